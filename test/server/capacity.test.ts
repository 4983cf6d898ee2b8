import { accounts, session, users, type Role, type User } from '@knippa/contract';
import { isKnippaError, type Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { openPostgres } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clientOf, makeLicence, startGroup, testSecret, testServer, unique, type TestLicence } from '../licence.js';
import { eachAtOnce } from '../random.js';
import { refusal, refused } from '../refused.js';
import { rounds } from '../rounds.js';
import { asOwner } from './database.js';
import { inconsistencies } from './consistent.js';
import { counted, csv, everybody, importInto } from './importing.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';

/** Accounts of three, which their administrator and one more leave a single place in, and one with room for everybody. */
const makeLicenceOf = (server: Server, purchased: number) =>
  makeLicence(server, {
    entitlements: [
      { kind: 'group', name: 'Klass', capacity: 3, purchased },
      { kind: 'group', name: 'Skola', capacity: 5000, purchased: 1 },
    ],
  });

function make(operator: Client, accountId: string, role: Role = 'user'): Promise<User> {
  const username = unique('u');
  const email = `${username}@skola.example`;
  // an administrator has no password to hash: what races is the place
  return operator.call(users.create, {
    accountId,
    role,
    displayName: 'Alva Ek',
    username,
    email,
    ...(role !== 'administrator' && { password }),
  });
}

/** An account with one place left. */
async function almostFull(licence: TestLicence): Promise<string> {
  const { id: accountId } = await startGroup(licence, { type: 'Klass' });
  await make(licence.operator, accountId, 'administrator');
  return accountId;
}

/** How many there are: as the account says, and as they are listed. */
async function figures({ operator }: TestLicence, accountId: string): Promise<(number | undefined)[]> {
  const { users: counted } = await operator.call(accounts.read, { accountId });
  return [counted, (await everybody(operator, accountId)).length];
}

const row = (name = unique('f')) => `Bo Ek;${name};;user;;;ett långt lösenord`;

onEachStore(bothStores, (server) => {
  test('USR-19 the last place of an account is filled by one who is created, and nobody is created beyond it', async () => {
    const licence = await makeLicenceOf(server(), 1);
    const accountId = await almostFull(licence);
    await make(licence.operator, accountId);
    assert.deepEqual(await figures(licence, accountId), [3, 3]);
    for (const role of ['user', 'administrator'] as const) {
      const { code, status, params } = await refused(make(licence.operator, accountId, role));
      assert.deepEqual([status, code, params], [409, 'account-full', { capacity: 3, room: 0 }]);
    }
    assert.deepEqual(await figures(licence, accountId), [3, 3]);
  });

  test('USR-19 the last place of an account is filled by one who is moved, alone or among several, and nobody moves in beyond it', async () => {
    const licence = await makeLicenceOf(server(), 1);
    const { operator } = licence;
    const [{ id: accountId }, toAccountId] = [await startGroup(licence, { type: 'Skola' }), await almostFull(licence)];
    const [first, second, third] = [await make(operator, accountId), await make(operator, accountId), await make(operator, accountId)];
    const two = { accountId, userIds: [first.id, second.id], toAccountId };
    const { code, params } = await refused(operator.plan(users.moveAll, two));
    assert.deepEqual([code, params], ['account-full', { capacity: 3, room: 1 }]);
    // two plans for one place: each was good when it was asked for
    const [one, other] = [
      { accountId, userId: first.id, toAccountId },
      { accountId, userId: second.id, toAccountId },
    ];
    const [{ token: plan }, { token: late }] = [await operator.plan(users.move, one), await operator.plan(users.move, other)];
    await operator.call(users.move, { ...one, plan });
    assert.deepEqual(await refusal(operator.call(users.move, { ...other, plan: late })), [409, 'account-full']);
    assert.deepEqual(await refusal(operator.plan(users.move, other)), [409, 'account-full']);
    assert.deepEqual(await refusal(operator.plan(users.moveAll, { ...two, userIds: [third.id] })), [409, 'account-full']);
    assert.deepEqual(
      [await figures(licence, toAccountId), await figures(licence, accountId)],
      [
        [3, 3],
        [3, 3],
      ],
    );
  });

  test('USR-19 the last place of an account is filled from a file, and the rows after it are refused', async () => {
    const licence = await makeLicenceOf(server(), 1);
    const { operator } = licence;
    const accountId = await almostFull(licence);
    const file = csv(row(), row());
    const { refused: rows = [], token: plan } = await operator.plan(users.import, { accountId, file });
    assert.deepEqual(
      rows.map(({ row: at, code }) => `${at} ${code}`),
      ['3 account-full'],
    );
    assert.equal((await refused(operator.call(users.import, { accountId, file, plan }))).status, 409);
    assert.deepEqual(await figures(licence, accountId), [2, 2]);
    assert.deepEqual(counted(await importInto(operator, accountId, file, { leaveOutRefused: 'yes' })).slice(0, 3), [1, 0, 0]);
    assert.deepEqual(await figures(licence, accountId), [3, 3]);
    const full = await operator.plan(users.import, { accountId, file: csv(row()) });
    assert.deepEqual([full.refused?.map(({ code }) => code), full.counts['users.added'] ?? 0], [['account-full'], 0]);
  });
});

