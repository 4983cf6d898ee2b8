import type { Permissions, Role } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of creating a user. */
export interface UserEditorTerms {
  create: { readonly [R in Role]: string };
  heading: string;
  inAccount: (account: string) => string;
  role: string;
  roles: { readonly [R in Role]: string };
  roleMeans: { readonly [R in Role]: string };
  /** Which fields a role's form has, said when another role is chosen. */
  roleAsks: { readonly [R in Role]: string };
  displayName: string;
  displayNameHint: string;
  username: string;
  usernameHint: (groupId: string) => string;
  email: string;
  emailHint: string;
  emailOptionalHint: string;
  phone: string;
  password: string;
  passwordHint: string;
  permissions: string;
  permission: { readonly [P in keyof Permissions]: string };
  /** Why a permission is on and cannot be turned off. */
  fixed: { readonly [R in Role]: string };
  quota: string;
  quotaHint: string;
  primaryContact: string;
  primaryContactHint: string;
  created: (name: string) => string;
  mailed: (email: string) => string;
  handOver: string;
  handOverText: (name: string, signInName: string) => string;
  another: string;
}

/** The words of creating a user, by language. */
export const userEditorTerms: TermsOf<UserEditorTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/user-editor.js')).userEditor,
  en: async () => (await import('./en/user-editor.js')).userEditor,
});
