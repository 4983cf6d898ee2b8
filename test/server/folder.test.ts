import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { after, before, test } from 'node:test';
import type { ChildProcess } from 'node:child_process';
import { lockFolder } from '@knippa/server/node';
import { rounds } from '../rounds.js';
import { runFile } from './process.js';

interface Said {
  readonly pid: number;
  readonly ms: number;
  readonly refused?: string;
}

/** A process that takes folders when it is told to. */
class Locker {
  readonly child: ChildProcess = runFile('locking.ts');
  readonly #lines: Interface;

  constructor() {
    if (!this.child.stdout) throw new Error('its output is not heard');
    this.#lines = createInterface(this.child.stdout);
  }

  async tell(told: { folder?: string; open?: string; at?: number }): Promise<Said> {
    const line = once(this.#lines, 'line') as Promise<[string]>;
    this.child.stdin?.write(`${JSON.stringify(told)}\n`);
    return JSON.parse((await line)[0]) as Said;
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

let folder = '';
let lockers: Locker[] = [];
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knippa-folder-'));
  lockers = Array.from({ length: 6 }, () => new Locker());
  await Promise.all(lockers.map((locker) => locker.tell({})));
});
after(async () => {
  await Promise.all(lockers.map((locker) => locker.end()));
  await rm(folder, { recursive: true, force: true });
});

const within = (name: string) => join(folder, name);

/** The lock of a process that has ended: no process has such a number. */
async function leaveStale(path: string, holder = '99999999-1-of-nobody'): Promise<void> {
  await mkdir(join(path, 'knippa.lock'), { recursive: true });
  await writeFile(join(path, 'knippa.lock', holder), '');
}

const sentence = (path: string, pid: number | undefined) =>
  `The folder ${path} is in use by process ${pid}. Stop it first, or choose another folder.`;

test('F4 keeps a second process off an embedded database within a second, with a sentence that names the first’s pid', async (t) => {
  const path = within('database');
  const [first, second] = lockers as [Locker, Locker];
  assert.equal((await first.tell({ open: path })).refused, undefined);
  const took: number[] = [];
  for (let round = 0; round < rounds(100); round++) {
    const { refused, ms } = await second.tell({ open: path });
    assert.equal(refused, sentence(path, first.child.pid));
    took.push(ms);
  }
  t.diagnostic(`refused ${took.length} of ${rounds(100)}, after ${Math.max(...took).toFixed(1)} ms at most`);
  assert.ok(Math.max(...took) < 1000);
  await first.tell({});
  assert.equal((await second.tell({ open: path })).refused, undefined, 'once the first has let go');
  await second.tell({});
  assert.deepEqual(await readdir(path), ['database'], 'and nothing of a lock is left');
});

test('F4 lets a process take over a folder whose holder was killed', async () => {
  const path = within('killed');
  const killed = new Locker();
  assert.equal((await killed.tell({ folder: path })).refused, undefined);
  assert.equal((await lockers[0]!.tell({ folder: path })).refused, sentence(path, killed.child.pid));
  await killed.end();
  assert.equal((await lockers[0]!.tell({ folder: path })).refused, undefined);
  await lockers[0]!.tell({});
});

test('F4 lets exactly one of many processes in that race for the folder of one that has ended', async (t) => {
  let most = 0;
  for (let round = 0; round < rounds(300); round++) {
    const path = within(`race${round}`);
    if (round % 3 < 2) await leaveStale(path);
    const at = Date.now() + 15;
    const said = await Promise.all(lockers.map((locker) => locker.tell({ folder: path, at })));
    const inside = said.filter(({ refused }) => refused === undefined);
    assert.equal(inside.length, 1, JSON.stringify(said));
    for (const { refused } of said) if (refused !== undefined) assert.equal(refused, sentence(path, inside[0]?.pid));
    most = Math.max(most, ...said.map(({ ms }) => ms));
    await Promise.all(lockers.map((locker) => locker.tell({})));
  }
  t.diagnostic(`${rounds(300)} races of ${lockers.length} processes: one in each time, after ${most.toFixed(1)} ms at most`);
});

test('F4 takes over a lock whose process number another process has got since', { skip: process.platform !== 'linux' }, async () => {
  const path = within('reused');
  await leaveStale(path, `${process.pid}-1-of-another`);
  await (await lockFolder(path)).release();
});

test('F4 takes over a lock that was cut off while it was made or let go', async () => {
  const path = within('empty');
  await mkdir(join(path, 'knippa.lock'), { recursive: true });
  const lock = await lockFolder(path);
  await assert.rejects(lockFolder(path), { message: sentence(path, process.pid) }, 'one process opens a folder once');
  await lock.release();
  await lock.release();
  await (await lockFolder(path)).release();
});
