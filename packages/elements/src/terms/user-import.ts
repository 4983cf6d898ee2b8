import type { Delimiter, Encoding, Imported } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import type { FileTerms } from './file.js';
import type { HandOutTerms } from './hand-out.js';
import { planTerms, type PlanTerms } from './plan.js';
import { together } from './together.js';

/** The words of choosing a file, and of the files that are downloaded to begin with. */
interface ChooseTerms extends FileTerms {
  heading: string;
  intoAccount: (account: string) => string;
  explanation: string;
  read: string;
  /** While the service reads the file and judges its rows. */
  reading: string;
  stopReading: string;
  skipUnknown: string;
  filesHeading: string;
  formLabel: string;
  /** A cell is guarded for the separator of its own file alone. */
  formHint: string;
  forms: Readonly<Record<'xlsx' | 'sv' | 'en', string>>;
  getUsers: string;
  getTemplate: string;
  templateName: string;
  fetched: string;
}

/** The words of how a file was read. */
interface ReadTerms {
  readHeading: (file: string) => string;
  readRight: string;
  spreadsheet: string;
  readAs: (encoding: string, delimiter: string) => string;
  encodings: { readonly [E in Encoding]: string };
  delimiters: { readonly [D in Delimiter]: string };
  encodingLabel: string;
  encodingHint: string;
  encodingTry: string;
  delimiterLabel: string;
  delimiterHint: string;
  delimiterTry: string;
  /** Chooses neither an encoding nor a delimiter. */
  unsaid: string;
  firstRows: string;
  /** Heads the column of the rows' numbers. */
  row: string;
  noRows: string;
  /** Rows that have something in a column without a heading, and what can be done about it. */
  rowsWithoutHeading: (rows: number) => string;
  skipWithoutHeading: string;
  withoutHeading: string;
  taken: (column: string) => string;
  skipped: string;
  /** The columns that a plan has no word for. */
  columns: Readonly<Record<string, string>>;
  show: string;
  otherFile: string;
}

/** The words of what a file does. */
interface RowsTerms {
  planHeading: (file: string) => string;
  filters: string;
  all: string;
  onlyErrors: string;
  rowsOf: (shown: string) => string;
  what: string;
  who: string;
  details: string;
  refusedRow: (row: number) => string;
  /** Leads to the first of so many rows that are left out. */
  toErrors: (n: number) => string;
  wrongIn: (column: string, sentence: string) => string;
  /** What goes with somebody who is removed. */
  goesWith: (documents: number, words: number) => string;
  getErrors: string;
  errorsName: string;
  leaveOut: (n: number) => string;
  leaveOutHint: string;
  refusedFirst: string;
  noneAccepted: string;
  nothingToDo: string;
  manyHeading: string;
  many: (params: Readonly<Record<string, string | number>>) => string;
  removeMany: (n: number) => string;
  manyFirst: string;
  import: string;
  importStopped: string;
  /** Where it was stopped, and the service could not be asked whether it had been done. */
  notKnown: string;
}

/** The words of what an import did. */
interface DoneTerms {
  done: string;
  counted: (done: Imported) => string;
  mailed: (n: number) => string;
  handOutHeading: (n: number) => string;
  toldOnce: string;
  /** The question before what was neither printed, saved nor copied is closed. */
  notKept: string;
  notKeptMeans: string;
  closeUnkept: string;
  name: string;
  signInName: string;
  secret: string;
  codeHint: string;
  copyList: string;
  getList: string;
  listName: string;
  leftOutHeading: string;
  keepHeading: string;
  getResult: string;
  printResult: string;
  resultName: string;
  fileInto: (file: string, account: string) => string;
}

/** The words of importing and exporting users; a plan's own words come with them. What is wrong with a row is said by the service. */
export interface UserImportTerms extends ChooseTerms, ReadTerms, RowsTerms, DoneTerms, HandOutTerms {}

/** The words of importing users, by language. */
export const userImportTerms: TermsOf<UserImportTerms & PlanTerms> = together(planTerms, {
  sv: async () => (await import('./sv/user-import.js')).userImport,
  en: async () => (await import('./en/user-import.js')).userImport,
});
