import { FolderRights, type FolderNode } from '@knippa/core';
import { sql } from 'kysely';
import { nodeOf, type Seeing } from '../folders/rights.js';
import type { Reading } from '../kernel/answer.js';

/** Of something in the bin, whether it is a folder, and the folder that it lay in. */
export interface InFolder {
  readonly id: string;
  readonly resource: 'documents' | 'folders';
  readonly folder_id: string | null;
}

type NodeRow = Parameters<typeof nodeOf>[0];

/** The shared folders in the bin on the ways up from things in it, themselves too: what is in the bin stands in no index. */
export async function nodesInBin({ tx, licence }: Reading, accountId: string, things: readonly InFolder[]): Promise<FolderNode[]> {
  const ids = things.flatMap(({ id, resource, folder_id }) => [...(resource === 'folders' ? [id] : []), ...(folder_id ? [folder_id] : [])]);
  if (ids.length === 0) return [];
  const binned = sql`licence_id = ${licence.id} and account_id = ${accountId} and space = 'shared' and deleted_at is not null`;
  const rows = await tx.run(
    sql<NodeRow>`with recursive way as (
        select * from folders where ${binned} and id = any(${ids}::uuid[])
        union
        select f.* from way join (select * from folders where ${binned}) f on f.id = way.parent_id
      ) select way.*, true as gone,
        (select array_agg(p.user_id order by p.user_id) from folder_people p
          where p.licence_id = way.licence_id and p.account_id = way.account_id and p.folder_id = way.id) as people
      from way`,
  );
  return rows.map(nodeOf);
}

/**
 * The rights in the shared folders that things in the bin lay in, as if all of it were back: a folder in the bin keeps its settings and its owner, and nobody sees it below one
 * that they do not see (FLD-05).
 */
export function rightsOnce(
  { rights }: Pick<Seeing, 'rights'>,
  accountId: string,
  nodes: readonly FolderNode[],
  things: readonly InFolder[],
) {
  const back = new Map(nodes.map((node) => [node.id, node]));
  for (const id of [...nodes.map(({ parentId }) => parentId), ...things.map(({ folder_id }) => folder_id)])
    if (id !== null && !back.has(id)) for (const node of rights.path(id)) back.set(node.id, node);
  return new FolderRights(accountId, back.values());
}
