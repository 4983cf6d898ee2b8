import { fold, found, type MoveFacts, type UserFacts } from '@knippa/core';
import { sql } from 'kysely';
import { suggestUsername } from '../directory.js';
import type { Reading } from '../kernel/answer.js';
import { sqlOf, type Query } from '../store/store.js';
import { countUsers } from './insert.js';

/** Who is moved, from which account into which, and their username there. */
export interface Moving {
  readonly user: UserFacts;
  readonly accountId: string;
  readonly toAccountId: string;
  readonly username: string;
}

/** Whether the username is free where somebody goes, and what they own that follows. */
export async function movingFacts(
  { tx, licence }: Pick<Reading, 'tx' | 'licence'>,
  { user, accountId, toAccountId, username }: Moving,
): Promise<Omit<MoveFacts, 'target'>> {
  const [names, [owned]] = await Promise.all([
    suggestUsername(tx, licence.id, toAccountId, username),
    tx.run(
      sql<{ documents: number; published: { id: string; title: string }[] | null }>`
        select count(*)::int as documents, json_agg(json_build_object('id', id, 'title', title) order by title_key, id) filter (where published) as published
        from documents where licence_id = ${licence.id} and account_id = ${accountId} and owner_id = ${user.id}`,
    ),
  ]);
  const { documents = 0, published } = owned ?? {};
  return { usernameTaken: names.taken, suggestion: names.suggestion, documents, published: published ?? [] };
}

/**
 * Moves somebody, in this order: their key changes, and everything owned follows it in the database; then what follows by name, and the figures of
 * both accounts (USR-11, USR-12).
 */
export function movingWrites(
  licenceId: string,
  { user, accountId, toAccountId, username }: Moving,
  { published }: Pick<MoveFacts, 'published'>,
): Query<unknown>[] {
  return [
    sqlOf
      .updateTable('users')
      .set({
        account_id: toAccountId,
        role: 'user',
        primary_contact: false,
        responsible_id: null,
        quota: null,
        may_publish: false,
        username,
        username_key: fold(username),
        found: found(user.displayName, username, user.email),
      })
      .where('licence_id', '=', licenceId)
      .where('account_id', '=', accountId)
      .where('id', '=', user.id),
    ...(published.length > 0
      ? [sql`update documents set published = false where licence_id = ${licenceId} and owner_id = ${user.id} and published`]
      : []),
    sql`update outbox set account_id = ${toAccountId}
      where licence_id = ${licenceId} and account_id = ${accountId} and recipient = ${user.email}`,
    countUsers(licenceId, accountId, -1, user.role === 'administrator' ? -1 : 0),
    countUsers(licenceId, toAccountId, 1, 0),
    // counted when they have followed: one that was written meanwhile is among them
    sql`with owned as (select count(*)::int as documents from documents
        where licence_id = ${licenceId} and account_id = ${toAccountId} and owner_id = ${user.id})
      update counters set documents = counters.documents + case account_id when ${accountId}::uuid then -owned.documents else owned.documents end
      from owned where licence_id = ${licenceId} and account_id in (${accountId}, ${toAccountId})`,
  ];
}
