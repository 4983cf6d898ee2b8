import * as v from 'valibot';
import type { CommonCode, RefusalCode } from './refusals.js';
import { isFileInput, type FileField } from './file.js';
import type { FileOutput } from './file.js';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** What a write is held against: the `version` that was read, or the token of a plan. It travels as If-Match. */
export type Guard = 'version' | 'plan';

type Entries = v.ObjectEntries;

/** The names in braces of a path. */
export type PathParams<P extends string> = P extends `${string}{${infer K}}${infer Rest}` ? K | PathParams<Rest> : never;

/** The last name in braces of a path: what the operation acts on. `none` where the path has no name. */
export type SubjectKey<P extends string> = P extends `${string}{${infer K}}${infer Rest}`
  ? Rest extends `${string}{${string}`
    ? SubjectKey<Rest>
    : K
  : 'none';

export type Output = v.GenericSchema | FileOutput;

/** One thing that can be asked of the service, from which routes, clients, documentation and tests are derived. */
export interface Operation<
  N extends string = string,
  P extends string = string,
  I extends Entries = Entries,
  O extends Output = Output,
  R extends RefusalCode = RefusalCode,
  G extends Guard | undefined = Guard | undefined,
  Open extends boolean = boolean,
> {
  /** `resource.act`, unique; also the name of its event and of its `can`. */
  readonly name: N;
  readonly method: Method;
  readonly path: P;
  readonly input: v.StrictObjectSchema<I, undefined>;
  readonly output: O;
  /** What it may be refused with, beside `CommonCode`. */
  readonly refusals: readonly R[];
  readonly guard: G;
  /**
   * Fields of the input whose rows are locked before anything is read, but for what others hold: that is waited for once the act was judged, and it
   * is judged anew then. Accounts, by id or group id, which are held; `requestId` is the account that a request is about; `licenceId` is the
   * licence, which else gives its key share alone; `documentId` is a document. An account in the path that is not held is shared, by many at once
   * who write in it: never beside what changes somebody's rights or a folder that is there, which holds it.
   */
  readonly locks: readonly string[];
  /** Takes an account away from where it was, so that nobody may hold on to it meanwhile. */
  readonly ends: boolean;
  /**
   * Fields that answer what the plan asks, and are no part of it. In `confirmation` its words are typed: beside a file it travels in a header, for
   * such words never stand in an address.
   */
  readonly answers?: readonly string[];
  /** A POST that changes nothing: it asks with a file, which no GET can carry. */
  readonly reads?: true;
  /** Makes something, so it is refused in grace (LIC-04); `adds`: only when its plan adds something. */
  readonly creates: boolean | 'adds';
  /**
   * Stands in every phase of the licence: to see and to end one's own session, to read a link or to ask for one. What does not may end in
   * `licence-expired`.
   */
  readonly everyPhase: boolean;
  /** Answers in lines of progress, then its output. */
  readonly progress: boolean;
  /** Asked without a session. */
  readonly open: Open;
}

interface Spec<
  P extends string,
  I extends Entries,
  O extends Output,
  R extends RefusalCode,
  G extends Guard | undefined,
  Open extends boolean,
> {
  readonly input: I & Record<PathParams<P>, v.GenericSchema>;
  readonly output: O;
  readonly refusals?: readonly (R & Exclude<RefusalCode, CommonCode>)[];
  readonly guard?: G;
  readonly locks?: readonly ('licenceId' | (keyof I & string))[];
  readonly ends?: true;
  readonly answers?: readonly (keyof I & string)[];
  readonly creates?: true | 'adds';
  readonly everyPhase?: true;
  readonly progress?: true;
  readonly open?: Open;
}

type Define<M extends Method, More> = <
  N extends string,
  P extends string,
  I extends Entries,
  O extends Output,
  R extends RefusalCode = never,
  G extends Guard | undefined = undefined,
  Open extends boolean = false,
>(
  name: N,
  path: P,
  spec: Spec<P, I, O, R, G, Open>,
) => Operation<N, P, I, O, R, G, Open> & { readonly method: M } & More;

/* #__NO_SIDE_EFFECTS__ */
function define<M extends Method, More extends object = object>(method: M, more?: More): Define<M, More> {
  return (name, path, spec) =>
    ({
      refusals: [],
      locks: [],
      ends: false,
      creates: false,
      everyPhase: false,
      progress: false,
      open: false,
      ...more,
      ...spec,
      name,
      method,
      path,
      input: v.strictObject(spec.input),
      // a spread forgets which of the two each field is: the defaults here, or what \`Spec\` has typed
    }) as never;
}

/** Reads; never changes anything. Fields outside the path travel in the query. */
export const get = /*@__PURE__*/ define('GET');
/** Makes something or acts on something. Fields outside the path travel as JSON, or in the query where a file is the body. */
export const post = /*@__PURE__*/ define('POST');
/** Asks with a file, and changes nothing. */
export const ask = /*@__PURE__*/ define('POST', { reads: true } as const);
/** Changes the fields that are given. */
export const patch = /*@__PURE__*/ define('PATCH');
/** Ends something. */
export const del = /*@__PURE__*/ define('DELETE');

/** Any operation. */
export type AnyOperation = Operation;

/** Operations of one resource, by act. */
export type Operations = Readonly<Record<string, unknown>>;

/** The operations among what a contract file exports, by act. */
export type OperationsOf<T> = {
  readonly [K in keyof T as T[K] extends AnyOperation ? K : never]: T[K] extends AnyOperation ? T[K] : never;
};

/** What the server's answer works on. A file has become bytes. */
export type InputOf<Op extends AnyOperation> = {
  [K in keyof v.InferOutput<Op['input']>]: v.InferOutput<Op['input']>[K] extends FileField ? Uint8Array : v.InferOutput<Op['input']>[K];
};

/** What a caller gives: the input, and the guard's field where the operation has one. */
export type CallInput<Op extends AnyOperation> = v.InferInput<Op['input']> & GuardField<Op['guard']>;
type GuardField<G> = G extends 'version' ? { version: string } : G extends 'plan' ? { plan: string } : unknown;

/** What a caller gets. A download is a `Blob`. */
export type OutputOf<Op extends AnyOperation> = Op['output'] extends v.GenericSchema ? v.InferOutput<Op['output']> : Blob;

/** Every code that an operation may be refused with. */
export type CodesOf<Op extends AnyOperation> = Op['refusals'][number] | CommonCode;

/** The names in braces of a path, in order. */
export function pathParams(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** The last name in braces of an operation's path, or `none`. */
export function subjectKey(operation: AnyOperation): string {
  return pathParams(operation.path).at(-1) ?? 'none';
}

/** The field of an operation's input that is a file, if any: it is the request's body. */
export function fileField(operation: AnyOperation): string | undefined {
  return Object.keys(operation.input.entries).find((key) => isFileInput(operation.input.entries[key]));
}

/** Where the words travel that are typed to confirm an act with a file: they never stand in an address. */
export const confirmation = { field: 'confirmation', header: 'Knippa-Confirmation' } as const;

/** Whether an operation changes nothing. */
export function isRead(operation: AnyOperation): boolean {
  return operation.method === 'GET' || !!operation.reads;
}

/** The operations that `isRead` tells of, for types. */
export type Reads = { readonly method: 'GET' } | { readonly reads: true };
