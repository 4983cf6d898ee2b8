/**
 * Names: the one key by which group ids, usernames and e-mail addresses are compared (USR-17), and what may be a name at all.
 *
 * Names are stored as typed; beside them stands the key made by `fold`, on which the unique indexes lie. No query folds by itself:
 * databases and JavaScript disagree on the lower case of 99 letters. How names are searched and sorted stands in
 * `names/search.ts` and `names/order.ts`.
 */
import { fold } from './names/fold.js';

export { distinctNames, fileName } from './names/file.js';
export { fold } from './names/fold.js';
export { finds, found, foldForSearch, likePattern, needle, type Needle } from './names/search.js';
export { sortKey } from './names/order.js';

const NAME = /^(?:\p{L}\p{M}{0,6}|\p{Nd})+$/u;
const STACKED = /\p{M}{7}/u;
const HIDDEN = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Whether the text may be a group id or a username: 1–64 letters of any script, with their marks, and decimal digits (USR-17).
 *
 * So no space, no punctuation and never `@`. Marks stand on a letter, at most six on one; the key, too, must be such a name, which
 * refuses letters that stand for whole phrases. Length is counted in characters of the composed form.
 */
export function isName(text: string): boolean {
  const key = fold(text);
  return isNameAsTyped(text.normalize('NFC')) && (key === text || isNameAsTyped(key));
}

function isNameAsTyped(text: string): boolean {
  return text.length <= 128 && NAME.test(text) && !HIDDEN.test(text) && fits(text, 64);
}

/**
 * A group id or username made from a text, of those that are tried in turn until one is free: `Röda skolan` gives `rödaskolan`, and with the number
 * 2 `rödaskolan2` (ACC-03). It is a name for every text and every number below a million; a text without any letter or digit gives `fallback`.
 */
export function nameLike(text: string, number: number, fallback = 'grupp'): string {
  const letters = fold(text)
    .replace(/[^\p{L}\p{M}\p{Nd}]/gu, '')
    .replace(/^\p{M}+|(?<=\p{Nd})\p{M}+|(?<=\p{M}{6})\p{M}+/gu, '');
  const stem = [...letters].slice(0, 58).join('') || fallback;
  return number === 1 ? stem : `${stem}${number}`;
}

const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;
const SOMETHING = /(?![\p{Default_Ignorable_Code_Point}\p{M}\u2800])[^\s]/u;

/**
 * A display name, account name or title as it is kept: without space at its ends; `undefined` if it cannot be one.
 *
 * 1–255 characters, counted composed, with something to see among them. Refused: control characters and line breaks (mail headers), half surrogates, the marks
 * that turn the direction of all that follows, and more than six marks on a letter. All else is kept as typed, also markup, which is
 * only ever shown as text.
 */
export function cleanName(text: string): string | undefined {
  const name = text.trim();
  if (name.length > 2_000) return undefined;
  const composed = name.normalize('NFC');
  return fits(composed, 255) && !STACKED.test(composed) && SOMETHING.test(name) && !UNPRINTABLE.test(name) ? name : undefined;
}

const LOCAL = /^[\p{L}\p{M}\p{Nd}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{Nd}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{Nd}](?:[\p{L}\p{M}\p{Nd}-]{0,61}[\p{L}\p{M}\p{Nd}])?$/u;

/** Nearly every address: of what `isEmail` takes, told at once. */
const PLAIN_ADDRESS = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/**
 * Whether the text is one e-mail address and nothing else, at most 320 characters (USR-17).
 *
 * International names are accepted on both sides of the `@`. Refused, though the mail standards know them: quoted local parts, comments,
 * display names, bare host names and numeric addresses. Space at the ends is refused too: who gathers input trims it.
 */
export function isEmail(text: string): boolean {
  if (text.length <= 64 && PLAIN_ADDRESS.test(text)) return true;
  const key = fold(text);
  return isEmailAsTyped(text) && (key === text || isEmailAsTyped(key));
}

function isEmailAsTyped(text: string): boolean {
  if (text.length > 320 || HIDDEN.test(text) || STACKED.test(text)) return false;
  const [local = '', domain = '', more] = text.split('@', 3);
  return more === undefined && local.length <= 64 && LOCAL.test(local) && isDomain(domain);
}

/** Two labels or more, the last of which is no number and no single letter. */
function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const last = labels.at(-1) ?? '';
  return domain.length <= 255 && labels.length > 1 && labels.every((label) => LABEL.test(label)) && last.length > 1 && /\p{L}/u.test(last);
}

/**
 * The key by which e-mail addresses are compared: folded like every name, on both sides of the `@`.
 *
 * Providers that tell `Anna@` from `anna@` are not known; two users who differ only in that would be one person's mistake.
 * `mıke@` and `mike@` stay two, as do a plus-tag and its stem, and an international domain and its `xn--` form. Mail goes to the
 * address as stored.
 */
export function emailKey(email: string): string {
  return fold(email);
}

/** What may be wrong with a password that somebody chooses. */
export type PasswordProblem = 'password-too-short' | 'password-too-long' | 'password-malformed';

/**
 * What is wrong with a password, if anything: it has 8 to 128 characters, any of them, exactly as typed (USR-05).
 *
 * Nothing is trimmed or normalised. Half surrogates are refused, because two such passwords would be stored alike.
 */
export function passwordProblem(password: string): PasswordProblem | undefined {
  if (/\p{Cs}/u.test(password)) return 'password-malformed';
  const length = characters(password);
  if (length < 8) return 'password-too-short';
  return length > 128 ? 'password-too-long' : undefined;
}

/** Characters as a person counts them, nearly: code points, not the halves that JavaScript's `length` counts. */
function characters(text: string): number {
  return [...text].length;
}

/** Whether a text has no more characters; most need not be counted. */
function fits(text: string, most: number): boolean {
  return text.length <= most || characters(text) <= most;
}
