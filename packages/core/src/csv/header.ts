import type { Refusal } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import { columns, dictionary, type UserColumn } from './columns.js';

/** The first row with anything in it: what its headings mean. */
export interface Header {
  readonly columns: readonly { readonly heading: string; readonly column: UserColumn | undefined }[];
  /** The headings as they stand in the file, by what they mean. */
  readonly headings: Readonly<Partial<Record<UserColumn, string>>>;
}

const columnOf = dictionary(columns);

/** The columns of a file, or why it has none that can be used: none is known, one stands there twice, none says whom a row is about (CSV-09). */
export function headerOf(
  headings: readonly string[],
  { ignoreUnknownColumns = false }: { readonly ignoreUnknownColumns?: boolean },
): Header | Refusal<'file-without-header' | 'file-without-column' | 'file-column-twice' | 'file-unknown-columns'> {
  const found: Partial<Record<UserColumn, string>> = {};
  const twice: string[] = [];
  const unknown: string[] = [];
  const all = headings.map((heading) => {
    const column = columnOf(heading);
    if (!column && heading !== '') unknown.push(heading);
    if (column && found[column] !== undefined) twice.push(heading);
    else if (column) found[column] = heading;
    return { heading, column };
  });
  if (Object.keys(found).length === 0) return refuse('file-without-header');
  if (twice.length > 0) return refuse('file-column-twice', { columns: twice });
  if (found.username === undefined) return refuse('file-without-column', { column: 'username' });
  if (unknown.length > 0 && !ignoreUnknownColumns) return refuse('file-unknown-columns', { columns: unknown });
  return { columns: all, headings: found };
}
