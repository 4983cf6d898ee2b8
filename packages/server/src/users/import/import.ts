import type { users as contract } from '@knippa/contract';
import { fold, judgedOf, mostPasswords, withPassword, type ImportFacts, type UsersFacts } from '@knippa/core';
import type { AccountRecord } from '../../accounts/record.js';
import type { Answers, Doing } from '../../kernel/answer.js';
import { factsOf, holdKnown, readFile } from './facts.js';
import { handOutOf } from './hand-out.js';
import { written } from './write.js';

/** What is made of a file before any lock is taken: its rows, and the passwords' hashes by username key. */
export interface ImportPrepared {
  readonly file: ImportFacts['file'];
  readonly hashes: ReadonlyMap<string, string>;
  readonly planning: boolean;
}

type Import = Answers<typeof contract, UsersFacts, { import: ImportPrepared }>['import'];
export type Importing = Doing<typeof contract.import, ImportFacts, ImportPrepared>;

/** How many passwords are hashed at once. */
const hashedAtOnce = 4;

/** Applies a file of users in one transaction, a batch of rows at a time (CSV-03, CSV-06). */
export const importFile: Import = {
  prepare: async ({ env, input, planning, signal, progress }) => {
    const file = await readFile(input.file, input, signal);
    const hashes = new Map<string, string>();
    if (planning || 'code' in file) return { file, hashes, planning };
    const rows = withPassword(file).slice(0, mostPasswords);
    for (let at = 0; at < rows.length; at += hashedAtOnce) {
      signal.throwIfAborted();
      const part = rows.slice(at, at + hashedAtOnce);
      await Promise.all(part.map(async ({ username, password = '' }) => hashes.set(fold(username), await env.passwords.hash(password))));
      progress(hashes.size, rows.length + file.rows.length);
    }
    return { file, hashes, planning };
  },

  facts: async (asked) => {
    const { file, planning } = asked.prepared;
    const held = planning ? undefined : holdKnown(asked, file);
    const [facts] = await Promise.all([factsOf(asked, file), held]);
    return facts;
  },

  run: async (doing) => {
    const { accepted, unchanged, problems } = judgedOf(doing.facts, doing.subject.account);
    const { group_id: groupId } = doing.row as AccountRecord;
    const done = await written(doing, accepted, groupId ?? '');
    return {
      added: done.added.length,
      changed: done.changed,
      removed: done.removed,
      unchanged,
      refused: new Set(problems.map(({ row }) => row)).size,
      mailed: done.added.filter(({ after }) => after.email !== null).length + done.promoted,
      handOut: handOutOf(done.added, groupId ?? ''),
    };
  },
};
