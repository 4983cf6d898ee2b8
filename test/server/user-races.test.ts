import { session, users, type Role, type User } from '@knippa/contract';
import { isKnippaError, type Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { openPostgres } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { clientOf, makeLicence, startGroup, testSecret, testServer, unique, type TestLicence } from '../licence.js';
import { eachAtOnce } from '../random.js';
import { rounds } from '../rounds.js';
import { asOwner } from './database.js';
import { inconsistencies } from './consistent.js';
import { onEachStore } from './stores.js';

const password = 'ett långt lösenord';

// Two servers on one PostgreSQL, four pairs at a time: eight connections.
onEachStore(['postgres'], (server, _, url) => {
  let other: Server;
  before(async () => {
    other = testServer(await openPostgres({ url: url(), rolePassword: testSecret }));
  });
  after(() => other.close());

  interface School {
    readonly licence: TestLicence;
    readonly accountId: string;
    /** The operator at each of the two servers. */
    readonly both: readonly [Client, Client];
  }

  async function makeSchool(): Promise<School & { groupId: string; karinId: string }> {
    const licence = await makeLicence(server(), {
      entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 100_000, purchased: 1 }],
    });
    const { token } = await clientOf(other).call(session.signIn, { door: 'operator', ...licence.signIn });
    const { id: accountId, groupId, primaryContact } = await startGroup(licence);
    return {
      licence,
      accountId,
      groupId: groupId ?? '',
      karinId: primaryContact?.id ?? '',
      both: [licence.operator, clientOf(other, token)],
    };
  }

  function make({ licence, accountId }: School, role: Role, more: object = {}): Promise<User> {
    const username = unique('u');
    const email = `${username}@skola.example`;
    const input = { accountId, role, displayName: 'Alva Ek', username, email, ...(role !== 'administrator' && { password }) };
    return licence.operator.call(users.create, { ...input, ...more });
  }

  const invariantsHold = async () => assert.deepEqual(await inconsistencies((sql) => asOwner(server(), url(), sql)), []);

  /** Runs two acts at once in every round, four rounds at a time; says how the pairs ended. */
  async function race(t: TestContext, pairs: readonly (() => Promise<unknown>[])[]): Promise<Record<string, number>> {
    const ended: Record<string, number> = {};
    await eachAtOnce(pairs, 4, async (pair) => {
      const how = (await Promise.allSettled(pair())).map((one) => {
        if (one.status === 'fulfilled') return 'done';
        if (isKnippaError(one.reason)) return one.reason.code;
        throw one.reason;
      });
      const key = how.sort().join();
      ended[key] = (ended[key] ?? 0) + 1;
    });
    t.diagnostic(`${pairs.length} pairs: ${JSON.stringify(ended)}`);
    return ended;
  }

  test('F3 leaves an administrator when two demote each other at once', async (t) => {
    const count = rounds(1000);
    const pairs: (() => Promise<unknown>[])[] = [];
    for (let school = 0; school < 4; school++) {
      // each school's pairs follow each other, for they are about the same two; the schools run at once
      const made = await makeSchool();
      const second = await make(made, 'administrator');
      const { accountId, karinId, both } = made;
      let turn: Promise<unknown> = Promise.resolve();
      for (let n = 0; n < count / 4; n++)
        pairs.push(() => {
          const ready = turn.then(async () => {
            const [karin, per] = await Promise.all([karinId, second.id].map((userId) => both[0].call(users.read, { accountId, userId })));
            const demote = (client: Client, user?: User, heir?: User) =>
              client.call(users.edit, {
                accountId,
                userId: user?.id ?? '',
                version: user?.version ?? '',
                role: 'manager',
                primaryContactId: heir?.id,
              });
            return Promise.allSettled([demote(both[0], karin, per), demote(both[1], per, karin)]);
          });
          turn = ready.then(async (ended) => {
            const [karin, per] = await Promise.all([karinId, second.id].map((userId) => both[0].call(users.read, { accountId, userId })));
            assert.ok(karin?.role === 'administrator' || per?.role === 'administrator', 'nobody administers the account');
            const demoted = [karin, per].find((user) => user?.role !== 'administrator');
            if (demoted) await both[0].call(users.edit, { accountId, userId: demoted.id, version: demoted.version, role: 'administrator' });
            return ended;
          });
          const act = (at: number) =>
            ready.then((ended) => {
              const one = ended[at];
              if (one?.status === 'rejected') throw one.reason;
            });
          return [act(0), act(1), turn];
        });
    }
    const ended = await race(t, pairs);
    // one of the two, and the making good, which is the third; the other hears why
    const { 'changed-meanwhile,done,done': before = 0, 'done,done,last-administrator': after = 0, ...other } = ended;
    assert.deepEqual([before + after, other], [count, {}]);
    assert.ok(after > 0, 'nobody was the last one');
    await invariantsHold();
  });

  test('F3 leaves an administrator when two are removed at once, whichever of them is the primary contact', async (t) => {
    const count = rounds(1000);
    const pairs: (() => Promise<unknown>[])[] = [];
    for (let school = 0; school < 4; school++) {
      const made = await makeSchool();
      const { accountId, both } = made;
      // whoever stays is the next pair's contact
      let contact = Promise.resolve(made.karinId);
      for (let n = 0; n < count / 4; n++)
        pairs.push(() => {
          const ready = contact.then(async (contactId) => {
            const { id: fellowId } = await make(made, 'administrator');
            const removals = [
              { accountId, userId: contactId, primaryContactId: fellowId },
              { accountId, userId: fellowId },
            ];
            const [first, second] = n % 2 ? both : [both[1], both[0]];
            const plans = await Promise.all(removals.map(async (input) => (await first.plan(users.remove, input)).token));
            const remove = (client: Client, at: number) => client.call(users.remove, { ...removals[at]!, plan: plans[at] ?? '' });
            return Promise.allSettled([remove(first, 0), remove(second, 1)]);
          });
          contact = ready.then(async () => {
            const { items } = await both[0].call(users.list, { accountId, role: 'administrator' });
            assert.deepEqual(
              items.map(({ primaryContact }) => primaryContact),
              [true],
              'one administers the account',
            );
            return items[0]?.id ?? '';
          });
          const act = (at: number) =>
            ready.then((ended) => {
              const one = ended[at];
              if (one?.status === 'rejected') throw one.reason;
            });
          return [act(0), act(1), contact];
        });
    }
    // no version stands before the rule: the one who comes second is the last administrator, and the third is whoever looks
    assert.deepEqual(await race(t, pairs), { 'done,done,last-administrator': count });
    await invariantsHold();
  });

  test('T-A4 lets one of two administrators who demote each other do it, and tells the other why not', async (t) => {
    const { accountId, both, karinId, ...rest } = await makeSchool();
    const per = await make({ accountId, both, ...rest }, 'administrator');
    const karin = await both[0].call(users.read, { accountId, userId: karinId });
    const demote = (client: Client, { id: userId, version }: User, heir: User) =>
      client.call(users.edit, { accountId, userId, version, role: 'manager', primaryContactId: heir.id });
    const ended = await race(t, [() => [demote(both[0], karin, per), demote(both[1], per, karin)]]);
    const [key = ''] = Object.keys(ended);
    assert.match(key, /^(changed-meanwhile,done|done,last-administrator)$/);
    const { items, total } = await both[0].call(users.list, { accountId, role: 'administrator' });
    assert.deepEqual([total, items[0]?.primaryContact], [1, true]);
  });

  test('F3 fills a manager’s quota and no more, however many are created at once', async (t) => {
    const count = rounds(1000);
    const school = await makeSchool();
    const { accountId, both } = school;
    // each manager's pairs follow each other, every one about one place; the managers' run at once
    const managers = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const maj = await make(school, 'manager', { quota: 0 });
        const signIn = { door: 'account', name: `${school.groupId}/${maj.username}`, password } as const;
        const enter = async (at: Server) => clientOf(at, (await clientOf(at).call(session.signIn, signIn)).token);
        const turn: Promise<unknown> = Promise.resolve();
        return { maj, turn, clients: [await enter(server()), await enter(other)] };
      }),
    );
    const pairs = Array.from({ length: count }, (_, n) => () => {
      const manager = managers[n % 4]!;
      const ready = manager.turn.then(async () => {
        const { id: userId, version, quota } = manager.maj;
        manager.maj = await both[0].call(users.edit, { accountId, userId, version, quota: (quota ?? 0) + 1 });
      });
      const acts = manager.clients.map((client) =>
        ready.then(() => client.call(users.create, { accountId, role: 'user', displayName: 'Bo', username: unique('p'), password })),
      );
      manager.turn = Promise.allSettled(acts);
      return acts;
    });
    assert.deepEqual(await race(t, pairs), { 'done,quota-exceeded': count });
    for (const { maj } of managers) {
      const { users: own, quota } = await both[0].call(users.read, { accountId, userId: maj.id });
      assert.equal(own, quota);
    }
    await invariantsHold();
  });

  test('T-M4 lets exactly a quota of a manager’s creates succeed, all sent at once over two servers', async () => {
    const school = await makeSchool();
    const maj = await make(school, 'manager', { quota: 5 });
    const name = `${school.groupId}/${maj.username}`;
    const clients = await Promise.all(
      [server(), other].map(async (at) =>
        clientOf(at, (await clientOf(at).call(session.signIn, { door: 'account', name, password })).token),
      ),
    );
    const input = { accountId: school.accountId, role: 'user', displayName: 'Bo', password } as const;
    const ended = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        clients[n % 2]!.call(users.create, { ...input, username: unique('p') }).then(
          () => 'done',
          (error: unknown) => (isKnippaError(error) ? error.code : String(error)),
        ),
      ),
    );
    assert.deepEqual(ended.sort(), [...Array.from({ length: 5 }, () => 'done'), ...Array.from({ length: 11 }, () => 'quota-exceeded')]);
    await invariantsHold();
  });

  test('I12 gives the last place of a quota to one of two who are given to a manager at once by editing', async () => {
    const school = await makeSchool();
    const { accountId, both } = school;
    for (let round = 0; round < 10; round++) {
      const maj = await make(school, 'manager', { quota: 1 });
      const pupils = [await make(school, 'user'), await make(school, 'user')];
      const ended = await Promise.all(
        pupils.map(({ id: userId, version }, n) =>
          both[n]!.call(users.edit, { accountId, userId, version, responsibleId: maj.id }).then(
            () => 'done',
            (error: unknown) => (isKnippaError(error) ? error.code : String(error)),
          ),
        ),
      );
      assert.deepEqual(ended.sort(), ['done', 'quota-exceeded']);
    }
    await invariantsHold();
  });

  test('F3 gives a username to one of two who take it at once, by creating and by editing', async (t) => {
    const count = rounds(1000);
    const school = await makeSchool();
    const { accountId, both } = school;
    // whoever takes a name by being edited is in one pair at a time
    const free = await Promise.all(Array.from({ length: 4 }, () => make(school, 'administrator')));
    const pairs = Array.from({ length: count }, () => () => {
      const username = unique('n');
      const held = free.pop();
      assert.ok(held, 'four pairs at a time');
      const create = both[0].call(users.create, {
        accountId,
        role: 'administrator',
        displayName: 'Bo',
        username,
        email: `${username}@skola.example`,
      });
      const edit = both[1].call(users.edit, { accountId, userId: held.id, version: held.version, username });
      // once both have ended: whoever were given another name while the other still waits would leave it this one
      void Promise.allSettled([edit, create]).then(([edited]) => free.push(edited.status === 'fulfilled' ? edited.value : held));
      return [create, edit];
    });
    const ended = await race(t, pairs);
    assert.deepEqual(ended, { 'done,username-taken': count });
    await invariantsHold();
  });
});
