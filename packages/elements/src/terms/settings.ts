import type { Language } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import type { PasswordTerms } from './password.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of one's own settings. */
export interface SettingsTerms extends PasswordTerms {
  settings: string;
  signsInWith: string;
  displayName: string;
  phone: string;
  none: string;
  closed: string;
  language: string;
  languageHint: string;
  languages: { readonly [L in Language]: string };
  save: string;
  saved: string;
  email: string;
  noEmail: string;
  newEmail: string;
  newEmailHint: string;
  changeEmail: string;
  emailAsked: (email: string) => string;
  present: string;
  changePassword: string;
  passwordChanged: string;
}

/** The words of one's own settings, by language. */
export const settingsTerms: TermsOf<SettingsTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/settings.js')).settings,
  en: async () => (await import('./en/settings.js')).settings,
});
