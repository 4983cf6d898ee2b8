import * as v from 'valibot';
import { Account, AccountLicence, AccountRow, AccountSort, Order } from './accounts/account.js';
import { Reader } from './documents/readers.js';
import { get, patch, post } from './kernel/operation.js';
import { Cursor, DisplayName, Email, GroupId, Id, PageSize, pageOf, Search, Username } from './schemas.js';

export * from './accounts/account.js';
export * from './accounts/deletion.js';
export * from './accounts/release.js';

/**
 * Lists the accounts of a licence: by name in Swedish order, or by when they were created. `search` finds names,
 * group ids, and any user's username, display name or e-mail; `withRoom` keeps group accounts with room for one more, or for as many as it says
 * (ACC-05, ACC-06, USR-11).
 */
export const list = /*@__PURE__*/ get('accounts.list', '/licences/{licenceId}/accounts', {
  input: {
    licenceId: Id,
    search: v.optional(Search),
    sort: v.optional(AccountSort),
    order: v.optional(Order),
    withRoom: v.optional(v.union([v.literal('yes'), PageSize], 'invalid')),
    size: v.optional(PageSize),
    cursor: v.optional(Cursor),
  },
  output: pageOf(AccountRow),
});

/** Shows one account. */
export const read = /*@__PURE__*/ get('accounts.read', '/accounts/{accountId}', { input: { accountId: Id }, output: Account });

/** Shows an account's licence: until when it holds, the account's add-ons, and whom to turn to (ACC-12). */
export const licence = /*@__PURE__*/ get('accounts.licence', '/accounts/{accountId}/licence', {
  input: { accountId: Id },
  output: AccountLicence,
});

/**
 * Lists who sees an account, each with the right that carries it: first the licence's operators, to those who are told whom to turn to there,
 * and then the account's own people, as far as the caller sees them (WHY-02).
 */
export const readers = /*@__PURE__*/ get('accounts.readers', '/accounts/{accountId}/readers', {
  input: { accountId: Id, search: v.optional(Search), size: v.optional(PageSize), cursor: v.optional(Cursor) },
  output: pageOf(Reader),
});

/**
 * Starts an account on a free place. A `single` one takes an e-mail and a display name; a group one also `group`, and
 * the person becomes its first administrator. The person is mailed a link to set a password (ACC-01, ACC-02, LIC-02).
 */
export const start = /*@__PURE__*/ post('accounts.start', '/licences/{licenceId}/accounts', {
  input: {
    licenceId: Id,
    entitlementId: Id,
    email: Email,
    displayName: DisplayName,
    group: v.optional(v.strictObject({ name: DisplayName, groupId: GroupId, username: Username })),
  },
  output: Account,
  refusals: [
    'name-invalid',
    'group-name-invalid',
    'group-id-invalid',
    'username-invalid',
    'email-invalid',
    'no-account-available',
    'ask-staff',
    'not-a-group-account',
    'group-details-missing',
    'group-id-taken',
    'email-taken',
  ],
  locks: ['licenceId'],
  creates: true,
});

/** Tells whether a group id is free in the whole service, with a free one that is like it (ACC-03). */
export const suggestGroupId = /*@__PURE__*/ get('accounts.suggestGroupId', '/licences/{licenceId}/group-id', {
  input: { licenceId: Id, name: DisplayName },
  output: v.looseObject({ groupId: v.string(), free: v.boolean() }),
});

/**
 * Changes an account (ACC-07): the name of a group account, its type within its kind, which takes a place of the new and frees one of the
 * old, and what its primary contact is called and signs in with (`displayName`, `email`, `username`). The name of a `single` account is its contact's.
 */
export const edit = /*@__PURE__*/ patch('accounts.edit', '/accounts/{accountId}', {
  input: {
    accountId: Id,
    name: v.optional(DisplayName),
    entitlementId: v.optional(Id),
    displayName: v.optional(DisplayName),
    email: v.optional(Email),
    username: v.optional(Username),
  },
  output: Account,
  refusals: [
    'not-a-group-account',
    'group-name-invalid',
    'name-invalid',
    'email-invalid',
    'username-invalid',
    'ask-staff',
    'no-account-available',
    'account-too-large',
    'username-taken',
    'email-taken',
  ],
  guard: 'version',
  locks: ['licenceId', 'accountId'],
});

/** Changes the name of a group account: what its own administrators may change of it (ACC-12). */
export const rename = /*@__PURE__*/ patch('accounts.rename', '/accounts/{accountId}/name', {
  input: { accountId: Id, name: DisplayName },
  output: Account,
  refusals: ['not-a-group-account', 'group-name-invalid'],
  guard: 'version',
  locks: ['accountId'],
});

/**
 * Lets the `user`s of a group account change their own display name and phone, or leaves that to its administrators, as it is from the start.
 * The account's administrators decide (USR-15).
 */
export const openSettings = /*@__PURE__*/ patch('accounts.openSettings', '/accounts/{accountId}/settings', {
  input: { accountId: Id, open: v.boolean('invalid') },
  output: Account,
  refusals: ['not-a-group-account'],
  guard: 'version',
  locks: ['accountId'],
});

/**
 * Gives a group account another group id, with which everybody in it signs in from then on: the plan counts them. The old one stays reserved
 * to the account for 90 days, and signs nobody in (ACC-07).
 */
export const changeGroupId = /*@__PURE__*/ post('accounts.changeGroupId', '/accounts/{accountId}/group-id', {
  input: { accountId: Id, groupId: GroupId },
  output: Account,
  refusals: ['not-a-group-account', 'group-id-invalid', 'group-id-taken', 'same-group-id'],
  guard: 'plan',
  locks: ['accountId'],
});

/** Mails the primary contact sign-in instructions with a new link; the older one stops working. At most three an hour (ACC-05, ACC-11). */
export const resend = /*@__PURE__*/ post('accounts.resend', '/accounts/{accountId}/resend', {
  input: { accountId: Id },
  output: v.null(),
  refusals: ['too-many-attempts'],
  locks: ['accountId'],
});
