import type { TermsOf } from '../kernel/language.js';
import { together } from './together.js';

/** The words of a view that one signs in to. */
export interface PortalTerms {
  ended: string;
  endedMeans: string;
}

const portalTerms: TermsOf<PortalTerms> = {
  sv: async () => (await import('./sv/portal.js')).portal,
  en: async () => (await import('./en/portal.js')).portal,
};

/** The words of a view that one signs in to: its own, and those of every such view. */
export const withPortal = <T extends object>(own: TermsOf<T>): TermsOf<T & PortalTerms> => together(own, portalTerms);
