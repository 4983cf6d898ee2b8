import type { Change, wordlists as contract } from '@knippa/contract';
import { mostWords, refusedRow, type FileRefusal, type RowProblem, type WordsFile } from '../csv.js';
import type { WordFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import type { Deed, DeedContext } from '../kernel/rule.js';
import { wordKey, wordRefusals } from './word.js';

/** What an import of words needs to know: the file as it was read, and which words are there, by their key. */
export interface WordsFacts {
  readonly file: WordsFile | FileRefusal;
  readonly known: ReadonlyMap<string, WordFacts>;
}

/** A word that a file adds or changes. */
export interface WordEntry {
  readonly before: WordFacts | undefined;
  readonly after: Omit<WordFacts, 'id'>;
}

/** What the rows of a file would do to a list. */
interface Judged {
  readonly accepted: readonly WordEntry[];
  readonly unchanged: number;
  readonly problems: readonly RowProblem[];
}

const parts = ['word', 'symbol', 'note'] as const;
const partOf = { 'word-invalid': 'word', 'symbol-invalid': 'symbol', 'note-invalid': 'note' } as const;

/** Refused rows that a plan tells of; all are counted. */
const toldRows = 500;

/** Judges each row by itself: an unknown word is added, a known one changed, one that is as the row says left alone. */
export function judgedWords({ file, known }: WordsFacts): Judged {
  if ('code' in file) return { accepted: [], unchanged: 0, problems: [] };
  const accepted: WordEntry[] = [];
  const problems: RowProblem[] = [...file.problems];
  let unchanged = 0;
  for (const { row, word, symbol, note } of file.rows) {
    const wrong = wordRefusals({ word, symbol, note });
    for (const { code } of wrong) problems.push({ code, row, column: file.headings[partOf[code]], params: {} });
    if (wrong.length > 0) continue;
    const before = known.get(wordKey(word));
    const after = {
      word,
      symbol: symbol === undefined ? (before?.symbol ?? null) : symbol,
      note: note === undefined ? (before?.note ?? null) : note,
    };
    if (before && parts.every((part) => before[part] === after[part])) unchanged += 1;
    else accepted.push({ before, after });
  }
  return { accepted, unchanged, problems: problems.sort((a, b) => a.row - b.row) };
}

/** What becomes of a word: that it is added, or which of its parts change. */
export function wordChanges({ before, after }: WordEntry): Change[] {
  if (!before) return [{ kind: 'added', resource: 'words', id: '', name: after.word, values: { symbol: after.symbol, note: after.note } }];
  const { id, word: name } = before;
  return parts
    .filter((part) => before[part] !== after[part])
    .map((field): Change => ({ kind: 'changed', resource: 'words', id, name, field, from: before[field], to: after[field] }));
}

const refusedRows = ({ problems }: Judged): number => new Set(problems.map(({ row }) => row)).size;

type Import = Deed<typeof contract.import, WordsFacts>;
type Context = DeedContext<typeof contract.import, WordsFacts>;

/** Words added and changed by a file, the accepted rows together or not at all (DOC-06, WHY-01). */
export const importWords: Import = {
  fits: ({ facts }) => {
    if ('code' in facts.file) return facts.file;
    const added = judgedWords(facts).accepted.filter(({ before }) => !before).length;
    return added > 0 && facts.known.size + added > mostWords ? refuse('wordlist-full', { most: mostWords }) : undefined;
  },
  changes: ({ facts }) => judgedWords(facts).accepted.flatMap(wordChanges),
  touched: ({ facts }) => {
    const judged = judgedWords(facts);
    return { 'rows.refused': refusedRows(judged), 'rows.unchanged': judged.unchanged };
  },
  sent: ({ facts, input: { language = 'sv' } }: Context) => {
    if ('code' in facts.file) return {};
    const refused = judgedWords(facts).problems.slice(0, toldRows);
    return {
      file: facts.file.read,
      refused: refused.map((problem) => refusedRow(problem, language)),
    };
  },
  leftOut: ({ facts }) => judgedWords(facts).problems.map(({ row, code }) => ({ row, code })),
  unanswered: ({ facts, input }) => {
    const rows = refusedRows(judgedWords(facts));
    return rows > 0 && !input.leaveOutRefused ? refuse('rows-refused', { rows }) : undefined;
  },
};
