import { listen, openFolder, openPostgres } from '@knippa/server/node';
import type { Store } from '@knippa/server';
import { sql } from 'kysely';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { testSecret, testServer } from '../licence.js';

/**
 * A server in a process of its own, for tests that need two of them or end one. It says when it
 * stands ready, and waits until a line names the folder or the PostgreSQL that it is over; then it opens that, tells its
 * port on a line, and ends with the process that started it.
 */
process.stdin.on('end', () => process.exit(0));
process.stdout.write('{}\n');
const [where] = (await once(createInterface(process.stdin), 'line')) as [string];

/** How often each error of the database ended a transaction. */
const ended: Record<string, number> = {};

function counting(store: Store): Store {
  return {
    ...store,
    transaction: (mode, run) =>
      store.transaction(mode, run).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error) ended[String(error.code)] = (ended[String(error.code)] ?? 0) + 1;
        throw error;
      }),
  };
}

const store = where.startsWith('postgres:') ? await openPostgres({ url: where, rolePassword: testSecret }) : await openFolder(where);
const server = testServer(counting(store));

/** Rows of an embedded database, past row-level security: only its own process can look. */
function asOwner(query: string): Promise<unknown[]> {
  return store.transaction({ write: false }, async (tx) => {
    await tx.run(sql`reset role`);
    return tx.run(sql`${sql.raw(query)}`);
  });
}

const listening = await listen({
  fetch: async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/test/ended') return Response.json(ended);
    if (pathname === '/test/rows') return Response.json(await asOwner(await request.text()));
    return server.fetch(request);
  },
});
process.stdout.write(`${JSON.stringify({ port: listening.port })}\n`);
