import { users, type wordlists as contract } from '@knippa/contract';
import { fileName, likePattern, needle, wordKey, type Subjects, type WordFacts, type WordlistsFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers, Reading } from './kernel/answer.js';
import { Cursors, rowsFor, usualSize } from './kernel/pages.js';
import { sqlOf } from './store/store.js';
import { wordsFile } from './wordlists/file.js';
import { importFile, type WordsPrepared } from './wordlists/import.js';
import { presentWord, wordColumns, wordsOf, type WordRecord } from './wordlists/record.js';

type Listing = Reading & { readonly subject: Subjects['wordlistId'] };

const fileNames = { sv: 'ordlista', en: 'wordlist' } as const;

/** Whether a word stands in the list, as another entry than `own`. */
async function taken(asked: Listing, word: string | undefined, own?: string): Promise<{ taken: boolean }> {
  if (word === undefined) return { taken: false };
  const rows = await asked.tx.run<WordRecord>(wordsOf(asked, asked.subject).where('w.word_key', '=', wordKey(word)));
  return { taken: rows.some(({ id }) => id !== own) };
}

/** A word as it is shown once it was written. */
function written(doing: Listing, facts: WordFacts) {
  return presentWord(doing, doing.subject, { ...facts, order_key: '' });
}

/** Wordlists, of a person and of the group (DOC-06). */
export const wordlists: Answers<typeof contract, WordlistsFacts, { import: WordsPrepared }> = {
  list: {
    run: async (asked) => {
      const { tx, input, subject } = asked;
      const { wordlistId, search = '', size = usualSize, cursor } = input;
      const wanted = needle(search);
      const cursors = new Cursors(asked, 'words', { wordlistId, search: wanted });
      const at = await cursors.open(cursor);
      const all = wordsOf(asked, subject);
      const chosen = wanted.text === '' ? all : all.where('w.found', 'like', likePattern(wanted));
      const page = chosen
        .$if(at !== undefined, (query) => query.where(sql<boolean>`(w.order_key, w.id) > (${at?.[0]}, ${at?.[1]}::uuid)`))
        .orderBy('w.order_key')
        .orderBy('w.id')
        .limit(rowsFor(size));
      const counted =
        at || chosen === all ? undefined : tx.run(sql<{ total: number }>`select count(*)::int as total from (${chosen}) as t`);
      const records = await tx.run<WordRecord>(page);
      const total = at ? undefined : ((await counted)?.[0]?.total ?? subject.wordlist.words);
      const last = records.length > size ? records[size - 1] : undefined;
      return {
        items: records.slice(0, size).map((record) => presentWord(asked, subject, record)),
        ...(total !== undefined && { total }),
        ...(last && { next: await cursors.after(last.order_key, last.id) }),
        can: asked.can('wordlistId', subject),
      };
    },
  },

  read: { run: async (asked) => presentWord(asked, asked.subject, asked.row as WordRecord) },

  add: {
    facts: (asked) => taken(asked, asked.input.word),
    run: async (doing) => {
      const { tx, licence, subject, input } = doing;
      const { word, symbol = null, note = null } = input;
      const facts = { id: doing.changes[0]?.id ?? '', word, symbol, note };
      const ofList = { licence_id: licence.id, account_id: subject.account.id, owner_id: subject.wordlist.owner?.id ?? null };
      await tx.run(sqlOf.insertInto('words').values({ ...ofList, id: facts.id, ...wordColumns(facts) }));
      return written(doing, facts);
    },
  },

  edit: {
    facts: (asked) => taken(asked, asked.input.word, asked.subject.word.id),
    run: async (doing) => {
      const { tx, licence, subject, changes } = doing;
      const facts: WordFacts = { ...subject.word, ...Object.fromEntries(changes.map(({ field = '', to }) => [field, to])) };
      await tx.run(sqlOf.updateTable('words').set(wordColumns(facts)).where('licence_id', '=', licence.id).where('id', '=', facts.id));
      return written(doing, facts);
    },
  },

  remove: {
    run: async ({ tx, licence, subject }) => {
      await tx.run(sql`delete from words where licence_id = ${licence.id} and id = ${subject.word.id}`);
      return null;
    },
  },

  import: importFile,

  export: {
    run: async (asked) => {
      const { language = 'sv' } = asked.input;
      const { account, wordlist } = asked.subject;
      const { text } = await wordsFile(asked, asked.subject, language);
      const whose = fileName(wordlist.owner?.displayName ?? account.groupId ?? account.name, 'knippa');
      return { filename: `${whose} ${fileNames[language]}.csv`, type: users.fileTypes.csv, parts: [text] };
    },
  },
};
