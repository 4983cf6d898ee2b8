import type { TermsOf } from '../kernel/language.js';

/** The words of who sees a folder, a document or an account, and why. */
export interface WhoCanSeeTerms {
  heading: (name: string) => string;
  youSee: string;
  youSeeOfAccount: string;
  searchLabel: string;
  searchHint: string;
  showAll: string;
  noHits: (search: string) => string;
  empty: string;
  found: (n: number) => string;
  name: string;
  role: string;
  may: string;
  why: string;
  roles: Readonly<Record<string, string>>;
  /** What somebody may in a folder, by what is on. */
  inFolder: { readonly 'read-write': string; readonly read: string; readonly write: string };
  /** The same of one document. */
  withDocument: { readonly 'read-write': string; readonly read: string };
  /** The same of an account. */
  withAccount: { readonly 'read-write': string; readonly read: string };
  /** Why, by the right that carries it; the same of an account. */
  because: Readonly<Record<string, string>>;
  becauseOfAccount: Readonly<Record<string, string>>;
  /** Of a right that stands on a folder: this one, or one that it lies in. */
  ownedHere: string;
  owned: (folder: string) => string;
  setHere: (who: string) => string;
  inherited: (who: string, folder: string) => string;
  otherRight: string;
  reads: (why: string) => string;
  writes: (why: string) => string;
}

/** The words of who sees a folder, a document or an account, by language. */
export const whoCanSeeTerms: TermsOf<WhoCanSeeTerms> = {
  sv: async () => (await import('./sv/who-can-see.js')).whoCanSee,
  en: async () => (await import('./en/who-can-see.js')).whoCanSee,
};
