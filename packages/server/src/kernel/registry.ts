import { api, subjectKey, type AnyOperation, type Can, type Change, type Plan, type Refusal, type Warning } from '@knippa/contract';
import * as core from '@knippa/core';
import { isRefusal, judge, type AnyRule, type LeftOut, type SubjectName, type Subjects } from '@knippa/core';
import { accounts } from '../accounts.js';
import { loadAccount } from '../accounts/record.js';
import { addOns, loadAddOn } from '../add-ons.js';
import { bin } from '../bin.js';
import { loadBinned } from '../bin/record.js';
import { documents } from '../documents.js';
import { loadDocument } from '../documents/record.js';
import { doors } from '../doors.js';
import { entitlements, loadEntitlement } from '../entitlements.js';
import { folders } from '../folders.js';
import { loadFolder } from '../folders/record.js';
import { licences } from '../licences.js';
import { loadLicence } from '../licences/record.js';
import { loadOperator, operators } from '../operators.js';
import { publishing } from '../publishing.js';
import { loadRequest, requests } from '../requests.js';
import { loadSession, session } from '../session.js';
import { standardTemplates } from '../standard-templates.js';
import { users } from '../users.js';
import { loadUser } from '../users/record.js';
import { wordlists } from '../wordlists.js';
import { loadWord, loadWordlist } from '../wordlists/record.js';
import type { Download, Loader, Reading } from './answer.js';
import type { Opening } from './opening.js';

/** A deed without its types. */
interface AnyDeed {
  readonly fits?: (context: unknown) => Refusal | undefined;
  readonly changes: (context: unknown) => Change[];
  readonly touched?: (context: unknown) => Record<string, number>;
  readonly warnings?: (context: unknown) => Warning[];
  readonly names?: (context: unknown) => Record<string, string>;
  readonly sent?: (context: unknown) => Pick<Plan, 'refused' | 'file'>;
  readonly leftOut?: (context: unknown) => readonly LeftOut[];
  readonly confirmation?: (context: unknown) => string | undefined;
  readonly unanswered?: (context: unknown) => Refusal | undefined;
}

/** An answer without its types. */
interface AnyAnswer {
  readonly prepare?: (preparing: unknown) => Promise<unknown>;
  readonly facts?: (asked: unknown) => Promise<unknown>;
  readonly run: (doing: unknown) => Promise<unknown>;
}

/** All that belongs to one operation, found by its name. */
export interface Route {
  readonly operation: AnyOperation;
  readonly subject: SubjectName;
  readonly load: Loader<SubjectName>;
  readonly rule: AnyRule;
  readonly answer: AnyAnswer;
  readonly deed: AnyDeed | undefined;
}

const rules = {
  session: core.session,
  licences: core.licences,
  entitlements: core.entitlements,
  addOns: core.addOns,
  operators: core.operators,
  requests: core.requests,
  accounts: core.accounts,
  users: core.users,
  documents: core.documents,
  folders: core.folders,
  bin: core.bin,
  publishing: core.publishing,
  standardTemplates: core.standardTemplates,
  wordlists: core.wordlists,
};
const deeds = {
  session: core.sessionDeeds,
  licences: core.licencesDeeds,
  entitlements: core.entitlementsDeeds,
  addOns: core.addOnsDeeds,
  operators: core.operatorsDeeds,
  requests: core.requestsDeeds,
  accounts: core.accountsDeeds,
  users: core.usersDeeds,
  documents: core.documentsDeeds,
  folders: core.foldersDeeds,
  bin: core.binDeeds,
  publishing: core.publishingDeeds,
  standardTemplates: core.standardTemplatesDeeds,
  wordlists: core.wordlistsDeeds,
};
const answers = {
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
const loaders = {
  none: loadSession,
  licenceId: loadLicence,
  entitlementId: loadEntitlement,
  addOnId: loadAddOn,
  operatorId: loadOperator,
  requestId: loadRequest,
  accountId: loadAccount,
  userId: loadUser,
  folderId: loadFolder,
  documentId: loadDocument,
  binnedId: loadBinned,
  wordlistId: loadWordlist,
  wordId: loadWord,
};

type Tree = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function isOperation(value: unknown): value is AnyOperation {
  return typeof value === 'object' && value !== null && 'path' in value;
}

function* routesOf(): Generator<[string, Route]> {
  for (const [resource, acts] of Object.entries(api as Tree))
    for (const [act, operation] of Object.entries(acts)) {
      if (!isOperation(operation) || operation.open) continue;
      const at = (tree: Tree) => tree[resource]?.[act];
      const subject = subjectKey(operation) as SubjectName;
      yield [
        operation.name,
        {
          operation,
          subject,
          load: loaders[subject],
          rule: at(rules) as AnyRule,
          answer: at(answers) as AnyAnswer,
          deed: at(deeds) as AnyDeed | undefined,
        },
      ];
    }
}

/** Every operation that asks for a session, with its rule, answer and loader. */
export const routes: ReadonlyMap<string, Route> = new Map(routesOf());

/** Every operation that is asked without one. */
export const openings: ReadonlyMap<string, (opening: Opening, input: never) => Promise<unknown>> = new Map(
  Object.entries(doors).map(([act, answer]) => [`session.${act}`, answer]),
);

const bySubject = new Map<SubjectName, Route[]>();
for (const route of routes.values()) bySubject.set(route.subject, [...(bySubject.get(route.subject) ?? []), route]);

/** What an actor may do to a subject: every rule whose path ends in it, asked (WHY-03). */
export const can: Reading['can'] = <K extends SubjectName>(name: K, subject: Subjects[K]): Can => {
  const verdicts: Can = {};
  for (const { operation, rule } of bySubject.get(name) ?? []) {
    const verdict = judge(operation, rule, subject);
    verdicts[operation.name] = isRefusal(verdict) ? verdict : true;
  }
  return verdicts;
};

/** Whether an answer is a download. */
export function isDownload(output: unknown): output is Download {
  return typeof output === 'object' && output !== null && 'parts' in output;
}
