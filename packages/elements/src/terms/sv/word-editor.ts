import type { WordEditorTerms } from '../wordlist.js';
import { meanwhile } from './meanwhile.js';

export const wordEditor: WordEditorTerms = {
  addHeading: 'Nytt ord',
  addDeed: 'Lägg till ordet',
  added: (word) => `”${word}” finns nu i listan.`,
  editHeading: (word) => `Ändra ”${word}”`,
  save: 'Spara ordet',
  removeHeading: (word) => `Ta bort ”${word}”?`,
  removeMeans: 'Ordet, symbolen och anteckningen tas bort ur listan. Det går inte att ångra.',
  removeDeed: 'Ta bort ordet',
  word: 'Ord',
  symbol: 'Symbol',
  symbolHint: 'En emoji, eller vad symbolen heter.',
  note: 'Anteckning',
  changedMeanwhile: 'Ordet har ändrats sedan du öppnade det.',
  ...meanwhile,
};
