import type { Permissions, Role } from '@knippa/contract';
import { fold } from '../names.js';
import { unguard } from './cells.js';
import { answers, clears, columns, dictionary, roles, type UserColumn } from './columns.js';
import type { CsvCode, CsvProblem } from './problems.js';
import { decode, delimiterOf, records, type Delimiter, type Encoding } from './text.js';

/**
 * One row of a file of users: the username it is about, and what it says of that user.
 *
 * What is absent (no such column, an empty cell) is left alone; `null` clears it (CSV-03). Texts stand without the spaces at their
 * ends, and are otherwise as in the file: whether they may be names or addresses is `personRefusal`'s to say. A password is exactly as
 * in the file.
 */
export interface UserRow {
  /** As a spreadsheet program numbers it: the header is row 1. */
  readonly row: number;
  readonly username: string;
  readonly displayName?: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly role?: Role;
  /** A username in the same account. */
  readonly responsible?: string | null;
  readonly quota?: number | null;
  readonly primaryContact?: boolean;
  /** Those that the row speaks of. */
  readonly permissions: Partial<Permissions>;
  readonly password?: string;
  readonly remove?: boolean;
}

/** A file as it was read: every row with anything in it is among `rows`, or `problems` name it or the whole file. */
export interface UsersFile {
  readonly rows: readonly UserRow[];
  /** In the order of the file; those of the whole file first. */
  readonly problems: readonly CsvProblem[];
  /** How the file was understood. `columns` are its headings with their meaning; undefined is an unknown one. */
  readonly read?: {
    readonly encoding: Encoding;
    readonly delimiter: Delimiter;
    readonly columns: readonly { readonly heading: string; readonly column: UserColumn | undefined }[];
  };
}

type Draft = { -readonly [K in keyof UserRow]: UserRow[K] } & { permissions: { -readonly [P in keyof Permissions]?: boolean } };

const columnOf = dictionary(columns);
const roleOf = dictionary(roles);
const answerOf = dictionary(answers);

/**
 * Reads a file of users: any delimiter and encoding of CSV-02, headings of CSV-10 in Swedish or English in any order.
 *
 * A row with a problem is left out of `rows`, and so are all rows that share a username: the caller decides what the rest may do.
 * Unknown columns are reported once and their cells not read. Rows without anything in them are skipped, but counted.
 */
export function readUsers(bytes: Uint8Array): UsersFile {
  const decoded = decode(bytes);
  if ('code' in decoded) return { rows: [], problems: [decoded] };
  const { delimiter, start } = delimiterOf(decoded.text);
  const rows = new Map<number, UserRow>();
  const problems: CsvProblem[] = [];
  const firstRowOf = new Map<string, number>();
  let header: Header | undefined;
  let number = 0;

  for (const { cells, problem } of records(decoded.text, delimiter, start)) {
    const row = ++number;
    if (cells.every((cell) => trimmed(cell) === '')) continue;
    if (!header) {
      header = headerOf(row, cells);
      if (!header.columns.some(({ column }) => column)) return { rows: [], problems: [{ code: 'csv-no-header', row, params: {} }] };
      problems.push(...header.problems);
    }
    const before = problems.length;
    if (problem) problems.push({ code: problem, row, params: {} });
    const user = row === header.row ? undefined : readRow(row, cells, header, problems);
    if (!user) continue;
    const key = fold(user.username);
    const first = firstRowOf.get(key);
    if (first === undefined) firstRowOf.set(key, row);
    else {
      if (rows.delete(first)) problems.push(duplicate(user.username, first, row));
      problems.push(duplicate(user.username, row, first));
    }
    if (problems.length === before) rows.set(row, user);
  }

  if (!header) return { rows: [], problems: [{ code: 'csv-no-header', params: {} }] };
  problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return { rows: [...rows.values()], problems, read: { encoding: decoded.encoding, delimiter, columns: header.columns } };
}

function duplicate(username: string, row: number, otherRow: number): CsvProblem {
  return { code: 'csv-duplicate-username', row, params: { username, otherRow } };
}

