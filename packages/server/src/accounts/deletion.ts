import type { accounts as contract } from '@knippa/contract';
import { archiveDays, daysAfter, type AccountsFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers, Asked } from '../kernel/answer.js';
import { queueAnnouncement, takeBack } from '../mail/deletions.js';
import { presentAccount, type AccountRecord } from './record.js';

/** Announces a deletion, and mails every administrator of the account (ACC-10). */
export const announceDeletion: Answers<typeof contract, AccountsFacts>['announceDeletion'] = {
  facts: async ({ tx, licence, subject }) => {
    const [able] = await tx.run(
      sql<{
        fetchers: number;
      }>`select count(*)::int as fetchers from users where licence_id = ${licence.id} and account_id = ${subject.account.id}
        and role = 'administrator' and email is not null and password_hash is not null`,
    );
    const days = daysAfter(licence.today, archiveDays);
    // nobody signs in to fetch it after the licence's last day
    return { fetchers: able?.fetchers ?? 0, waitsUntil: days < licence.lastDay ? days : licence.lastDay };
  },

  run: async (doing) => {
    const { tx, licence, subject, facts, now } = doing;
    const { waitsUntil } = facts;
    const { id } = subject.account;
    await Promise.all([
      tx.run(
        sql`insert into deletions (licence_id, account_id, announced_at, waits_until) values (${licence.id}, ${id}, ${now}, ${waitsUntil})`,
      ),
      queueAnnouncement(doing, { announcedAt: now, waitsUntil }),
    ]);
    const announced = { announced_at: now, waits_until: waitsUntil, fetched_at: null };
    return presentAccount(doing, { ...(doing.row as AccountRecord), ...announced });
  },
};

/** Takes an announcement back, if there is one, and tells those who were told of it. */
export async function endDeletion(doing: Asked<typeof contract.withdrawDeletion | typeof contract.release>): Promise<void> {
  const { announced_at: announcedAt, waits_until: waitsUntil, id } = doing.row as AccountRecord;
  if (announcedAt === null || waitsUntil === null) return;
  await Promise.all([
    doing.tx.run(sql`delete from deletions where licence_id = ${doing.licence.id} and account_id = ${id}`),
    takeBack(doing, { announcedAt, waitsUntil }),
  ]);
}

/** The account is not deleted after all (ACC-10). */
export const withdrawDeletion: Answers<typeof contract, AccountsFacts>['withdrawDeletion'] = {
  run: async (doing) => {
    await endDeletion(doing);
    return presentAccount(doing, { ...(doing.row as AccountRecord), announced_at: null, waits_until: null, fetched_at: null });
  },
};
