import type { users as contract } from '@knippa/contract';
import { givenUsers, type UsersFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers } from '../kernel/answer.js';
import { givenReaders } from '../folders/affected.js';
import { peopleOf } from './people.js';
import { userFacts, userRecords, type UserRecord } from './record.js';

/** Gives `user`s another responsible, in one statement (USR-13). */
export const redistribute: Answers<typeof contract, UsersFacts>['redistribute'] = {
  facts: async (asked) => {
    const { subject, input } = asked;
    const accountId = subject.account.id;
    const named = input.users
      ? input.users.flatMap(({ responsibleId }) => responsibleId ?? [])
      : [input.from, input.to].flatMap((id) => id ?? []);
    const [people, targets] = await Promise.all([
      input.users
        ? peopleOf(
            asked,
            accountId,
            input.users.map(({ userId }) => userId),
          )
        : ownOf(asked, accountId, input.from),
      peopleOf(asked, accountId, [...new Set(named)]),
    ]);
    const given = givenUsers({ people }, input).map(({ user: { id, responsibleId }, to }) => ({ id, responsibleId, to }));
    const readers = await givenReaders(asked, accountId, given);
    return { people, targets, from: targets.find(({ id }) => id === input.from), readers };
  },

  run: async ({ tx, licence, subject, changes }) => {
    const given = changes.filter(({ field }) => field === 'responsibleId');
    await tx.run(
      sql`update users u set responsible_id = t.responsible_id
        from unnest(${given.map(({ id }) => id)}::uuid[], ${given.map(({ to }) => to ?? null)}::uuid[]) as t(id, responsible_id)
        where u.licence_id = ${licence.id} and u.account_id = ${subject.account.id} and u.id = t.id`,
    );
    return null;
  },
};

/** The `user`s that somebody is responsible for, by name. */
async function ownOf(asked: Parameters<typeof peopleOf>[0], accountId: string, responsibleId = '') {
  if (responsibleId === '') return [];
  const records = await asked.tx.run<UserRecord>(
    userRecords(asked, accountId).where('u.responsible_id', '=', responsibleId).orderBy('u.name_key').orderBy('u.id'),
  );
  return records.map(userFacts);
}
