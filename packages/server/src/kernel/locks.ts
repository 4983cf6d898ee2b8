import type { AnyOperation } from '@knippa/contract';
import { sql, type RawBuilder } from 'kysely';
import { accountNamed } from '../accounts/named.js';
import type { Tx } from '../store/store.js';

/**
 * What a write locks before it reads anything, in the order licence → account → document, one statement a table, by id. The
 * licence is shared, unless the operation changes what was bought of it; an account is held whole by what takes it away.
 * Row-level security keeps others' ids out.
 */
export class Locks {
  readonly #licence: RawBuilder<unknown>;
  readonly #rows: (unlessHeld: RawBuilder<unknown>) => RawBuilder<unknown>[];
  readonly #named: number;

  constructor({ locks, ends }: AnyOperation, input: Record<string, unknown>) {
    const accounts = locks.filter((key) => key !== 'licenceId' && key !== 'documentId').map((key) => accountOf(key, String(input[key])));
    const documents = locks.filter((key) => key === 'documentId').map((key) => String(input[key]));
    const hold = ends ? sql`for update` : sql`for no key update`;
    this.#licence = locks.includes('licenceId') ? sql`select 1 from licences for no key update` : sql`select 1 from licences for key share`;
    this.#rows = (unlessHeld) => [
      ...(accounts.length > 0
        ? [sql`select 1 from accounts as a where ${sql.join(accounts, sql` or `)} order by a.id ${hold} ${unlessHeld}`]
        : []),
      ...documents.map((id) => sql`select 1 from documents where id = ${id}::uuid for no key update ${unlessHeld}`),
    ];
    this.#named = accounts.length + documents.length;
  }

  /**
   * Waits for the licence, which is the asker's own, and takes of the rest what nobody holds; says whether that was all. Whoever is held up by
   * others has first to see what they ask about: an id that is not theirs to see is answered as one that nobody has, in time too (T-U4).
   */
  async tried(tx: Tx): Promise<boolean> {
    const begun = this.#named > 0 ? [sql`savepoint untried`, this.#licence] : [this.#licence];
    const all = [...begun, ...this.#rows(sql`skip locked`)].map((query) => tx.run(query));
    const taken = (await Promise.all(all)).slice(begun.length);
    return taken.flat().length === this.#named;
  }

  /** Lets go of what was taken, and waits for all of it in order. */
  async waited(tx: Tx): Promise<void> {
    await Promise.all([sql`rollback to savepoint untried`, this.#licence, ...this.#rows(sql``)].map((query) => tx.run(query)));
  }
}

/** The account that a field of the input names, or the one that a request in it is about. */
function accountOf(key: string, value: string): RawBuilder<boolean> {
  return key === 'requestId' ? sql<boolean>`a.id = (select account_id from requests where id = ${value}::uuid)` : accountNamed(value);
}
