import type { Change, ChangeValue, Permissions, users as contract, Warning } from '@knippa/contract';
import { refusedRow, type UserRow, type UsersFile } from '../../csv.js';
import type { AccountFacts } from '../../kernel/facts.js';
import { refuse } from '../../kernel/refuse.js';
import type { Deed, DeedContext } from '../../kernel/rule.js';
import { leadsNoMore, type After, type ImportFacts, type KnownUser } from './facts.js';
import { folderLeft } from '../leaving.js';
import { isPromotion } from '../confer.js';
import { passwordChanged, passwordEnded } from '../password.js';
import { judgeRows, type Entry, type Judged } from './judge.js';
import { compared } from './row.js';
import { takesContact } from './whole.js';

/** Most passwords in a file: each takes a twentieth of a second to hash (CSV-08). */
export const mostPasswords = 2000;

/** The rows that give a password. */
export function withPassword({ rows, headings }: UsersFile): UserRow[] {
  // a file without the column, as most are, is not gone through
  return headings.password === undefined ? [] : rows.filter(({ password: given }) => given !== undefined);
}

/** Refused rows that a plan tells of, each with all that is wrong with it; all are counted, and stand in the file of errors. */
const toldRows = 500;

type Import = Deed<typeof contract.import, ImportFacts>;
type Context = DeedContext<typeof contract.import, ImportFacts>;

const nothing: Judged = { accepted: [], unchanged: 0, problems: [] };

/** What the rows of the file would do to the account. */
export function judgedOf(facts: ImportFacts, account: Pick<AccountFacts, 'capacity'>): Judged {
  return 'code' in facts.file ? nothing : judgeRows(facts as ImportFacts & { readonly file: UsersFile }, account.capacity);
}

const judged = ({ facts, subject }: Context): Judged => judgedOf(facts, subject.account);
const removed = (context: Context): Entry[] => judged(context).accepted.filter(({ after }) => !after);
/** What is wrong with the first rows: a row may have many cells that are. */
function ofFirstRows(problems: Judged['problems']): Judged['problems'] {
  const rows = new Set<number>();
  const end = problems.findIndex(({ row }) => rows.add(row).size > toldRows);
  return end < 0 ? problems : problems.slice(0, end);
}

const refusedRows = (problems: Judged['problems']): number => new Set(problems.map(({ row }) => row)).size;

/** The brake: more than a tenth of the users, and at least five (CSV-05). */
function pastTheBrake(context: Context): { readonly removals: number; readonly users: number } | undefined {
  const { users } = context.subject.account;
  const removals = removed(context).length;
  return removals >= 5 && removals > users / 10 ? { removals, users } : undefined;
}

/** How much goes with those who are removed (USR-10). */
function lost(context: Context, what: 'documents' | 'words'): number {
  return removed(context).reduce((sum, { before }) => sum + (context.facts[what].get(before?.id ?? '') ?? 0), 0);
}

/** How many documents go out of the sight of those whose My Documents the rows take, and how many come back to those whom they give it (DOC-08). */
function documentsTurned(context: Context): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { before, after } of judged(context).accepted) {
    if (!before || !after || before.permissions.documents === after.permissions.documents) continue;
    const name = after.permissions.documents ? 'documents.shown' : 'documents.hidden';
    counts[name] = (counts[name] ?? 0) + (context.facts.documents.get(before.id) ?? 0);
  }
  return counts;
}

/** Users added, changed and removed by a file, the accepted rows together or not at all (CSV-03, CSV-05). */
export const importDeed: Import = {
  fits: ({ facts: { file } }) => {
    if ('code' in file) return file;
    const past = withPassword(file)[mostPasswords];
    return past && refuse('too-many-passwords', { most: mostPasswords, row: past.row });
  },

  changes: (context) => changesOf(judged(context), context.facts),

  touched: (context) => {
    const { accepted, unchanged, problems } = judged(context);
    const { file } = context.facts;
    return {
      'rows.refused': refusedRows(problems),
      'rows.unchanged': unchanged,
      ...('rows' in file && file.withoutHeading > 0 && { 'rows.without-heading': file.withoutHeading }),
      'users.edited': edited(judged(context), context.facts),
      'documents.removed': lost(context, 'documents'),
      'words.removed': lost(context, 'words'),
      ...documentsTurned(context),
      'mails.sent': accepted.filter(isMailed).length,
      'users.handed-out': accepted.filter(({ before, after }) => !before && after && !after.email).length,
    };
  },

  sent: (context) => {
    const { file } = context.facts;
    if ('code' in file) return {};
    const { language = 'sv' } = context.input;
    const refused = ofFirstRows(judged(context).problems);
    return {
      file: file.read,
      refused: refused.map((problem) => refusedRow(problem, language)),
    };
  },

  leftOut: (context) => judged(context).problems.map(({ row, code }) => ({ row, code })),

  warnings: (context) => {
    const removals = removed(context).length;
    const past = pastTheBrake(context);
    const warnings: Warning[] = [];
    if (past) warnings.push({ code: 'many-removals', params: { ...past } });
    const gone = { users: removals, documents: lost(context, 'documents'), words: lost(context, 'words') };
    if (removals > 0) warnings.push({ code: 'people-for-ever', params: gone });
    return warnings;
  },

  names: (context) => {
    // nobody is judged once more where no folder passes on
    if (context.facts.folders.length === 0) return {};
    const { accepted } = judged(context);
    const leaving = leavers(accepted, context.facts);
    const heir = heirOf(accepted, context.facts);
    return Object.fromEntries<string>(heir ? [...leaving, [heir.id, heir.displayName]] : leaving);
  },

  confirmation: (context) => (removed(context).length > 0 ? (context.subject.account.groupId ?? undefined) : undefined),

  unanswered: (context) => {
    const rows = refusedRows(judged(context).problems);
    if (rows > 0 && !context.input.leaveOutRefused) return refuse('rows-refused', { rows });
    const past = context.input.manyRemovals ? undefined : pastTheBrake(context);
    return past && refuse('many-removals', past);
  },
};

