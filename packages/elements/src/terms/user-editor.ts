import type { Permissions, Role } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import type { HandOutTerms } from './hand-out.js';
import type { MeanwhileTerms } from './meanwhile.js';
import type { PasswordTerms } from './password.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of creating and editing a user. */
export interface UserEditorTerms extends PasswordTerms, MeanwhileTerms, HandOutTerms {
  create: { readonly [R in Role]: string };
  createAnother: string;
  heading: string;
  editHeading: (name: string) => string;
  save: string;
  saved: (name: string) => string;
  inAccount: (account: string) => string;
  role: string;
  roles: { readonly [R in Role]: string };
  roleMeans: { readonly [R in Role]: string };
  /** Which fields a role's form has, said when another role is chosen. */
  roleAsks: { readonly [R in Role]: string };
  /** What becomes of the password with a greater role. */
  raised: (name: string) => string;
  displayName: string;
  displayNameHint: string;
  username: string;
  usernameHint: (groupId: string) => string;
  email: string;
  emailHint: string;
  emailOptionalHint: string;
  phone: string;
  passwordHint: string;
  permissions: string;
  permission: { readonly [P in keyof Permissions]: string };
  /** What becomes of what lies in a My Documents that is taken, or given back. */
  hidden: (documents: number) => string;
  shown: (documents: number) => string;
  /** Why a permission is on and cannot be turned off. */
  fixed: { readonly [R in Role]: string };
  quota: string;
  quotaHint: string;
  primaryContact: string;
  primaryContactHint: string;
  /** Of whoever is it already. */
  primaryContactHas: string;
  responsible: string;
  responsibleHint: string;
  nobody: string;
  /** Somebody, with how many more `user`s they have room for. */
  withRoom: (name: string, left: number) => string;
  yes: string;
  no: string;
  /** Before what is typed is thrown away. */
  discard: string;
  discardMeans: string;
  choose: string;
  usersTo: string;
  usersToHint: (name: string, users: number) => string;
  newContact: string;
  newContactHint: (name: string) => string;
  quotaUsed: (users: number, quota: number) => string;
  quotaFull: (quota: number) => string;
  roomUsed: (users: number, capacity: number) => string;
  signIn: string;
  setPassword: string;
  passwordSet: (name: string) => string;
  resend: string;
  resendHint: (email: string) => string;
  resent: (email: string) => string;
  created: (name: string) => string;
  mailed: (email: string) => string;
  handOverHeading: string;
  another: string;
}

/** The words of creating and editing a user, by language. */
export const userEditorTerms: TermsOf<UserEditorTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/user-editor.js')).userEditor,
  en: async () => (await import('./en/user-editor.js')).userEditor,
});
