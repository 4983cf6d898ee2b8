/**
 * Order: the stored key that puts names in Swedish order when compared byte by byte (ACC-05).
 */
import { fold } from './fold.js';
import { bare } from './letters.js';

/**
 * What is one letter in Swedish order, as Swedish dictionaries and Unicode's Swedish collation have it: ü sorts as y, æ as ä, ø as ö.
 * Å, ä and ö stand after z; in ASCII the three signs after `z` are `{`, `|` and `}`.
 */
const LETTERS: Readonly<Record<string, string>> = {
  'a\u030a': '{',
  'a\u0308': '|',
  'o\u0308': '}',
  æ: '|',
  ø: '}',
  œ: '}',
  'e\u0328': '|',
  'o\u0302': '}',
  'o\u030b': '}',
  'u\u0308': 'y',
  'u\u030b': 'y',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
};
const SWEDISH: Readonly<Record<string, string>> = { å: '{', ä: '|', ö: '}' };
const LONGEST = 15;

/**
 * The sort key of a name: compared as UTF-8 bytes (`COLLATE "C"`) it gives Swedish order, …z å ä ö.
 *
 * Words are compared one by one (`Alm 2` before `Almby`), any run of space and punctuation parting them; digits come before letters, and a
 * number counts as a number (`Klass 2` before `Klass 10`). Only then accents and punctuation decide, then capitals, so that the order of
 * different names never depends on chance. The key is at most about 2,000 bytes long, which a database can index; names that are
 * equal that far tie.
 */
export function sortKey(text: string): string {
  const folded = fold(text);
  const words = bare(wordsOf(folded), LETTERS)
    .replace(/[åäö]/g, (letter) => SWEDISH[letter] ?? letter)
    .replace(/[0-9]+/g, numberKey);
  return [cut(words, 255), cut(folded, 120), cut(text.normalize('NFC'), 120)].map(storable).join('\u0001');
}

function wordsOf(folded: string): string {
  return folded.replace(/[^\p{L}\p{M}\p{Nd}]+/gu, ' ').trim();
}

/** A number behind its count of digits, one character from `1` to `?`, so that longer is later. */
function numberKey(digits: string): string {
  const number = digits.replace(/^0+(?=.)/, '');
  return String.fromCharCode(0x30 + Math.min(number.length, LONGEST)) + number;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : [...text].slice(0, length).join('');
}

/** Without what a database refuses (NUL, half surrogates) and without the sign that parts the levels. */
function storable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, '');
}
