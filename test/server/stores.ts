import { openPostgres } from '@knippa/server/node';
import type { Server, Store } from '@knippa/server';
import { after, before, describe } from 'node:test';
import { createDatabase, startPostgres, type Postgres } from '../postgres.js';
import { testSecret, testServer } from '../licence.js';
import { emptyMemory } from '../memory.js';

export type StoreKind = Store['kind'];

/** A PostgreSQL for this file: the run's, or one of its own. */
async function postgres(): Promise<Postgres> {
  const url = process.env['KNIPPA_TEST_POSTGRES'];
  return url ? { url, stop: () => Promise.resolve() } : startPostgres();
}

/** Runs a suite on each store: `server()` is a server over it, once the suite's tests run. */
export function onEachStore(kinds: readonly StoreKind[], suite: (server: () => Server, kind: StoreKind, url: () => string) => void): void {
  for (const kind of kinds)
    describe(`on ${kind}`, () => {
      let server: Server;
      let stop = () => Promise.resolve();
      let url = '';
      before(async () => {
        if (kind === 'pglite') return void (server = testServer(await emptyMemory()));
        const running = await postgres();
        stop = () => running.stop();
        url = await createDatabase(running.url);
        server = testServer(await openPostgres({ url, rolePassword: testSecret }));
      });
      suite(
        () => server,
        kind,
        () => url,
      );
      // hooks run as they come: what the suite opened is closed before its database
      after(async () => {
        await server.close();
        await stop();
      });
    });
}

export const bothStores: readonly StoreKind[] = ['pglite', 'postgres'];
