import type { TermsOf } from '../kernel/language.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of inviting somebody again from the account list. */
export interface InvitationTerms {
  invite: string;
  /** The same by its full name, for those who do not see the row. */
  inviteNamed: (account: string) => string;
  sent: (contact: string) => string;
}

/** The words of inviting somebody again, by language. */
export const invitationTerms: TermsOf<InvitationTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/invitation.js')).invitation,
  en: async () => (await import('./en/invitation.js')).invitation,
});
