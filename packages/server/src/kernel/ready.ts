import { isRead, type AnyOperation } from '@knippa/contract';
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
  return { usedAt: undefined, ...call, route, input, tokenHash, nowMs, now, submission, plan };
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
