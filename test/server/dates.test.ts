import { accounts, licences, session, users } from '@knippa/contract';
import { isKnippaError } from '@knippa/sdk';
import { signInStaff } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import pg from 'pg';
import { clientOf, followMail, makeLicence, startGroup, testServer, unique } from '../licence.js';
import { createDatabase, testPostgres } from '../postgres.js';
import { midnights } from '../tables/midnights.js';
import { rowsOf } from './database.js';
import { runFile } from './process.js';
import { bothStores, onEachStore } from './stores.js';
import { csv } from './walk/world.js';

/** What an act may end in that makes something, by the phase. */
const ends = { active: 'done', grace: 'licence-in-grace', expired: 'licence-expired' } as const;

/** Time zones of a process, and what the clock shows there at midnight in Stockholm, in winter. */
const zones = [
  ['UTC', 23],
  ['Europe/Stockholm', 0],
  ['Pacific/Kiritimati', 13],
] as const;

/** A database whose own time zone is far away. */
async function farDatabase(): Promise<string> {
  const url = await createDatabase(await testPostgres());
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(`alter database ${new URL(url).pathname.slice(1)} set timezone = 'Pacific/Kiritimati'`);
  await owner.end();
  return url;
}

test('F11 changes the phase at midnight in Stockholm and no other, in whatever time zone the process and the database are', async (t) => {
  let right = 0;
  await Promise.all(
    bothStores.map(async (store) => {
      for (const [zone, hour] of zones) {
        const child = runFile('zoned.ts', { TZ: zone });
        child.stdin!.write(`${store === 'postgres' ? await farDatabase() : ''}\n`);
        const { value } = await createInterface(child.stdout!)[Symbol.asyncIterator]().next();
        const told = JSON.parse(String(value)) as { timeZone: string; hour: number; seen: { before: string[]; from: string[] }[] };
        assert.deepEqual([told.timeZone, told.hour], [zone, hour], 'it is there');
        for (const [at, midnight] of midnights.entries()) {
          const expected = (phase: keyof typeof ends) => [phase, phase === 'active' ? 'invited' : phase, ends[phase]];
          const where = `${store} in ${zone}, ${midnight.expiresOn} at ${midnight.at}`;
          assert.deepEqual(told.seen[at]?.before, expected(midnight.before), `${where}, a millisecond before`);
          assert.deepEqual(told.seen[at].from, expected(midnight.from), where);
          right += 2;
        }
      }
    }),
  );
  t.diagnostic(`${midnights.length} midnights, both sides, ${zones.length} zones, ${bothStores.length} stores: ${right} right`);
});

