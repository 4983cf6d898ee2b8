import type { FileRead, Permissions, Refusal, Role } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import { fold } from '../names.js';
import { answers, clears, dictionary, roles, type UserColumn } from './columns.js';
import { headerOf, type Header } from './header.js';
import type { RowProblem } from './problems.js';
import { tableOf, type Table, type Told } from './table.js';

/** Most rows of people in a file (CSV-08). */
export const mostRows = 100_000;

/** Most characters of a cell that is read: more than any column takes. */
const mostOfCell = 1000;

/** How many rows of people are shown as they were read. */
const firstRows = 5;

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

/** A file as it was read: every row with anything in it is among `rows`, or `problems` says what is wrong with it. */
export interface UsersFile {
  readonly rows: readonly UserRow[];
  /** The same rows by the key of their username. */
  readonly byKey: ReadonlyMap<string, UserRow>;
  /** In the order of the file. */
  readonly problems: readonly RowProblem[];
  readonly read: FileRead;
  /** The headings as they stand in the file, by what they mean. */
  readonly headings: Readonly<Partial<Record<UserColumn, string>>>;
}

/** How a file is to be read, where it does not say so itself or says too much. */
export interface ReadOptions extends Told {
  readonly ignoreUnknownColumns?: boolean;
}

/** Why a file cannot be read at all. */
export type FileRefusal = Refusal<
  | 'file-not-text'
  | 'file-broken'
  | 'file-without-header'
  | 'file-without-column'
  | 'file-column-twice'
  | 'file-unknown-columns'
  | 'file-too-long'
>;

type Draft = { -readonly [K in keyof UserRow]: UserRow[K] } & { permissions: { -readonly [P in keyof Permissions]?: boolean } };

const roleOf = dictionary(roles);
const answerOf = dictionary(answers);

/**
 * Reads a file of users: any delimiter and encoding of CSV-02, headings of CSV-10 in Swedish or English in any order.
 *
 * A row with a problem is left out of `rows`, and so are all rows that share a username: the caller decides what the rest may do. Rows without
 * anything in them are skipped, but counted.
 */
