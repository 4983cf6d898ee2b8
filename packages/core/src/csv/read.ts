import type { FileRead, Refusal } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import { fold } from '../names.js';
import { columns, dictionary, type UserColumn } from './columns.js';
import { headerOf, toldColumns, type Header as HeaderOf, type Headings } from './header.js';
import { ofWhole, type RowProblem } from './problems.js';
import { draftOf, samePermissions, take, trimmed, type Draft, type UserRow } from './row.js';
import { tellsUnread } from './sentences.js';
import { tableOf, type Table, type Told } from './table.js';

/** Most rows of people in a file (CSV-08). */
export const mostRows = 100_000;

/** Most rows of any kind: as many as a spreadsheet has. A file of line breaks alone is not read to its end. */
const mostLines = 1_048_576;

/** Most characters of a cell that is read: more than any column takes, also of a name whose letters each stand with several marks. */
export const mostOfCell = 2000;

/** How many rows of people are shown as they were read. */
const firstRows = 5;

/** A file as it was read: every row with anything in it is among `rows`, or `problems` says what is wrong with it. */
export interface UsersFile {
  readonly rows: readonly UserRow[];
  /** The same rows by the key of their username. */
  readonly byKey: ReadonlyMap<string, UserRow>;
  /** Rows of which cells alone have problems, and no other row is of the same username: what else is wrong with them can be told too. */
  readonly wrong: readonly UserRow[];
  /** How many rows have something in a column without a heading that `ignoreUnknownColumns` would pass over. */
  readonly withoutHeading: number;
  /** In the order of the file. */
  readonly problems: readonly RowProblem[];
  readonly read: FileRead;
  /** The headings as they stand in the file, by what they mean. */
  readonly headings: Readonly<Partial<Record<UserColumn, string>>>;
}

