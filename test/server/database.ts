import { createHash } from 'node:crypto';
import type { Server } from '@knippa/server';
import { sql } from 'kysely';
import pg from 'pg';

/** Rows of a query inside one licence, as the server's own role sees them. */
export function rowsOf<Row>(server: Server, licenceId: string, query: string): Promise<Row[]> {
  return server.env.store.transaction({ write: false }, async (tx) => {
    await tx.run(sql`select set_config('knippa.licences', ${`{${licenceId}}`}, true)`);
    return tx.run(sql<Row>`${sql.raw(query)}`);
  });
}

/** Changes rows of one licence where no operation does yet. */
export async function changeRows(server: Server, licenceId: string, statement: string): Promise<void> {
  await server.env.store.transaction({ write: true }, async (tx) => {
    await tx.run(sql`select set_config('knippa.licences', ${`{${licenceId}}`}, true)`);
    await tx.run(sql`${sql.raw(statement)}`);
  });
}

/** Runs SQL past row-level security, as the owner of a server's database. */
export async function asOwner<Row>(server: Server, url: string, query: string): Promise<Row[]> {
  if (server.env.store.kind === 'pglite')
    return server.env.store.transaction({ write: true }, async (tx) => {
      await tx.run(sql`reset role`);
      return tx.run(sql<Row>`${sql.raw(query)}`);
    });
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return (await owner.query(query)).rows as Row[];
  } finally {
    await owner.end();
  }
}

/** The tables that hold a licence's things; sessions and submissions are traces of asking. */
const tables = [
  'licences',
  'entitlements',
  'operators',
  'accounts',
  'users',
  'documents',
  'words',
  'counters',
  'outbox',
  'journal',
  'journal_changes',
  'heads',
];

/** One hash over everything that a licence holds. */
export async function contentOf(server: Server, licenceId: string): Promise<string> {
  const hash = createHash('sha256');
  for (const table of tables) {
    const rows = await rowsOf<{ row: string }>(server, licenceId, `select t::text as row from ${table} t order by 1`);
    for (const { row } of rows) hash.update(`${table}${row}\n`);
  }
  return hash.digest('hex');
}
