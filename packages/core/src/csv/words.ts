import type { FileRead, Language } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import { fold } from '../names.js';
import { clears, dictionary } from './columns.js';
import { headerOf, toldColumns, type Header, type Headings } from './header.js';
import type { RowProblem } from './problems.js';
import { mostOfCell, type FileRefusal } from './read.js';
import { trimmed } from './row.js';
import { tableOf, type Table } from './table.js';
import type { CsvRecord } from './records.js';
import { BOM, csvRow } from './write.js';

/** Most words of a list, and of a file (DOC-06). */
export const mostWords = 5000;

/** Most rows of any kind: a file of line breaks alone is not read to its end. */
const mostLines = 100_000;

/** What a file of words has a column for. */
export type WordColumn = 'word' | 'symbol' | 'note';

const columns: Readonly<Record<WordColumn, Readonly<Record<Language, string>>>> = {
  word: { sv: 'Ord', en: 'Word' },
  symbol: { sv: 'Symbol', en: 'Symbol' },
  note: { sv: 'Anteckning', en: 'Note' },
};
const headings: Headings<WordColumn> = { columnOf: dictionary(columns), about: 'word' };

/** One row of a file of words. What is undefined is left alone; `null` clears it (CSV-03). */
export interface WordRow {
  /** As a spreadsheet program numbers it: the header is row 1. */
  readonly row: number;
  readonly word: string;
  readonly symbol: string | null | undefined;
  readonly note: string | null | undefined;
}

/** A file of words as it was read: every row with anything in it is among `rows`, or `problems` says what is wrong with it. */
export interface WordsFile {
  readonly rows: readonly WordRow[];
  readonly problems: readonly RowProblem[];
  readonly read: FileRead;
  /** The headings as they stand in the file, by what they mean. */
  readonly headings: Header<WordColumn>['headings'];
}

/**
 * Reads a file of words, CSV in any delimiter and encoding or the first sheet of an .xlsx, with headings in Swedish or English in any order; other columns are
 * passed over, and told of. Rows that share a word, whatever its capitals, are left out all of them.
 */
export function readWords(bytes: Uint8Array): WordsFile | FileRefusal {
  const table = tableOf(bytes, {}, headings.columnOf);
  if ('code' in table) return table;
  let header: Header<WordColumn> | undefined;
  const rows: WordRow[] = [];
  const problems: RowProblem[] = [];
  const first: FileRead['first'] = [];
  let row = 0;
  let words = 0;
  for (const record of table.rows) {
    if ('code' in record) return record;
    if (++row > mostLines) return refuse('file-too-long', { rows: mostWords, row });
    const cells = record.cells.map((cell) => trimmed(cell));
    if (cells.every((cell) => cell === '')) continue;
    if (!header) {
      const found = headerOf(headings, cells.map(table.plain), { ignoreUnknownColumns: true });
      if ('code' in found) return found;
      header = found;
      continue;
    }
    if (++words > mostWords) return refuse('file-too-long', { rows: mostWords, row });
    if (first.length < 5) first.push({ row, cells: cells.slice(0, 50).map((cell) => table.plain(cell).slice(0, 100)) });
    const read = wordRow(table, header, row, { ...record, cells });
    if ('code' in read) problems.push(read);
    else rows.push(read);
  }
  if (!header) return refuse('file-without-header');
  const { format, encoding, delimiter, guessed } = table;
  const twice = shared(rows, header.headings.word);
  const wrong = new Set(twice.map((problem) => problem.row));
  return {
    rows: rows.filter((one) => !wrong.has(one.row)),
    problems: [...problems, ...twice].sort((a, b) => a.row - b.row),
    read: {
      format,
      ...(encoding && { encoding }),
      ...(delimiter && { delimiter }),
      guessed: [...guessed],
      columns: toldColumns(header),
      first,
    },
    headings: header.headings,
  };
}

/** One row, or the first thing that is wrong with it. */
function wordRow(table: Table, header: Header<WordColumn>, row: number, { cells, problem }: CsvRecord): WordRow | RowProblem {
  if (problem) return { code: problem, row, params: {} };
  const found: Partial<Record<WordColumn, string | null>> = {};
  for (const [index, cell] of cells.entries()) {
    if (cell === '') continue;
    const { heading, column } = header.columns[index] ?? { heading: '', column: undefined };
    if (!column && heading === '') return { code: 'cell-without-column', row, params: { cell: index + 1 } };
    if (!column) continue;
    if (cell.length > mostOfCell) return { code: 'cell-too-long', row, column: heading, params: { most: mostOfCell } };
    if (!table.isWhole(cell)) return { code: 'cell-malformed', row, column: heading, params: {} };
    if (clears(cell) && column === 'word') return { code: 'not-clearable', row, column: heading, params: {} };
    found[column] = clears(cell) ? null : table.own(table.plain(cell).trim());
  }
  if (!found.word) return { code: 'word-missing', row, column: header.headings.word, params: {} };
  return { row, word: found.word, symbol: found.symbol, note: found.note };
}

/** The rows that share a word: each with the first of them, and that with the second. */
function shared(rows: readonly WordRow[], column: string | undefined): RowProblem[] {
  const byKey = new Map<string, WordRow[]>();
  for (const row of rows) {
    const alike = byKey.get(fold(row.word));
    if (alike) alike.push(row);
    else byKey.set(fold(row.word), [row]);
  }
  return [...byKey.values()].flatMap((alike) =>
    alike.length < 2
      ? []
      : alike.map(({ row }, at): RowProblem => {
          return { code: 'word-twice', row, column, params: { otherRow: alike[at === 0 ? 1 : 0]?.row ?? 0 } };
        }),
  );
}

/** A whole CSV file of words: `;` in Swedish and `,` in English, in the form that `readWords` reads back as it was (CSV-01, CSV-07). */
export function writeWords(words: Iterable<Pick<WordRow, WordColumn>>, language: Language): string {
  let file = BOM + csvRow([columns.word[language], columns.symbol[language], columns.note[language]], language);
  for (const { word, symbol, note } of words) file += csvRow([word, symbol ?? '', note ?? ''], language);
  return file;
}
