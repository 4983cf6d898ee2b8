import type { folders as contract } from '@knippa/contract';
import { folderMoveRefusal, ownerRefusal, sameReaders, type FolderNode, type FolderRights, type FoldersFacts } from '@knippa/core';
import { sql } from 'kysely';
import { countDocuments } from '../documents/write.js';
import type { Answers, Asked } from '../kernel/answer.js';
import { affectedBy, peopleAs } from './affected.js';
import { revising, revisionOf, seeing } from './rights.js';
import { nodeIn, settingWrites } from './set-rights.js';
import { belowOf, targetOf, treeOf, withinOf } from './within.js';
import { foresee, named, writtenFolder } from './written.js';

type Edits = Answers<typeof contract, FoldersFacts>;

/** Changes a folder's name and symbol, which nobody's rights depend on. */
export const edit: Edits['edit'] = {
  run: async (doing) => {
    const { tx, licence, subject, input, changes } = doing;
    const { id, space, icon } = subject.folder;
    const { name, icon: newIcon = icon } = input;
    const foreseen = await foresee(doing, subject.account.id, space === 'shared' ? (rights) => nodeIn(rights, id) : null);
    const names = name === undefined ? undefined : named(name);
    if (changes.length > 0)
      await tx.run(sql`update folders set icon = ${newIcon}
        ${names ? sql`, name = ${names.name}, name_key = ${names.name_key}, found = ${names.found}` : sql``}
        where licence_id = ${licence.id} and id = ${id}`);
    return writtenFolder(doing, subject.account.id, id, foreseen);
  },
};

/**
 * A shared folder as it is once it lies elsewhere. At the top it has the settings that held for it, for there is nothing to follow; in another folder its chosen people end,
 * for they stand at the top.
 */
function movedTo(rights: FolderRights, id: string, parentId: string | null): FolderNode {
  const node = nodeIn(rights, id);
  if (node.parentId === parentId) return node;
  if (parentId !== null) return { ...node, parentId, chosen: null };
  return { ...node, parentId, settings: node.settings ?? rights.source(id)?.settings ?? null };
}

type Moving = Asked<typeof contract.move>;

/** Why a folder cannot lie where it is to come, and who gains and loses by it. */
async function bringing(asked: Moving, parentId: string | null): Promise<Pick<FoldersFacts['move'], 'misplaced' | 'readers'>> {
  const { account, folder } = asked.subject;
  if (folder.space !== 'shared') {
    const tree = await treeOf(asked, account.id, folder.person?.id ?? null);
    return { misplaced: folderMoveRefusal(tree, folder.id, parentId), readers: sameReaders };
  }
  const owns = sql<boolean>`u.id = (select f.shared_owner_id from folders f where f.licence_id = u.licence_id and f.id = ${folder.id})`;
  const [owner] = await peopleAs(asked, account.id, owns);
  const misplaced = await seeing(
    asked,
    account.id,
    ({ rights }) => folderMoveRefusal(rights, folder.id, parentId) ?? ownerRefusal(rights, owner, parentId),
  );
  if (misplaced) return { misplaced, readers: sameReaders };
  return { misplaced: undefined, readers: await affectedBy(asked, account.id, (rights) => movedTo(rights, folder.id, parentId)) };
}

/** Moves a folder and all in it. */
export const move: Edits['move'] = {
  facts: async (asked) => {
    const { account, folder } = asked.subject;
    const [target, within] = await Promise.all([targetOf(asked, account.id, asked.input.to), withinOf(asked, account.id, folder.id)]);
    const comes = target?.space === folder.space ? await bringing(asked, target.folderId) : { misplaced: undefined, readers: sameReaders };
    const called = await asked.tx.run(sql<{ id: string; name: string }>`select id, name from folders
      where licence_id = ${asked.licence.id} and account_id = ${account.id} and id in (${folder.parentId}, ${target?.folderId ?? null})`);
    return { target, within, ...comes, names: Object.fromEntries(called.map(({ id, name }) => [id, name])) };
  },

  run: async (doing) => {
    const { tx, licence, subject, facts, changes } = doing;
    const { account, folder } = subject;
    const parentId = facts.target?.folderId ?? null;
    const foreseen = await foresee(doing, account.id, folder.space === 'shared' ? (rights) => movedTo(rights, folder.id, parentId) : null);
    if (changes.length > 0) {
      const writes = foreseen.node
        ? [revising(licence.id, account.id), ...settingWrites(licence.id, account.id, foreseen.node)]
        : [sql`update folders set parent_id = ${parentId} where licence_id = ${licence.id} and id = ${folder.id}`];
      await Promise.all(writes.map((write) => tx.run(write)));
    }
    return writtenFolder(doing, account.id, folder.id, foreseen);
  },
};

/** Puts a folder in the bin, and all that is in it. */
export const remove: Edits['remove'] = {
  facts: async (asked) => ({ within: await withinOf(asked, asked.subject.account.id, asked.subject.folder.id) }),

  run: async (doing) => {
    const { tx, licence, subject, facts, now } = doing;
    const { account, folder } = subject;
    const binned = sql`deleted_at = ${now}, deleted_with = ${folder.id}`;
    const below = sql`id in (select id from below)`;
    await Promise.all([
      folder.space === 'shared' && tx.run(revising(licence.id, account.id)),
      tx.run(sql`with ${belowOf(doing, account.id, folder.id)} update documents set ${binned}, published = false
        where licence_id = ${licence.id} and account_id = ${account.id} and deleted_at is null and folder_id in (select id from below)`),
      tx.run(sql`with ${belowOf(doing, account.id, folder.id)} update folders set ${binned}, revision = ${revisionOf(licence.id, account.id)}
        where licence_id = ${licence.id} and account_id = ${account.id} and ${below}`),
      tx.run(countDocuments(licence.id, account.id, -facts.within.documents)),
    ]);
    return null;
  },
};
