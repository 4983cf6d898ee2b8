import type { wordlists as contract } from '@knippa/contract';
import { judgedWords, wordKey, type WordEntry, type WordlistsFacts, type WordsFacts } from '@knippa/core';
import { readWords } from '@knippa/core/csv';
import { sql } from 'kysely';
import type { Answers } from '../kernel/answer.js';
import type { Query } from '../store/store.js';
import { wordColumns, wordsOf, type WordRecord } from './record.js';

/** What is made of a file before any lock is taken. */
export interface WordsPrepared {
  readonly file: WordsFacts['file'];
}

/** Applies a file of words, each kind of row in one statement. */
export const importFile: Answers<typeof contract, WordlistsFacts, { import: WordsPrepared }>['import'] = {
  prepare: ({ input }) => Promise.resolve({ file: readWords(input.file) }),

  facts: async (asked) => {
    const words = await asked.tx.run<WordRecord>(wordsOf(asked, asked.subject));
    return { file: asked.prepared.file, known: new Map(words.map((one) => [wordKey(one.word), one])) };
  },

  run: async ({ tx, licence, subject: { account, wordlist }, facts, changes }) => {
    const { accepted, unchanged, problems } = judgedWords(facts);
    const added = accepted.filter(({ before }) => !before);
    const changed = accepted.filter(({ before }) => before);
    const ids = changes.flatMap(({ kind, id }) => (kind === 'added' ? id : []));
    const ofList = { licenceId: licence.id, accountId: account.id, ownerId: wordlist.owner?.id ?? null };
    await Promise.all([tx.run(inserting(ofList, added, ids)), tx.run(updating(ofList, changed))]);
    const refused = new Set(problems.map(({ row }) => row)).size;
    return { added: added.length, changed: changed.length, unchanged, refused };
  },
};

interface OfList {
  readonly licenceId: string;
  readonly accountId: string;
  readonly ownerId: string | null;
}

/** The columns of several words, each a parameter of its own. */
function columnsOf(entries: readonly WordEntry[]) {
  const rows = entries.map(({ after }) => wordColumns(after));
  const column = (name: keyof (typeof rows)[number]) => sql`${rows.map((row) => row[name])}::text[]`;
  return sql.join([column('word'), column('word_key'), column('order_key'), column('symbol'), column('note'), column('found')]);
}

function inserting({ licenceId, accountId, ownerId }: OfList, entries: readonly WordEntry[], ids: readonly string[]): Query<unknown> {
  return sql`insert into words (licence_id, account_id, owner_id, id, word, word_key, order_key, symbol, note, found)
    select ${licenceId}::uuid, ${accountId}::uuid, ${ownerId}::uuid, t.* from unnest(${[...ids]}::uuid[], ${columnsOf(entries)}) as t`;
}

function updating({ licenceId, accountId }: OfList, entries: readonly WordEntry[]): Query<unknown> {
  const ids = entries.map(({ before }) => before?.id ?? '');
  return sql`update words w set word = t.word, order_key = t.order_key, symbol = t.symbol, note = t.note, found = t.found
    from unnest(${ids}::uuid[], ${columnsOf(entries)}) as t(id, word, word_key, order_key, symbol, note, found)
    where w.licence_id = ${licenceId} and w.account_id = ${accountId} and w.id = t.id`;
}
