import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';

/** The folders from the top to one, itself last. */
export type Way = { readonly id: string; readonly name: string }[];

/** The way to each of some folders of an account, by its id, those in the bin too: whoever sees the last sees them all. */
export async function waysTo(
  { tx, licence }: Pick<Reading, 'tx' | 'licence'>,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Way>> {
  if (ids.length === 0) return new Map();
  const steps = await tx.run(
    sql<Way[number] & { readonly of: string }>`with recursive way as (
        select id as of, id, name, parent_id, 0 as up from folders
          where licence_id = ${licence.id} and account_id = ${accountId} and id = any(${[...ids]}::uuid[])
        union all
        select way.of, f.id, f.name, f.parent_id, way.up + 1 from way
          join folders f on f.licence_id = ${licence.id} and f.account_id = ${accountId} and f.id = way.parent_id
      ) select of, id, name from way order by of, up desc`,
  );
  const ways = new Map<string, Way>();
  for (const { of, id, name } of steps) {
    const way = ways.get(of) ?? [];
    way.push({ id, name });
    ways.set(of, way);
  }
  return ways;
}

/** The way to one folder; none to the top. */
export async function wayTo(reading: Pick<Reading, 'tx' | 'licence'>, accountId: string, folderId: string | null): Promise<Way> {
  if (folderId === null) return [];
  return (await waysTo(reading, accountId, [folderId])).get(folderId) ?? [];
}
