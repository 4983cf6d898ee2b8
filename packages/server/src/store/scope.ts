import type { Actor, RightName, Seen } from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';

/**
 * A resource's visibility as a condition: `columns` names, once per resource, the column that holds each field of its
 * table in core. The licence itself is a condition of its own, put before this one, so that a right on the whole
 * licence folds to `true` and the index keeps its order.
 */
export function visible<Field extends string>(
  actor: Actor,
  seen: Seen<Field>,
  columns: Readonly<Record<Exclude<Field, 'licenceId'>, string>>,
): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [];
  for (const { right, on } of actor.rights) {
    const field = (seen as Partial<Record<RightName, Field>>)[right];
    if (field === undefined) continue;
    if (field === 'licenceId') return sql<boolean>`true`;
    conditions.push(sql<boolean>`${sql.ref(columns[field as Exclude<Field, 'licenceId'>])} = ${on}`);
  }
  return conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` or `)})` : sql<boolean>`false`;
}
