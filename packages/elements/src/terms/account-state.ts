import type { LicenceKind } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import type { ArchiveTerms } from './archive.js';
import type { MeanwhileTerms } from './meanwhile.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of an account's state, and of its subscription. */
export interface AccountStateTerms extends ArchiveTerms, MeanwhileTerms {
  type: string;
  /** What an account that stands alone is. */
  form: string;
  kinds: Readonly<Record<Exclude<LicenceKind, 'bought'>, string>>;
  graceUntil: string;
  groupId: string;
  users: string;
  used: (users: number, capacity: number) => string;
  showUsers: string;
  whoSees: string;
  rename: string;
  ownSettings: string;
  settingsOpen: string;
  settingsOpenHint: string;
  validUntil: string;
  endedOn: string;
  inDays: (days: number) => string;
  addOns: string;
  noAddOns: string;
  turnTo: string;
  billingContact: string;
  noBillingContact: string;
  activate: string;
  activateHint: string;
  activateHeading: string;
  activated: (lastDay: string) => string;
  payerName: string;
  payerHint: string;
  payerEmail: string;
  payerChanged: (name: string) => string;
  showPlan: string;
  renewal: string;
  extend: string;
  extendHint: string;
  extendHeading: string;
  extended: (lastDay: string) => string;
  end: string;
  endHint: string;
  endHeading: string;
  ended: (lastDay: string) => string;
  save: string;
}

/** The words of an account's state, by language. */
export const accountStateTerms: TermsOf<AccountStateTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/account-state.js')).accountState,
  en: async () => (await import('./en/account-state.js')).accountState,
});
