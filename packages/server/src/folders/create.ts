import type { Folder, folders as contract } from '@knippa/contract';
import { closed, depthRefusal, type FolderNode, type FoldersFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers, Reading } from '../kernel/answer.js';
import { newId } from '../kernel/ids.js';
import { sqlOf } from '../store/store.js';
import { revising, revisionOf, seeing } from './rights.js';
import { treeOf } from './within.js';
import { foresee, named, writtenFolder } from './written.js';
import type { Space } from '@knippa/contract';

type Creates = Answers<typeof contract, FoldersFacts>;

interface Draft {
  readonly id: string;
  readonly name: string;
  readonly icon: string | null;
  readonly space: Space;
  readonly ownerId: string | null;
  readonly parentId: string | null;
}

/** A shared folder that is new: at the top nobody but its owner and the administrators sees it; below, it follows its parent (FLD-01, FLD-05). */
function newNode({ id, parentId }: Draft, ownerId: string): FolderNode {
  return { id, parentId, ownerId, settings: parentId === null ? closed : null, chosen: null };
}

/** Writes a folder, a shared one as the actor's own, and answers it. */
async function add(doing: Reading, accountId: string, draft: Draft): Promise<Folder> {
  const { tx, licence, actor, now } = doing;
  const { id, space, icon, ownerId, parentId } = draft;
  const shared = space === 'shared';
  const foreseen = await foresee(doing, accountId, shared ? () => newNode(draft, actor.person) : null);
  await Promise.all([
    shared ? tx.run(revising(licence.id, accountId)) : undefined,
    tx.run(
      sqlOf.insertInto('folders').values({
        licence_id: licence.id,
        account_id: accountId,
        id,
        space,
        owner_id: ownerId,
        parent_id: parentId,
        ...named(draft.name),
        icon,
        shared_owner_id: shared ? actor.person : null,
        follows: shared && parentId !== null,
        revision: shared ? revisionOf(licence.id, accountId) : sql<number>`0`,
        created_at: now,
      }),
    ),
  ]);
  return writtenFolder(doing, accountId, id, foreseen);
}

const draftOf = (changes: readonly { id: string }[], { name, icon = null }: { name: string; icon?: string | null | undefined }) => ({
  id: changes[0]?.id ?? newId(),
  name,
  icon,
});

export const create: Creates['create'] = {
  run: async (doing) => {
    const { input, subject, changes } = doing;
    return add(doing, subject.account.id, { ...draftOf(changes, input), space: input.space, ownerId: null, parentId: null });
  },
};

export const createOwn: Creates['createOwn'] = {
  run: async (doing) => {
    const { input, subject, changes } = doing;
    return add(doing, subject.account.id, { ...draftOf(changes, input), space: 'personal', ownerId: input.userId, parentId: null });
  },
};

export const createIn: Creates['createIn'] = {
  facts: async (asked) => {
    const { folder, account } = asked.subject;
    if (folder.space === 'shared') {
      const asking = await seeing(asked, account.id, ({ rights }) => ({ misplaced: depthRefusal(rights, folder.id) }));
      return { misplaced: asking?.misplaced };
    }
    return { misplaced: depthRefusal(await treeOf(asked, account.id, folder.person?.id ?? null), folder.id) };
  },
  run: async (doing) => {
    const { input, subject, changes } = doing;
    const { space, person, id: parentId } = subject.folder;
    return add(doing, subject.account.id, { ...draftOf(changes, input), space, ownerId: person?.id ?? null, parentId });
  },
};
