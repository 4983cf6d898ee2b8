import type { TermsOf } from '../kernel/language.js';
import { withPortal, type PortalTerms } from './portal.js';

/** The words of an account's own administration. */
export interface GroupTerms {
  /** What the ways between its parts are called together. */
  parts: string;
  views: Readonly<Record<'account' | 'users' | 'documents' | 'words' | 'groupWords' | 'settings', string>>;
  notMember: string;
  notMemberMeans: string;
}

/** The words of an account's own administration, by language. */
export const groupTerms: TermsOf<GroupTerms & PortalTerms> = withPortal({
  sv: async () => (await import('./sv/group.js')).group,
  en: async () => (await import('./en/group.js')).group,
});
