import type { TermsOf } from '../kernel/language.js';

/** What is said where a text could not be copied; loaded only then. */
export interface CopyTerms {
  notCopied: string;
}

/** The words where a text could not be copied, by language. */
export const copyTerms: TermsOf<CopyTerms> = {
  sv: async () => (await import('./sv/copy.js')).copy,
  en: async () => (await import('./en/copy.js')).copy,
};
