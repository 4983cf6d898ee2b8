import * as v from 'valibot';
import { post } from '../kernel/operation.js';
import { Id, Username } from '../schemas.js';
import { leaving, leavingRefusals } from './leaving.js';
import { User } from './user.js';

/**
 * Moves a user, with personal documents, to another group account of the licence. The role becomes `user` without
 * responsible, permissions stay less publish, published documents become private, the password stays; whoever is signed in as them is signed out, and
 * links that were mailed to them end; whoever has an address and neither a password nor a code yet is mailed another, as the plan warns (USR-11, USR-16).
 */
export const move = /*@__PURE__*/ post('users.move', '/accounts/{accountId}/users/{userId}/move', {
  input: { accountId: Id, userId: Id, toAccountId: Id, username: v.optional(Username), ...leaving },
  output: User,
  refusals: ['same-account', 'not-a-group-account', 'account-full', 'username-invalid', 'username-taken', ...leavingRefusals],
  guard: 'plan',
  locks: ['accountId', 'toAccountId'],
});

/**
 * Removes a user for ever, with their personal documents, which the plan counts; whoever is signed in as them is signed out, and nothing waits to be
 * mailed to them any more (USR-10). Managers remove their own `user`s.
 */
export const remove = /*@__PURE__*/ post('users.remove', '/accounts/{accountId}/users/{userId}/remove', {
  input: { accountId: Id, userId: Id, ...leaving },
  output: v.null(),
  refusals: ['not-a-group-account', ...leavingRefusals],
  guard: 'plan',
  locks: ['accountId'],
});
