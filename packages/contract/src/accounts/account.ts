import * as v from 'valibot';
import { AccountKind, LicenceKind, Phase } from '../licences.js';
import { Can, Day, Id, Instant, Version } from '../schemas.js';

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

/** Whom to turn to: `email` for operators, the account's administrators and managers (USR-20); `username` for who administers the account. */
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
 * An account as its editor shows it. `groupId` is null for `single`; `deletion`, `settingsOpen` and `users` are for operators and the account's
 * administrators: nobody else is told of others by their number (USR-08).
 */
export const Account = v.looseObject({
  ...entries,
  users: v.optional(v.number()),
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
