import type { Change, Refusal, users as contract, Warning } from '@knippa/contract';
import type { AccountFacts, Subjects, UserFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import type { Deed } from '../kernel/rule.js';
import { personRefusal } from '../person.js';
import { leavingChanges, leavingNames, leavingRefusal, leavingTouched, type LeavingFacts, type LeavingInput } from './leaving.js';
import { namesOf, person, responsiblesOf, unseen } from './people.js';

/**
 * Somebody who moves: what they are called where they come, which of their documents are published, and whether they have an address and have not chosen
 * a password yet: the link that they were mailed ends with the move, and they are mailed another.
 */
export interface Mover {
  readonly user: UserFacts;
  readonly username: string | null;
  readonly published: readonly { readonly id: string; readonly title: string }[];
  readonly welcome: boolean;
}

/** What moving people needs to know: the account they go to as the actor sees it, who they are, and how many documents and words follow. */
export interface MoveFacts {
  readonly target: AccountFacts | undefined;
  readonly people: readonly Mover[];
  readonly documents: number;
  readonly words: number;
}

/** What moving one needs to know beside it: whether the username that was wanted is free there. */
export interface OneMoveFacts extends MoveFacts {
  readonly usernameTaken: boolean;
  readonly suggestion: string;
}

/** What moving out of a group account needs to know beside it: what is left behind there. */
interface FromGroup {
  readonly leaving: LeavingFacts;
}

export type UserMoveFacts = OneMoveFacts & FromGroup;
export type MoveAllFacts = MoveFacts & FromGroup;

/** The refusal of more users than an account has room for. */
export function accountFull({ capacity, users }: AccountFacts): Refusal<'account-full'> {
  return refuse('account-full', { capacity, room: Math.max(0, capacity - users) });
}

/** Why people cannot come from an account into another, if so. */
function targetRefusal(
  account: AccountFacts,
  { target, people }: MoveFacts,
): Refusal<'not-found' | 'same-account' | 'not-a-group-account' | 'account-full'> | undefined {
  if (!target) return refuse('not-found');
  if (target.id === account.id) return refuse('same-account');
  if (target.kind === 'single') return refuse('not-a-group-account');
  return target.users + people.length > target.capacity ? accountFull(target) : undefined;
}

/** Why somebody cannot come from an account into another under a username, if so: one place for whoever moves them (USR-11, USR-12). */
export function moveRefusal(
  account: AccountFacts,
  facts: OneMoveFacts,
): Refusal<'not-found' | 'same-account' | 'not-a-group-account' | 'account-full' | 'username-invalid' | 'username-taken'> | undefined {
  const refused = targetRefusal(account, facts) ?? personRefusal({ username: facts.people[0]?.username ?? '' });
  return refused ?? (facts.usernameTaken ? refuse('username-taken', { suggestion: facts.suggestion }) : undefined);
}

/** What changes of those who are moved: the role becomes `user`, nobody is responsible, and what was published is private (USR-11). */
export function moveChanges(account: AccountFacts, { target, people }: MoveFacts): Change[] {
  return people.flatMap(({ user, username, published }) => {
    const changes: Change[] = [];
    const change = (field: string, from: Change['from'], to: Change['to']) => {
      if (from !== to) changes.push({ kind: 'changed', ...person(user), field, from, to });
    };
    change('accountId', account.id, target?.id ?? null);
    change('username', user.username, username);
    change('role', user.role, 'user');
    change('primaryContact', user.primaryContact, false);
    change('responsibleId', user.responsibleId, null);
    change('quota', user.quota, null);
    change('publish', user.permissions.publish, false);
    for (const { id, title } of published)
      changes.push({ kind: 'changed', resource: 'documents', id, name: title, field: 'published', from: true, to: false });
    return changes;
  });
}

/** Whoever signs in without an e-mail needs the new group id (USR-11); whoever has no password yet, another link. */
export function moveWarnings({ target, people }: MoveFacts): Warning[] {
  const groupId = target?.groupId ?? '';
  const without = people.filter(({ user }) => !user.email);
  const users = people.filter(({ welcome }) => welcome).length;
  const welcomed: Warning[] = users > 0 ? [{ code: 'welcomed-again', params: { users } }] : [];
  if (people.length === 1)
    return [
      ...welcomed,
      ...without.map(({ username }) => ({ code: 'new-group-id', params: { groupId, signInName: `${groupId}/${username}` } })),
    ];
  return without.length > 0 ? [...welcomed, { code: 'new-group-id-for', params: { groupId, users: without.length } }] : welcomed;
}

/** What the ids in `moveChanges` are called. */
export function moveNames(account: AccountFacts, { target, people }: MoveFacts): Record<string, string> {
  const names = namesOf(responsiblesOf(people.map(({ user }) => user)));
  names[account.id] = account.name;
  if (target) names[target.id] = target.name;
  return names;
}

interface Moving {
  readonly subject: Pick<Subjects['accountId'], 'account'>;
  readonly facts: MoveAllFacts;
  readonly input: LeavingInput;
}

const leavers = ({ people }: MoveFacts) => people.map(({ user }) => user);
const leavingRefused = ({ subject: { account }, facts, input }: Moving) => leavingRefusal(account, leavers(facts), facts.leaving, input);

/** People come from a group account into another. */
const moving = {
  changes: ({ subject: { account }, facts, input }: Moving) => [
    ...moveChanges(account, facts),
    ...leavingChanges(leavers(facts), facts.leaving, input),
  ],
  warnings: ({ facts }: Moving) => moveWarnings(facts),
  names: ({ subject: { account }, facts }: Moving) => ({ ...moveNames(account, facts), ...leavingNames(leavers(facts), facts.leaving) }),
};

/** One is moved under the username that they have or are given there (USR-11). */
export const move: Deed<typeof contract.move, UserMoveFacts> = {
  ...moving,
  fits: (one) => leavingRefused(one) ?? moveRefusal(one.subject.account, one.facts),
  touched: ({ facts: { documents, words, leaving } }) => ({ documents, words, ...leavingTouched(leaving) }),
};

/** Several are moved as one is, all or none; whose username is taken there gets one like it (USR-01, USR-11). */
export const moveAll: Deed<typeof contract.moveAll, MoveAllFacts> = {
  ...moving,
  fits: (all) => unseen(all.input.userIds, all.facts.people) ?? leavingRefused(all) ?? targetRefusal(all.subject.account, all.facts),
  touched: ({ facts: { people, documents, words, leaving } }) => ({ users: people.length, documents, words, ...leavingTouched(leaving) }),
};
