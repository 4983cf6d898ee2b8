import * as v from 'valibot';
import { fileInput, fileOutput } from '../kernel/file.js';
import { ask, get, post } from '../kernel/operation.js';
import { Confirmation, Id, Language } from '../schemas.js';

/** The media types of the files that users come in and go out in. */
export const fileTypes = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** The form of a file of users: CSV, or a spreadsheet of which the first sheet counts. */
export const FileFormat = v.picklist(['csv', 'xlsx'], 'invalid');
export type FileFormat = v.InferOutput<typeof FileFormat>;

/** How a CSV file's bytes spell its characters, where whoever sends it knows better than the reader (CSV-02). */
export const Encoding = v.picklist(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'], 'invalid');
export type Encoding = v.InferOutput<typeof Encoding>;

/** What stands between two cells of a CSV file (CSV-02). */
export const Delimiter = v.picklist(['semicolon', 'comma', 'tab'], 'invalid');
export type Delimiter = v.InferOutput<typeof Delimiter>;

const Yes = v.picklist(['yes'], 'invalid');

const sent = {
  accountId: Id,
  file: fileInput({ mostBytes: 100_000_000, types: [fileTypes.csv, fileTypes.xlsx, 'application/octet-stream'] }),
  encoding: v.optional(Encoding),
  delimiter: v.optional(Delimiter),
  ignoreUnknownColumns: v.optional(Yes),
  language: v.optional(Language),
};

const unreadable = [
  'file-not-text',
  'file-broken',
  'file-without-header',
  'file-without-column',
  'file-column-twice',
  'file-unknown-columns',
  'file-too-long',
] as const;

/**
 * Somebody whose details are handed over: what they sign in with, and the password that the file gave, or else a code that is exchanged for one at
 * the first sign-in (CSV-06).
 */
export const HandedOut = v.looseObject({
  displayName: v.string(),
  signInName: v.string(),
  password: v.optional(v.string()),
  code: v.optional(v.string()),
});
export type HandedOut = v.InferOutput<typeof HandedOut>;

/** What an import did: how many rows each way, how many people are mailed a link, and whose details are handed over, told this once. */
export const Imported = v.looseObject({
  added: v.number(),
  changed: v.number(),
  removed: v.number(),
  unchanged: v.number(),
  refused: v.number(),
  mailed: v.number(),
  handOut: v.array(HandedOut),
});
export type Imported = v.InferOutput<typeof Imported>;

const importFile = /*@__PURE__*/ post('users.import', '/accounts/{accountId}/users/import', {
  input: { ...sent, leaveOutRefused: v.optional(Yes), manyRemovals: v.optional(Yes), confirmation: v.optional(Confirmation) },
  output: Imported,
  refusals: ['not-a-group-account', ...unreadable, 'rows-refused', 'many-removals', 'too-many-passwords', 'confirmation-mismatch'],
  guard: 'plan',
  answers: ['leaveOutRefused', 'manyRemovals', 'confirmation'],
  locks: ['accountId'],
  creates: 'adds',
  progress: true,
});

const exportFile = /*@__PURE__*/ get('users.export', '/accounts/{accountId}/users/export', {
  input: { accountId: Id, language: v.optional(Language), format: v.optional(FileFormat) },
  output: fileOutput(fileTypes.csv, fileTypes.xlsx),
  refusals: ['not-a-group-account'],
});

/** Answers the file as it was sent, with a column that says of each row that an import would leave out what is wrong with it (CSV-04). */
export const importErrors = /*@__PURE__*/ ask('users.importErrors', '/accounts/{accountId}/users/import/errors', {
  input: sent,
  output: fileOutput(fileTypes.csv, fileTypes.xlsx),
  refusals: ['not-a-group-account', ...unreadable],
});

/** Downloads an empty file of users with every column that import knows, and a row that explains (CSV-10). */
export const importTemplate = /*@__PURE__*/ get('users.importTemplate', '/accounts/{accountId}/users/import/template', {
  input: { accountId: Id, language: v.optional(Language), format: v.optional(FileFormat) },
  output: fileOutput(fileTypes.csv, fileTypes.xlsx),
  refusals: ['not-a-group-account'],
});

export {
  /**
   * Imports users from a file with CSV-10's columns (CSV-03, CSV-05): an unknown username is added, a known one changed, a row marked in the remove column removes.
   * The plan tells how the file was read, and which rows are refused and why; it counts, as `rows.without-heading`, those with something in a column without a heading,
   * which `ignoreUnknownColumns` passes over, as `documents.hidden`, what goes out of the sight of those
   * whose My Documents is taken, and as `documents.shown` what comes back (DOC-08). The accepted are written together or not at all: with refused
   * rows only where `leaveOutRefused` says so (`rows-refused`), past a tenth of the users and at least five only with `manyRemovals` (`many-removals`), and where somebody is
   * removed with the group id typed as `confirmation`. Whoever is added with an e-mail is mailed a link to set a password; the others are in `handOut`.
   * A greater role ends the password, as in `users.edit`, and is mailed too, unless the row gives a new manager another: `mails.sent` counts both.
   * The change of such a password is told as `to: null`.
   */
  importFile as import,
  /** Downloads the users of an account that the caller may see, in the form that import reads: CSV in the language's own dialect, or a spreadsheet (CSV-01). */
  exportFile as export,
};
