import type { AnyOperation } from '@knippa/contract';
import { sql, type RawBuilder } from 'kysely';

/**
 * What a write locks before it reads anything, in the order licence → account, one statement a table, by id. The
 * licence is shared, unless the operation changes what was bought of it; an account is held whole by what takes it away.
 * Row-level security keeps others' ids out.
 */
export function locking(operation: AnyOperation, input: Record<string, unknown>): RawBuilder<unknown>[] {
  const accounts = operation.locks.filter((key) => key !== 'licenceId').map((key) => String(input[key]));
  const licence = operation.locks.includes('licenceId')
    ? sql`select 1 from licences for no key update`
    : sql`select 1 from licences for key share`;
  if (accounts.length === 0) return [licence];
  const hold = operation.ends ? sql`for update` : sql`for no key update`;
  return [licence, sql`select 1 from accounts where id = any(${accounts}::uuid[]) order by id ${hold}`];
}
