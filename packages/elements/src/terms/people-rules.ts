import type { CommonCode, FieldCode, RefusalCode, RefusalParams } from '@knippa/contract';
import type { TermsOf } from '../kernel/language.js';
import { together } from './together.js';

/** What refuses files, and what lies in folders and wordlists: whoever only keeps accounts does not load these sentences. */
export type ContentCode =
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

/** A sentence for each of some codes. */
export type Sentences<Code extends RefusalCode> = { readonly [C in Code]: (params: RefusalParams<C>) => string };

/** The sentences of refusals about accounts and people, and for every reason why a field's shape was refused: what to do. One that is missing does not compile. */
export interface PeopleRules {
  readonly rules: Sentences<Exclude<RefusalCode, CommonCode | ContentCode>>;
  readonly fields: { readonly [Code in FieldCode]: string };
}

/** Their words, by language. */
export const peopleRules: TermsOf<PeopleRules> = {
  sv: async () => (await import('./sv/rules.js')).rules,
  en: async () => (await import('./en/rules.js')).rules,
};

/** The words of an element that writes of accounts and people alone. */
export const withPeopleRules = <T extends object>(own: TermsOf<T>): TermsOf<T & PeopleRules> => together(own, peopleRules);
