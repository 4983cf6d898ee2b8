import type { folders as contract } from '@knippa/contract';
import { closed, type FolderNode, type FoldersFacts } from '@knippa/core';
import { sql } from 'kysely';
import { columnsOf, countDocuments } from '../documents/write.js';
import type { Answers, Asked } from '../kernel/answer.js';
import { newId } from '../kernel/ids.js';
import { revising, revisionOf, seeing } from './rights.js';
import { belowOf, targetOf, tooDeepIn, treeOf, withinOf } from './within.js';
import { foresee, writtenFolder } from './written.js';

type Copies = Answers<typeof contract, FoldersFacts>['copy'];
type Copying = Asked<typeof contract.copy>;

/** How many levels a folder takes with all below it. */
async function levelsOf(asked: Copying): Promise<number> {
  const { account, folder } = asked.subject;
  if (folder.space === 'shared') return (await seeing(asked, account.id, ({ rights }) => rights.levels(folder.id))) ?? 1;
  return (await treeOf(asked, account.id, folder.person?.id ?? null)).levels(folder.id);
}

interface Row {
  readonly id: string;
  readonly parent_id: string | null;
}

/** Copies a folder and all in it: folders, and documents, of the actor's making; what comes to Shared folders follows what it lies in. */
export const copy: Copies = {
  facts: async (asked) => {
    const { account, folder } = asked.subject;
    const [target, within] = await Promise.all([targetOf(asked, account.id, asked.input.to), withinOf(asked, account.id, folder.id)]);
    const misplaced = target && (await tooDeepIn(asked, account.id, target, await levelsOf(asked)));
    return { target, within, misplaced };
  },

  run: async (doing) => {
    const { tx, licence, actor, subject, facts, changes, now } = doing;
    const { account, folder } = subject;
    const { target } = facts;
    if (!target) throw new Error('what fits has a target');
    const { space, owner_id, folder_id } = columnsOf(target);
    const shared = space === 'shared';
    const ofAccount = sql`licence_id = ${licence.id} and account_id = ${account.id}`;
    const [rows, documents] = await Promise.all([
      tx.run(sql<Row>`with ${belowOf(doing, account.id, folder.id)} select f.id, f.parent_id from folders f
        where f.licence_id = ${licence.id} and f.account_id = ${account.id} and f.id in (select id from below)`),
      tx.run(sql<{ id: string }>`with ${belowOf(doing, account.id, folder.id)} select id from documents
        where ${ofAccount} and deleted_at is null and folder_id in (select id from below)`),
    ]);
    const copies = new Map(rows.map(({ id }) => [id, id === folder.id ? (changes[0]?.id ?? newId()) : newId()]));
    const copyId = copies.get(folder.id) ?? '';
    const top = shared && folder_id === null;
    const node: FolderNode = { id: copyId, parentId: folder_id, ownerId: actor.person, settings: top ? closed : null, chosen: null };
    const foreseen = await foresee(doing, account.id, shared ? () => node : null);
    const parents = rows.map(({ id, parent_id }) => (id === folder.id ? folder_id : (copies.get(parent_id ?? '') ?? null)));
    await Promise.all([
      shared ? tx.run(revising(licence.id, account.id)) : undefined,
      tx.run(sql`insert into folders
          (licence_id, account_id, id, space, owner_id, parent_id, name, name_key, found, icon, shared_owner_id, follows, revision, created_at)
        select ${licence.id}, ${account.id}, t.copy, ${space}, ${owner_id}, t.parent, f.name, f.name_key, f.found, f.icon,
          ${shared ? actor.person : null}, ${shared} and t.parent is not null, ${shared ? revisionOf(licence.id, account.id) : sql`0`}, ${now}
        from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ id }) => copies.get(id))}::uuid[], ${parents}::uuid[]) as t(id, copy, parent)
        join folders f on f.licence_id = ${licence.id} and f.account_id = ${account.id} and f.id = t.id`),
      tx.run(sql`insert into documents
          (licence_id, account_id, id, space, owner_id, folder_id, creator_id, title, title_key, found, content, published, created_at, changed_at)
        select ${licence.id}, ${account.id}, t.copy, ${space}, ${owner_id}, c.copy, ${actor.person}, d.title, d.title_key, d.found, d.content, false, ${now}, ${now}
        from unnest(${documents.map(({ id }) => id)}::uuid[], ${documents.map(() => newId())}::uuid[]) as t(id, copy)
        join documents d on d.licence_id = ${licence.id} and d.account_id = ${account.id} and d.id = t.id
        join unnest(${[...copies.keys()]}::uuid[], ${[...copies.values()]}::uuid[]) as c(id, copy) on c.id = d.folder_id`),
      tx.run(countDocuments(licence.id, account.id, documents.length)),
    ]);
    return writtenFolder(doing, account.id, copyId, { ...foreseen, folders: rows.length > 1 });
  },
};
