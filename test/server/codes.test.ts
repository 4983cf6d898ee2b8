import { accounts, session, users } from '@knippa/contract';
import type { Server } from '@knippa/server';
import { openPostgres } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { codeKey, codeMark, newCode, newCodes } from '../../packages/server/src/codes.js';
import { newId } from '../../packages/server/src/kernel/ids.js';
import { insertUsers, newUser } from '../../packages/server/src/users/insert.js';
import { giveCode } from '../codes.js';
import { clientOf, followMail, makeLicence, startGroup, testSecret, testServer, unique, type TestLicence } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { sql } from 'kysely';
import { rowsOf } from './database.js';
import { bothStores, onEachStore } from './stores.js';

const day = 24 * 60 * 60_000;
const chosen = 'gran ekorre blåbär';

/** A `user` of a new account, who has been handed a code. */
async function handed(licence: TestLicence, email?: string) {
  const account = await startGroup(licence);
  const username = unique('p');
  const user = await licence.operator.call(users.create, {
    accountId: account.id,
    role: 'user',
    displayName: 'Anna Ek',
    username,
    password: 'ett långt lösenord',
    ...(email !== undefined && { email }),
    permissions: { create: true, publish: false, documents: false, resetPassword: true },
  });
  const name = `${account.groupId}/${username}`;
  return { account, user, username, name, code: await giveCode(licence.server, licence.id, user.id) };
}

const signIn = (server: Server, name: string, password: string, newPassword?: string) =>
  clientOf(server).call(session.signIn, { door: 'account', name, password, ...(newPassword !== undefined && { newPassword }) });

