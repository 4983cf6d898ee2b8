import type { UserFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import { everyPurpose } from '../outbox.js';
import type { Query } from '../store/store.js';
import { userFacts, userRecords, type UserRecord } from './record.js';

/** Those of an account whom an act on many names, as far as the actor sees them, by name. */
export async function peopleOf(reading: Reading, accountId: string, ids: readonly string[]): Promise<UserFacts[]> {
  if (ids.length === 0) return [];
  const records = await reading.tx.run<UserRecord>(
    userRecords(reading, accountId)
      .where('u.id', 'in', [...ids])
      .orderBy('u.name_key')
      .orderBy('u.id'),
  );
  return records.map(userFacts);
}

/** Ends every session, link and kept answer of people: whoever is signed in as them is denied at the next request, also one that was answered before (USR-16, I31). */
export function endAccess(ids: readonly string[], now: string): Query<unknown>[] {
  return [sql`select end_access(${[...ids]}::uuid[])`, endLinksOf(ids, now)];
}

/** Ends every link of people, who have other addresses: whoever follows an old one may ask for a new. */
export function endLinksOf(ids: readonly string[], now: string): Query<unknown> {
  return sql`select end_links(id, ${[...everyPurpose]}::text[], ${now}::timestamptz) from unnest(${[...ids]}::uuid[]) as t(id)`;
}
