import { accounts, documents, session, users } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import { openFolder, openPostgres } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, describe, test, type TestContext } from 'node:test';
import pg from 'pg';
import { followMail, makeLicence, startGroup, testSecret, testServer, unique, type TestLicence } from '../licence.js';
import { createDatabase, testPostgres } from '../postgres.js';
import { random } from '../random.js';
import { rounds, seed } from '../rounds.js';
import { inconsistencies, type AsOwner } from './consistent.js';
import { counted } from './importing.js';
import { standBy, type Ready, type Serving } from './process.js';

/** What came of the kills of one operation. */
interface Came {
  nothing: number;
  everything: number;
  half: number;
  /** Acknowledged before the end came, and there afterwards. */
  acknowledged: number;
  lost: number;
  restarts: number[];
}

const came = (): Came => ({ nothing: 0, everything: 0, half: 0, acknowledged: 0, lost: 0, restarts: [] });

function told({ restarts, ...figures }: Came): string {
  const inOrder = [...restarts].sort((a, b) => a - b);
  const at = (share: number) => ((inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? 0) / 1000).toFixed(2);
  return `${restarts.length} kills, seed ${seed}: ${JSON.stringify(figures)}; restart p50 ${at(0.5)} s, p95 ${at(0.95)} s`;
}

/** A file of people with addresses: every row is mailed, so that a row that was written half would show. */
function people(count: number): Uint8Array<ArrayBuffer> {
  const stem = unique('p');
  const rows = Array.from({ length: count }, (_, index) => `Fia Ek ${index};${stem}${index};${stem}${index}@skola.example;administratör`);
  return new TextEncoder().encode(`\ufeffVisat namn;Användarnamn;E-post;Roll\r\n${rows.join('\r\n')}\r\n`);
}