// Two servers on one PostgreSQL: an embedded database has one connection, and hides every race.
onEachStore(['postgres'], (server, _, url) => {
  let other: Server;
  before(async () => {
    other = testServer(await openPostgres({ url: url(), rolePassword: testSecret }));
  });
  after(() => other.close());

  const enters: Record<string, (client: Client, from: string, to: string) => Promise<() => Promise<unknown>>> = {
    create: (client, _from, to) => Promise.resolve(() => make(client, to, 'administrator')),
    move: async (client, accountId, toAccountId) => {
      const input = { accountId, userId: (await make(client, accountId, 'administrator')).id, toAccountId };
      const { token: plan } = await client.plan(users.move, input);
      return () => client.call(users.move, { ...input, plan });
    },
    file: async (client, _from, accountId) => {
      const file = csv(row());
      const { token: plan } = await client.plan(users.import, { accountId, file });
      return () => client.call(users.import, { accountId, file, plan });
    },
  };

  test('USR-19 the last place of an account is given to one of two at once, however they come, and the account is never over-full', async (t) => {
    const names = Object.keys(enters);
    const pairs = names.flatMap((one, at) => names.slice(at).map((another) => [one, another] as const));
    const each = rounds(50);
    const licence = await makeLicenceOf(server(), pairs.length * each);
    const { token } = await clientOf(other).call(session.signIn, { door: 'operator', ...licence.signIn });
    const [a, b] = [licence.operator, clientOf(other, token)];
    const { id: school } = await startGroup(licence, { type: 'Skola' });
    const told: Record<string, number> = {};
    const played = pairs.flatMap((pair) => Array.from({ length: each }, () => pair));
    await eachAtOnce(played, 4, async ([one, another]) => {
      const accountId = await almostFull(licence);
      const acts = [await enters[one]!(a, school, accountId), await enters[another]!(b, school, accountId)];
      const ended = (await Promise.allSettled(acts.map((act) => act()))).map((end) => {
        if (end.status === 'fulfilled') return 'done';
        if (isKnippaError(end.reason)) return end.reason.code;
        throw end.reason;
      });
      const said = `${one} and ${another}: ${ended.sort().join()}`;
      told[said] = (told[said] ?? 0) + 1;
      assert.deepEqual(await figures(licence, accountId), [3, 3], said);
    });
    t.diagnostic(JSON.stringify(told));
    // a file whose plan had room is planned anew when somebody else has come in meanwhile
    for (const said of Object.keys(told))
      assert.match(said, said.includes('file') ? /: (account-full|changed-since-preview),done$/ : /: account-full,done$/);
    assert.deepEqual(await inconsistencies((sql) => asOwner(server(), url(), sql)), []);
  });
});
