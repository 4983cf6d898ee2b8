import { isRead, type AnyOperation, type CallInput, type OutputOf, type Plan } from '@knippa/contract';
import ky, { HTTPError, type KyInstance } from 'ky';
import { readAnswer } from './answer.js';
import { isKnippaError } from './errors.js';
import type { Progress } from './progress.js';
import { travel } from './travel.js';

/** An operation that can be asked for its plan before it is applied. */
export type PlannedOperation = AnyOperation & { readonly guard: 'plan' };

/** What a plan is asked with: the input without the plan's own token. */
export type PlanInput<Op extends AnyOperation> = Omit<CallInput<Op>, 'plan'>;

/** How a call is made. */
export interface CallOptions {
  /** Ends the call. A write that has reached the service may still be done; ask again under the same `key` to learn of it. */
  readonly signal?: AbortSignal | undefined;
  /** The idempotency key of the submission that this call belongs to; without one each call is a submission of its own. */
  readonly key?: string | undefined;
  /** Hears how far an operation with progress has come; of a download, how many bytes of about how many. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What elements and hosts speak to the service through: two methods over any operation of the contract. */
export interface Client {
  /** Calls an operation. Ends in its output, a `KnippaError` (a refusal), a `WrongAnswerError`, or the network's own error. */
  call<Op extends AnyOperation>(operation: Op, input: CallInput<Op>, options?: CallOptions): Promise<OutputOf<Op>>;
  /** Asks what an operation would do, with the same input; the plan's `token` is then the call's `plan`. Changes nothing. */
  plan<Op extends PlannedOperation>(operation: Op, input: PlanInput<Op>, options?: Pick<CallOptions, 'signal'>): Promise<Plan>;
}

/** How a client reaches the service, and who it is. */
export interface ClientOptions {
  /** Where the API is, absolute or relative to the page. */
  readonly baseUrl: string;
  /** The session's token, asked for at every call, so that it is kept in one place: the host's. */
  readonly getToken?: () => string | null | undefined | Promise<string | null | undefined>;
  readonly fetch?: typeof globalThis.fetch;
  /** Told when the service no longer knows the token that `getToken` still gives. */
  readonly onSessionEnded?: () => void;
}

type Input = Readonly<Record<string, unknown>>;

/** How a refusal and a plan are read: a page that is shown a list, and no refusal, does not load it. */
const problems = () => import('./problem.js');

/** Waits this long for an answer to begin. What takes a file or tells its progress has no limit but the caller's signal. */
const patience = 30_000;

/**
 * Makes a client. Reads are tried again when the network or the service stumbles (three times in all), and so are writes, under the same
 * idempotency key, so that a lost answer never does a thing twice. What is asked without a session is sent once.
 */
export function createClient(options: ClientOptions): Client {
  const http = ky.create({ prefixUrl: options.baseUrl, ...(options.fetch && { fetch: options.fetch }) });

  async function send(operation: AnyOperation, input: Input, { signal, key }: CallOptions, suffix = ''): Promise<Response> {
    const token = operation.open ? undefined : await options.getToken?.();
    try {
      return await until(signal, request(http, operation, input, { signal, key, token, suffix }));
    } catch (error) {
      if (!(error instanceof HTTPError)) throw error;
      const refusal = await (await problems()).readRefusal(operation, error.response);
      if (token && isKnippaError(refusal) && refusal.status === 401 && (await options.getToken?.()) === token) {
        options.onSessionEnded?.();
      }
      throw refusal;
    }
  }

  return {
    async call<Op extends AnyOperation>(operation: Op, input: CallInput<Op>, callOptions: CallOptions = {}) {
      const response = await send(operation, input, callOptions);
      const { signal, onProgress } = callOptions;
      return (await until(signal, readAnswer(operation, response, onProgress, signal))) as OutputOf<Op>;
    },
    async plan(operation, input, callOptions = {}) {
      const response = await send(operation, input, callOptions, '/plan');
      return (await problems()).readPlan(operation, response);
    },
  };
}

/** Ends with the signal, also over a fetch that does not listen to it: a service that runs in the page. */
function until<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work;
  const aborted = new Promise<never>((_, reject) => {
    const end = () => reject(signal.reason as Error);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  // raced, so that the loser is heard too: work that ends later, with the same signal, is nobody's fault
  return Promise.race([aborted, work]);
}

/** A new idempotency key: 128 random bits. (`crypto.randomUUID` is missing where a host page is not served over TLS.) */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface Sending extends Pick<CallOptions, 'signal' | 'key'> {
  readonly token: string | null | undefined;
  readonly suffix: string;
}

async function request(
  http: KyInstance,
  operation: AnyOperation,
  input: Input,
  { signal, key, token, suffix }: Sending,
): Promise<Response> {
  const { path, query, json, file, ifMatch } = travel(operation, input);
  const writes = !isRead(operation) && suffix === '';
  const headers: Record<string, string> = {};
  if (token) headers['Authorization'] = `Bearer ${token}`;
  if (ifMatch !== undefined && writes) headers['If-Match'] = ifMatch;
  if (writes && !operation.open) headers['Idempotency-Key'] = key ?? newKey();
  const body = file && (await import('./file.js')).bodyOf(operation, input[file], query, headers);
  return http(path + suffix, {
    method: operation.method,
    headers,
    searchParams: query,
    ...(json && { json }),
    ...(body && { body }),
    ...(signal && { signal }),
    timeout: file || operation.progress ? false : patience,
    retry: operation.open
      ? 0
      : { limit: 2, methods: ['get', 'post', 'patch', 'delete'], statusCodes: [502, 503, 504], maxRetryAfter: 5000 },
    cache: 'no-store',
    credentials: 'omit',
  });
}