for (const kind of ['pglite', 'postgres'] as const)
  describe(`on ${kind}`, () => {
    const chance = random(seed);
    let where = '';
    let folder: string | undefined;
    let owner: pg.Pool | undefined;
    let licence: TestLicence;
    let school: { token: string; accountId: string };
    let serving: Serving;
    let next: Ready;
    let asOwner: AsOwner;

    before(async () => {
      if (kind === 'pglite') where = folder = await mkdtemp(join(tmpdir(), 'knippa-kills-'));
      else {
        where = await createDatabase(await testPostgres());
        const pool = new pg.Pool({ connectionString: where, max: 1 });
        pool.on('error', () => undefined);
        owner = pool;
        asOwner = async (sql) => (await pool.query<Record<string, unknown>>(sql)).rows;
      }
      // what the kills need is made in this process, and then let go of
      const store = await (kind === 'pglite' ? openFolder(where) : openPostgres({ url: where, rolePassword: testSecret }));
      const server = testServer(store);
      licence = await makeLicence(server, {
        entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 1_000_000, purchased: 10_000 }],
      });
      const account = await startGroup(licence);
      const { token } = await followMail(server, licence.id, account.email, 'karins lösenord');
      school = { token, accountId: account.id };
      await server.close();
      next = standBy();
      await begin();
      next = standBy();
    });

    after(async () => {
      await Promise.all([serving.kill(), next.kill()]);
      await owner?.end();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    });

    /** Opens the database in the process that stands ready. */
    async function begin(): Promise<void> {
      serving = await next.serve(where);
      if (kind === 'pglite') asOwner = serving.rows;
    }

    const operator = (): Client => serving.client(licence.token);
    const newAccount = async (): Promise<string> => (await startGroup({ ...licence, operator: operator() })).id;
    const journalled = async (operation: string, subject: string): Promise<number> =>
      (await asOwner(`select 1 from journal where operation = '${operation}' and '${subject}' = any(subjects)`)).length;

    async function createAdministrator(client: Client, accountId: string): Promise<string> {
      const username = unique('u');
      const input = { accountId, role: 'administrator', displayName: 'Mo Ek', username, email: `${username}@skola.example` } as const;
      return (await client.call(users.create, input)).id;
    }

    async function everybody(accountId: string): Promise<Set<unknown>> {
      return new Set((await asOwner(`select id from users where account_id = '${accountId}'`)).map(({ id }) => id));
    }

    /** Kills the server, opens its database in another process, and tells how long it took until that answered somebody. */
    async function killAndRestart(): Promise<number> {
      await serving.kill();
      const began = performance.now();
      await begin();
      await operator().call(session.read, {});
      const took = performance.now() - began;
      next = standBy();
      return took;
    }

    /** A client that asks once: what the kill cuts off is not sent again behind our back. */
    function once(token: string): Client {
      const { url } = serving;
      return createClient({ baseUrl: `${url}/api`, getToken: () => token, fetch: (input, init) => fetch(input, init) });
    }

    /** Creates people one by one until the server is gone; answers whose creation was acknowledged. */
    async function witness(accountId: string, over: AbortSignal): Promise<string[]> {
      const client = once(licence.token);
      const acknowledged: string[] = [];
      try {
        while (!over.aborted) acknowledged.push(await createAdministrator(client, accountId));
      } catch {
        // it is gone
      }
      return acknowledged;
    }

    /** An import with its plan and key, and somebody who is created beside it all the while. */
    async function beginImport(count: number) {
      const accountId = await newAccount();
      await next.ready;
      const file = people(count);
      const { token: plan } = await operator().plan(users.import, { accountId, file });
      const input = { accountId, file, plan };
      const key = randomUUID();
      const over = new AbortController();
      const witnessing = witness(school.accountId, over.signal);
      return { accountId, input, key, importing: once(licence.token).call(users.import, input, { key }), over, witnessing };
    }

    async function untouchedImport(count: number): Promise<number> {
      const { importing, over, witnessing } = await beginImport(count);
      const began = performance.now();
      await importing;
      const took = performance.now() - began;
      over.abort();
      await witnessing;
      return took;
    }

    async function killedImport(count: number, delay: number, sum: Came): Promise<void> {
      const { accountId, input, key, importing, over, witnessing } = await beginImport(count);
      const ended = importing.then(
        () => true,
        () => false,
      );
      await wait(delay);
      sum.restarts.push(await killAndRestart());
      over.abort();
      const [acknowledged, seen] = [await ended, await witnessing];
      const there = (await everybody(accountId)).size - 1;
      if (there !== 0 && there !== count) sum.half += 1;
      else if (there === 0) sum.nothing += 1;
      else sum.everything += 1;
      sum.acknowledged += seen.length + Number(acknowledged);
      if (acknowledged && there !== count) sum.lost += 1;
      const kept = await everybody(school.accountId);
      sum.lost += seen.filter((id) => !kept.has(id)).length;
      assert.deepEqual(await inconsistencies(asOwner), []);
      assert.equal(await journalled('users.import', accountId), there === 0 ? 0 : 1);
      // whoever got no answer sends it again
      assert.deepEqual(counted(await operator().call(users.import, input, { key })), [count, 0, 0, 0, 0, count]);
      assert.equal((await everybody(accountId)).size, count + 1);
      assert.equal(await journalled('users.import', accountId), 1);
    }

    test('F1 does an import whole or not at all when the server is killed in it, and loses nothing that was acknowledged', async (t) => {
      // an embedded database writes a tenth of what a server does, and is killed as often
      const count = process.env['KNIPPA_LONG'] ? (kind === 'postgres' ? 2000 : 500) : 200;
      const sum = came();
      await untouchedImport(count); // the first one warms the server
      const whole = await untouchedImport(count);
      for (let round = 0; round < rounds(100); round++) await killedImport(count, chance() * whole * 1.3, sum);
      t.diagnostic(`imports of ${count} rows, ${(whole / 1000).toFixed(2)} s each: ${told(sum)}`);
      assert.deepEqual([sum.half, sum.lost], [0, 0]);
      assert.deepEqual(await inconsistencies(asOwner), []);
    });

    /** Somebody who is to be moved: with documents, and with the plan and key of the submission that does it. */
    async function mover(toAccountId: string) {
      const { accountId, token } = school;
      const userId = await createAdministrator(operator(), accountId);
      for (const title of ['Ett', 'Två', 'Tre'])
        await serving.client(token).call(documents.create, { accountId, userId, title, blocks: [{ text: 'Hej' }] });
      const input = { accountId, userId, toAccountId };
      const { token: plan } = await operator().plan(users.move, input);
      return { input: { ...input, plan }, key: randomUUID() };
    }

    const moveMany = process.env['KNIPPA_LONG'] ? 5 : 3;

    /** Moves people one by one until the server is gone; answers who was acknowledged. */
    async function moveAll(movers: Awaited<ReturnType<typeof mover>>[]): Promise<Set<string>> {
      const client = once(licence.token);
      const acknowledged = new Set<string>();
      try {
        for (const { input, key } of movers) {
          await client.call(users.move, input, { key });
          acknowledged.add(input.userId);
        }
      } catch {
        // it is gone
      }
      return acknowledged;
    }

    test('F1 moves a user with every document or not at all when the server is killed in it, and loses nothing that was acknowledged', async (t) => {
      const sum = came();
      const made = async (to: string) => {
        const movers = [];
        for (let index = 0; index < moveMany; index++) movers.push(await mover(to));
        return movers;
      };
      let whole = 0;
      for (const warm of [false, true]) {
        const movers = await made(await newAccount());
        const began = performance.now();
        assert.equal((await moveAll(movers)).size, moveMany);
        if (warm) whole = performance.now() - began;
      }
      for (let round = 0; round < rounds(100); round++) {
        const to = await newAccount();
        const movers = await made(to);
        await next.ready;
        const moving = moveAll(movers);
        await wait(chance() * whole * 1.3);
        sum.restarts.push(await killAndRestart());
        const acknowledged = await moving;
        const [from, there] = [await everybody(school.accountId), await everybody(to)];
        for (const { input, key } of movers) {
          const { userId } = input;
          const owned = await asOwner(`select account_id from documents where owner_id = '${userId}'`);
          const place = there.has(userId) ? to : school.accountId;
          if (from.has(userId) === there.has(userId) || owned.length !== 3 || owned.some((row) => row['account_id'] !== place))
            sum.half += 1;
          else if (there.has(userId)) sum.everything += 1;
          else sum.nothing += 1;
          if (acknowledged.has(userId) && !there.has(userId)) sum.lost += 1;
          assert.equal(await journalled('users.move', userId), Number(there.has(userId)));
          const moved = await operator().call(users.move, input, { key });
          assert.deepEqual([moved.id, moved.accountId], [userId, to]);
          assert.equal(await journalled('users.move', userId), 1);
        }
        sum.acknowledged += acknowledged.size;
        assert.deepEqual(await inconsistencies(asOwner), []);
      }
      t.diagnostic(`${moveMany} moves a kill, ${(whole / moveMany).toFixed(1)} ms each: ${told(sum)}`);
      assert.deepEqual([sum.half, sum.lost], [0, 0]);
      assert.equal((await operator().call(accounts.read, { accountId: school.accountId })).users, (await everybody(school.accountId)).size);
    });

    const endCount = process.env['KNIPPA_LONG'] ? 500 : 100;

    /** An account with users that is to be deleted or released, and the submission that does it. */
    async function leaving(ends: typeof accounts.delete | typeof accounts.release) {
      const { id: accountId, groupId } = await startGroup({ ...licence, operator: operator() });
      const file = people(endCount);
      const { token: filePlan } = await operator().plan(users.import, { accountId, file });
      await operator().call(users.import, { accountId, file, plan: filePlan });
      const { token: plan } = await operator().plan(ends, { accountId });
      const key = randomUUID();
      const send = (client: Client) =>
        ends === accounts.delete
          ? client.call(accounts.delete, { accountId, plan, confirmation: groupId ?? '' }, { key })
          : client.call(accounts.release, { accountId, plan }, { key });
      return { accountId, send };
    }

    async function killedInEnding(t: TestContext, ends: typeof accounts.delete | typeof accounts.release): Promise<void> {
      const sum = came();
      let whole = 0;
      for (const warm of [false, true]) {
        const { send } = await leaving(ends);
        const began = performance.now();
        await send(operator());
        if (warm) whole = performance.now() - began;
      }
      for (let round = 0; round < rounds(100); round++) {
        const { accountId, send } = await leaving(ends);
        await next.ready;
        const ending = send(once(licence.token)).then(
          () => true,
          () => false,
        );
        await wait(chance() * whole * 1.3);
        sum.restarts.push(await killAndRestart());
        const acknowledged = await ending;
        const people = await asOwner(`select licence_id from users where account_id = '${accountId}'`);
        const here = people.filter((row) => row['licence_id'] === licence.id).length;
        const gone = here === 0 && people.length === (ends === accounts.delete ? 0 : endCount + 1);
        if (here !== endCount + 1 && !gone) sum.half += 1;
        else if (gone) sum.everything += 1;
        else sum.nothing += 1;
        sum.acknowledged += Number(acknowledged);
        if (acknowledged && !gone) sum.lost += 1;
        assert.deepEqual(await inconsistencies(asOwner), []);
        assert.equal(await journalled(ends.name, accountId), Number(gone));
        await send(operator());
        assert.equal(await journalled(ends.name, accountId), 1);
      }
      t.diagnostic(`accounts of ${endCount} users, ${whole.toFixed(0)} ms each: ${told(sum)}`);
      assert.deepEqual([sum.half, sum.lost], [0, 0]);
    }

    test('F1 deletes an account whole or not at all when the server is killed in it', (t) => killedInEnding(t, accounts.delete));
    test('F1 releases an account whole or not at all when the server is killed in it', (t) => killedInEnding(t, accounts.release));
  });
