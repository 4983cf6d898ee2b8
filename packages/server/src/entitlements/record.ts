import type { Entitlement } from '@knippa/contract';
import type { EntitlementFacts, Subjects } from '@knippa/core';
import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import { sqlOf } from '../store/store.js';

/** One line of what was bought, as it is read. */
export type EntitlementRecord = EntitlementFacts;

/** The lines of the licence, in the order in which they were bought. */
export function entitlementRecords({ licence }: Reading) {
  return sqlOf
    .selectFrom('entitlements')
    .select(['id', 'kind', 'name', 'capacity', 'purchased', 'started', sql<number>`purchased - started`.as('available')])
    .where('licence_id', '=', licence.id)
    .orderBy('position');
}

/** What rules know of a line. */
export function entitlementSubject({ actor, licence }: Reading, entitlement: EntitlementRecord): Subjects['entitlementId'] {
  return { actor, place: [licence.id, entitlement.id], licence, entitlement };
}

/** Of what can be edited, not of how many are started. */
export function entitlementVersion({ env }: Reading, { id, name, purchased }: EntitlementRecord): string {
  return env.fingerprint(JSON.stringify([id, name, purchased]));
}

/** One line as it is shown. */
export function presentEntitlement(reading: Reading, record: EntitlementRecord): Entitlement {
  const { id, kind, name, capacity, purchased, started, available } = record;
  const can = reading.can('entitlementId', entitlementSubject(reading, record));
  return { id, kind, name, capacity, purchased, started, available, version: entitlementVersion(reading, record), can };
}
