import { isOn, openBook, type Book } from './book.js';
import { Broken, type SheetReason } from './broken.js';
import { TextCollector } from './tables.js';
import { numberText, unescapeText } from './values.js';
import { LONGEST, readXml } from './xml.js';
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
/** The most cells that are made of a sheet, those of gaps too: 100,000 people in a hundred columns are a fifth of it. */
const MOST_CELLS = 50_000_000;
/** The most characters of a row: a hundred cells as long as a program makes any are a third of it. */
const MOST_OF_ROW = 10_000_000;
/** What every empty row comes as. */
const NONE: readonly string[] = [];

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
 * a row ends with its last cell that has anything in it, and empty rows behind the last with anything in it are left out. A file that
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

/** A row that is read: how many empty ones stand before it, and its cells, with holes for what is empty, so that a far column takes no room. */
interface ReadRow {
  readonly empty: number;
  readonly cells: readonly (string | undefined)[];
}

function* rowsOf(book: Book): Generator<readonly string[], undefined> {
  const collector = new TextCollector();
  let ready: ReadRow[] = [];
  /** The empty rows that wait for one that is not. */
  let empty = 0;
  let made = 0;
  let inData = false;
  let last = 0;
  let row: string[] | undefined;
  let length = 0;
  let number = 0;
  let column = 0;
  let cell: { readonly type: string; readonly style: string | undefined } | undefined;
  let value: string | undefined;
  let inValue = false;

  const closeCell = (cells: string[], text: string) => {
    if (text === '') return;
    length += text.length;
    if (length > MOST_OF_ROW) throw new Broken('too-large');
    cells[column - 1] = text;
  };
  const closeRow = (cells: readonly string[]) => {
    empty += number - last - 1;
    last = number;
    if (cells.length === 0) {
      empty++;
      return;
    }
    made += cells.length;
    if (made > MOST_CELLS) throw new Broken('too-large');
    ready.push({ empty, cells });
    empty = 0;
  };
  const reading = readXml(unpack(book.sheet), {
    open: (name, attributes) => {
      if (name === 'sheetData') inData = true;
      else if (name === 'row' && inData) {
        number = rowNumber(attributes()['r'], last);
        row = [];
        length = 0;
        column = 0;
      } else if (name === 'c' && row) {
        const { r, t = 'n', s } = attributes();
        column = columnNumber(r, column);
        cell = { type: t, style: s };
        value = undefined;
        collector.take();
      } else if (name === 'v' && cell) {
        inValue = true;
        value = '';
      } else if (cell) collector.open(name, attributes);
    },
    text: (text) => {
      if (!inValue) return collector.text(text);
      value = `${value ?? ''}${text}`;
      if (value.length > LONGEST) throw new Broken('broken');
    },
    close: (name) => {
      if (name === 'v') inValue = false;
      else if (name === 'c' && row && cell) {
        closeCell(
          row,
          cell.type === 'inlineStr' ? collector.take() : value === undefined ? '' : cellText(cell.type, cell.style, value, book),
        );
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
    for (const { empty: before, cells } of rows) {
      for (let left = before; left > 0; left--) yield NONE;
      yield Array.from(cells, (text) => text ?? '');
    }
  }
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

/** The number of a cell's column, from 1, by what it says or else by the one before it. */
function columnNumber(reference: string | undefined, before: number): number {
  const number = reference === undefined ? before + 1 : lettersNumber(reference);
  if (number < 1 || number > MOST_COLUMNS) throw new Broken('broken');
  return number;
}

/** The number that the letters of a cell's name mean: of `AB12` it is 28. */
function lettersNumber(reference: string): number {
  let number = 0;
  for (let index = 0; index < reference.length; index++) {
    const letter = reference.charCodeAt(index) - 0x40;
    if (letter < 1 || letter > 26) break;
    number = number * 26 + letter;
  }
  return number;
}
