import * as v from 'valibot';
import { fileOutput } from './kernel/file.js';
import { get, patch, post } from './kernel/operation.js';
import { AccountKind, LicenceKind, Phase } from './licences.js';
import {
  Can,
  Cursor,
  Day,
  DisplayName,
  Email,
  GroupId,
  Id,
  Instant,
  Language,
  PageSize,
  pageOf,
  Search,
  Username,
  Version,
  whole,
} from './schemas.js';

/** `invited` until an administrator has set a password; then the licence's phase (ACC-05). */
export const AccountState = v.fallback(v.picklist(['invited', 'active', 'grace', 'expired']), 'active');
export type AccountState = v.InferOutput<typeof AccountState>;

const entries = {
  id: Id,
  kind: AccountKind,
  name: v.string(),
  groupId: v.nullable(v.string()),
  entitlement: v.looseObject({ id: Id, name: v.string() }),
  primaryContact: v.nullable(v.looseObject({ id: Id, displayName: v.string() })),
  users: v.number(),
  capacity: v.number(),
  createdAt: Instant,
  state: AccountState,
  version: Version,
  can: Can,
};

/** Whom to turn to. Who administers the account also sees what they sign in with. */
const PrimaryContact = v.looseObject({
  id: Id,
  displayName: v.string(),
  email: v.optional(v.nullable(v.string())),
  username: v.optional(v.nullable(v.string())),
});

/** A deletion that was announced: through which day it waits for the archive, and when an administrator has fetched it, if one has (ACC-10). */
export const Deletion = v.looseObject({ announcedAt: Instant, waitsUntil: Day, fetchedAt: v.nullable(Instant) });
export type Deletion = v.InferOutput<typeof Deletion>;

/**
 * An account as its editor shows it. `groupId` is null for `single`; `deletion` and `settingsOpen` are for operators and the account's administrators.
 */
export const Account = v.looseObject({
  ...entries,
  primaryContact: v.nullable(PrimaryContact),
  deletion: v.nullable(Deletion),
  settingsOpen: v.optional(v.boolean()),
});
export type Account = v.InferOutput<typeof Account>;

/** Which user a search found the account by, with what makes the hit plain (ACC-06). */
export const Hit = v.looseObject({ displayName: v.string(), signInName: v.string(), email: v.nullable(v.string()) });
export type Hit = v.InferOutput<typeof Hit>;

/** A row of the account list. */
export const AccountRow = v.looseObject({ ...entries, hit: v.optional(Hit) });
export type AccountRow = v.InferOutput<typeof AccountRow>;

export const AccountSort = v.picklist(['name', 'created'], 'invalid');
export type AccountSort = v.InferOutput<typeof AccountSort>;
export const Order = v.picklist(['ascending', 'descending'], 'invalid');
export type Order = v.InferOutput<typeof Order>;

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

/**
 * The licence of an account as its administrators see it (ACC-12). `operators` are whom to turn to, where the licence was bought for several
 * accounts; of an account that stands alone, `licences.read` shows and `licences.activate` begins the subscription.
 */
export const AccountLicence = v.looseObject({
  id: Id,
  kind: LicenceKind,
  expiresOn: Day,
  graceEndsOn: Day,
  phase: Phase,
  daysLeft: v.number(),
  addOns: v.array(v.looseObject({ id: Id, name: v.string() })),
  operators: v.array(v.looseObject({ id: Id, displayName: v.string(), email: v.string() })),
});
export type AccountLicence = v.InferOutput<typeof AccountLicence>;

/** Shows an account's licence: until when it holds, the account's add-ons, and whom to turn to (ACC-12). */
export const licence = /*@__PURE__*/ get('accounts.licence', '/accounts/{accountId}/licence', {
  input: { accountId: Id },
  output: AccountLicence,
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

/**
 * Lets an account leave the licence: its users, documents, roles, group id and capacity stay, a place is freed, and it lives on as a trial of
 * 30 days in a licence of its own. Open sessions in it end (ACC-08). Answers the last day of the trial.
 */
export const release = /*@__PURE__*/ post('accounts.release', '/accounts/{accountId}/release', {
  input: { accountId: Id },
  output: v.looseObject({ expiresOn: Day }),
  guard: 'plan',
  locks: ['licenceId', 'accountId'],
  ends: true,
});

/**
 * Downloads an account as a zip: its users as CSV, and a manifest. For the account's administrators also every document, a JSON file each, in a folder
 * of its owner; for an operator their number alone. It is read while it is downloaded, and ends half-way when the session, the right or the account does (ACC-10).
 */
export const archive = /*@__PURE__*/ get('accounts.archive', '/accounts/{accountId}/archive', {
  input: { accountId: Id, language: v.optional(Language) },
  output: fileOutput('application/zip'),
});

/**
 * Announces that an account is going to be deleted: each of its administrators is mailed that they have 14 days to fetch the archive. Nothing is deleted by
 * it; until then, or until one of them has fetched it, the plan of a deletion warns (ACC-10).
 */
export const announceDeletion = /*@__PURE__*/ post('accounts.announceDeletion', '/accounts/{accountId}/deletion', {
  input: { accountId: Id },
  output: Account,
  refusals: ['deletion-announced', 'nobody-to-fetch'],
  locks: ['accountId'],
});

/** Takes back that an account is going to be deleted; its administrators are told (ACC-10). */
export const withdrawDeletion = /*@__PURE__*/ post('accounts.withdrawDeletion', '/accounts/{accountId}/deletion/withdraw', {
  input: { accountId: Id },
  output: Account,
  refusals: ['deletion-not-announced'],
  locks: ['accountId'],
});

/**
 * Deletes an account with all its users and documents, for ever, and frees a place. The group id stays reserved for 90 days. `confirmation` is
 * the group id, or the e-mail of a `single` account, typed once the plan has been read (ACC-09).
 */
const deleteAccount = /*@__PURE__*/ post('accounts.delete', '/accounts/{accountId}/delete', {
  input: { accountId: Id, confirmation: v.optional(v.pipe(v.string('invalid'), whole, v.maxLength(1000, 'invalid'))) },
  output: v.null(),
  refusals: ['confirmation-mismatch'],
  guard: 'plan',
  locks: ['licenceId', 'accountId'],
  ends: true,
  confirmation: 'confirmation',
});
export { deleteAccount as delete };
