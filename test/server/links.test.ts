import { session, users, type Door } from '@knippa/contract';
import type { Server } from '@knippa/server';
import { inbox } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { clientOf, followMail, makeLicence, startGroup, testServer, unique, type TestLicence } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { eachAtOnce } from '../random.js';
import { rounds } from '../rounds.js';
import { changeRows, rowsOf } from './database.js';
import { bothStores, onEachStore } from './stores.js';
import { timed } from './timing.js';

const minute = 60_000;
const hour = 60 * minute;
const password = 'ett långt lösenord';

/** Mails to an address, newest first, with their links' tokens. */
async function mailsTo(server: Server, licenceId: string, to: string) {
  const mails = (await inbox(server.env, licenceId, 10_000)).filter((mail) => mail.to === to);
  return mails.map(({ template, link, ...mail }) => ({ ...mail, template, token: link?.split('#link=')[1] ?? '', link }));
}

/** A `user` of an account with an address, and whether they may reset their password by mail. */
async function pupil(licence: TestLicence, account: { id: string; groupId: string | null }, resetPassword: boolean) {
  const username = unique('p');
  const email = `${username}@skola.example`;
  const input = { accountId: account.id, role: 'user', displayName: 'Anna Ek', username, email, password } as const;
  await licence.operator.call(users.create, { ...input, permissions: { create: true, publish: false, documents: false, resetPassword } });
  return { name: `${account.groupId}/${username}`, email };
}

