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
import { counted, fileOf, importInto } from './importing.js';
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

/** Who is changed and who is removed by an import that is killed, for each five that it adds. */
const shareOf = (count: number) => Math.ceil(count / 5);

/** Who of those that it changes becomes a manager, every fourth, and is mailed as whoever is added is (docs/decisions/016). */
const raisedOf = (count: number) => Math.floor((shareOf(count) + 2) / 4);

const password = 'ett långt lösenord';

/** What a school has before an import: a manager of users who are to be changed, and people who are to be removed, one of them with a password and documents. */
function pupils(stem: string, count: number): Uint8Array {
  const share = Array.from({ length: shareOf(count) }, (_, index) => index);
  return fileOf(
    'Visat namn;Användarnamn;E-post;Roll;Ansvarig;Max antal användare;Skapa dokument;Mina dokument;Lösenord',
    `Maj;${stem}m;${stem}m@skola.example;Manager;;${count};;;`,
    ...share.map((index) => `Bo ${index};${stem}c${index};;;${stem}m;;;;`),
    ...share.map(
      (index) =>
        `Li ${index};${stem}r${index};${index === 0 ? '' : `${stem}r${index}@skola.example`};;;;ja;ja;${index === 0 ? password : ''}`,
    ),
  );
}

/** A file that adds people with addresses, changes names, roles, addresses and responsibles, removes, and has a row that is refused. */
function everyKind(stem: string, count: number): Uint8Array<ArrayBuffer> {
  const share = Array.from({ length: shareOf(count) }, (_, index) => index);
  const changed = (index: number) =>
    [
      `Bo Ek;${stem}c${index};;;;`,
      `;${stem}c${index};${stem}c${index}@skola.example;Manager;;`,
      `;${stem}c${index};;;(tom);`,
      `;${stem}c${index};${stem}c${index}@skola.example;;;`,
    ][index % 4] ?? '';
  return Uint8Array.from(
    fileOf(
      'Visat namn;Användarnamn;E-post;Roll;Ansvarig;Ta bort',
      ...Array.from({ length: count }, (_, index) => `Fia Ek ${index};${stem}${index};${stem}${index}@skola.example;administratör;;`),
      ...share.map(changed),
      ...share.map((index) => `;${stem}r${index};;;;x`),
      `Fel;f e l;;;;`,
    ),
  );
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

    /** Everybody of an account as an import may leave them, and how many documents they have: one text, however it is stored. */
    async function contents(accountId: string): Promise<string> {
      const people = await asOwner(`select u.username, u.display_name, u.role, u.email, r.username as responsible,
        (select count(*)::int from documents d where d.owner_id = u.id) as documents
        from users u left join users r on r.id = u.responsible_id where u.account_id = '${accountId}'`);
      return people
        .map((person) => JSON.stringify(person))
        .sort()
        .join('\n');
    }

    /** A school with people whom an import changes and removes, and that import with its answers. */
    async function importing(count: number) {
      const { id: accountId, groupId: typed } = await startGroup({ ...licence, operator: operator() });
      const groupId = typed ?? '';
      const stem = unique('p');
      await importInto(operator(), accountId, pupils(stem, count));
      const name = `${groupId}/${stem}r0`;
      const { token, session: own } = await operator().call(session.signIn, { door: 'account', name, password });
      for (const title of ['Ett', 'Två'])
        await serving
          .client(token)
          .call(documents.create, { accountId, userId: own.person.id, title, content: { kind: 'document', blocks: [{ text: 'Hej' }] } });
      const file = everyKind(stem, count);
      const { token: plan } = await operator().plan(users.import, { accountId, file });
      const answers = { leaveOutRefused: 'yes', manyRemovals: 'yes', confirmation: groupId } as const;
      return { accountId, input: { accountId, file, plan, ...answers } };
    }

    /** An import with its plan and key, and somebody who is created beside it all the while. */
    async function beginImport(count: number) {
      const { accountId, input } = await importing(count);
      const before = await contents(accountId);
      await next.ready;
      const key = randomUUID();
      const over = new AbortController();
      const witnessing = witness(school.accountId, over.signal);
      return { accountId, input, key, before, applying: once(licence.token).call(users.import, input, { key }), over, witnessing };
    }

    async function untouchedImport(count: number): Promise<number> {
      const { applying, over, witnessing } = await beginImport(count);
      const began = performance.now();
      await applying;
      const took = performance.now() - began;
      over.abort();
      await witnessing;
      return took;
    }

    /** An import that is killed so long after it was sent, and done then; answers the milliseconds that it took at last. */
    async function killedImport(count: number, delay: number, sum: Came): Promise<number> {
      const { accountId, input, key, before, applying, over, witnessing } = await beginImport(count);
      const ended = applying.then(
        () => true,
        () => false,
      );
      await wait(delay);
      sum.restarts.push(await killAndRestart());
      over.abort();
      const [acknowledged, seen] = [await ended, await witnessing];
      const there = await contents(accountId);
      const written = await journalled('users.import', accountId);
      const kept = await everybody(school.accountId);
      sum.lost += seen.filter((id) => !kept.has(id)).length;
      assert.deepEqual(await inconsistencies(asOwner), []);
      // whoever got no answer sends it again; what is there then is everything
      const share = shareOf(count);
      const began = performance.now();
      const done = await operator().call(users.import, input, { key });
      const took = performance.now() - began;
      assert.deepEqual(counted(done), [count, share, share, 0, 1, count + raisedOf(count)]);
      const everything = await contents(accountId);
      assert.equal((await everybody(accountId)).size, count + share + 2);
      assert.notEqual(everything, before);
      assert.doesNotMatch(everything, /"documents":[1-9]/);
      if (there !== before && there !== everything) sum.half += 1;
      else if (there === before) sum.nothing += 1;
      else sum.everything += 1;
      sum.acknowledged += seen.length + Number(acknowledged);
      if (acknowledged && there !== everything) sum.lost += 1;
      // the file before it, and it once it is done
      assert.equal(written, there === before ? 1 : 2);
      assert.equal(await journalled('users.import', accountId), 2);
      return took;
    }

    test('F1 does an import whole or not at all when the server is killed in it, and loses nothing that was acknowledged', async (t) => {
      // an embedded database writes a tenth of what a server does, and is killed as often
      const count = process.env['KNIPPA_LONG'] ? (kind === 'postgres' ? 2000 : 500) : 200;
      const sum = came();
      await untouchedImport(count); // the first one warms the server
      let whole = await untouchedImport(count);
      const all: number[] = [whole];
      // what is killed next takes about as long as the last: the machine is shared, and the tables grow
      for (let round = 0; round < rounds(100); round++) {
        const replied = sum.everything;
        const took = await killedImport(count, chance() * whole * 1.3, sum);
        if (sum.everything === replied) all.push((whole = took));
      }
      const middle = [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
      t.diagnostic(
        `imports that add ${count}, change and remove ${shareOf(count)} each, ${(middle / 1000).toFixed(2)} s each: ${told(sum)}`,
      );
      assert.deepEqual([sum.half, sum.lost], [0, 0]);
      assert.deepEqual(await inconsistencies(asOwner), []);
    });

    /** Somebody who is to be moved: with documents, and with the plan and key of the submission that does it. */
    async function mover(toAccountId: string) {
      const { accountId, token } = school;
      const person = { displayName: 'Mo Ek', username: unique('m'), password: 'ett långt lösenord' };
      const { id: userId } = await operator().call(users.create, { accountId, role: 'user', ...person });
      for (const title of ['Ett', 'Två', 'Tre'])
        await serving
          .client(token)
          .call(documents.create, { accountId, userId, title, content: { kind: 'document', blocks: [{ text: 'Hej' }] } });
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
