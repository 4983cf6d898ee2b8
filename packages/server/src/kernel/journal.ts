import type { Change } from '@knippa/contract';
import type { Actor, Right } from '@knippa/core';
import { sql } from 'kysely';
import type { Tx } from '../store/store.js';
import { newId } from './ids.js';
import { base64url, type Platform } from './platform.js';

/** Changes that a row of the journal and a plan hold themselves; the rest is counted, and stands beside, written as many at a time. */
export const shownChanges = 500;

/** Fields whose values say nothing of a person: the journal keeps them; of any other it keeps that it changed. */
const impersonal = new Set([
  'role',
  'accountId',
  'responsibleId',
  'entitlementId',
  'ownerId',
  'quota',
  'available',
  'primaryContact',
  'publish',
  'published',
  'purchased',
  'expiresOn',
  'state',
  'deletion',
  'fetchedAt',
  'kind',
  'settingsOpen',
]);

/** One write, as it is told to those who may read of it. */
export interface Entry {
  readonly actor: Pick<Actor, 'person' | 'licenceId'>;
  readonly at: string;
  readonly operation: string;
  /** The right that carried it; none for what is done before a session. */
  readonly by: Right | undefined;
  readonly subjects: readonly string[];
  /** Where it may be read: the places before and after. */
  readonly scopes: readonly string[];
  readonly changes: readonly Change[];
}

/**
 * Writes an entry as the last thing of a write, for it locks the licence's head: the chain is advanced and hashed in
 * the statement that writes the row, and COMMIT goes with it. Each row carries the hash of the one before; names and
 * contents never stand here.
 */
export function writeJournal(tx: Tx, digest: Platform['digest'], entry: Entry): void {
  const { actor, at, operation, by, subjects, scopes, changes } = entry;
  const id = newId();
  const texts: string[] = [];
  for (let from = 0; from < changes.length; from += shownChanges) {
    const told = changes.slice(from, from + shownChanges).map((change) => JSON.stringify(withoutNames(change)));
    texts.push(told.join());
    if (from > 0)
      tx.send(sql`insert into journal_changes
        select ${actor.licenceId}, ${id}, ${from}::int + ordinality, change
        from unnest(string_to_array(${told.join('\n')}::text, chr(10))) with ordinality as t(change)`);
  }
  const body = JSON.stringify({
    id,
    at,
    person: actor.person,
    operation,
    by: by ?? null,
    subjects,
    counts: countsOf(changes),
    changes: changes.slice(0, shownChanges).map(withoutNames),
    digest: base64url(digest(`[${texts.join()}]`)),
  });
  tx.send(sql`with next as (
      update heads set seq = seq + 1, hash = sha256(hash || int8send(seq + 1) || convert_to(${body}, 'UTF8'))
      where licence_id = ${actor.licenceId} returning seq, hash
    )
    insert into journal (licence_id, seq, at, person_id, operation, subjects, scopes, body, hash)
    select ${actor.licenceId}, seq, ${at}, ${actor.person}, ${operation}, ${[...subjects]}::uuid[], ${[...new Set(scopes)]}::uuid[], ${body}, hash from next`);
}

/** How many changes of each kind, by `resource.kind`. */
export function countsOf(changes: readonly Change[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { resource, kind } of changes) counts[`${resource}.${kind}`] = (counts[`${resource}.${kind}`] ?? 0) + 1;
  return counts;
}

function withoutNames({ kind, resource, id, field, from, to }: Change) {
  const values = field && impersonal.has(field) ? { from: from ?? null, to: to ?? null } : {};
  return { kind, resource, id, ...(field && { field }), ...values };
}
