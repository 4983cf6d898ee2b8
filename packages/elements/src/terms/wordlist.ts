import type { WordsImported } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import type { FileTerms } from './file.js';
import type { MeanwhileTerms } from './meanwhile.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of a wordlist. */
export interface WordlistTerms extends FileTerms {
  heading: Readonly<Record<'own' | 'group', string>>;
  words: (n: number) => string;
  searchLabel: string;
  searchHint: string;
  found: (n: number) => string;
  noHits: (search: string) => string;
  noHitsHint: string;
  showAll: string;
  empty: string;
  /** What would be here, to whom may make it so, and to whom may not. */
  emptyFirst: string;
  emptyReading: Readonly<Record<'own' | 'group', string>>;
  /** Why whoever reads the list does not change it. */
  readOnly: Readonly<Record<'own' | 'group', string>>;
  /** What is said to whoever is signed in, and not to an account. */
  notMember: string;
  word: string;
  symbol: string;
  note: string;
  acts: string;
  add: string;
  edit: string;
  editNamed: (word: string) => string;
  remove: string;
  removeNamed: (word: string) => string;
  removed: (word: string) => string;
  import: string;
  export: string;
  exported: string;
  fileName: Readonly<Record<'own' | 'group', string>>;
  importHeading: string;
  nothingToImport: string;
  leaveOut: (rows: number) => string;
  leaveOutFirst: string;
  refusedHeading: string;
  refusedRow: (row: number) => string;
  moreRefused: (rows: number) => string;
  imported: (done: WordsImported) => string;
}

/** The words of a wordlist, by language. */
export const wordlistTerms: TermsOf<WordlistTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/wordlist.js')).wordlist,
  en: async () => (await import('./en/wordlist.js')).wordlist,
});

/** The words of the dialog about one word. */
export interface WordEditorTerms extends MeanwhileTerms {
  addHeading: string;
  addDeed: string;
  added: (word: string) => string;
  editHeading: (word: string) => string;
  save: string;
  removeHeading: (word: string) => string;
  removeMeans: string;
  removeDeed: string;
  word: string;
  symbol: string;
  symbolHint: string;
  note: string;
}

/** The words of the dialog about one word, by language. */
export const wordEditorTerms: TermsOf<WordEditorTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/word-editor.js')).wordEditor,
  en: async () => (await import('./en/word-editor.js')).wordEditor,
});
