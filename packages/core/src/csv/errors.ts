import type { Language } from '@knippa/contract';
import { guard, writeCells } from './cells.js';
import { clears, columns, dictionary } from './columns.js';
import { piecesOf } from './pieces.js';
import type { RowProblem } from './problems.js';
import { trimmed } from './row.js';
import { sentenceOf } from './sentences.js';
import { writingSheet } from './sheet/write.js';
import { tableOf, type Table, type Told } from './table.js';
import { delimiterNamed, type Delimiter } from './records.js';
import { BOM } from './write.js';

const columnOf = dictionary(columns);

/**
 * A file as it was sent, in its own form, with a last column that says what is wrong with each row that was left out (CSV-04). Sent again, that column is
 * passed over. A text's bare `=1+1` comes back guarded, for what we write runs nothing (CSV-07); read again it is the same. The file ends where its reading
 * does: with the row whose quote is still open a million characters on. The parts make the file together; between two of them whoever sends it lets others go on.
 */
export function* fileWithErrors(
  bytes: Uint8Array,
  told: Told,
  problems: readonly RowProblem[],
  language: Language,
): Generator<string | Uint8Array, undefined> {
  const table = tableOf(bytes, told, columnOf);
  if ('code' in table) return undefined;
  const rows = rowsWithErrors(table, sentencesOf(problems, language), language);
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

/** What is wrong with each row, with the columns' headings. */
function sentencesOf(problems: readonly RowProblem[], language: Language): Map<number, string> {
  const sentences = new Map<number, string>();
  for (const problem of problems) {
    const { row, column } = problem;
    const sentence = `${column === undefined ? '' : `${column}: `}${sentenceOf(problem, language)}`;
    sentences.set(row, sentences.has(row) ? `${sentences.get(row)} ${sentence}` : sentence);
  }
  return sentences;
}

function* rowsWithErrors(
  { rows, plain }: Table,
  sentences: ReadonlyMap<number, string>,
  language: Language,
): Generator<string[], undefined> {
  let row = 0;
  let header: { readonly width: number; readonly at: number } | undefined;
  for (const record of rows) {
    if ('code' in record) return undefined;
    const { cells } = record;
    row++;
    if (!header && cells.every((cell) => cell.trim() === '')) {
      yield [...cells];
      continue;
    }
    const filled = [...cells];
    if (header) {
      while (filled.length < header.width) filled.push('');
      filled[header.at] = sentences.get(row) ?? '';
    } else {
      const there = cells.findIndex((cell) => columnOf(trimmed(plain(cell))) === 'errors');
      header = there < 0 ? { width: cells.length + 1, at: cells.length } : { width: cells.length, at: there };
      filled[header.at] = columns.errors[language];
    }
    yield filled;
  }
  return undefined;
}
