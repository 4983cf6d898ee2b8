import type { Delimiter } from './text.js';

const FORMULA = /^[=+\-@'\t\r]/;
const NEEDS_QUOTES = /[;,\t"\r\n]|^ | $/;

/**
 * A cell that no spreadsheet program runs: what begins with `= + - @ '`, tab or CR stands behind one `'` (CSV-07).
 *
 * `'` itself is among them, so that `unguard` gives back exactly what was there.
 */
export function guard(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guard`: exactly one `'` is taken away. */
export function unguard(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** One row of a file, with its line break: cells are quoted where they must be, and written as they are given. */
export function writeCells(cells: readonly string[], delimiter: Delimiter): string {
  return `${cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\r\n`;
}
