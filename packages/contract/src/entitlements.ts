import * as v from 'valibot';
import { get, patch, post } from './kernel/operation.js';
import { Entitlement, NewEntitlement } from './licences.js';
import { Count, DisplayName, Id } from './schemas.js';

/** Shows one line of what was bought. */
export const read = /*@__PURE__*/ get('entitlements.read', '/licences/{licenceId}/entitlements/{entitlementId}', {
  input: { licenceId: Id, entitlementId: Id },
  output: Entitlement,
});

/** Adds a line to what was bought. Staff alone change what was bought (LIC-06). */
export const add = /*@__PURE__*/ post('entitlements.add', '/licences/{licenceId}/entitlements', {
  input: { licenceId: Id, ...NewEntitlement.entries },
  output: Entitlement,
  refusals: ['stands-alone', 'label-invalid', 'single-holds-one'],
  locks: ['licenceId'],
});

/**
 * Changes the number purchased, or the name, of one line. Fewer than are started is `entitlement-in-use` (LIC-06); in the licence of an account that
 * stands alone there is only that account, and so only the name to change.
 */
export const edit = /*@__PURE__*/ patch('entitlements.edit', '/licences/{licenceId}/entitlements/{entitlementId}', {
  input: { licenceId: Id, entitlementId: Id, name: v.optional(DisplayName), purchased: v.optional(Count) },
  output: Entitlement,
  refusals: ['stands-alone', 'label-invalid', 'entitlement-in-use'],
  guard: 'version',
  locks: ['licenceId'],
});
