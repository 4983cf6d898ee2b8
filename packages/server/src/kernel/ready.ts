import { fileField, isRead, type AnyOperation } from '@knippa/contract';
import { hashOf, known } from './admission.js';
import type { Environment } from './environment.js';
import { parseInput, requestText } from './parse.js';
import { readPlanToken, type PlanToken } from './plans.js';
import type { Route } from './registry.js';
import type { Submission } from './replies.js';

/** One request, whatever it came over. */
export interface Call {
  readonly operation: AnyOperation;
  /** The input as it was sent: path, query, body and file together. */
  readonly raw: Record<string, unknown>;
  readonly token: string | undefined;
  /** Whether the plan is asked for, and not the act. */
  readonly planning: boolean;
  /** The `version` or plan token that the act is held against. */
  readonly guard: string | undefined;
  /** The submission's idempotency key. */
  readonly key: string | undefined;
  readonly signal: AbortSignal;
  /** Hears how far the work has come; never waited for. */
  readonly onProgress: (done: number, of: number) => void;
}

/** A call that was parsed, and everything that it brought: whose token, which submission, which plan. */
export interface Ready extends Call {
  readonly route: Route;
  readonly input: Record<string, unknown>;
  readonly tokenHash: Uint8Array;
  readonly nowMs: number;
  readonly now: string;
  readonly submission: Submission | undefined;
  readonly plan: PlanToken | undefined;
  /** What a plan of this request holds for: the input, less what is answered once the plan has been read. Hashed once, for a file may be large. */
  readonly planned: string;
  /** When the session was last used, once it is known. */
  usedAt: string | undefined;
}

/** Reads everything that a call brought. Throws `Refused`. */
export async function readied(env: Environment, call: Call, route: Route, nowMs: number): Promise<Ready> {
  const now = new Date(nowMs).toISOString();
  const tokenHash = hashOf(env, call.token);
  const input = await parsedOrUnknown(env, call, tokenHash, now);
  const submission = submissionOf(env, call, input);
  const plan = call.operation.guard === 'plan' && call.guard !== undefined ? await readPlanToken(env, call.guard) : undefined;
  const planned = call.operation.guard === 'plan' ? plannedRequest(env, call.operation, input, submission) : '';
  return { usedAt: undefined, ...call, route, input, tokenHash, nowMs, now, submission, plan, planned };
}

function plannedRequest(
  env: Environment,
  operation: AnyOperation,
  input: Record<string, unknown>,
  submission: Submission | undefined,
): string {
  if (submission && !operation.answers) return submission.requestHash.join();
  const planned = Object.fromEntries(Object.entries(input).filter(([field]) => !operation.answers?.includes(field)));
  return env.digest(requestText(operation, planned, env.digest)).join();
}

/** Lets go of the file that a call brought, once it is read: a hundred megabytes are not held beside what was read of them (F18). */
export function letGoOfFile({ operation, raw, input }: Ready): void {
  const file = fileField(operation);
  if (file) for (const holding of [raw, input]) Reflect.deleteProperty(holding, file);
}

/** Parses the input; a wrong one from nobody is answered as from nobody. */
async function parsedOrUnknown(
  env: Environment,
  { operation, raw }: Call,
  tokenHash: Uint8Array,
  now: string,
): Promise<Record<string, unknown>> {
  try {
    return parseInput(operation, raw);
  } catch (error) {
    await known(env, tokenHash, now);
    throw error;
  }
}

function submissionOf(env: Environment, { operation, key, planning }: Call, input: Record<string, unknown>): Submission | undefined {
  if (isRead(operation) || planning || key === undefined) return undefined;
  return { operation: operation.name, key, keyHash: env.digest(key), requestHash: env.digest(requestText(operation, input, env.digest)) };
}
