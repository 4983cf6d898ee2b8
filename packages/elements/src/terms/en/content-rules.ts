import { formats } from '../../kernel/format.js';
import type { ContentRules } from '../rules.js';

const { number } = formats('en-GB');

const people = (n: number) => (n === 1 ? '1 user' : `${number(n)} users`);

/** Columns of a file that must be there, by their ids. */
const columnNames: Readonly<Record<string, string>> = { username: 'Username', word: 'Word' };

/** Why a spreadsheet cannot be read, where it is not damaged. */
const broken: Readonly<Record<string, string>> = {
  locked: 'The file has a password, or is of the older format XLS. Save it as CSV or XLSX without a password.',
  'no-sheet': 'The file is no spreadsheet of the format XLSX. Save it as CSV or XLSX in your spreadsheet program.',
  'too-large': 'The spreadsheet is too large. Divide the file.',
};

export const contentRules: ContentRules = {
  rules: {
    'rows-refused': ({ rows }) => (rows === 1 ? '1 row of the file cannot be used.' : `${number(rows)} rows of the file cannot be used.`),
    'many-removals': ({ removals, users }) =>
      `The file removes ${number(removals)} of the account’s ${people(users)}. Confirm that this is meant.`,
    'file-not-text': () => 'The file is neither CSV nor a spreadsheet. Save it as CSV or XLSX in your spreadsheet program.',
    'file-broken': ({ reason }) =>
      broken[reason] ?? 'The file is damaged, or saved in another way than it says. Save it again in your spreadsheet program.',
    'file-without-header': () => 'The first row of the file has no known headings. An exported file shows which there are.',
    'file-without-column': ({ column }) => `The column ${columnNames[column] ?? column} is missing. It says what each row is about.`,
    'file-column-twice': ({ columns }) => `The same column is there twice: ${columns.join(', ')}.`,
    'file-unknown-columns': ({ columns }) => `The file has columns that are not recognised: ${columns.join(', ')}.`,
    'file-too-long': ({ rows, row }) =>
      `The file has more than ${number(rows)} rows. Row ${number(row)} is the first one too many. Split it into several.`,
    'too-many-passwords': ({ most, row }) =>
      `The file has too many passwords. Row ${number(row)} has the first one too many. ${number(most)} at most at a time.`,
    'title-invalid': () => 'Enter a title on one line, 255 characters at most.',
    'word-invalid': () => 'Write a word on one line, at most 255 characters.',
    'symbol-invalid': () => 'Write a symbol on one line, at most 255 characters.',
    'note-invalid': () => 'Write a note on one line, at most 255 characters.',
    'word-taken': () => 'The word is in the list already.',
    'wordlist-full': ({ most }) => `A wordlist holds at most ${number(most)} words.`,
    'chosen-users-only-on-root': () => 'Chosen people can only be set on a folder at the top.',
    'owner-cannot-see-parent': () => 'Whoever owns the folder has to see the folder that it lies in.',
    'folder-cycle': () => 'A folder cannot lie in itself.',
    'too-deep': ({ levels }) => `Folders can lie within each other at most ${number(levels)} levels deep.`,
    'another-space': () => 'The folder cannot be moved there. Copy it instead.',
    'not-a-shared-folder': () => 'Permissions are set on shared folders.',
    'root-follows-nothing': () => 'A folder at the top always has settings of its own.',
    'documents-need-a-folder': () => 'Choose a folder. At the top of Shared folders there are only folders.',
    'folder-in-bin': () => 'The folder it was in is in the bin too. Restore that folder first.',
  },
};
