import type { TermsOf } from '../kernel/language.js';
import { peopleRules, type ContentCode, type PeopleRules, type Sentences } from './people-rules.js';
import { together } from './together.js';

/** Those about contents. */
export interface ContentRules {
  readonly rules: Sentences<ContentCode>;
}

/** A sentence for every refusal of a rule, filled with its figures. Elements that only read do not load them. */
export interface RuleTerms extends PeopleRules {
  readonly rules: PeopleRules['rules'] & ContentRules['rules'];
}

const contentRules: TermsOf<ContentRules> = {
  sv: async () => (await import('./sv/content-rules.js')).contentRules,
  en: async () => (await import('./en/content-rules.js')).contentRules,
};

const all = (language: keyof TermsOf<unknown>) => async (): Promise<RuleTerms> => {
  const [people, contents] = await Promise.all([peopleRules[language](), contentRules[language]()]);
  return { ...people, rules: { ...people.rules, ...contents.rules } };
};

const ruleTerms: TermsOf<RuleTerms> = { sv: all('sv'), en: all('en') };

/** The words of an element that writes: its own, and those of every rule. */
export const withRules = <T extends object>(own: TermsOf<T>): TermsOf<T & RuleTerms> => together(own, ruleTerms);