test('CSV-06 writes a hundred thousand codes of 80 bits, no two alike, in well under a second', (t) => {
  // the process's own time: the machine may have other work
  const begun = process.cpuUsage();
  const codes = newCodes(100_000);
  const { user, system } = process.cpuUsage(begun);
  const took = (user + system) / 1000;
  assert.equal(new Set(codes).size, 100_000);
  assert.ok(
    codes.every((code) => /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/.test(code)),
    codes[0],
  );
  // every place takes every letter about as often
  const counts = new Map<string, number>();
  for (const letter of codes.join('').replaceAll('-', '')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  assert.equal(counts.size, 32);
  assert.ok([...counts.values()].every((count) => Math.abs(count - 50_000) < 2_000));
  t.diagnostic(`100,000 codes: ${took.toFixed(0)} ms`);
  assert.ok(took < 900, `${took} ms`);
});

test('CSV-06 knows a code however it is typed, and nothing else as one', () => {
  const code = newCode();
  const key = code.replaceAll('-', '');
  assert.equal(codeKey(code), key);
  for (const typed of [key, code.toLowerCase(), ` ${code.replaceAll('-', ' ')} `, code.replaceAll('-', '\u2011'), `\t${key}\n`])
    assert.equal(codeKey(typed), key, JSON.stringify(typed));
  assert.equal(codeKey('oOiI-lL01-2345-6789'), '0011110123456789');
  for (const none of ['', key.slice(1), `${key}0`, key.replace(/./, 'U'), key.replace(/./, 'Å'), 'ett långt lösenord'])
    assert.equal(codeKey(none), undefined, none);
});

onEachStore(bothStores, (server) => {
  test('CSV-06 exchanges a code for a password once, typed as people type, and signs in', async () => {
    const licence = await makeLicence(server());
    const { name, code, user } = await handed(licence);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    assert.deepEqual(await refusal(signIn(server(), name, typed)), [403, 'password-to-choose']);
    assert.deepEqual(await refusal(signIn(server(), name, code)), [403, 'password-to-choose'], 'asking uses nothing up');
    const { token, session: entered } = await signIn(server(), name, typed, chosen);
    assert.equal(entered.person.id, user.id);
    assert.equal((await clientOf(server(), token).call(session.read, {})).person.id, user.id);
    for (const again of [undefined, 'ett annat lösenord'])
      assert.deepEqual(await refusal(signIn(server(), name, code, again)), [403, 'sign-in-failed']);
    await signIn(server(), name, chosen);
    const told = await rowsOf<{ body: string }>(
      server(),
      licence.id,
      `select body from journal where operation = 'session.signIn' and person_id = '${user.id}' order by seq`,
    );
    assert.deepEqual(
      told.map(({ body }) => (JSON.parse(body) as { changes: unknown[] }).changes),
      [[{ kind: 'changed', resource: 'users', id: user.id, field: 'password' }], []],
    );
    const [{ count } = { count: 0 }] = await rowsOf<{ count: number }>(
      server(),
      licence.id,
      'select sum(count)::int as count from sign_ins',
    );
    assert.equal(count, 2, 'a first sign-in is a sign-in');
  });

  test('CSV-06 refuses a wrong code and an unknown name alike, also with a password that would do, and counts the tries', async () => {
    const licence = await makeLicence(server());
    const { name, code } = await handed(licence);
    const wrong = newCode();
    for (const [who, password] of [
      [name, 'password123'],
      [name, chosen],
      [`${unique('finns')}/inte`, 'password123'],
    ] as const)
      assert.deepEqual(await refusal(signIn(server(), who, wrong, password)), [403, 'sign-in-failed']);
    await refusal(signIn(server(), name, code));
    // the right one forgot the two before
    for (let tries = 0; tries < 10; tries++) assert.deepEqual(await refusal(signIn(server(), name, wrong)), [403, 'sign-in-failed']);
    assert.deepEqual(await refusal(signIn(server(), name, code, chosen)), [429, 'too-many-attempts']);
  });

  test('CSV-06 refuses a password that is too short or too common, and the code works after it', async () => {
    const licence = await makeLicence(server());
    const { name, code } = await handed(licence);
    const { params } = await refused(signIn(server(), name, code, 'kort'));
    assert.deepEqual(params, { least: 8, most: 128 });
    assert.deepEqual(await refusal(signIn(server(), name, code, 'password123')), [422, 'password-common']);
    await signIn(server(), name, code, chosen);
  });

  test('CSV-06 does not look at a new password beside a password: nothing changes', async () => {
    const licence = await makeLicence(server());
    const { name, code } = await handed(licence);
    await signIn(server(), name, code, chosen);
    await signIn(server(), name, chosen, 'ett annat lösenord');
    assert.deepEqual(await refusal(signIn(server(), name, 'ett annat lösenord')), [403, 'sign-in-failed']);
    await signIn(server(), name, chosen);
    const { name: operator, password } = licence.signIn;
    await clientOf(server()).call(session.signIn, { door: 'operator', name: operator, password, newPassword: 'kort' });
    assert.deepEqual(await refusal(signIn(server(), operator, code)), [403, 'sign-in-failed'], 'an operator has no code');
  });

  test('CSV-06 ends a code when an administrator sets a password, when a link does, and when its user becomes an administrator', async () => {
    const licence = await makeLicence(server());
    const ended = async (name: string, code: string) =>
      assert.deepEqual(await refusal(signIn(server(), name, code)), [403, 'sign-in-failed']);
    const one = await handed(licence);
    await licence.operator.call(users.setPassword, { accountId: one.account.id, userId: one.user.id, password: chosen });
    await ended(one.name, one.code);
    await signIn(server(), one.name, chosen);

    const email = `${unique('p')}@skola.example`;
    const other = await handed(licence, email);
    assert.deepEqual(await refusal(signIn(server(), email, other.code)), [403, 'password-to-choose'], 'an address names them too');
    await clientOf(server()).call(session.forgot, { door: 'account', name: other.name });
    await followMail(server(), licence.id, email, chosen);
    await ended(other.name, other.code);

    const third = await handed(licence, `${unique('p')}@skola.example`);
    const { version } = await licence.operator.call(users.read, { accountId: third.account.id, userId: third.user.id });
    await licence.operator.call(users.edit, { accountId: third.account.id, userId: third.user.id, role: 'administrator', version });
    await ended(third.name, third.code);
  });

  test('CSV-06 ends the links that somebody was mailed when the code is exchanged', async () => {
    const licence = await makeLicence(server());
    const email = `${unique('p')}@skola.example`;
    const { name, code } = await handed(licence, email);
    await clientOf(server()).call(session.forgot, { door: 'account', name });
    await signIn(server(), name, code, chosen);
    assert.deepEqual(await refusal(followMail(server(), licence.id, email, 'länkens lösenord')), [410, 'link-ended']);
    await signIn(server(), email, chosen);
  });

  test('CSV-06 keeps the code of whoever is moved to another account, whose group id they then write', async () => {
    const licence = await makeLicence(server());
    const { account, user, username, code, name } = await handed(licence);
    const to = await startGroup(licence, { name: 'Blå skolan' });
    const move = { accountId: account.id, userId: user.id, toAccountId: to.id };
    const { token: plan } = await licence.operator.plan(users.move, move);
    await licence.operator.call(users.move, { ...move, plan });
    assert.deepEqual(await refusal(signIn(server(), name, code)), [403, 'sign-in-failed']);
    await signIn(server(), `${to.groupId}/${username}`, code, chosen);
  });

  test('CSV-06 lets nobody exchange a code in an expired licence, and says that it has expired', async () => {
    let now = Date.now();
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed);
    const { name, code } = await handed(licence);
    now = Date.parse('2027-02-26T12:00:00Z') + 60 * day;
    for (const password of [undefined, chosen])
      assert.deepEqual(await refusal(signIn(timed, name, code, password)), [403, 'licence-expired']);
    now = Date.parse('2027-02-01T12:00:00Z');
    await signIn(timed, name, code, chosen);
  });

  test('CSV-06 writes the marks of a page of users in one statement, beside those with a password', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, groupId } = await startGroup(licence, { type: 'Klass eller grupp' });
    const codes = newCodes(3);
    const passwordHash = await server().env.passwords.hash(chosen);
    const people = [...codes, undefined].map((code, at) =>
      newUser(
        {
          kind: 'added',
          resource: 'users',
          id: newId(),
          name: `Elev ${at}`,
          values: {
            role: 'user',
            username: `elev${at}`,
            email: null,
            phone: null,
            quota: null,
            primaryContact: false,
            create: true,
            publish: false,
            documents: false,
            resetPassword: false,
          },
        },
        null,
        code === undefined ? passwordHash : null,
        code === undefined ? null : codeMark(server().env, code),
      ),
    );
    await server().env.store.transaction({ write: true }, async (tx) => {
      await tx.run(sql`select set_config('knippa.licences', ${`{${licence.id}}`}, true)`);
      await tx.run(insertUsers(licence.id, accountId, new Date().toISOString(), people));
    });
    for (const [at, code] of codes.entries()) await signIn(server(), `${groupId}/elev${at}`, code, chosen);
    await signIn(server(), `${groupId}/elev3`, chosen);
  });

  test('I34 tells no code and no mark of one in a file, a list, a plan or the journal', async () => {
    const licence = await makeLicence(server());
    const { account, user, name, code } = await handed(licence);
    await refusal(signIn(server(), name, code));
    const mark = Buffer.from(codeMark(server().env, code));
    const file = await licence.operator.call(users.export, { accountId: account.id });
    const seen = [
      await file.text(),
      JSON.stringify(await licence.operator.call(users.list, { accountId: account.id })),
      JSON.stringify(await licence.operator.call(users.read, { accountId: account.id, userId: user.id })),
      JSON.stringify(await licence.operator.call(accounts.read, { accountId: account.id })),
    ];
    await signIn(server(), name, code, chosen);
    const rows = ['journal', 'journal_changes', 'outbox', 'users'].map((table) =>
      rowsOf<{ row: string }>(server(), licence.id, `select t::text as row from ${table} t`),
    );
    seen.push(...(await Promise.all(rows)).flat().map(({ row }) => row));
    assert.ok(seen.some((text) => text.includes('Anna Ek')));
    const secrets = [code, code.replaceAll('-', ''), mark.toString('hex'), mark.toString('base64'), mark.toString('base64url')];
    for (const text of seen) assert.ok(!secrets.some((secret) => text.includes(secret)), text.slice(0, 200));
  });
});

