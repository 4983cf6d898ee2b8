import * as v from 'valibot';
import { get } from './kernel/operation.js';
import { Can, Day, Id } from './schemas.js';

/** What sort of account: one person, a group, or an organisation started by staff. */
export const AccountKind = v.fallback(v.picklist(['single', 'group', 'organisation']), 'group');
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
});
export type Entitlement = v.InferOutput<typeof Entitlement>;

/** A municipality's licence as its operators see it (LIC-01). `daysLeft` counts to the end of `expiresOn`, 0 on that day. */
export const Licence = v.looseObject({
  id: Id,
  name: v.string(),
  startsOn: Day,
  expiresOn: Day,
  graceEndsOn: Day,
  phase: Phase,
  daysLeft: v.number(),
  entitlements: v.array(Entitlement),
  billingContact: v.nullable(v.looseObject({ name: v.string(), email: v.string() })),
  operators: v.array(v.looseObject({ id: Id, displayName: v.string(), email: v.string() })),
  can: Can,
});
export type Licence = v.InferOutput<typeof Licence>;

/** Shows a licence: dates, phase, what was bought and what is started, billing contact, operators. */
export const read = /*@__PURE__*/ get('licences.read', '/licences/{licenceId}', { input: { licenceId: Id }, output: Licence });
