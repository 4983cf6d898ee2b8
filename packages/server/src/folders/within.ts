import { depthRefusal, FolderRights, type TargetFacts, type Within } from '@knippa/core';
import type { Location, Refusal } from '@knippa/contract';
import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import { userFacts, userRecords, type UserRecord } from '../users/record.js';
import { personFacts } from './owner.js';
import { folderRecords, folderVisible, placeOf } from './record.js';
import { seeing } from './rights.js';

/** The ids of a folder and of all folders below it, that are not in the bin: in WITH, as `below`. */
export function belowOf({ licence }: Reading, accountId: string, folderId: string) {
  return sql`recursive below as (
      select id from folders where licence_id = ${licence.id} and account_id = ${accountId} and id = ${folderId} and deleted_at is null
      union all
      select f.id from below join folders f
        on f.licence_id = ${licence.id} and f.account_id = ${accountId} and f.parent_id = below.id and f.deleted_at is null
    )`;
}

/** What goes with a folder: folders, itself counted, and documents. */
export async function withinOf(reading: Reading, accountId: string, folderId: string): Promise<Within> {
  const [within] = await reading.tx.run(
    sql<Within>`with ${belowOf(reading, accountId, folderId)} select (select count(*)::int from below) as folders,
      (select count(*)::int from documents where licence_id = ${reading.licence.id} and account_id = ${accountId} and deleted_at is null
        and folder_id in (select id from below)) as documents`,
  );
  return within ?? { folders: 0, documents: 0 };
}

/** Where something is to come, as the actor sees it; undefined where there is nothing for them. */
export async function targetOf(reading: Reading, accountId: string, to: Location): Promise<TargetFacts | undefined> {
  if ('space' in to) {
    return { space: to.space, person: null, access: null, folderId: null, place: [reading.licence.id, accountId] };
  }
  if ('userId' in to) {
    const [record] = await reading.tx.run<UserRecord>(userRecords(reading, accountId).where('u.id', '=', to.userId));
    if (!record) return undefined;
    const { id, role, permissions, responsibleId } = userFacts(record);
    const place = [reading.licence.id, accountId, ...(responsibleId ? [responsibleId] : []), id];
    return { space: 'personal', person: { id, role, keeps: permissions.documents }, access: null, folderId: null, place };
  }
  const { folderId } = to;
  const asking = await seeing(reading, accountId, (asking) => ({
    condition: sql<boolean>`f.id = ${folderId} and ${folderVisible(asking, folderId)}`,
    access: asking.view.access(folderId) ?? null,
  }));
  const [record] = asking ? await reading.tx.run(folderRecords(reading, accountId, asking.condition)) : [];
  if (!record) return undefined;
  return {
    space: record.space,
    person: personFacts(record),
    access: asking?.access ?? null,
    folderId,
    place: placeOf(reading, accountId, record, folderId),
  };
}

interface TreeRow {
  readonly id: string;
  readonly parentId: string | null;
}

/** The folders of a My Documents, or of the templates, as a tree that knows no rights: shared ones have their own (`seeing`). */
export async function treeOf({ tx, licence }: Reading, accountId: string, ownerId: string | null): Promise<FolderRights> {
  const rows = await tx.run(
    sql<TreeRow>`select id, parent_id as "parentId" from folders where licence_id = ${licence.id} and account_id = ${accountId} and deleted_at is null
      and ${ownerId === null ? sql`space = 'templates'` : sql`owner_id = ${ownerId}`}`,
  );
  return new FolderRights(
    accountId,
    rows.map((row) => ({ ...row, ownerId: null, settings: null, chosen: null })),
  );
}

/** Why a folder that takes so many levels cannot lie in a place, if so. */
export async function tooDeepIn(
  reading: Reading,
  accountId: string,
  { space, person, folderId }: Pick<TargetFacts, 'space' | 'person' | 'folderId'>,
  levels: number,
): Promise<Refusal<'too-deep'> | undefined> {
  if (space !== 'shared') return depthRefusal(await treeOf(reading, accountId, person?.id ?? null), folderId, levels);
  return (await seeing(reading, accountId, ({ rights }) => ({ refusal: depthRefusal(rights, folderId, levels) })))?.refusal;
}
