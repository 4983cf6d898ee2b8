import { spawn } from 'node:child_process';
import { source } from '../runner/child.js';
import type { Figures } from './measurement.js';

/** The value in the middle of the sorted ones; between the two middle ones for an even count. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('No values.');
  return (low + high) / 2;
}

/**
 * Runs ours and the peer's by turns, each first as often as the other, so that a machine that slows down slows both; answers the medians.
 * Both run once before, uncounted.
 */
export async function interleaved(rounds: number, ours: () => Promise<number>, peer: () => Promise<number>): Promise<Figures> {
  const found = { ours: [] as number[], peer: [] as number[] };
  await ours();
  await peer();
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0;
    if (first) found.ours.push(await ours());
    found.peer.push(await peer());
    if (!first) found.ours.push(await ours());
  }
  return { ours: median(found.ours), peer: median(found.peer), n: rounds };
}

/** A server in a process of its own. */
export interface Spawned {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/**
 * Starts one of our TypeScript files as a server in a process of its own, and waits until it prints an address (`http://…`). It gets
 * PORT=0 unless told otherwise, and ends with `stop`, or with this process. With `built`, our packages are what was built of them.
 */
export async function spawnServer(
  file: string,
  { env = {}, built = false }: { env?: NodeJS.ProcessEnv; built?: boolean } = {},
): Promise<Spawned> {
  const flags = built ? ['--import', 'tsx'] : source;
  const child = spawn(process.execPath, [...flags, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PORT: '0', ...process.env, ...env },
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      process.off('exit', kill);
      resolve();
    });
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (words: string) => {
      if (said.length < 100_000) said += words;
      const address = /https?:\/\/[^\s'"]+(?=\s)/.exec(said)?.[0];
      if (address !== undefined) resolve(address.replace(/\/$/, ''));
    });
    void ended.then(() => reject(new Error(`${file} ended before it printed an address:\n${said}`)));
    setTimeout(() => reject(new Error(`${file} printed no address in 60 s:\n${said}`)), 60_000).unref();
  }).catch((error: unknown) => {
    kill();
    throw error;
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${file} has no process.`);
  const stop = async () => {
    child.kill('SIGTERM');
    const hard = setTimeout(kill, 10_000);
    await ended;
    clearTimeout(hard);
  };
  return { url, pid, stop };
}
