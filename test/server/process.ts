import { createClient, type Client } from '@knippa/sdk';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { source } from '../runner/child.js';
import type { AsOwner } from './consistent.js';

/** A server in a process of its own. */
export interface Serving {
  readonly url: string;
  readonly pid: number;
  client(token: string): Client;
  /** How often each error of the database ended a transaction. */
  errors(): Promise<Record<string, number>>;
  /** Rows of an embedded database, as its owner. */
  rows: AsOwner;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Runs a TypeScript file of this folder in a process of its own, which ends when its input does. */
export function runFile(file: string, ...args: string[]): ChildProcess {
  const path = new URL(file, import.meta.url).pathname;
  return spawn(process.execPath, [...source, path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** The first line that a process says, or an error when it ends without one. */
export async function firstLine<T>(child: ChildProcess): Promise<T> {
  if (!child.stdout) throw new Error('its output is not heard');
  const lines = createInterface(child.stdout);
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`it ended with ${String(code ?? signal)} before it said anything`);
  });
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  ended.catch(() => undefined);
  return JSON.parse(line) as T;
}

/** Starts a server over a folder or a PostgreSQL. */
export async function serve(where: string): Promise<Serving> {
  const child = runFile('serving.ts', where);
  const { port } = await firstLine<{ port: number }>(child);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    pid: child.pid ?? 0,
    client: (token) => createClient({ baseUrl: `${url}/api`, getToken: () => token }),
    errors: async () => (await fetch(`${url}/test/ended`)).json() as Promise<Record<string, number>>,
    rows: async (body) => (await fetch(`${url}/test/rows`, { method: 'POST', body })).json() as Promise<Record<string, unknown>[]>,
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