// Two servers on one PostgreSQL: an embedded database has one connection, and hides every race.
onEachStore(['postgres'], (server, _, url) => {
  let other: Server;
  before(async () => {
    other = testServer(await openPostgres({ url: url(), rolePassword: testSecret }));
  });
  after(() => other.close());

  test('CSV-06 lets one of two tabs exchange a code, and tells the other that signing in failed', async (t) => {
    const licence = await makeLicence(server());
    let won = 0;
    for (let round = 0; round < 10; round++) {
      const { name, code } = await handedAgain(licence);
      const passwords = ['fönstret till vänster', 'fönstret till höger'] as const;
      const ends = await Promise.allSettled(passwords.map((password, at) => signIn(at ? other : server(), name, code, password)));
      const winners = passwords.filter((_password, at) => ends[at]?.status === 'fulfilled');
      assert.equal(winners.length, 1, `round ${round}`);
      const lost = ends.find((end) => end.status === 'rejected');
      assert.deepEqual(await refusal(Promise.reject(lost?.reason as Error)), [403, 'sign-in-failed']);
      await signIn(server(), name, winners[0] ?? '');
      won += Number(winners[0] === passwords[0]);
    }
    t.diagnostic(`10 pairs: the first won ${won}`);
  });

  let account: Awaited<ReturnType<typeof startGroup>> | undefined;

  /** Another user of one account with a code: a licence has five accounts. */
  async function handedAgain(licence: TestLicence) {
    account ??= await startGroup(licence);
    const username = unique('p');
    const { id } = await licence.operator.call(users.create, {
      accountId: account.id,
      role: 'user',
      displayName: 'Bo Ek',
      username,
      password: 'ett långt lösenord',
    });
    return { name: `${account.groupId}/${username}`, code: await giveCode(server(), licence.id, id) };
  }
});
