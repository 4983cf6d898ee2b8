import type { TermsOf } from '../kernel/language.js';
import { withPeopleRules, type PeopleRules } from './people-rules.js';

/** The words of inviting somebody again from the account list. */
export interface InvitationTerms {
  invite: string;
  /** The same by its full name, for those who do not see the row. */
  inviteNamed: (account: string) => string;
  sent: (contact: string) => string;
}

/** The words of inviting somebody again, by language. */
export const invitationTerms: TermsOf<InvitationTerms & PeopleRules> = withPeopleRules({
  sv: async () => (await import('./sv/invitation.js')).invitation,
  en: async () => (await import('./en/invitation.js')).invitation,
});
