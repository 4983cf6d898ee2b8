import type { Change, Refusal, Warning } from '@knippa/contract';
import type { AccountFacts, UserFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import { personRefusal } from '../person.js';

/** What a move needs to know: the account it goes to as the actor sees it, its names, and what the person owns. */
export interface MoveFacts {
  readonly target: AccountFacts | undefined;
  readonly usernameTaken: boolean;
  readonly suggestion: string;
  readonly documents: number;
  readonly published: readonly { readonly id: string; readonly title: string }[];
}

/** The refusal of one more user in an account that has no room. */
export function accountFull({ capacity, users }: AccountFacts): Refusal<'account-full'> {
  return refuse('account-full', { capacity, room: Math.max(0, capacity - users) });
}

/** Why somebody cannot come from an account into another under a username, if so: one place for whoever moves them (USR-11, USR-12). */
export function moveRefusal(
  account: AccountFacts,
  { target, usernameTaken, suggestion }: MoveFacts,
  username: string,
): Refusal<'not-found' | 'same-account' | 'not-a-group-account' | 'account-full' | 'username-invalid' | 'username-taken'> | undefined {
  if (!target) return refuse('not-found');
  if (target.id === account.id) return refuse('same-account');
  if (target.kind === 'single') return refuse('not-a-group-account');
  if (target.users >= target.capacity) return accountFull(target);
  return personRefusal({ username }) ?? (usernameTaken ? refuse('username-taken', { suggestion }) : undefined);
}

/** What changes of somebody who is moved: the role becomes `user`, nobody is responsible, and what was published is private (USR-11). */
export function moveChanges(account: AccountFacts, user: UserFacts, { target, published }: MoveFacts, username: string | null): Change[] {
  const changes: Change[] = [];
  const change = (field: string, from: Change['from'], to: Change['to']) => {
    if (from !== to) changes.push({ kind: 'changed', resource: 'users', id: user.id, name: user.displayName, field, from, to });
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
}

/** Whoever signs in without an e-mail needs the new group id (USR-11). */
export function moveWarnings({ email }: UserFacts, { target }: MoveFacts, username: string | null): Warning[] {
  if (email) return [];
  return [{ code: 'new-group-id', params: { groupId: target?.groupId ?? '', signInName: `${target?.groupId}/${username}` } }];
}
