import type { Refusal } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import { cleanName, fold } from '../names.js';

/** What is said of a word when it is added or changed. */
export interface WordDraft {
  readonly word?: string | undefined;
  readonly symbol?: string | null | undefined;
  readonly note?: string | null | undefined;
}

type WordRefusal = Refusal<'word-invalid' | 'symbol-invalid' | 'note-invalid'>;

/** The key by which the words of a list are compared: as names are, so that `Katt` and `katt` are one (USR-17). */
export const wordKey = fold;

/** All that is wrong with what is said of a word, one refusal a part: the one place that judges it, for forms and files alike (DOC-06). */
export function wordRefusals({ word, symbol, note }: WordDraft): WordRefusal[] {
  const refusals: WordRefusal[] = [];
  // some letters stand for whole phrases: a key may be no longer than an index holds
  if (word !== undefined && (cleanName(word) === undefined || wordKey(word).length > 510)) refusals.push(refuse('word-invalid'));
  if (symbol && cleanName(symbol) === undefined) refusals.push(refuse('symbol-invalid'));
  if (note && cleanName(note) === undefined) refusals.push(refuse('note-invalid'));
  return refusals;
}
