import type { TermsOf } from '../kernel/language.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of the link to what an account has published. */
export interface PublishedLinkTerms {
  heading: string;
  /** There is none, for so many documents. */
  none: (documents: number) => string;
  /** Who could make one, to those who cannot. */
  noneYet: string;
  /** Who reads what with it. */
  reads: (documents: number) => string;
  label: string;
  made: (day: string) => string;
  open: string;
  inNewTab: string;
  create: string;
  renew: string;
  renewMeans: string;
  close: string;
  closeMeans: string;
  isMade: string;
  isRenewed: string;
  isClosed: string;
  /** To whoever may not publish. */
  notYours: string;
}

/** The words of the link to what an account has published, by language. */
export const publishedLinkTerms: TermsOf<PublishedLinkTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/published-link.js')).publishedLink,
  en: async () => (await import('./en/published-link.js')).publishedLink,
});
