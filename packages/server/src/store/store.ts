import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Compilable,
  type RawBuilder,
} from 'kysely';
import type { Schema } from './schema.js';

/** Compiles queries; it runs none. What runs them is a `Tx`. */
export const sqlOf = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** A query that can be run: built by `sqlOf`, or raw with its row type. */
export type Query<Row> = Compilable<Row> | RawBuilder<Row>;

/** How a query is run. */
export interface Running {
  /** Planned for its very values, not for usual ones: for what is quick in another way in an account of 100,000 than in one of ten. */
  readonly planned: 'for-its-values';
}

/**
 * A transaction. `run` sends at once: queries that are not awaited in between travel together, and after a failed one
 * the rest fail too.
 */
export interface Tx {
  run<Row>(query: Query<Row>, how?: Running): Promise<Row[]>;
  /** Sends a query whose rows nobody waits for; COMMIT goes with it, and the transaction fails where it fails. */
  send(query: Query<unknown>): void;
}

/** Reads see one moment and write nothing; writes read what is committed, and lock first. */
export interface Mode {
  readonly write: boolean;
}

/** A database of Knippa: PostgreSQL, or an embedded PGlite in a folder, in memory or in a tab. */
export interface Store {
  readonly kind: 'postgres' | 'pglite';
  /** Runs a transaction: commits what `run` returns from, rolls back what it throws. */
  transaction<T>(mode: Mode, run: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Why a query of a transaction that is over is not run: a branch that was left behind when another failed would else
 * write on its own, or into the transaction that has the connection next.
 */
export function transactionEnded(): Error {
  return new Error('The transaction has ended.');
}

/** Throws, of everything that fails in a transaction, what failed first: the rest only says that the transaction is aborted. */
export function firstOfAll(): (error: unknown) => never {
  let first: unknown;
  return (error) => {
    throw (first ??= error);
  };
}

/** The statements that open a transaction. */
export function opening({ write }: Mode): string {
  return write ? `begin isolation level read committed; set local lock_timeout = '5s'` : 'begin isolation level repeatable read read only';
}

/** Text and parameters of a query. */
export function compile(query: Query<unknown>): { sql: string; parameters: readonly unknown[] } {
  return 'compile' in query && query.compile.length === 0 ? (query as Compilable).compile() : (query as RawBuilder<unknown>).compile(sqlOf);
}

/** An instant as databases print it, as ISO 8601 in UTC. */
export function isoInstant(text: string): string {
  return text.replace(' ', 'T').replace(/\+00(?::00)?$/, 'Z');
}
