import type { accounts as contract, Language } from '@knippa/contract';
import type { AccountsFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers } from '../kernel/answer.js';
import { endLinks, passwordPurposes, queueWelcomes, waitForLink } from '../outbox.js';
import { primaryContact, type AccountRecord } from './record.js';

/** Mails the primary contact a new link; the older ones stop working (ACC-05, ACC-11). */
export const resend: Answers<typeof contract, AccountsFacts>['resend'] = {
  facts: async ({ tx, row, now }) => ({ wait: await waitForLink(tx, primaryContact(row as AccountRecord).id, passwordPurposes, now) }),

  run: async (doing) => {
    const { tx, env, licence, subject, now } = doing;
    const { id, displayName, email, username } = primaryContact(doing.row as AccountRecord);
    if (email === null) throw new Error('a primary contact has an e-mail');
    const { groupId } = subject.account;
    const [login] = await tx.run(sql<{ language: Language }>`select language from users where licence_id = ${licence.id} and id = ${id}`);
    const signInName = groupId === null ? email : `${groupId}/${username}`;
    await Promise.all([
      tx.run(endLinks(id, passwordPurposes, now)),
      queueWelcomes(tx, env, licence.id, now, [
        { personId: id, accountId: subject.account.id, door: 'account', email, displayName, signInName, language: login?.language ?? 'sv' },
      ]),
    ]);
    return null;
  },
};
