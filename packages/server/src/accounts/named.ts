import { fold } from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether an account `a` is the one that is named, by its id or its group id: a group id has no hyphens, so it is never both. */
export function accountNamed(name: string): RawBuilder<boolean> {
  return isId.test(name) ? sql<boolean>`a.id = ${name}::uuid` : sql<boolean>`a.group_id_key = ${fold(name)}`;
}
