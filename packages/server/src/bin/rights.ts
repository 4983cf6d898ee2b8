import { FolderRights } from '@knippa/core';
import { sql } from 'kysely';
import { nodeOf } from '../folders/rights.js';
import type { Reading } from '../kernel/answer.js';

/** Of something in the bin, whether it is a folder, and the folder that it lay in. */
export interface InFolder {
  readonly id: string;
  readonly resource: 'documents' | 'folders';
  readonly folder_id: string | null;
}

type NodeRow = Parameters<typeof nodeOf>[0];

/**
 * The rights in the shared folders that things in the bin lay in, as if all of it were back: a folder in the bin keeps its settings and its
 * owner, and nobody sees it below one that they do not see (FLD-05). What is in the bin stands in no index; the ways up are read in one
 * statement, for what lies above may go to the bin or come back at any instant.
 */
export async function rightsOnce({ tx, licence }: Reading, accountId: string, things: readonly InFolder[]): Promise<FolderRights> {
  const ids = things.flatMap(({ id, resource, folder_id }) => [...(resource === 'folders' ? [id] : []), ...(folder_id ? [folder_id] : [])]);
  if (ids.length === 0) return new FolderRights(accountId, []);
  const shared = sql`licence_id = ${licence.id} and account_id = ${accountId} and space = 'shared'`;
  const rows = await tx.run(
    sql<NodeRow>`with recursive way as (
        select * from folders where ${shared} and id = any(${ids}::uuid[])
        union
        select f.* from way join (select * from folders where ${shared}) f on f.id = way.parent_id
      ) select way.*, way.deleted_at is not null as gone,
        (select array_agg(p.user_id order by p.user_id) from folder_people p
          where p.licence_id = way.licence_id and p.account_id = way.account_id and p.folder_id = way.id) as people
      from way`,
  );
  return new FolderRights(accountId, rows.map(nodeOf));
}
