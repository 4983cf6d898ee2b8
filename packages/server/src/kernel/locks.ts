import type { AnyOperation } from '@knippa/contract';
import { sql, type RawBuilder } from 'kysely';
import { accountNamed } from '../accounts/named.js';

/**
 * What a write locks before it reads anything, in the order licence → account → document, one statement a table, by id. The
 * licence is shared, unless the operation changes what was bought of it; an account is held whole by what takes it away.
 * Row-level security keeps others' ids out.
 */
export function locking(operation: AnyOperation, input: Record<string, unknown>): RawBuilder<unknown>[] {
  const accounts = operation.locks
    .filter((key) => key !== 'licenceId' && key !== 'documentId')
    .map((key) => accountOf(key, String(input[key])));
  const licence = operation.locks.includes('licenceId')
    ? sql`select 1 from licences for no key update`
    : sql`select 1 from licences for key share`;
  const hold = operation.ends ? sql`for update` : sql`for no key update`;
  const account =
    accounts.length > 0 ? [sql`select 1 from accounts as a where ${sql.join(accounts, sql` or `)} order by a.id ${hold}`] : [];
  const document = operation.locks.includes('documentId')
    ? [sql`select 1 from documents where id = ${String(input['documentId'])}::uuid for no key update`]
    : [];
  return [licence, ...account, ...document];
}

/** The account that a field of the input names, or the one that a request in it is about. */
function accountOf(key: string, value: string): RawBuilder<boolean> {
  return key === 'requestId' ? sql<boolean>`a.id = (select account_id from requests where id = ${value}::uuid)` : accountNamed(value);
}
