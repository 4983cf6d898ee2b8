import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

const sampledEach = 50;

/**
 * By how many MB (10⁶ bytes) the resident memory of a process rises above what it is now, at the highest, while something is done. Linux itself keeps the
 * highest; elsewhere it is looked at every 50 ms.
 */
export async function rise(pid: number, act: () => Promise<unknown>): Promise<number> {
  return existsSync(`/proc/${pid}/status`) ? riseKept(pid, act) : riseSampled(pid, act);
}

async function riseKept(pid: number, act: () => Promise<unknown>): Promise<number> {
  // the highest begins anew; where that may not be asked, it is the highest since the process began, and the rise is told no lower
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
  const { VmRSS: before } = await kept(pid);
  await act();
  const { VmHWM: highest } = await kept(pid);
  return megabytes(highest - before);
}

/** What Linux tells of a process's resident memory, in KiB. */
async function kept(pid: number): Promise<Record<'VmRSS' | 'VmHWM', number>> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const told = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? NaN);
  return { VmRSS: told('VmRSS'), VmHWM: told('VmHWM') };
}

async function riseSampled(pid: number, act: () => Promise<unknown>): Promise<number> {
  const now = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
  const before = now();
  let highest = before;
  const sampling = setInterval(() => (highest = Math.max(highest, now())), sampledEach);
  try {
    await act();
  } finally {
    clearInterval(sampling);
  }
  return megabytes(Math.max(highest, now()) - before);
}

const megabytes = (kibibytes: number) => (kibibytes * 1024) / 1e6;
