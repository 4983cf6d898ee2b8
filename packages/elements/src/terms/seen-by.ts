import type { Role } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import type { WhoCanSeeTerms } from './who-can-see.js';

/** The words of what somebody sees, and why. */
export interface SeenByTerms {
  /** What somebody may and why, as it is said of a folder. */
  who: WhoCanSeeTerms;
  heading: (name: string) => string;
  youSee: string;
  /** What somebody sees beside shared folders, by their role; `keeps`: they have My Documents. */
  also: Readonly<Record<Role, (keeps: boolean) => string>>;
  searchLabel: string;
  searchHint: string;
  showAll: string;
  noHits: (search: string) => string;
  empty: string;
  found: (n: number) => string;
  folder: string;
  inFolder: (path: string) => string;
}

/** The words of what somebody sees, by language. */
export const seenByTerms: TermsOf<SeenByTerms> = {
  sv: async () => (await import('./sv/seen-by.js')).seenBy,
  en: async () => (await import('./en/seen-by.js')).seenBy,
};
