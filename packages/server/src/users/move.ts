import type { users as contract } from '@knippa/contract';
import type { UsersFacts } from '@knippa/core';
import { accountFacts, accountRecords, type AccountRecord } from '../accounts/record.js';
import type { Answers, Asked } from '../kernel/answer.js';
import { movingFacts, movingWrites, type Moving } from './moving.js';
import { presentUser, userRecords, type UserRecord } from './record.js';

function moving({ subject: { account, user }, input }: Pick<Asked<typeof contract.move>, 'subject' | 'input'>): Moving {
  return { user, accountId: account.id, toAccountId: input.toAccountId, username: input.username ?? user.username ?? '' };
}

/** Moves a user into an account that the actor sees (USR-11). */
export const move: Answers<typeof contract, UsersFacts>['move'] = {
  facts: async (asked) => {
    const [[target], facts] = await Promise.all([
      asked.tx.run<AccountRecord>(accountRecords(asked).where('a.id', '=', asked.input.toAccountId)),
      movingFacts(asked, moving(asked)),
    ]);
    return { ...facts, target: target && accountFacts(target) };
  },

  run: async (doing) => {
    const { tx, licence, subject, input, facts } = doing;
    const written = movingWrites(licence.id, moving(doing), facts).map((write) => tx.run(write));
    const [[target], [record]] = await Promise.all([
      tx.run<AccountRecord>(accountRecords(doing).where('a.id', '=', input.toAccountId)),
      tx.run<UserRecord>(userRecords(doing, input.toAccountId).where('u.id', '=', subject.user.id)),
      ...written,
    ]);
    if (!target || !record) throw new Error('the user that was moved is not to be seen');
    return presentUser(doing, target, record);
  },
};