export function readUsers(bytes: Uint8Array, options: ReadOptions = {}): UsersFile | FileRefusal {
  const steps = readingUsers(bytes, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a thousand rows: between two of them whoever reads a large file lets others go on. */
export function* readingUsers(bytes: Uint8Array, options: ReadOptions = {}): Generator<undefined, UsersFile | FileRefusal> {
  const table = tableOf(bytes, options);
  return 'code' in table ? table : yield* new Reader(table, options).read();
}

const rowsOfStep = 1000;

class Reader {
  readonly #table: Table;
  readonly #options: ReadOptions;
  readonly #rows = new Map<string, UserRow>();
  readonly #problems: RowProblem[] = [];
  readonly #firstRowOf = new Map<string, number>();
  readonly #first: string[][] = [];

  constructor(table: Table, options: ReadOptions) {
    this.#table = table;
    this.#options = options;
  }

  *read(): Generator<undefined, UsersFile | FileRefusal> {
    let header: Header | undefined;
    let row = 0;
    let people = 0;
    for (const record of this.#table.rows) {
      if ('code' in record) return record;
      const { cells, problem } = record;
      if (++row % rowsOfStep === 0) yield;
      if (cells.every((cell) => trimmed(cell) === '')) continue;
      if (!header) {
        const read = problem
          ? refuse('file-without-header')
          : headerOf(
              cells.map((cell) => trimmed(this.#table.plain(cell))),
              this.#options,
            );
        if ('code' in read) return read;
        header = read;
        continue;
      }
      if (++people > mostRows) return refuse('file-too-long', { rows: mostRows });
      if (this.#first.length < firstRows) this.#first.push(shown(cells, header));
      const before = this.#problems.length;
      if (problem) this.#problems.push({ code: problem, row, params: {} });
      const user = this.#row(row, cells, header);
      if (!user) continue;
      const key = fold(user.username);
      if (this.#isFirst(user, key) && this.#problems.length === before) this.#rows.set(key, user);
    }
    if (!header) return refuse('file-without-header');
    this.#problems.sort((a, b) => a.row - b.row);
    const { format, encoding, delimiter, guessed } = this.#table;
    const read: FileRead = {
      format,
      ...(encoding && { encoding }),
      ...(delimiter && { delimiter }),
      guessed: [...guessed],
      columns: header.columns.map(({ heading, column }) => ({ heading, column: column ?? null })),
      first: this.#first,
    };
    return { rows: [...this.#rows.values()], byKey: this.#rows, problems: this.#problems, read, headings: header.headings };
  }

  /** Whether no earlier row is about the same username; else neither is kept. */
  #isFirst({ row, username }: UserRow, key: string): boolean {
    const otherRow = this.#firstRowOf.get(key);
    if (otherRow === undefined) {
      this.#firstRowOf.set(key, row);
      return true;
    }
    const twice = (of: number, other: number) =>
      this.#problems.push({ code: 'username-twice', row: of, username, params: { otherRow: other } });
    if (this.#rows.delete(key)) twice(otherRow, row);
    twice(row, otherRow);
    return false;
  }

  /** One row as a user; what is wrong with it is added to the problems. */
  #row(row: number, cells: readonly string[], header: Header): UserRow | undefined {
    const draft: Draft = { row, username: '', permissions: {} };
    const before = this.#problems.length;
    for (const [index, cell] of cells.entries()) {
      if (cell === '') continue;
      const { heading, column } = header.columns[index] ?? { heading: '', column: undefined };
      if (column) this.#take(draft, column, heading, cell);
      else if (heading === '' && trimmed(cell) !== '')
        this.#problems.push({ code: 'cell-without-column', row, params: { cell: index + 1 } });
    }
    if (draft.username !== '') {
      for (let at = before; at < this.#problems.length; at++) Object.assign(this.#problems[at] ?? {}, { username: draft.username });
      return draft;
    }
    this.#problems.push({ code: 'username-missing', row, column: header.headings.username, params: {} });
    return undefined;
  }

  #take(draft: Draft, column: UserColumn, heading: string, cell: string): void {
    const { row } = draft;
    if (cell.length > mostOfCell && column !== 'errors') {
      this.#problems.push({ code: 'cell-too-long', row, column: heading, params: { most: mostOfCell } });
      return;
    }
    const code = take(draft, column, cell, this.#table.plain(cell));
    if (code === 'not-clearable') this.#problems.push({ code, row, column: heading, params: {} });
    else if (code) this.#problems.push({ code, row, column: heading, params: { text: cell.slice(0, 100) } });
  }
}

/** A row as it is shown to whoever sent it: long cells cut, passwords masked. */
function shown(cells: readonly string[], { columns: known }: Header): string[] {
  return cells.slice(0, 50).map((cell, index) => (known[index]?.column === 'password' && cell !== '' ? '••••••••' : cell.slice(0, 100)));
}

/** Takes one cell that is not empty into the row, or says what is wrong with it. No password is wrong here, so none is told back. */
function take(draft: Draft, column: UserColumn, cell: string, plain: string): 'value-unknown' | 'not-clearable' | undefined {
  if (column === 'errors') return undefined;
  if (column === 'password') {
    draft.password = plain;
    return undefined;
  }
  const text = trimmed(plain);
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
      if (clear) return 'not-clearable';
      draft[column] = text;
      return undefined;
    case 'quota':
      if (!clear && !(/^[0-9]{1,6}$/.test(text) && Number(text) <= 100_000)) return 'value-unknown';
      draft.quota = clear ? null : Number(text);
      return undefined;
    case 'role': {
      const role = roleOf(text);
      if (role) draft.role = role;
      return role ? undefined : clear ? 'not-clearable' : 'value-unknown';
    }
    default: {
      const answer = text === 'x' || text === 'X' ? 'yes' : answerOf(text);
      if (!answer) return clear ? 'not-clearable' : 'value-unknown';
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
  const code = text.charCodeAt(index);
  return code === 0x20 || code === 0xa0;
}
