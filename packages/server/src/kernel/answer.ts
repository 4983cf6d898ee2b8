import type { AnyOperation, Can, Change, FileOutput, InputOf, OperationsOf, OutputOf } from '@knippa/contract';
import type { Actor, ClosedOf, LicenceFacts, SubjectName, SubjectOf, Subjects, WritesOf } from '@knippa/core';
import type { Tx } from '../store/store.js';
import type { Entered } from './actor.js';
import type { Environment } from './environment.js';
import type { Later } from './later.js';

/** What every loader and answer may use: the transaction, who asks, when, and what the asker may do. */
export interface Reading {
  readonly tx: Tx;
  readonly env: Environment;
  readonly actor: Actor;
  readonly session: Entered;
  /** The hash of the token that the request came with. */
  readonly tokenHash: Uint8Array;
  readonly licence: LicenceFacts;
  /** The instant of the request, ISO 8601. */
  readonly now: string;
  /** What the actor may do to a subject, by operation (WHY-03). */
  can<K extends SubjectName>(name: K, subject: Subjects[K]): Can;
}

/** What a loader found: the facts that rules judge, the row that is shown, and its version if it can be edited. */
export interface Found<K extends SubjectName, Row = unknown> {
  readonly subject: Subjects[K];
  readonly row: Row;
  readonly version?: string;
}

/** Loads one subject through visibility; what the actor does not see is not there. */
export type Loader<K extends SubjectName, Row = unknown> = (
  reading: Reading,
  ids: Readonly<Record<string, string>>,
) => Promise<Found<K, Row> | undefined>;

/** The rows that subjects are loaded as, by subject; each resource's server file adds its own. */
export interface Rows {
  readonly none: unknown;
}

/** What an answer works on. */
export interface Asked<Op extends AnyOperation> extends Reading {
  readonly subject: SubjectOf<Op>;
  /** The subject's row, as its loader read it. */
  readonly row: unknown;
  readonly input: InputOf<Op>;
}

/** What the slow part of an answer works on, outside any transaction. */
export interface Preparing<Op extends AnyOperation> {
  readonly env: Environment;
  /** Whoever asks, as they were when they were let in. */
  readonly session: Entered;
  readonly now: string;
  readonly input: InputOf<Op>;
  /** Whether only a plan is asked for. */
  readonly planning: boolean;
  readonly signal: AbortSignal;
  /** Tells how far the work has come, of what is slow in it. */
  readonly progress: (done: number, of: number) => void;
}

/** What a write does its writing with: `changes` is the list that was judged and will be told. */
export interface Doing<Op extends AnyOperation, Facts, Prepared> extends Asked<Op> {
  readonly facts: Facts;
  readonly changes: readonly Change[];
  readonly prepared: Prepared;
  /** Tells how far the work has come; throws when the caller has left. */
  progress(done: number, of: number): Promise<void>;
}

/** A download: its file name, and its text in parts, or its bytes as they are asked for; of the first type that its operation declares unless it says which. */
export interface Download {
  readonly filename: string;
  readonly type?: string;
  readonly parts: readonly (string | Uint8Array<ArrayBuffer>)[] | AsyncIterable<Uint8Array>;
  /** About how many bytes it has, where it is made while it is read. */
  readonly bytes?: number;
}

type Answered<Op extends AnyOperation> = Op['output'] extends FileOutput ? Download : OutputOf<Op>;

type ReadAnswer<Op extends AnyOperation, Prepared> = {
  readonly run: (asked: Asked<Op> & Later<Op> & { readonly prepared: Prepared }) => Promise<Answered<Op>>;
} & Prepares<Op, Prepared>;

type Prepares<Op extends AnyOperation, Prepared> = undefined extends Prepared
  ? { readonly prepare?: undefined }
  : { readonly prepare: (preparing: Preparing<Op>) => Promise<Prepared> };

type WriteAnswer<Op extends AnyOperation, Facts, Prepared> = {
  readonly run: (doing: Doing<Op, Facts, Prepared>) => Promise<Answered<Op>>;
} & (undefined extends Facts
  ? { readonly facts?: undefined }
  : { readonly facts: (asked: Asked<Op> & { readonly prepared: Prepared }) => Promise<Facts> }) &
  Prepares<Op, Prepared>;

type At<Map, K> = K extends keyof Map ? Map[K] : undefined;

/** The answers of a resource: one for every operation that asks for a session. */
export type Answers<
  T,
  Facts extends Record<WritesOf<T>, unknown>,
  Prepared extends Partial<Record<ClosedOf<T>, unknown>> = Record<never, never>,
> = {
  readonly [K in ClosedOf<T>]: K extends WritesOf<T>
    ? WriteAnswer<OperationsOf<T>[K & keyof OperationsOf<T>], Facts[K], At<Prepared, K>>
    : ReadAnswer<OperationsOf<T>[K & keyof OperationsOf<T>], At<Prepared, K>>;
};
