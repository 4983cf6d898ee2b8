import { clears } from './columns.js';
import type { Delimiter } from './records.js';

const NEEDS_QUOTES = /[;,\t"\r\n]|^ | $/;
const FORMULA = /^[=+\-@'\t\r]/;

const MONTH =
  '(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:usti|ust)?|sep(?:t|tember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/**
 * What spreadsheet programs take for a number, a day, a time of day or a truth and then show otherwise, in Swedish or English. A whole number of
 * at most eleven digits that does not begin with 0 is shown as it is.
 */
const MISTAKEN = new RegExp(
  [
    /0\d+|\d{12,}/, // loses its zeros, or all digits but a few
    /\d*[.,]\d+|\d+[.,]|\d+([.,]\d*)?e[+-]?\d+|[\d.,]+ ?%/, // 1,50 · 1E5 · 5 %
    /\d{1,3}([ .,\u00a0\u202f]\d{3})+([.,]\d*)?|\d+ \d+\/\d+/, // 1 000 · 1 1/2
    /\d{1,4}[-/.]\d{1,2}([-/.]\d{0,4})?([ t][\d:.,]+)?/, // 1/2 · 2026-01-02
    /\d{1,4}:\d{1,2}(:\d{1,2}([.,]\d*)?)?( ?[ap]m)?|\d{1,2} [ap]m?|\d{1,2}[ap]m/, // 10:30 · 10 am
    new RegExp(`${MONTH}[ .,/-]{0,2}\\d{1,4}(, ?\\d{1,4})?|\\d{1,4}[ ./-]{0,2}${MONTH}([ ./-]{0,2}\\d{1,4})?`), // jan1 · 3 maj 2026
    /true|false|sant|falskt?/,
  ]
    .map(({ source }) => `^(?:${source})$`)
    .join('|'),
  'i',
);

/**
 * A cell that no spreadsheet program runs or makes something else of: what begins with `= + - @ '`, tab or CR stands behind one `'`
 * (CSV-07), and so does what looks like a number, day or truth that would be shown otherwise, such as `0701234567` or `1/2` (CSV-01).
 *
 * `'` itself is among them, so that `unguard` gives back exactly what was there.
 */
export function guard(cell: string): string {
  return FORMULA.test(cell) || (cell.length < 40 && MISTAKEN.test(cell.trim())) ? `'${cell}` : cell;
}

/** The cell as it was before `guard`: exactly one `'` is taken away. */
export function unguard(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** One row of a file, with its line break: cells are quoted where they must be, and written as they are given. */
export function writeCells(cells: readonly string[], delimiter: Delimiter): string {
  return `${cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\r\n`;
}

/**
 * A text as a cell of a kind of file where cells are text by themselves: only what would clear a value, `(tom)`, and such a word behind
 * apostrophes already, stands behind one `'` more (CSV-03).
 */
export function markWord(text: string): string {
  return clears(text.replace(/^'+/, '')) ? `'${text}` : text;
}

/** The text as it was before `markWord`: one `'` is taken away, and only before such a word. What clears has none. */
export function unmarkWord(cell: string): string {
  return cell.startsWith("'") && clears(cell.replace(/^'+/, '')) ? cell.slice(1) : cell;
}
