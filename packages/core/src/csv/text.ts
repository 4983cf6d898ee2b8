import type { CsvProblem } from './problems.js';

/** How a file's bytes spell its characters. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What stands between two cells. */
export type Delimiter = ';' | ',' | '\t';

/** The text of a file, and the encoding it was read by. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/** One row of a file: its cells as they stand there without quotes, and what is wrong with its quotes, if anything. */
export interface CsvRecord {
  readonly cells: string[];
  readonly problem?: 'csv-open-quote' | 'csv-stray-quote' | undefined;
}

/**
 * Decodes a file: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252 (CSV-02). The BOM is no part of the text.
 *
 * A spreadsheet or program under a wrong name is `csv-unreadable`, and so is UTF-8 that breaks off here and there: read as Windows-1252
 * it would turn every å into two other letters.
 */
export function decode(bytes: Uint8Array): Decoded | CsvProblem {
  if (startsWith(bytes, 0xff, 0xfe)) return decodeAs('utf-16le', bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return decodeAs('utf-16be', bytes);
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return decodeAs('utf-8', bytes);
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return unreadable('spreadsheet');
  if (bytes.includes(0)) return unreadable('binary');
  const decoded = decodeAs('utf-8', bytes);
  if (!('code' in decoded)) return decoded;
  return isBrokenUtf8(bytes) ? decoded : decodeAs('windows-1252', bytes);
}

function startsWith(bytes: Uint8Array, ...first: number[]): boolean {
  return first.every((byte, index) => bytes[index] === byte);
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): Decoded | CsvProblem {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? unreadable('binary') : { text, encoding };
  } catch {
    return unreadable('broken-text');
  }
}

function unreadable(reason: 'spreadsheet' | 'binary' | 'broken-text'): CsvProblem {
  return { code: 'csv-unreadable', params: { reason } };
}

/** Whether bytes that are not UTF-8 were meant to be: more of their letters beyond ASCII are whole than broken. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let whole = 0;
  let broken = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) whole++;
  }
  return whole > broken;
}

/**
 * Parses a text into rows of cells. The delimiter is the one that parts the first row into most cells, unless a first line `sep=;` says it.
 *
 * Empty lines are rows without anything in them, so that the index of a row plus one is the number that a spreadsheet program shows.
 */
export function parse(text: string): { readonly delimiter: Delimiter; readonly rows: string[][] } {
  const { delimiter, start } = delimiterOf(text);
  return { delimiter, rows: Array.from(records(text, delimiter, start), ({ cells }) => cells) };
}

const DELIMITERS = [';', ',', '\t'] as const;

/** The delimiter of a text, and where its first row begins: behind a line `sep=;`, which Excel takes for an instruction. */
export function delimiterOf(text: string): { readonly delimiter: Delimiter; readonly start: number } {
  const told = /^sep=([;,\t])(?:\r\n|\r|\n)/i.exec(text);
  if (told) return { delimiter: told[1] as Delimiter, start: told[0].length };
  const start = /^[\r\n]*/.exec(text)?.[0].length ?? 0;
  const cells = (delimiter: Delimiter) => records(text, delimiter, start).next().value?.cells.length ?? 0;
  return { delimiter: DELIMITERS.reduce((best, next) => (cells(next) > cells(best) ? next : best)), start: 0 };
}

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/**
 * The rows of a text one by one, from `at`. Rows end in CRLF, LF or CR; a quoted cell may hold anything, with `""` for a quote.
 *
 * Our own and not a library's: the fast ones keep count of columns and join a short row with the next, or drop it, without a word.
 */
export function* records(text: string, delimiter: Delimiter, at = 0): Generator<CsvRecord, undefined> {
  const separator = delimiter.charCodeAt(0);

  /** The end of what stands unquoted from an index on. */
  const endFrom = (index: number): number => {
    for (; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === separator || code === LF || code === CR) break;
    }
    return index;
  };

  while (at < text.length) {
    const cells: string[] = [];
    let problem: CsvRecord['problem'];
    for (;;) {
      let cell = '';
      const quoted = text.charCodeAt(at) === QUOTE;
      while (text.charCodeAt(at) === QUOTE) {
        const quote = text.indexOf('"', at + 1);
        const end = quote < 0 ? text.length : quote;
        cell += text.slice(at + 1, end);
        at = end + 1;
        if (quote < 0) problem = 'csv-open-quote';
        else if (text.charCodeAt(at) === QUOTE) cell += '"'; // doubled: what follows is quoted again
      }
      const end = endFrom(at);
      if (quoted && end > at) problem ??= 'csv-stray-quote';
      cells.push(cell + text.slice(at, end));
      at = end;
      if (text.charCodeAt(at) !== separator) break;
      at++;
    }
    at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
    yield { cells, problem };
  }
  return undefined;
}
