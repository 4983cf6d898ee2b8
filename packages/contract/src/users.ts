import * as v from 'valibot';
import { get, post } from './kernel/operation.js';
import { Order } from './accounts.js';
import { Cursor, DisplayName, Email, Id, NewPassword, PageSize, pageOf, Phone, Search, Username } from './schemas.js';
import { Permissions, Quota, Role, User } from './users/user.js';

export * from './users/user.js';
export * from './users/edit.js';
export * from './users/leave.js';
export * from './users/many.js';
export * from './users/files.js';

/** What a list of users is in the order of; whoever never signed in comes as if long ago. */
export const UserSort = v.picklist(['name', 'username', 'signedIn'], 'invalid');
export type UserSort = v.InferOutput<typeof UserSort>;

/**
 * Lists the users of an account that the caller may see, by name in Swedish order unless `sort` says otherwise. `responsibleId` keeps one person's `user`s,
 * who is `not-found` where the caller does not see them, or with `none` the `user`s whom nobody is responsible for; `neverSignedIn` keeps those who have not been in (USR-01).
 */
export const list = /*@__PURE__*/ get('users.list', '/accounts/{accountId}/users', {
  input: {
    accountId: Id,
    search: v.optional(Search),
    role: v.optional(Role),
    responsibleId: v.optional(v.union([Id, v.literal('none')], 'invalid')),
    neverSignedIn: v.optional(v.picklist(['yes'], 'invalid')),
    sort: v.optional(UserSort),
    order: v.optional(Order),
    size: v.optional(PageSize),
    cursor: v.optional(Cursor),
  },
  output: pageOf(User),
  refusals: ['not-a-group-account'],
});

/**
 * Creates a user in a group account. An administrator gets a mailed link and no password; a manager or `user` gets the
 * password given here and no mail (USR-02…04). A manager's new `user` belongs to that manager (USR-08).
 */
export const create = /*@__PURE__*/ post('users.create', '/accounts/{accountId}/users', {
  input: {
    accountId: Id,
    role: Role,
    displayName: DisplayName,
    username: Username,
    email: v.optional(Email),
    phone: v.optional(Phone),
    password: v.optional(NewPassword),
    permissions: v.optional(Permissions),
    quota: v.optional(Quota),
    responsibleId: v.optional(Id),
    primaryContact: v.optional(v.boolean('invalid')),
  },
  output: User,
  refusals: [
    'name-invalid',
    'username-invalid',
    'email-invalid',
    'phone-invalid',
    'password-invalid',
    'password-common',
    'not-a-group-account',
    'account-full',
    'username-taken',
    'email-taken',
    'email-required',
    'password-by-link',
    'password-required',
    'permission-fixed',
    'not-a-responsible',
    'quota-exceeded',
  ],
  locks: ['accountId'],
  creates: true,
});
