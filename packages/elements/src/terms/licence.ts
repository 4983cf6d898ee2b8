import type { Entitlement } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';

/** The words of the licence. */
export interface LicenceTerms {
  /** `97 days left`, counted to the end of the last day. */
  inDays: (days: number) => string;
  validUntil: string;
  endedOn: string;
  started: (line: Entitlement) => string;
  left: (n: number) => string;
  noneLeft: string;
  places: (capacity: number) => string;
  more: string;
  less: string;
  validFrom: string;
  addOns: string;
  noAddOns: string;
  everyAccount: string;
  /** The accounts that have an add-on. */
  having: (accounts: readonly string[]) => string;
  billingContact: string;
  noBillingContact: string;
  operators: string;
}

/** The words of the licence, by language. */
export const licenceTerms: TermsOf<LicenceTerms> = {
  sv: async () => (await import('./sv/licence.js')).licence,
  en: async () => (await import('./en/licence.js')).licence,
};
