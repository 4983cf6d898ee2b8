import type { Refusal } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import type { Dictionary } from './columns.js';

/** The first row with anything in it: what its headings mean. */
export interface Header<Column extends string> {
  readonly columns: readonly { readonly heading: string; readonly column: Column | undefined }[];
  /** How many cells the row has, also those behind the last that says anything, which are no `columns`. */
  readonly width: number;
  /** The headings as they stand in the file, by what they mean. */
  readonly headings: Readonly<Partial<Record<Column, string>>>;
}

/** What the headings of a kind of file mean, and which column says what a row is about. */
export interface Headings<Column extends string> {
  readonly columnOf: Dictionary<Column>;
  readonly about: Column;
}

/** Most columns that are told of, and most characters of a heading: nobody reads more, and a file may have a million. */
const mostTold = 200;
const mostOfHeading = 100;

/** The columns as they are told to whoever sent the file. */
export function toldColumns({ columns }: Header<string>): { heading: string; column: string | null }[] {
  return columns.slice(0, mostTold).map(({ heading, column }) => ({ heading, column: column ?? null }));
}

/** The columns of a file, or why it has none that can be used: none is known, one stands there twice, none says what a row is about (CSV-09). */
export function headerOf<Column extends string>(
  { columnOf, about }: Headings<Column>,
  headings: readonly string[],
  { ignoreUnknownColumns = false }: { readonly ignoreUnknownColumns?: boolean },
): Header<Column> | Refusal<'file-without-header' | 'file-without-column' | 'file-column-twice' | 'file-unknown-columns'> {
  const found: Partial<Record<Column, string>> = {};
  const twice: string[] = [];
  const unknown: string[] = [];
  const columns = headings.slice(0, headings.findLastIndex((heading) => heading !== '') + 1).map((whole) => {
    const column = columnOf(whole);
    const heading = whole.slice(0, mostOfHeading);
    if (!column && heading !== '') unknown.push(heading);
    if (column && found[column] !== undefined) twice.push(heading);
    else if (column) found[column] = heading;
    return { heading, column };
  });
  if (Object.keys(found).length === 0) return refuse('file-without-header');
  if (twice.length > 0) return refuse('file-column-twice', { columns: twice.slice(0, mostTold) });
  if (found[about] === undefined) return refuse('file-without-column', { column: about });
  if (unknown.length > 0 && !ignoreUnknownColumns) return refuse('file-unknown-columns', { columns: unknown.slice(0, mostTold) });
  return { columns, width: headings.length, headings: found };
}
