import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps other processes off a folder until it is let go. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a folder for this process. PGlite itself lets a second process in, and both then lose data; so a lock is made,
 * which only a process that has ended can lose (F4). Processes of other machines and containers are not seen.
 *
 * The lock is a folder that holds one file, whose name says who holds it. It is made beside its place and renamed into
 * it, which succeeds for one alone, and only where no file is. What a process left that has ended is removed by its own
 * name: so nobody takes away a lock that another has just taken, and no name is ever half written.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const lock = join(folder, 'knippa.lock');
  const holder = `${process.pid}-${(await runOf(process.pid)) ?? unknownRun}-${randomUUID()}`;
  const mine = `${lock}.${holder}`;
  await mkdir(mine, { recursive: true });
  await writeFile(join(mine, holder), '');
  try {
    while (!(await placed(mine, lock)))
      for (const other of await namesIn(lock)) {
        if (await isHeld(other))
          throw new Error(`The folder ${folder} is in use by process ${pidOf(other)}. Stop it first, or choose another folder.`);
        await rm(join(lock, other), { force: true });
      }
  } catch (error) {
    await rm(mine, { recursive: true, force: true });
    throw error;
  }
  return {
    release: async () => {
      await rm(join(lock, holder), { force: true });
      await rmdir(lock).catch(() => undefined); // somebody has taken it already
    },
  };
}

/** Puts a folder in a place where none is, or an empty one. */
async function placed(mine: string, place: string): Promise<boolean> {
  try {
    await rename(mine, place);
    return true;
  } catch (error) {
    if (!isOne(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
  }
  try {
    // where a folder never replaces another, an empty one is cleared away first
    if ((await namesIn(place)).length === 0) await rmdir(place);
  } catch (error) {
    if (!isOne(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
  }
  return false;
}

function isOne(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

function pidOf(holder: string): number {
  return Number(holder.split('-')[0]);
}

/** Whether the process that a lock names still runs: that one, and not another that has got its number since. */
async function isHeld(holder: string): Promise<boolean> {
  const pid = pidOf(holder);
  if (!(pid > 0) || !isAlive(pid)) return false;
  const [run, said] = [await runOf(pid), holder.split('-')[1]];
  return run !== ended && (run === undefined || said === unknownRun || run === said);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isOne(error, 'EPERM');
  }
}

const unknownRun = 'x';
const ended = 'ended';

/** When a process began, in the system's own count, where the system tells it; `ended` if only its parent has not noticed yet. */
async function runOf(pid: number): Promise<string | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? ended : fields[19];
}
