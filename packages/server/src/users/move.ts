import type { users as contract } from '@knippa/contract';
import { fold, found, type UsersFacts } from '@knippa/core';
import { sql } from 'kysely';
import { accountFacts, accountRecords, type AccountRecord } from '../accounts/record.js';
import { suggestUsername } from '../directory.js';
import type { Answers } from '../kernel/answer.js';
import { sqlOf } from '../store/store.js';
import { countUsers } from './insert.js';
import { presentUser, userRecords, type UserRecord } from './record.js';

/** Moves a user: the key changes, and everything owned follows it in the database (USR-11). */
export const move: Answers<typeof contract, UsersFacts>['move'] = {
  facts: async (asked) => {
    const { tx, licence, subject, input } = asked;
    const { user } = subject;
    const [[target], names, owned] = await Promise.all([
      tx.run<AccountRecord>(accountRecords(asked).where('a.id', '=', input.toAccountId)),
      suggestUsername(tx, licence.id, input.toAccountId, input.username ?? user.username ?? ''),
      tx.run(
        sql<{ documents: number; published: { id: string; title: string }[] | null }>`
          select count(*)::int as documents, json_agg(json_build_object('id', id, 'title', title) order by title_key, id) filter (where published) as published
          from documents where licence_id = ${licence.id} and account_id = ${subject.account.id} and owner_id = ${user.id}`,
      ),
    ]);
    return {
      target: target && accountFacts(target),
      usernameTaken: names.taken,
      suggestion: names.suggestion,
      documents: owned[0]?.documents ?? 0,
      published: owned[0]?.published ?? [],
    };
  },

  run: async (doing) => {
    const { tx, licence, subject, input, facts } = doing;
    const { account, user } = subject;
    const username = input.username ?? user.username ?? '';
    const { published } = facts;
    const moved = sqlOf
      .updateTable('users')
      .set({
        account_id: input.toAccountId,
        role: 'user',
        responsible_id: null,
        quota: null,
        may_publish: false,
        username,
        username_key: fold(username),
        found: found(user.displayName, username, user.email),
      })
      .where('licence_id', '=', licence.id)
      .where('account_id', '=', account.id)
      .where('id', '=', user.id);
    const [, , , , , , [target], [record]] = await Promise.all([
      tx.run(moved),
      published.length > 0 &&
        tx.run(sql`update documents set published = false where licence_id = ${licence.id} and owner_id = ${user.id} and published`),
      tx.run(sql`update outbox set account_id = ${input.toAccountId}
        where licence_id = ${licence.id} and account_id = ${account.id} and recipient = ${user.email}`),
      tx.run(countUsers(licence.id, account.id, -1, user.role === 'administrator' ? -1 : 0)),
      tx.run(countUsers(licence.id, input.toAccountId, 1, 0)),
      // counted when they have followed: one that was written meanwhile is among them
      tx.run(sql`with owned as (select count(*)::int as documents from documents
          where licence_id = ${licence.id} and account_id = ${input.toAccountId} and owner_id = ${user.id})
        update counters set documents = counters.documents + case account_id when ${account.id}::uuid then -owned.documents else owned.documents end
        from owned where licence_id = ${licence.id} and account_id in (${account.id}, ${input.toAccountId})`),
      tx.run<AccountRecord>(accountRecords(doing).where('a.id', '=', input.toAccountId)),
      tx.run<UserRecord>(userRecords(doing, input.toAccountId).where('u.id', '=', user.id)),
    ]);
    if (!target || !record) throw new Error('the user that was moved is not to be seen');
    return presentUser(doing, target, record);
  },
};
