import type { Environment } from './kernel/environment.js';

/** Crockford's base32: no I, L, O or U, so that what is read aloud or copied from paper is one thing. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const hyphen = 0x2d;

/** Characters of a code: 80 bits. */
const length = 16;

/** How many codes' random bytes are asked for at once: a browser gives at most 65,536. */
const atOnce = 65_536 / length;

/**
 * So many one-time codes, each of 80 random bits and written in groups of four, as it is shown: `ABCD-EFGH-JKMN-PQRS` (CSV-06). Told once to whoever hands them
 * out; only `codeMark` of one is stored.
 */
export function newCodes(count: number): string[] {
  const codes: string[] = [];
  while (codes.length < count) {
    const bytes = crypto.getRandomValues(new Uint8Array(Math.min(atOnce, count - codes.length) * length));
    for (let at = 0; at < bytes.length; at += length) codes.push(written(bytes.subarray(at, at + length)));
  }
  return codes;
}

/** A letter for each byte, in groups of four. Made at once: joined letter by letter, a code would hold its pieces in V8. */
function written(bytes: Uint8Array): string {
  const code: number[] = [];
  for (let at = 0; at < length; at++) {
    if (at > 0 && at % 4 === 0) code.push(hyphen);
    code.push(letters.charCodeAt((bytes[at] ?? 0) & 31));
  }
  return String.fromCharCode(...code);
}

/** One one-time code: `newCodes` of one. */
export function newCode(): string {
  return newCodes(1)[0] ?? '';
}

/**
 * What somebody typed as a code, as it is marked: 16 characters, however their case, spaces and hyphens are, and with O for 0 and I or L for 1. Undefined when it is
 * no code at all.
 */
export function codeKey(text: string): string | undefined {
  const key = text
    .toUpperCase()
    .replace(/[\s\p{Pd}\u00ad\u200b]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return key.length === length && [...key].every((letter) => letters.includes(letter)) ? key : undefined;
}

/** By what a code is known again, hashed with the service's secret; of what is no code, by what nobody's code is. */
export function codeMark({ sealer }: Pick<Environment, 'sealer'>, code: string): Uint8Array {
  return sealer.mark('code', codeKey(code) ?? '');
}

/** Whether two marks are one, in the same time wherever they differ. */
export function sameMark(one: Uint8Array, other: Uint8Array): boolean {
  let differing = one.length ^ other.length;
  for (const [at, byte] of one.entries()) differing |= byte ^ (other[at] ?? 0);
  return differing === 0;
}
