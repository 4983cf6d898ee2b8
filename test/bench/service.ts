import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { openInstallation } from '@knippa/server/node';
import { createDatabase, testPostgres } from '../postgres.js';
import { spawnServer, type Spawned } from './helpers.js';
import { fill, type Seeded } from './seed.js';

/** The secret of the servers that are measured. */
const secret = 'a secret for measurements, of more than thirty-two characters';

/** The database that all measurements of a run share, and what is in it. */
export interface Data extends Seeded {
  /** The database as its owner. */
  readonly url: string;
}

let made: Promise<Data> | undefined;

/** The data of this run: made and filled when first asked for. */
export const data = (): Promise<Data> => (made ??= make());

async function make(): Promise<Data> {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'packages/server'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const url = await createDatabase(await testPostgres());
  const { store } = await openInstallation({ databaseUrl: url, secret });
  await store.close();
  return { url, ...(await asOwner(url, fill)) };
}

/** Runs something with a connection of the database's owner. */
export async function asOwner<T>(url: string, act: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return await act(owner);
  } finally {
    await owner.end();
  }
}

/** Both sides' servers over the data, one process each, while something is measured. */
export function withServers<T>(act: (sides: { ours: string; peer: string; data: Data }) => Promise<T>): Promise<T> {
  return withSpawned(['test/bench/server.ts', 'test/bench/peers/service.ts'], ([ours, peer], found) => {
    if (!ours || !peer) throw new Error('two servers were started');
    return act({ ours: ours.url, peer: peer.url, data: found });
  });
}

/** Our server alone over the data, while something is measured. */
export function withOurs<T>(act: (ours: Spawned, data: Data) => Promise<T>): Promise<T> {
  return withSpawned(['test/bench/server.ts'], ([ours], found) => {
    if (!ours) throw new Error('a server was started');
    return act(ours, found);
  });
}

async function withSpawned<T>(files: readonly string[], act: (servers: readonly Spawned[], data: Data) => Promise<T>): Promise<T> {
  const found = await data();
  const env = { DATABASE_URL: found.url, KNIPPA_SECRET: secret, NODE_ENV: 'production' };
  const servers: Spawned[] = [];
  try {
    for (const file of files) servers.push(await spawnServer(file, { env, built: true }));
    return await act(servers, found);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Runs something in a transaction of the server's own role, in which the operator has entered. */
export async function asServer<T>({ url, token }: Data, act: (server: pg.Client) => Promise<T>): Promise<T> {
  return asOwner(url, async (client) => {
    const { rows } = await client.query<{ role: string }>(`select quote_ident(current_database() || '_server') as role`);
    await client.query(`begin isolation level repeatable read read only; set local role ${rows[0]?.role}`);
    await client.query('select * from enter($1, now(), null)', [createHash('sha256').update(token).digest()]);
    return act(client);
  });
}