onEachStore(bothStores, (server) => {
  const nobody = () => `${unique('finns')}/inte`;
  const visitor = (of = server()) => clientOf(of);
  const forgot = (name: string, door: Door = 'account', of = server()) => visitor(of).call(session.forgot, { door, name });
  const signIn = (name: string, secret: string, door: Door = 'account', of = server()) =>
    visitor(of).call(session.signIn, { door, name, password: secret });

  test('USR-22 mails whoever has forgotten the password a link that works once, for an hour, to the stored address', async () => {
    let now = Date.now();
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed);
    const { groupId, email } = await startGroup(licence);
    await followMail(timed, licence.id, email, 'karins lösenord');
    for (const name of [`${groupId}/karin`, ` ${groupId?.toUpperCase()} / Karin`, email]) {
      now += hour + 1;
      assert.equal(await forgot(name, 'account', timed), null);
      const [mail] = await mailsTo(timed, licence.id, email);
      assert.equal(mail?.template, 'reset');
      assert.ok(mail.link?.startsWith('http://knippa.test/konto#link='));
      const link = mail.token;
      assert.equal((await visitor(timed).call(session.readLink, { link })).purpose, 'reset');
      now += hour - 1;
      await visitor(timed).call(session.readLink, { link });
      now += 1;
      assert.deepEqual(await refusal(visitor(timed).call(session.readLink, { link })), [410, 'link-ended']);
      assert.deepEqual(await refusal(visitor(timed).call(session.setPassword, { link, password })), [410, 'link-ended']);
    }
    await forgot(email, 'account', timed);
    const [mail] = await mailsTo(timed, licence.id, email);
    await visitor(timed).call(session.setPassword, { link: mail?.token ?? '', password: 'karins nya lösenord' });
    assert.deepEqual(await refusal(visitor(timed).call(session.setPassword, { link: mail?.token ?? '', password })), [410, 'link-ended']);
    await signIn(email, 'karins nya lösenord', 'account', timed);
    assert.deepEqual(await refusal(signIn(email, 'karins lösenord', 'account', timed)), [403, 'sign-in-failed']);
  });

  test('USR-22 welcomes whoever asks before they have chosen a password: no invitation shrinks to an hour', async () => {
    const licence = await makeLicence(server());
    const { email } = await startGroup(licence);
    await clientOf(server()).call(session.forgot, { door: 'account', name: email });
    const [newest] = await mailsTo(server(), licence.id, email);
    assert.equal(newest?.template, 'welcome');
  });

  test('LIC-07 mails a reset to the one of the door, and the mail names it', async () => {
    const licence = await makeLicence(server());
    const email = `${licence.signIn.name}@lindsta.example`;
    const count = async () => (await mailsTo(server(), licence.id, email)).length;
    const before = await count();
    await forgot(email, 'account');
    await forgot(licence.signIn.name, 'account');
    assert.equal(await count(), before);
    await forgot(licence.signIn.name, 'operator');
    const [mail] = await mailsTo(server(), licence.id, email);
    assert.deepEqual([mail?.template, mail?.door, mail?.signInName], ['reset', 'operator', licence.signIn.name]);
    const { session: opened } = await visitor().call(session.setPassword, { link: mail?.token ?? '', password: 'ett nytt lösenord' });
    assert.equal(opened.door, 'operator');
  });

  test('USR-22 ends the older links of a person with a new one, and all of them with a new password', async () => {
    const licence = await makeLicence(server());
    const { email } = await startGroup(licence);
    await forgot(email);
    await forgot(email);
    const [second, first, welcome] = await mailsTo(server(), licence.id, email);
    for (const old of [first, welcome])
      assert.deepEqual(await refusal(visitor().call(session.readLink, { link: old?.token ?? '' })), [410, 'link-ended']);
    await visitor().call(session.setPassword, { link: second?.token ?? '', password });
    assert.deepEqual(await refusal(visitor().call(session.readLink, { link: second?.token ?? '' })), [410, 'link-ended']);
  });

  test('T-U10 mails a `user` without the permission nothing, neither for a name nor for an ended link, and answers the same', async () => {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const [allowed, barred] = [await pupil(licence, account, true), await pupil(licence, account, false)];
    const answers = [];
    for (const { name, email } of [allowed, barred, { name: `${unique('finns')}/inte`, email: `${unique('finns')}@inte.example` }]) {
      const send = (typed: string) =>
        server().fetch(
          new Request('http://knippa.test/api/session/forgot', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ door: 'account', name: typed }),
          }),
        );
      for (const typed of [name, email]) {
        const { status, headers } = await send(typed);
        answers.push(JSON.stringify([status, [...headers]]));
      }
    }
    assert.equal(new Set(answers).size, 1, answers.join('\n'));
    assert.equal((await mailsTo(server(), licence.id, allowed.email)).length, 2);
    assert.equal((await mailsTo(server(), licence.id, barred.email)).length, 0);
    // the permission is taken back after the mail, and its link has ended
    const [, older] = await mailsTo(server(), licence.id, allowed.email);
    await changeRows(server(), licence.id, `update users set may_reset = false where email = '${allowed.email}'`);
    assert.equal(await visitor().call(session.renewLink, { link: older?.token ?? '' }), null);
    assert.equal((await mailsTo(server(), licence.id, allowed.email)).length, 2);
  });

  test('F19 mails a person at most three links an hour, also of a hundred that are asked for at once', async (t) => {
    let now = Date.now();
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed);
    const { groupId, email } = await startGroup(licence);
    now += hour + 1;
    const before = (await mailsTo(timed, licence.id, email)).length;
    const names = [email, `${groupId}/karin`];
    const asked = await Promise.all(Array.from({ length: rounds(1000) }, (_, at) => forgot(names[at % 2] ?? '', 'account', timed)));
    assert.equal(asked.length, rounds(1000));
    const mailed = (await mailsTo(timed, licence.id, email)).length - before;
    assert.equal(mailed, 3);
    t.diagnostic(`1 person, ${asked.length} asked within an hour: ${mailed} mailed`);
    now += hour + 1;
    await forgot(email, 'account', timed);
    assert.equal((await mailsTo(timed, licence.id, email)).length, before + 4);
  });

  test('F19 mails each of a thousand people at most three links an hour, whom somebody asks for in turn', async (t) => {
    let now = Date.now();
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed, {
      entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 2000, purchased: 1 }],
    });
    const { id: accountId, groupId } = await startGroup(licence);
    const [people, stem] = [rounds(1000), unique('p')];
    const rows = Array.from({ length: people }, (_, at) => `Fia Ek;${stem}${at};${stem}${at}@skola.example;administratör`);
    const file = new TextEncoder().encode(`Visat namn;Användarnamn;E-post;Roll\r\n${rows.join('\r\n')}\r\n`);
    const { token: plan } = await licence.operator.plan(users.import, { accountId, file });
    await licence.operator.call(users.import, { accountId, file, plan });
    now += hour + 1;
    const since = new Date(now).toISOString();
    const turns = Array.from({ length: 4 * people }, (_, at) => `${groupId}/${stem}${at % people}`);
    await eachAtOnce(turns, 100, (name) => forgot(name, 'account', timed).then(() => undefined));
    const mailed = await rowsOf<{ mails: number; people: number }>(
      timed,
      licence.id,
      `select mails, count(*)::int as people from
        (select count(*)::int as mails from outbox where created_at >= '${since}' group by recipient) each group by 1`,
    );
    t.diagnostic(`${people} people, each asked for 4 times within an hour: ${JSON.stringify(mailed)}`);
    assert.deepEqual(mailed, [{ mails: 3, people }]);
  });

  test('USR-22 mails a new link for a used or ended one, to the stored address alone, and answers the same whatever the link was', async () => {
    let now = Date.now();
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed);
    const { email } = await startGroup(licence);
    const renew = (link: string) => visitor(timed).call(session.renewLink, { link });
    const [welcome] = await mailsTo(timed, licence.id, email);
    const link = welcome?.token ?? '';
    assert.equal(await renew(link), null);
    assert.equal((await mailsTo(timed, licence.id, email)).length, 1, 'a link that works is not renewed');
    now += 7 * 24 * hour;
    assert.deepEqual(await refusal(visitor(timed).call(session.readLink, { link })), [410, 'link-ended']);
    assert.equal(await renew(link), null);
    assert.equal(await renew('nobody-was-ever-mailed-this'), null);
    const [again] = await mailsTo(timed, licence.id, email);
    assert.equal(again?.template, 'welcome', 'no password was chosen yet');
    now += 6 * 24 * hour;
    await visitor(timed).call(session.setPassword, { link: again.token, password });
    const moved = `${unique('ny')}@skola.example`;
    await changeRows(timed, licence.id, `update users set email = '${moved}', email_key = '${moved}' where email = '${email}'`);
    assert.equal(await renew(again.token), null);
    assert.equal((await mailsTo(timed, licence.id, email)).length, 2);
    const [reset] = await mailsTo(timed, licence.id, moved);
    assert.equal(reset?.template, 'reset');
  });

  test('I22 holds a link to the address that was stored when it was mailed', async () => {
    const licence = await makeLicence(server());
    const { email } = await startGroup(licence);
    await forgot(email);
    const [mail] = await mailsTo(server(), licence.id, email);
    await changeRows(server(), licence.id, `update users set email = 'n${email}', email_key = 'n${email}' where email = '${email}'`);
    assert.deepEqual(await refusal(visitor().call(session.setPassword, { link: mail?.token ?? '', password })), [410, 'link-ended']);
  });

  test('LIC-04 mails nobody of an expired licence a link but its operators', async () => {
    let now = Date.parse('2027-03-01T12:00:00Z');
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed);
    now = Date.parse('2026-12-01T12:00:00Z');
    const { token } = await visitor(timed).call(session.signIn, { door: 'operator', ...licence.signIn });
    const { email } = await startGroup({ ...licence, operator: clientOf(timed, token) });
    await followMail(timed, licence.id, email, password);
    now = Date.parse('2027-03-26T23:00:00Z');
    const own = `${licence.signIn.name}@lindsta.example`;
    const before = await Promise.all([email, own].map(async (to) => (await mailsTo(timed, licence.id, to)).length));
    await forgot(email, 'account', timed);
    await forgot(own, 'operator', timed);
    const after = await Promise.all([email, own].map(async (to) => (await mailsTo(timed, licence.id, to)).length));
    assert.deepEqual(after, [before[0], (before[1] ?? 0) + 1]);
  });

  test('USR-15 lets a name wait after ten wrong passwords in 15 minutes, known or not, and the right one waits too', async () => {
    let now = Date.now();
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed);
    const { groupId, email } = await startGroup(licence);
    await followMail(timed, licence.id, email, 'karins lösenord');
    const known = `${groupId}/karin`;
    const unknown = nobody();
    const enter = (name: string, secret: string) => signIn(name, secret, 'account', timed);
    for (let tries = 0; tries < 10; tries++) {
      const typed = tries % 2 ? known : ` ${known.toUpperCase()} `;
      assert.deepEqual(await refusal(enter(typed, `fel lösenord ${tries}`)), [403, 'sign-in-failed']);
      assert.deepEqual(await refusal(enter(unknown, `fel lösenord ${tries}`)), [403, 'sign-in-failed']);
      now += minute;
    }
    const waits = [];
    for (const name of [known, unknown]) {
      const { status, code, params } = await refused(enter(name, 'karins lösenord'));
      waits.push([status, code, params]);
    }
    assert.deepEqual(waits[0], [429, 'too-many-attempts', { retryAfter: 5 * 60 }]);
    assert.deepEqual(waits[1], waits[0]);
    const response = await timed.fetch(
      new Request('http://knippa.test/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ door: 'account', name: known, password: 'karins lösenord' }),
      }),
    );
    assert.equal(response.headers.get('retry-after'), '300');
    // the other door counts for itself
    assert.deepEqual(await refusal(signIn(email, 'fel lösenord', 'operator', timed)), [403, 'sign-in-failed']);
    now += 5 * minute;
    await enter(known, 'karins lösenord');
  });

  test('USR-15 forgets the wrong passwords with a right one, and with a link that sets a new one', async () => {
    const licence = await makeLicence(server());
    const { groupId, email } = await startGroup(licence);
    await followMail(server(), licence.id, email, 'karins lösenord');
    const name = `${groupId}/karin`;
    const wrong = async (times: number) => {
      for (let tries = 0; tries < times; tries++) assert.deepEqual(await refusal(signIn(name, 'fel lösenord')), [403, 'sign-in-failed']);
    };
    await wrong(9);
    await signIn(name, 'karins lösenord');
    await wrong(10);
    assert.deepEqual(await refusal(signIn(name, 'karins lösenord')), [429, 'too-many-attempts']);
    await forgot(name);
    await followMail(server(), licence.id, email, 'karins nya lösenord');
    await signIn(name, 'karins nya lösenord');
  });

  test('USR-15 gives a hundred tries at once ten guesses and no more', async () => {
    const licence = await makeLicence(server());
    const tries = Array.from({ length: 100 }, () => refusal(signIn(licence.signIn.name, randomUUID(), 'operator')));
    const codes = (await Promise.all(tries)).map(([, code]) => code);
    assert.equal(codes.filter((code) => code === 'sign-in-failed').length, 10);
    assert.equal(codes.filter((code) => code === 'too-many-attempts').length, 90);
  });

  test('USR-05 refuses the most common passwords, however their letters are written', async () => {
    const licence = await makeLicence(server());
    const { email } = await startGroup(licence);
    for (const common of ['password', 'PassWord1', '12345678', 'iloveyou', 'QWERTYUIOP'])
      assert.deepEqual(await refusal(followMail(server(), licence.id, email, common)), [422, 'password-common'], common);
    await followMail(server(), licence.id, email, 'password för karin');
  });

  test('USR-22 keeps tokens and typed names out of the database', async () => {
    const licence = await makeLicence(server());
    const { email } = await startGroup(licence);
    await forgot(email);
    const [mail] = await mailsTo(server(), licence.id, email);
    const rows = await rowsOf<{ row: string }>(server(), licence.id, `select t::text as row from outbox t`);
    assert.ok(rows.length > 0 && rows.every(({ row }) => !row.includes(mail?.token ?? '')));
    for (const table of ['links', 'attempts'])
      await assert.rejects(rowsOf(server(), licence.id, `select * from ${table}`), /permission denied/);
  });

  test('F19 answers unknown, wrong and expired names in the same time at the door, and whoever waits as whoever nobody is', async (t) => {
    let now = Date.parse('2027-03-01T12:00:00Z');
    const clocked = testServer(server().env.store, () => now);
    const licence = await makeLicence(clocked);
    now = Date.parse('2026-12-01T12:00:00Z');
    const { token } = await visitor(clocked).call(session.signIn, { door: 'operator', ...licence.signIn });
    const { groupId, email } = await startGroup({ ...licence, operator: clientOf(clocked, token) });
    await followMail(clocked, licence.id, email, password);
    const wrong = async (name: string) => {
      now += 2 * minute; // so slowly that nobody waits
      assert.equal((await refusal(signIn(name, 'fel lösenord', 'account', clocked)))[1], 'sign-in-failed');
    };
    await timed(t, 'wrong − unknown', [() => wrong(`${groupId}/karin`), () => wrong(nobody())], 5);
    now = Date.parse('2027-03-28T12:00:00Z');
    await timed(t, 'wrong in an expired licence − unknown', [() => wrong(`${groupId}/karin`), () => wrong(nobody())], 5);
    const waiting = [`${groupId}/karin`, nobody()] as const;
    for (const name of waiting) for (let tries = 0; tries < 11; tries++) await refusal(signIn(name, 'fel lösenord', 'account', clocked));
    const wait = async (name: string) => assert.equal((await refusal(signIn(name, password, 'account', clocked)))[1], 'too-many-attempts');
    await timed(t, 'waiting and known − waiting and unknown', [() => wait(waiting[0]), () => wait(waiting[1])], 5);
  });

  test('F19 answers whoever has forgotten a password in the same time, known or not, mailed or not', async (t) => {
    let now = Date.now();
    const clocked = testServer(server().env.store, () => now);
    const licence = await makeLicence(clocked);
    const account = await startGroup(licence);
    await followMail(clocked, licence.id, account.email, password);
    const barred = await pupil(licence, account, false);
    const known = async () => {
      now += 21 * minute; // each is mailed
      await forgot(account.email, 'account', clocked);
    };
    const before = (await mailsTo(clocked, licence.id, account.email)).length;
    await timed(t, 'mailed − unknown', [known, () => forgot(nobody(), 'account', clocked)], 5);
    const mailed = (await mailsTo(clocked, licence.id, account.email)).length - before;
    assert.equal(mailed, Math.min(rounds(2000), 10_000 - before));
    await timed(t, 'barred − unknown', [() => forgot(barred.name, 'account', clocked), () => forgot(nobody(), 'account', clocked)], 5);
  });
});
