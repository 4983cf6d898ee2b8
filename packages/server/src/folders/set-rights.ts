import type { folders as contract, InputOf } from '@knippa/contract';
import { chosenRefusal, closed, ownerRefusal, type FolderNode, type FolderRights, type FoldersFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers } from '../kernel/answer.js';
import type { Query } from '../store/store.js';
import { affectedBy, peopleAs } from './affected.js';
import type { FolderFound } from './record.js';
import { revising, revisionOf, seeing } from './rights.js';
import { foresee, writtenFolder } from './written.js';

type SetRights = Answers<typeof contract, FoldersFacts>['setRights'];
type Input = InputOf<typeof contract.setRights>;

/** A folder with what an input sets; what it does not say stays. */
function withInput(before: FolderNode, { ownerId, entries, chosen }: Input): FolderNode {
  return {
    ...before,
    ownerId: ownerId ?? before.ownerId,
    settings: entries === undefined ? before.settings : entries === 'follow' ? null : entries,
    chosen: chosen === undefined ? before.chosen : chosen && { ...chosen, ids: [...new Set(chosen.ids)].sort() },
  };
}

/** A shared folder as it stands among the others. */
export function nodeIn(rights: FolderRights, id: string): FolderNode {
  const node = rights.path(id).at(-1);
  if (!node) throw new Error('a shared folder that was found is in the index');
  return node;
}

/** The columns of a shared folder's settings, and its chosen people, as they are to be. */
export function settingWrites(
  licenceId: string,
  accountId: string,
  { id, ownerId, parentId, settings, chosen }: FolderNode,
): Query<unknown>[] {
  const { managers, users, responsible } = settings ?? closed;
  return [
    sql`update folders set shared_owner_id = ${ownerId}, parent_id = ${parentId}, follows = ${settings === null},
        managers_read = ${managers.read}, managers_write = ${managers.write}, users_read = ${users.read}, users_write = ${users.write},
        responsible_id = ${responsible?.id ?? null}, responsible_read = ${responsible?.read ?? false}, responsible_write = ${responsible?.write ?? false},
        chosen_read = ${chosen?.read ?? false}, chosen_write = ${chosen?.write ?? false}, revision = ${revisionOf(licenceId, accountId)}
      where licence_id = ${licenceId} and account_id = ${accountId} and id = ${id}`,
    sql`delete from folder_people where licence_id = ${licenceId} and account_id = ${accountId} and folder_id = ${id}
      and user_id <> all(${[...(chosen?.ids ?? [])]}::uuid[])`,
    sql`insert into folder_people (licence_id, account_id, folder_id, user_id)
      select ${licenceId}, ${accountId}, ${id}, t.id from unnest(${[...(chosen?.ids ?? [])]}::uuid[]) as t(id) on conflict do nothing`,
  ];
}

/** Sets who may what in a shared folder (FLD-02). */
export const setRights: SetRights = {
  facts: async (asked) => {
    const { subject, input } = asked;
    const { id: accountId } = subject.account;
    const { shared } = asked.row as FolderFound;
    if (!shared) throw new Error('rights are set in shared folders alone');
    const before = shared.node;
    const after = withInput(before, input);
    const ids = [
      after.ownerId,
      before.ownerId,
      after.settings?.responsible?.id,
      before.settings?.responsible?.id,
      ...(after.chosen?.ids ?? []),
      ...(before.chosen?.ids ?? []),
    ];
    const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))];
    const [people, readers] = await Promise.all([
      peopleAs(asked, accountId, sql<boolean>`u.id = any(${wanted}::uuid[])`),
      affectedBy(asked, accountId, () => after),
    ]);
    const named = new Map(people.map((person) => [person.id, person]));
    const owner = input.ownerId === undefined ? undefined : named.get(input.ownerId);
    const hidden = await seeing(asked, accountId, ({ rights }) => ({ refusal: ownerRefusal(rights, owner, after.parentId) }));
    return { before, after, named, readers, misplaced: chosenRefusal(after) ?? hidden?.refusal };
  },

  run: async (doing) => {
    const { tx, licence, subject, facts, changes } = doing;
    const { account, folder } = subject;
    const foreseen = await foresee(doing, account.id, () => facts.after);
    if (changes.length > 0) {
      const writes = [revising(licence.id, account.id), ...settingWrites(licence.id, account.id, facts.after)];
      await Promise.all(writes.map((write) => tx.run(write)));
    }
    return writtenFolder(doing, account.id, folder.id, foreseen);
  },
};
