import type { Word } from '@knippa/contract';
import { found, readsWordlist, sortKey, wordKey, type Subjects, type WordFacts } from '@knippa/core';
import { sql } from 'kysely';
import { loadAccount, type AccountRecord } from '../accounts/record.js';
import type { Found, Loader, Reading } from '../kernel/answer.js';
import { sqlOf } from '../store/store.js';
import { loadUser } from '../users/record.js';

type List = Subjects['wordlistId'];

/** A word as it is read. */
export interface WordRecord extends WordFacts {
  readonly order_key: string;
}

/** The words of a list: every query of words begins here. */
export function wordsOf(
  { actor }: Pick<Reading, 'actor'>,
  { account, wordlist: { owner } }: Pick<List, 'account'> & { readonly wordlist: Pick<List['wordlist'], 'owner'> },
) {
  return sqlOf
    .selectFrom('words as w')
    .select(['w.id', 'w.word', 'w.symbol', 'w.note', 'w.order_key'])
    .where('w.licence_id', '=', actor.licenceId)
    .where('w.account_id', '=', account.id)
    .where('w.owner_id', owner ? '=' : 'is', owner?.id ?? null);
}

/** One wordlist, of whom the path names: the account itself, or one of its users, for those who see them. */
export const loadWordlist: Loader<'wordlistId', AccountRecord> = async (reading, { accountId = '', wordlistId = '' }) => {
  const [found, count] = await Promise.all([
    wordlistId === accountId
      ? loadAccount(reading, { accountId }).then((of) => of && { ...of.subject, row: of.row, owner: undefined })
      : loadUser(reading, { accountId, userId: wordlistId }).then(
          (of) => of && { ...of.subject, row: of.row.account, owner: of.subject.user },
        ),
    reading.tx.run(
      sql<{ words: number }>`select count(*)::int as words from words where licence_id = ${reading.licence.id} and account_id = ${accountId}
        and owner_id is not distinct from ${wordlistId === accountId ? null : wordlistId}::uuid`,
    ),
  ]);
  if (!found) return undefined;
  const { actor, place, licence, account, row, owner } = found;
  return {
    subject: { actor, place, licence, account, wordlist: { owner, words: count[0]?.words ?? 0 } },
    row,
  } satisfies Found<'wordlistId'>;
};

/** One word of a list that the actor reads. */
export const loadWord: Loader<'wordId', WordRecord> = async (reading, { wordId = '', ...ids }) => {
  const list = await loadWordlist(reading, ids);
  if (!list || !readsWordlist(list.subject)) return undefined;
  const [row] = await reading.tx.run<WordRecord>(wordsOf(reading, list.subject).where('w.id', '=', wordId));
  return row && ({ subject: wordSubject(list.subject, row), row, version: versionOf(reading, row) } satisfies Found<'wordId', WordRecord>);
};

function wordSubject(list: List, { id, word, symbol, note }: WordRecord): Subjects['wordId'] {
  return { ...list, place: [...list.place, id], word: { id, word, symbol, note } };
}

function versionOf({ env }: Reading, { id, word, symbol, note }: WordFacts): string {
  return env.fingerprint(JSON.stringify([id, word, symbol, note]));
}

/** A word as it is shown. */
export function presentWord(reading: Reading, list: List, record: WordRecord): Word {
  const { id, word, symbol, note } = record;
  return { id, word, symbol, note, version: versionOf(reading, record), can: reading.can('wordId', wordSubject(list, record)) };
}

/** What is written of a word beside its id and its list. */
export function wordColumns({ word, symbol, note }: Omit<WordFacts, 'id'>) {
  return { word, symbol, note, word_key: wordKey(word), order_key: sortKey(word), found: found(word, symbol, note) };
}
