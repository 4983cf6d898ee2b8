import { isOn, openBook, type Book } from './book.js';
import { Broken, type SheetReason } from './broken.js';
import { TextCollector } from './tables.js';
import { numberText, unescapeText } from './values.js';
import { readXml } from './xml.js';
import { entriesOf, unpack } from './zip.js';

/** What ended the reading of a spreadsheet before its end. */
export interface SheetProblem {
  readonly code: 'file-broken';
  readonly reason: SheetReason;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** The last column of any sheet, XFD, and its last row. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

const begins = (bytes: Uint8Array, as: readonly number[]): boolean => as.every((byte, index) => bytes[index] === byte);

/** Whether a file is to be read as a spreadsheet, if only to say why it cannot be: it begins as a zip does, or as one that is locked or older. No text of any encoding does. */
export function isSheet(bytes: Uint8Array): boolean {
  return begins(bytes, ZIP) || begins(bytes, OLE);
}

/**
 * The rows of an .xlsx file's first sheet that is not hidden, one by one, each a list of its cells as a person sees them (CSV-02): texts
 * character by character, numbers without exponent, days as YYYY-MM-DD, formulas by their last result, yes and no as TRUE and FALSE.
 *
 * Cells and rows that are missing come as empty ones, so that the index of a row plus one is the number that a spreadsheet program shows;
 * a row ends with the last cell that stands in the file, and empty rows behind the last with anything in it are left out. A file that
 * cannot be read ends in a `SheetProblem`: rows before it may be too few or wrong. Reading stops where the caller stops asking.
 */
export function* readSheet(bytes: Uint8Array): Generator<readonly string[] | SheetProblem, undefined> {
  try {
    if (begins(bytes, OLE)) throw new Broken('locked');
    yield* rowsOf(openBook(entriesOf(bytes)));
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    yield { code: 'file-broken', reason: error.reason };
  }
  return undefined;
}

function* rowsOf(book: Book): Generator<readonly string[], undefined> {
  const collector = new TextCollector();
  let ready: (readonly string[])[] = [];
  /** The widths of empty rows, which wait for one that is not. */
  let empty: number[] = [];
  let inData = false;
  let last = 0;
  let row: string[] | undefined;
  let number = 0;
  let column = 0;
  let cell: { readonly type: string; readonly style: string | undefined } | undefined;
  let value: string | undefined;
  let inValue = false;

  const closeRow = (cells: readonly string[]) => {
    for (last++; last < number; last++) empty.push(0);
    if (cells.every((text) => text === '')) {
      empty.push(cells.length);
      return;
    }
    for (const width of empty) ready.push(new Array<string>(width).fill(''));
    ready.push(cells);
    empty = [];
  };
  const reading = readXml(unpack(book.sheet), {
    open: (name, attributes) => {
      if (name === 'sheetData') inData = true;
      else if (name === 'row' && inData) {
        number = rowNumber(attributes()['r'], last);
        row = [];
        column = 0;
      } else if (name === 'c' && row) {
        const { r, t = 'n', s } = attributes();
        column = r === undefined ? column + 1 : columnNumber(r);
        cell = { type: t, style: s };
        value = undefined;
        collector.take();
      } else if (name === 'v' && cell) {
        inValue = true;
        value = '';
      } else if (cell) collector.open(name, attributes);
    },
    text: (text) => {
      if (inValue) value = `${value ?? ''}${text}`;
      else collector.text(text);
    },
    close: (name) => {
      if (name === 'v') inValue = false;
      else if (name === 'c' && row && cell) {
        const text = cell.type === 'inlineStr' ? collector.take() : value === undefined ? '' : cellText(cell.type, cell.style, value, book);
        while (row.length < column - 1) row.push('');
        row[column - 1] = text;
        cell = undefined;
      } else if (name === 'row' && row) {
        closeRow(row);
        row = undefined;
      } else if (name === 'sheetData') inData = false;
      else collector.close(name);
    },
  });
  while (!reading.next().done) {
    const rows = ready;
    ready = [];
    yield* rows;
  }
  yield* ready;
  return undefined;
}

/** A cell's value as text, by the type that the file gives it. */
function cellText(type: string, style: string | undefined, value: string, { texts, styles, epoch1904 }: Book): string {
  switch (type) {
    case 's': {
      const text = texts[Number(value)];
      if (text === undefined) throw new Broken('broken');
      return text;
    }
    case 'b':
      return isOn(value.trim()) ? 'TRUE' : 'FALSE';
    case 'n':
      return numberText(value, styles[Number(style ?? 0)], epoch1904);
    case 'd':
      return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace('T', ' ');
    default: // a formula's text, or the name of what is wrong with it
      return unescapeText(value);
  }
}

function rowNumber(told: string | undefined, last: number): number {
  const number = told === undefined ? last + 1 : Number(told);
  if (!Number.isInteger(number) || number <= last || number > MOST_ROWS) throw new Broken('broken');
  return number;
}

/** The number of a cell's column, from 1: of `AB12` it is 28. */
function columnNumber(reference: string): number {
  let number = 0;
  for (let index = 0; index < reference.length; index++) {
    const letter = reference.charCodeAt(index) - 0x40;
    if (letter < 1 || letter > 26) break;
    number = number * 26 + letter;
  }
  if (number < 1 || number > MOST_COLUMNS) throw new Broken('broken');
  return number;
}
