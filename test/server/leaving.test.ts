import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts, documents, session, users, type Account, type CallInput, type User } from '@knippa/contract';
import { pages, type Client } from '@knippa/sdk';
import { inbox } from '@knippa/server/node';
import { clientOf, followMail, makeLicence, startGroup, unique, type TestLicence } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { inconsistencies } from './consistent.js';
import { asOwner, changeRows, rowsOf } from './database.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';
const may = { create: true, publish: true, documents: true, resetPassword: true };

/** An account with people in it, and everybody who acts on them. */
interface School {
  readonly licence: TestLicence;
  readonly operator: Client;
  readonly account: Account;
  readonly to: Account;
  readonly karin: Client;
  readonly karinId: string;
  add(role: User['role'], username: string, more?: Partial<CallInput<typeof users.create>>): Promise<User>;
  signIn(username: string, groupId?: string | null): Promise<Client>;
  all(accountId?: string): Promise<User[]>;
}

const names = (people: readonly User[]) => people.map(({ username }) => username);

onEachStore(bothStores, (server, _, url) => {
  const whole = async () => assert.deepEqual(await inconsistencies((sql) => asOwner(server(), url(), sql)), []);

  async function school(): Promise<School> {
    const licence = await makeLicence(server());
    const { operator } = licence;
    const [account, to] = [await startGroup(licence), await startGroup(licence, { name: 'Blå skolan' })];
    const { token, session: entered } = await followMail(server(), licence.id, account.email, password);
    const all = async (accountId = account.id) => {
      const found: User[] = [];
      for await (const user of pages(operator, users.list, { accountId })) found.push(user);
      return found;
    };
    return {
      licence,
      operator,
      account,
      to,
      karin: clientOf(server(), token),
      karinId: entered.person.id,
      all,
      add: (role, username, more = {}) =>
        operator.call(users.create, {
          accountId: account.id,
          role,
          username,
          displayName: username,
          ...(role === 'administrator' ? {} : { password }),
          ...(role === 'user' ? {} : { email: `${unique(username)}@skola.example` }),
          ...(role === 'manager' && { quota: 10 }),
          ...more,
        }),
      signIn: async (username, groupId = account.groupId) =>
        clientOf(
          server(),
          (await clientOf(server()).call(session.signIn, { door: 'account', name: `${groupId}/${username}`, password })).token,
        ),
    };
  }

  const write = ({ karin, account }: School, userId: string, title: string) =>
    karin.call(documents.create, { accountId: account.id, userId, title, content: { kind: 'document', blocks: [] } });

  const remove = async (client: Client, input: Omit<CallInput<typeof users.remove>, 'plan'>) =>
    client.call(users.remove, { ...input, plan: (await client.plan(users.remove, input)).token });
  const move = async (client: Client, input: Omit<CallInput<typeof users.move>, 'plan'>) =>
    client.call(users.move, { ...input, plan: (await client.plan(users.move, input)).token });
  const give = async (client: Client, input: Omit<CallInput<typeof users.redistribute>, 'plan'>) =>
    client.call(users.redistribute, { ...input, plan: (await client.plan(users.redistribute, input)).token });

  test('USR-10 removes a user and their documents for ever, after a plan that counts them; the name and the address are free again', async () => {
    const here = await school();
    const { operator, karin, account } = here;
    const email = `${unique('alva')}@elev.example`;
    const alva = await here.add('user', 'alva', { email, permissions: may });
    for (const title of ['En', 'Två']) await write(here, alva.id, title);
    const input = { accountId: account.id, userId: alva.id };
    const plan = await karin.plan(users.remove, input);
    assert.deepEqual([plan.counts['users.removed'], plan.counts['documents.removed']], [1, 2]);
    assert.deepEqual(plan.warnings, [{ code: 'people-for-ever', params: { users: 1, documents: 2, words: 0 } }]);
    await write(here, alva.id, 'Tre');
    const stale = await refused(karin.call(users.remove, { ...input, plan: plan.token }));
    assert.equal(stale.code, 'changed-since-preview');
    await remove(karin, input);
    assert.deepEqual(names(await here.all()), ['karin']);
    const { users: left } = await operator.call(accounts.read, { accountId: account.id });
    assert.equal(left, 1);
    assert.equal((await rowsOf(server(), here.licence.id, 'select 1 from documents')).length, 0);
    assert.deepEqual(await refusal(clientOf(server()).call(session.signIn, { door: 'account', name: email, password })), [
      403,
      'sign-in-failed',
    ]);
    await here.add('user', 'alva', { email });
    await whole();
  });

  test('USR-10 takes links and waiting mails along, so that nobody is welcomed who is gone', async () => {
    const here = await school();
    const olle = await here.add('administrator', 'olle');
    const mailTo = async () => (await inbox(server().env, here.licence.id)).find(({ to }) => to === olle.email);
    const link = (await mailTo())?.link?.split('#link=')[1] ?? '';
    await remove(here.karin, { accountId: here.account.id, userId: olle.id });
    assert.equal(await mailTo(), undefined);
    assert.deepEqual(await refusal(clientOf(server()).call(session.setPassword, { link, password })), [410, 'link-ended']);
    await whole();
  });

  test('USR-10 lets a manager remove their own users, and nobody else’s', async () => {
    const here = await school();
    const accountId = here.account.id;
    const maj = await here.add('manager', 'maj');
    const [own, others] = [await here.add('user', 'egen', { responsibleId: maj.id }), await here.add('user', 'annans')];
    const asMaj = await here.signIn('maj');
    assert.deepEqual(await refusal(remove(asMaj, { accountId, userId: others.id })), [404, 'not-found']);
    assert.deepEqual(await refusal(remove(asMaj, { accountId, userId: maj.id })), [403, 'not-permitted']);
    const removeAll = (...userIds: string[]) => refusal(asMaj.plan(users.removeAll, { accountId, userIds }));
    assert.deepEqual(await removeAll(own.id, others.id), [404, 'not-found']);
    assert.deepEqual(await removeAll(own.id, maj.id), [403, 'not-permitted']);
    await remove(asMaj, { accountId, userId: own.id });
    assert.deepEqual(names(await here.all()), ['annans', 'karin', 'maj']);
    const asUser = await here.signIn('annans');
    assert.deepEqual(await refusal(remove(asUser, { accountId, userId: others.id })), [403, 'not-permitted']);
  });

  test('T-L6 keeps the last administrator from being removed or moved, alone or with others', async () => {
    const here = await school();
    const { operator, account, to, karinId: userId } = here;
    const accountId = account.id;
    const alva = await here.add('user', 'alva');
    const [toAccountId, userIds] = [to.id, [userId, alva.id]];
    for (const act of [
      () => operator.plan(users.remove, { accountId, userId }),
      () => operator.plan(users.move, { accountId, userId, toAccountId }),
      () => operator.plan(users.removeAll, { accountId, userIds }),
      () => operator.plan(users.moveAll, { accountId, userIds, toAccountId }),
    ])
      assert.deepEqual(await refusal(act()), [409, 'last-administrator']);
    const [karin] = (await here.all()).filter(({ id }) => id === userId);
    assert.deepEqual(karin?.can['users.remove'], { code: 'last-administrator', params: {} });
  });

  test('T-L6 keeps an account from being without a primary contact', async () => {
    const here = await school();
    const { operator, account, karinId: userId } = here;
    const input = { accountId: account.id, userId };
    const [olle, alva] = [await here.add('administrator', 'olle'), await here.add('user', 'alva')];
    assert.deepEqual(await refusal(operator.plan(users.remove, input)), [409, 'primary-contact']);
    for (const primaryContactId of [alva.id, userId, here.to.id])
      assert.deepEqual(await refusal(operator.plan(users.remove, { ...input, primaryContactId })), [409, 'primary-contact']);
    await remove(operator, { ...input, primaryContactId: olle.id });
    assert.deepEqual(
      (await here.all()).map(({ username, primaryContact }) => [username, primaryContact]),
      [
        ['alva', false],
        ['olle', true],
      ],
    );
    await whole();
  });

  test('USR-16 asks which administrator takes the flag when the primary contact moves', async () => {
    const here = await school();
    const { operator, account, to, karinId: userId } = here;
    const olle = await here.add('administrator', 'olle');
    const input = { accountId: account.id, userId, toAccountId: to.id, username: 'karin2' };
    assert.deepEqual(await refusal(operator.plan(users.move, input)), [409, 'primary-contact']);
    const plan = await operator.plan(users.move, { ...input, primaryContactId: olle.id });
    assert.ok(plan.changes.some(({ id, field, to: next }) => id === olle.id && field === 'primaryContact' && next === true));
    await move(operator, { ...input, primaryContactId: olle.id });
    const { primaryContact } = await operator.call(accounts.read, { accountId: account.id });
    assert.equal(primaryContact?.id, olle.id);
    await whole();
  });

  test('USR-14 gives the users of somebody who is removed or moved to whom the same dialog says, or to nobody', async () => {
    const here = await school();
    const { operator, account, to } = here;
    const accountId = account.id;
    const [maj, moa] = [await here.add('manager', 'maj'), await here.add('manager', 'moa')];
    const [bo, ek] = [await here.add('user', 'bo', { responsibleId: maj.id }), await here.add('user', 'ek', { responsibleId: maj.id })];
    const input = { accountId, userId: maj.id };
    const has = await refused(operator.plan(users.remove, input));
    assert.deepEqual([has.code, has.params['users']], ['has-users', 2]);
    for (const usersTo of [bo.id, maj.id, to.id])
      assert.deepEqual(await refusal(operator.plan(users.remove, { ...input, usersTo })), [409, 'not-a-responsible']);
    const plan = await operator.plan(users.remove, { ...input, usersTo: moa.id });
    assert.deepEqual(
      plan.changes.filter(({ field }) => field === 'responsibleId').map(({ id, from, to: next }) => [id, from, next]),
      [bo, ek].map(({ id }) => [id, maj.id, moa.id]),
    );
    assert.deepEqual([plan.names?.[maj.id], plan.names?.[moa.id]], ['maj (maj)', 'moa (moa)']);
    await remove(operator, { ...input, usersTo: moa.id });
    const responsibles = async () =>
      (await here.all()).filter(({ role }) => role === 'user').map(({ responsible }) => responsible?.displayName);
    assert.deepEqual(await responsibles(), ['moa', 'moa']);
    await move(operator, { accountId, userId: moa.id, toAccountId: to.id, usersTo: null });
    assert.deepEqual(await responsibles(), [undefined, undefined]);
    await whole();
  });

  test('USR-14 refuses to leave more users to a manager than the quota holds', async () => {
    const here = await school();
    const accountId = here.account.id;
    const [maj, moa] = [await here.add('manager', 'maj'), await here.add('manager', 'moa', { quota: 2 })];
    for (const name of ['a', 'b']) await here.add('user', name, { responsibleId: maj.id });
    await here.add('user', 'c', { responsibleId: moa.id });
    const full = await refused(here.karin.plan(users.remove, { accountId, userId: maj.id, usersTo: moa.id }));
    assert.deepEqual([full.code, full.params], ['quota-exceeded', { name: moa.displayName, quota: 2, free: 1 }]);
  });

  test('I31 denies whoever was moved or removed at their next request, and ends their links', async () => {
    const here = await school();
    const { operator, account, to } = here;
    const accountId = account.id;
    const [alva, bo, ek] = [
      await here.add('user', 'alva', { email: `${unique('a')}@elev.example`, permissions: may }),
      await here.add('user', 'bo'),
      await here.add('user', 'ek'),
    ];
    const sessions = await Promise.all(['alva', 'bo', 'ek'].map((name) => here.signIn(name)));
    await clientOf(server()).call(session.forgot, { door: 'account', name: alva.email ?? '' });
    const link = (await inbox(server().env, here.licence.id)).find((mail) => mail.to === alva.email)?.link?.split('#link=')[1] ?? '';
    assert.equal((await clientOf(server()).call(session.readLink, { link })).purpose, 'reset');
    await move(operator, { accountId, userId: alva.id, toAccountId: to.id });
    await remove(operator, { accountId, userId: bo.id });
    const input = { accountId, userIds: [ek.id], toAccountId: to.id };
    await operator.call(users.moveAll, { ...input, plan: (await operator.plan(users.moveAll, input)).token });
    for (const ended of sessions) assert.deepEqual(await refusal(ended.call(session.read, {})), [401, 'not-signed-in']);
    assert.deepEqual(await refusal(clientOf(server()).call(session.setPassword, { link, password })), [410, 'link-ended']);
    await here.signIn('alva', to.groupId);
    await whole();
  });

  test('USR-13 gives users another responsible one by one, or all of one’s to one or to nobody', async () => {
    const here = await school();
    const { karin, karinId, account } = here;
    const accountId = account.id;
    const [maj, moa] = [await here.add('manager', 'maj', { quota: 2 }), await here.add('manager', 'moa', { quota: 2 })];
    const own = [];
    for (const [name, responsibleId] of [
      ['a', maj.id],
      ['b', maj.id],
      ['c', moa.id],
      ['d', moa.id],
    ] as const)
      own.push(await here.add('user', name, { responsibleId }));
    const responsibles = async () =>
      (await here.all()).filter(({ role }) => role === 'user').map(({ responsible }) => responsible?.id ?? null);
    const [a, b, c, d] = own.map(({ id }) => id);
    const to = (userId = '', responsibleId: string | null) => ({ userId, responsibleId });

    const full = await refused(karin.plan(users.redistribute, { accountId, users: [to(a, moa.id)] }));
    assert.deepEqual([full.code, full.params['free']], ['quota-exceeded', 0]);
    // two full managers swap: what is counted is what would be
    await give(karin, { accountId, users: [to(a, moa.id), to(b, moa.id), to(c, maj.id), to(d, maj.id)] });
    assert.deepEqual(await responsibles(), [moa.id, moa.id, maj.id, maj.id]);
    await give(karin, { accountId, from: moa.id, to: karinId });
    assert.deepEqual(await responsibles(), [karinId, karinId, maj.id, maj.id]);
    await give(karin, { accountId, from: karinId, to: null });
    assert.deepEqual(await responsibles(), [null, null, maj.id, maj.id]);
    const all = await refused(karin.plan(users.redistribute, { accountId, users: [to(a, moa.id), to(c, moa.id), to(d, moa.id)] }));
    assert.equal(all.code, 'quota-exceeded');
    assert.deepEqual(await responsibles(), [null, null, maj.id, maj.id], 'all or nothing');
    await whole();
  });

  test('USR-13 refuses whoever is no responsible, is not there, or is asked for in two ways', async () => {
    const here = await school();
    const { karin, karinId, account, to } = here;
    const accountId = account.id;
    const maj = await here.add('manager', 'maj');
    const bo = await here.add('user', 'bo', { responsibleId: maj.id });
    const ends = async (input: Omit<CallInput<typeof users.redistribute>, 'plan' | 'accountId'>) =>
      refusal(karin.plan(users.redistribute, { accountId, ...input }));
    const one = (userId: string, responsibleId: string | null) => ({ users: [{ userId, responsibleId }] });
    assert.deepEqual(await ends(one(bo.id, bo.id)), [409, 'not-a-responsible']);
    assert.deepEqual(await ends(one(maj.id, karinId)), [409, 'not-a-responsible']);
    assert.deepEqual(await ends(one(bo.id, to.id)), [409, 'not-a-responsible']);
    assert.deepEqual(await ends(one(to.id, karinId)), [404, 'not-found']);
    assert.deepEqual(await ends({ from: to.id, to: null }), [404, 'not-found']);
    for (const input of [{}, { from: maj.id }, { to: null }, { ...one(bo.id, null), from: maj.id, to: null }])
      assert.deepEqual(await ends(input), [422, 'invalid-input']);
    const twice = { users: [...one(bo.id, null).users, ...one(bo.id, karinId).users] };
    assert.deepEqual(await ends(twice), [422, 'invalid-input']);
  });

  test('T-M9 lets no manager redistribute, not even their own users', async () => {
    const here = await school();
    const accountId = here.account.id;
    const [maj, moa] = [await here.add('manager', 'maj'), await here.add('manager', 'moa')];
    const bo = await here.add('user', 'bo', { responsibleId: maj.id });
    const asMaj = await here.signIn('maj');
    for (const input of [
      { from: maj.id, to: moa.id },
      { users: [{ userId: bo.id, responsibleId: moa.id }] },
      { users: [{ userId: bo.id, responsibleId: null }] },
    ])
      assert.deepEqual(await refusal(asMaj.plan(users.redistribute, { accountId, ...input })), [403, 'not-permitted']);
    const { can } = await asMaj.call(accounts.read, { accountId });
    assert.deepEqual(can['users.redistribute'], { code: 'not-permitted', params: {} });
  });

  test('T-A6 lets an administrator move nobody to another account, neither one nor many, planned or applied', async () => {
    const here = await school();
    const { karin, operator, account, to } = here;
    const bo = await here.add('user', 'bo');
    const one = { accountId: account.id, userId: bo.id, toAccountId: to.id };
    const many = { accountId: account.id, userIds: [bo.id], toAccountId: to.id };
    assert.deepEqual(await refusal(karin.plan(users.move, one)), [403, 'not-permitted']);
    assert.deepEqual(await refusal(karin.plan(users.moveAll, many)), [403, 'not-permitted']);
    // nor by the plan of somebody who may
    const [{ token: plan }, { token: planOfAll }] = [await operator.plan(users.move, one), await operator.plan(users.moveAll, many)];
    assert.deepEqual(await refusal(karin.call(users.move, { ...one, plan })), [403, 'not-permitted']);
    assert.deepEqual(await refusal(karin.call(users.moveAll, { ...many, plan: planOfAll })), [403, 'not-permitted']);
    assert.deepEqual(names(await here.all()), ['bo', 'karin']);
  });

  test('T-A7 lets a file name nobody of another account, by id, account or username', async () => {
    const here = await school();
    const { karin, operator, account, to } = here;
    const foreign = await operator.call(users.create, { accountId: to.id, role: 'user', displayName: 'Elsa', username: 'elsa', password });
    const file = (text: string) => ({ accountId: account.id, file: new TextEncoder().encode(text) });
    for (const column of ['Id', 'Konto', 'accountId'])
      assert.equal(
        (await refused(karin.plan(users.import, file(`Visat namn;Användarnamn;${column}\r\nStulen;elsa;${foreign.id}\r\n`)))).code,
        'file-unknown-columns',
        column,
      );
    // a username of another account is nobody's in this one: the row adds somebody of its own
    const input = file('Visat namn;Användarnamn;Ta bort\r\nElsa Egen;elsa;\r\n');
    const plan = await karin.plan(users.import, input);
    assert.equal(plan.changes[0]?.kind, 'added');
    await karin.call(users.import, { ...input, plan: plan.token });
    assert.deepEqual({ ...(await operator.call(users.read, { accountId: to.id, userId: foreign.id })) }, { ...foreign });
    assert.deepEqual(names(await here.all()).sort(), ['elsa', 'karin']);
  });

  test('USR-01 moves a class in one act: who is chosen with their responsible needs no new one, and a taken username gets one like it', async () => {
    const here = await school();
    const { operator, account, to } = here;
    const maj = await here.add('manager', 'maj');
    const own = [];
    for (const username of ['alva', 'bo']) own.push(await here.add('user', username, { responsibleId: maj.id, permissions: may }));
    const stays = await here.add('user', 'ek', { responsibleId: maj.id });
    await operator.call(users.create, { accountId: to.id, role: 'user', displayName: 'Alva', username: 'ALVA', password });
    await operator.call(users.create, { accountId: to.id, role: 'user', displayName: 'Alva', username: 'alva2', password });
    await write(here, own[0]?.id ?? '', 'Brev');
    const input = { accountId: account.id, userIds: [maj.id, ...own.map(({ id }) => id)], toAccountId: to.id };
    const has = await refused(operator.plan(users.moveAll, input));
    assert.deepEqual([has.code, has.params['users']], ['has-users', 1]);
    const leaving = { ...input, usersTo: here.karinId };
    const plan = await operator.plan(users.moveAll, leaving);
    assert.deepEqual([plan.counts['users'], plan.counts['documents']], [3, 1]);
    assert.deepEqual(
      plan.changes.filter(({ field }) => field === 'username').map(({ from, to: next }) => [from, next]),
      [['alva', 'alva3']],
    );
    assert.deepEqual(plan.warnings, [{ code: 'new-group-id-for', params: { groupId: to.groupId, users: 2 } }]);
    const moved = await operator.call(users.moveAll, { ...leaving, plan: plan.token });
    assert.deepEqual(
      moved.map(({ signInName }) => signInName),
      ['alva3', 'bo', 'maj'].map((name) => `${to.groupId}/${name}`),
    );
    const there = (await here.all(to.id)).filter(({ username }) => ['alva3', 'bo', 'maj'].includes(username ?? ''));
    assert.deepEqual(
      there.map(({ role, responsible, permissions }) => [role, responsible, permissions.publish]),
      Array.from({ length: 3 }, () => ['user', null, false]),
    );
    const left = (await here.all()).find(({ id }) => id === stays.id);
    assert.equal(left?.responsible?.id, here.karinId);
    await whole();
  });

  test('USR-01 lists users by name, username or last sign-in, and keeps those of a role, of a responsible, of nobody, or who never were in', async () => {
    const here = await school();
    const { karin, account } = here;
    const maj = await here.add('manager', 'maj', { displayName: 'Åsa' });
    await here.add('user', 'zeta', { displayName: 'Alva', responsibleId: maj.id });
    await here.add('user', 'beta', { displayName: 'Ärla', responsibleId: maj.id });
    await here.add('user', 'delta', { displayName: 'Zoe' });
    for (const name of ['beta', 'zeta']) await here.signIn(name);
    type Filter = Omit<CallInput<typeof users.list>, 'accountId'>;
    const listed = async (filter: Filter) => {
      const found: User[] = [];
      // a page of one asks every order for its cursor
      for await (const user of pages(karin, users.list, { accountId: account.id, size: 1, ...filter })) found.push(user);
      const { total } = await karin.call(users.list, { accountId: account.id, ...filter });
      assert.equal(total, found.length);
      return names(found);
    };
    assert.deepEqual(await listed({}), ['zeta', 'karin', 'delta', 'maj', 'beta']);
    assert.deepEqual(await listed({ sort: 'username' }), ['beta', 'delta', 'karin', 'maj', 'zeta']);
    assert.deepEqual(await listed({ sort: 'username', order: 'descending' }), ['zeta', 'maj', 'karin', 'delta', 'beta']);
    assert.deepEqual((await listed({ sort: 'signedIn' })).slice(0, 3), ['zeta', 'beta', 'karin']);
    assert.deepEqual((await listed({ sort: 'signedIn', order: 'ascending' })).slice(2), ['karin', 'beta', 'zeta']);
    assert.deepEqual(await listed({ role: 'manager' }), ['maj']);
    assert.deepEqual(await listed({ responsibleId: maj.id }), ['zeta', 'beta']);
    assert.deepEqual(await listed({ responsibleId: 'none' }), ['delta']);
    assert.deepEqual(await listed({ neverSignedIn: 'yes' }), ['delta', 'maj']);
    assert.deepEqual(await listed({ responsibleId: maj.id, search: 'är' }), ['beta']);
  });

  test('USR-11 offers the accounts that have room for all who are to move', async () => {
    const { licence, operator, to, account } = await school();
    await changeRows(server(), licence.id, `update accounts set capacity = 3 where id = '${to.id}'`);
    const withRoom = async (room: number) =>
      (await operator.call(accounts.list, { licenceId: licence.id, withRoom: room })).items.map(({ id }) => id).sort();
    assert.deepEqual(await withRoom(2), [account.id, to.id].sort());
    assert.deepEqual(await withRoom(3), [account.id]);
  });

  test('USR-01 moves all who are chosen or nobody: who is not there, no room, a place of another kind', async () => {
    const here = await school();
    const { operator, account, to } = here;
    const accountId = account.id;
    const two = [await here.add('user', 'alva'), await here.add('user', 'bo')].map(({ id }) => id);
    const ends = (userIds: string[], toAccountId = to.id) => refused(operator.plan(users.moveAll, { accountId, userIds, toAccountId }));
    assert.equal((await ends([...two, to.id])).code, 'not-found');
    assert.equal((await ends(two, accountId)).code, 'same-account');
    await changeRows(server(), here.licence.id, `update accounts set capacity = 2 where id = '${to.id}'`);
    const full = await ends(two);
    assert.deepEqual([full.code, full.params['capacity'], full.params['room']], ['account-full', 2, 1]);
    for (const userIds of [[], [two[0] ?? '', two[0] ?? '']]) assert.equal((await ends(userIds)).code, 'invalid-input');
  });

  test('USR-01 removes several in one act, with the documents of all', async () => {
    const here = await school();
    const { karin, account } = here;
    const maj = await here.add('manager', 'maj');
    const own = [];
    for (const username of ['alva', 'bo']) own.push(await here.add('user', username, { responsibleId: maj.id, permissions: may }));
    for (const { id } of own) await write(here, id, 'Brev');
    const input = { accountId: account.id, userIds: [maj.id, ...own.map(({ id }) => id)] };
    const plan = await karin.plan(users.removeAll, input);
    assert.deepEqual([plan.counts['users.removed'], plan.counts['documents.removed']], [3, 2]);
    await karin.call(users.removeAll, { ...input, plan: plan.token });
    assert.deepEqual(names(await here.all()), ['karin']);
    await whole();
  });

  test('USR-01 sets some permissions for several, and leaves the others as they are', async () => {
    const here = await school();
    const accountId = here.account.id;
    const maj = await here.add('manager', 'maj');
    const [alva, bo] = [
      await here.add('user', 'alva', { responsibleId: maj.id, permissions: may }),
      await here.add('user', 'bo', { responsibleId: maj.id }),
    ];
    const asMaj = await here.signIn('maj');
    const input = { accountId, userIds: [alva.id, bo.id], permissions: { create: true, publish: false } };
    const plan = await asMaj.plan(users.permit, input);
    assert.deepEqual(
      plan.changes.map(({ id, field, to }) => [id, field, to]),
      [
        [alva.id, 'publish', false],
        [bo.id, 'create', true],
      ],
    );
    await asMaj.call(users.permit, { ...input, plan: plan.token });
    const permissions = (await here.all()).filter(({ role }) => role === 'user').map((user) => ({ ...user.permissions }));
    assert.deepEqual(permissions, [
      { ...may, publish: false },
      { create: true, publish: false, documents: false, resetPassword: false },
    ]);
    const fixed = { accountId, userIds: [maj.id, bo.id], permissions: { documents: false } };
    const named = await refused(here.karin.plan(users.permit, fixed));
    assert.deepEqual([named.code, named.params], ['permission-fixed', { name: maj.displayName }]);
    assert.deepEqual(await refusal(asMaj.plan(users.permit, { ...fixed, permissions: { publish: true } })), [403, 'not-permitted']);
  });

  test('DOC-08 counts what goes out of sight with My Documents, and what comes back with it', async () => {
    const here = await school();
    const accountId = here.account.id;
    const [alva, bo, eva] = [
      await here.add('user', 'alva', { permissions: may }),
      await here.add('user', 'bo', { permissions: may }),
      await here.add('user', 'eva', { permissions: { ...may, documents: false } }),
    ];
    for (const { id } of [alva, alva, bo]) await write(here, id, 'Brev');
    const { id: documentId, version } = await write(here, eva.id, 'Kladd');
    await write(here, eva.id, 'Brev');
    await here.karin.call(documents.remove, { accountId, documentId, version });
    const turn = async (keeps: boolean) => {
      const input = { accountId, userIds: [alva.id, bo.id, eva.id], permissions: { documents: keeps } };
      const { counts, token } = await here.karin.plan(users.permit, input);
      await here.karin.call(users.permit, { ...input, plan: token });
      return [counts['documents.hidden'], counts['documents.shown']];
    };
    assert.deepEqual(await turn(true), [undefined, 1]);
    assert.deepEqual(await turn(false), [4, undefined]);
    assert.deepEqual(await turn(false), [undefined, undefined]);
    assert.deepEqual(await turn(true), [undefined, 4]);
    const others = { accountId, userIds: [alva.id], permissions: { publish: false } };
    assert.deepEqual((await here.karin.plan(users.permit, others)).counts, { 'users.changed': 1 });
  });

  test('USR-01 mails several their instructions, and says who is left out', async () => {
    const here = await school();
    const accountId = here.account.id;
    const [alva, bo] = [await here.add('user', 'alva', { email: `${unique('a')}@elev.example` }), await here.add('user', 'bo')];
    const userIds = [alva.id, bo.id];
    for (let sent = 0; sent < 3; sent++) {
      const plan = await here.karin.plan(users.resendAll, { accountId, userIds });
      assert.deepEqual(
        plan.changes.map(({ id, to }) => [id, to]),
        [[alva.id, alva.email]],
      );
      assert.deepEqual(plan.warnings, [{ code: 'without-email', params: { users: 1 } }]);
      assert.deepEqual({ ...(await here.karin.call(users.resendAll, { accountId, userIds, plan: plan.token })) }, { mailed: 1 });
    }
    assert.equal((await inbox(server().env, here.licence.id)).filter(({ to }) => to === alva.email).length, 3);
    assert.deepEqual(await refusal(here.karin.plan(users.resendAll, { accountId, userIds })), [429, 'too-many-attempts']);
    assert.deepEqual(await refusal(here.karin.plan(users.resendAll, { accountId, userIds: [bo.id] })), [409, 'without-email']);
  });
});
