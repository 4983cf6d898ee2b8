import type { Language } from '@knippa/contract';
import { BOM, csvRow } from './write.js';

/** A table of texts as a CSV file in a language's own dialect: no cell runs, or becomes anything else (CSV-07). */
export function writeGrid(rows: Iterable<readonly string[]>, language: Language): string {
  return BOM + Array.from(rows, (cells) => csvRow(cells, language)).join('');
}
