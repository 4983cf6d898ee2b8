import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps other processes off a folder until it is let go. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a folder for this process. PGlite itself lets a second process in, and both then lose data; so a file with the
 * pid is made, which only a process that has ended can lose (F4).
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'knippa.pid');
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = Number(await readFile(file, 'utf8').catch(() => ''));
      if (holder > 0 && isAlive(holder) && holder !== process.pid)
        throw new Error(`The folder ${folder} is in use by process ${holder}. Stop it first, or choose another folder.`);
      await rm(file, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
