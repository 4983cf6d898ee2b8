import type { accounts as contract } from '@knippa/contract';
import { archiveDays, civilDate, daysAfter, type AccountsFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers } from '../kernel/answer.js';
import { queueDeletionMails } from '../mail/deletions.js';
import { presentAccount, type AccountRecord } from './record.js';

/** Announces a deletion, and mails every administrator of the account (ACC-10). */
export const announceDeletion: Answers<typeof contract, AccountsFacts>['announceDeletion'] = {
  facts: async ({ tx, licence, subject, now }) => {
    const [able] = await tx.run(
      sql<{
        fetchers: number;
      }>`select count(*)::int as fetchers from users where licence_id = ${licence.id} and account_id = ${subject.account.id}
        and role = 'administrator' and email is not null and password_hash is not null`,
    );
    return { fetchers: able?.fetchers ?? 0, waitsUntil: daysAfter(civilDate(Date.parse(now)), archiveDays) };
  },

  run: async (doing) => {
    const { tx, licence, subject, facts, now } = doing;
    const { waitsUntil } = facts;
    const { id, name } = subject.account;
    await Promise.all([
      tx.run(
        sql`insert into deletions (licence_id, account_id, announced_at, waits_until) values (${licence.id}, ${id}, ${now}, ${waitsUntil})`,
      ),
      queueDeletionMails(doing, 'deletion-announced', { name, waitsUntil }, now),
    ]);
    const announced = { announced_at: now, waits_until: waitsUntil, fetched_at: null };
    return presentAccount(doing, { ...(doing.row as AccountRecord), ...announced });
  },
};

/** Takes an announcement back, and tells those who were mailed, and whoever has become an administrator since (ACC-10). */
export const withdrawDeletion: Answers<typeof contract, AccountsFacts>['withdrawDeletion'] = {
  run: async (doing) => {
    const { tx, licence, subject } = doing;
    const { announced_at, waits_until, ...row } = doing.row as AccountRecord;
    if (announced_at === null || waits_until === null) throw new Error('what is withdrawn was announced');
    const { id, name } = subject.account;
    await Promise.all([
      tx.run(sql`delete from deletions where licence_id = ${licence.id} and account_id = ${id}`),
      queueDeletionMails(doing, 'deletion-withdrawn', { name, waitsUntil: waits_until }, announced_at),
    ]);
    return presentAccount(doing, { ...row, announced_at: null, waits_until: null, fetched_at: null });
  },
};
