import type { users as contract } from '@knippa/contract';
import type { LeavingInput, Subjects, UserFacts, UsersFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers, Reading } from '../kernel/answer.js';
import type { Query } from '../store/store.js';
import { countUsers } from './insert.js';
import { leavingFacts, leavingWrites } from './leaving.js';
import { ownedBy, wordsOwnedBy } from './moving.js';
import { peopleOf } from './people.js';

type Removes = Answers<typeof contract, UsersFacts>;

/** What is asked of one and of several alike. */
type Asking = Reading & { readonly subject: Subjects['accountId']; readonly input: LeavingInput };
type Removing = Asking & { readonly facts: UsersFacts['remove'] };

async function facts(asked: Asking, people: readonly UserFacts[]): Promise<UsersFacts['remove']> {
  const { id } = asked.subject.account;
  const [owned, words, leaving] = await Promise.all([
    ownedBy(asked, id, people),
    wordsOwnedBy(asked, id, people),
    leavingFacts(asked, id, people, asked.input),
  ]);
  return {
    people: people.map((user) => ({ user, documents: owned.get(user.id)?.documents ?? 0, words: words.get(user.id) ?? 0 })),
    leaving,
  };
}

type Leaver = Pick<UserFacts, 'id' | 'role'>;

/** The first half of removing people: nobody signs in as them any more, or writes a document of theirs, and their addresses are free. */
export function forgetting(people: readonly Leaver[]): Query<unknown> {
  return sql`select forget_users(${people.map(({ id }) => id)}::uuid[])`;
}

/** The other half: their documents go, counted as they go; then they themselves, and the figures of their account (USR-10). */
export function deleting(licenceId: string, accountId: string, people: readonly Leaver[]): Query<unknown>[] {
  const ids = people.map(({ id }) => id);
  const ofAccount = sql`licence_id = ${licenceId} and account_id = ${accountId}`;
  return [
    sql`with gone as (delete from documents where ${ofAccount} and owner_id = any(${ids}::uuid[]) returning deleted_at)
      update counters set documents = documents - (select count(*)::int from gone where deleted_at is null) where ${ofAccount}`,
    sql`delete from users where ${ofAccount} and id = any(${ids}::uuid[])`,
    countUsers(licenceId, accountId, -people.length, -people.filter(({ role }) => role === 'administrator').length),
  ];
}

async function run({ tx, licence, subject: { account }, input, facts: { people, leaving } }: Removing): Promise<null> {
  const leavers = people.map(({ user }) => user);
  const writes = [
    ...leavingWrites(licence.id, account.id, leavers, leaving, input, true),
    forgetting(leavers),
    ...deleting(licence.id, account.id, leavers),
  ];
  await Promise.all(writes.map((write) => tx.run(write)));
  return null;
}

/** Removes a user for ever (USR-10). */
export const remove: Removes['remove'] = { facts: (asked) => facts(asked, [asked.subject.user]), run };

/** Removes several users together (USR-01). */
export const removeAll: Removes['removeAll'] = {
  facts: async (asked) => facts(asked, await peopleOf(asked, asked.subject.account.id, asked.input.userIds)),
  run,
};
