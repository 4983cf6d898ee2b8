import type { TermsOf } from '../kernel/language.js';
import type { MeanwhileTerms } from './meanwhile.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of a content that is read. */
export type ContentTerms = Pick<DocumentEditorTerms, 'content' | 'empty' | 'isChanged' | 'isRemoved'>;

/** The words of a document, read and written. */
export interface DocumentEditorTerms extends MeanwhileTerms {
  by: (maker: string, changedOn: string) => string;
  former: string;
  published: string;
  edit: string;
  save: string;
  saved: string;
  discard: string;
  discardMeans: string;
  /** Why a document is only read. */
  readOnly: string;
  empty: string;
  titleLabel: string;
  titleFixed: string;
  content: string;
  paragraph: (n: number) => string;
  symbol: string;
  symbolOf: (what: string) => string;
  symbolHint: string;
  addParagraph: string;
  removeParagraph: (n: number) => string;
  cell: (row: number, column: number) => string;
  row: (n: number) => string;
  column: (n: number) => string;
  addRow: string;
  addColumn: string;
  removeRow: (n: number) => string;
  removeColumn: (n: number) => string;
  remove: string;
  /** Why no more is added, and the last not taken away. */
  mostParagraphs: (n: number) => string;
  mostRows: (n: number) => string;
  mostColumns: (n: number) => string;
  lastRow: string;
  lastColumn: string;
  draftKept: string;
  unsaved: string;
  savedByOther: string;
  yours: string;
  /** Before a text that somebody else has changed, or taken away. */
  isChanged: string;
  isRemoved: string;
}

/** The words of a document, read and written, by language. */
export const documentEditorTerms: TermsOf<DocumentEditorTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/document-editor.js')).documentEditor,
  en: async () => (await import('./en/document-editor.js')).documentEditor,
});
