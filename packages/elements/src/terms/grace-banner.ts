import type { LicenceKind } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';

/** Who is told of a licence's end: operators, the administrators and `user`s of accounts in it, and who administers an account of its own. */
export type Told = 'operator' | 'administrator' | 'user' | 'trial' | 'subscription';

/** A sentence about each kind of licence, with a day. */
type OfKind = { readonly [Kind in LicenceKind]: (day: string) => string };

/** The words of a licence's end. */
export interface GraceBannerTerms {
  ends: OfKind;
  ended: OfKind;
  expired: OfKind;
  /** What still works until a day, and what does not. */
  graceMeans: (lastDay: string) => string;
  /** What happens after that day. */
  closes: { readonly [T in Told]: string };
  /** What an operator of an expired licence still can do. */
  expiredMeans: string;
  turnTo: { readonly [T in Told]: string };
}

/** The words of a licence's end, by language. */
export const graceBannerTerms: TermsOf<GraceBannerTerms> = {
  sv: async () => (await import('./sv/grace-banner.js')).graceBanner,
  en: async () => (await import('./en/grace-banner.js')).graceBanner,
};
