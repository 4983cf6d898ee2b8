import * as v from 'valibot';
import { get, patch, post } from '../kernel/operation.js';
import { DisplayName, Email, Id, NewPassword, Phone, Username } from '../schemas.js';
import { Permissions, Quota, Role, User } from './user.js';

/** Shows one user, to whoever sees them: operators, the account's administrators, a manager's own `user`s to the manager, and each to themself (USR-08). */
export const read = /*@__PURE__*/ get('users.read', '/accounts/{accountId}/users/{userId}', {
  input: { accountId: Id, userId: Id },
  output: User,
});

/**
 * Changes what was given when a user was created, and the role (USR-07). `email: null` and `phone: null` clear them, `responsibleId: null` leaves a `user` with
 * nobody; `primaryContact: true` takes the flag from whoever has it. What was given alone changes; with another role come the permissions that it always has.
 * Who makes somebody a `user` says what becomes of theirs: `usersTo` gets the `user`s that they are responsible for (null: nobody); with the role of
 * administrator goes the flag, which `primaryContactId` takes (USR-14, USR-16). Whoever loses rights by it is signed out everywhere. A greater role ends the password or code, which others may know, and every
 * session and link: whoever gets it is mailed a link to choose another (T-A5). Managers change names, e-mail, phone and permissions of their own `user`s
 * (USR-21).
 */
export const edit = /*@__PURE__*/ patch('users.edit', '/accounts/{accountId}/users/{userId}', {
  input: {
    accountId: Id,
    userId: Id,
    displayName: v.optional(DisplayName),
    username: v.optional(Username),
    email: v.optional(v.nullable(Email)),
    phone: v.optional(v.nullable(Phone)),
    role: v.optional(Role),
    permissions: v.optional(Permissions),
    quota: v.optional(Quota),
    responsibleId: v.optional(v.nullable(Id)),
    primaryContact: v.optional(v.literal(true, 'invalid')),
    usersTo: v.optional(v.nullable(Id)),
    primaryContactId: v.optional(Id),
  },
  output: User,
  refusals: [
    'name-invalid',
    'username-invalid',
    'email-invalid',
    'phone-invalid',
    'not-a-group-account',
    'username-taken',
    'email-taken',
    'email-required',
    'own-email',
    'permission-fixed',
    'not-a-responsible',
    'quota-exceeded',
    'quota-in-use',
    'last-administrator',
    'primary-contact',
    'has-users',
  ],
  guard: 'version',
  locks: ['accountId'],
});

/**
 * Gives a manager or `user` another password, which is handed over as the first was (USR-20). Their sessions and links end, and wrong tries are forgotten.
 * Administrators set their own by a mailed link (`password-by-link`).
 */
export const setPassword = /*@__PURE__*/ post('users.setPassword', '/accounts/{accountId}/users/{userId}/password', {
  input: { accountId: Id, userId: Id, password: NewPassword },
  output: v.null(),
  refusals: ['not-a-group-account', 'password-by-link', 'password-invalid', 'password-common'],
  locks: ['accountId'],
});

/** Mails a user sign-in instructions with a new link; the older one stops working. At most three an hour (USR-06). */
export const resend = /*@__PURE__*/ post('users.resend', '/accounts/{accountId}/users/{userId}/resend', {
  input: { accountId: Id, userId: Id },
  output: v.null(),
  refusals: ['not-a-group-account', 'without-email', 'too-many-attempts'],
  locks: ['accountId'],
});
