import { Parser } from 'saxen';
import { Broken } from './broken.js';

/** What is told of an XML file. Names come without their prefix: programs choose it freely. */
export interface XmlEvents {
  open(name: string, attributes: () => Readonly<Record<string, string>>): void;
  close(name: string): void;
  /** Text between tags, decoded; one text may come in several parts. */
  text(text: string): void;
}

/** The deepest that a spreadsheet's XML goes is about ten. */
const DEEPEST = 100;

/** The longest text, and the longest stretch without a tag: a cell holds at most 32,767 characters. What is longer is gone through again for every piece. */
export const LONGEST = 1_000_000;

/**
 * Reads XML piece by piece: each piece's events are told before the next is taken, and a yield stands between them, so that a reader may
 * hand on what it has, or stop. Throws `Broken` for what is not well formed or not UTF-8, for a DTD and for any entity that it would declare.
 */
export function* readXml(pieces: Iterable<Uint8Array>, events: XmlEvents): Generator<undefined, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  let silent = 0;
  const parser = new Parser()
    .on('openTag', (name, attributes) => {
      silent = 0;
      if (++depth > DEEPEST) broken();
      events.open(local(name), attributes);
    })
    .on('closeTag', (name) => {
      silent = 0;
      depth--;
      events.close(local(name));
    })
    .on('text', (text) => events.text(decodeText(text)))
    .on('cdata', (text) => events.text(lines(text)))
    .on('attention', broken)
    .on('error', broken);
  const write = (piece?: Uint8Array) => {
    const text = decode(decoder, piece);
    silent += text.length;
    parser.write(text);
    if (silent > LONGEST) broken();
  };
  for (const piece of pieces) {
    write(piece);
    yield;
  }
  write();
  parser.end();
  yield;
  return undefined;
}

/** Reads XML to its end, telling the events that somebody wants. */
export function readAll(pieces: Iterable<Uint8Array>, events: Partial<XmlEvents>): void {
  const nothing = () => undefined;
  const reading = readXml(pieces, { open: nothing, close: nothing, text: nothing, ...events });
  while (!reading.next().done);
}

function broken(): never {
  throw new Broken('broken');
}

function decode(decoder: TextDecoder, piece: Uint8Array | undefined): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    return broken();
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** As XML has it: every line break is one LF, unless it is written as a reference. */
function lines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

const named: Readonly<Record<string, string | undefined>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text or an attribute with its references resolved: XML's five and characters by number. Any other is `Broken`. */
export function decodeText(text: string): string {
  if (!text.includes('&')) return lines(text);
  return lines(text).replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w+))?(;?)/gi,
    (_, hex?: string, decimal?: string, name?: string, end?: string) => {
      const code = hex ? parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
      const meant = code === undefined ? named[name ?? ''] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
      return meant === undefined || !end ? broken() : meant;
    },
  );
}
