import { accounts, session, users, type Role, type User } from '@knippa/contract';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Server } from '@knippa/server';
import { clientOf, makeLicence, startGroup, testServer, unique, type TestLicence } from '../licence.js';
import { refused } from '../refused.js';
import { answers, statusesOf, type Question } from './asking.js';
import { changeRows } from './database.js';
import { emptyMemory } from '../memory.js';

const password = 'ett långt lösenord';
const noon = Date.parse('2026-11-22T12:00:00Z');

let server: Server;
before(async () => {
  // time stands still, so that nothing but other people's users is another
  server = testServer(await emptyMemory(), () => noon);
});
after(() => server.close());

interface School {
  readonly licence: TestLicence;
  readonly accountId: string;
  readonly groupId: string;
  readonly add: (role: Role, username: string, more?: object) => Promise<User>;
}

async function school(): Promise<School> {
  const licence = await makeLicence(server);
  const { id: accountId, groupId } = await startGroup(licence);
  const add = (role: Role, username: string, more: object = {}) => {
    const email = role === 'user' ? undefined : `${unique(username)}@skola.example`;
    return licence.operator.call(users.create, { accountId, role, displayName: `Ö ${username}`, username, email, password, ...more });
  };
  return { licence, accountId, groupId: groupId ?? '', add };
}

/** Everything that a manager may ask of an account. */
function questions(accountId: string, majId: string, own: readonly User[], others: readonly string[]): Question[] {
  const base = `/accounts/${accountId}`;
  const get = (path: string): Question => ['GET', path];
  const lists = [
    '',
    'role=user',
    'role=manager',
    'role=administrator',
    'neverSignedIn=yes',
    'responsibleId=none',
    `responsibleId=${majId}`,
  ];
  const searches = ['search=a', 'search=alva', 'search=hemlig', 'search=zzz', 'search=skola.example', 'role=user&search=hem'];
  const sorts = ['name', 'username', 'signedIn'].flatMap((sort) =>
    ['ascending', 'descending'].map((order) => `sort=${sort}&order=${order}`),
  );
  const filters = [...lists, ...searches].flatMap((filter) => sorts.map((sort) => `${filter}&${sort}`));
  const unseen = [...others, randomUUID()];
  const bo = own[0]?.id ?? '';
  const draft = { role: 'user', displayName: 'Ny', username: 'ny', password };
  const edit = (more: object): Question => ['PATCH', `${base}/users/${bo}`, more, own[0]?.version ?? ''];
  return [
    get(base),
    get('/session'),
    get(`${base}/licence`),
    get(`${base}/readers?size=1`),
    get(`${base}/users/export`),
    ...filters.flatMap((filter) => [get(`${base}/users?${filter}&size=2`), get(`${base}/users?${filter}`)]),
    ...own.map(({ id }) => get(`${base}/users/${id}`)),
    ...[
      draft,
      { ...draft, role: 'manager' },
      { ...draft, username: 'alva' },
      { ...draft, username: 'BO' },
      { ...draft, password: 'kort' },
    ].map((body): Question => ['POST', `${base}/users`, body]),
    ...[{ role: 'manager' }, { username: 'alva' }, { username: 'maj' }, { quota: 3 }, { responsibleId: null }].map(edit),
    ...unseen.flatMap((id): Question[] => [
      get(`${base}/users/${id}`),
      get(`${base}/users?responsibleId=${id}`),
      edit({ responsibleId: id }),
      ['PATCH', `${base}/users/${id}`, { displayName: 'Ny' }],
      ['POST', `${base}/users/${id}/password`, { password }],
      ['POST', `${base}/users/${id}/resend`, {}],
      ['POST', `${base}/users/${id}/remove/plan`, {}],
      ['POST', `${base}/users/remove/plan`, { userIds: [bo, id] }],
      ['POST', `${base}/users/permissions/plan`, { userIds: [id], permissions: { publish: true } }],
      ['POST', `${base}/users/resend/plan`, { userIds: [id] }],
      ['POST', `${base}/users`, { ...draft, responsibleId: id }],
    ]),
    ['POST', `${base}/users/redistribute/plan`, { from: majId, to: null }],
  ];
}