interface Header {
  readonly row: number;
  readonly columns: readonly { readonly heading: string; readonly column: UserColumn | undefined }[];
  readonly problems: readonly CsvProblem[];
}

function headerOf(row: number, cells: readonly string[]): Header {
  const headings = cells.map((cell) => trimmed(unguard(cell)));
  const seen = new Set<UserColumn>();
  const twice: string[] = [];
  const unknown: string[] = [];
  const found = headings.map((heading) => {
    const column = columnOf(heading);
    if (!column && heading !== '') unknown.push(heading);
    if (!column || !seen.has(column)) {
      if (column) seen.add(column);
      return { heading, column };
    }
    twice.push(heading);
    return { heading, column: undefined };
  });
  const problems: CsvProblem[] = [];
  const about = (code: CsvCode, names: readonly string[]) => {
    if (names.length > 0) problems.push({ code, params: { columns: names } });
  };
  about('csv-missing-columns', seen.has('username') ? [] : [columns.username.sv]);
  about('csv-duplicate-columns', twice);
  about('csv-unknown-columns', unknown);
  return { row, columns: found, problems };
}

/** One row as a user; what is wrong with it is added to `problems`. */
function readRow(row: number, cells: readonly string[], header: Header, problems: CsvProblem[]): UserRow | undefined {
  const draft: Draft = { row, username: '', permissions: {} };
  for (const [index, cell] of cells.entries()) {
    if (cell === '') continue;
    const { heading, column } = header.columns[index] ?? { heading: '', column: undefined };
    if (column) {
      const code = take(draft, column, cell);
      if (code) problems.push({ code, row, column: heading, params: { text: cell.slice(0, 100) } });
    } else if (heading === '' && trimmed(cell) !== '') problems.push({ code: 'csv-cell-without-column', row, params: { cell: index + 1 } });
  }
  if (draft.username !== '') return draft;
  const named = header.columns.find(({ column }) => column === 'username');
  if (named) problems.push({ code: 'csv-missing-username', row, column: named.heading, params: {} });
  return undefined;
}

/** Takes one cell that is not empty into the row, or says what is wrong with it. No password is wrong here, so none is told back. */
function take(draft: Draft, column: UserColumn, cell: string): 'csv-bad-value' | 'csv-not-clearable' | undefined {
  if (column === 'password') {
    draft.password = unguard(cell);
    return undefined;
  }
  const text = trimmed(unguard(cell));
  if (text === '') return undefined;
  const clear = clears(cell);
  switch (column) {
    case 'email':
    case 'phone':
    case 'responsible':
      draft[column] = clear ? null : text;
      return undefined;
    case 'displayName':
    case 'username':
      if (clear) return 'csv-not-clearable';
      draft[column] = text;
      return undefined;
    case 'quota':
      if (!clear && !/^[0-9]{1,9}$/.test(text)) return 'csv-bad-value';
      draft.quota = clear ? null : Number(text);
      return undefined;
    case 'role': {
      const role = roleOf(text);
      if (role) draft.role = role;
      return role ? undefined : clear ? 'csv-not-clearable' : 'csv-bad-value';
    }
    default: {
      const answer = text === 'x' || text === 'X' ? 'yes' : answerOf(text);
      if (!answer) return clear ? 'csv-not-clearable' : 'csv-bad-value';
      if (column === 'primaryContact' || column === 'remove') draft[column] = answer === 'yes';
      else draft.permissions[column] = answer === 'yes';
      return undefined;
    }
  }
}

/** Without the spaces at its ends: those that are typed by mistake, not the tab or line break that a program wrote. */
function trimmed(text: string): string {
  let begin = 0;
  let end = text.length;
  while (isSpace(text, begin)) begin++;
  while (end > begin && isSpace(text, end - 1)) end--;
  return text.slice(begin, end);
}

function isSpace(text: string, index: number): boolean {
  return text[index] === ' ' || text[index] === '\u00a0';
}
