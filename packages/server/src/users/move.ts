import type { users as contract } from '@knippa/contract';
import type { AccountFacts, LeavingInput, MoveFacts, Subjects, UserFacts, UsersFacts } from '@knippa/core';
import { accountFacts, accountRecords, type AccountRecord } from '../accounts/record.js';
import { freeUsernames, suggestUsername } from '../directory.js';
import type { Answers, Reading } from '../kernel/answer.js';
import { leavingFacts, leavingWrites } from './leaving.js';
import { movingWrites, ownedBy, unchosenOf, welcomeMoved, wordsOwnedBy } from './moving.js';
import { peopleOf } from './people.js';
import { presentUser, userRecords, type UserRecord } from './record.js';

type Moves = Answers<typeof contract, UsersFacts>;

/** What is asked of one and of several alike. */
type Asking = Reading & { readonly subject: Subjects['accountId']; readonly input: LeavingInput & { readonly toAccountId: string } };
type Moving = Asking & { readonly facts: UsersFacts['moveAll'] };

/** The account that people go to, as the actor sees it. */
async function targetOf(asked: Asking): Promise<AccountFacts | undefined> {
  const [target] = await asked.tx.run<AccountRecord>(accountRecords(asked).where('a.id', '=', asked.input.toAccountId));
  return target && accountFacts(target);
}

/** What follows people, and what they leave behind. */
async function facts(asked: Asking, people: readonly UserFacts[], usernames: readonly (string | null)[]): Promise<UsersFacts['moveAll']> {
  const { id } = asked.subject.account;
  const [target, owned, wordsOf, unchosen, leaving] = await Promise.all([
    targetOf(asked),
    ownedBy(asked, id, people),
    wordsOwnedBy(asked, id, people),
    unchosenOf(asked, people),
    leavingFacts(asked, id, people, asked.input),
  ]);
  const movers: MoveFacts['people'] = people.map((user, at) => {
    return { user, username: usernames[at] ?? null, published: owned.get(user.id)?.published ?? [], welcome: unchosen.has(user.id) };
  });
  const documents = [...owned.values()].reduce((sum, of) => sum + of.documents, 0);
  const words = [...wordsOf.values()].reduce((sum, of) => sum + of, 0);
  return { target, people: movers, documents, words, leaving };
}

/** What is left behind is handed on first, and then they go. */
async function moved(doing: Moving): Promise<void> {
  const { tx, licence, subject, input, facts, now } = doing;
  const { account } = subject;
  const { people, target, leaving } = facts;
  if (!target) throw new Error('nobody is moved nowhere');
  const leavers = people.map(({ user }) => user);
  const between = { accountId: account.id, toAccountId: input.toAccountId };
  const writes = [
    ...leavingWrites(licence.id, account.id, leavers, leaving, input, true),
    ...movingWrites(licence.id, between, people, now),
  ];
  await Promise.all([...writes.map((write) => tx.run(write)), welcomeMoved(doing, target, people)]);
}

/** Moves a user into an account that the actor sees (USR-11). */
export const move: Moves['move'] = {
  facts: async (asked) => {
    const { subject, input } = asked;
    const username = input.username ?? subject.user.username ?? '';
    const [names, more] = await Promise.all([
      suggestUsername(asked, input.toAccountId, username),
      facts(asked, [subject.user], [username]),
    ]);
    return { ...more, usernameTaken: names.taken, suggestion: names.suggestion };
  },

  run: async (doing) => {
    const { tx, subject, input } = doing;
    const [, [target], [record]] = await Promise.all([
      moved(doing),
      tx.run<AccountRecord>(accountRecords(doing).where('a.id', '=', input.toAccountId)),
      tx.run<UserRecord>(userRecords(doing, input.toAccountId).where('u.id', '=', subject.user.id)),
    ]);
    if (!target || !record) throw new Error('the user that was moved is not to be seen');
    return presentUser(doing, target, record);
  },
};

/** Moves several users together (USR-01). */
export const moveAll: Moves['moveAll'] = {
  facts: async (asked) => {
    const { subject, input } = asked;
    const people = await peopleOf(asked, subject.account.id, input.userIds);
    const wanted = people.map(({ username }) => username ?? '');
    return facts(asked, people, await freeUsernames(asked, input.toAccountId, wanted));
  },

  run: async (doing) => {
    await moved(doing);
    const groupId = doing.facts.target?.groupId ?? '';
    return doing.facts.people.map(({ user: { id, displayName, email }, username }) => {
      return { id, displayName, signInName: `${groupId}/${username}`, email };
    });
  },
};
