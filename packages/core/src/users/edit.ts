import type { Change, ChangeValue, InputOf, Permissions, Refusal, Role, users as contract } from '@knippa/contract';
import type { Subjects, UserFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import type { Deed } from '../kernel/rule.js';
import { personRefusal } from '../person.js';
import { isDemotion, isPromotion, mayConfer } from './confer.js';
import { leavingChanges, leavingRefusal, type LeavingFacts } from './leaving.js';
import { passwordEnded } from './password.js';
import { person, type Called } from './people.js';
import { permissionsKept, permissionsOf } from './permissions.js';
import { responsibleRefusal, type ResponsibleFacts } from './responsible.js';

/** What editing a user needs to know beside them: what they may have changed themself meanwhile, whether new names are taken, and whom the input names. */
export interface UserEditFacts {
  readonly held: Pick<UserFacts, 'displayName' | 'username' | 'email'> & { readonly phone: string | null };
  readonly usernameTaken: boolean;
  readonly suggestion: string;
  readonly emailTaken: boolean;
  /** Whom a `user` would belong to, as the actor sees them. */
  readonly responsible: ResponsibleFacts | undefined;
  /** The present primary contact, who loses the flag to this one. */
  readonly primaryContact: Called | undefined;
  /** What is left behind with a role that is taken away. */
  readonly leaving: LeavingFacts;
}

type Input = InputOf<typeof contract.edit>;

/** Somebody as they are after an edit, as far as an edit may change them. */
interface Edited extends Permissions {
  readonly displayName: string;
  readonly username: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly role: Role;
  readonly responsibleId: string | null;
  readonly quota: number | null;
  readonly primaryContact: boolean;
}

/** Whether somebody keeps the `user`s that they are responsible for: not as a `user`, nor where they are given to another. */
export function keepsUsers(user: UserFacts, { role = user.role, usersTo }: Pick<Input, 'role' | 'usersTo'>): boolean {
  return !isDemotion(user.role, role) || (role !== 'user' && usersTo === undefined);
}

/** What an edit makes of somebody (USR-07): only `user`s have a responsible, only managers a quota, and a role always has its permissions. */
function edited(user: UserFacts, held: UserEditFacts['held'], input: Input): Edited | Refusal<'permission-fixed'> {
  const { role = user.role } = input;
  const permissions = permissionsOf(role, input.permissions ?? permissionsKept(role, user.permissions));
  if (!permissions) return refuse('permission-fixed', { name: user.displayName });
  const { displayName = held.displayName, username = held.username, email = held.email, phone = held.phone } = input;
  const { responsibleId = user.responsibleId, quota = user.quota ?? 0, primaryContact = user.primaryContact } = input;
  return {
    displayName,
    username,
    email,
    phone,
    role,
    responsibleId: role === 'user' ? responsibleId : null,
    quota: role === 'manager' ? quota : null,
    primaryContact: role === 'administrator' && primaryContact,
    ...permissions,
  };
}

/** What of a role another role cannot have: a quota is a manager's, the flag an administrator's, a responsible a `user`'s. */
function foreign({ id, role: present }: UserFacts, { role = present, quota, primaryContact, responsibleId }: Input) {
  if (quota !== undefined && role !== 'manager') return refuse('not-permitted');
  if (primaryContact && role !== 'administrator') return refuse('not-permitted');
  return typeof responsibleId === 'string' && (role !== 'user' || responsibleId === id) ? refuse('not-a-responsible') : undefined;
}

/** Somebody's new responsible has room for them, and for those whom they leave to the same one. */
function newResponsible(user: UserFacts, { responsible, leaving }: UserEditFacts, { responsibleId, usersTo }: Input) {
  if (typeof responsibleId !== 'string' || responsibleId === user.responsibleId) return undefined;
  return responsibleRefusal(responsible, 1 + (usersTo === responsibleId ? leaving.left.length : 0));
}

/** What a role that is taken away leaves behind, and the `user`s that one's quota must hold. */
function role({ account, user }: Subjects['userId'], facts: UserEditFacts, after: Edited, input: Input) {
  const left = isDemotion(user.role, after.role) ? leavingRefusal(account, [user], facts.leaving, input) : undefined;
  if (left) return left;
  const users = keepsUsers(user, input) ? user.users : 0;
  return after.quota !== null && after.quota < users ? refuse('quota-in-use', { users }) : undefined;
}

/** Changes what was given when a user was created, and the role; who may give what is asked of the place where they would lie afterwards (R1). */
export const edit: Deed<typeof contract.edit, UserEditFacts> = {
  fits: ({ subject, facts, input }) => {
    const { actor, licence, account, user } = subject;
    const { role: to = user.role, responsibleId = user.responsibleId } = input;
    const place = [licence.id, account.id, ...(responsibleId === null ? [] : [responsibleId]), user.id];
    if (!mayConfer(actor, place, to)) return refuse('not-permitted');
    const { displayName, username, email, phone } = input;
    if (user.id === actor.person && email !== undefined && email !== facts.held.email) return refuse('own-email');
    const wrong = personRefusal({ displayName, username, email, phone }) ?? foreign(user, input);
    if (wrong) return wrong;
    const after = edited(user, facts.held, input);
    if ('code' in after) return after;
    if (after.role !== 'user' && after.email === null) return refuse('email-required');
    const unfit = newResponsible(user, facts, input) ?? role(subject, facts, after, input);
    if (unfit) return unfit;
    if (facts.usernameTaken) return refuse('username-taken', { suggestion: facts.suggestion });
    return facts.emailTaken ? refuse('email-taken') : undefined;
  },

  changes: ({ subject: { user }, facts, input }) => {
    const after = edited(user, facts.held, input);
    if ('code' in after) return [];
    const { id, responsibleId, quota, primaryContact, permissions } = user;
    const before: Edited = { ...facts.held, role: user.role, responsibleId, quota, primaryContact, ...permissions };
    const changed = (of: { id: string; displayName: string }, field: string, from: ChangeValue, to: ChangeValue): Change => {
      return { kind: 'changed', resource: 'users', id: of.id, name: of.displayName, field, from, to };
    };
    const fields = (Object.keys(after) as (keyof Edited)[]).filter((field) => before[field] !== after[field]);
    const taken = facts.primaryContact && after.primaryContact && !primaryContact ? facts.primaryContact : undefined;
    return [
      ...(isDemotion(user.role, after.role) ? leavingChanges([user], facts.leaving, input) : []),
      ...(taken ? [{ kind: 'changed' as const, ...person(taken), field: 'primaryContact', from: true, to: false }] : []),
      ...fields.map((field) => changed({ id, displayName: facts.held.displayName }, field, before[field], after[field])),
      ...(isPromotion(user.role, after.role) ? [passwordEnded({ id, displayName: facts.held.displayName })] : []),
    ];
  },
};
