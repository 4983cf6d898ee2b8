import * as v from 'valibot';
import { del, post } from './kernel/operation.js';
import { Can, DisplayName, Email, Id, Username } from './schemas.js';

/** Somebody with administrative rights on the licence, as its page shows them (LIC-01). */
export const Operator = v.looseObject({ id: Id, displayName: v.string(), email: v.string(), can: Can });
export type Operator = v.InferOutput<typeof Operator>;

/** What staff write of an operator. */
export const NewOperator = v.strictObject({ displayName: DisplayName, username: Username, email: Email });
export type NewOperator = v.InferOutput<typeof NewOperator>;

/** Adds an operator to a licence, who is mailed a username, the address and a link to set a password (LIC-06). */
export const add = /*@__PURE__*/ post('operators.add', '/licences/{licenceId}/operators', {
  input: { licenceId: Id, displayName: DisplayName, username: Username, email: Email },
  output: Operator,
  refusals: ['stands-alone', 'name-invalid', 'username-invalid', 'email-invalid', 'username-taken', 'email-taken'],
});

/** Removes an operator: sessions and links end at once, and the names are free again. A licence keeps one. */
export const remove = /*@__PURE__*/ del('operators.remove', '/licences/{licenceId}/operators/{operatorId}', {
  input: { licenceId: Id, operatorId: Id },
  output: v.null(),
  refusals: ['last-operator'],
  locks: ['licenceId'],
});
