import type { WordEditorTerms } from '../wordlist.js';
import { meanwhile } from './meanwhile.js';

export const wordEditor: WordEditorTerms = {
  addHeading: 'New word',
  addDeed: 'Add the word',
  added: (word) => `“${word}” is in the list now.`,
  editHeading: (word) => `Change “${word}”`,
  save: 'Save the word',
  removeHeading: (word) => `Remove “${word}”?`,
  removeMeans: 'The word, its symbol and its note are removed from the list. This cannot be undone.',
  removeDeed: 'Remove the word',
  word: 'Word',
  symbol: 'Symbol',
  symbolHint: 'An emoji, or what the symbol is called.',
  note: 'Note',
  changedMeanwhile: 'The word has changed since you opened it.',
  ...meanwhile,
};
