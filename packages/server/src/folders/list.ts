import type { folders as contract } from '@knippa/contract';
import { likePattern, needle, refuse, type FoldersFacts } from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';
import { accountFacts, type AccountRecord } from '../accounts/record.js';
import type { Answers, Reading } from '../kernel/answer.js';
import { Cursors, rowsFor, usualSize } from '../kernel/pages.js';
import { Refused } from '../kernel/refused.js';
import { peopleOf } from '../users/people.js';
import {
  folderRecords,
  foldersVisible,
  folderVisible,
  personalVisible,
  presentFolder,
  presentFolderRow,
  seenFolders,
  type FolderFound,
  type FolderRecord,
} from './record.js';
import { seeing, type Seeing } from './rights.js';

type Lists = Answers<typeof contract, FoldersFacts>;
type Input = Parameters<Lists['list']['run']>[0]['input'];

/** Which folders a list keeps of those that somebody sees: found by their name at any depth, those in one folder, or those at the top of a space. */
function listed({ in: among, userId, parentId, search = '' }: Input, asking: Seeing): RawBuilder<boolean> {
  const space = among ?? (userId === undefined ? 'shared' : 'personal');
  const wanted = needle(search);
  if (wanted.text !== '') return sql<boolean>`f.id in (select folders_found(${likePattern(wanted)})) and ${foldersVisible(asking)}`;
  const { viewer, view } = asking;
  const all = viewer.role === 'administrator';
  const shared = all ? sql<boolean>`true` : sql<boolean>`f.id = any(${view.seen(parentId ?? null).map(({ folder }) => folder.id)}::uuid[])`;
  const personal = all ? sql<boolean>`true` : personalVisible('f', viewer);
  if (parentId)
    return sql<boolean>`f.parent_id = ${parentId} and case f.space when 'shared' then ${shared} when 'personal' then ${personal} else true end`;
  const top = sql<boolean>`f.space = ${space} and f.parent_id is null`;
  if (space === 'templates') return top;
  return space === 'shared'
    ? sql<boolean>`${top} and ${shared}`
    : sql<boolean>`${top} and f.owner_id = ${userId ?? viewer.id} and ${personal}`;
}

/** Holds that whoever is asked about is somebody whom the actor sees: what lies in the My Documents of anybody else is not found. */
export async function seenPerson(reading: Reading, accountId: string, userId: string | undefined): Promise<void> {
  if (userId !== undefined && (await peopleOf(reading, accountId, [userId])).length === 0) throw new Refused(refuse('not-found'));
}

/** The folders in a folder or at the top of a space that the actor sees, by name. */
export const list: Lists['list'] = {
  run: async (asked) => {
    const { tx, input, row } = asked;
    const account = accountFacts(row as AccountRecord);
    await seenPerson(asked, account.id, input.userId);
    const { in: space, userId, parentId, search = '', size = usualSize, cursor } = input;
    const cursors = new Cursors(asked, 'folders', { account: account.id, space, userId, parentId, search: needle(search) });
    const at = await cursors.open(cursor);
    const asking = await seeing(asked, account.id, (asking) => ({
      viewer: asking.viewer,
      condition: listed(input, asking),
      parent: parentId === undefined ? undefined : sql<boolean>`f.id = ${parentId} and ${folderVisible(asking, parentId)}`,
    }));
    if (!asking) throw new Refused(refuse('not-found'));
    const { viewer, condition, parent } = asking;
    const beyond = at ? sql<boolean>`${condition} and (f.name_key, f.id) > (${at[0]}, ${at[1]})` : condition;
    const [records, counted, there] = await Promise.all([
      tx.run(sql<FolderRecord>`${folderRecords(asked, account.id, beyond)} order by f.name_key, f.id limit ${rowsFor(size)}`),
      at
        ? undefined
        : tx.run(sql<{ total: number }>`select count(*)::int as total from (${folderRecords(asked, account.id, condition)}) t`),
      parent && tx.run(folderRecords(asked, account.id, parent)),
    ]);
    if (there?.length === 0) throw new Refused(refuse('not-found'));
    const seen = (await seeing(asked, account.id, (now) => seenFolders(records.slice(0, size), now))) ?? [];
    const last = records.length > size ? records[size - 1] : undefined;
    return {
      items: seen.map((folder) => presentFolderRow(asked, { account, viewer }, folder)),
      ...(counted?.[0] && { total: counted[0].total }),
      ...(last && { next: await cursors.after(last.name_key, last.id) }),
    };
  },
};

/** One folder, to whoever sees it. */
export const read: Lists['read'] = { run: async (asked) => presentFolder(asked, asked.row as FolderFound) };
