import { accounts, session } from '@knippa/contract';
import { isKnippaError } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { inbox, openPostgres } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { clientOf, followMail, makeLicence, startGroup, testSecret, testServer, unique } from '../licence.js';
import { random } from '../random.js';
import { rounds, seed } from '../rounds.js';
import { inconsistencies } from './consistent.js';
import { asOwner } from './database.js';
import { onEachStore } from './stores.js';

const minute = 60_000;

// Two servers on one PostgreSQL with one clock: an embedded database has one connection, and hides every race.
onEachStore(['postgres'], (server, _, url) => {
  let now = Date.now();
  let one: Server;
  let other: Server;
  before(async () => {
    one = testServer(server().env.store, () => now);
    other = testServer(await openPostgres({ url: url(), rolePassword: testSecret }), () => now);
  });
  after(() => other.close());

  const owned = (query: string) => asOwner<Record<string, unknown>>(server(), url(), query);
  const whole = async () => assert.deepEqual(await inconsistencies(owned), []);
  const deadlocks = async () => {
    const [row] = await owned('select deadlocks from pg_stat_database where datname = current_database()');
    return Number(row?.['deadlocks']);
  };

  /** How an act ended: `done`, or the refusal's code. */
  const ending = (act: Promise<unknown>): Promise<string> =>
    act.then(
      () => 'done',
      (error: unknown) => {
        if (isKnippaError(error)) return error.code;
        throw error;
      },
    );

  test('USR-05 lets no session live on that was opened with the old password while it was changed', async (t) => {
    const licence = await makeLicence(one);
    const chance = random(seed);
    let password = licence.signIn.password;
    const ended: Record<string, number> = {};
    for (let round = 0; round < rounds(200); round++) {
      now += 2 * minute; // so slowly that nobody waits
      const [old, next] = [password, `ett nytt lösenord ${round}`];
      const entering = async () => {
        // a sign-in takes as long as half a change, and begins anywhere in it
        await wait(chance() * 120);
        return clientOf(other).call(session.signIn, { door: 'operator', name: licence.signIn.name, password: old });
      };
      const [entered, changed] = await Promise.allSettled([
        entering(),
        licence.operator.call(session.changePassword, { present: old, password: next }),
      ]);
      assert.equal(changed.status, 'fulfilled', String(changed.status === 'rejected' && changed.reason));
      password = next;
      const how =
        entered.status === 'rejected'
          ? await ending(Promise.reject(entered.reason as Error))
          : await ending(clientOf(one, entered.value.token).call(session.read, {}));
      ended[how] = (ended[how] ?? 0) + 1;
    }
    t.diagnostic(`${rounds(200)} pairs, seed ${seed}: ${JSON.stringify(ended)}`);
    assert.deepEqual(
      Object.keys(ended).filter((how) => !['sign-in-failed', 'not-signed-in'].includes(how)),
      [],
    );
    await licence.operator.call(session.read, {});
  });

  /** A link that makes an address somebody's, mailed to it. */
  async function confirming(licenceId: string, token: string, email: string): Promise<string> {
    await clientOf(one, token).call(session.changeEmail, { email });
    const mail = (await inbox(one.env, licenceId, 20)).find(({ to }) => to === email);
    return mail?.link?.split('#link=')[1] ?? '';
  }

  /** Rounds in which somebody confirms an address while an operator gives one, of the same account or of another. */
  async function given(same: boolean): Promise<{ ended: Record<string, number>; locked: number; seconds: number }> {
    const licence = await makeLicence(one);
    const account = await startGroup(licence);
    const target = same ? account : await startGroup(licence, { name: 'Blå skolan' });
    const { session: karin } = await followMail(one, licence.id, account.email, 'karins lösenord');
    const ended: Record<string, number> = {};
    const [locked, began] = [await deadlocks(), performance.now()];
    for (let round = 0; round < rounds(200); round++) {
      now += 21 * minute; // three links an hour
      const signIn = { door: 'account', name: `${account.groupId}/karin`, password: 'karins lösenord' } as const;
      const { token } = await clientOf(one).call(session.signIn, signIn);
      const { token: operator } = await clientOf(other).call(session.signIn, { door: 'operator', ...licence.signIn });
      const own = `${unique('ny')}@skola.example`;
      const email = same ? `${unique('annan')}@skola.example` : own;
      const link = await confirming(licence.id, token, own);
      const { version } = await clientOf(other, operator).call(accounts.read, { accountId: target.id });
      const acts = await Promise.all([
        ending(clientOf(one).call(session.confirmEmail, { link })),
        ending(clientOf(other, operator).call(accounts.edit, { accountId: target.id, email, version })),
      ]);
      ended[acts.join()] = (ended[acts.join()] ?? 0) + 1;
      const [had] = await owned(`select count(*)::int as n from users where email in ('${own}', '${email}')`);
      assert.equal(had?.['n'], 1, `${acts.join()} of ${karin.person.displayName}`);
    }
    await whole();
    return { ended, locked: (await deadlocks()) - locked, seconds: (performance.now() - began) / 1000 };
  }

  const told = ({ ended, locked, seconds }: Awaited<ReturnType<typeof given>>) =>
    `${rounds(200)} pairs in ${seconds.toFixed(1)} s: ${JSON.stringify(ended)}, deadlocks ${locked}`;

  test('USR-15 leaves somebody one address, and no other in the directory, who confirms one while an operator gives them another', async (t) => {
    const came = await given(true);
    t.diagnostic(told(came));
    const known = ['done,done', 'done,changed-meanwhile', 'link-ended,done'];
    assert.deepEqual(
      Object.keys(came.ended).filter((how) => !known.includes(how)),
      [],
    );
    assert.equal(came.locked, 0);
  });

  test('USR-17 gives an address to one of two, when one confirms it while an operator gives it to another', async (t) => {
    const came = await given(false);
    t.diagnostic(told(came));
    const known = ['done,email-taken', 'email-taken,done'];
    assert.deepEqual(
      Object.keys(came.ended).filter((how) => !known.includes(how)),
      [],
    );
    assert.equal(came.locked, 0);
  });

  test('USR-22 lets one of two in who set a password with one link at once', async (t) => {
    const licence = await makeLicence(one, {
      entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: rounds(100) }],
    });
    for (let round = 0; round < rounds(100); round++) {
      const { email } = await startGroup(licence);
      const follow = (at: Server, password: string) => ending(followMail(at, licence.id, email, password));
      const acts = await Promise.all([follow(one, 'ett långt lösenord'), follow(other, 'ett annat lösenord')]);
      assert.deepEqual(acts.sort(), ['done', 'link-ended']);
    }
    t.diagnostic(`${rounds(100)} pairs`);
  });
});
