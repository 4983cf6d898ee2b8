import { formats } from '../../kernel/format.js';
import type { WordlistTerms } from '../wordlist.js';

const { number } = formats('en-GB');

const rows = (n: number) => (n === 1 ? '1 row' : `${number(n)} rows`);
const words = (n: number) => (n === 1 ? '1 word' : `${number(n)} words`);

export const wordlist: WordlistTerms = {
  heading: { own: 'My wordlist', group: 'The group’s wordlist' },
  words,
  searchLabel: 'Search the wordlist',
  searchHint: 'Word, symbol or note',
  found: (n) => `${words(n)} found.`,
  noHits: (search) => `No word matches “${search}”`,
  noHitsHint: 'The search looks in words, symbols and notes.',
  showAll: 'Show all',
  empty: 'The list has no words yet',
  emptyFirst: 'Add the first word, or import a file of words and symbols.',
  emptyReading: {
    own: 'Once you may add words, they are shown here.',
    group: 'When an administrator has added words, they are shown here.',
  },
  readOnly: {
    own: 'You can read your wordlist, but not change it. Ask an administrator for the permission to create documents.',
    group: 'Everybody in the group uses this list. The administrators of the account change it.',
  },
  notMember: 'A wordlist belongs to somebody in an account. You are not signed in to an account.',
  word: 'Word',
  symbol: 'Symbol',
  note: 'Note',
  acts: 'What you can do',
  add: 'New word',
  edit: 'Change',
  editNamed: (word) => `Change ${word}`,
  remove: 'Remove',
  removeNamed: (word) => `Remove ${word}`,
  removed: (word) => `“${word}” is removed.`,
  import: 'Import',
  export: 'Export',
  exported: 'The wordlist has been downloaded.',
  fileName: { own: 'my wordlist', group: 'wordlist of the group' },
  importHeading: 'Import words',
  file: 'File of words',
  fileHint: 'CSV or XLSX with the columns Word, Symbol and Note. A new word is added, a known one is changed. None is removed.',
  pick: 'Choose a file',
  orDrop: 'or drag it here',
  chosen: (file) => `Chosen file: ${file}`,
  choose: 'Choose a file first.',
  oneAtATime: 'Hand in one file at a time.',
  chooseAgain: 'The file has changed since you chose it. Choose it again.',
  nothingToImport: 'The file changes nothing in the list.',
  leaveOut: (n) => (n === 1 ? 'Import without the row that has errors' : `Import without the ${rows(n)} that have errors`),
  leaveOutFirst: 'Tick that the rows with errors are left out, or mend the file and choose it again.',
  refusedHeading: 'Rows with errors',
  refusedRow: (row) => `Row ${number(row)}:`,
  toRow: (row) => `Show row ${number(row)}`,
  moreRefused: (n) => `and ${rows(n)} more`,
  imported: ({ added, changed, unchanged, refused }) =>
    [
      `${words(added)} added`,
      `${number(changed)} changed`,
      unchanged > 0 && `${number(unchanged)} as before`,
      refused > 0 && `${rows(refused)} left out`,
    ]
      .filter(Boolean)
      .join(', ') + '.',
};
