import type { users as contract } from '@knippa/contract';
import { emailKey, responsibleFor, type UsersFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { AccountRecord } from '../accounts/record.js';
import { suggestUsername, takenKeys } from '../directory.js';
import type { Answers } from '../kernel/answer.js';
import { queueWelcomes } from '../outbox.js';
import { sqlOf } from '../store/store.js';
import { claimEmails, countUsers, insertUsers, newUser } from './insert.js';
import { presentUser, userFacts, userRecords, type UserRecord } from './record.js';

/** Creates one user (USR-02…04). The password is hashed before any lock is taken. */
export const create: Answers<typeof contract, UsersFacts, { create: string | null }>['create'] = {
  prepare: async ({ env, input, planning }) => (input.password === undefined || planning ? null : env.passwords.hash(input.password)),

  facts: async (asked) => {
    const { tx, actor, licence, subject, input } = asked;
    const accountId = subject.account.id;
    const responsibleId = responsibleFor(actor, input);
    const [names, emails, [responsible], [contact]] = await Promise.all([
      suggestUsername(asked, accountId, input.username),
      takenKeys(tx, 'user-email', input.email === undefined ? [] : [emailKey(input.email)]),
      responsibleId ? tx.run<UserRecord>(userRecords(asked, accountId).where('u.id', '=', responsibleId)) : [],
      tx.run(
        sqlOf
          .selectFrom('users')
          .select(['id', 'display_name as displayName', 'username'])
          .where('licence_id', '=', licence.id)
          .where('account_id', '=', accountId)
          .where('primary_contact', '=', sql.lit(true)),
      ),
    ]);
    return {
      usernameTaken: names.taken,
      suggestion: names.suggestion,
      emailTaken: emails.size > 0,
      responsible: responsible && userFacts(responsible),
      primaryContact: contact,
    };
  },

  run: async (doing) => {
    const { tx, env, licence, subject, input, changes, facts, prepared, now } = doing;
    const { account } = subject;
    const added = changes.find(({ kind }) => kind === 'added');
    if (!added) throw new Error('creating a user adds one');
    const user = newUser(added, facts.responsible?.id ?? null, prepared);
    const welcomed = input.role === 'administrator' && input.email !== undefined;
    if (input.primaryContact && facts.primaryContact)
      await tx.run(
        sqlOf
          .updateTable('users')
          .set({ primary_contact: false })
          .where('licence_id', '=', licence.id)
          .where('account_id', '=', account.id)
          .where('id', '=', facts.primaryContact.id),
      );
    const [, , , [record]] = await Promise.all([
      tx.run(insertUsers(licence.id, account.id, now, [user])),
      Promise.all(claimEmails(licence.id, [user]).map((query) => tx.run(query))),
      tx.run(countUsers(licence.id, account.id, 1, input.role === 'administrator' ? 1 : 0)),
      tx.run<UserRecord>(userRecords(doing, account.id).where('u.id', '=', user.id)),
      welcomed
        ? queueWelcomes(tx, env, licence.id, now, [
            {
              personId: user.id,
              accountId: account.id,
              door: 'account',
              email: input.email ?? '',
              displayName: user.displayName,
              signInName: `${account.groupId}/${user.username}`,
            },
          ])
        : undefined,
    ]);
    if (!record) throw new Error('the user that was created is not to be seen');
    return presentUser(doing, doing.row as AccountRecord, record);
  },
};
