import type { Refusal, users as contract } from '@knippa/contract';
import { refuse } from './kernel/refuse.js';
import type { AccountFacts, Subjects, UserFacts } from './kernel/facts.js';
import { isRefusal } from './kernel/judge.js';
import { holds, rightNamed, type Actor, type Place, type Right } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { personRefusal } from './person.js';
import { mayAnswerFor, mayConfer, placeOfNew } from './users/confer.js';
import { create, type CreateFacts } from './users/create.js';
import { edit, type UserEditFacts } from './users/edit.js';
import type { ImportFacts } from './users/import/facts.js';
import { importDeed } from './users/import/import.js';
import { accountFull, move, moveAll, type MoveAllFacts, type UserMoveFacts } from './users/move.js';
import { passwordChanged } from './users/password.js';
import { permit, type PermitFacts } from './users/permit.js';
import { redistribute, type RedistributeFacts } from './users/redistribute.js';
import { remove, removeAll, type RemoveFacts } from './users/remove.js';
import { resend, resendAll, type ResendAllFacts, type ResendFacts } from './users/resend.js';
import { quotaRefusal } from './users/responsible.js';

/** Operators and the account's administrators see every user; managers their own `user`s; everybody themself (USR-08). */
export const usersSeen = { licence: 'licenceId', administrator: 'accountId', manager: 'responsibleId', self: 'id' } as const;

export const users = {
  /** A `single` account has one user and no list (ACC-11). */
  list: ({ actor, place, account }) => {
    const by = keeper(actor, place);
    if (!by) return refuse('not-permitted');
    return account.kind === 'single' ? refuse('not-a-group-account') : by;
  },
  /** Whoever may give the least of the roles makes users, a manager in their own quota (USR-08); which role they gave is judged with the rest (R1). */
  create: ({ actor, place, account, own }) => {
    const by = mayConfer(actor, placeOfNew(actor, place, { role: 'user' }), 'user');
    if (!by) return refuse('not-permitted');
    if (account.kind === 'single') return refuse('not-a-group-account');
    if (account.users >= account.capacity) return accountFull(account);
    return (own && quotaRefusal(own, 1)) ?? by;
  },
  /** Whoever sees a user reads them. */
  read: ({ actor, place }) => holds(actor, place, 'licence', 'administrator', 'self') ?? refuse('not-permitted'),
  edit: answering,
  /** Administrators choose their own, with a link. */
  setPassword: (subject) => {
    const by = answering(subject);
    return isRefusal(by) || subject.user.role !== 'administrator' ? by : refuse('password-by-link');
  },
  resend: (subject) => {
    const by = answering(subject);
    return isRefusal(by) || subject.user.email !== null ? by : refuse('without-email');
  },
  /** Only who administers both accounts moves a user (000: "Flytta användare mellan konton"). */
  move: (subject) => {
    const { account, user } = subject;
    const by = mayAnswerFor(subject);
    if (by?.right !== 'licence') return refuse('not-permitted');
    if (account.kind === 'single') return refuse('not-a-group-account');
    return isLast(account, user) ? refuse('last-administrator') : by;
  },
  /** Whoever might have given them their role takes them away (R2); what they leave behind is asked for with it. */
  remove: (subject) => {
    const by = answering(subject);
    return isRefusal(by) || !isLast(subject.account, subject.user) ? by : refuse('last-administrator');
  },
  redistribute: ({ actor, place, account }) => fileKeeper(actor, place, account.kind),
  moveAll: ({ actor, place, account }) => {
    const by = holds(actor, place, 'licence');
    if (!by) return refuse('not-permitted');
    return account.kind === 'single' ? refuse('not-a-group-account') : by;
  },
  removeAll: ({ actor, place, account }) => ofOwn(actor, place, account.kind),
  permit: ({ actor, place, account }) => ofOwn(actor, place, account.kind),
  resendAll: ({ actor, place, account }) => ofOwn(actor, place, account.kind),
  import: ({ actor, place, account }) => fileKeeper(actor, place, account.kind),
  export: ({ actor, place, account }) => fileKeeper(actor, place, account.kind),
  importErrors: ({ actor, place, account }) => fileKeeper(actor, place, account.kind),
  importTemplate: ({ actor, place, account }) => fileKeeper(actor, place, account.kind),
} satisfies Rules<typeof contract>;

/** Whoever answers for somebody in a group account; the user of a `single` one is edited with it (ACC-07, ACC-11). */
function answering(subject: Subjects['userId']): Right | Refusal<'not-permitted' | 'not-a-group-account'> {
  const by = mayAnswerFor(subject);
  if (!by) return refuse('not-permitted');
  return subject.account.kind === 'single' ? refuse('not-a-group-account') : by;
}

/** Who sees an account's users: operators, the account's administrators, and managers their own (USR-21). */
function keeper(actor: Actor, place: Place): Right | undefined {
  const manager = rightNamed(actor, 'manager');
  return holds(actor, place, 'licence', 'administrator') ?? (manager && holds(actor, place, 'member') ? manager : undefined);
}

/** Whether an account would be left without `administrator` (I11). */
function isLast({ administrators }: AccountFacts, { role }: UserFacts): boolean {
  return role === 'administrator' && administrators === 1;
}

/** Acts on many are for whoever keeps users; for whom of them each may answer is judged with the rest (R2). */
function ofOwn(actor: Actor, place: Place, kind: AccountFacts['kind']): Right | Refusal<'not-permitted' | 'not-a-group-account'> {
  const by = keeper(actor, place);
  if (!by) return refuse('not-permitted');
  return kind === 'single' ? refuse('not-a-group-account') : by;
}

/** A file gives every role, so it is for those who may (R1), and for group accounts (USR-21, ACC-11). */
function fileKeeper(actor: Actor, place: Place, kind: AccountFacts['kind']): Right | Refusal<'not-permitted' | 'not-a-group-account'> {
  const by = mayConfer(actor, place, 'administrator');
  if (!by) return refuse('not-permitted');
  return kind === 'single' ? refuse('not-a-group-account') : by;
}

/** What each act needs to know beside its subject. */
export interface UsersFacts {
  create: CreateFacts;
  edit: UserEditFacts;
  setPassword: undefined;
  resend: ResendFacts;
  move: UserMoveFacts;
  remove: RemoveFacts;
  redistribute: RedistributeFacts;
  moveAll: MoveAllFacts;
  removeAll: RemoveFacts;
  permit: PermitFacts;
  resendAll: ResendAllFacts;
  import: ImportFacts;
}

export const usersDeeds: Deeds<typeof contract, UsersFacts> = {
  create,
  edit,
  setPassword: {
    fits: ({ input }) => personRefusal({ password: input.password }),
    changes: ({ subject: { user } }) => [passwordChanged(user)],
  },

  resend,
  move,
  remove,
  redistribute,
  moveAll,
  removeAll,
  permit,
  resendAll,
  import: importDeed,
};
