import type { AccountState } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';

/** The words of the account list and the licence. */
export interface AccountTerms {
  accounts: string;
  inLicence: (n: number) => string;
  start: string;
  searchLabel: string;
  searchHint: string;
  name: string;
  groupId: string;
  kind: string;
  primaryContact: string;
  users: string;
  created: string;
  state: string;
  acts: string;
  states: { readonly [State in AccountState]: string };
  hit: string;
  edit: string;
  /** A row's act by its full name, for those who do not see the row. */
  editNamed: (name: string) => string;
  usersNamed: (name: string) => string;
  showAll: string;
  found: (n: number) => string;
  empty: string;
  emptyFirst: string;
  noHits: (search: string) => string;
  noHitsHint: string;
}

/** The words of the account list, by language. */
export const accountTerms: TermsOf<AccountTerms> = {
  sv: async () => (await import('./sv/accounts.js')).accounts,
  en: async () => (await import('./en/accounts.js')).accounts,
};
