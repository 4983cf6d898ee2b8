import type { folders as contract, FolderSeen, Why } from '@knippa/contract';
import { likePattern, needle, type FolderRight, type FoldersFacts, type Verdict } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers } from '../kernel/answer.js';
import { Cursors, rowsFor, usualSize } from '../kernel/pages.js';
import { seeing } from './rights.js';
import { waysTo, type Way } from './ways.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly name_key: string;
  readonly icon: string | null;
}

/** The shared folders that somebody sees, by name, of those that the asker sees too: what decides for them says why (WHY-02). */
export const seenBy: Answers<typeof contract, FoldersFacts>['seenBy'] = {
  run: async (asked) => {
    const { tx, licence, input, subject } = asked;
    const { account, user } = subject;
    const { search = '', size = usualSize, cursor } = input;
    const wanted = needle(search);
    const cursors = new Cursors(asked, 'folders-seen-by', { user: user.id, search: wanted });
    const at = await cursors.open(cursor);
    const seen = await seeing(asked, account.id, ({ view, rights }) => {
      const theirs = rights
        .of(user)
        .mine()
        .filter(({ folder }) => view.may('see', folder.id));
      return new Map(theirs.map(({ folder, verdict }) => [folder.id, verdict]));
    });
    const verdicts = seen ?? new Map<string, Verdict>();
    const among = sql<boolean>`f.licence_id = ${licence.id} and f.account_id = ${account.id} and f.deleted_at is null
      and f.id = any(${[...verdicts.keys()]}::uuid[])
      and ${wanted.text === '' ? sql<boolean>`true` : sql<boolean>`f.id in (select folders_found(${likePattern(wanted)}))`}`;
    const beyond = at ? sql<boolean>`(f.name_key, f.id) > (${at[0]}, ${at[1]})` : sql<boolean>`true`;
    const [rows, counted] = await Promise.all([
      tx.run(
        sql<Row>`select f.id, f.name, f.name_key, f.icon from folders f where ${among} and ${beyond} order by f.name_key, f.id limit ${rowsFor(size)}`,
      ),
      at ? undefined : tx.run(sql<{ total: number }>`select count(*)::int as total from folders f where ${among}`),
    ]);
    const shown = rows.slice(0, size);
    const ids = shown.map(({ id }) => id);
    const ways = await waysTo(asked, account.id, ids);
    const last = rows.length > size ? rows[size - 1] : undefined;
    return {
      items: shown.map((row) => presented(row, ways.get(row.id) ?? [], verdicts.get(row.id))),
      ...(counted?.[0] && { total: counted[0].total }),
      ...(last && { next: await cursors.after(last.name_key, last.id) }),
    };
  },
};

function presented({ id, name, icon }: Row, way: Way, verdict: Verdict | undefined): FolderSeen {
  const why = (held: FolderRight | undefined): Why | null => {
    if (!held) return null;
    const folder = way.find((step) => step.id === held.on);
    return { right: held.right, ...(folder && { folder }) };
  };
  return { id, name, icon, path: way.slice(0, -1), read: why(verdict?.read), write: why(verdict?.write) };
}
