import type { folders as contract, FolderSeen, Why } from '@knippa/contract';
import { likePattern, needle, type FolderRight, type FoldersFacts, type Verdict } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers, Reading } from '../kernel/answer.js';
import { Cursors, rowsFor, usualSize } from '../kernel/pages.js';
import { seeing } from './rights.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly name_key: string;
  readonly icon: string | null;
}

interface Step {
  /** The folder that it is a step to, and how far above that it is. */
  readonly of: string;
  readonly up: number;
  readonly id: string;
  readonly name: string;
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
    const ways = await waysTo(asked, account.id, shown);
    const last = rows.length > size ? rows[size - 1] : undefined;
    return {
      items: shown.map((row) => presented(row, ways.get(row.id) ?? [], verdicts.get(row.id))),
      ...(counted?.[0] && { total: counted[0].total }),
      ...(last && { next: await cursors.after(last.name_key, last.id) }),
    };
  },
};

function presented({ id, name, icon }: Row, path: FolderSeen['path'], verdict: Verdict | undefined): FolderSeen {
  const why = (held: FolderRight | undefined): Why | null => {
    if (!held) return null;
    const folder = [...path, { id, name }].find((step) => step.id === held.on);
    return { right: held.right, ...(folder && { folder }) };
  };
  return { id, name, icon, path, read: why(verdict?.read), write: why(verdict?.write) };
}

/** The folders above each of some, outermost first: whoever sees the last sees them all. */
async function waysTo({ tx, licence }: Reading, accountId: string, rows: readonly Row[]): Promise<Map<string, FolderSeen['path']>> {
  const ways = new Map<string, FolderSeen['path']>();
  if (rows.length === 0) return ways;
  const steps = await tx.run(
    sql<Step>`with recursive way as (
        select id as "of", 0 as up, id, name, parent_id from folders
          where licence_id = ${licence.id} and account_id = ${accountId} and id = any(${rows.map(({ id }) => id)}::uuid[])
        union all
        select way."of", way.up + 1, f.id, f.name, f.parent_id from way
          join folders f on f.licence_id = ${licence.id} and f.account_id = ${accountId} and f.id = way.parent_id
      ) select "of", up, id, name from way where up > 0 order by up desc`,
  );
  for (const { of, id, name } of steps) ways.set(of, [...(ways.get(of) ?? []), { id, name }]);
  return ways;
}