test('I5 answers a manager the same, byte for byte, whatever users other managers have', async (t) => {
  const { licence, accountId, groupId, add } = await school();
  const [maj, per] = [await add('manager', 'maj', { quota: 2 }), await add('manager', 'per', { quota: 9 })];
  const own = [await add('user', 'bo', { responsibleId: maj.id }), await add('user', 'alva', { responsibleId: maj.id })];
  const others: User[] = [];
  for (const name of ['hemlig', 'alvar', 'hemma', 'alva2', 'bo2', 'bo3', 'maj2'])
    others.push(await add('user', name, { responsibleId: per.id }));
  const { token } = await clientOf(server).call(session.signIn, { door: 'account', name: `${groupId}/maj`, password });
  const asked = questions(accountId, maj.id, own, [per.id, ...others.map(({ id }) => id)]);
  const all = () => answers(server, token, asked);
  const with3 = await all();

  // other names, other quotas, other sign-ins, and some more: whom they belong to does not matter
  await licence.operator.call(users.edit, {
    accountId,
    userId: others[0]?.id ?? '',
    version: others[0]?.version ?? '',
    displayName: 'Zzz',
    username: 'bobo',
  });
  await clientOf(server).call(session.signIn, { door: 'account', name: `${groupId}/alvar`, password });
  const { version } = await licence.operator.call(users.read, { accountId, userId: per.id });
  await licence.operator.call(users.edit, { accountId, userId: per.id, version, quota: 100, displayName: 'Pär' });
  for (const name of ['aaa', 'zzz', 'bo4', 'maj3', 'alva3']) await add('user', name, { responsibleId: per.id });
  await add('user', 'fri');
  assert.deepEqual(await all(), with3, 'with more');

  const left = (await licence.operator.call(users.list, { accountId, role: 'user', size: 500 })).items.filter(
    ({ responsible }) => responsible?.id !== maj.id,
  );
  const input = { accountId, userIds: left.map(({ id }) => id) };
  await licence.operator.call(users.removeAll, { ...input, plan: (await licence.operator.plan(users.removeAll, input)).token });
  assert.deepEqual(await all(), with3, 'without');
  t.diagnostic(`${with3.length} questions in three states: ${statusesOf(with3)}`);
  assert.equal(
    with3.some(([, status]) => status === '400'),
    false,
    'a question that is none',
  );
});

test('I5 tells a manager that a username or an e-mail is taken, and neither whose it is nor what others are like it', async () => {
  const { licence, accountId, groupId, add } = await school();
  const [maj, per] = [await add('manager', 'maj', { quota: 9 }), await add('manager', 'per', { quota: 9 })];
  const bo = await add('user', 'bo', { responsibleId: maj.id });
  const email = `${unique('e')}@skola.example`;
  const hemlig = await add('user', 'hemlig', { responsibleId: per.id, email });
  const { token } = await clientOf(server).call(session.signIn, { door: 'account', name: `${groupId}/maj`, password });
  const draft = { role: 'user', displayName: 'Ny', username: 'ny', password };
  const all = () =>
    answers(
      server,
      token,
      [{ username: 'hemlig' }, { username: 'Hemlig' }, { email }].flatMap((taken): Question[] => [
        ['POST', `/accounts/${accountId}/users`, { ...draft, ...taken }],
        ['PATCH', `/accounts/${accountId}/users/${bo.id}`, taken, bo.version],
      ]),
    );
  const one = await all();
  assert.deepEqual(
    one.map(([, , , body = '']) => (JSON.parse(body) as { code: string }).code),
    [...Array.from({ length: 4 }, () => 'username-taken'), 'email-taken', 'email-taken'],
  );
  for (const name of ['hemlig2', 'hemlig3', 'hemligast']) await add('user', name, { responsibleId: per.id });
  assert.deepEqual(await all(), one, 'others like it');
  const renamed = { accountId, userId: hemlig.id, version: hemlig.version, username: 'annan', email: null };
  await licence.operator.call(users.edit, renamed);
  await add('administrator', 'hemlig', { email, password: undefined });
  assert.deepEqual(await all(), one, 'another’s');
  const { suggestion } = (JSON.parse(one[0]?.[3] ?? '') as { params: { suggestion: string } }).params;
  const maker = clientOf(server, token);
  const created = await maker.call(users.create, { accountId, ...draft, role: 'user', username: suggestion });
  assert.match(created.username ?? '', /^hemlig\d{4}$/);
  const next = await refused(maker.call(users.create, { accountId, ...draft, role: 'user', username: 'hemlig' }));
  assert.notEqual(next.params['suggestion'], suggestion, 'taken by now');
});

test('I5 tells a manager of others in one thing more: that the account is full', async () => {
  const { licence, accountId, groupId, add } = await school();
  const maj = await add('manager', 'maj', { quota: 9 });
  await changeRows(server, licence.id, `update accounts set capacity = 3 where id = '${accountId}'`);
  const client = clientOf(
    server,
    (await clientOf(server).call(session.signIn, { door: 'account', name: `${groupId}/maj`, password })).token,
  );
  const before = await client.call(accounts.read, { accountId });
  assert.equal(before.can['users.create'], true);
  await add('user', 'fri');
  const { can, ...rest } = await client.call(accounts.read, { accountId });
  assert.deepEqual(can['users.create'], { code: 'account-full', params: { capacity: 3, room: 0 } });
  assert.deepEqual({ ...rest, can: { ...can, 'users.create': true } }, { ...before });
  assert.equal('users' in rest, false);
  assert.equal(maj.quota, 9);
});