onEachStore(bothStores, (server) => {
  test('LIC-03 gives every account its licence’s expiry date, also one that is started later, and the new one when it is renewed', async () => {
    let now = Date.parse('2026-03-01T12:00:00Z');
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed);
    const licenceId = licence.id;
    const people: string[] = [];
    const operator = async () =>
      clientOf(timed, (await clientOf(timed).call(session.signIn, { door: 'operator', ...licence.signIn })).token);
    // two at once, one half a year later, and one on the last evening
    for (const at of ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z', '2026-09-01T12:00:00Z', '2027-02-26T22:59:00Z']) {
      now = Date.parse(at);
      const { email, groupId } = await startGroup({ ...licence, operator: await operator() });
      await followMail(timed, licenceId, email, 'karins lösenord');
      people.push(`${groupId}/karin`);
    }
    /** Every account's state as its own administrator and its operator see it, and how a sign-in ends. */
    const seen = async () => {
      const { items } = await (await operator()).call(accounts.list, { licenceId });
      const own = people.map(async (name) => {
        try {
          const { token, session: entered } = await clientOf(timed).call(session.signIn, {
            door: 'account',
            name,
            password: 'karins lösenord',
          });
          return (await clientOf(timed, token).call(accounts.read, { accountId: entered.account?.id ?? '' })).state;
        } catch (error) {
          if (isKnippaError(error)) return `${error.code} ${String(error.params['expiredOn'])}`;
          throw error;
        }
      });
      return [...new Set([...items.map(({ state }) => state), ...(await Promise.all(own))])];
    };
    const at = async (instant: string) => {
      now = Date.parse(instant);
      return seen();
    };
    assert.deepEqual(await at('2027-02-26T22:59:59.999Z'), ['active']);
    assert.deepEqual(await at('2027-02-26T23:00:00Z'), ['grace']);
    assert.deepEqual(await at('2027-03-26T22:59:59.999Z'), ['grace']);
    assert.deepEqual(await at('2027-03-26T23:00:00Z'), ['expired', 'licence-expired 2027-02-26']);
    const staff = clientOf(timed, await signInStaff(timed.env, { username: unique('staff'), displayName: 'Stina Stöd' }));
    const { version } = await staff.call(licences.read, { licenceId });
    await staff.call(licences.renew, { licenceId, expiresOn: '2028-02-26', version });
    assert.deepEqual(await seen(), ['active']);
    assert.deepEqual(await at('2028-02-26T22:59:59.999Z'), ['active']);
    assert.deepEqual(await at('2028-02-26T23:00:00Z'), ['grace']);
    assert.deepEqual(await at('2028-03-25T23:00:00Z'), ['expired', 'licence-expired 2028-02-26']);
  });

  test('F12 takes nothing that is created after midnight, and what was asked for before it is of the day before', async (t) => {
    const midnight = Date.parse('2027-02-26T23:00:00Z');
    let now = midnight - 100;
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed, {
      entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 1000, purchased: 10 }],
    });
    const { operator } = licence;
    const { id: accountId } = await startGroup(licence);
    const create = () => {
      const username = unique('u');
      const person = { displayName: 'Anna Ek', username, email: `${username}@skola.example` };
      return operator.call(users.create, { accountId, role: 'administrator', ...person });
    };
    const ending = (act: Promise<unknown>) =>
      act.then(
        () => 'done',
        (error: unknown) => {
          if (isKnippaError(error)) return error.code;
          throw error;
        },
      );
    assert.equal(await ending(create()), 'done', 'a tenth of a second before');
    const file = { accountId, file: csv(unique('f')) };
    const { token: plan } = await operator.plan(users.import, file);
    const [asked, late]: Promise<string>[][] = [[], []];
    // some are on their way, some have come in and wait for the account, when the clock strikes
    for (let at = 0; at < 60; at++) {
      if (at === 30) now = midnight;
      (at < 30 ? asked : late)?.push(ending(create()));
      if (at % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const [before, after] = [await Promise.all(asked ?? []), await Promise.all(late ?? [])];
    assert.deepEqual(new Set(after), new Set(['licence-in-grace']));
    for (const how of before) assert.ok(how === 'done' || how === 'licence-in-grace', how);
    assert.equal(await ending(operator.call(users.import, { ...file, plan })), 'licence-in-grace', 'a plan that was shown before midnight');
    const made = await rowsOf<{ at: string }>(
      timed,
      licence.id,
      `select body::json->>'at' as at from journal where operation in ('users.create', 'users.import')`,
    );
    const done = before.filter((how) => how === 'done').length;
    assert.equal(made.length, done + 1);
    assert.ok(made.every(({ at }) => Date.parse(at) < midnight));
    t.diagnostic(`asked before midnight: ${done} of ${before.length} done; after it: 0 of ${after.length + 1}`);
    now = midnight + 28 * 86_400_000 - 1000;
    const { token } = await clientOf(timed).call(session.signIn, { door: 'operator', ...licence.signIn });
    now += 1000;
    const edit = clientOf(timed, token).call(accounts.resend, { accountId });
    assert.equal(await ending(edit), 'licence-expired', 'a session that was opened a second before');
  });
});
