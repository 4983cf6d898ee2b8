import type { accounts as contract, Block } from '@knippa/contract';
import { distinctNames, fileName } from '@knippa/core';
import { sql } from 'kysely';
import type { Asked } from '../kernel/answer.js';
import type { Later } from '../kernel/later.js';
import type { ArchiveFile } from './archive.js';

type Op = typeof contract.archive;

/** What is read of documents at a time: this much content, or this many. */
const pageBytes = 2_000_000;
const pageRows = 200;

interface DocumentRow {
  readonly id: string;
  readonly owner_id: string;
  readonly title: string;
  readonly blocks: Block[];
  readonly published: boolean;
  readonly created_at: string;
  readonly owner: string;
  readonly username: string | null;
  readonly email: string | null;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Every document of an account as a file, in a folder of its owner, each page as it is at its own moment (ACC-10). */
export async function* documentFiles({ look }: Pick<Later<Op>, 'look'>): AsyncGenerator<ArchiveFile> {
  const folders = distinctNames();
  let after = { owner: nobody, id: nobody };
  let folder = { owner: '', name: '', files: distinctNames() };
  for (;;) {
    const page = await look((asked) => pageAfter(asked, after));
    const last = page.at(-1);
    if (!last) return;
    after = { owner: last.owner_id, id: last.id };
    for (const row of page) {
      const signInName = row.username ?? row.email ?? row.owner;
      if (folder.owner !== row.owner_id)
        folder = { owner: row.owner_id, name: folders(fileName(signInName, 'user'), ''), files: distinctNames() };
      yield {
        name: `documents/${folder.name}/${folder.files(fileName(row.title, 'document'), '.json')}`,
        text: `${JSON.stringify(documentOf(row, signInName), null, 2)}\n`,
        at: row.created_at,
      };
    }
  }
}

/** A document as its file holds it. */
function documentOf({ id, title, owner, published, created_at, blocks }: DocumentRow, signInName: string) {
  return { id, title, owner: { displayName: owner, signInName }, published, createdAt: created_at, blocks };
}

/** The next documents by owner and id: as many as are worth `pageBytes`, and one at least. */
function pageAfter({ tx, licence, subject }: Asked<Op>, after: { owner: string; id: string }): Promise<DocumentRow[]> {
  const ofAccount = sql`licence_id = ${licence.id} and account_id = ${subject.account.id}`;
  return tx.run(
    sql<DocumentRow>`select d.id, d.owner_id, d.title, d.blocks, d.published, d.created_at, u.display_name as owner, u.username, u.email
      from (select id, sum(bytes) over (order by owner_id, id) - bytes as before
        from (select owner_id, id, bytes from documents where ${ofAccount} and (owner_id, id) > (${after.owner}::uuid, ${after.id}::uuid)
          order by owner_id, id limit ${sql.lit(pageRows)}) as n) as p
      join (select * from documents where ${ofAccount}) as d on d.id = p.id
      join (select * from users where ${ofAccount}) as u on u.id = d.owner_id
      where p.before < ${pageBytes} order by d.owner_id, d.id`,
  );
}
