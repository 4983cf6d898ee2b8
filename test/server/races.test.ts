import { accounts, documents, isRead, licences, operations, session, users, type AnyOperation } from '@knippa/contract';
import { createClient, isKnippaError, type Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { openPostgres } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import {
  clientOf,
  entitlementId,
  followMail,
  makeLicence,
  startGroup,
  testSecret,
  testServer,
  unique,
  type TestLicence,
} from '../licence.js';
import { eachAtOnce, random } from '../random.js';
import { refusal } from '../refused.js';
import { rounds, seed } from '../rounds.js';
import { inconsistencies } from './consistent.js';
import { serve } from './process.js';
import { onEachStore } from './stores.js';
import { answerOf, bodyOf as answered, codeOf, type Answer } from './walk/answers.js';
import { requestOf, type Asking } from './walk/request.js';
import { csv, makeWorld, pick, readied, readingOf, type World } from './walk/world.js';

const password = 'ett långt lösenord';

// Two servers on one PostgreSQL: an embedded database has one connection, and hides every race.
onEachStore(['postgres'], (server, _, url) => {
  let other: Server;
  let owner: pg.Pool;
  before(async () => {
    other = testServer(await openPostgres({ url: url(), rolePassword: testSecret }));
    owner = new pg.Pool({ connectionString: url(), max: 2 });
    owner.on('error', () => undefined); // a PostgreSQL of this file alone may end before it
  });
  after(async () => {
    await owner.end();
    await other.close();
  });

  const asOwner = async (sql: string) => (await owner.query<Record<string, unknown>>(sql)).rows;
  const whole = async () => assert.deepEqual(await inconsistencies(asOwner), []);
  const deadlocks = async () => {
    await asOwner('select pg_stat_clear_snapshot()');
    return Number((await asOwner('select deadlocks from pg_stat_database where datname = current_database()'))[0]?.['deadlocks']);
  };

  /** A licence, and its operator at each of the two servers. */
  async function atBoth(...[licence]: Partial<Parameters<typeof makeLicence>>[1][]): Promise<TestLicence & { both: [Client, Client] }> {
    const made = await makeLicence(server(), licence);
    const { token } = await clientOf(other).call(session.signIn, { door: 'operator', ...made.signIn });
    return { ...made, both: [made.operator, clientOf(other, token)] };
  }

  const newAccount = (licence: TestLicence, entitlement: string) => {
    const groupId = unique('g');
    const group = { name: 'Röda skolan', groupId, username: 'karin' };
    return { licenceId: licence.id, entitlementId: entitlement, email: `${groupId}@skola.example`, displayName: 'Karin Öberg', group };
  };

  /** How two acts ended: `done` or the refusal's code, in order. */
  async function endings(...acts: Promise<unknown>[]): Promise<string[]> {
    const ended = await Promise.allSettled(acts);
    return ended
      .map((one) => {
        if (one.status === 'fulfilled') return 'done';
        if (isKnippaError(one.reason)) return one.reason.code;
        throw one.reason;
      })
      .sort();
  }

  test('T-L2 gives the last place to one of two operators, and tells the other that no account is available', async (t) => {
    const purchased = rounds(200);
    const licence = await atBoth({ entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased }] });
    const entitlement = await entitlementId(licence, 'Klass eller grupp');
    const ended: Record<string, number> = {};
    for (let place = 1; place <= purchased; place++) {
      // staff sell one place more, and two want it
      await owner.query(`update entitlements set purchased = ${place} where id = '${entitlement}'`);
      const [a, b] = licence.both;
      const acts = await endings(
        a.call(accounts.start, newAccount(licence, entitlement)),
        b.call(accounts.start, newAccount(licence, entitlement)),
      );
      ended[acts.join()] = (ended[acts.join()] ?? 0) + 1;
    }
    t.diagnostic(`${purchased} rounds: ${JSON.stringify(ended)}`);
    assert.deepEqual(ended, { 'done,no-account-available': purchased });
    await whole();
  });

  test('T-L2 gives a lost answer again when the start is sent again, and takes no second place', async () => {
    const licence = await atBoth({ entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 1 }] });
    const input = newAccount(licence, await entitlementId(licence, 'Klass eller grupp'));
    const key = randomUUID();
    const first = await licence.both[0].call(accounts.start, input, { key });
    assert.deepEqual(await licence.both[1].call(accounts.start, input, { key }), first);
    assert.deepEqual(await refusal(licence.both[1].call(accounts.start, input)), [409, 'no-account-available']);
  });

  test('I7 refuses in the database itself to start more than was purchased', async () => {
    const { id } = await atBoth();
    for (const figure of ['purchased + 1', '-1'])
      await assert.rejects(owner.query(`update entitlements set started = ${figure} where licence_id = '${id}'`), { code: '23514' });
  });

  test('F2 two processes start on the same places: none is oversold, and nobody has to try twice', async (t) => {
    const [places, each] = [rounds(100), rounds(1000)];
    const licence = await atBoth({ entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: places }] });
    const entitlement = await entitlementId(licence, 'Klass eller grupp');
    const processes = await Promise.all([serve(url()), serve(url())]);
    const before = await deadlocks();
    const ended: Record<string, number> = {};
    const began = Date.now();
    try {
      await Promise.all(
        processes.map(async (process) => {
          const { token } = await createClient({ baseUrl: `${process.url}/api` }).call(session.signIn, {
            door: 'operator',
            ...licence.signIn,
          });
          const starts = Array.from({ length: each }, () => newAccount(licence, entitlement));
          await eachAtOnce(starts, 16, async (input) => {
            const [how = ''] = await endings(process.client(token).call(accounts.start, input));
            ended[how] = (ended[how] ?? 0) + 1;
          });
        }),
      );
      const seconds = (Date.now() - began) / 1000;
      const tried = await Promise.all(processes.map((process) => process.errors()));
      const locked = (await deadlocks()) - before;
      t.diagnostic(
        `${2 * each} starts on ${places} places in ${seconds} s: ${JSON.stringify(ended)}; retried ${JSON.stringify(tried)}, deadlocks ${locked}`,
      );
      assert.deepEqual(ended, { done: places, 'no-account-available': 2 * each - places });
      assert.deepEqual([...tried, locked], [{}, {}, 0]);
      await whole();
    } finally {
      await Promise.all(processes.map((process) => process.kill()));
    }
  });

  test('T-L5 lets one of two who move or create at once into the last room of an account', async (t) => {
    const licence = await atBoth({
      entitlements: [
        { kind: 'group', name: 'Klass', capacity: 2, purchased: 1000 },
        { kind: 'group', name: 'Skola', capacity: 500, purchased: 1 },
      ],
    });
    const from = await startGroup(licence, { type: 'Skola' });
    const administrator = async (client: Client, accountId: string) => {
      const username = unique('u');
      return client.call(users.create, {
        accountId,
        role: 'administrator',
        displayName: 'Anna Ek',
        username,
        email: `${username}@skola.example`,
      });
    };
    const ended: Record<string, number> = {};
    for (let round = 0; round < rounds(200); round++) {
      const [a, b] = licence.both;
      const { id: toAccountId } = await startGroup(licence, { type: 'Klass' });
      const { id: userId } = await administrator(a, from.id);
      const move = { accountId: from.id, userId, toAccountId };
      const { token: plan } = await a.plan(users.move, move);
      const acts = await endings(a.call(users.move, { ...move, plan }), administrator(b, toAccountId));
      ended[acts.join()] = (ended[acts.join()] ?? 0) + 1;
    }
    t.diagnostic(`${rounds(200)} rounds: ${JSON.stringify(ended)}`);
    assert.deepEqual(ended, { 'account-full,done': rounds(200) });
    await whole();
  });

  /** A licence with a school and another, and somebody new in the first at each call. */
  async function schools() {
    const licence = await atBoth({ entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 100_000, purchased: 2 }] });
    const [{ id: accountId }, { id: toAccountId }] = [await startGroup(licence), await startGroup(licence)];
    const create = (client: Client, more: object) => {
      const username = unique('u');
      const email = `${username}@skola.example`;
      return client.call(users.create, { accountId, role: 'administrator', displayName: 'Anna Ek', username, email, ...more });
    };
    const manager = (client: Client) => create(client, { role: 'manager', password, quota: 10 });
    return { both: licence.both, accountId, toAccountId, create, manager };
  }

  /** Runs a round so many times, four at once: eight connections. */
  const fourAtOnce = (count: number, round: (at: number) => Promise<void>) =>
    eachAtOnce(
      Array.from({ length: count }, (_, at) => at),
      4,
      round,
    );

  test('F15 lets one of a move and a removal of the same user through, and leaves nothing half done', async (t) => {
    const { both, accountId, toAccountId, create } = await schools();
    const ended: Record<string, number> = {};
    const before = await deadlocks();
    await fourAtOnce(rounds(1000), async (round) => {
      const [a, b] = round % 2 ? both : [both[1], both[0]];
      const { id: userId } = await create(a, {});
      const [gone, moved] = [
        { accountId, userId },
        { accountId, userId, toAccountId },
      ];
      const [{ token: removal }, { token: move }] = await Promise.all([a.plan(users.remove, gone), b.plan(users.move, moved)]);
      const acts = await endings(a.call(users.remove, { ...gone, plan: removal }), b.call(users.move, { ...moved, plan: move }));
      ended[acts.join()] = (ended[acts.join()] ?? 0) + 1;
    });
    t.diagnostic(`${rounds(1000)} pairs: ${JSON.stringify(ended)}, deadlocks ${(await deadlocks()) - before}`);
    assert.deepEqual(ended, { 'done,not-found': rounds(1000) });
    await whole();
  });

  test('I13 leaves no user with a responsible who is moved or removed while the user is given to them', async (t) => {
    const { both, accountId, toAccountId, create, manager } = await schools();
    const ended: Record<string, number> = {};
    const before = await deadlocks();
    await fourAtOnce(rounds(1000), async (round) => {
      const [a, b] = round % 2 ? both : [both[1], both[0]];
      // given, and not created with a password: to hash one would let the other finish first
      const [{ id: userId }, pupil] = await Promise.all([manager(a), create(b, { role: 'user', password })]);
      const leave = async () => {
        const input = { accountId, userId };
        if (round % 4 < 2) {
          const { token: plan } = await a.plan(users.remove, input);
          return () => a.call(users.remove, { ...input, plan });
        }
        const { token: plan } = await a.plan(users.move, { ...input, toAccountId });
        return () => a.call(users.move, { ...input, toAccountId, plan });
      };
      const leaving = await leave();
      const giving = { accountId, userId: pupil.id, responsibleId: userId, version: pupil.version };
      const acts = await endings(leaving(), b.call(users.edit, giving));
      ended[acts.join()] = (ended[acts.join()] ?? 0) + 1;
    });
    t.diagnostic(`${rounds(1000)} pairs: ${JSON.stringify(ended)}, deadlocks ${(await deadlocks()) - before}`);
    // whoever leaves first is no responsible; whoever has got somebody first does not leave without saying who takes them
    const { 'done,not-a-responsible': left = 0, 'done,has-users': stayed = 0, ...other } = ended;
    assert.deepEqual([left + stayed, other], [rounds(1000), {}]);
    await whole();
  });

  /** Every write that asks for a session, with an input that succeeds once, ready to be sent as often as one likes. */
  async function submission(world: World, operation: AnyOperation): Promise<Asking> {
    const { input, token } = await readied(world, operation);
    const asking: Asking = { operation, token, key: randomUUID(), input };
    if (operation.guard === undefined) return asking;
    const reading = operation.guard === 'plan' ? operation : readingOf(operation);
    const read =
      operation.guard === 'plan' ? { ...asking, planning: true } : { ...asking, operation: reading, input: pick(input, reading) };
    const { token: plan, version } = answered(await answerOf(await server().fetch(requestOf(read)))) as {
      token?: string;
      version?: string;
    };
    return { ...asking, guard: plan ?? version ?? '' };
  }

  /** Fields whose value may be another and still be right. */
  const varied = new Set(['displayName', 'name', 'title', 'file', 'username', 'reason', 'wish']);
  const writes = operations.filter((one) => !isRead(one) && !one.open);
  const journalled = async () => Number((await asOwner('select sum(seq) as seq from heads'))[0]?.['seq']);
  const sendTo = async (which: Server, asking: Asking) => answerOf(await which.fetch(requestOf(asking)));
  const said = (answer: Answer) => JSON.stringify([answer.status, answer.bytes.length === 0 ? null : answered(answer)]);

  test('I41 gives one submission that is sent five times at once one effect and five equal answers', async (t) => {
    const world = await makeWorld(server());
    for (const operation of writes.filter((one) => one !== session.signOut))
      for (let round = 0; round < rounds(50); round++) {
        const asking = await submission(world, operation);
        const before = await journalled();
        const answers = await Promise.all([0, 1, 2, 3, 4].map((index) => sendTo(index % 2 ? other : server(), asking)));
        assert.match(codeOf(answers[0]!), /^20[04]$/, operation.name);
        assert.equal(new Set(answers.map(said)).size, 1, `${operation.name}: ${answers.map(said).join('\n')}`);
        assert.equal(await journalled(), before + 1, operation.name);
        assert.equal(said(await sendTo(other, asking)), said(answers[0]!), `${operation.name} sent again`);
      }
    t.diagnostic(`${rounds(50)} rounds of each of ${writes.length - 1} operations`);
    await whole();
  });

  test('I41 refuses anything else under a known key as key-reused, also while the first is still on its way', async () => {
    const world = await makeWorld(server());
    for (const operation of writes.filter((one) => one !== session.signOut)) {
      const asking = await submission(world, operation);
      // where a path says all of it, another input is another thing's
      const field = Object.keys(operation.input.entries).find((name) => varied.has(name));
      if (field === undefined) continue;
      const changed = { ...asking, input: { ...asking.input, [field]: field === 'file' ? csv(unique('f')) : unique('annat') } };
      const atOnce = await Promise.all([sendTo(server(), asking), sendTo(other, changed)]);
      const codes = atOnce.map(codeOf).sort();
      assert.ok(
        codes.some((code) => /^20[04]$/.test(code)),
        `${operation.name}: ${codes.join()}`,
      );
      assert.ok(
        codes.some((code) => ['key-reused', 'plan-ended', 'changed-meanwhile'].includes(code)),
        `${operation.name}: ${codes.join()}`,
      );
      const [kept, reused] = atOnce[0].status < 300 ? [asking, changed] : [changed, asking];
      assert.equal(codeOf(await sendTo(server(), reused)), 'key-reused', operation.name);
      assert.match(codeOf(await sendTo(other, kept)), /^20[04]$/, operation.name);
    }
    await whole();
  });

  test('I41 keeps keys apart by person and by operation', async () => {
    const world = await makeWorld(server());
    const key = randomUUID();
    const create = async () => ({ ...(await submission(world, users.create)), key });
    const asOperator = await create();
    assert.equal((await sendTo(server(), asOperator)).status, 200);
    assert.equal((await sendTo(server(), { ...(await create()), token: world.tokens.administrator })).status, 200);
    assert.equal((await sendTo(server(), { ...(await submission(world, accounts.start)), key })).status, 200);
    await whole();
  });

  test('F14 gives a double click one effect, and the second the result of the first', async (t) => {
    const world = await makeWorld(server());
    for (const operation of writes.filter((one) => one !== session.signOut)) {
      for (let round = 0; round < rounds(200); round++) {
        const asking = await submission(world, operation);
        const before = await journalled();
        const [first, second] = await Promise.all([sendTo(server(), asking), sendTo(server(), asking)]);
        assert.match(codeOf(first), /^20[04]$/, operation.name);
        assert.equal(said(second), said(first), operation.name);
        assert.equal(await journalled(), before + 1, operation.name);
      }
    }
    t.diagnostic(`${rounds(200)} double clicks on each of ${writes.length - 1} operations`);
    await whole();
  });

  test('I42 lets one of two writers with one version through, and tells the other that it changed meanwhile', async () => {
    const world = await makeWorld(server());
    for (let round = 0; round < rounds(100); round++) {
      const asking = await submission(world, accounts.edit);
      const again = (name: string) => ({ ...asking, key: randomUUID(), input: { ...asking.input, name } });
      const answers = await Promise.all([sendTo(server(), again(unique('Röda'))), sendTo(other, again(unique('Blå')))]);
      assert.deepEqual(answers.map(codeOf).sort(), ['200', 'changed-meanwhile']);
    }
  });

  test('I42 lets a plan be applied once: of two who apply it one is done, and the other sees another plan or nobody there', async () => {
    const world = await makeWorld(server());
    for (let round = 0; round < rounds(50); round++)
      // whom the first has moved is not in the account that the second names
      for (const [operation, ending] of [
        [users.import, 'changed-since-preview'],
        [users.move, 'not-found'],
      ] as const) {
        const asking = await submission(world, operation);
        const answers = await Promise.all([server(), other].map((which) => sendTo(which, { ...asking, key: randomUUID() })));
        assert.deepEqual(answers.map(codeOf).sort(), ['200', ending], operation.name);
      }
    await whole();
  });

  test('I42 lets nobody apply another’s plan, or one of another input', async () => {
    const world = await makeWorld(server());
    const asking = await submission(world, users.import);
    assert.equal(codeOf(await sendTo(server(), { ...asking, token: world.tokens.administrator })), 'plan-ended');
    assert.equal(codeOf(await sendTo(server(), { ...asking, input: { ...asking.input, file: csv(unique('f')) } })), 'plan-ended');
    assert.equal((await sendTo(server(), asking)).status, 200);
  });

  test('I8 keeps every counter right while users are created, moved, imported and written for at once', async (t) => {
    const licence = await atBoth({ entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 100_000, purchased: 100_000 }] });
    const schools = [await startGroup(licence), await startGroup(licence), await startGroup(licence)];
    const administrators = await Promise.all(schools.map(({ email }) => followMail(server(), licence.id, email, password)));
    const chance = random(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
    const ended: Record<string, number> = {};
    const before = await deadlocks();
    const acts: Record<string, (client: Client) => Promise<unknown>> = {
      start: () => startGroup(licence),
      create: async (client) => {
        const username = unique('u');
        return client.call(users.create, {
          accountId: pick(schools).id,
          role: 'administrator',
          displayName: 'Anna Ek',
          username,
          email: `${username}@skola.example`,
        });
      },
      move: async (client) => {
        const [from, to] = [pick(schools), pick(schools)];
        const { items } = await client.call(users.list, { accountId: from.id, size: 500 });
        const user = pick(items);
        const move = { accountId: from.id, userId: user.id, toAccountId: to.id, username: unique('u') };
        const { token: plan } = await client.plan(users.move, move);
        return client.call(users.move, { ...move, plan });
      },
      import: async (client) => {
        const file = { accountId: pick(schools).id, file: csv(unique('f')) };
        const { token: plan } = await client.plan(users.import, file);
        return client.call(users.import, { ...file, plan });
      },
      write: async () => {
        const at = Math.floor(chance() * schools.length);
        const accountId = schools[at]?.id ?? '';
        const client = clientOf(pick([server(), other]), administrators[at]?.token);
        // whoever writes is written for while others move them
        const { items } = await client.call(users.list, { accountId, size: 500 });
        return client.call(documents.create, {
          accountId,
          userId: pick(items).id,
          title: 'Veckobrev',
          content: { kind: 'document', blocks: [{ text: 'Hej' }] },
        });
      },
    };
    const program = Array.from({ length: rounds(2000) }, () => pick(Object.keys(acts)));
    await eachAtOnce(program, 16, async (name) => {
      const [how = ''] = await endings(acts[name]!(pick(licence.both)));
      ended[`${name} ${how}`] = (ended[`${name} ${how}`] ?? 0) + 1;
    });
    t.diagnostic(`${program.length} acts at 2 servers, seed ${seed}: ${JSON.stringify(ended)}, deadlocks ${(await deadlocks()) - before}`);
    await whole();
    const unforeseen = Object.keys(ended).filter((how) => /internal|busy/.test(how));
    assert.deepEqual(unforeseen, []);
  });

  test('LIC-02 shows started and available that make up what was purchased, also while accounts are started', async (t) => {
    const licence = await atBoth({ entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 1000 }] });
    const entitlement = await entitlementId(licence, 'Klass eller grupp');
    const started = new AbortController();
    let looks = 0;
    const looking = (async () => {
      while (!started.signal.aborted) {
        const { entitlements } = await licence.both[1].call(licences.read, { licenceId: licence.id });
        const { total } = await licence.both[1].call(accounts.list, { licenceId: licence.id, size: 1 });
        const [type] = entitlements;
        assert.equal((type?.started ?? 0) + (type?.available ?? 0), 1000);
        assert.ok((total ?? 0) >= (type?.started ?? 0));
        looks += 1;
      }
    })();
    await eachAtOnce(Array.from({ length: rounds(400) }), 8, async () => {
      await licence.both[0].call(accounts.start, newAccount(licence, entitlement));
    });
    started.abort();
    await looking;
    t.diagnostic(`${looks} looks during ${rounds(400)} starts`);
    await whole();
  });
});
