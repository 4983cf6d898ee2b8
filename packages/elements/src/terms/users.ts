import type { Permissions, Role } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import { withRules, type RuleTerms } from './rules.js';

/** The words of the user list. */
export interface UserTerms {
  users: string;
  inAccount: (account: string, users: number, capacity: number) => string;
  create: string;
  import: string;
  export: string;
  exportSwedish: string;
  exportEnglish: string;
  exported: string;
  searchLabel: string;
  searchHint: string;
  role: string;
  everyRole: string;
  roles: { readonly [R in Role]: string };
  primaryContact: string;
  name: string;
  contact: string;
  responsible: string;
  permissions: string;
  permission: { readonly [P in keyof Permissions]: string };
  quota: (users: number, quota: number) => string;
  lastSignIn: string;
  never: string;
  acts: string;
  move: string;
  moveNamed: (name: string) => string;
  found: (n: number) => string;
  empty: string;
  emptyFirst: string;
  noHits: (search: string) => string;
  noHitsHint: string;
  showAll: string;
  moved: (name: string, account: string) => string;
  signsInWith: (name: string) => string;
}

/** The words of the user list, by language. */
export const userTerms: TermsOf<UserTerms & RuleTerms> = withRules({
  sv: async () => (await import('./sv/users.js')).users,
  en: async () => (await import('./en/users.js')).users,
});
