import type { Delimiter as DelimiterName, Encoding, Refusal } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';

/** What stands between two cells. */
export type Delimiter = ';' | ',' | '\t';

/** The text of a file, in pieces: a large one is never held whole. Read from the beginning as often as is asked. */
export interface Text {
  readonly encoding: Encoding;
  /** Whether the encoding is what is left when the file is none of the others: nothing in it says so. */
  readonly guessed: boolean;
  readonly pieces: Iterable<string>;
  /** A part of a piece, to be kept: of a large text without the piece that it is a part of. */
  readonly own: (text: string) => string;
}

/** One row of a file: its cells as they stand there without quotes, and what is wrong with its quotes, if anything. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly problem?: 'open-quote' | 'stray-quote' | 'row-too-long' | undefined;
}

const pieceBytes = 1 << 20;

/** Up to this size a text that was decoded to see that it is one is kept; a larger one is decoded again as it is read. */
const mostBytesKept = 32 << 20;

/** Most characters of a row that are held: a quote that is never closed makes no cell of the rest of a large file. */
const mostOfRow = 1_000_000;

/**
 * The text of a file: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252 (CSV-02), or what the caller says. The BOM is no part of it.
 *
 * A program under a wrong name is `file-not-text`. `file-broken` is UTF-8 that breaks off here and there: read as Windows-1252 it would turn
 * every å into two other letters.
 */
export function textOf(bytes: Uint8Array, told?: Encoding): Text | Refusal<'file-not-text' | 'file-broken'> {
  const marked = (Object.keys(marks) as Encoding[]).find((encoding) => isMarked(bytes, encoding));
  const certain = told ?? marked;
  if (certain !== undefined) return asText(bytes, certain, false);
  const whole = asText(bytes, 'utf-8', false);
  if (!('code' in whole) || whole.code === 'file-not-text') return whole;
  return isBrokenUtf8(bytes) ? whole : asText(bytes, 'windows-1252', true);
}

/** The bytes that some texts begin with, to say what they are. */
const marks: Readonly<Record<Encoding, readonly number[]>> = {
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  'utf-8': [0xef, 0xbb, 0xbf],
  'windows-1252': [],
};

function isMarked(bytes: Uint8Array, encoding: Encoding): boolean {
  const mark = marks[encoding];
  return mark.length > 0 && mark.every((byte, index) => bytes[index] === byte);
}

/** The text of bytes that are text in this encoding from beginning to end. */
function asText(bytes: Uint8Array, encoding: Encoding, guessed: boolean): Text | Refusal<'file-not-text' | 'file-broken'> {
  const kept: string[] = [];
  try {
    for (const piece of decoded(bytes, encoding)) {
      if (piece.includes('\0')) return refuse('file-not-text');
      if (bytes.length <= mostBytesKept) kept.push(piece);
    }
  } catch {
    return refuse('file-broken');
  }
  return bytes.length <= mostBytesKept
    ? { encoding, guessed, pieces: kept, own: (text) => text }
    : { encoding, guessed, pieces: { [Symbol.iterator]: () => decoded(bytes, encoding) }, own: alone };
}

/** The same text by itself: the engine keeps a part of a text by keeping the whole, and a name would hold the megabyte that it was read in. */
function alone(text: string): string {
  return ` ${text}`.slice(1);
}

/**
 * Decodes piece by piece, each by itself: what a decoder that goes on in the middle of a character makes takes two bytes a letter in V8, and
 * is slow to compare.
 */
function* decoded(bytes: Uint8Array, encoding: Encoding, fatal = true): Generator<string, undefined> {
  const decoder = new TextDecoder(encoding, { fatal, ignoreBOM: true });
  for (let at = isMarked(bytes, encoding) ? marks[encoding].length : 0; at < bytes.length;) {
    const end = endOfCharacter(bytes, Math.min(at + pieceBytes, bytes.length), encoding);
    const text = decoder.decode(bytes.subarray(at, end));
    yield encoding === 'windows-1252' ? withPrintable(text) : text;
    at = end;
  }
  return undefined;
}

/** The last index up to `end` where a character ends, as far as its bytes tell: at most three bytes before. */
function endOfCharacter(bytes: Uint8Array, end: number, encoding: Encoding): number {
  if (end === bytes.length || encoding === 'windows-1252') return end;
  if (encoding === 'utf-8') {
    for (let before = 0; before < 4; before++) if (((bytes[end - before] ?? 0) & 0xc0) !== 0x80) return end - before;
    return end;
  }
  const even = end - (end % 2);
  const high = bytes[encoding === 'utf-16le' ? even - 1 : even - 2] ?? 0;
  return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
}

/** What Windows-1252 has from 0x80 on where Latin-1 has invisible characters; five places are empty in both. */
const PRINTABLE = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Some editions of Node decode Windows-1252 as Latin-1, and turn a dash, a euro or a curly quote into something invisible. */
function withPrintable(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (character) => PRINTABLE.charAt(character.charCodeAt(0) - 0x80));
}

/** Whether bytes that are not UTF-8 were meant to be: more of their letters beyond ASCII are whole than broken. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (const text of decoded(bytes, 'utf-8', false))
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === 0xfffd) broken++;
      else if (code > 0x7f) whole++;
    }
  return whole > broken;
}

const named = { semicolon: ';', comma: ',', tab: '\t' } as const satisfies Record<DelimiterName, Delimiter>;

/** The character of a delimiter that goes by its name. */
export function delimiterNamed(name: DelimiterName): Delimiter {
  return named[name];
}

