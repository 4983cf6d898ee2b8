import * as v from 'valibot';
import { fileInput, fileOutput } from './kernel/file.js';
import { del, get, patch, post } from './kernel/operation.js';
import { Can, Cursor, DisplayName, Id, Language, PageSize, Search, Version } from './schemas.js';
import { fileTypes } from './users/files.js';

/** An entry of a wordlist: a word, a symbol (an emoji, or what a symbol is called) and a note. A word stands once in its list. */
export const Word = v.looseObject({
  id: Id,
  word: v.string(),
  symbol: v.nullable(v.string()),
  note: v.nullable(v.string()),
  version: Version,
  can: Can,
});
export type Word = v.InferOutput<typeof Word>;

/** One page of a wordlist, with what the caller may do to the list: `next` is absent on the last; `total` stands on the first. */
export const Wordlist = v.looseObject({ items: v.array(Word), total: v.optional(v.number()), next: v.optional(v.string()), can: Can });
export type Wordlist = v.InferOutput<typeof Wordlist>;

/** What an import did: how many rows each way. */
export const WordsImported = v.looseObject({ added: v.number(), changed: v.number(), unchanged: v.number(), refused: v.number() });
export type WordsImported = v.InferOutput<typeof WordsImported>;

/** A wordlist has the id of whose it is: a user's for their own, which its owner alone sees, and the account's for the group's (DOC-06). */
const inList = { accountId: Id, wordlistId: Id };

const Part = v.optional(v.nullable(DisplayName));
const Yes = v.picklist(['yes'], 'invalid');

/** Lists the words of a wordlist in Swedish order, with what the caller may do to the list (DOC-06). */
export const list = /*@__PURE__*/ get('wordlists.list', '/accounts/{accountId}/wordlists/{wordlistId}', {
  input: { ...inList, search: v.optional(Search), size: v.optional(PageSize), cursor: v.optional(Cursor) },
  output: Wordlist,
  refusals: ['not-a-group-account'],
});

/** Shows one word. A word of a list that the caller may not read is `not-found`. */
export const read = /*@__PURE__*/ get('wordlists.read', '/accounts/{accountId}/wordlists/{wordlistId}/words/{wordId}', {
  input: { ...inList, wordId: Id },
  output: Word,
});

/** Adds a word to a wordlist: of at most 5,000 (`wordlist-full`), and none that is there already, whatever its capitals (`word-taken`). */
export const add = /*@__PURE__*/ post('wordlists.add', '/accounts/{accountId}/wordlists/{wordlistId}/words', {
  input: { ...inList, word: DisplayName, symbol: Part, note: Part },
  output: Word,
  refusals: ['not-a-group-account', 'permission-missing', 'word-invalid', 'symbol-invalid', 'note-invalid', 'word-taken', 'wordlist-full'],
  locks: ['accountId'],
  creates: true,
});

/** Changes a word, its symbol or its note; what was given alone changes, and `null` clears a symbol or a note. */
export const edit = /*@__PURE__*/ patch('wordlists.edit', '/accounts/{accountId}/wordlists/{wordlistId}/words/{wordId}', {
  input: { ...inList, wordId: Id, word: v.optional(DisplayName), symbol: Part, note: Part },
  output: Word,
  refusals: ['permission-missing', 'word-invalid', 'symbol-invalid', 'note-invalid', 'word-taken'],
  guard: 'version',
  locks: ['accountId'],
});

/** Removes a word from its list. */
export const remove = /*@__PURE__*/ del('wordlists.remove', '/accounts/{accountId}/wordlists/{wordlistId}/words/{wordId}', {
  input: { ...inList, wordId: Id },
  output: v.null(),
  refusals: ['permission-missing'],
  locks: ['accountId'],
});

const importFile = /*@__PURE__*/ post('wordlists.import', '/accounts/{accountId}/wordlists/{wordlistId}/import', {
  input: {
    ...inList,
    file: fileInput({ mostBytes: 10_000_000, types: [fileTypes.csv, fileTypes.xlsx, 'application/octet-stream'] }),
    leaveOutRefused: v.optional(Yes),
    language: v.optional(Language),
  },
  output: WordsImported,
  refusals: [
    'not-a-group-account',
    'permission-missing',
    'file-not-text',
    'file-broken',
    'file-without-header',
    'file-without-column',
    'file-column-twice',
    'file-unknown-columns',
    'file-too-long',
    'wordlist-full',
    'rows-refused',
  ],
  guard: 'plan',
  answers: ['leaveOutRefused'],
  locks: ['accountId'],
  creates: 'adds',
});

const exportFile = /*@__PURE__*/ get('wordlists.export', '/accounts/{accountId}/wordlists/{wordlistId}/export', {
  input: { ...inList, language: v.optional(Language) },
  output: fileOutput(fileTypes.csv),
  refusals: ['not-a-group-account'],
});

export {
  /**
   * Imports words from a file with the columns Ord, Symbol and Anteckning, or Word, Symbol and Note: an unknown word is added, a known one changed, none
   * removed. An empty cell leaves alone, `(tom)` or `(empty)` clears. The plan tells which rows are refused and why; the others are written together, with refused
   * rows only where `leaveOutRefused` says so (`rows-refused`).
   */
  importFile as import,
  /** Downloads a wordlist as CSV, in the form that import reads (DOC-06). */
  exportFile as export,
};
