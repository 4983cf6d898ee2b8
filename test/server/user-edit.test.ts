import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts, session, users, type Role, type User } from '@knippa/contract';
import { newKey, type Client } from '@knippa/sdk';
import { inbox } from '@knippa/server/node';
import { clientOf, followMail, makeLicence, startGroup, unique, type TestLicence } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { rowsOf } from './database.js';
import { fileOf } from './importing.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';
const off = { create: false, publish: false, documents: false, resetPassword: false };
const on = { create: true, publish: true, documents: true, resetPassword: true };

onEachStore(bothStores, (server) => {
  /** A school: its operator, its administrator Karin signed in, and whoever is made in it. */
  async function school(licence?: TestLicence) {
    const ours = licence ?? (await makeLicence(server()));
    const account = await startGroup(ours);
    const { token } = await followMail(server(), ours.id, account.email, password);
    const karin = clientOf(server(), token);
    const accountId = account.id;
    const make = (role: Role, more: object = {}) => {
      const username = unique('u');
      const email = `${username}@skola.example`;
      const common = { accountId, role, displayName: 'Alva Ek', username, email };
      return ours.operator.call(users.create, { ...common, ...(role === 'administrator' ? {} : { password }), ...more });
    };
    const signIn = async (name: string, secret = password) =>
      clientOf(server(), (await clientOf(server()).call(session.signIn, { door: 'account', name, password: secret })).token);
    const enter = (user: User) => signIn(`${account.groupId}/${user.username}`);
    const read = (userId: string, client: Client = ours.operator) => client.call(users.read, { accountId, userId });
    const edit = async (user: Pick<User, 'id'>, more: object, client: Client = ours.operator) => {
      const { version } = await read(user.id);
      return client.call(users.edit, { accountId, userId: user.id, version, ...more });
    };
    const contact = async () => (await ours.operator.call(accounts.read, { accountId })).primaryContact?.id ?? '';
    return {
      licence: ours,
      operator: ours.operator,
      account,
      accountId,
      karin,
      karinId: await contact(),
      contact,
      make,
      signIn,
      enter,
      read,
      edit,
    };
  }

  test('USR-07 changes everything that was given when a user was created, and finds them by it', async () => {
    const { operator, accountId, make, edit, read, signIn, account } = await school();
    const alva = await make('user');
    const [username, email] = [unique('ny'), `${unique('ny')}@skola.example`];
    const edited = await edit(alva, { displayName: 'Örjan Ek', username, email, phone: '070-123 45 67', permissions: on });
    assert.deepEqual(
      [edited.displayName, edited.username, edited.email, edited.phone, { ...edited.permissions }],
      ['Örjan Ek', username, email, '070-123 45 67', on],
    );
    assert.deepEqual(await read(alva.id), edited);
    assert.notEqual(edited.version, alva.version);
    for (const search of ['örjan', username, email])
      assert.deepEqual(
        (await operator.call(users.list, { accountId, search })).items.map(({ id }) => id),
        [alva.id],
      );
    assert.equal((await operator.call(users.list, { accountId, search: alva.username ?? '' })).total, 0);
    await signIn(`${account.groupId}/${username}`);
    await signIn(email);
    assert.deepEqual(await refusal(signIn(alva.email ?? '')), [403, 'sign-in-failed']);
    const cleared = await edit(alva, { email: null, phone: null });
    assert.deepEqual([cleared.email, cleared.phone], [null, null]);
    assert.equal((await make('user', { email })).email, email); // a free address is anybody's
  });

  test('USR-07 refuses names that are taken or wrong, and an edit of what somebody else has changed meanwhile', async () => {
    const { operator, accountId, make, edit } = await school();
    const [alva, bo] = [await make('user', { username: 'alva' }), await make('user')];
    const taken = await refused(edit(bo, { username: 'ALVA' }));
    assert.deepEqual([taken.code, taken.params['suggestion']], ['username-taken', 'alva2']);
    assert.deepEqual(await refusal(edit(bo, { email: alva.email?.toUpperCase() })), [409, 'email-taken']);
    assert.equal((await edit(alva, { username: 'Alva', email: alva.email?.toUpperCase() })).username, 'Alva'); // one's own is not taken
    for (const [input, code] of [
      [{ displayName: 'A\nB' }, 'name-invalid'],
      [{ username: 'al va' }, 'username-invalid'],
      [{ email: 'alva' }, 'email-invalid'],
      [{ phone: 'nej' }, 'phone-invalid'],
    ] as const)
      assert.deepEqual(await refusal(edit(bo, input)), [422, code]);
    const stale = { accountId, userId: bo.id, version: bo.version };
    await edit(bo, { displayName: 'Bo Ek' });
    assert.deepEqual(await refusal(operator.call(users.edit, { ...stale, displayName: 'Bo Alm' })), [412, 'changed-meanwhile']);
  });

  test('USR-07 promotes a user with what the role always has, and clears the responsible', async () => {
    const { licence, make, edit, karinId, enter, read } = await school();
    const alva = await make('user', { responsibleId: karinId, email: undefined });
    assert.deepEqual(await refusal(edit(alva, { role: 'manager' })), [409, 'email-required']);
    const client = await enter(alva);
    const manager = await edit(alva, { role: 'manager', email: `${unique('a')}@skola.example`, quota: 4 });
    assert.deepEqual([manager.role, manager.quota, manager.responsible, manager.permissions.create], ['manager', 4, null, true]);
    assert.equal(manager.permissions.publish, false);
    // what others may know ends, and she chooses a password (docs/decisions/016)
    assert.deepEqual(await refusal(client.call(session.read, {})), [401, 'not-signed-in']);
    const { session: begun } = await followMail(server(), licence.id, manager.email ?? '', password);
    assert.equal(begun.account?.role, 'manager');
    const administrator = await edit(alva, { role: 'administrator' });
    assert.deepEqual([administrator.quota, { ...administrator.permissions }], [null, on]);
    assert.deepEqual(await refusal(edit(alva, { email: null })), [409, 'email-required']);
    assert.equal((await read(alva.id)).can['users.setPassword'] === true, false);
  });

  test('USR-07 clears the quota of a manager who becomes user, and gives them a responsible in the same act', async () => {
    const { make, edit, karinId } = await school();
    const [maj, moa] = [await make('manager', { quota: 4 }), await make('manager', { quota: 1 })];
    const user = await edit(maj, { role: 'user', responsibleId: karinId });
    assert.deepEqual([user.role, user.quota, user.responsible?.id], ['user', null, karinId]);
    assert.deepEqual(await refusal(edit(maj, { responsibleId: maj.id })), [409, 'not-a-responsible']);
    assert.deepEqual(await refusal(edit(moa, { responsibleId: karinId })), [409, 'not-a-responsible']);
    assert.equal((await edit(maj, { responsibleId: moa.id })).responsible?.id, moa.id);
    const full = await refused(edit(await make('user'), { responsibleId: moa.id }));
    assert.deepEqual([full.code, full.params], ['quota-exceeded', { name: moa.displayName, quota: 1, free: 0 }]);
    assert.equal((await edit(maj, { responsibleId: null })).responsible, null);
  });

  test('USR-07 keeps the last administrator from stepping down, and lets one of two', async () => {
    const { make, edit, karin, karinId, accountId, read } = await school();
    assert.deepEqual(await refusal(edit({ id: karinId }, { role: 'manager' }, karin)), [409, 'last-administrator']);
    const per = await make('administrator');
    assert.deepEqual(await refusal(edit({ id: karinId }, { role: 'manager' }, karin)), [409, 'primary-contact']);
    const stepped = await edit({ id: karinId }, { role: 'manager', primaryContactId: per.id }, karin);
    assert.deepEqual([stepped.role, stepped.quota, stepped.primaryContact], ['manager', 0, false]);
    assert.equal((await read(per.id)).primaryContact, true);
    assert.deepEqual(await refusal(karin.call(users.list, { accountId })), [401, 'not-signed-in']);
  });

  test('USR-02 hands the flag of primary contact over, and to administrators alone', async () => {
    const { make, edit, karinId, contact, read } = await school();
    const [per, maj] = [await make('administrator'), await make('manager')];
    assert.deepEqual(await refusal(edit(maj, { primaryContact: true })), [403, 'not-permitted']);
    assert.equal((await edit(per, { primaryContact: true })).primaryContact, true);
    assert.deepEqual([await contact(), (await read(karinId)).primaryContact], [per.id, false]);
    await edit(per, { primaryContact: true });
    assert.equal(await contact(), per.id);
    const promoted = await edit(maj, { role: 'administrator', primaryContact: true });
    assert.deepEqual([promoted.primaryContact, await contact()], [true, maj.id]);
  });

  test('USR-05 sets the permissions that a role leaves to choose, and refuses to turn off the others', async () => {
    const { make, edit } = await school();
    const [alva, maj, per] = [await make('user', { permissions: on }), await make('manager'), await make('administrator')];
    assert.deepEqual({ ...(await edit(alva, { permissions: off })).permissions }, off);
    assert.deepEqual({ ...(await edit(maj, { permissions: { ...on, publish: true } })).permissions }, on);
    for (const name of ['create', 'documents', 'resetPassword'] as const)
      assert.deepEqual(await refusal(edit(maj, { permissions: { ...on, [name]: false } })), [409, 'permission-fixed']);
    assert.deepEqual(await refusal(edit(alva, { role: 'manager', permissions: off })), [409, 'permission-fixed']);
    assert.deepEqual(await refusal(edit(per, { permissions: { ...on, publish: false } })), [409, 'permission-fixed']);
  });

  test('T-A10 keeps on what an administrator always has', async () => {
    const { make, edit, karin, karinId } = await school();
    const per = await make('administrator');
    for (const name of ['create', 'publish', 'documents', 'resetPassword'] as const)
      for (const id of [per.id, karinId])
        assert.deepEqual(await refusal(edit({ id }, { permissions: { ...on, [name]: false } }, karin)), [409, 'permission-fixed']);
  });

  test('USR-09 changes a quota later, and not below the users that a manager has', async () => {
    const { make, edit } = await school();
    const maj = await make('manager', { quota: 3 });
    for (let n = 0; n < 2; n++) await make('user', { responsibleId: maj.id });
    const refusedQuota = await refused(edit(maj, { quota: 1 }));
    assert.deepEqual([refusedQuota.code, refusedQuota.params], ['quota-in-use', { users: 2 }]);
    assert.equal((await edit(maj, { quota: 2 })).quota, 2);
    assert.deepEqual(await refusal(edit(await make('user'), { quota: 2 })), [403, 'not-permitted']);
    assert.deepEqual(await refusal(edit(await make('administrator'), { quota: 2 })), [403, 'not-permitted']);
    // an administrator who becomes manager with users of theirs needs room for them
    const per = await make('administrator');
    await make('user', { responsibleId: per.id });
    assert.deepEqual(await refusal(edit(per, { role: 'manager' })), [409, 'quota-in-use']);
    assert.deepEqual((await edit(per, { role: 'manager', quota: 1 })).users, 1);
  });

  test('USR-14 asks for a new responsible when one becomes user, and gives them all or none', async () => {
    const { make, edit, operator, accountId, read } = await school();
    const [maj, moa] = [await make('manager', { quota: 5 }), await make('manager', { quota: 1 })];
    const pupils = [await make('user', { responsibleId: maj.id }), await make('user', { responsibleId: maj.id })];
    const left = await refused(edit(maj, { role: 'user' }));
    assert.deepEqual([left.code, left.params], ['has-users', { users: 2 }]);
    assert.deepEqual(await refusal(edit(maj, { role: 'user', usersTo: moa.id })), [409, 'quota-exceeded']);
    assert.deepEqual(await refusal(edit(maj, { role: 'user', usersTo: maj.id })), [409, 'not-a-responsible']);
    assert.equal((await read(pupils[0]?.id ?? '')).responsible?.id, maj.id);
    // room for the pupils, but not for the one who leaves them
    await edit(moa, { quota: 2 });
    assert.deepEqual(await refusal(edit(maj, { role: 'user', usersTo: moa.id, responsibleId: moa.id })), [409, 'quota-exceeded']);
    await edit(moa, { quota: 3 });
    await edit(maj, { role: 'user', usersTo: moa.id, responsibleId: moa.id });
    const { items } = await operator.call(users.list, { accountId, role: 'user' });
    assert.deepEqual([...new Set(items.map(({ responsible }) => responsible?.id))], [moa.id]);
    assert.equal((await read(moa.id)).users, 3);
    assert.equal((await edit(moa, { role: 'user', usersTo: null })).responsible, null);
  });

  test('USR-14 keeps the users of a manager who becomes administrator', async () => {
    const { make, edit } = await school();
    const maj = await make('manager', { quota: 1 });
    await make('user', { responsibleId: maj.id });
    assert.deepEqual((await edit(maj, { role: 'administrator' })).users, 1);
  });

  test('USR-16 ends every session and link of whoever loses a role', async () => {
    const { licence, make, edit, enter, operator, accountId } = await school();
    const maj = await make('manager');
    await operator.call(users.resend, { accountId, userId: maj.id });
    const client = await enter(maj);
    await client.call(users.list, { accountId });
    await edit(maj, { role: 'user' });
    assert.deepEqual(await refusal(client.call(session.read, {})), [401, 'not-signed-in']);
    assert.deepEqual(await refusal(followMail(server(), licence.id, maj.email ?? '', password)), [410, 'link-ended']);
  });

  test('T-M10 lets nobody go on by a role or a password that was taken from them', async () => {
    const { make, edit, enter, operator, accountId } = await school();
    const maj = await make('manager', { quota: 5 });
    const [first, pupil] = [await enter(maj), { accountId, role: 'user', displayName: 'Bo', password } as const];
    await first.call(users.create, { ...pupil, username: unique('b') });
    await operator.call(users.setPassword, { accountId, userId: maj.id, password: 'ett helt annat lösenord' });
    assert.deepEqual(await refusal(first.call(users.create, { ...pupil, username: unique('b') })), [401, 'not-signed-in']);
    const { token } = await clientOf(server()).call(session.signIn, {
      door: 'account',
      name: maj.email ?? '',
      password: 'ett helt annat lösenord',
    });
    await edit(maj, { role: 'user', usersTo: null });
    assert.deepEqual(await refusal(clientOf(server(), token).call(users.create, { ...pupil, username: unique('b') })), [
      401,
      'not-signed-in',
    ]);
  });

  test('T-M10 lets nobody go on in an open tab in the account that they were moved from', async () => {
    const { licence, make, enter, operator, accountId, signIn } = await school();
    const { id: toAccountId } = await startGroup(licence);
    const maj = await make('manager', { quota: 5 });
    const tab = await enter(maj);
    const pupil = { accountId, role: 'user', displayName: 'Bo', password } as const;
    await tab.call(users.create, { ...pupil, username: unique('b') });
    const move = { accountId, userId: maj.id, toAccountId, usersTo: null };
    await operator.call(users.move, { ...move, plan: (await operator.plan(users.move, move)).token });
    const going = [() => tab.call(users.create, { ...pupil, username: unique('b') }), () => tab.call(users.list, { accountId })];
    for (const act of going) assert.deepEqual(await refusal(act()), [401, 'not-signed-in']);
    const again = await signIn(maj.email ?? '');
    assert.deepEqual(await refusal(again.call(users.create, { ...pupil, username: unique('b') })), [404, 'not-found']);
    const there = { ...pupil, accountId: toAccountId, username: unique('b') };
    assert.deepEqual(await refusal(again.call(users.create, there)), [403, 'not-permitted']);
  });

  test('I31 tells nobody again what was answered before a role was taken away', async () => {
    const { licence, make, edit, enter, signIn, operator, accountId } = await school();
    const olle = await make('administrator');
    const client = clientOf(server(), (await followMail(server(), licence.id, olle.email ?? '', password)).token);
    const file = fileOf('Visat namn;Användarnamn', `Bo Ek;${unique('b')}`);
    const { token: plan } = await client.plan(users.import, { accountId, file });
    const [input, key] = [{ accountId, file, plan }, newKey()];
    const { handOut } = await client.call(users.import, input, { key });
    assert.ok(handOut[0]?.code, 'whoever asks again while nothing is taken away is told the same');
    assert.deepEqual((await client.call(users.import, input, { key })).handOut, handOut);
    await edit(olle, { role: 'user' });
    assert.deepEqual(await refusal((await signIn(olle.email ?? '')).call(users.import, input, { key })), [403, 'not-permitted']);
    const maj = await make('manager', { quota: 5 });
    const other = await enter(maj);
    const made = { accountId, role: 'user', displayName: 'Bo', username: unique('c'), password } as const;
    const second = newKey();
    await other.call(users.create, made, { key: second });
    const { id: toAccountId } = await startGroup(licence);
    const move = { accountId, userId: maj.id, toAccountId, usersTo: null };
    const { token: moving } = await operator.plan(users.move, move);
    await operator.call(users.move, { ...move, plan: moving });
    assert.deepEqual(await refusal((await signIn(maj.email ?? '')).call(users.create, made, { key: second })), [404, 'not-found']);
  });

  test('USR-15 lets nobody change their own e-mail but by the link that confirms it', async () => {
    const { licence, make, accountId } = await school();
    const olle = await make('administrator');
    const client = clientOf(server(), (await followMail(server(), licence.id, olle.email ?? '', password)).token);
    const own = { accountId, userId: olle.id };
    const change = async (changes: { email: string; displayName?: string }) => {
      const { version } = await client.call(users.read, own);
      return client.call(users.edit, { ...own, version, ...changes });
    };
    assert.deepEqual(await refusal(change({ email: `${unique('ond')}@skola.example`, displayName: 'Olle Ek' })), [409, 'own-email']);
    const { displayName, email } = await change({ email: olle.email ?? '', displayName: 'Olle Ek' });
    assert.deepEqual([displayName, email], ['Olle Ek', olle.email], 'the address that they have is no other');
    const mails = (await inbox(server().env, licence.id)).filter(({ to }) => to === olle.email);
    assert.equal(mails.length, 1, 'their first mail');
  });

  test('USR-21 sets a password for a manager or user, which ends their sessions and forgets wrong tries', async () => {
    const { make, enter, signIn, operator, accountId, account, karinId } = await school();
    const alva = await make('user');
    const set = (userId: string, chosen: string) => operator.call(users.setPassword, { accountId, userId, password: chosen });
    const client = await enter(alva);
    for (let n = 0; n < 10; n++) await refusal(signIn(`${account.groupId}/${alva.username}`, 'fel'));
    assert.deepEqual(await refusal(enter(alva)), [429, 'too-many-attempts']);
    assert.deepEqual(await refusal(set(alva.id, 'kort')), [422, 'password-invalid']);
    assert.deepEqual(await refusal(set(alva.id, 'password')), [422, 'password-common']);
    await set(alva.id, 'ett nytt lösenord');
    assert.deepEqual(await refusal(client.call(session.read, {})), [401, 'not-signed-in']);
    await signIn(`${account.groupId}/${alva.username}`, 'ett nytt lösenord');
    assert.deepEqual(await refusal(signIn(alva.email ?? '')), [403, 'sign-in-failed']);
    assert.deepEqual(await refusal(set(karinId, 'ett nytt lösenord')), [409, 'password-by-link']);
  });

  test('USR-06 mails sign-in instructions again, at most three an hour, and the older link stops working', async () => {
    const { licence, make, operator, accountId } = await school();
    const [alva, nobody] = [await make('user'), await make('user', { email: undefined })];
    const resend = (userId: string) => operator.call(users.resend, { accountId, userId });
    assert.deepEqual(await refusal(resend(nobody.id)), [409, 'without-email']);
    const links = [];
    for (let n = 0; n < 3; n++) {
      await resend(alva.id);
      links.push((await inbox(server().env, licence.id)).find(({ to }) => to === alva.email)?.link?.split('#link=')[1] ?? '');
    }
    assert.equal(new Set(links).size, 3);
    assert.deepEqual(await refusal(resend(alva.id)), [429, 'too-many-attempts']);
    const use = (link = '') => clientOf(server()).call(session.setPassword, { link, password: 'valt i mejlet' });
    assert.deepEqual(await refusal(use(links[0])), [410, 'link-ended']);
    assert.equal((await use(links[2])).session.account?.role, 'user');
  });

  test('USR-22 ends the links to an address that somebody no longer has', async () => {
    const { licence, make, edit } = await school();
    const per = await make('administrator');
    await edit(per, { email: `${unique('n')}@skola.example` });
    assert.deepEqual(await refusal(followMail(server(), licence.id, per.email ?? '', password)), [410, 'link-ended']);
  });

  test('USR-23 lets any mix of roles be', async () => {
    const { make, edit, operator, accountId } = await school();
    const [per, alva] = [await make('administrator'), await make('user')];
    const roles = async () => (await operator.call(users.list, { accountId })).items.map(({ role }) => role).sort();
    await edit(alva, { role: 'administrator' });
    assert.deepEqual(await roles(), ['administrator', 'administrator', 'administrator']);
    await edit(alva, { role: 'manager' });
    await edit(per, { role: 'user' });
    assert.deepEqual(await roles(), ['administrator', 'manager', 'user']);
  });

  test('ACC-05 an invited account is active once somebody who was made its administrator has chosen a password', async () => {
    const licence = await makeLicence(server());
    const { id: accountId } = await startGroup(licence);
    const state = async () => (await licence.operator.call(accounts.read, { accountId })).state;
    const alva = {
      accountId,
      role: 'user',
      displayName: 'Alva',
      username: 'alva',
      email: `${unique('a')}@skola.example`,
      password,
    } as const;
    const { id: userId, version } = await licence.operator.call(users.create, alva);
    await licence.operator.call(users.resend, { accountId, userId });
    await followMail(server(), licence.id, alva.email, password);
    await licence.operator.call(users.edit, { accountId, userId, version, role: 'administrator' });
    assert.equal(await state(), 'invited');
    await followMail(server(), licence.id, alva.email, password);
    assert.equal(await state(), 'active');
  });

  test('USR-08 lets a manager edit names, address and permissions of their own users, and nothing of others', async () => {
    const { make, edit, enter, read, accountId } = await school();
    const [maj, moa] = [await make('manager', { quota: 2 }), await make('manager', { quota: 2 })];
    const [own, others] = [await make('user', { responsibleId: maj.id }), await make('user', { responsibleId: moa.id })];
    const client = await enter(maj);
    const edited = await edit(own, { displayName: 'Bo', permissions: on, email: null, phone: '070-123 45 67' }, client);
    assert.deepEqual([edited.displayName, edited.email, edited.permissions.publish], ['Bo', null, true]);
    await client.call(users.setPassword, { accountId, userId: own.id, password: 'ett nytt lösenord' });
    assert.deepEqual((await read(own.id, client)).responsible?.id, maj.id);
    for (const id of [others.id, moa.id]) assert.deepEqual(await refusal(edit({ id }, { displayName: 'Bo' }, client)), [404, 'not-found']);
    assert.deepEqual(await refusal(client.call(users.resend, { accountId, userId: own.id })), [409, 'without-email']);
  });

  test('T-M1 lets no manager raise their own quota', async () => {
    const { make, edit, enter, accountId, read } = await school();
    const maj = await make('manager', { quota: 1 });
    const client = await enter(maj);
    assert.deepEqual(await refusal(edit(maj, { quota: 9 }, client)), [403, 'not-permitted']);
    assert.deepEqual(await refusal(edit(maj, { role: 'administrator' }, client)), [403, 'not-permitted']);
    const create = { accountId, displayName: 'Bo', password, username: unique('b') } as const;
    assert.deepEqual(await refusal(client.call(users.create, { ...create, role: 'user', quota: 9 })), [403, 'not-permitted']);
    assert.equal((await read(maj.id)).quota, 1);
  });

  test('T-M1 lets no manager raise their own quota by a file', async () => {
    const { make, enter, accountId, read, operator } = await school();
    const maj = await make('manager', { quota: 1 });
    const client = await enter(maj);
    const file = fileOf('Visat namn;Användarnamn;E-post;Roll;Max antal användare', `Maj Ek;${maj.username};${maj.email};Manager;9`);
    // the same file does it for whoever may
    const { token: plan, changes } = await operator.plan(users.import, { accountId, file });
    assert.ok(changes.some(({ id, field, to }) => id === maj.id && field === 'quota' && to === 9));
    assert.deepEqual(await refusal(client.plan(users.import, { accountId, file })), [403, 'not-permitted']);
    assert.deepEqual(await refusal(client.call(users.import, { accountId, file, plan })), [403, 'not-permitted']);
    assert.equal((await read(maj.id)).quota, 1);
  });

  test('T-M2 hides another manager’s users from reading, editing, passwords and mails', async () => {
    const { make, edit, enter, read, accountId } = await school();
    const [maj, moa] = [await make('manager', { quota: 2 }), await make('manager', { quota: 2 })];
    const others = await make('user', { responsibleId: moa.id });
    const client = await enter(maj);
    const unknown = '00000000-0000-7000-8000-000000000000';
    for (const userId of [others.id, unknown]) {
      const named = { accountId, userId };
      assert.deepEqual(await refusal(read(userId, client)), [404, 'not-found']);
      assert.deepEqual(await refusal(client.call(users.edit, { ...named, version: others.version, displayName: 'Bo' })), [
        404,
        'not-found',
      ]);
      assert.deepEqual(await refusal(client.call(users.setPassword, { ...named, password })), [404, 'not-found']);
      assert.deepEqual(await refusal(client.call(users.resend, named)), [404, 'not-found']);
    }
    assert.equal((await edit(others, { displayName: 'Orörd' })).displayName, 'Orörd');
  });

  test('T-M3 lets no manager take a user from another, or leave one to another', async () => {
    const { make, edit, enter } = await school();
    const [maj, moa] = [await make('manager', { quota: 2 }), await make('manager', { quota: 2 })];
    const [own, others] = [await make('user', { responsibleId: maj.id }), await make('user', { responsibleId: moa.id })];
    const client = await enter(maj);
    assert.deepEqual(await refusal(edit(others, { responsibleId: maj.id }, client)), [404, 'not-found']);
    assert.deepEqual(await refusal(edit(own, { responsibleId: moa.id }, client)), [403, 'not-permitted']);
    assert.deepEqual(await refusal(edit(own, { responsibleId: null }, client)), [403, 'not-permitted']);
    assert.equal((await edit(own, { responsibleId: maj.id, displayName: 'Bo' }, client)).displayName, 'Bo');
  });

  test('T-M5 lets no manager change a role, or give a permission that a user cannot have', async () => {
    const { make, edit, enter } = await school();
    const maj = await make('manager', { quota: 2 });
    const own = await make('user', { responsibleId: maj.id });
    const client = await enter(maj);
    for (const role of ['manager', 'administrator'] as const)
      assert.deepEqual(await refusal(edit(own, { role, quota: 0 }, client)), [403, 'not-permitted']);
    assert.deepEqual(await refusal(edit(own, { quota: 3 }, client)), [403, 'not-permitted']);
    assert.deepEqual(await refusal(edit(own, { primaryContact: true }, client)), [403, 'not-permitted']);
    assert.deepEqual(await refusal(edit(own, { permissions: { ...on, administrator: true } }, client)), [422, 'invalid-input']);
  });

  test('T-A1 keeps an administrator in the account that is theirs', async () => {
    const { licence, karin } = await school();
    const elsewhere = await school(licence);
    const bo = await elsewhere.make('user');
    const named = { accountId: elsewhere.accountId, userId: bo.id };
    assert.deepEqual(await refusal(karin.call(users.read, named)), [404, 'not-found']);
    assert.deepEqual(await refusal(karin.call(users.edit, { ...named, version: bo.version, displayName: 'B' })), [404, 'not-found']);
    assert.deepEqual(await refusal(karin.call(users.setPassword, { ...named, password })), [404, 'not-found']);
    assert.deepEqual(await refusal(karin.call(users.resend, named)), [404, 'not-found']);
  });

  test('T-A1 takes nobody of another account as responsible, heir or primary contact', async () => {
    const { licence, karin, karinId, make, edit } = await school();
    const other = await school(licence);
    const [alva, maj] = [await make('user'), await make('manager', { quota: 1 })];
    await make('user', { responsibleId: maj.id });
    await make('administrator');
    assert.deepEqual(await refusal(edit(alva, { responsibleId: other.karinId }, karin)), [409, 'not-a-responsible']);
    assert.deepEqual(await refusal(edit(maj, { role: 'user', usersTo: other.karinId }, karin)), [409, 'not-a-responsible']);
    const step = edit({ id: karinId }, { role: 'user', primaryContactId: other.karinId }, karin);
    assert.deepEqual(await refusal(step), [409, 'primary-contact']);
  });

  test('T-A3 takes no field that is not a user’s to have', async () => {
    const { karin, make, edit } = await school();
    const alva = await make('user');
    for (const more of [{ role: 'operator' }, { accountId_: 1 }, { level: 1 }, { licenceId: alva.id }, { primaryContact: false }])
      assert.deepEqual(await refusal(edit(alva, more, karin)), [422, 'invalid-input']);
  });

  test('T-A5 gives an administrator no password from another', async () => {
    const { karin, make, accountId, karinId } = await school();
    const per = await make('administrator');
    for (const userId of [per.id, karinId])
      assert.deepEqual(await refusal(karin.call(users.setPassword, { accountId, userId, password })), [409, 'password-by-link']);
  });

  test('T-A8 gives nobody a username that is another’s under any spelling, or an address, by creating or by editing', async () => {
    const { karin, make, edit, accountId } = await school();
    const create = (username: string) => karin.call(users.create, { accountId, role: 'user', displayName: 'Bo', username, password });
    const [alva, bo] = [await make('user', { username: 'åsa' }), await make('user')];
    for (const username of ['ÅSA', 'a\u030asa', 'Å'.normalize('NFD') + 'sa'])
      for (const take of [() => edit(bo, { username }, karin), () => create(username)])
        assert.deepEqual(await refusal(take()), [409, 'username-taken'], username);
    for (const take of [() => edit(bo, { username: alva.email }, karin), () => create(alva.email ?? '')])
      assert.deepEqual(await refusal(take()), [422, 'username-invalid']);
  });

  test('ACC-11 leaves the user of a single account to its own editor', async () => {
    const licence = await makeLicence(server());
    const { operator, id: licenceId } = licence;
    const { licences } = await import('@knippa/contract');
    const { entitlements } = await operator.call(licences.read, { licenceId });
    const email = `${unique('s')}@lindsta.example`;
    const entitlementId = entitlements.find(({ kind }) => kind === 'single')?.id ?? '';
    const { id: accountId, primaryContact } = await operator.call(accounts.start, { licenceId, entitlementId, email, displayName: 'Siv' });
    const named = { accountId, userId: primaryContact?.id ?? '' };
    const { version } = await operator.call(users.read, named);
    assert.deepEqual(await refusal(operator.call(users.edit, { ...named, version, displayName: 'S' })), [409, 'not-a-group-account']);
    assert.deepEqual(await refusal(operator.call(users.setPassword, { ...named, password })), [409, 'not-a-group-account']);
    assert.deepEqual(await refusal(operator.call(users.resend, named)), [409, 'not-a-group-account']);
  });

  test('I8 counts administrators right when roles change', async () => {
    const { licence, make, edit, accountId } = await school();
    const alva = await make('user');
    const counted = () =>
      rowsOf<{ administrators: number; users: number }>(
        server(),
        licence.id,
        `select administrators, users from counters where account_id = '${accountId}'`,
      );
    await edit(alva, { role: 'administrator' });
    assert.deepEqual(await counted(), [{ administrators: 2, users: 2 }]);
    await edit(alva, { role: 'user' });
    assert.deepEqual(await counted(), [{ administrators: 1, users: 2 }]);
  });
});
