import * as v from 'valibot';
import { del, get, patch, post } from './kernel/operation.js';
import { Can, DisplayName, Id, Version } from './schemas.js';

const having = v.nullable(v.array(v.looseObject({ id: Id, name: v.string() })));

/** Something active beside what was bought. `accounts` is null where every account of the licence has it (LIC-01). */
export const AddOnShown = v.looseObject({ id: Id, name: v.string(), accounts: having });

/** An add-on as staff edit it. */
export const AddOn = v.looseObject({ id: Id, name: v.string(), accounts: having, version: Version, can: Can });
export type AddOn = v.InferOutput<typeof AddOn>;

/** The accounts that have an add-on, each by its group id, a `single` one by its e-mail; `null` is every account. */
const Accounts = v.nullable(v.pipe(v.array(DisplayName, 'invalid'), v.minLength(1, 'required'), v.maxLength(500, 'invalid')));

/** Shows one add-on. */
export const read = /*@__PURE__*/ get('addOns.read', '/licences/{licenceId}/add-ons/{addOnId}', {
  input: { licenceId: Id, addOnId: Id },
  output: AddOn,
});

/** Activates an add-on, for the whole licence or for the accounts that are named. Staff alone do. */
export const add = /*@__PURE__*/ post('addOns.add', '/licences/{licenceId}/add-ons', {
  input: { licenceId: Id, name: DisplayName, accounts: v.optional(Accounts) },
  output: AddOn,
  refusals: ['label-invalid', 'account-unknown'],
});

/** Changes an add-on's name, or which accounts have it. */
export const edit = /*@__PURE__*/ patch('addOns.edit', '/licences/{licenceId}/add-ons/{addOnId}', {
  input: { licenceId: Id, addOnId: Id, name: v.optional(DisplayName), accounts: v.optional(Accounts) },
  output: AddOn,
  refusals: ['label-invalid', 'account-unknown'],
  guard: 'version',
  locks: ['licenceId'],
});

/** Ends an add-on. */
export const remove = /*@__PURE__*/ del('addOns.remove', '/licences/{licenceId}/add-ons/{addOnId}', {
  input: { licenceId: Id, addOnId: Id },
  output: v.null(),
});
