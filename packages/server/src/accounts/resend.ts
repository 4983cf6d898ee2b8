import type { accounts as contract } from '@knippa/contract';
import type { AccountsFacts } from '@knippa/core';
import type { Answers } from '../kernel/answer.js';
import { endLinks, passwordPurposes, queueWelcomes } from '../outbox.js';
import { primaryContact, type AccountRecord } from './record.js';

/** Mails the primary contact a new link; the older ones stop working (ACC-05, ACC-11). */
export const resend: Answers<typeof contract, AccountsFacts>['resend'] = {
  run: async (doing) => {
    const { tx, env, licence, subject, now } = doing;
    const { id, displayName, email, username } = primaryContact(doing.row as AccountRecord);
    if (email === null) throw new Error('a primary contact has an e-mail');
    const { groupId } = subject.account;
    const signInName = groupId === null ? email : `${groupId}/${username}`;
    await Promise.all([
      tx.run(endLinks(id, passwordPurposes, now)),
      queueWelcomes(tx, env, licence.id, now, [
        { personId: id, accountId: subject.account.id, door: 'account', email, displayName, signInName },
      ]),
    ]);
    return null;
  },
};