/** The name of a delimiter. */
export function nameOf(delimiter: Delimiter): DelimiterName {
  return delimiter === ';' ? 'semicolon' : delimiter === ',' ? 'comma' : 'tab';
}

/** A delimiter as it was found: where the first row begins behind what tells of it, and whether another might have been meant. */
export interface FoundDelimiter {
  readonly delimiter: Delimiter;
  readonly start: number;
  readonly guessed: boolean;
}

/** The delimiter of a text: what a first line `sep=;` says, which Excel takes for an instruction, or else what parts the first row into most cells. */
export function delimiterOf(text: string): FoundDelimiter {
  const told = /^sep=([;,\t])(?:\r\n|\r|\n)/i.exec(text);
  if (told) return { delimiter: told[1] as Delimiter, start: told[0].length, guessed: false };
  const first = /^[\r\n]*/.exec(text)?.[0].length ?? 0;
  const counts = Object.values(named)
    .map((delimiter) => ({ delimiter, cells: records([text], delimiter, first).next().value?.cells.length ?? 0 }))
    .sort((a, b) => b.cells - a.cells);
  const [best, next] = counts;
  return { delimiter: best?.delimiter ?? ';', start: 0, guessed: (best?.cells ?? 0) < 2 || (next?.cells ?? 0) > 1 };
}

/**
 * Parses a text into rows of cells. Empty lines are rows without anything in them, so that the index of a row plus one is the number that a
 * spreadsheet program shows.
 */
export function parse(text: string): { readonly delimiter: Delimiter; readonly rows: string[][] } {
  const { delimiter, start } = delimiterOf(text);
  return { delimiter, rows: Array.from(records([text], delimiter, start), ({ cells }) => [...cells]) };
}

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/** What stands for the part of a cell that is not held. */
const cutOff = '.';

/**
 * The rows of a text one by one, from `start`. Rows end in CRLF, LF or CR; a quoted cell may hold anything, with `""` for a quote. A quote that is still
 * open a million characters on ends the reading with its row; of a row that is as long without one, the rest is passed over (`row-too-long`).
 *
 * Our own and not a library's: the fast ones keep count of columns and join a short row with the next, or drop it, without a word.
 */
export function* records(pieces: Iterable<string>, delimiter: Delimiter, start = 0): Generator<CsvRecord, undefined> {
  let text = '';
  let at = 0;
  let begin = start;
  /** Whether the rest of a long row is read, which was told already. */
  let passing = false;
  const rest = pieces[Symbol.iterator]();
  for (let last = false; !last;) {
    const next = rest.next();
    last = next.done === true;
    text = text.slice(at) + (next.done ? '' : next.value);
    at = begin;
    begin = 0;
    while (at < text.length) {
      const read = recordAt(text, at, delimiter.charCodeAt(0));
      const { cells, problem, ending, end } = read;
      const long = end - at >= mostOfRow;
      const goesOn = end >= text.length - 1 && !last;
      if (goesOn && (ending === 'break' || !long)) break; // its end may stand in the next piece
      if (goesOn && ending === 'quoted') {
        yield { cells, problem: problem ?? 'open-quote' };
        return undefined;
      }
      if (!passing) yield long ? { cells, problem: problem ?? 'row-too-long' } : read;
      passing = goesOn;
      at = end;
      if (!goesOn) continue;
      text = cutOff;
      at = 0;
      break;
    }
  }
  return undefined;
}

/** A row as it was read from a part of the text: where the next one begins, and whether it ends in a line break, or with the part in a cell. */
interface ReadRecord extends CsvRecord {
  readonly end: number;
  readonly ending: 'break' | 'quoted' | 'plain';
}

/** The row that begins at an index. */
function recordAt(text: string, at: number, separator: number): ReadRecord {
  const cells: string[] = [];
  let problem: CsvRecord['problem'];
  let quoted = false;
  for (;;) {
    quoted = text.charCodeAt(at) === QUOTE;
    if (quoted) {
      const cell = quotedAt(text, at, separator);
      problem ??= cell.problem;
      cells.push(cell.value);
      at = cell.end;
    } else {
      const end = endOfCell(text, at, separator);
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text.charCodeAt(at) !== separator) break;
    at++;
  }
  const ending = at < text.length ? 'break' : quoted ? 'quoted' : 'plain';
  return { cells, problem, ending, end: at + (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1) };
}

/** The index of the separator or line break at or behind an index, or the end of the text. */
function endOfCell(text: string, at: number, separator: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === separator || code === LF || code === CR) break;
  }
  return end;
}

/** The quoted cell that begins at an index. */
function quotedAt(text: string, at: number, separator: number): { value: string; problem: CsvRecord['problem']; end: number } {
  let value = '';
  let problem: CsvRecord['problem'];
  while (text.charCodeAt(at) === QUOTE) {
    const quote = text.indexOf('"', at + 1);
    const end = quote < 0 ? text.length : quote;
    value += text.slice(at + 1, end);
    at = end + 1;
    if (quote < 0) problem = 'open-quote';
    else if (text.charCodeAt(at) === QUOTE) value += '"'; // doubled: what follows is quoted again
  }
  const end = endOfCell(text, at, separator);
  if (end > at) problem ??= 'stray-quote';
  return { value: value + text.slice(at, end), problem, end };
}
