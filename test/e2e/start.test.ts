import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { freePort } from '../ports.js';

const folders: string[] = [];
const ends: (() => void)[] = [];
after(async () => {
  ends.forEach((end) => end());
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'knippa-start-'));
  folders.push(folder);
  return folder;
}

interface Started {
  /** Everything it has said until now. */
  said(): string;
  /** Waits until it has said this. */
  says(text: string): Promise<void>;
  readonly exit: Promise<number | null>;
  end(): Promise<void>;
}

/** What `npm start` runs, after the build, in a process group of its own. */
async function start(folder: string, port: number): Promise<Started> {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> };
  const [command = '', ...args] = (scripts['start'] ?? '').split(' ');
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(command, args, { env: { ...env, PORT: String(port), KNIPPA_FOLDER: folder }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  ends.push(() => child.kill('SIGKILL'));
  return {
    said: () => said,
    says: async (text) => {
      for (let waited = 0; !said.includes(text); waited += 50) {
        assert.ok(waited < 120_000 && child.exitCode === null, `it never said “${text}”, but: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    exit,
    end: async () => {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** The status line of a request whose path is sent as it stands. */
async function statusOf(port: number, path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  let answer = '';
  for await (const part of socket) answer += String(part);
  return answer.split('\r\n')[0] ?? '';
}

test(
  'the start command of package.json loads the town once, serves the portal, and keeps its files to itself',
  { timeout: 240_000 },
  async () => {
    const [folder, port] = [await newFolder(), await freePort()];
    const first = await start(folder, port);
    await first.says('Knippa is running');
    assert.match(await (await fetch(`http://localhost:${port}/`)).text(), /<knippa-/);
    assert.equal(await statusOf(port, '/knippa/knippa.js'), 'HTTP/1.1 200 OK');
    const secret = join(folder, 'secret');
    for (const path of [
      `/${secret}`,
      `/knippa/${secret}`,
      `/file://${secret}`,
      `/%2e%2e/%2e%2e${secret}`,
      `/..%2f..%2fpackage.json`,
      '/%zz',
    ])
      assert.equal(await statusOf(port, path), 'HTTP/1.1 404 Not Found', path);
    await first.end();

    const second = await start(folder, port);
    await second.says('Knippa is running');
    assert.ok(!second.said().includes('Importing the users'), 'the town is there already');
    await second.end();
  },
);

test(
  'F4 a second start while the first one loads harms nothing, and one after a load that was cut off begins anew',
  { timeout: 240_000 },
  async () => {
    const folder = await newFolder();
    const first = await start(folder, await freePort());
    await first.says('Importing the users');
    const second = await start(folder, await freePort());
    assert.equal(await second.exit, 1);
    assert.match(second.said(), /is in use by process \d+/);
    assert.ok(existsSync(join(folder, 'database')), 'the database of the first is there');
    ends.forEach((end) => end());
    await first.exit;

    const third = await start(folder, await freePort());
    await third.says('Knippa is running');
    await third.end();
  },
);
