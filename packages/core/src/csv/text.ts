import type { Encoding, Refusal } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';

/** The text of a file, in pieces: a large one is never held whole. Read from the beginning as often as is asked. */
export interface Text {
  readonly encoding: Encoding;
  /** Whether the encoding is what is left when the file is none of the others: nothing in it says so. */
  readonly guessed: boolean;
  readonly pieces: Iterable<string>;
  /** A part of a piece, to be kept: of a large text without the piece that it is a part of. */
  readonly own: (text: string) => string;
}

const pieceBytes = 1 << 20;

/** Up to this size a text that was decoded to see that it is one is kept; a larger one is decoded again as it is read. */
const mostBytesKept = 32 << 20;

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
    return refuse('file-broken', { reason: 'broken' });
  }
  return bytes.length <= mostBytesKept
    ? { encoding, guessed, pieces: kept, own: (text) => text }
    : { encoding, guessed, pieces: { [Symbol.iterator]: () => decoded(bytes, encoding) }, own: alone };
}

/** The same text by itself: the engine keeps a part of a text by keeping the whole, and a name would hold the megabyte that it was read in. */
export function alone(text: string): string {
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
