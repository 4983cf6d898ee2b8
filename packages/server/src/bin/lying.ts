import type { Lying, Named } from '@knippa/contract';
import { sql } from 'kysely';
import { ownedBy, ownerColumns, type OwnerRecord } from '../folders/owner.js';
import type { Reading } from '../kernel/answer.js';
import type { BinnedRecord } from './record.js';

/** Where something in the bin lay, as whoever sees it there is told: whose My Documents it was, where it is somebody else's, and the folders on the way to it. */
export interface Lay {
  readonly lying: Lying;
  readonly owner?: Named;
}

interface WayRow {
  readonly of: string;
  readonly id: string;
  readonly name: string;
}

/** The folders on the ways to where things lay, the ones in the bin too, outermost first: whoever sees a thing sees them all. */
async function waysTo({ tx, licence }: Reading, accountId: string, folderIds: readonly string[]): Promise<WayRow[]> {
  if (folderIds.length === 0) return [];
  return tx.run(
    sql<WayRow>`with recursive way as (
        select id as of, id, name, parent_id, 0 as up from folders
          where licence_id = ${licence.id} and account_id = ${accountId} and id = any(${folderIds}::uuid[])
        union all
        select way.of, f.id, f.name, f.parent_id, way.up + 1 from way
          join folders f on f.licence_id = ${licence.id} and f.account_id = ${accountId} and f.id = way.parent_id
      ) select of, id, name from way order by of, up desc`,
  );
}

async function ownersOf(reading: Reading, accountId: string, ids: readonly string[]): Promise<OwnerRecord[]> {
  if (ids.length === 0) return [];
  return reading.tx.run(
    sql<OwnerRecord>`select ${ownerColumns(reading, accountId)} from users o
      where o.licence_id = ${reading.licence.id} and o.account_id = ${accountId} and o.id = any(${ids}::uuid[])`,
  );
}

/** Where each of some things in the bin lay. */
export async function whereTheyLay(
  reading: Reading,
  accountId: string,
  records: readonly BinnedRecord[],
): Promise<(record: BinnedRecord) => Lay> {
  const some = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const [ways, owners] = await Promise.all([
    waysTo(reading, accountId, some(records.map((record) => record.folder_id))),
    ownersOf(reading, accountId, some(records.map((record) => record.owner_id))),
  ]);
  const paths = new Map<string, { id: string; name: string }[]>();
  for (const { of, id, name } of ways) paths.set(of, [...(paths.get(of) ?? []), { id, name }]);
  const owned = new Map(owners.map((owner) => [owner.owner_id, ownedBy(reading, owner)]));
  return ({ space, folder_id, owner_id }) => {
    const { userId, owner } = owned.get(owner_id) ?? {};
    const path = paths.get(folder_id ?? '') ?? [];
    return { lying: { space, ...(userId && { userId }), ...(folder_id && { folderId: folder_id }), path }, ...(owner && { owner }) };
  };
}
