import * as v from 'valibot';
import { AddOnShown } from './add-ons.js';
import { get, patch, post } from './kernel/operation.js';
import { NewOperator, Operator } from './operators.js';
import { Can, Count, Cursor, Day, DisplayName, Email, Id, Language, languages, PageSize, pageOf, Version } from './schemas.js';

const kinds = ['single', 'group', 'organisation'] as const;

/** What sort of account: one person, a group, or an organisation started by staff. */
export const AccountKind = v.fallback(v.picklist(kinds), 'group');
export type AccountKind = v.InferOutput<typeof AccountKind>;

/** `bought` by a municipality, or an account's own: `trial` after its release, `subscription` once it is activated (ACC-08). */
export const LicenceKind = v.fallback(v.picklist(['bought', 'trial', 'subscription']), 'bought');
export type LicenceKind = v.InferOutput<typeof LicenceKind>;

/** Where a licence stands on a day: active, in the 28 days after its last, or closed (LIC-04). */
export const Phase = v.fallback(v.picklist(['active', 'grace', 'expired']), 'active');
export type Phase = v.InferOutput<typeof Phase>;

/** One line of what was bought; `started + available = purchased` at every moment (LIC-02). */
export const Entitlement = v.looseObject({
  id: Id,
  kind: AccountKind,
  name: v.string(),
  capacity: v.number(),
  purchased: v.number(),
  started: v.number(),
  available: v.number(),
  version: Version,
  can: Can,
});
export type Entitlement = v.InferOutput<typeof Entitlement>;

/** What staff write of one line that was bought: `capacity` is users per account, 1 for `single`. */
export const NewEntitlement = v.strictObject({
  kind: v.picklist(kinds, 'invalid'),
  name: DisplayName,
  capacity: v.pipe(Count, v.minValue(1, 'invalid')),
  purchased: Count,
});
export type NewEntitlement = v.InferOutput<typeof NewEntitlement>;

/** Whom the invoice goes to, as staff write it. */
const BillingContact = v.strictObject({ name: DisplayName, email: Email });

/**
 * A municipality's licence as its operators see it (LIC-01). `daysLeft` counts to the end of `expiresOn`, 0 on that day; `language` is that of
 * whoever is added to it, until they choose another, and of the billing contact.
 */
export const Licence = v.looseObject({
  id: Id,
  name: v.string(),
  language: v.fallback(v.picklist(languages), 'sv'),
  startsOn: Day,
  expiresOn: Day,
  graceEndsOn: Day,
  phase: Phase,
  daysLeft: v.number(),
  entitlements: v.array(Entitlement),
  billingContact: v.nullable(v.looseObject({ name: v.string(), email: v.string() })),
  addOns: v.array(AddOnShown),
  operators: v.array(Operator),
  version: Version,
  can: Can,
});
export type Licence = v.InferOutput<typeof Licence>;

/** A row of staff's list of licences. `waiting` counts requests that nobody has answered. */
export const LicenceRow = v.looseObject({
  id: Id,
  kind: LicenceKind,
  name: v.string(),
  startsOn: Day,
  expiresOn: Day,
  phase: Phase,
  waiting: v.number(),
});
export type LicenceRow = v.InferOutput<typeof LicenceRow>;

/** Lists every licence for staff, the one that ends first on top. It names nobody: staff open one licence at a time (T-S5). */
export const list = /*@__PURE__*/ get('licences.list', '/licences', {
  input: { size: v.optional(PageSize), cursor: v.optional(Cursor) },
  output: pageOf(LicenceRow),
});

/** Shows a licence: dates, phase, what was bought and what is started, add-ons, billing contact, operators. */
export const read = /*@__PURE__*/ get('licences.read', '/licences/{licenceId}', { input: { licenceId: Id }, output: Licence });

/**
 * Creates a licence with what was bought. Every operator is mailed a username, the address and a link to set a password. Mails are in the
 * licence's language, Swedish unless given, until their reader chooses another. Staff alone create, edit and renew licences (LIC-06).
 */
export const create = /*@__PURE__*/ post('licences.create', '/licences', {
  input: {
    name: DisplayName,
    startsOn: Day,
    expiresOn: Day,
    language: v.optional(Language),
    entitlements: v.pipe(v.array(NewEntitlement, 'invalid'), v.maxLength(100, 'invalid')),
    operators: v.pipe(v.array(NewOperator, 'invalid'), v.minLength(1, 'required'), v.maxLength(100, 'invalid')),
    billingContact: v.optional(BillingContact),
  },
  output: v.looseObject({ id: Id, name: v.string() }),
  refusals: [
    'label-invalid',
    'day-invalid',
    'ends-before-start',
    'single-holds-one',
    'name-invalid',
    'username-invalid',
    'email-invalid',
    'username-taken',
    'email-taken',
  ],
});

/**
 * Changes a licence's name and its billing contact; `null` takes the contact away. Staff do, and of the contact alone the administrators of an
 * account that stands alone; a subscription has one (ACC-12, LIC-06).
 */
export const edit = /*@__PURE__*/ patch('licences.edit', '/licences/{licenceId}', {
  input: { licenceId: Id, name: v.optional(DisplayName), billingContact: v.optional(v.nullable(BillingContact)) },
  output: Licence,
  refusals: ['label-invalid', 'name-invalid', 'email-invalid', 'billing-contact-required'],
  guard: 'version',
  locks: ['licenceId'],
});

/** Sets the day until which a licence holds, with every account in it (LIC-03, LIC-05). An expired one is opened again. */
export const renew = /*@__PURE__*/ post('licences.renew', '/licences/{licenceId}/renew', {
  input: { licenceId: Id, expiresOn: Day },
  output: Licence,
  refusals: ['day-invalid', 'ends-before-start'],
  guard: 'version',
  locks: ['licenceId'],
});

/**
 * Turns a released account's trial into a subscription of one year from today, which the billing contact pays. The account's administrators
 * alone do (ACC-08, ACC-12).
 */
export const activate = /*@__PURE__*/ post('licences.activate', '/licences/{licenceId}/activate', {
  input: { licenceId: Id, billingContact: BillingContact },
  output: Licence,
  refusals: ['name-invalid', 'email-invalid', 'not-a-trial'],
  guard: 'plan',
  locks: ['licenceId'],
});

/** Renews a subscription for one year more, from 60 days before it ends to the end of its grace (ACC-12). */
export const extend = /*@__PURE__*/ post('licences.extend', '/licences/{licenceId}/extend', {
  input: { licenceId: Id },
  output: Licence,
  refusals: ['not-a-subscription', 'renewal-not-due'],
  guard: 'plan',
  locks: ['licenceId'],
});

/** Ends a subscription with today: its grace begins tomorrow (ACC-12). */
export const end = /*@__PURE__*/ post('licences.end', '/licences/{licenceId}/end', {
  input: { licenceId: Id },
  output: Licence,
  refusals: ['not-a-subscription', 'subscription-ended'],
  guard: 'plan',
  locks: ['licenceId'],
});