/** How a file is to be read, where it does not say so itself or says too much. */
export interface ReadOptions extends Told {
  /** Passes over columns whose heading nobody knows, and those that have none. */
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

/** The same in steps of five thousand rows: between two of them whoever reads a large file lets others go on. */
export function* readingUsers(bytes: Uint8Array, options: ReadOptions = {}): Generator<undefined, UsersFile | FileRefusal> {
  const table = tableOf(bytes, options, userHeadings.columnOf);
  return 'code' in table ? table : yield* new Reader(table, options).read();
}

type Header = HeaderOf<UserColumn>;

const userHeadings: Headings<UserColumn> = { columnOf: dictionary(columns), about: 'username' };

const rowsOfStep = 5000;

/** Where a row has more cells than the header. */
const beyond = { heading: '', column: undefined };

class Reader {
  readonly #table: Table;
  readonly #options: ReadOptions;
  /** Everybody whom a row is about, also those whose row has a problem. */
  readonly #users: UserRow[] = [];
  readonly #problems: RowProblem[] = [];
  readonly #first: FileRead['first'] = [];
  #withoutHeading = 0;
  #above: Draft = draftOf(0);

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
      if (row > mostLines) return refuse('file-too-long', { rows: mostRows, row });
      if (cells.every((cell) => trimmed(cell) === '')) continue;
      if (!header) {
        const read = problem
          ? refuse('file-without-header')
          : headerOf(
              userHeadings,
              cells.map((cell) => trimmed(this.#table.plain(cell))),
              this.#options,
            );
        if ('code' in read) return read;
        header = read;
        continue;
      }
      if (++people > mostRows) return refuse('file-too-long', { rows: mostRows, row });
      if (this.#first.length < firstRows) this.#first.push({ row, cells: this.#shown(cells, header) });
      if (problem) this.#problems.push({ code: problem, row, params: {} });
      const user = this.#row(row, cells, header);
      if (user) this.#users.push(user);
    }
    if (!header) return refuse('file-without-header');
    const { byKey, wrong } = this.#byKey(header);
    this.#problems.sort((a, b) => a.row - b.row);
    const { format, encoding, delimiter, guessed } = this.#table;
    const read: FileRead = {
      format,
      ...(encoding && { encoding }),
      ...(delimiter && { delimiter }),
      guessed: [...guessed],
      columns: toldColumns(header),
      first: this.#first,
    };
    return {
      rows: [...byKey.values()],
      byKey,
      wrong,
      withoutHeading: this.#withoutHeading,
      problems: this.#problems,
      read,
      headings: header.headings,
    };
  }

  /**
   * The rows by the key of whom they are about: none of those that share a username, and those with a problem apart. All at once and not row by row: between two rows so
   * much is read that the table would have left the processor's memory.
   */
  #byKey({ headings: { username: column } }: Header): Pick<UsersFile, 'byKey' | 'wrong'> {
    const wrong = new Set(this.#problems.map(({ row }) => row));
    const byKey = new Map<string, UserRow>();
    const shared = new Set<string>();
    const out: string[] = [];
    const twice = ({ row, username }: UserRow, other: UserRow) =>
      this.#problems.push({ code: 'username-twice', row, username, column, params: { otherRow: other.row } });
    for (const user of this.#users) {
      const key = fold(user.username);
      const other = byKey.get(key);
      if (!other) {
        byKey.set(key, user);
        if (wrong.has(user.row)) out.push(key);
        continue;
      }
      if (!shared.has(key)) twice(other, user);
      twice(user, other);
      shared.add(key);
    }
    for (const key of shared) byKey.delete(key);
    const unread = new Set(this.#problems.flatMap(({ code, row }) => (ofWhole.has(code) ? row : [])));
    const apart = out.flatMap((key) => byKey.get(key) ?? []);
    for (const key of out) byKey.delete(key);
    return { byKey, wrong: apart.filter(({ row }) => !unread.has(row)) };
  }

  /** One row as a user; what is wrong with it is added to the problems. */
  #row(row: number, cells: readonly string[], header: Header): UserRow | undefined {
    const draft = draftOf(row);
    const before = this.#problems.length;
    let told = false;
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index] ?? '';
      if (cell === '') continue;
      const { heading, column } = header.columns[index] ?? beyond;
      if (column) this.#take(draft, column, heading, cell);
      else if (heading === '' && !told && trimmed(cell) !== '') {
        const passable = this.#isPassable(index, header);
        if (passable && this.#options.ignoreUnknownColumns) continue;
        if (passable) this.#withoutHeading += 1;
        // the first tells enough: a file of such cells would make more of them than there is memory
        this.#problems.push({ code: 'cell-without-column', row, params: { cell: index + 1 } });
        told = true;
      }
    }
    this.#share(draft);
    if (draft.username !== '') {
      for (let at = before; at < this.#problems.length; at++) Object.assign(this.#problems[at] ?? {}, { username: draft.username });
      return draft;
    }
    this.#problems.push({ code: 'username-missing', row, column: header.headings.username, params: {} });
    return undefined;
  }

  /**
   * Whether a column without a heading can be passed over. In a text it must stand in the header all the same: a cell beyond it may be there because
   * one before it was parted in two. No sheet parts cells, nor does it say how wide its header is.
   */
  #isPassable(index: number, { width }: Header): boolean {
    return index < width || this.#table.format === 'xlsx';
  }

  /** Most rows say the same as the one above of permissions and of the responsible: they share it. */
  #share(draft: Draft): void {
    const { permissions, responsible } = this.#above;
    if (draft.responsible === responsible) draft.responsible = responsible;
    if (samePermissions(draft.permissions, permissions)) draft.permissions = permissions;
    this.#above = draft;
  }

  /** A row as it is shown to whoever sent it: without what guards its cells, long ones cut, passwords masked. */
  #shown(cells: readonly string[], { columns: known }: Header): string[] {
    return cells
      .slice(0, 50)
      .map((cell, index) => (known[index]?.column === 'password' && cell !== '' ? '••••••••' : this.#table.plain(cell).slice(0, 100)));
  }

  #take(draft: Draft, column: UserColumn, heading: string, cell: string): void {
    const { row } = draft;
    if (column === 'errors') {
      // the rest of the column was written for people: it is passed over
      if (tellsUnread(cell)) this.#problems.push({ code: 'row-unread', row, column: heading, params: {} });
      return;
    }
    if (cell.length > mostOfCell) {
      this.#problems.push({ code: 'cell-too-long', row, column: heading, params: { most: mostOfCell } });
      return;
    }
    const code = this.#table.isWhole(cell) ? take(draft, column, cell, this.#table.own(this.#table.plain(cell))) : 'cell-malformed';
    if (code === 'not-clearable' || code === 'cell-malformed') this.#problems.push({ code, row, column: heading, params: {} });
    else if (code) this.#problems.push({ code, row, column: heading, params: { text: this.#table.own(cell.slice(0, 100)) } });
  }
}
