import { fold, found, type AccountFacts, type Mover, type UserFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import type { Query } from '../store/store.js';
import { resendTo, type Instructing } from './credentials.js';
import { countUsers } from './insert.js';
import { leavingFolders } from './leaving.js';
import { endAccess } from './people.js';

/** From which account into which people go. */
export interface Between {
  readonly accountId: string;
  readonly toAccountId: string;
}

/** What people own that follows them, and what of it is published, by their id. */
export async function ownedBy(
  { tx, licence }: Pick<Reading, 'tx' | 'licence'>,
  accountId: string,
  people: readonly Pick<UserFacts, 'id'>[],
): Promise<Map<string, { documents: number; published: Mover['published'] }>> {
  const rows = await tx.run(
    sql<{ owner_id: string; documents: number; published: { id: string; title: string }[] | null }>`
      select owner_id, count(*) filter (where deleted_at is null)::int as documents,
        json_agg(json_build_object('id', id, 'title', title) order by title_key, id) filter (where published) as published
      from documents where licence_id = ${licence.id} and account_id = ${accountId} and owner_id = any(${people.map(({ id }) => id)}::uuid[])
      group by owner_id`,
  );
  return new Map(rows.map(({ owner_id, documents, published }) => [owner_id, { documents, published: published ?? [] }]));
}

/** How many words people have in wordlists of their own, which follow them and go with them, by their id (DOC-06). */
export async function wordsOwnedBy(
  { tx, licence }: Pick<Reading, 'tx' | 'licence'>,
  accountId: string,
  people: readonly Pick<UserFacts, 'id'>[],
): Promise<Map<string, number>> {
  const rows = await tx.run(
    sql<{ owner_id: string; words: number }>`select owner_id, count(*)::int as words from words
      where licence_id = ${licence.id} and account_id = ${accountId} and owner_id = any(${people.map(({ id }) => id)}::uuid[]) group by owner_id`,
  );
  return new Map(rows.map(({ owner_id, words }) => [owner_id, words]));
}

/** Who of people has an address, and neither a password nor a code yet. */
export async function unchosenOf(
  { tx, licence }: Pick<Reading, 'tx' | 'licence'>,
  people: readonly Pick<UserFacts, 'id'>[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.run(
    sql<{ id: string }>`select id from users where licence_id = ${licence.id} and id = any(${people.map(({ id }) => id)}::uuid[])
      and email is not null and password_hash is null and code_hash is null`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Mails those who have moved and have no password yet another link, from where they came to; what they were mailed before has ended with the move. */
export async function welcomeMoved(
  doing: Instructing,
  target: Pick<AccountFacts, 'id' | 'name' | 'groupId'>,
  people: readonly Mover[],
): Promise<void> {
  const welcome = people.filter((one) => one.welcome);
  if (welcome.length === 0) return;
  // one may have been chosen before the move held them
  const unchosen = await unchosenOf(
    doing,
    welcome.map(({ user }) => user),
  );
  const welcomed = welcome
    .filter(({ user }) => unchosen.has(user.id))
    .map(({ user: { id, displayName, email }, username }) => ({ id, displayName, username, email }));
  if (welcomed.length > 0) await resendTo({ ...doing, subject: { account: target } }, target.groupId, welcomed);
}

/**
 * Moves people, in this order: their key changes, and everything owned follows it in the database; then what follows by name, the figures of both accounts,
 * and what they were signed in with (USR-11, USR-12, USR-16).
 */
export function movingWrites(
  licenceId: string,
  { accountId, toAccountId }: Between,
  people: readonly Mover[],
  now: string,
): Query<unknown>[] {
  const ids = people.map(({ user }) => user.id);
  const emails = people.flatMap(({ user }) => user.email ?? []);
  const administrators = people.filter(({ user }) => user.role === 'administrator').length;
  const column = (of: (mover: Mover) => string | null) => sql`${people.map(of)}::text[]`;
  return [
    leavingFolders(
      licenceId,
      accountId,
      people.map(({ user }) => user),
      true,
    ),
    sql`update users u set account_id = ${toAccountId}, role = 'user', primary_contact = false, responsible_id = null, quota = null, may_publish = false,
        username = t.username, username_key = t.username_key, found = t.found
      from unnest(${ids}::uuid[], ${column(({ username }) => username)}, ${column(({ username }) => username && fold(username))},
        ${column(({ user, username }) => found(user.displayName, username, user.email))}) as t(id, username, username_key, found)
      where u.licence_id = ${licenceId} and u.account_id = ${accountId} and u.id = t.id`,
    ...(people.some(({ published }) => published.length > 0)
      ? [sql`update documents set published = false where licence_id = ${licenceId} and owner_id = any(${ids}::uuid[]) and published`]
      : []),
    sql`update outbox set account_id = ${toAccountId}
      where licence_id = ${licenceId} and account_id = ${accountId} and (person_id = any(${ids}::uuid[]) or recipient = any(${emails}::text[]))`,
    countUsers(licenceId, accountId, -people.length, -administrators),
    countUsers(licenceId, toAccountId, people.length, 0),
    // counted when they have followed: one that was written meanwhile is among them
    sql`with owned as (select count(*)::int as documents from documents
        where licence_id = ${licenceId} and account_id = ${toAccountId} and owner_id = any(${ids}::uuid[]) and deleted_at is null)
      update counters set documents = counters.documents + case account_id when ${accountId}::uuid then -owned.documents else owned.documents end
      from owned where licence_id = ${licenceId} and account_id in (${accountId}, ${toAccountId})`,
    ...endAccess(ids, now),
  ];
}
