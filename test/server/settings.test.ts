import { accounts, session, users, type Role } from '@knippa/contract';
import type { Server } from '@knippa/server';
import { inbox } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, followMail, makeLicence, startGroup, testServer, unique, type TestLicence } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { changeRows, rowsOf } from './database.js';
import { bothStores, onEachStore } from './stores.js';

const hour = 3_600_000;
const password = 'ett långt lösenord';

/** A group account with somebody of each role in it, signed in. */
async function school(server: Server, licence: TestLicence) {
  const account = await startGroup(licence);
  const { token } = await followMail(server, licence.id, account.email, password);
  const people: Record<Role, { me: ReturnType<typeof clientOf>; name: string; email: string }> = {
    administrator: { me: clientOf(server, token), name: `${account.groupId}/karin`, email: account.email },
    manager: await person('manager'),
    user: await person('user'),
  };
  async function person(role: 'manager' | 'user') {
    const username = unique('p');
    const email = `${username}@skola.example`;
    const more = role === 'manager' ? { quota: 3 } : {};
    await licence.operator.call(users.create, { accountId: account.id, role, displayName: 'Anna Ek', username, email, password, ...more });
    const name = `${account.groupId}/${username}`;
    const { token: own } = await clientOf(server).call(session.signIn, { door: 'account', name, password });
    return { me: clientOf(server, own), name, email };
  }
  return { account, people };
}

async function linkTo(server: Server, licenceId: string, to: string, template: string): Promise<string> {
  const mail = (await inbox(server.env, licenceId, 10_000)).find((one) => one.to === to && one.template === template);
  return mail?.link?.split('#link=')[1] ?? '';
}

