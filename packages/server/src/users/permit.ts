import type { Permissions, users as contract } from '@knippa/contract';
import type { UsersFacts } from '@knippa/core';
import type { Answers } from '../kernel/answer.js';
import { sqlOf } from '../store/store.js';
import { ownedBy } from './moving.js';
import { peopleOf } from './people.js';

/** The column that holds each permission. */
const columns = { create: 'may_create', publish: 'may_publish', documents: 'has_documents', resetPassword: 'may_reset' } as const;

/** Sets the permissions that are given, a statement for each (USR-01). */
export const permit: Answers<typeof contract, UsersFacts>['permit'] = {
  facts: async (asked) => {
    const { id } = asked.subject.account;
    const people = await peopleOf(asked, id, asked.input.userIds);
    const owned = asked.input.permissions.documents === undefined ? undefined : await ownedBy(asked, id, people);
    return { people, documents: new Map(people.map((user) => [user.id, owned?.get(user.id)?.documents ?? 0])) };
  },

  run: async ({ tx, licence, subject, changes }) => {
    const given = new Map<string, { to: boolean; ids: string[] }>();
    for (const { field = '', to, id } of changes) given.set(field, { to: to === true, ids: [...(given.get(field)?.ids ?? []), id] });
    const writes = [...given].map(([field, { to, ids }]) =>
      sqlOf
        .updateTable('users')
        .set({ [columns[field as keyof Permissions]]: to })
        .where('licence_id', '=', licence.id)
        .where('account_id', '=', subject.account.id)
        .where('id', 'in', ids),
    );
    await Promise.all(writes.map((write) => tx.run(write)));
    return null;
  },
};
