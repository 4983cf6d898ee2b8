import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPostgres } from '../store/postgres.js';
import type { Store } from '../store/store.js';
import { openFolder } from './embedded.js';
import { derived } from './platform.js';

/** Where this machine keeps Knippa: a folder, and PostgreSQL where one is named. */
export interface Installation {
  readonly store: Store;
  readonly secret: string;
}

/** What an installation is found by; by default the environment's DATABASE_URL and KNIPPA_SECRET, and the folder `.knippa`. */
export interface InstallationOptions {
  readonly folder?: string;
  readonly databaseUrl?: string | undefined;
  readonly secret?: string | undefined;
}

/** Opens the installation: its secret, made at the first start, and its database. */
export async function openInstallation({
  folder = '.knippa',
  databaseUrl = process.env['DATABASE_URL'],
  secret: given = process.env['KNIPPA_SECRET'],
}: InstallationOptions = {}): Promise<Installation> {
  const secret = given ?? (await keptSecret(folder));
  if (secret.length < 32) throw new Error('KNIPPA_SECRET needs at least 32 characters.');
  if (!databaseUrl) return { secret, store: await openFolder(folder) };
  return { secret, store: await openPostgres({ url: databaseUrl, rolePassword: derived(secret, 'database role') }) };
}

async function keptSecret(folder: string): Promise<string> {
  const file = join(folder, 'secret');
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(file, 'utf8');
}
