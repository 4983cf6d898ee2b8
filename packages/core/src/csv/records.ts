import type { Delimiter as DelimiterName } from '@knippa/contract';

/** What stands between two cells. */
export type Delimiter = ';' | ',' | '\t';

/** One row of a file: its cells as they stand there without quotes, and what is wrong with its quotes, if anything. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly problem?: 'open-quote' | 'stray-quote' | 'row-too-long' | undefined;
}

/** Most characters of a row that are held: a quote that is never closed makes no cell of the rest of a large file. */
const mostOfRow = 1_000_000;

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

/**
 * The delimiter of a text: what a first line `sep=;` says, which Excel takes for an instruction, or else what parts the first row into most
 * headings that are known, whatever stands in the others, and then into most cells.
 */
export function delimiterOf(text: string, isKnown: (heading: string) => boolean = () => false): FoundDelimiter {
  const told = /^sep=([;,\t])(?:\r\n|\r|\n)/i.exec(text);
  if (told) return { delimiter: told[1] as Delimiter, start: told[0].length, guessed: false };
  const first = /^[\r\n]*/.exec(text)?.[0].length ?? 0;
  const [best, ...others] = Object.values(named)
    .map((delimiter) => {
      const cells = records([text], delimiter, first).next().value?.cells ?? [];
      return { delimiter, cells: cells.length, known: cells.filter(isKnown).length };
    })
    .sort((a, b) => b.known - a.known || b.cells - a.cells);
  const guessed = (best?.cells ?? 0) < 2 || others.some(({ cells }) => cells > 1);
  return { delimiter: best?.delimiter ?? ';', start: 0, guessed };
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
