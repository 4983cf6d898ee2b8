import type { InputOf, Refusal, wordlists as contract } from '@knippa/contract';
import { mostWords } from './csv.js';
import type { Subjects } from './kernel/facts.js';
import { isRefusal } from './kernel/judge.js';
import { refuse } from './kernel/refuse.js';
import { holds, type Right } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { importWords, wordChanges, type WordsFacts } from './wordlists/import.js';
import { wordRefusals, type WordDraft } from './wordlists/word.js';

type InList = Subjects['wordlistId'];

/** Whoever reads a wordlist: its owner, and every member of the group the group's. Whoever administers accounts or answers for others does not (DOC-06). */
export function readsWordlist({ actor, place, wordlist: { owner } }: InList): Right | undefined {
  // a person's own id stands in the place of those whom they are responsible for, too
  return owner ? holds(actor, [owner.id], 'self') : holds(actor, place, 'member');
}

/** A `single` account has its user's list, and no group's (ACC-11). */
function reading(subject: InList): Right | Refusal<'not-permitted' | 'not-a-group-account'> {
  const by = readsWordlist(subject);
  if (!by) return refuse('not-permitted');
  return !subject.wordlist.owner && subject.account.kind === 'single' ? refuse('not-a-group-account') : by;
}

/** The owner edits, of `user`s who may create documents; the group's list its administrators do (001: "Hantera ordlistor för sig själva och för gruppen"). */
function editing(subject: InList): Right | Refusal<'not-permitted' | 'permission-missing'> {
  const { actor, place, wordlist } = subject;
  const { owner } = wordlist;
  const by = owner ? readsWordlist(subject) : holds(actor, place, 'administrator');
  if (!by) return refuse('not-permitted');
  return owner && !owner.permissions.create ? refuse('permission-missing') : by;
}

function editingList(subject: InList): ReturnType<typeof reading> | ReturnType<typeof editing> {
  const by = editing(subject);
  return isRefusal(by) ? by : reading(subject);
}

export const wordlists = {
  list: reading,
  export: reading,
  read: (subject) => readsWordlist(subject) ?? refuse('not-permitted'),
  add: editingList,
  import: editingList,
  edit: editing,
  remove: editing,
} satisfies Rules<typeof contract>;

/** Whether the word is in the list already, as another entry. */
export interface WordTaken {
  readonly taken: boolean;
}

/** What each act needs to know beside its subject. */
export interface WordlistsFacts {
  add: WordTaken;
  edit: WordTaken;
  remove: undefined;
  import: WordsFacts;
}

function unfit(draft: WordDraft, { taken }: WordTaken) {
  return wordRefusals(draft)[0] ?? (taken ? refuse('word-taken') : undefined);
}

/** What an entry becomes: what was given alone changes. */
function edited({ word }: Subjects['wordId'], input: InputOf<typeof contract.edit>) {
  const { word: spelling = word.word, symbol = word.symbol, note = word.note } = input;
  return { word: spelling, symbol, note };
}

export const wordlistsDeeds: Deeds<typeof contract, WordlistsFacts> = {
  add: {
    fits: ({ subject, facts, input }) =>
      unfit(input, facts) ?? (subject.wordlist.words >= mostWords ? refuse('wordlist-full', { most: mostWords }) : undefined),
    changes: ({ input: { word, symbol = null, note = null } }) => wordChanges({ before: undefined, after: { word, symbol, note } }),
  },
  edit: {
    fits: ({ facts, input }) => unfit(input, facts),
    changes: ({ subject, input }) => wordChanges({ before: subject.word, after: edited(subject, input) }),
  },
  remove: {
    changes: ({ subject: { word } }) => [{ kind: 'removed', resource: 'words', id: word.id, name: word.word }],
  },
  import: importWords,
};
