import type { CommonCode, FieldCode, RefusalCode, RefusalParams } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import { together } from './together.js';

/** What refuses files, and what lies in folders and wordlists: whoever only keeps accounts does not load these sentences. */
type ContentCode =
  | Extract<RefusalCode, `file-${string}` | `folder-${string}` | `word-${string}` | `wordlist-${string}`>
  | 'rows-refused'
  | 'many-removals'
  | 'too-many-passwords'
  | 'title-invalid'
  | 'symbol-invalid'
  | 'note-invalid'
  | 'chosen-users-only-on-root'
  | 'owner-cannot-see-parent'
  | 'too-deep'
  | 'another-space'
  | 'not-a-shared-folder'
  | 'root-follows-nothing'
  | 'documents-need-a-folder';

type Sentences<Code extends RefusalCode> = { readonly [C in Code]: (params: RefusalParams<C>) => string };

/** The sentences of refusals about accounts and people, and for every reason why a field's shape was refused: what to do. One that is missing does not compile. */
export interface PeopleRules {
  readonly rules: Sentences<Exclude<RefusalCode, CommonCode | ContentCode>>;
  readonly fields: { readonly [Code in FieldCode]: string };
}

/** Those about contents. */
export interface ContentRules {
  readonly rules: Sentences<ContentCode>;
}

/** A sentence for every refusal of a rule, filled with its figures. Elements that only read do not load them. */
export interface RuleTerms extends PeopleRules {
  readonly rules: PeopleRules['rules'] & ContentRules['rules'];
}

const peopleRules: TermsOf<PeopleRules> = {
  sv: async () => (await import('./sv/rules.js')).rules,
  en: async () => (await import('./en/rules.js')).rules,
};

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

/** The words of an element that writes of accounts and people alone. */
export const withPeopleRules = <T extends object>(own: TermsOf<T>): TermsOf<T & PeopleRules> => together(own, peopleRules);
