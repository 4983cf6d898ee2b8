import { accounts, documents, operators, users, type Account } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import { inbox, signInStaff } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { clientOf, entitlementId, followMail, makeLicence, startGroup, testServer, unique, type TestLicence } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { rounds } from '../rounds.js';
import { rowsOf } from './database.js';
import { bothStores, onEachStore } from './stores.js';
import { answerOf } from './walk/answers.js';

const password = 'karins lösenord';
const minute = 60_000;

onEachStore(bothStores, (server) => {
  const everything = async (licence: TestLicence) => ({
    accounts: await rowsOf(server(), licence.id, 'select id, name, entitlement_id, capacity from accounts order by id'),
    lines: await rowsOf(server(), licence.id, 'select id, started from entitlements order by id'),
  });

  test('T-L3 changes no account to a type without a free place, too small for its users, or of another kind, nor two to the last place', async () => {
    const line = (kind: 'single' | 'group' | 'organisation', name: string, capacity: number, purchased: number) => ({
      kind,
      name,
      capacity,
      purchased,
    });
    const licence = await makeLicence(server(), {
      entitlements: [
        line('single', 'En användare', 1, 2),
        line('group', 'Klass eller grupp', 30, 5),
        line('group', 'Liten', 1, 2),
        line('group', 'Full', 30, 0),
        line('group', 'En plats', 30, 1),
        line('organisation', 'Organisation', 500, 2),
      ],
    });
    const { operator } = licence;
    const [one, two] = [await startGroup(licence), await startGroup(licence, { name: 'Blå skolan' })];
    const person = { role: 'user', displayName: 'Alva', username: 'alva', password } as const;
    await operator.call(users.create, { accountId: one.id, ...person });
    const types = { full: 'Full', small: 'Liten', single: 'En användare', organisation: 'Organisation', last: 'En plats' } as const;
    const ids = Object.fromEntries(
      await Promise.all(Object.entries(types).map(async ([key, name]) => [key, await entitlementId(licence, name)])),
    ) as Record<keyof typeof types, string>;
    const edit = async ({ id: accountId }: Account, entitlement: string) => {
      const { version } = await operator.call(accounts.read, { accountId });
      return operator.call(accounts.edit, { accountId, entitlementId: entitlement, name: 'Ny', version });
    };
    const before = await everything(licence);
    assert.deepEqual(await refusal(edit(one, ids.full)), [409, 'no-account-available']);
    assert.deepEqual(await refusal(edit(one, ids.small)), [409, 'account-too-large']);
    assert.deepEqual(await refusal(edit(one, ids.single)), [409, 'ask-staff']);
    assert.deepEqual(await refusal(edit(one, ids.organisation)), [409, 'ask-staff']);
    assert.deepEqual(await everything(licence), before, 'not even the name was changed');
    const ended = await Promise.allSettled([edit(one, ids.last), edit(two, ids.last)]);
    const codes = ended.map((end) => (end.status === 'fulfilled' ? 'done' : (end.reason as { code: string }).code));
    assert.deepEqual(codes.sort(), ['done', 'no-account-available']);
  });

  /** A licence with a second operator, and an account with one `user` and one document, whose deletion has been planned. */
  async function planned(clock: () => number) {
    const licence = await makeLicence(testServer(server().env.store, clock), {
      entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 100 }],
    });
    const { operator } = licence;
    const staff = clientOf(licence.server, await signInStaff(licence.server.env, { username: unique('staff'), displayName: 'Stina Stöd' }));
    const email = `${unique('op')}@lindsta.example`;
    await staff.call(operators.add, { licenceId: licence.id, displayName: 'Olle Ek', username: unique('op'), email });
    const { token } = await followMail(licence.server, licence.id, email, password);
    const account = await startGroup(licence);
    const accountId = account.id;
    const { token: own, session: karin } = await followMail(licence.server, licence.id, account.email, password);
    const administrator = clientOf(licence.server, own);
    const plan = async (of = accountId) => (await operator.plan(accounts.delete, { accountId: of })).token;
    const apply = (by: Client, held: string, confirmation?: string, of = accountId) =>
      by.call(accounts.delete, { accountId: of, plan: held, ...(confirmation !== undefined && { confirmation }) });
    return {
      licence,
      operator,
      second: clientOf(licence.server, token),
      staff,
      administrator,
      karin: karin.person.id,
      account,
      plan,
      apply,
    };
  }

  test('F17 refuses a deletion whose plan is another’s, of another account, too old, used, or of other numbers than it showed', async (t) => {
    let now = Date.now();
    const { licence, operator, second, staff, administrator, karin, account, plan, apply } = await planned(() => now);
    const [accountId, groupId] = [account.id, account.groupId ?? ''];
    const other = await startGroup(licence, { name: 'Blå skolan' });
    const { token: ofRelease } = await operator.plan(accounts.release, { accountId });
    const { token: ofSecond } = await second.plan(accounts.delete, { accountId });
    const [held, ofOther] = [await plan(), await plan(other.id)];
    const mismatch = [422, 'confirmation-mismatch'];
    const cases: [what: string, act: () => Promise<unknown>, refusal: unknown[]][] = [
      ['nothing is typed', () => apply(operator, held), mismatch],
      ['nothing but a space is typed', () => apply(operator, held, ' '), mismatch],
      ['the name is typed', () => apply(operator, held, account.name), mismatch],
      ['a letter more is typed', () => apply(operator, held, `${groupId}a`), mismatch],
      ['a letter less is typed', () => apply(operator, held, groupId.slice(1)), mismatch],
      ['another’s group id is typed', () => apply(operator, held, other.groupId ?? ''), mismatch],
      ['its contact’s address is typed', () => apply(operator, held, account.email), mismatch],
      ['the plan is of its release', () => apply(operator, ofRelease, groupId), [412, 'plan-ended']],
      ['the plan is of another account', () => apply(operator, ofOther, groupId), [412, 'plan-ended']],
      ['the plan is applied to another account', () => apply(operator, held, other.groupId ?? '', other.id), [412, 'plan-ended']],
      ['the plan is another operator’s', () => apply(operator, ofSecond, groupId), [412, 'plan-ended']],
      ['another operator applies it', () => apply(second, held, groupId), [412, 'plan-ended']],
      ['the account’s administrator applies it', () => apply(administrator, held, groupId), [403, 'not-permitted']],
      ['staff apply it', () => apply(staff, held, groupId), [404, 'not-found']],
    ];
    // what is done between the plan and the deletion, in another tab
    const changed = [412, 'changed-since-preview'];
    const create = (username: string) =>
      operator.call(users.create, {
        accountId,
        role: 'user',
        displayName: 'Cia',
        username,
        password,
        email: `${unique(username)}@x.example`,
      });
    const between: [what: string, meanwhile: () => Promise<unknown>, refusal: unknown[]][] = [
      ['it has a user more', () => create('cia'), changed],
      [
        'it has a document more',
        () =>
          administrator.call(documents.create, {
            accountId,
            userId: karin,
            title: 'Brev',
            content: { kind: 'document', blocks: [{ text: 'Hej' }] },
          }),
        changed,
      ],
      [
        'one has moved out of it',
        async () => {
          const { items } = await operator.call(users.list, { accountId, role: 'user' });
          const move = { accountId, userId: items[0]?.id ?? '', toAccountId: other.id };
          await operator.call(users.move, { ...move, plan: (await operator.plan(users.move, move)).token });
        },
        changed,
      ],
      [
        'it has another name',
        async () => {
          const { version } = await operator.call(accounts.read, { accountId });
          await operator.call(accounts.edit, { accountId, name: 'Gröna skolan', version });
        },
        changed,
      ],
      ['ten minutes have gone', () => Promise.resolve((now += 10 * minute)), [412, 'plan-ended']],
    ];
    for (const [what, act, expected] of cases) assert.deepEqual(await refusal(act()), expected, what);
    for (const [what, meanwhile, expected] of between) {
      const before = await plan();
      await meanwhile();
      assert.deepEqual(await refusal(apply(operator, before, groupId)), expected, what);
    }
    const shown = await plan();
    await create('dan');
    const refreshed = await refused(apply(operator, shown, groupId));
    assert.equal(refreshed.plan?.counts['users.removed'], 2, 'the refusal comes with the new plan');
    assert.equal((await operator.call(accounts.read, { accountId })).users, 2, 'nothing of it has gone');
    const { token } = refreshed.plan;
    const tabs = await Promise.allSettled([apply(operator, token, groupId), apply(operator, token, groupId)]);
    const codes = tabs.map((end) => (end.status === 'fulfilled' ? 'done' : (end.reason as { code: string }).code));
    assert.deepEqual(codes.sort(), ['done', 'not-found'], 'of two tabs one deletes');
    assert.deepEqual(await refusal(apply(operator, token, groupId)), [404, 'not-found'], 'it was used');
    t.diagnostic(`${cases.length + between.length + 3} cases: accepted 0, and the one that held once`);
  });

  test('T-L7 deletes nothing with a plan that somebody has made up or changed, nor without one', async (t) => {
    const { operator, account, plan, apply } = await planned(Date.now);
    const [accountId, groupId, held] = [account.id, account.groupId ?? '', await plan()];
    const forged = [...held].map((letter, at) => `${held.slice(0, at)}${letter === 'A' ? 'B' : 'A'}${held.slice(at + 1)}`);
    const other = [randomUUID(), held.slice(0, -1), `${held}A`, held.split('').reverse().join(''), Buffer.from('{}').toString('base64url')];
    for (const wrong of [...forged, ...other]) {
      // the last letter of a token may have bits that say nothing
      if (Buffer.from(wrong, 'base64url').equals(Buffer.from(held, 'base64url'))) continue;
      assert.deepEqual(await refusal(apply(operator, wrong, groupId)), [412, 'plan-ended'], wrong);
    }
    const none = operator.call(accounts.delete, { accountId, confirmation: groupId } as never);
    assert.deepEqual(await refusal(none), [428, 'precondition-missing']);
    t.diagnostic(`${forged.length + other.length} made-up plans: accepted 0`);
    await apply(operator, held, groupId);
  });

  test('T-L10 mails three instructions an hour and no more, of a hundred that are asked for, and tells nothing of accounts that are not there', async (t) => {
    const licence = await makeLicence(server());
    const [account, theirs] = [await startGroup(licence), await startGroup(await makeLicence(server()))];
    const asked = await Promise.allSettled(
      Array.from({ length: 100 }, () => licence.operator.call(accounts.resend, { accountId: account.id })),
    );
    const refusedOnes = asked.flatMap((end) => (end.status === 'rejected' ? [end.reason as { status: number; code: string }] : []));
    assert.deepEqual(new Set(refusedOnes.map(({ status, code }) => `${status} ${code}`)), new Set(['429 too-many-attempts']));
    const mailed = (await inbox(server().env, licence.id, 10_000)).filter(({ to }) => to === account.email).length;
    assert.deepEqual([mailed, refusedOnes.length], [3, 98], 'the welcome was the first');
    const ask = async (accountId: string) => {
      const answer = await answerOf(
        await server().fetch(
          new Request(`http://knippa.test/api/accounts/${accountId}/resend`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${licence.token}`,
              'content-type': 'application/json',
              'idempotency-key': randomUUID(),
            },
            body: '{}',
          }),
        ),
      );
      return [answer.status, ...answer.headers, new TextDecoder().decode(answer.bytes)].join('\n');
    };
    const answers = new Set<string>();
    for (let at = 0; at < rounds(100); at++) for (const id of [theirs.id, randomUUID()]) answers.add(await ask(id));
    assert.equal(answers.size, 1, [...answers].join('\n\n'));
    assert.match([...answers].join(), /^404/);
    t.diagnostic(`${asked.length} asked: mailed ${mailed}, refused ${refusedOnes.length}`);
  });
});