/** Whether somebody's password, or code, ends by the role that a row gives them: not where the row gives another, as to a new manager (USR-03). */
export function losesPassword({ row, before, after }: Entry): boolean {
  return before !== undefined && after !== undefined && row.password === undefined && isPromotion(before.role, after.role);
}

/** Whether a row has somebody mailed: whoever is added with an address, and whoever is to choose a password (CSV-06). */
function isMailed(entry: Entry): boolean {
  return entry.before ? losesPassword(entry) : Boolean(entry.after?.email);
}

/** The fields that differ, with their values before and after. */
function fieldsOf(before: KnownUser, after: After): [string, ChangeValue, ChangeValue][] {
  const fields: [string, ChangeValue, ChangeValue][] = [];
  for (const field of compared) if (before[field] !== after[field]) fields.push([field, before[field], after[field]]);
  if (before.permissions === after.permissions) return fields;
  for (const name in after.permissions) {
    const permission = name as keyof Permissions;
    if (before.permissions[permission] !== after.permissions[permission])
      fields.push([name, before.permissions[permission], after.permissions[permission]]);
  }
  return fields;
}

/** What is told of somebody who is added, beside their name. */
function valuesOf({ username, role, email, phone, responsible, quota, primaryContact, permissions }: After): Record<string, ChangeValue> {
  const { create, publish, documents, resetPassword } = permissions;
  return { username, role, email, phone, responsible, quota, primaryContact, create, publish, documents, resetPassword };
}

/** Those who lead nobody any more and own shared folders: what each is called, by id. */
function leavers(accepted: readonly Entry[], { folders }: ImportFacts): Map<string, string> {
  const owners = new Set(folders.flatMap(({ ownerId, responsibleId }) => [ownerId, responsibleId]));
  const leaving = accepted.flatMap(({ before, row }) => (before && owners.has(before.id) && leadsNoMore(before, row) ? [before] : []));
  return new Map(leaving.map(({ id, displayName }) => [id, displayName]));
}

/** Who is turned to once the file is applied, and so owns the folders that pass on (USR-16). Somebody who is added has no id yet: their username stands for it. */
function heirOf(accepted: readonly Entry[], { known }: ImportFacts): { readonly id: string; readonly displayName: string } | undefined {
  const taker = accepted.find(takesContact);
  if (taker?.after) return { id: taker.before?.id ?? taker.after.username, displayName: taker.after.displayName };
  return [...known.values()].find(({ primaryContact }) => primaryContact);
}

/** Whoever is turned to and has no row of their own, where a row hands the flag to another. */
function passedOver(accepted: readonly Entry[], { known }: ImportFacts): KnownUser | undefined {
  if (!accepted.some(takesContact)) return undefined;
  const contact = [...known.values()].find(({ primaryContact }) => primaryContact);
  return contact && accepted.some(({ before }) => before === contact) ? undefined : contact;
}

/** How many people are changed: a person has several fields, and the changes are counted by those. */
function edited({ accepted }: Judged, facts: ImportFacts): number {
  const differ = accepted.filter(
    ({ row, before, after }) => before && after && (row.password !== undefined || fieldsOf(before, after).length > 0),
  );
  return differ.length + (passedOver(accepted, facts) ? 1 : 0);
}

/**
 * All that an import changes: who is removed with how many documents and words, which shared folders pass on, what of whom is changed and from whom the flag is taken, and who
 * is added. In this order whatever the file's, for a plan shows the first: what cannot be undone is never behind what can (CSV-05). Each kind is in the order of the file.
 */
function changesOf({ accepted }: Judged, facts: ImportFacts): Change[] {
  const { documents, words, folders } = facts;
  const gone: Change[] = [];
  const passing: Change[] = [];
  const changes: Change[] = [];
  const coming: Change[] = [];
  // field by field: an object that is spread into another holds more than twice as much
  const changed = ({ id, displayName: name, username }: KnownUser, field: string, from: ChangeValue, to: ChangeValue) =>
    changes.push({ kind: 'changed', resource: 'users', id, name, field, from, to, values: { username } });
  for (const entry of accepted) {
    const { row, before, after } = entry;
    if (!before && after) {
      coming.push({ kind: 'added', resource: 'users', id: '', name: after.displayName, values: valuesOf(after) });
    } else if (before && after) {
      for (const [field, from, to] of fieldsOf(before, after)) changed(before, field, from, to);
      const values = { username: before.username };
      if (row.password !== undefined) changes.push({ ...passwordChanged(before), values });
      if (losesPassword(entry)) changes.push({ ...passwordEnded(before), values });
    } else if (before)
      gone.push({
        kind: 'removed',
        resource: 'users',
        id: before.id,
        name: before.displayName,
        values: { username: before.username, documents: documents.get(before.id) ?? 0, words: words.get(before.id) ?? 0 },
      });
  }
  const contact = passedOver(accepted, facts);
  if (contact) changed(contact, 'primaryContact', true, false);
  if (folders.length > 0) {
    const leaving = new Set<string | null>(leavers(accepted, facts).keys());
    const to = heirOf(accepted, facts)?.id ?? null;
    for (const folder of folders) passing.push(...folderLeft(folder, leaving, to));
  }
  return gone.concat(passing, changes, coming);
}
