import type { Named, Role } from '@knippa/contract';
import type { PersonFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import { usernameAmongAlike } from '../users/record.js';

/** Whose My Documents a row of folders or documents lies in, as rights go by it: null where it lies in none. */
export interface HeldRecord {
  readonly owner_id: string | null;
  readonly owner_role: Role | null;
  readonly owner_responsible: string | null;
  readonly owner_keeps: boolean | null;
}

/** The same, and what they are called. */
export interface OwnerRecord extends HeldRecord {
  readonly owner_name: string | null;
  readonly owner_username: string | null;
}

/** The columns that say so, of the person `o` that a row is joined with. The username is looked for where it is somebody else's. */
export function ownerColumns(reading: Reading, accountId: string) {
  return sql`o.id as owner_id, o.role as owner_role, o.responsible_id as owner_responsible, o.has_documents as owner_keeps, o.display_name as owner_name,
    case when o.id <> ${reading.actor.person} then ${usernameAmongAlike(reading, accountId, 'o')} end as owner_username`;
}

/** Whose it is, as rules know them. */
export function personFacts({ owner_id: id, owner_role: role, owner_keeps: keeps }: HeldRecord): PersonFacts | null {
  return id === null || role === null ? null : { id, role, keeps: keeps === true };
}

/** Whose it is, as it is shown to those who see it there: somebody else by name. */
export function ownedBy({ actor }: Reading, record: OwnerRecord): { userId?: string; owner?: Named } {
  const { owner_id: id, owner_name: displayName, owner_username: username } = record;
  if (id === null) return {};
  return { userId: id, ...(id !== actor.person && { owner: { id, displayName: displayName ?? '', username } }) };
}
