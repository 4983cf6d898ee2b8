import * as accounts from './accounts.js';
import * as addOns from './add-ons.js';
import * as bin from './bin.js';
import * as documents from './documents.js';
import * as entitlements from './entitlements.js';
import * as folders from './folders.js';
import type { AnyOperation } from './kernel/operation.js';
import * as licences from './licences.js';
import * as operators from './operators.js';
import * as publishing from './publishing.js';
import * as requests from './requests.js';
import * as session from './session.js';
import * as standardTemplates from './standard-templates.js';
import * as users from './users.js';
import * as wordlists from './wordlists.js';

/** The whole contract: every resource by its name, every operation by its act. */
export const api = {
  session,
  licences,
  entitlements,
  addOns,
  operators,
  requests,
  accounts,
  users,
  documents,
  folders,
  bin,
  publishing,
  standardTemplates,
  wordlists,
};

function isOperation(value: unknown): value is AnyOperation {
  return typeof value === 'object' && value !== null && 'path' in value && 'method' in value;
}

/** Every operation of the contract, once. */
export const operations: readonly AnyOperation[] = Object.values(api).flatMap((resource) => Object.values(resource).filter(isOperation));
