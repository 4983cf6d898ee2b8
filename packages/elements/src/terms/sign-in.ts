import type { Door } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import type { PasswordTerms } from './password.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of signing in, and of the links that lead to it. */
export interface SignInTerms extends PasswordTerms {
  heading: { readonly [D in Door]: string };
  name: { readonly [D in Door]: string };
  nameHint: { readonly [D in Door]: string };
  /** The way to the other door, as the link from this one says it. */
  otherDoor: { readonly [D in Door]: string };
  /** The name of the other language, in that language. */
  otherLanguage: string;
  signIn: string;
  signOut: string;
  signedInAs: string;
  toSignIn: string;
  forgotten: string;
  forgot: string;
  forgotMeans: string;
  sendLink: string;
  /** After asking: the same for everybody, whether anybody was mailed. */
  asked: string;
  askedMeans: string;
  askedNothing: string;
  hello: (name: string) => string;
  choosePassword: string;
  chooseNewPassword: string;
  signInLater: (name: string) => string;
  savePassword: string;
  /** After a right one-time code. */
  firstPassword: string;
  firstPasswordMeans: string;
  codeEnded: string;
  codeEndedMeans: string;
  linkEnded: string;
  linkEndedMeans: string;
  linkEndedEmail: string;
  renew: string;
  renewed: string;
  confirmEmail: string;
  confirmEmailMeans: string;
  confirm: string;
  confirmed: string;
  confirmedMeans: (email: string) => string;
  goOn: string;
}

/** The words of signing in, by language. */
export const signInTerms: TermsOf<SignInTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/sign-in.js')).signIn,
  en: async () => (await import('./en/sign-in.js')).signIn,
});
