import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts, licences, session } from '@knippa/contract';
import { inbox, signInStaff } from '@knippa/server/node';
import { clientOf, followMail, makeLicence, startGroup, testServer, unique } from '../licence.js';
import { refusal } from '../refused.js';
import { rowsOf } from './database.js';
import { bothStores, onEachStore } from './stores.js';

const hour = 3_600_000;

onEachStore(bothStores, (server) => {
  const visitor = () => clientOf(server());

  test('LIC-07 lets an operator in at the operator’s door, by username or by e-mail', async () => {
    const { signIn, id } = await makeLicence(server());
    for (const name of [signIn.name, `${signIn.name}@lindsta.example`, signIn.name.toUpperCase()]) {
      const { session: opened, token } = await visitor().call(session.signIn, { door: 'operator', name, password: signIn.password });
      assert.equal(opened.licence.id, id);
      assert.equal(opened.account, null);
      assert.equal((await clientOf(server(), token).call(licences.read, { licenceId: id })).id, id);
    }
    assert.deepEqual(await refusal(visitor().call(session.signIn, { door: 'account', ...signIn })), [403, 'sign-in-failed']);
  });

  test('USR-15 lets a user in by group-id/username or e-mail, shows who is signed in, and signs out', async () => {
    const licence = await makeLicence(server());
    const { groupId, email, id } = await startGroup(licence);
    await followMail(server(), licence.id, email, 'karins lösenord');
    for (const name of [`${groupId}/karin`, `${groupId?.toUpperCase()}/KARIN`, ` ${groupId}/karin `, email]) {
      const { token } = await visitor().call(session.signIn, { door: 'account', name, password: 'karins lösenord' });
      const me = clientOf(server(), token);
      const shown = await me.call(session.read, {});
      assert.deepEqual([shown.person.displayName, shown.account?.id, shown.account?.role], ['Karin Öberg', id, 'administrator']);
      await me.call(session.signOut, {});
      assert.deepEqual(await refusal(me.call(session.read, {})), [401, 'not-signed-in']);
    }
  });

  test('LIC-07 keeps an operator and a user of one e-mail apart, each with a password of their own', async () => {
    const licence = await makeLicence(server());
    const { id: licenceId } = licence;
    const email = `${licence.signIn.name}@lindsta.example`;
    const { entitlements } = await licence.operator.call(licences.read, { licenceId });
    const entitlementId = entitlements.find(({ kind }) => kind === 'single')?.id ?? '';
    await licence.operator.call(accounts.start, { licenceId, entitlementId, email, displayName: 'Astrid privat' });
    await followMail(server(), licenceId, email, 'ett eget lösenord');
    const enter = (door: 'operator' | 'account', password: string) => visitor().call(session.signIn, { door, name: email, password });
    assert.equal((await enter('operator', licence.signIn.password)).session.person.displayName, 'Astrid Operatör');
    assert.equal((await enter('account', 'ett eget lösenord')).session.person.displayName, 'Astrid privat');
    assert.deepEqual(await refusal(enter('operator', 'ett eget lösenord')), [403, 'sign-in-failed']);
    assert.deepEqual(await refusal(enter('account', licence.signIn.password)), [403, 'sign-in-failed']);
  });

  test('USR-15 lets somebody in whose e-mail holds a slash', async () => {
    const licence = await makeLicence(server());
    const { id: licenceId } = licence;
    const email = `a/${unique('b')}@skola.example`;
    const { entitlements } = await licence.operator.call(licences.read, { licenceId });
    const entitlementId = entitlements.find(({ kind }) => kind === 'single')?.id ?? '';
    await licence.operator.call(accounts.start, { licenceId, entitlementId, email, displayName: 'A' });
    await followMail(server(), licenceId, email, 'ett eget lösenord');
    const { session: opened } = await visitor().call(session.signIn, { door: 'account', name: email, password: 'ett eget lösenord' });
    assert.equal(opened.person.displayName, 'A');
  });

  test('LIC-04 signs no user in to an expired licence, by password or by link, and counts no sign-in; operators sign in', async () => {
    let now = Date.parse('2027-03-26T12:00:00Z');
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed);
    now = Date.parse('2027-02-01T12:00:00Z');
    const { token } = await clientOf(timed).call(session.signIn, { door: 'operator', ...licence.signIn });
    const operator = clientOf(timed, token);
    const [one, two] = [await startGroup({ ...licence, operator }), await startGroup({ ...licence, operator })];
    await followMail(timed, licence.id, one.email, 'karins lösenord');
    now = Date.parse('2027-02-07T12:00:00Z');
    const signIns = () => rowsOf(timed, licence.id, 'select * from sign_ins order by 1, 2, 3');
    const before = await signIns();
    now = Date.parse('2027-03-26T23:00:00Z');
    const enter = clientOf(timed).call(session.signIn, { door: 'account', name: one.email, password: 'karins lösenord' });
    assert.deepEqual(await refusal(enter), [403, 'licence-expired']);
    assert.equal((await refusal(followMail(timed, licence.id, two.email, 'karins lösenord')))[1], 'link-ended');
    assert.deepEqual(await signIns(), before);
    await clientOf(timed).call(session.signIn, { door: 'operator', ...licence.signIn });
  });

  test('I22 finds at most one user by a name, and tells an unknown name and a wrong password alike', async () => {
    const licence = await makeLicence(server());
    const { groupId, email } = await startGroup(licence);
    await followMail(server(), licence.id, email, 'karins lösenord');
    const wrong: [string, string][] = [
      [`${groupId}/karin`, 'fel lösenord'],
      [`${groupId}/karin`, 'karins lösenord '],
      [`${groupId}/karin/`, 'karins lösenord'],
      [`${groupId}`, 'karins lösenord'],
      ['karin', 'karins lösenord'],
      [`${unique('finns')}/karin`, 'karins lösenord'],
      [`%/karin`, 'karins lösenord'],
      [`/karin`, 'karins lösenord'],
    ];
    for (const [name, password] of wrong)
      assert.deepEqual(await refusal(visitor().call(session.signIn, { door: 'account', name, password })), [403, 'sign-in-failed'], name);
  });

  test('a link from a mail greets, sets a password once, and ends every other session', async () => {
    const licence = await makeLicence(server());
    const { groupId, email } = await startGroup(licence);
    const [mail] = await inbox(server().env, licence.id);
    const link = mail?.link?.split('#link=')[1] ?? '';
    assert.deepEqual(await visitor().call(session.readLink, { link }), {
      door: 'account',
      purpose: 'welcome',
      displayName: 'Karin Öberg',
      signInName: `${groupId}/karin`,
      newEmail: null,
    });
    assert.deepEqual(await refusal(visitor().call(session.setPassword, { link, password: 'kort' })), [422, 'password-invalid']);
    const first = await visitor().call(session.setPassword, { link, password: 'karins lösenord' });
    assert.equal(first.session.account?.role, 'administrator');
    assert.deepEqual(await refusal(visitor().call(session.setPassword, { link, password: 'ett annat lösenord' })), [410, 'link-ended']);
    assert.deepEqual(await refusal(visitor().call(session.readLink, { link })), [410, 'link-ended']);
    assert.ok(await visitor().call(session.signIn, { door: 'account', name: email, password: 'karins lösenord' }));
  });

  test('LIC-04 tells whoever is signed in of their licence: its kind and its days, where it stands, and from when renewal is due', async () => {
    let now = Date.parse('2026-12-27T09:00:00Z');
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed);
    const days = { id: licence.id, name: 'Symbolbrukets kommun', kind: 'bought', expiresOn: '2027-02-26', graceEndsOn: '2027-03-26' };
    const told = async () => {
      const { session: opened, token } = await clientOf(timed).call(session.signIn, { door: 'operator', ...licence.signIn });
      const read = await clientOf(timed, token).call(session.read, {});
      assert.deepEqual(opened.licence, read.licence, 'at the door as later');
      const { phase, renewalDue, ...rest } = read.licence;
      assert.deepEqual(rest, days);
      return [phase, renewalDue];
    };
    assert.deepEqual(await told(), ['active', false]);
    for (const [instant, ...expected] of [
      ['2026-12-27T23:00:00Z', 'active', true],
      ['2027-02-26T22:59:00Z', 'active', true],
      ['2027-02-26T23:00:00Z', 'grace', false],
      ['2027-03-26T23:00:00Z', 'expired', false],
    ] as const) {
      now = Date.parse(instant);
      assert.deepEqual(await told(), expected, instant);
    }
    const staff = await signInStaff(timed.env, { username: unique('staff'), displayName: 'Stina Stöd' });
    assert.deepEqual(Object.keys((await clientOf(timed, staff).call(session.read, {})).licence), ['id', 'name'], 'a house has no days');
  });

  test('a session rests two hours and lasts twelve', async () => {
    let now = Date.now();
    const turned = testServer(server().env.store, () => now);
    const { token } = await makeLicence(turned);
    const me = clientOf(turned, token);
    for (let hours = 0; hours < 11; hours++) {
      now += hour;
      await me.call(session.read, {});
    }
    now += hour + 1;
    assert.deepEqual(await refusal(me.call(session.read, {})), [401, 'session-ended']);
    const { signIn, id } = await makeLicence(turned);
    const { token: idle } = await clientOf(turned).call(session.signIn, { door: 'operator', ...signIn });
    now += 2 * hour + 1;
    assert.deepEqual(await refusal(clientOf(turned, idle).call(accounts.list, { licenceId: id })), [401, 'session-ended']);
  });
});
