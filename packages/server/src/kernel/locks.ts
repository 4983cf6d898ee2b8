import type { AnyOperation } from '@knippa/contract';
import { sql, type RawBuilder } from 'kysely';
import { accountNamed } from '../accounts/named.js';
import type { Tx } from '../store/store.js';

/** How locks are taken: only what nobody holds, or each in turn. */
interface Way {
  readonly pass: string;
  readonly rows: RawBuilder<unknown>;
}

const unlessHeld: Way = { pass: 'pg_try_advisory_xact_lock', rows: sql`skip locked` };
const inTurn: Way = { pass: 'pg_advisory_xact_lock', rows: sql`` };

/**
 * What a write locks before it reads anything, in the order licence → account → document, one statement a table, by id. The licence is shared,
 * unless the operation changes what was bought of it. An account is held by what changes it, or what somebody may in it, and whole by what takes it
 * away; whatever else is written in it shares it, many at once: no right is taken from a write that was judged and is under way. Row-level
 * security keeps others' ids out.
 */
export class Locks {
  readonly #licence: RawBuilder<unknown>;
  readonly #rest: (way: Way) => RawBuilder<unknown>[];
  readonly #named: number;

  constructor({ locks, ends }: AnyOperation, input: Record<string, unknown>) {
    const held = locks.filter((key) => key !== 'licenceId' && key !== 'documentId').map((key) => accountOf(key, String(input[key])));
    const shared = held.length === 0 && 'accountId' in input ? [accountOf('accountId', String(input['accountId']))] : [];
    const documents = locks.filter((key) => key === 'documentId').map((key) => String(input[key]));
    const hold = ends ? sql`for update` : sql`for no key update`;
    this.#licence = locks.includes('licenceId') ? sql`select 1 from licences for no key update` : sql`select 1 from licences for key share`;
    this.#rest = ({ pass, rows }) => [
      ...(shared.length > 0 ? [passing(shared, `${pass}_shared`)] : []),
      ...(held.length > 0
        ? [passing(held, pass), sql`select 1 from accounts as a where ${sql.join(held, sql` or `)} order by a.id ${hold} ${rows}`]
        : []),
      ...documents.map((id) => sql`select 1 from documents where id = ${id}::uuid for no key update ${rows}`),
    ];
    this.#named = shared.length + 2 * held.length + documents.length;
  }

  /**
   * Waits for the licence, which is the asker's own, and takes of the rest what nobody holds; says whether that was all. Whoever is held up by
   * others has first to see what they ask about: an id that is not theirs to see is answered as one that nobody has, in time too (T-U4).
   */
  async tried(tx: Tx): Promise<boolean> {
    const begun = this.#named > 0 ? [sql`savepoint untried`, this.#licence] : [this.#licence];
    const all = [...begun, ...this.#rest(unlessHeld)].map((query) => tx.run(query));
    const taken = (await Promise.all(all)).slice(begun.length);
    return taken.flat().length === this.#named;
  }

  /** Lets go of what was taken, and waits for all of it in order. */
  async waited(tx: Tx): Promise<void> {
    await Promise.all([sql`rollback to savepoint untried`, this.#licence, ...this.#rest(inTurn)].map((query) => tx.run(query)));
  }
}

/** The account that a field of the input names, or the one that a request in it is about. */
function accountOf(key: string, value: string): RawBuilder<boolean> {
  return key === 'requestId' ? sql<boolean>`a.id = (select account_id from requests where id = ${value}::uuid)` : accountNamed(value);
}

/**
 * The door of accounts, a row for each that is passed. It stands before their rows, for whoever waits at it is not overtaken: those who share a
 * row let others share it too, and whoever would hold it might wait for ever.
 */
function passing(accounts: readonly RawBuilder<boolean>[], pass: string): RawBuilder<unknown> {
  return sql`with named as materialized (select a.id from accounts as a where ${sql.join(accounts, sql` or `)} order by a.id),
      passed as materialized (select ${sql.raw(pass)}(hashtextextended(id::text, 0))::text as way from named)
    select 1 from passed where way <> 'false'`;
}
