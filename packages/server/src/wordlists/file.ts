import type { Language } from '@knippa/contract';
import type { Subjects } from '@knippa/core';
import { writeWords } from '@knippa/core/csv';
import type { Reading } from '../kernel/answer.js';
import { wordsOf, type WordRecord } from './record.js';

type List = Pick<Subjects['wordlistId'], 'account'> & { readonly wordlist: Pick<Subjects['wordlistId']['wordlist'], 'owner'> };

/** A wordlist as a CSV file in the form that import reads, in Swedish order, and how many words it has. */
export async function wordsFile(reading: Reading, list: List, language: Language): Promise<{ text: string; words: number }> {
  const words = await reading.tx.run<WordRecord>(wordsOf(reading, list).orderBy('w.order_key').orderBy('w.id'));
  return { text: writeWords(words, language), words: words.length };
}
