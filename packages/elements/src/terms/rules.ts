import type { CommonCode, FieldCode, RefusalCode, RefusalParams } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import { together } from './together.js';

/**
 * A sentence for every refusal of a rule, filled with its figures, and for every reason why a field's shape was refused: what to do. One that
 * is missing does not compile. Elements that only read do not load them.
 */
export interface RuleTerms {
  readonly rules: { readonly [Code in Exclude<RefusalCode, CommonCode>]: (params: RefusalParams<Code>) => string };
  readonly fields: { readonly [Code in FieldCode]: string };
}

const ruleTerms: TermsOf<RuleTerms> = {
  sv: async () => (await import('./sv/rules.js')).rules,
  en: async () => (await import('./en/rules.js')).rules,
};

/** The words of an element that writes: its own, and those of every rule. */
export const withRules = <T extends object>(own: TermsOf<T>): TermsOf<T & RuleTerms> => together(own, ruleTerms);
