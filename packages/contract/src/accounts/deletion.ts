import * as v from 'valibot';
import { fileOutput } from '../kernel/file.js';
import { get, post } from '../kernel/operation.js';
import { Confirmation, Id, Language } from '../schemas.js';
import { Account } from './account.js';

/**
 * Downloads an account as a zip: its users as CSV, and a manifest. For the account's administrators also every document, a JSON file each, in a folder
 * of its owner, and the group’s wordlist; for an operator the number of documents alone. It is read while it is downloaded, and ends half-way when the session, the right or the account does (ACC-10).
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

const deleteAccount = /*@__PURE__*/ post('accounts.delete', '/accounts/{accountId}/delete', {
  input: { accountId: Id, confirmation: v.optional(Confirmation) },
  output: v.null(),
  refusals: ['confirmation-mismatch'],
  guard: 'plan',
  locks: ['licenceId', 'accountId'],
  ends: true,
  answers: ['confirmation'],
});
export {
  /**
   * Deletes an account with all its users and documents, for ever, and frees a place. The group id stays reserved for 90 days. `confirmation` is
   * the group id, or the e-mail of a `single` account, typed once the plan has been read (ACC-09).
   */
  deleteAccount as delete,
};
