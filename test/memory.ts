import { openMemory } from '@knippa/server/node';
import { createHash, randomUUID } from 'node:crypto';
import { openAsBlob, existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { migrations } from '../packages/server/src/store/migrations/index.js';

/**
 * An embedded database in memory with nothing in it but its tables. It begins with a dump, made once for these migrations and this PGlite and kept in .build: making one
 * anew takes four seconds, and nearly every file of tests begins with one.
 */
export async function emptyMemory(): ReturnType<typeof openMemory> {
  const dump = `.build/empty-${await version()}.tgz`;
  if (existsSync(dump)) return openMemory(await openAsBlob(dump));
  const store = await openMemory();
  const made = await store.dump();
  await mkdir('.build', { recursive: true });
  // several processes may be here at once: each puts a whole file in its place
  const unnamed = `${dump}.${randomUUID()}`;
  await writeFile(unnamed, new Uint8Array(await made.arrayBuffer()));
  await rename(unnamed, dump);
  return store;
}

async function version(): Promise<string> {
  const hash = createHash('sha256').update(await readFile('node_modules/@electric-sql/pglite/package.json'));
  for (const { name, sql } of migrations) hash.update(name).update(sql('role'));
  return hash.digest('hex').slice(0, 16);
}
