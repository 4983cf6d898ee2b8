import type { accounts as contract } from '@knippa/contract';
import { civilDate, daysAfter, fold, found, reservedDays, type AccountsFacts } from '@knippa/core';
import { sql } from 'kysely';
import { suggestGroupId, takenKeys } from '../directory.js';
import type { Answers } from '../kernel/answer.js';
import { presentAccount, type AccountRecord } from './record.js';

/** How long a group id that is given up now is kept from others: past the end of the day that is 90 days ahead. */
export function reservation(now: string): { readonly lastDay: string; readonly until: string } {
  const lastDay = daysAfter(civilDate(Date.parse(now)), reservedDays);
  return { lastDay, until: new Date(Date.parse(now) + (reservedDays + 1) * 86_400_000).toISOString() };
}

/** Gives everybody in a group another group id to sign in with; the old one is reserved (ACC-07). */
export const changeGroupId: Answers<typeof contract, AccountsFacts>['changeGroupId'] = {
  facts: async ({ tx, licence, subject: { account }, input, now }) => {
    const [taken, suggested, [people]] = await Promise.all([
      takenKeys(tx, 'group-id', [fold(input.groupId)], account.id),
      suggestGroupId(tx, input.groupId),
      tx.run(
        sql<{ withoutEmail: number }>`select count(*)::int as "withoutEmail" from users
          where licence_id = ${licence.id} and account_id = ${account.id} and email is null`,
      ),
    ]);
    return {
      taken: taken.size > 0,
      suggestion: suggested.groupId,
      withoutEmail: people?.withoutEmail ?? 0,
      reservedUntil: reservation(now).lastDay,
    };
  },

  run: async (doing) => {
    const { tx, licence, subject, input, now } = doing;
    const { account } = subject;
    const { groupId } = input;
    const [held, wanted] = [fold(account.groupId ?? ''), fold(groupId)];
    await Promise.all([
      ...(held === wanted
        ? []
        : [
            tx.run(sql`select reserve('group-id', ${held}, ${account.id}, ${reservation(now).until}::timestamptz)`),
            tx.run(sql`select claim('group-id', ${wanted}, ${licence.id}, ${account.id})`),
          ]),
      tx.run(sql`update accounts set group_id = ${groupId}, group_id_key = ${wanted}, found = ${found(account.name, groupId)}
        where licence_id = ${licence.id} and id = ${account.id}`),
    ]);
    return presentAccount(doing, { ...(doing.row as AccountRecord), group_id: groupId });
  },
};
