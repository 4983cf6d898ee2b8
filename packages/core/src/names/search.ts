/**
 * Search: the folded text that is searched in (`found`) and the folded text that is searched for (`needle`), ACC-06.
 */
import { fold } from './fold.js';
import { bare } from './letters.js';

/**
 * What is one letter to who searches: å, ä and ö are their own; é is e and ü is u.
 *
 * Danish and Norwegian æ and ø are ä and ö, as in Swedish dictionaries: no Swedish keyboard has them. Sami and other letters with a stroke
 * are the letter without it.
 */
const LETTERS: Readonly<Record<string, string>> = {
  'a\u030a': 'å',
  'a\u0308': 'ä',
  'o\u0308': 'ö',
  æ: 'ä',
  ø: 'ö',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
};

const PLAIN = /^[\u0000-\u007fåäö]*$/;

/**
 * Folds a text for search: `fold`, then letters as `LETTERS` says, and one kind of hyphen and apostrophe.
 *
 * Accents, Arabic vowel signs and Hebrew points are left out; the vowel signs of Thai and Indic scripts are letters, and stay.
 */
export function foldForSearch(text: string): string {
  const folded = fold(text);
  if (PLAIN.test(folded)) return folded;
  return bare(folded, LETTERS)
    .replace(/\p{Pd}/gu, '-')
    .replace(/[’‘ʼ`´]/gu, "'");
}

/**
 * What a row is found by: its parts folded for search, each after one space, also the first; absent parts are left out.
 *
 * `found('Röda skolan', 'rödaskolan')` is `' röda skolan rödaskolan'`. The leading space lets the beginnings of all words be
 * searched alike.
 */
export function found(...parts: readonly (string | null | undefined)[]): string {
  return ` ${spaced(foldForSearch(parts.filter(Boolean).join(' ')))}`;
}

/** A folded text to search for, and where: anywhere, at the beginnings of words, or, being empty, nowhere in particular. */
export interface Needle {
  readonly text: string;
  readonly kind: 'substring' | 'beginning' | 'empty';
}

/** What somebody typed to search for, ready for the store: from three letters a substring, below that beginnings of words (ACC-06). */
export function needle(typed: string): Needle {
  const text = spaced(foldForSearch(typed));
  const letters = [...text].length;
  return { text, kind: letters >= 3 ? 'substring' : letters > 0 ? 'beginning' : 'empty' };
}

/** The needle as a LIKE pattern over `found`, with `%`, `_` and `\` escaped by `\`. An empty needle finds every row. */
export function likePattern({ text, kind }: Needle): string {
  const escaped = text.replace(/[\\%_]/g, '\\$&');
  return kind === 'empty' ? '%' : kind === 'beginning' ? `% ${escaped}%` : `%${escaped}%`;
}

/** Whether a needle finds a text by itself: what `likePattern` asks of a row that is found by more than may be told. */
export function finds({ text, kind }: Needle, ...parts: readonly string[]): boolean {
  return kind === 'empty' || found(...parts).includes(kind === 'beginning' ? ` ${text}` : text);
}

/** One space between words and none at the ends; what a database refuses to store (NUL, half surrogates) counts as space. */
function spaced(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
}
