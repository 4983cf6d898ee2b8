import * as v from 'valibot';
import { post } from '../kernel/operation.js';
import { Day, Id } from '../schemas.js';

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
