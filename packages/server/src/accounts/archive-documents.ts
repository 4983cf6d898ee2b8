import type { accounts as contract, Content, Space } from '@knippa/contract';
import { distinctNames, fileName } from '@knippa/core';
import { sql } from 'kysely';
import { waysTo, type Way } from '../folders/ways.js';
import type { Asked } from '../kernel/answer.js';
import type { Later } from '../kernel/later.js';
import type { ArchiveFile } from './archive.js';

type Op = typeof contract.archive;

/** What is read of documents at a time: this much content, or this many. */
const pageBytes = 2_000_000;
const pageRows = 200;

interface DocumentRow {
  readonly id: string;
  /** What is read together: a person's own, what lies in a shared folder, or in a folder of templates. */
  readonly shelf: string;
  readonly space: Space;
  readonly folder_id: string | null;
  readonly title: string;
  readonly content: Content;
  readonly published: boolean;
  readonly created_at: string;
  readonly maker: string | null;
  readonly owner: string | null;
  readonly username: string | null;
  readonly email: string | null;
}

/** A page of documents, and the way to each folder that they lie in. */
interface Page {
  readonly rows: readonly DocumentRow[];
  readonly ways: ReadonlyMap<string, Way>;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The directories of the archive, by what lies in them. */
const directories = { personal: 'documents', shared: 'shared', templates: 'templates' } as const;

/** Every document of an account as a file, in a directory of its owner or of what the group shares, each page as it is at its own moment (ACC-10). */
export async function* documentFiles({ look }: Pick<Later<Op>, 'look'>): AsyncGenerator<ArchiveFile> {
  const shelves = distinctNames();
  let after = { shelf: nobody, id: nobody };
  let shelf = { id: '', name: '', files: distinctNames() };
  for (;;) {
    const { rows, ways } = await look((asked) => pageAfter(asked, after));
    const last = rows.at(-1);
    if (!last) return;
    after = { shelf: last.shelf, id: last.id };
    for (const row of rows) {
      const way = ways.get(row.folder_id ?? '')?.map(({ name }) => name) ?? [];
      const signInName = row.username ?? row.email ?? row.owner;
      if (shelf.id !== row.shelf) {
        const parts = row.space === 'personal' ? [fileName(signInName ?? '', 'user')] : way.map((name) => fileName(name, 'folder'));
        shelf = { id: row.shelf, name: shelves([directories[row.space], ...parts].join('/'), ''), files: distinctNames() };
      }
      yield {
        name: `${shelf.name}/${shelf.files(fileName(row.title, 'document'), '.json')}`,
        text: `${JSON.stringify(documentOf(row, signInName, way), null, 2)}\n`,
        at: row.created_at,
      };
    }
  }
}

/** A document as its file holds it. */
function documentOf(
  { id, title, owner, maker, published, created_at, content }: DocumentRow,
  signInName: string | null,
  folders: readonly string[],
) {
  return {
    id,
    title,
    ...(owner !== null && { owner: { displayName: owner, signInName } }),
    maker: { displayName: maker },
    folders,
    published,
    createdAt: created_at,
    content,
  };
}

/** The next documents by shelf and id, none from the bin: as many as are worth `pageBytes`, and one at least. */
async function pageAfter({ tx, licence, subject }: Asked<Op>, after: { shelf: string; id: string }): Promise<Page> {
  const ofAccount = sql`licence_id = ${licence.id} and account_id = ${subject.account.id}`;
  // as the index has it
  const shelf = sql`coalesce(owner_id, folder_id, '00000000-0000-0000-0000-000000000000'::uuid)`;
  const rows = await tx.run(
    sql<DocumentRow>`select d.id, p.shelf, d.space, d.folder_id, d.title, d.content, d.published, d.created_at, m.display_name as maker,
        u.display_name as owner, u.username, u.email
      from (select id, shelf, sum(bytes) over (order by shelf, id) - bytes as before
        from (select ${shelf} as shelf, id, bytes from documents
          where ${ofAccount} and deleted_at is null and (${shelf}, id) > (${after.shelf}::uuid, ${after.id}::uuid)
          order by ${shelf}, id limit ${sql.lit(pageRows)}) as n) as p
      join (select * from documents where ${ofAccount}) as d on d.id = p.id
      left join (select * from users where ${ofAccount}) as u on u.id = d.owner_id
      left join (select * from users where ${ofAccount}) as m on m.id = d.creator_id
      where p.before < ${pageBytes} order by p.shelf, d.id`,
  );
  const folders = [...new Set(rows.flatMap(({ folder_id }) => folder_id ?? []))];
  return { rows, ways: await waysTo({ tx, licence }, subject.account.id, folders) };
}
