import type { Lying, Named } from '@knippa/contract';
import { sql } from 'kysely';
import { ownedBy, ownerColumns, type OwnerRecord } from '../folders/owner.js';
import { waysTo } from '../folders/ways.js';
import type { Reading } from '../kernel/answer.js';
import type { BinnedRecord } from './record.js';

/** Where something in the bin lay, as whoever sees it there is told: whose My Documents it was, where it is somebody else's, and the folders on the way to it. */
export interface Lay {
  readonly lying: Lying;
  readonly owner?: Named;
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
  const owned = new Map(owners.map((owner) => [owner.owner_id, ownedBy(reading, owner)]));
  return ({ space, folder_id, owner_id }) => {
    const { userId, owner } = owned.get(owner_id) ?? {};
    const path = ways.get(folder_id ?? '') ?? [];
    return { lying: { space, ...(userId && { userId }), ...(folder_id && { folderId: folder_id }), path }, ...(owner && { owner }) };
  };
}
