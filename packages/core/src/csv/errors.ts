import type { Language } from '@knippa/contract';
import { guard, writeCells } from './cells.js';
import { clears, columns, dictionary } from './columns.js';
import { piecesOf } from './pieces.js';
import { ofWhole, type RowProblem } from './problems.js';
import { trimmed } from './row.js';
import { sentenceOf, unreadSentence } from './sentences.js';
import { writingSheet } from './sheet/write.js';
import { tableOf, type Table, type Told } from './table.js';
import { delimiterNamed, type Delimiter } from './records.js';
import { BOM } from './write.js';

const columnOf = dictionary(columns);

/**
 * A file as it was sent, in its own form, with a column that says what is wrong with each row that was left out (CSV-04). It is put in behind the headings: what a row
 * has beyond them moves behind it, is lost nowhere and is beyond them still. Sent again, the column is passed over, but for what is said of a row that could not be
 * read as it stood: of that one, a file written anew tells nothing else. A text's bare `=1+1` comes back guarded, for what we write runs nothing (CSV-07); read again
 * it is the same. The file ends where its reading does: with the row whose quote is still open a million characters on. The parts make the file together; between two
 * of them whoever sends it lets others go on.
 */
export function* fileWithErrors(
  bytes: Uint8Array,
  told: Told,
  problems: readonly RowProblem[],
  language: Language,
): Generator<string | Uint8Array, undefined> {
  const table = tableOf(bytes, told, columnOf);
  if ('code' in table) return undefined;
  const rows = rowsWithErrors(table, problems, language);
  if (table.format === 'xlsx') yield* writingSheet(rows);
  else yield* piecesOf(csvOf(rows, delimiterNamed(table.delimiter ?? 'semicolon')));
  return undefined;
}

function* csvOf(rows: Iterable<readonly string[]>, delimiter: Delimiter): Generator<string, undefined> {
  yield BOM;
  for (const cells of rows) yield writeCells(cells.map(guarded), delimiter);
  return undefined;
}

/** A cell that runs nothing and is read as it was: one that is guarded already stays so, and `-(tom)` still clears, which guarded it would not. */
function guarded(cell: string): string {
  if (clears(cell)) return cell.slice(cell.indexOf('('));
  return cell.startsWith("'") ? cell : guard(cell);
}

/** Where the column of errors stands in a file, and whether it stood there when the file was sent. */
interface Place {
  readonly at: number;
  readonly there: boolean;
}

/** What is wrong with each row, with the columns' headings. A cell beyond the column that was put in is told by where it is now. */
function sentencesOf(problems: readonly RowProblem[], { at, there }: Place, language: Language): Map<number, string> {
  const sentences = new Map<number, string>();
  for (const problem of problems) {
    const { row, column, code, params } = problem;
    const moved = code === 'cell-without-column' && !there && params.cell > at;
    const sentence = sentenceOf(moved ? { row, code, params: { cell: params.cell + 1 } } : problem, language);
    const told = [sentences.get(row), column && `${column}:`, sentence, ofWhole.has(code) && unreadSentence(language)];
    sentences.set(row, told.filter(Boolean).join(' '));
  }
  return sentences;
}

function* rowsWithErrors({ rows, plain }: Table, problems: readonly RowProblem[], language: Language): Generator<string[], undefined> {
  let row = 0;
  let place: Place | undefined;
  let sentences: ReadonlyMap<number, string> = new Map();
  for (const record of rows) {
    if ('code' in record) return undefined;
    const cells = [...record.cells];
    row++;
    if (place) {
      while (cells.length < place.at) cells.push('');
      cells.splice(place.at, place.there ? 1 : 0, sentences.get(row) ?? '');
    } else if (cells.some((cell) => trimmed(cell) !== '')) {
      place = placeIn(cells.map((cell) => trimmed(plain(cell))));
      sentences = sentencesOf(problems, place, language);
      cells.splice(place.at, place.there ? 1 : 0, columns.errors[language]);
    }
    yield cells;
  }
  return undefined;
}

/** The place among these headings: where the column is already, or else behind the last. */
function placeIn(headings: readonly string[]): Place {
  const at = headings.findIndex((heading) => columnOf(heading) === 'errors');
  return at < 0 ? { at: headings.length, there: false } : { at, there: true };
}
