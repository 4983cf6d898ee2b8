import {
  confirmation,
  fileField,
  isFileInput,
  isRead,
  mostDocumentBytes,
  operations,
  pathParams,
  type AnyOperation,
  type FileOutput,
} from '@knippa/contract';
import { refuse } from '@knippa/core';
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import type { Environment } from './kernel/environment.js';
import { admit } from './kernel/admission.js';
import { handle } from './kernel/handle.js';
import { problemOf } from './kernel/problem.js';
import type { Call } from './kernel/ready.js';
import { isDownload } from './kernel/registry.js';
import { Refused } from './kernel/refused.js';
import { bytesHeader, downloadResponse } from './download.js';
import { answerInLines } from './progress.js';
import { readBody, readJson } from './body.js';

/** Where pages of other origins may call from, and where problems that nobody foresaw are told. */
export interface HttpOptions {
  readonly basePath: string;
  readonly origins: readonly string[];
  readonly onError: (error: unknown) => void;
}

/** Most bytes of a JSON body; with a document's content as many more as it takes where every character of it is escaped. */
const mostJsonBytes = 3_000_000;
const mostEscapedBytes = 6 * mostDocumentBytes + 65_536;

/** The service over HTTP: every operation of the contract at its path, derived. */
export function routesOver(env: Environment, { basePath, origins, onError }: HttpOptions) {
  const app = new Hono().basePath(basePath);
  if (origins.length > 0)
    app.use(cors({ origin: [...origins], allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'], exposeHeaders: [bytesHeader], maxAge: 600 }));
  const answer = (operation: AnyOperation, planning: boolean) => async (context: Context) => {
    try {
      return await respond(env, operation, planning, context, onError);
    } catch (error) {
      return told(error, context, onError);
    }
  };
  const asked = operations.flatMap((operation) => [
    { operation, path: operation.path, method: operation.method, planning: false },
    ...(operation.guard === 'plan' ? [{ operation, path: `${operation.path}/plan`, method: 'POST', planning: true }] : []),
  ]);
  // in order, for a brace comes after every letter: what is written out is matched before what is named
  for (const path of [...new Set(asked.map((one) => one.path))].sort()) {
    const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
    for (const one of asked) if (one.path === path) app.on(one.method, route, answer(one.operation, one.planning));
    app.all(route, () => problem(new Refused(refuse('method-not-allowed'))));
  }
  app.notFound(() => problem(new Refused(refuse('not-found'))));
  app.onError((error) => {
    onError(error);
    return problem(error);
  });
  return app;
}

async function respond(
  env: Environment,
  operation: AnyOperation,
  planning: boolean,
  context: Context,
  onError: HttpOptions['onError'],
): Promise<Response> {
  const { req } = context;
  const token = bearer(req.header('authorization'));
  // nothing of a body is read for nobody, and nothing of a file before it is known for whom
  if (!operation.open && (token === undefined || fileField(operation))) await admit(env, token);
  const call: Omit<Call, 'onProgress'> = {
    operation,
    raw: await rawInput(operation, context),
    token,
    planning,
    guard: guardOf(req.header('if-match')),
    key: keyOf(req.header('idempotency-key')),
    signal: req.raw.signal,
  };
  if (!isRead(operation) && !operation.open && !planning && call.key === undefined) throw new Refused(refuse('key-missing'));
  if (operation.progress && !planning)
    return answerInLines(
      (onProgress) => handle(env, { ...call, onProgress }),
      (error) => told(error, context, onError),
    );
  return answered(operation, await handle(env, { ...call, onProgress: () => undefined }), onError);
}

/** The answer to what failed, which is told unless it was refused or nobody waits for it any more. */
function told(error: unknown, { req }: Context, onError: HttpOptions['onError']): Response {
  if (!(error instanceof Refused) && !req.raw.signal.aborted) onError(error);
  return problem(error);
}

function answered(operation: AnyOperation, output: unknown, onError: HttpOptions['onError']): Response {
  if (output === null) return new Response(null, { status: 204, headers });
  if (!isDownload(output)) return new Response(JSON.stringify(output), { headers: jsonHeaders });
  return downloadResponse(operation.output as FileOutput, output, headers, onError);
}

const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } as const;
const jsonHeaders = { ...headers, 'Content-Type': 'application/json' } as const;

/** A problem document as a response. */
function problem(error: unknown): Response {
  const document = problemOf(error);
  const retryAfter = document.params['retryAfter'];
  return new Response(JSON.stringify(document), {
    status: document.status,
    headers: {
      ...headers,
      'Content-Type': 'application/problem+json',
      ...(typeof retryAfter === 'number' && { 'Retry-After': String(retryAfter) }),
    },
  });
}

/** Path, query and body as one object: what the operation's schema is held against. */
async function rawInput(operation: AnyOperation, { req }: Context): Promise<Record<string, unknown>> {
  const params = Object.fromEntries(pathParams(operation.path).map((name) => [name, req.param(name)]));
  const file = fileField(operation);
  const inQuery = isRead(operation) || file !== undefined;
  const query = Object.entries(req.queries());
  if (query.some(([, values]) => values.length > 1) || (!inQuery && query.length > 0)) throw new Refused(refuse('malformed'));
  const fields = Object.fromEntries(query.map(([key, [value]]) => [key, value]));
  if (Object.keys(fields).some((key) => key in params)) throw new Refused(refuse('malformed'));
  if (file === undefined)
    return inQuery || operation.method === 'DELETE'
      ? { ...fields, ...params }
      : { ...(await readJson(req.raw, 'content' in operation.input.entries ? mostEscapedBytes : mostJsonBytes, params)), ...params };
  if (confirmation.field in fields) throw new Refused(refuse('malformed'));
  const { mostBytes } = isFileInput(operation.input.entries[file]) ?? { mostBytes: 0 };
  return { ...fields, ...typed(req.header(confirmation.header)), ...params, [file]: await readBody(req.raw, mostBytes) };
}

/** The words that were typed to confirm an act with a file. */
function typed(header: string | undefined): Record<string, string> {
  if (header === undefined) return {};
  try {
    return { [confirmation.field]: decodeURIComponent(header) };
  } catch {
    throw new Refused(refuse('malformed'));
  }
}

function bearer(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^Bearer ([\w-]{1,200})$/.exec(header)?.[1];
}

/** A version or token in quotes; a star or a weak one holds nothing. */
function guardOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const value = /^"([\w-]{1,2000})"$/.exec(header)?.[1];
  if (value === undefined) throw new Refused(refuse('malformed'));
  return value;
}

function keyOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (!/^[\x21-\x2b\x2d-\x7e]{1,255}$/.test(header)) throw new Refused(refuse('malformed'));
  return header;
}
