import { formats } from '../../kernel/format.js';
import type { UserImportTerms } from '../user-import.js';
import { handOut } from './hand-out.js';

const { number } = formats('en-GB');

const people = (n: number) => (n === 1 ? '1 user' : `${number(n)} users`);
const rows = (n: number) => (n === 1 ? '1 row' : `${number(n)} rows`);

export const userImport: UserImportTerms = {
  ...handOut,
  heading: 'Import/Export CSV',
  intoAccount: (account) => `in ${account}`,
  explanation:
    'Download the users of the account as a file, change it in your spreadsheet program, and hand it in here. Nothing is changed before you have seen what will happen.',
  file: 'File of users',
  fileHint: 'CSV or XLSX. A new username is added, a known one is changed. Whoever is not in the file is left alone.',
  pick: 'Choose a file',
  orDrop: 'or drag it here',
  chosen: (file) => `Chosen file: ${file}`,
  read: 'Read the file',
  reading: 'The file is being read and compared with the account. A large one may take a while.',
  stopReading: 'Stop reading',
  choose: 'Choose a file first.',
  oneAtATime: 'Hand in one file at a time.',
  chooseAgain: 'The file has changed since you chose it. Choose it again.',
  skipUnknown: 'Do not read those columns',
  filesHeading: 'Download a file to begin with',
  formLabel: 'Form of the file',
  formHint:
    'If in doubt, choose the spreadsheet: it opens right everywhere. A CSV file is split wrongly where another separator than its own is expected.',
  forms: { xlsx: 'Spreadsheet (XLSX)', sv: 'Swedish CSV, with semicolons', en: 'English CSV, with commas' },
  getUsers: 'Download the users',
  getTemplate: 'Download an empty template',
  templateName: 'template',
  fetched: 'The file is downloaded.',

  readHeading: (file) => `How ${file} was read`,
  readRight: 'See whether the names and headings look right. Nothing is changed yet.',
  spreadsheet: 'The file is a spreadsheet. Its first sheet was read.',
  readAs: (encoding, delimiter) => `The file is text, encoded as ${encoding}, with ${delimiter} between the cells.`,
  encodings: { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 (reversed)', 'windows-1252': 'Windows-1252' },
  delimiters: { semicolon: 'semicolons', comma: 'commas', tab: 'tabs' },
  encodingLabel: 'Encoding of the file',
  encodingHint: 'The file does not say which it has. Choose another if letters such as å, ä and ö look wrong.',
  encodingTry: 'If the file is text, it may have another encoding than the one that was tried. Choose it, and read the file again.',
  delimiterLabel: 'Between the cells',
  delimiterHint: 'The file does not say for certain. Choose another if everything is in one column.',
  delimiterTry: 'Does something else stand between the headings than what was tried? Choose it, and read the file again.',
  unsaid: 'Not known',
  firstRows: 'The first rows of the file',
  row: 'Row',
  noRows: 'The file has headings, but no rows.',
  rowsWithoutHeading: (n) =>
    `${n === 1 ? '1 row has' : `${number(n)} rows have`} something in a column without a heading, and cannot be imported like that. If it is notes, the column need not be read. Otherwise write its heading in the file.`,
  skipWithoutHeading: 'Do not read columns without a heading',
  withoutHeading: 'no heading',
  taken: (column) => `read as ${column}`,
  skipped: 'not read',
  columns: { remove: 'Remove', errors: 'Errors' },
  show: 'Show what changes',
  otherFile: 'Choose another file',

  planHeading: (file) => `What ${file} does`,
  filters: 'Show',
  all: 'All',
  onlyErrors: 'Only errors',
  rowsOf: (shown) => `What the file does: ${shown}`,
  what: 'What',
  who: 'Who',
  details: 'Details',
  refusedRow: (row) => `Error on row ${number(row)}`,
  toRow: (row) => `Show row ${number(row)}`,
  toErrors: (n) => (n === 1 ? 'Show the row that is wrong' : `Show the ${number(n)} rows that are wrong`),
  wrongIn: (column, sentence) => `${column}: ${sentence}`,
  goesWith: (documents, words) =>
    [
      documents === 0 ? 'Has no documents.' : documents === 1 ? 'With 1 document.' : `With ${number(documents)} documents.`,
      ...(words > 0 ? [`${number(words)} ${words === 1 ? 'word' : 'words'} in the wordlist.`] : []),
    ].join(' '),
  getErrors: 'Download the file with its errors written out',
  errorsName: 'errors',
  leaveOut: (n) =>
    n === 1
      ? 'Import the other rows anyway, without the one that is wrong'
      : `Import the other rows anyway, without the ${number(n)} that are wrong`,
  leaveOutHint: 'Otherwise: correct the rows in the file and hand it in again.',
  refusedFirst: 'The file has errors. Correct them, or tick that the other rows are imported anyway.',
  noneAccepted: 'No row can be imported. Correct the file and hand it in again.',
  nothingToDo: 'The file changes nothing.',
  manyHeading: 'Pause a moment: the file removes many',
  many: ({ removals, users }) =>
    `The file removes ${number(Number(removals))} of the account’s ${people(Number(users))}. If that is not meant, choose Cancel and look at the column Remove.`,
  removeMany: (n) => `Yes, remove ${people(n)}`,
  manyFirst: 'Confirm first that so many are to be removed.',
  import: 'Import',
  importStopped: 'The import was stopped. Nothing was changed.',
  notKnown: 'It could not be learnt whether the import had been done. Press Import again: if it is done, it is not done twice.',

  done: 'The import is done',
  counted: ({ added, changed, removed, unchanged, refused }) =>
    [
      `${number(added)} added`,
      `${number(changed)} changed`,
      ...(removed > 0 ? [`${number(removed)} removed`] : []),
      `${number(unchanged)} as before`,
    ].join(', ') + (refused > 0 ? `. ${rows(refused)} with errors ${refused === 1 ? 'was' : 'were'} left out.` : '.'),
  mailed: (n) =>
    n === 1 ? '1 gets a mail with a link to choose a password.' : `${number(n)} get a mail with a link to choose a password.`,
  handOutHeading: (n) => (n === 1 ? '1 person gets their details from you' : `${number(n)} people get their details from you`),
  toldOnce: 'Passwords and codes are shown only now. Once you close this, they cannot be shown again.',
  notKept: 'The details are not kept',
  notKeptMeans: 'You have neither printed, downloaded nor copied the passwords and codes. Once you close this, they cannot be shown again.',
  closeUnkept: 'Close without keeping them',
  name: 'Name',
  signInName: 'Signs in as',
  secret: 'Password or one-time code',
  codeHint: 'one-time code',
  copyList: 'Copy the list',
  getList: 'Download the list as a spreadsheet',
  listName: 'sign-in',
  leftOutHeading: 'Rows that were left out',
  keepHeading: 'Keep what was done',
  getResult: 'Download the result',
  printResult: 'Print the result',
  resultName: 'result',
  fileInto: (file, account) => `${file} into ${account}`,
};
