import type { Change } from '@knippa/contract';
import type { Actor, Right } from '@knippa/core';
import { sql } from 'kysely';
import type { Tx } from '../store/store.js';
import { newId } from './ids.js';
import { base64url, type Platform } from './platform.js';

/** Changes that a row of the journal and a plan hold themselves; the rest is counted, and stands beside. */
export const shownChanges = 500;

/** Changes that are told in one statement: a longer text of them would stand apart in memory, and stay there until all of it is gone through. */
const toldAtOnce = 500;

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
  'publishedLink',
  'deleted',
  'space',
  'folderId',
  'follows',
  'managers',
  'users',
  'responsible',
  'chosen',
  'chosenPerson',
  'read',
  'write',
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

/** The entry that is to come, and the digest by which it holds all its changes. */
export interface Told {
  readonly id: string;
  readonly digest: string;
}

/**
 * Tells the changes of an entry that is to come: what it does not hold itself is written beside, some at a time, each once the last are written.
 * Nothing is locked, so that it goes on while the changes are made. Names and contents never stand here.
 */
export async function tellChanges(tx: Tx, digest: Platform['digest'], licenceId: string, changes: readonly Change[]): Promise<Told> {
  const id = newId();
  const digests: string[] = [];
  for (let from = 0, to = shownChanges; from < changes.length; from = to, to += toldAtOnce) {
    const told = changes.slice(from, to).map((change) => JSON.stringify(withoutNames(change)));
    const lines = told.join('\n');
    digests.push(base64url(digest(lines)));
    if (from > 0)
      await tx.run(sql`insert into journal_changes
        select ${licenceId}, ${id}, ${from}::int + ordinality, change
        from unnest(string_to_array(${lines}::text, chr(10))) with ordinality as t(change)`);
  }
  return { id, digest: base64url(digest(digests.join())) };
}

/**
 * Writes an entry as the last thing of a write, for it locks the licence's head: the chain is advanced and hashed in
 * the statement that writes the row, and COMMIT goes with it. Each row carries the hash of the one before.
 */
export async function writeJournal(
  tx: Tx,
  digest: Platform['digest'],
  entry: Entry,
  telling: Promise<Told> = tellChanges(tx, digest, entry.actor.licenceId, entry.changes),
): Promise<void> {
  const { actor, at, operation, by, subjects, scopes, changes } = entry;
  const told = await telling;
  const body = JSON.stringify({
    id: told.id,
    at,
    person: actor.person,
    operation,
    by: by ?? null,
    subjects,
    counts: countsOf(changes),
    changes: changes.slice(0, shownChanges).map(withoutNames),
    digest: told.digest,
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
