import type { PlaceFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import { sqlOf, type Query } from '../store/store.js';

/** The types of these ids, with their free places. */
export function placesOf({ licence }: Pick<Reading, 'licence'>, ids: readonly string[]): Query<PlaceFacts> {
  return sqlOf
    .selectFrom('entitlements')
    .select(['id', 'kind', 'name', 'capacity', sql<number>`purchased - started`.as('available')])
    .where('licence_id', '=', licence.id)
    .where('id', 'in', [...ids]);
}
