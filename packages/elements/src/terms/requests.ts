import type { RequestKind, RequestState } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';

/** The words of the operator's requests. */
export interface RequestTerms {
  requests: string;
  empty: string;
  emptyMeans: string;
  states: { readonly [State in RequestState]: string };
  /** What is asked for. */
  about: string;
  kinds: { readonly [Kind in RequestKind]: string };
  sent: (day: string) => string;
  administrator: string;
  type: string;
  groupId: string;
  reason: string;
  answered: string;
  /** The account that somebody was moved to. */
  movedTo: string;
  signIn: string;
  signInAs: (signInName: string) => string;
  wish: string;
  showUsers: string;
}

/** The words of the operator's requests, by language. */
export const requestTerms: TermsOf<RequestTerms> = {
  sv: async () => (await import('./sv/requests.js')).requests,
  en: async () => (await import('./en/requests.js')).requests,
};
