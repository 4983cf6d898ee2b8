import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Server } from '@knippa/server';
import { openInstallation, type Installation } from '@knippa/server/node';
import { loadTown } from '../stories/town/load.js';

interface Place {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
}

/**
 * Sees to it that the demo town is in the database, and answers its licence's id. A load that was cut off is begun anew
 * in a folder; a PostgreSQL is left as it is, with a sentence.
 */
export async function prepareTown({ folder, databaseUrl }: Place, serve: (installation: Installation) => Server): Promise<string> {
  const name = createHash('sha256')
    .update(databaseUrl ?? 'folder')
    .digest('hex')
    .slice(0, 12);
  const loaded = join(folder, `town-${name}`);
  const loading = `${loaded}.loading`;
  if (existsSync(loaded)) return (await readFile(loaded, 'utf8')).trim();
  if (existsSync(loading)) {
    if (databaseUrl) throw new Error(`Loading the demo town was cut off. Empty the database, remove ${loading}, and start again.`);
    await rm(join(folder, 'database'), { recursive: true, force: true });
  }
  await mkdir(folder, { recursive: true });
  const installation = await openInstallation({ folder, databaseUrl });
  const server = serve(installation);
  try {
    await writeFile(loading, '');
    const { licenceId } = await loadTown(server, tell);
    await writeFile(loaded, `${licenceId}\n`);
    await rm(loading);
    process.stdout.write('\n');
    return licenceId;
  } finally {
    await server.close();
  }
}

const steps = { accounts: 'Starting the accounts', users: 'Importing the users', documents: 'Writing the documents' } as const;
let shown = '';

/** One line for each step of the first start, with how far it has come. */
function tell(what: string, done: number, of: number): void {
  const line = `${steps[what as keyof typeof steps]}: ${Math.round((100 * done) / of)} %`;
  if (line === shown) return;
  process.stdout.write(
    process.stdout.isTTY ? `\r${line}   ` : shown.split(':')[0] === line.split(':')[0] ? '' : `${line.split(':')[0] ?? ''} …\n`,
  );
  shown = line;
}
