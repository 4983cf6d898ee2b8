import type { Delimiter as DelimiterName, Encoding, FileFormat, Refusal } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import { unguard, unmarkWord } from './cells.js';
import type { Dictionary } from './columns.js';
import { trimmed } from './row.js';
import { isSheet, readSheet } from './sheet/read.js';
import { delimiterNamed, delimiterOf, nameOf, records, type CsvRecord } from './records.js';
import { alone, textOf } from './text.js';

/** What whoever sends a file knows better than its reader. */
export interface Told {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: DelimiterName | undefined;
}

/** What ends the reading of a file that is damaged further down. */
export type Broken = Refusal<'file-broken'>;

/** A file as a table, whatever its form. Its rows are read from the beginning as often as is asked. */
export interface Table {
  readonly format: FileFormat;
  readonly encoding?: Encoding;
  readonly delimiter?: DelimiterName;
  /** What nothing in the file says for certain. */
  readonly guessed: readonly ('encoding' | 'delimiter')[];
  readonly rows: Iterable<CsvRecord | Broken>;
  /** A cell as it was before it was written: without what guards it in this form. */
  readonly plain: (cell: string) => string;
  /** A cell or a part of one, to be kept. */
  readonly own: (text: string) => string;
  /** Whether every store keeps the cell: a sheet can spell NUL and half a character, with which a text is refused whole (`textOf`). */
  readonly isWhole: (cell: string) => boolean;
}

/** What the contract's `whole` refuses of a form. */
const UNKEPT = /[\0\p{Cs}]/u;

/**
 * Reads a file as a table: text, or the first sheet of an .xlsx (CSV-02). Why a spreadsheet cannot be read stands in the refusal (CSV-09).
 * What the headings of such a file mean tells a text's delimiter from what stands in a heading.
 */
export function tableOf(bytes: Uint8Array, told: Told, columnOf: Dictionary<string>): Table | Refusal<'file-not-text' | 'file-broken'> {
  return isSheet(bytes) ? sheetTable(bytes) : textTable(bytes, told, columnOf);
}

function sheetTable(bytes: Uint8Array): Table {
  return {
    format: 'xlsx',
    guessed: [],
    rows: { [Symbol.iterator]: () => sheetRows(bytes) },
    plain: unmarkWord,
    own: alone,
    isWhole: (cell) => !UNKEPT.test(cell),
  };
}

function* sheetRows(bytes: Uint8Array): Generator<CsvRecord | Broken, undefined> {
  for (const cells of readSheet(bytes)) yield 'code' in cells ? refuse('file-broken', { reason: cells.reason }) : { cells };
  return undefined;
}

function textTable(bytes: Uint8Array, told: Told, columnOf: Dictionary<string>): Table | Refusal<'file-not-text' | 'file-broken'> {
  const text = textOf(bytes, told.encoding);
  if ('code' in text) return text;
  const [first = ''] = text.pieces;
  const found = delimiterOf(first, (heading) => columnOf(trimmed(unguard(heading))) !== undefined);
  const delimiter = told.delimiter ? delimiterNamed(told.delimiter) : found.delimiter;
  return {
    format: 'csv',
    encoding: text.encoding,
    delimiter: nameOf(delimiter),
    guessed: [...(text.guessed ? ['encoding' as const] : []), ...(found.guessed && !told.delimiter ? ['delimiter' as const] : [])],
    rows: { [Symbol.iterator]: () => records(text.pieces, delimiter, found.start) },
    plain: unguard,
    own: text.own,
    isWhole: () => true,
  };
}
