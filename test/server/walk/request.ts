import { confirmation, fileField, isRead, pathParams, type AnyOperation } from '@knippa/contract';
import { randomUUID } from 'node:crypto';
import type { Body } from '../../corpus.js';

/** What is odd about a request. */
export interface Oddities {
  /** A body in place of the ordinary one, with the type and encoding that it claims. */
  readonly body?: Body;
}

/** An act as it is sent, field by field, with nothing checked on the way. */
export interface Asking extends Oddities {
  readonly operation: AnyOperation;
  readonly input: Readonly<Record<string, unknown>>;
  readonly token: string | undefined;
  readonly planning?: boolean;
  readonly guard?: string;
  readonly key?: string;
}

/** The address of the service in tests; it is never looked up. */
export const base = 'http://knippa.test/api';

/** A value as text: what a program writes into an address. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Text for an address, also where half a surrogate pair stands in it. */
function encoded(value: unknown): string {
  return encodeURIComponent(Buffer.from(text(value)).toString());
}

/** The path and query of an act. */
export function addressOf({ operation, input, planning }: Asking): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(input[name]));
  const query = inQuery(operation)
    ? outside(operation, input)
        .filter(inAddress(operation))
        .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    : [];
  return `${path}${planning ? '/plan' : ''}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

function inQuery(operation: AnyOperation): boolean {
  return isRead(operation) || fileField(operation) !== undefined;
}

/** Words that confirm an act with a file travel in a header. */
function inAddress(operation: AnyOperation) {
  return ([name]: [string, unknown]) => fileField(operation) === undefined || name !== confirmation.field;
}

/** The fields that travel neither in the path nor as a file. */
function outside(operation: AnyOperation, input: Readonly<Record<string, unknown>>): [string, unknown][] {
  const [inPath, file] = [pathParams(operation.path), fileField(operation)];
  return Object.entries(input).filter(([name, value]) => value !== undefined && name !== file && !inPath.includes(name));
}

/** The ordinary body of an act; undefined where it has none. */
export function bodyOf({ operation, input }: Pick<Asking, 'operation' | 'input'>): Body | undefined {
  const file = fileField(operation);
  if (file !== undefined) return { body: input[file] as Uint8Array<ArrayBuffer>, type: 'text/csv' };
  if (isRead(operation) || operation.method === 'DELETE') return undefined;
  return { body: JSON.stringify(Object.fromEntries(outside(operation, input))), type: 'application/json' };
}

/** The headers of an act. */
export function headersOf(asking: Asking): Record<string, string> {
  const { operation, token, planning, guard, key = randomUUID() } = asking;
  const { type, encoding } = asking.body ?? bodyOf(asking) ?? {};
  return {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(!isRead(operation) && !operation.open && !planning && { 'idempotency-key': key }),
    ...(guard !== undefined && { 'if-match': `"${guard}"` }),
    ...(fileField(operation) !== undefined &&
      asking.input[confirmation.field] !== undefined && { [confirmation.header]: encoded(asking.input[confirmation.field]) }),
    ...(type !== undefined && { 'content-type': type }),
    ...(encoding !== undefined && { 'content-encoding': encoding }),
  };
}

/** The request of an act. */
export function requestOf(asking: Asking): Request {
  const body = asking.body ?? bodyOf(asking);
  return new Request(base + addressOf(asking), {
    method: asking.planning ? 'POST' : asking.operation.method,
    headers: headersOf(asking),
    ...(body && { body: body.body }),
  });
}
