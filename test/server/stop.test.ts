import { session, users } from '@knippa/contract';
import { createClient } from '@knippa/sdk';
import { openFolder, openPostgres, runEachMinute } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { makeLicence, startGroup, testSecret, testServer, unique } from '../licence.js';
import { createDatabase, testPostgres } from '../postgres.js';
import { rowsOf } from './database.js';
import { PostOffice } from './post.js';
import { runFile } from './process.js';
import { bothStores } from './stores.js';

const requests = 100;

for (const kind of bothStores)
  describe(`on ${kind}`, () => {
    let office: PostOffice;
    let folder: string | undefined;
    let where = '';
    before(async () => {
      office = await PostOffice.open();
      if (kind === 'pglite') where = folder = await mkdtemp(join(tmpdir(), 'knippa-stop-'));
      else where = await createDatabase(await testPostgres());
    });
    after(async () => {
      await office.down();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    });

    const open = () => (kind === 'pglite' ? openFolder(where) : openPostgres({ url: where, rolePassword: testSecret }));

    test('F20 lets 100 requests in flight end when it is told to stop, while a slow mail is on its way, and ends within ten seconds', async (t) => {
      const prepared = testServer(await open());
      const licence = await makeLicence(prepared, {
        entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 100, purchased: 1 }],
      });
      const account = await startGroup(licence);
      await prepared.close();

      const taken = new Promise<void>((resolve) => {
        office.handle = () => {
          resolve();
          return new Promise(() => undefined); // never answers
        };
      });
      const child = runFile('stopping.ts');
      t.after(() => child.kill('SIGKILL'));
      const gone = once(child, 'exit') as Promise<[number | null, string | null]>;
      const lines = createInterface(child.stdout!)[Symbol.asyncIterator]();
      const said = async () => JSON.parse(String((await lines.next()).value)) as { port: number; inFlight: number };
      await said();
      child.stdin!.write(`${JSON.stringify({ where, smtp: office.url, requests })}\n`);
      const { port } = await said();
      await taken;

      const client = createClient({ baseUrl: `http://127.0.0.1:${port}/api`, getToken: () => licence.token });
      const act = (at: number): Promise<unknown> => {
        if (at % 10 === 0) return client.call(session.signIn, { door: 'operator', ...licence.signIn });
        if (at % 10 > 2) return client.call(users.list, { accountId: account.id });
        const username = unique('u');
        const person = { displayName: 'Mo Ek', username, email: `${username}@skola.example` };
        return client.call(users.create, { accountId: account.id, role: 'administrator', ...person });
      };
      const answers = Promise.allSettled(Array.from({ length: requests }, (_, at) => act(at)));
      assert.equal((await said()).inFlight, requests);
      const told = performance.now();
      child.kill('SIGTERM');
      const settled = await answers;
      const answered = (performance.now() - told) / 1000;
      const [code] = await gone;
      const seconds = (performance.now() - told) / 1000;

      const cut = settled.filter(({ status }) => status === 'rejected').length;
      t.diagnostic(
        `${kind}: ${requests} in flight at SIGTERM, cut ${cut}, all answered after ${answered.toFixed(1)} s, exit ${String(code)} after ${seconds.toFixed(1)} s`,
      );
      assert.equal(cut, 0);
      assert.equal(code, 0);
      assert.ok(seconds <= 10, `${seconds} s`);
      await assert.rejects(fetch(`http://127.0.0.1:${port}/`), 'nobody listens');

      const again = testServer(await open());
      const [{ count } = { count: 0 }] = await rowsOf<{ count: number }>(again, licence.id, 'select count(*)::int as count from users');
      const waiting = await rowsOf(again, licence.id, 'select 1 from outbox where due_at is not null');
      await again.close();
      assert.equal(count, 1 + requests / 5, 'everybody who was created is there');
      assert.equal(waiting.length, count, 'and is mailed, as is the one whose mail was on its way');
    });
  });

test('F20 a server is asked for what is due at once, never twice at a time, and no more when it is stopped', async () => {
  let asked = 0;
  let running = 0;
  const minutes = runEachMinute(
    {
      tick: async (_now, signal) => {
        asked++;
        assert.equal(++running, 1);
        await wait(50);
        running--;
        assert.ok(signal);
        throw new Error('not this time');
      },
    },
    () => undefined,
  );
  await wait(20);
  await minutes.stop();
  assert.deepEqual([asked, running], [1, 0]);
});
