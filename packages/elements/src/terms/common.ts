import type { CommonCode, RefusalParams } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import type { RuleTerms } from './rules.js';

/** A sentence for every refusal that any operation may end in. One that is missing does not compile. */
export type CommonRefusalTerms = { readonly [Code in CommonCode]: (params: RefusalParams<Code>) => string };

/** The words that every element needs. */
export interface CommonTerms {
  /** The sentences of rules, where an element has loaded them: all, or those of what it does. */
  rules?: Partial<RuleTerms['rules']>;
  fields?: RuleTerms['fields'];
  refusals: CommonRefusalTerms;
  /** A refusal that this copy does not know yet. */
  unknownRefusal: string;
  wrongAnswer: string;
  offline: string;
  slow: string;
  /** What is shown is from that time. */
  shownSince: (time: string) => string;
  again: string;
  cancel: string;
  close: string;
  back: string;
  working: string;
  loading: string;
  optional: string;
  copy: string;
  copied: string;
  previous: string;
  next: string;
  search: string;
  range: (first: number, last: number, of: number) => string;
  /** So many rows from here on, where the total is not known. */
  rangeOpen: (first: number, last: number) => string;
  rangeFor: (search: string) => string;
  number: (n: number) => string;
  /** A civil day in words. */
  day: (day: string) => string;
  /** A time of the day. */
  time: (at: Date) => string;
}

/** The words that every element needs, by language. */
export const commonTerms: TermsOf<CommonTerms> = {
  sv: async () => (await import('./sv/common.js')).common,
  en: async () => (await import('./en/common.js')).common,
};
