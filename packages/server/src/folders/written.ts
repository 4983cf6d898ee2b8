import type { Folder } from '@knippa/contract';
import { found, sortKey, type FolderNode, type FolderRights } from '@knippa/core';
import { sql } from 'kysely';
import { accountFacts, loadAccount } from '../accounts/record.js';
import type { Reading } from '../kernel/answer.js';
import { personFacts } from './owner.js';
import { folderRecords, presentFolder, settingsIn, type FolderFound } from './record.js';
import { seeing } from './rights.js';

/** What a folder is to whoever changes it, once it has been changed: known before it is written, for what is not committed is not remembered (`seeing`). */
export interface Foreseen extends Pick<FolderFound, 'viewer' | 'shared'> {
  readonly access: FolderFound['seen']['facts']['access'];
  readonly folders: boolean;
  /** As it stands among the shared folders once it is written. */
  readonly node: FolderNode | undefined;
}

/** A shared folder as it will be for the actor once `after` is written; of a folder that is not shared, who the actor is. */
export async function foresee(
  reading: Reading,
  accountId: string,
  after: ((rights: FolderRights) => FolderNode) | null,
): Promise<Foreseen> {
  const foreseen = await seeing(reading, accountId, ({ viewer, rights }): Foreseen => {
    if (!after) return { viewer, access: null, folders: false, shared: undefined, node: undefined };
    const node = after(rights);
    const then = rights.supposing(node);
    const view = then.of(viewer);
    return {
      viewer,
      access: view.access(node.id) ?? null,
      folders: view.seen(node.id).length > 0,
      shared: settingsIn(then, node.id),
      node,
    };
  });
  if (!foreseen) throw new Error('whoever writes a folder is of the account');
  return foreseen;
}

/** A folder as it was written. */
export async function writtenFolder(reading: Reading, accountId: string, id: string, foreseen: Foreseen): Promise<Folder> {
  const [account, [record]] = await Promise.all([
    loadAccount(reading, { accountId }),
    reading.tx.run(folderRecords(reading, accountId, sql<boolean>`f.id = ${id}`)),
  ]);
  if (!account || !record) throw new Error('a folder that was written is there');
  const { space, name, icon, parent_id: parentId } = record;
  const { viewer, access, folders, shared } = foreseen;
  const facts = { id, space, name, icon, parentId, person: personFacts(record), access };
  const seen = { record, facts, folders: folders || record.has_folders };
  return presentFolder(reading, { account: accountFacts(account.row), viewer, seen, shared: space === 'shared' ? shared : undefined });
}

/** What a name is stored as, beside itself. */
export const named = (name: string) => ({ name, name_key: sortKey(name), found: found(name) });
