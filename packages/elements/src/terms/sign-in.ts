import type { Door } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of signing in. */
export interface SignInTerms {
  heading: { readonly [D in Door]: string };
  name: { readonly [D in Door]: string };
  nameHint: { readonly [D in Door]: string };
  /** The way to the other door, as the link from this one says it. */
  otherDoor: { readonly [D in Door]: string };
  password: string;
  showPassword: string;
  show: string;
  signIn: string;
  signOut: string;
  signedInAs: string;
  hello: (name: string) => string;
  choosePassword: string;
  signInLater: (name: string) => string;
  newPassword: string;
  newPasswordHint: string;
  savePassword: string;
  linkEnded: string;
  linkEndedMeans: string;
  toSignIn: string;
}

/** The words of signing in, by language. */
export const signInTerms: TermsOf<SignInTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/sign-in.js')).signIn,
  en: async () => (await import('./en/sign-in.js')).signIn,
});
