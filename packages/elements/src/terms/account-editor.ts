import type { TermsOf } from '../kernel/language.js';
import type { AccountDeedsTerms } from './account-deeds.js';
import type { MeanwhileTerms } from './meanwhile.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of starting and editing an account. */
export interface AccountEditorTerms extends AccountDeedsTerms, MeanwhileTerms {
  start: string;
  kind: string;
  left: (n: number) => string;
  noneLeft: string;
  byStaff: string;
  request: string;
  requestMeans: string;
  sendRequest: string;
  requestSent: string;
  requestSentMeans: (administrator: string) => string;
  group: string;
  groupName: string;
  groupNameHint: string;
  groupId: string;
  groupIdHint: string;
  groupIdFree: (groupId: string) => string;
  groupIdTaken: (groupId: string) => string;
  useSuggestion: (suggestion: string) => string;
  person: string;
  administrator: string;
  administratorHint: string;
  displayName: string;
  displayNameHint: string;
  email: string;
  emailHint: string;
  username: string;
  usernameHint: string;
  create: string;
  chooseKind: string;
  started: (name: string) => string;
  mailed: (name: string, email: string) => string;
  figures: (groupId: string) => string;
  showUsers: string;
  whoSees: string;
  another: string;
  toAccounts: string;
  name: string;
  save: string;
  saved: string;
  users: string;
  primaryContact: string;
  created: string;
  newEmailHint: string;
  newUsernameHint: string;
  tooSmall: (capacity: number) => string;
  option: (name: string, reason: string) => string;
}

/** The words of starting and editing an account, by language. */
export const accountEditorTerms: TermsOf<AccountEditorTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/account-editor.js')).accountEditor,
  en: async () => (await import('./en/account-editor.js')).accountEditor,
});
