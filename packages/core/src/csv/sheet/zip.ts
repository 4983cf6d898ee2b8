import { Inflate } from 'fflate';
import { Broken } from './broken.js';

/** One file inside a zip, by what the zip's directory says of it. */
export interface Entry {
  readonly packed: Uint8Array;
  readonly deflated: boolean;
  /** Bytes unpacked, as declared: `unpack` holds the file to it. */
  readonly size: number;
  readonly crc: number;
}

/** The most bytes that a file inside may unpack to: 100,000 users in the most long-winded program's XML are below half of it. */
const MOST_BYTES = 300_000_000;

/** The same of a part that is held, and not read row by row: 65,536 styles are about ten million bytes. */
export const MOST_OF_PART = 30_000_000;

/** The most files inside: a workbook has one for each sheet, picture and drawing. */
const MOST_FILES = 65_536;

/** So little is unpacked at a time that even the densest piece, a thousandfold, is soon counted. */
const PIECE = 16_384;

/** And so little is handed on at a time. */
const MOST_AT_ONCE = 65_536;

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ELSEWHERE = 0xffffffff;

/**
 * The files inside a zip, by their names in small letters, from the directory at its end, without unpacking any.
 *
 * Our own and not fflate's `unzipSync`, which unpacks a file as a whole, whatever its size, and compares no checksum. Throws `Broken`
 * when there is no directory, or when it points outside the file.
 */
export function entriesOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  try {
    const directory = directoryOf(view);
    if (directory.count > MOST_FILES) throw new Broken('too-large');
    let at = directory.at;
    for (let left = directory.count; left > 0; left--) {
      if (view.getUint32(at, true) !== ENTRY) throw new Broken('broken');
      const nameEnd = at + 46 + view.getUint16(at + 28, true);
      const extraEnd = nameEnd + view.getUint16(at + 30, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
      entries.set(name.replaceAll('\\', '/').toLowerCase(), entryAt(bytes, view, at, nameEnd, extraEnd));
      at = extraEnd + view.getUint16(at + 32, true);
    }
  } catch (error) {
    throw error instanceof RangeError ? new Broken('broken') : error;
  }
  return entries;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, nameEnd: number, extraEnd: number): Entry {
  if (view.getUint16(at + 8, true) & 1) throw new Broken('locked');
  const method = view.getUint16(at + 10, true);
  const [size, packedSize, local] = bigAsNeeded(view, nameEnd, extraEnd, [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  if (view.getUint32(local, true) !== LOCAL || (method !== 0 && method !== 8)) throw new Broken('broken');
  const begin = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (begin + packedSize > bytes.length) throw new Broken('broken');
  return { packed: bytes.subarray(begin, begin + packedSize), deflated: method === 8, size, crc: view.getUint32(at + 16, true) };
}

/** Where the directory begins, and how many files it holds: behind the last end record, which a comment may follow. */
function directoryOf(view: DataView): { readonly at: number; readonly count: number } {
  let end = view.byteLength - 22;
  while (view.getUint32(end, true) !== END) {
    if (end === 0 || end < view.byteLength - 65_557) throw new Broken('broken');
    end--;
  }
  if (end < 20 || view.getUint32(end - 20, true) !== LOCATOR64) {
    return { at: view.getUint32(end + 16, true), count: view.getUint16(end + 10, true) };
  }
  const end64 = Number(view.getBigUint64(end - 12, true));
  if (view.getUint32(end64, true) !== END64) throw new Broken('broken');
  return { at: Number(view.getBigUint64(end64 + 48, true)), count: Number(view.getBigUint64(end64 + 32, true)) };
}

/** Size, packed size and place; what has no room in 32 bits, or a program that never knows beforehand, stands in a field of its own. */
function bigAsNeeded(
  view: DataView,
  at: number,
  end: number,
  fields: readonly [number, number, number],
): readonly [number, number, number] {
  if (!fields.includes(ELSEWHERE)) return fields;
  while (view.getUint16(at, true) !== 1) {
    at += 4 + view.getUint16(at + 2, true);
    if (at >= end) throw new Broken('broken');
  }
  at -= 4;
  const big = () => Number(view.getBigUint64((at += 8), true));
  return [
    fields[0] === ELSEWHERE ? big() : fields[0],
    fields[1] === ELSEWHERE ? big() : fields[1],
    fields[2] === ELSEWHERE ? big() : fields[2],
  ];
}

/**
 * A file unpacked, in pieces, as far as somebody asks for them. Throws `Broken` before the first when it says that it is too large, and as
 * soon as it is larger than it says or damaged: what was yielded until then is no whole file.
 */
export function* unpack({ packed, deflated, size, crc }: Entry, most = MOST_BYTES): Generator<Uint8Array, undefined> {
  if (size > most) throw new Broken('too-large');
  let unpacked = 0;
  let sum = -1;
  for (const piece of deflated ? inflate(packed) : [packed]) {
    unpacked += piece.length;
    if (unpacked > size) throw new Broken('broken');
    sum = checksum(sum, piece);
    for (let at = 0; at < piece.length; at += MOST_AT_ONCE) yield piece.subarray(at, at + MOST_AT_ONCE);
  }
  if (unpacked !== size || ~sum >>> 0 !== crc) throw new Broken('broken');
  return undefined;
}

function* inflate(packed: Uint8Array): Generator<Uint8Array, undefined> {
  let ready: Uint8Array[] = [];
  const inflating = new Inflate((piece) => ready.push(piece));
  for (let at = 0; at < packed.length; at += PIECE) {
    try {
      inflating.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    } catch {
      throw new Broken('broken');
    }
    yield* ready;
    ready = [];
  }
  return undefined;
}

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

function checksum(sum: number, piece: Uint8Array): number {
  for (const byte of piece) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return sum;
}
