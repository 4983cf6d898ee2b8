import type { Mutation } from '../../mutations.js';

/** The guards of wordlists. */
export const wordlists: Mutation[] = [
  {
    id: 'words-stay-where-their-owner-was',
    file: 'packages/server/src/store/migrations/015-wordlists.ts',
    text: 'foreign key (licence_id, account_id, owner_id) references users (licence_id, account_id, id) on update cascade on delete cascade',
    replacement: 'check (true)',
    test: { file: 'test/server/invariants.test.ts', name: 'I29 shows every document and word of a moved user in exactly one account' },
  },
  {
    id: 'wordlists-are-their-owners',
    file: 'packages/core/src/wordlists.ts',
    text: "owner ? holds(actor, [owner.id], 'self') : holds(actor, place, 'member')",
    replacement: "holds(actor, place, 'self', 'member')",
    test: { file: 'test/server/wordlists.test.ts', name: 'DOC-06 answers everybody in every wordlist as the table says' },
  },
  {
    id: 'wordlists-need-create',
    file: 'packages/core/src/wordlists.ts',
    text: "return owner && !owner.permissions.create ? refuse('permission-missing') : by;",
    replacement: 'return by;',
    test: { file: 'test/server/wordlists.test.ts', name: 'DOC-06 answers everybody in every wordlist as the table says' },
  },
  {
    id: 'group-wordlist-is-the-administrators',
    file: 'packages/core/src/wordlists.ts',
    text: "readsWordlist(subject) : holds(actor, place, 'administrator');",
    replacement: "readsWordlist(subject) : holds(actor, place, 'member');",
    test: { file: 'test/server/wordlists.test.ts', name: 'T-U8 lets no `user`, and no manager, write the group’s wordlist' },
  },
  {
    id: 'single-has-no-group-wordlist',
    file: 'packages/core/src/wordlists.ts',
    text: "!subject.wordlist.owner && subject.account.kind === 'single' ? refuse('not-a-group-account') : by;",
    replacement: 'by;',
    test: { file: 'test/server/wordlists.test.ts', name: 'DOC-06 answers everybody in every wordlist as the table says' },
  },
  {
    id: 'words-stand-once',
    file: 'packages/core/src/wordlists.ts',
    text: "?? (taken ? refuse('word-taken') : undefined)",
    replacement: '?? (taken ? undefined : undefined)',
    test: {
      file: 'test/server/wordlists.test.ts',
      name: 'DOC-06 keeps a word once in its list, in Swedish order, searched and paged, with its symbol and note',
    },
  },
  {
    id: 'wordlists-fill-up',
    file: 'packages/core/src/wordlists.ts',
    text: "(subject.wordlist.words >= mostWords ? refuse('wordlist-full', { most: mostWords }) : undefined)",
    replacement: "(subject.wordlist.words < 0 ? refuse('wordlist-full', { most: mostWords }) : undefined)",
    test: { file: 'test/server/wordlists.test.ts', name: 'DOC-06 holds at most 5,000 words in a list' },
  },
  {
    id: 'wordlists-fill-up-by-files',
    file: 'packages/core/src/wordlists/import.ts',
    text: 'facts.known.size + added > mostWords',
    replacement: 'facts.known.size < 0',
    test: { file: 'test/server/wordlists.test.ts', name: 'DOC-06 holds at most 5,000 words in a list' },
  },
  {
    id: 'refused-words-are-answered-for',
    file: 'packages/core/src/wordlists/import.ts',
    text: 'rows > 0 && !input.leaveOutRefused ?',
    replacement: 'rows < 0 && !input.leaveOutRefused ?',
    test: {
      file: 'test/server/wordlists.test.ts',
      name: 'DOC-06 shows in a plan what a file adds and changes, removes nothing, and says of each refused row why',
    },
  },
  {
    id: 'word-keys-fit-an-index',
    file: 'packages/core/src/wordlists/word.ts',
    text: ' || wordKey(word).length > 510',
    replacement: '',
    test: { file: 'test/server/wordlists.test.ts', name: 'DOC-06 refuses a word that is none, and what an index could not hold' },
  },
  {
    id: 'words-are-seen-by-their-readers',
    file: 'packages/server/src/wordlists/record.ts',
    text: 'if (!list || !readsWordlist(list.subject)) return undefined;',
    replacement: 'if (!list || readsWordlist.length < 0) return undefined;',
    test: { file: 'test/server/wordlists.test.ts', name: 'DOC-06 answers everybody in every wordlist as the table says' },
  },
  {
    id: 'words-of-one-list',
    file: 'packages/server/src/wordlists/record.ts',
    text: ".where('w.owner_id', owner ? '=' : 'is', owner?.id ?? null)",
    replacement: ".where('w.owner_id', 'is distinct from', owner?.id ? null : account.id)",
    test: { file: 'test/server/wordlists.test.ts', name: 'DOC-06 finds an id only in the list that it is in' },
  },
  {
    id: 'words-of-one-licence',
    file: 'packages/server/src/store/migrations/015-wordlists.ts',
    text: `create policy licence on words using (\${inLicence('licence_id')});`,
    replacement: 'create policy licence on words using (true);',
    test: { file: 'test/server/invariants.test.ts', name: 'a query that forgets its licence sees no other licence’s rows' },
  },
  {
    id: 'words-are-told-as-left-out',
    file: 'packages/elements/src/wordlist/import.ts',
    text: '> 0 && !this.#leaveOut ? t.leaveOutFirst',
    replacement: '< 0 && !this.#leaveOut ? t.leaveOutFirst',
    test: {
      file: 'test/elements/wordlist.test.ts',
      name: 'DOC-06 imports what its plan showed, and the refused rows only when that is said',
    },
  },
];
