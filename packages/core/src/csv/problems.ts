/** What may be wrong with a file of users, or with a row of it. */
export type CsvCode =
  /** Not text, or not the text it says it is: `reason` is `spreadsheet`, `binary` or `broken-text`. */
  | 'csv-unreadable'
  /** The first row with anything in it names none of the columns. */
  | 'csv-no-header'
  /** Columns of no meaning to us: `columns`. Their cells are not read. */
  | 'csv-unknown-columns'
  /** Columns that stand in the header twice, in whatever language: `columns`. */
  | 'csv-duplicate-columns'
  /** There is no username column: `columns` holds its name. */
  | 'csv-missing-columns'
  /** A quote that is never closed: the rest of the file stands in this row's cell. */
  | 'csv-open-quote'
  /** Text between a closing quote and the next separator. */
  | 'csv-stray-quote'
  /** Something in a cell beyond the header, or under an empty heading: `cell` counts from 1. */
  | 'csv-cell-without-column'
  /** A row without a username, the one cell that says whom it is about. */
  | 'csv-missing-username'
  /** Another row has the same username, compared as USR-17 says: `username`, `otherRow`. */
  | 'csv-duplicate-username'
  /** A cell that its column does not know: `text`, its first 100 characters. */
  | 'csv-bad-value'
  /** `(tom)` or `(empty)` where something must stand. */
  | 'csv-not-clearable';

/** Something that could not be taken from a file. Without `row` it holds for the whole file; the header is row 1. */
export interface CsvProblem {
  readonly code: CsvCode;
  /** As a spreadsheet program numbers it. */
  readonly row?: number;
  /** The heading as it stands in the file. */
  readonly column?: string;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
}
