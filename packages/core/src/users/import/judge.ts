import type { RowProblem, UserRow, UsersFile } from '../../csv.js';
import { emailKey, fold } from '../../names.js';
import type { After, ImportFacts, KnownUser } from './facts.js';
import { added, changed, sameName, wrongAlone, type Issue } from './row.js';
import { Whole } from './whole.js';

/** A row that does something, with whoever it is about: `before` is nobody where it adds somebody, `after` where it removes them. */
export interface Entry {
  readonly row: UserRow;
  readonly key: string;
  readonly before: KnownUser | undefined;
  readonly after: After | undefined;
  /** The key of the address that they get, where it is another than they have. */
  readonly address: string | undefined;
  /** The key of whoever they are given to, where it is another than they have. */
  readonly givenTo: string | undefined;
}

/** What the rows of a file would do: those that are accepted, how many say only what is so, and what is wrong with each of the others. */
export interface Judged {
  readonly accepted: readonly Entry[];
  readonly unchanged: number;
  /** In the order of the file. */
  readonly problems: readonly RowProblem[];
}

const judged = new WeakMap<ImportFacts, Judged>();

/** Judges the rows of a file, each by itself and then all of them together (CSV-04, CSV-05); once for the same facts. */
export function judgeRows(facts: ImportFacts & { readonly file: UsersFile }, capacity: number): Judged {
  let result = judged.get(facts);
  if (!result) judged.set(facts, (result = judge(facts, capacity)));
  return result;
}

function judge({ file, known, importer, emailsTaken }: ImportFacts & { readonly file: UsersFile }, capacity: number): Judged {
  const problems: RowProblem[] = [...file.problems];
  const refuse = ({ row, username }: UserRow, { code, params, column }: Issue) => {
    const heading = column && file.headings[column];
    problems.push({ code, params, row, username, ...(heading !== undefined && { column: heading }) } as RowProblem);
  };
  // a row with a cell that could not be read is told all that is wrong with it: it is mended once (CSV-04)
  for (const row of file.wrong) for (const issue of wrongAlone(row)) refuse(row, issue);
  const entries = new Map<string, Entry>();
  let unchanged = 0;
  // looked up all at once: between two rows of a large file so much is read that the table would have left the processor's memory
  const found = Array.from(file.byKey.keys(), (key) => known.get(key));
  let at = 0;
  for (const [key, row] of file.byKey) {
    const before = found[at++];
    if (row.remove) {
      if (before) entries.set(key, { row, key, before, after: undefined, address: undefined, givenTo: undefined });
      else refuse(row, { code: 'nobody-to-remove', params: {}, column: 'username' });
      continue;
    }
    const after = before ? changed(row, before) : added(row);
    const ownAddress = before?.id === importer && after && 'email' in after && after.email !== before.email;
    if (!after) unchanged++;
    else if ('length' in after) for (const issue of after) refuse(row, issue);
    else if (ownAddress) refuse(row, { code: 'own-email', params: {}, column: 'email' });
    else entries.set(key, { row, key, before, after, address: newAddress(before, after), givenTo: newResponsible(before, after) });
  }
  const refusedAlone = new Map<string, number>();
  for (const { username, row } of problems) if (username !== undefined) refusedAlone.set(fold(username), row);
  const wrong = new Map(file.wrong.map((row) => [fold(row.username), row]));
  const saidOf = (key: string) => (file.byKey.get(key) ?? wrong.get(key))?.role;
  const accepted = new Whole({ known, emailsTaken, capacity, refusedAlone, saidOf }, entries, refuse).judge();
  return { accepted, unchanged, problems: problems.sort((a, b) => a.row - b.row) };
}

function newAddress(before: KnownUser | undefined, { email }: After): string | undefined {
  if (email === null || before?.email === email) return undefined;
  const key = emailKey(email);
  return before?.email && emailKey(before.email) === key ? undefined : key;
}

function newResponsible(before: KnownUser | undefined, { responsible }: After): string | undefined {
  return responsible === null || sameName(before?.responsible, responsible) ? undefined : fold(responsible);
}
