import { hash as argon2, verify } from '@node-rs/argon2';
import { createAdaptorServer } from '@hono/node-server';
import { createHash, hash } from 'node:crypto';
import { join } from 'node:path';
import type { Server } from './index.js';
import { lockFolder } from './folder.js';
import type { Platform } from './kernel/platform.js';
import { openPglite, type PgliteStore } from './store/pglite.js';

export { lockFolder, type FolderLock } from './folder.js';
export { openPostgres, type PostgresOptions } from './store/postgres.js';
export { createLicence, type NewLicence } from './staff.js';
export { inbox, type WaitingMail } from './inbox.js';

/** argon2id as the password store of this service: 19 MiB, two passes, one lane (OWASP). */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What the server needs of Node. */
export const nodePlatform: Platform = {
  digest: (content) => hash('sha256', content, 'buffer'),
  passwords: { hash: (password) => argon2(password, argon), verify: (password, stored) => verify(stored, password) },
};

/** Opens an embedded database in a folder, which this process alone may use until it is closed. */
export async function openFolder(folder: string): Promise<PgliteStore> {
  const lock = await lockFolder(folder);
  try {
    const store = await openPglite({ dataDir: join(folder, 'database') });
    return { ...store, close: () => store.close().finally(() => lock.release()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Opens an embedded database in memory, for tests. */
export function openMemory(snapshot?: Blob): Promise<PgliteStore> {
  return openPglite({ dataDir: 'memory://', ...(snapshot && { snapshot }) });
}

/** A server that listens on this machine. */
export interface Listening {
  readonly port: number;
  /** Stops taking requests, lets those in flight end, and closes. */
  close(): Promise<void>;
}

/** Listens on loopback, or on `host`; port 0 takes a free one. */
export async function listen(handler: Pick<Server, 'fetch'>, { port = 0, host = '127.0.0.1' } = {}): Promise<Listening> {
  const server = createAdaptorServer({ fetch: (request: Request) => handler.fetch(request) });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}

/** A secret of the service that is derived from another, for one purpose. */
export function derived(secret: string, purpose: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['knippa', purpose, secret]))
    .digest('hex');
}
