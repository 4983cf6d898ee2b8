import * as v from 'valibot';
import { post } from '../kernel/operation.js';
import { Id } from '../schemas.js';
import { leaving, leavingRefusals } from './leaving.js';
import { Permissions } from './user.js';

const once = <T>(of: (item: T) => string) => v.check<T[], 'invalid'>((items) => new Set(items.map(of)).size === items.length, 'invalid');

/** The users whom an act on many is about: 1 to 500, each once. One whom the caller does not see ends it all in `not-found`. */
const UserIds = v.pipe(
  v.array(Id, 'invalid'),
  v.minLength(1, 'required'),
  v.maxLength(500, 'invalid'),
  once((id) => id),
);

const people = { accountId: Id, userIds: UserIds };

/** Whom somebody is given to, one by one: 1 to 500 `user`s, each once; null is nobody. */
const Given = v.pipe(
  v.array(v.strictObject({ userId: Id, responsibleId: v.nullable(Id) }), 'invalid'),
  v.minLength(1, 'required'),
  v.maxLength(500, 'invalid'),
  once(({ userId }) => userId),
);

/**
 * Gives `user`s another responsible: those in `users` one by one, or all of one person's, `from` one `to` another (null: nobody). All or nothing; quotas are
 * counted on what would be, so that two full managers may swap (USR-13).
 */
export const redistribute = /*@__PURE__*/ post('users.redistribute', '/accounts/{accountId}/users/redistribute', {
  input: { accountId: Id, users: v.optional(Given), from: v.optional(Id), to: v.optional(v.nullable(Id)) },
  output: v.null(),
  refusals: ['not-a-group-account', 'not-a-responsible', 'quota-exceeded'],
  guard: 'plan',
  locks: ['accountId'],
});

/** Whoever was moved with others, and what they sign in with now. */
export const Moved = v.looseObject({ id: Id, displayName: v.string(), signInName: v.string(), email: v.nullable(v.string()) });
export type Moved = v.InferOutput<typeof Moved>;

/**
 * Moves several users as `users.move` moves one, all or none. Where a username is taken in the other account they get one like it, which the plan tells;
 * `user`s whose responsible moves with them need no new one (USR-01, USR-11).
 */
export const moveAll = /*@__PURE__*/ post('users.moveAll', '/accounts/{accountId}/users/move', {
  input: { ...people, toAccountId: Id, ...leaving },
  output: v.array(Moved),
  refusals: ['same-account', 'not-a-group-account', 'account-full', ...leavingRefusals],
  guard: 'plan',
  locks: ['accountId', 'toAccountId'],
});

/** Removes several users for ever as `users.remove` removes one, all or none (USR-01, USR-10). */
export const removeAll = /*@__PURE__*/ post('users.removeAll', '/accounts/{accountId}/users/remove', {
  input: { ...people, ...leaving },
  output: v.null(),
  refusals: ['not-a-group-account', ...leavingRefusals],
  guard: 'plan',
  locks: ['accountId'],
});

/** Some of the permissions, at least one. */
const SomePermissions = v.pipe(
  v.partial(Permissions),
  v.check((permissions) => Object.keys(permissions).length > 0, 'required'),
);

/**
 * Sets those permissions that are given for several users, and leaves the others as they are (USR-01, USR-05). The plan counts, as `documents.hidden`, what goes out of the
 * sight of those whose My Documents is taken, and as `documents.shown` what comes back (DOC-08).
 */
export const permit = /*@__PURE__*/ post('users.permit', '/accounts/{accountId}/users/permissions', {
  input: { ...people, permissions: SomePermissions },
  output: v.null(),
  refusals: ['not-a-group-account', 'permission-fixed'],
  guard: 'plan',
  locks: ['accountId'],
});

/**
 * Mails sign-in instructions to several users, each with a link of their own; older links stop working. Who has no address, or was mailed three times this
 * hour, is left out, and the plan says how many; where nobody is left it is `without-email` or `too-many-attempts` (USR-01, USR-06).
 */
export const resendAll = /*@__PURE__*/ post('users.resendAll', '/accounts/{accountId}/users/resend', {
  input: people,
  output: v.looseObject({ mailed: v.number() }),
  refusals: ['not-a-group-account', 'without-email', 'too-many-attempts'],
  guard: 'plan',
  locks: ['accountId'],
});
