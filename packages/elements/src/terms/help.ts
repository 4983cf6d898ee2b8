import type { TermsOf } from '../kernel/language.js';

/** The words of the way to help. */
export interface HelpTerms {
  help: string;
  /** Before an address. */
  write: string;
  /** Before a telephone number. */
  call: string;
}

/** The words of the way to help, by language. */
export const helpTerms: TermsOf<HelpTerms> = {
  sv: async () => (await import('./sv/help.js')).help,
  en: async () => (await import('./en/help.js')).help,
};
