import { createClient, type Client } from '@knippa/sdk';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bundled } from '../runner/bundled.js';
import { day } from '../runner/child.js';
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
export function runFile(file: string, env: Readonly<Record<string, string>> = {}): ChildProcess {
  const path = bundled(new URL(file, import.meta.url));
  return spawn(process.execPath, ['--import', day, path], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
}

/** A process that has started, and opens nothing until it is told what. */
export interface Ready {
  /** Comes when it has loaded what it needs. */
  readonly ready: Promise<void>;
  serve(where: string): Promise<Serving>;
  kill(): Promise<void>;
}

/** Starts a process that stands ready: what it takes to start Node is then not counted as what it takes to open a database. */
export function standBy(): Ready {
  const child = runFile('serving.ts');
  const line = linesOf(child);
  const ready = line().then(() => undefined);
  ready.catch(() => undefined);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    kill,
    ready,
    serve: async (where) => {
      await ready;
      child.stdin?.write(`${where}\n`);
      const { port } = (await line()) as { port: number };
      const url = `http://127.0.0.1:${port}`;
      return {
        url,
        pid: child.pid ?? 0,
        client: (token) => createClient({ baseUrl: `${url}/api`, getToken: () => token }),
        errors: async () => (await fetch(`${url}/test/ended`)).json() as Promise<Record<string, number>>,
        rows: async (body) => (await fetch(`${url}/test/rows`, { method: 'POST', body })).json() as Promise<Record<string, unknown>[]>,
        kill,
      };
    },
  };
}

/** Starts a server over a folder or a PostgreSQL. */
export function serve(where: string): Promise<Serving> {
  return standBy().serve(where);
}

/** What a process says, line by line; an error when it ends before it says the next. */
function linesOf(child: ChildProcess): () => Promise<unknown> {
  if (!child.stdout) throw new Error('its output is not heard');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return async () => {
    const { done, value } = await lines.next();
    if (done) throw new Error(`the process ended with ${String(child.exitCode ?? child.signalCode)}`);
    return JSON.parse(value) as unknown;
  };
}
