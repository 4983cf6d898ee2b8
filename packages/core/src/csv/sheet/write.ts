import { Zip, ZipDeflate, type DeflateOptions } from 'fflate';
import { piecesOf } from '../pieces.js';
import { escapeText } from './values.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The style of every cell is number 1, the format `@`: what is typed over a cell stays text, with its zeros. */
const styles =
  `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>` +
  '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';

/** The parts that are the same in every file, but for the sheet's name. */
const parts = (name: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml':
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': styles,
});

/** Any day: a file says nothing of when it was made, so that the same rows give the same bytes. */
const MADE = new Date(1980, 0, 1);

/** XML is packed as densely by the second level as is worth its time. */
const PACKED: DeflateOptions = { level: 2 };

/**
 * An .xlsx file of one sheet whose every cell is text (CSV-01): nothing in it runs as a formula, and zeros, `+46…` and days stay as they were
 * written, also when a person edits them. `readSheet` gives the same rows back, whatever characters they hold.
 *
 * The rows are taken one at a time, so that only the packed file stands in memory. The first row's cells are the columns; `name` is what the
 * sheet is called, at most 31 letters. The same rows give the same bytes.
 */
export function writeSheet(rows: Iterable<readonly string[]>, name = 'Knippa'): Uint8Array {
  const packed = [...writingSheet(rows, name)];
  const file = new Uint8Array(packed.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of packed) {
    file.set(piece, at);
    at += piece.length;
  }
  return file;
}

/** The same a piece at a time, so that not even the packed file stands in memory; a piece may be empty. */
export function* writingSheet(rows: Iterable<readonly string[]>, name = 'Knippa'): Generator<Uint8Array, undefined> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    packed.push(piece);
  });
  for (const [path, text] of Object.entries(parts(name))) yield* adding(zip, path, [HEAD + text], packed);
  yield* adding(zip, 'xl/worksheets/sheet1.xml', sheetXml(rows), packed);
  zip.end();
  yield* packed;
  return undefined;
}

/** Adds a file to the zip, and hands on what was packed of it. */
function* adding(zip: Zip, path: string, text: Iterable<string>, packed: Uint8Array[]): Generator<Uint8Array, undefined> {
  const file = new ZipDeflate(path, PACKED);
  file.mtime = MADE;
  zip.add(file);
  const encoder = new TextEncoder();
  let held = '';
  for (const piece of piecesOf(text)) {
    if (held !== '') file.push(encoder.encode(held));
    yield* packed.splice(0);
    held = piece;
  }
  // the last is packed as such, and makes no empty block behind it
  file.push(encoder.encode(held), true);
  yield* packed.splice(0);
  return undefined;
}

function* sheetXml(rows: Iterable<readonly string[]>): Generator<string, undefined> {
  let number = 0;
  for (const cells of rows) {
    if (number === 0) yield head(cells.length);
    yield rowXml(cells, ++number);
  }
  if (number === 0) yield head(0);
  yield '</sheetData></worksheet>';
  return undefined;
}

/** The first row stays in sight, and the columns are text also below the last row. */
function head(columns: number): string {
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>` +
    (columns > 0 ? `<cols><col min="1" max="${columns}" width="20" style="1" customWidth="1"/></cols>` : '') +
    '<sheetData>'
  );
}

function rowXml(cells: readonly string[], number: number): string {
  let row = `<row r="${number}">`;
  for (const [index, cell] of cells.entries()) {
    const place = `<c r="${letters(index)}${number}" s="1"`;
    row += cell === '' ? `${place}/>` : `${place} t="inlineStr"><is><t xml:space="preserve">${xml(escapeText(cell))}</t></is></c>`;
  }
  return `${row}</row>`;
}

function letters(index: number): string {
  const letter = String.fromCharCode(0x41 + (index % 26));
  return index < 26 ? letter : letters(Math.floor(index / 26) - 1) + letter;
}

function xml(text: string): string {
  return /[&<>"]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text;
}