onEachStore(bothStores, (server) => {
  const signIn = (name: string, secret: string, of = server()) =>
    clientOf(of).call(session.signIn, { door: 'account', name, password: secret });

  test('USR-15 shows and changes one’s own name, phone and language: operators, administrators and managers', async () => {
    const licence = await makeLicence(server());
    const { people, account } = await school(server(), licence);
    for (const me of [licence.operator, people.administrator.me, people.manager.me]) {
      assert.equal((await me.call(session.settings, {})).closed, false);
      await me.call(session.edit, { displayName: 'Berit Å', phone: '070-123 45 67', language: 'en' });
      const { displayName, phone, language } = await me.call(session.settings, {});
      assert.deepEqual([displayName, phone, language], ['Berit Å', '070-123 45 67', 'en']);
      assert.equal((await me.call(session.read, {})).person.displayName, 'Berit Å');
      assert.equal((await me.call(session.edit, { phone: null })).phone, null);
    }
    const found = await licence.operator.call(users.list, { accountId: account.id, search: 'berit' });
    assert.equal(found.items.length, 2, 'they are found by the new name');
    for (const wrong of [{ displayName: 'två\nrader' }, { phone: 'ring mig' }])
      assert.equal((await refusal(people.manager.me.call(session.edit, wrong)))[0], 422);
  });

  test('USR-15 leaves a `user` the language, and no name or phone where the account keeps them closed', async () => {
    const licence = await makeLicence(server());
    const { people, account } = await school(server(), licence);
    const { me } = people.user;
    assert.equal((await me.call(session.settings, {})).closed, true);
    for (const closed of [
      { displayName: 'Anna Ny' },
      { phone: '070-123 45 67' },
      { phone: null },
      { displayName: 'Anna Ny', language: 'en' as const },
    ])
      assert.deepEqual(await refusal(me.call(session.edit, closed)), [403, 'settings-closed']);
    assert.equal((await me.call(session.edit, { language: 'en' })).language, 'en');
    const read = () => people.administrator.me.call(accounts.read, { accountId: account.id });
    const before = await read();
    assert.equal(before.settingsOpen, false);
    const open = (version: string, wanted: boolean) => ({ accountId: account.id, version, open: wanted });
    for (const who of [me, people.manager.me, licence.operator])
      assert.deepEqual(await refusal(who.call(accounts.openSettings, open(before.version, true))), [403, 'not-permitted']);
    const opened = await people.administrator.me.call(accounts.openSettings, open(before.version, true));
    assert.deepEqual(opened, await read());
    assert.deepEqual([opened.settingsOpen, (await me.call(session.settings, {})).closed], [true, false]);
    assert.equal((await me.call(session.edit, { displayName: 'Anna Ny' })).displayName, 'Anna Ny');
    assert.deepEqual(await refusal(people.administrator.me.call(accounts.openSettings, open(before.version, false))), [
      412,
      'changed-meanwhile',
    ]);
    await people.administrator.me.call(accounts.openSettings, open(opened.version, false));
    assert.deepEqual(await refusal(me.call(session.edit, { displayName: 'Anna' })), [403, 'settings-closed']);
  });

  test('T-U1 sets nothing of oneself but what the settings hold', async () => {
    const licence = await makeLicence(server());
    const { people } = await school(server(), licence);
    const { me, name } = people.user;
    const more = {
      role: 'administrator',
      permissions: {},
      responsibleId: null,
      quota: 9,
      username: 'x',
      email: 'x@y.example',
      verified: true,
    };
    for (const [field, value] of Object.entries(more)) {
      const { status, fields } = await refused(me.call(session.edit, { language: 'sv', [field]: value }));
      assert.deepEqual([status, fields], [422, [{ path: field, code: 'unknown-field' }]]);
    }
    assert.equal((await signIn(name, password)).session.account?.role, 'user');
  });

  test('USR-05 changes one’s own password for the present one, and ends every other session and link', async () => {
    const licence = await makeLicence(server());
    const { people } = await school(server(), licence);
    for (const role of ['administrator', 'manager', 'user'] as const) {
      const { me, name, email } = people[role];
      const other = clientOf(server(), (await signIn(name, password)).token);
      await me.call(session.changeEmail, { email: `ny.${email}` });
      const change = (present: string, to: string) => me.call(session.changePassword, { present, password: to });
      const wrong = await refused(change('fel lösenord', 'ett nytt lösenord'));
      assert.deepEqual([wrong.status, wrong.code, wrong.fields], [403, 'password-wrong', [{ path: 'present', code: 'password-wrong' }]]);
      assert.deepEqual(await refusal(change(password, 'kort')), [422, 'password-invalid']);
      assert.deepEqual(await refusal(change(password, 'password123')), [422, 'password-common']);
      await signIn(name, password);
      await change(password, 'ett nytt lösenord');
      await me.call(session.read, {});
      assert.deepEqual(await refusal(other.call(session.read, {})), [401, 'not-signed-in']);
      const link = await linkTo(server(), licence.id, `ny.${email}`, 'confirm-email');
      assert.deepEqual(await refusal(clientOf(server()).call(session.confirmEmail, { link })), [410, 'link-ended']);
      assert.deepEqual(await refusal(signIn(name, password)), [403, 'sign-in-failed']);
      await signIn(name, 'ett nytt lösenord');
    }
  });

  test('USR-15 lets whoever guesses at the present password wait after ten, with the right one too', async () => {
    let now = Date.now();
    const timed = testServer(server().env.store, () => now);
    const { operator, signIn: own } = await makeLicence(timed);
    const change = (present: string) => operator.call(session.changePassword, { present, password: 'ett nytt lösenord' });
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, at) => refusal(change(`gissning ${at}`))));
    assert.equal(guesses.filter(([, code]) => code === 'password-wrong').length, 10);
    assert.deepEqual(await refusal(change(own.password)), [429, 'too-many-attempts']);
    now += hour / 4;
    await change(own.password);
  });

  test('I4 keeps no password in the journal, and one row for each change of one’s own', async () => {
    const licence = await makeLicence(server());
    const { people } = await school(server(), licence);
    const rows = () =>
      rowsOf<{ operation: string; body: string }>(server(), licence.id, 'select operation, body from journal order by seq');
    const before = (await rows()).length;
    await people.manager.me.call(session.edit, { displayName: 'Berit Hemlig', language: 'en' });
    await people.manager.me.call(session.changePassword, { present: password, password: 'ett nytt lösenord' });
    await people.manager.me.call(session.changeEmail, { email: `${unique('ny')}@skola.example` });
    await refusal(people.manager.me.call(session.changePassword, { present: password, password: 'ett annat lösenord' }));
    const told = (await rows()).slice(before);
    assert.deepEqual(
      told.map(({ operation }) => operation),
      ['session.edit', 'session.changePassword', 'session.changeEmail'],
    );
    assert.ok(told.every(({ body }) => !/hemlig|lösenord|@skola/i.test(body)));
  });

  test('USR-15 changes an address once its link has been followed, and tells the old one when it is asked', async () => {
    const licence = await makeLicence(server());
    const { people } = await school(server(), licence);
    const { me, name, email } = people.user;
    const wanted = `${unique('Ny')}@Skola.example`;
    assert.equal(await me.call(session.changeEmail, { email: wanted }), null);
    const mails = await inbox(server().env, licence.id, 10_000);
    const told = mails.find(({ template }) => template === 'email-changing');
    assert.deepEqual([told?.to, told?.newEmail, told?.link], [email, wanted, undefined]);
    assert.equal((await me.call(session.settings, {})).email, email);
    assert.deepEqual(await refusal(signIn(wanted, password)), [403, 'sign-in-failed']);
    const link = await linkTo(server(), licence.id, wanted, 'confirm-email');
    const visitor = clientOf(server());
    const read = await visitor.call(session.readLink, { link });
    assert.deepEqual([read.purpose, read.newEmail], ['email', wanted]);
    assert.deepEqual(await refusal(visitor.call(session.setPassword, { link, password: 'ett nytt lösenord' })), [410, 'link-ended']);
    assert.equal(await visitor.call(session.confirmEmail, { link }), null);
    assert.equal((await me.call(session.settings, {})).email, wanted);
    await signIn(wanted.toLowerCase(), password);
    await signIn(name, password);
    assert.deepEqual(await refusal(signIn(email, password)), [403, 'sign-in-failed']);
    assert.deepEqual(await refusal(visitor.call(session.confirmEmail, { link })), [410, 'link-ended']);
  });

  test('USR-17 refuses an address that another has, when it is asked for and when it is confirmed', async () => {
    const licence = await makeLicence(server());
    const { people } = await school(server(), licence);
    const { user, manager } = people;
    assert.deepEqual(await refusal(user.me.call(session.changeEmail, { email: manager.email.toUpperCase() })), [409, 'email-taken']);
    assert.deepEqual(await refusal(user.me.call(session.changeEmail, { email: 'ingen adress' })), [422, 'email-invalid']);
    const wanted = `${unique('ny')}@skola.example`;
    await user.me.call(session.changeEmail, { email: wanted });
    const first = await linkTo(server(), licence.id, wanted, 'confirm-email');
    await manager.me.call(session.changeEmail, { email: wanted });
    const second = await linkTo(server(), licence.id, wanted, 'confirm-email');
    const ends = await Promise.allSettled([first, second].map((link) => clientOf(server()).call(session.confirmEmail, { link })));
    assert.deepEqual(ends.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const left = ends[0]?.status === 'fulfilled' ? second : first;
    assert.deepEqual(await refusal(clientOf(server()).call(session.confirmEmail, { link: left })), [409, 'email-taken']);
    // an operator may have the same one
    await licence.operator.call(session.changeEmail, { email: wanted });
  });

  test('USR-15 ends a link to a new address when the stored one has changed meanwhile, and mails at most three an hour', async () => {
    let now = Date.now();
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed);
    const { people } = await school(timed, licence);
    const { me, email } = people.user;
    const addresses = Array.from({ length: 4 }, () => `${unique('ny')}@skola.example`);
    for (const wanted of addresses.slice(0, 3)) await me.call(session.changeEmail, { email: wanted });
    const { status, code, params } = await refused(me.call(session.changeEmail, { email: addresses[3] ?? '' }));
    assert.deepEqual([status, code, params], [429, 'too-many-attempts', { retryAfter: 3600 }]);
    const links = await Promise.all(addresses.slice(0, 3).map((wanted) => linkTo(timed, licence.id, wanted, 'confirm-email')));
    const confirm = (link = '') => clientOf(timed).call(session.confirmEmail, { link });
    assert.deepEqual(await refusal(confirm(links[0])), [410, 'link-ended'], 'a newer one was asked for');
    await changeRows(timed, licence.id, `update users set email = 'n${email}', email_key = 'n${email}' where email = '${email}'`);
    assert.deepEqual(await refusal(confirm(links[2])), [410, 'link-ended']);
    now += hour;
    await me.call(session.changeEmail, { email: addresses[3] ?? '' });
    now += 24 * hour;
    assert.deepEqual(await refusal(confirm(await linkTo(timed, licence.id, addresses[3] ?? '', 'confirm-email'))), [410, 'link-ended']);
  });
});
