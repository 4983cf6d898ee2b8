import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPostgres } from '../store/postgres.js';
import type { Mailer } from '../mail/mailer.js';
import type { Store } from '../store/store.js';
import { openFolder } from './embedded.js';
import { derived } from './platform.js';
import { smtpMailer } from './smtp.js';

/** Where this machine keeps Knippa: a folder, and PostgreSQL where one is named. */
export interface Installation {
  readonly store: Store;
  readonly secret: string;
  /** The mail server, where one is named; mails wait in the outbox otherwise. */
  readonly mail: Mailer | undefined;
}

/** What an installation is found by; by default the environment's variables, and the folder `.knippa`. */
export interface InstallationOptions {
  readonly folder?: string;
  /** DATABASE_URL. */
  readonly databaseUrl?: string | undefined;
  /** KNIPPA_SECRET. */
  readonly secret?: string | undefined;
  /** KNIPPA_SMTP_URL. */
  readonly smtpUrl?: string | undefined;
  /** KNIPPA_MAIL_FROM. */
  readonly mailFrom?: string | undefined;
}

/** Opens the installation: its secret, made at the first start, its database, and its mail server. */
export async function openInstallation({
  folder = '.knippa',
  databaseUrl = process.env['DATABASE_URL'],
  secret: given = process.env['KNIPPA_SECRET'],
  smtpUrl = process.env['KNIPPA_SMTP_URL'],
  mailFrom = process.env['KNIPPA_MAIL_FROM'],
}: InstallationOptions = {}): Promise<Installation> {
  const secret = given ?? (await keptSecret(folder));
  if (secret.length < 32) throw new Error('KNIPPA_SECRET needs at least 32 characters.');
  const mail = mailerOf(smtpUrl, mailFrom);
  if (!databaseUrl) return { secret, mail, store: await openFolder(folder) };
  return { secret, mail, store: await openPostgres({ url: databaseUrl, rolePassword: derived(secret, 'database role') }) };
}

function mailerOf(url: string | undefined, from: string | undefined): Mailer | undefined {
  if (!url) return undefined;
  if (!from) throw new Error('KNIPPA_SMTP_URL needs KNIPPA_MAIL_FROM: whom mails are from.');
  return smtpMailer({ url, from });
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
