import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Server } from '@knippa/server';
import { lockFolder, openInstallation, type Installation } from '@knippa/server/node';
import { loadTown } from '../stories/town/load.js';

interface Place {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
}

/** What a load writes that made its database itself. */
const own = 'own';

/**
 * Sees to it that the demo town is in the database, and answers its licence's id. A load that was cut off is begun anew
 * in a folder where it had made the database itself; any other database is left as it is, with a sentence.
 */
export async function prepareTown({ folder, databaseUrl }: Place, serve: (installation: Installation) => Server): Promise<string> {
  const name = createHash('sha256')
    .update(databaseUrl ?? 'folder')
    .digest('hex')
    .slice(0, 12);
  const loaded = join(folder, `town-${name}`);
  const loading = `${loaded}.loading`;
  if (existsSync(loaded)) return (await readFile(loaded, 'utf8')).trim();
  const database = join(folder, 'database');
  await mkdir(folder, { recursive: true });
  if (existsSync(loading)) {
    if ((await readFile(loading, 'utf8')) !== own)
      throw new Error(`Loading the demo town was cut off. Empty the database, remove ${loading}, and start again.`);
    // only when nobody is loading it now
    const lock = await lockFolder(folder);
    await rm(database, { recursive: true, force: true }).finally(() => lock.release());
  }
  const mine = !databaseUrl && !existsSync(database);
  const installation = await openInstallation({ folder, databaseUrl });
  const server = serve(installation);
  try {
    await writeFile(loading, mine ? own : '');
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
