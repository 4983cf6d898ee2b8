import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts, addOns, documents, licences, session, users, type Account } from '@knippa/contract';
import { inbox, signInStaff } from '@knippa/server/node';
import type { Client } from '@knippa/sdk';
import { clientOf, followMail, makeLicence, startGroup, testServer, unique, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { inconsistencies } from './consistent.js';
import { asOwner, rowsOf } from './database.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'karins lösenord';

/** A group account whose administrator is signed in, with two `user`s and two documents. */
async function furnished(licence: TestLicence): Promise<{ account: Account & { email: string }; karin: Client; alva: string }> {
  const account = await startGroup(licence);
  const { token, session: signedIn } = await followMail(licence.server, licence.id, account.email, password);
  const karin = clientOf(licence.server, token);
  const accountId = account.id;
  const { id: alva } = await karin.call(users.create, { accountId, role: 'user', displayName: 'Alva', username: 'alva', password });
  await karin.call(users.create, {
    accountId,
    role: 'user',
    displayName: 'Bo',
    username: 'bo',
    password,
    responsibleId: signedIn.person.id,
  });
  for (const userId of [alva, signedIn.person.id])
    await karin.call(documents.create, { accountId, userId, title: 'Veckobrev', content: { kind: 'document', blocks: [{ text: 'Hej' }] } });
  return { account, karin, alva };
}

const signIn = (licence: TestLicence, name: string) => clientOf(licence.server).call(session.signIn, { door: 'account', name, password });

async function places({ operator, id }: TestLicence): Promise<[started: number, available: number] | undefined> {
  const { entitlements } = await operator.call(licences.read, { licenceId: id });
  const line = entitlements.find(({ name }) => name === 'Klass eller grupp');
  return line && [line.started, line.available];
}

onEachStore(bothStores, (server, _kind, url) => {
  const whole = async () => assert.deepEqual(await inconsistencies((query) => asOwner(server(), url(), query)), []);

  test('ACC-07 says in a plan who signs in with a group id that changes, and keeps the old one for the account', async () => {
    const licence = await makeLicence(server());
    const { account, karin } = await furnished(licence);
    const [accountId, groupId] = [account.id, unique('ny')];
    const plan = await licence.operator.plan(accounts.changeGroupId, { accountId, groupId });
    assert.deepEqual([plan.counts['users.signIn'], plan.counts['users.withoutEmail']], [3, 2]);
    assert.deepEqual(
      plan.changes.map(({ field, from, to }) => [field, from, to]),
      [['groupId', account.groupId, groupId]],
    );
    const changed = await licence.operator.call(accounts.changeGroupId, { accountId, groupId, plan: plan.token });
    assert.equal(changed.groupId, groupId);
    assert.equal((await signIn(licence, `${groupId.toUpperCase()}/alva`)).session.account?.id, accountId);
    assert.deepEqual(await refusal(signIn(licence, `${account.groupId}/alva`)), [403, 'sign-in-failed']);
    assert.equal((await karin.call(session.read, {})).account?.id, accountId, 'whoever is signed in stays so');
    const other = await startGroup(licence);
    const wanted = { accountId: other.id, groupId: account.groupId ?? '' };
    assert.deepEqual(await refusal(licence.operator.plan(accounts.changeGroupId, wanted)), [409, 'group-id-taken']);
    const back = { accountId, groupId: account.groupId ?? '' };
    const { token } = await licence.operator.plan(accounts.changeGroupId, back);
    await licence.operator.call(accounts.changeGroupId, { ...back, plan: token });
    assert.equal((await signIn(licence, `${account.groupId}/alva`)).session.account?.id, accountId, 'the account takes its own back');
    assert.deepEqual(await refusal(signIn(licence, `${groupId}/alva`)), [403, 'sign-in-failed']);
    await whole();
  });

  test('ACC-07 refuses a group id that is none, that others have or that is the same, and changes none by edit', async () => {
    const licence = await makeLicence(server());
    const [account, other] = [await startGroup(licence), await startGroup(licence)];
    const plan = (groupId: string) => refusal(licence.operator.plan(accounts.changeGroupId, { accountId: account.id, groupId }));
    assert.deepEqual(await plan('två ord'), [422, 'group-id-invalid']);
    assert.deepEqual(await plan(other.groupId?.toUpperCase() ?? ''), [409, 'group-id-taken']);
    assert.deepEqual(await plan(account.groupId ?? ''), [409, 'same-group-id']);
    const edit = { accountId: account.id, version: account.version, groupId: 'ny' };
    assert.deepEqual(await refusal(licence.operator.call(accounts.edit, edit)), [422, 'invalid-input']);
  });

  test('ACC-12 leaves the group id to the operator', async () => {
    const licence = await makeLicence(server());
    const { account, karin } = await furnished(licence);
    const input = { accountId: account.id, groupId: unique('ny') };
    assert.deepEqual(await refusal(karin.plan(accounts.changeGroupId, input)), [403, 'not-permitted']);
    for (const operation of [accounts.release, accounts.delete] as const)
      assert.deepEqual(await refusal(karin.plan(operation, { accountId: account.id })), [403, 'not-permitted']);
    assert.deepEqual(await refusal(karin.call(accounts.resend, { accountId: account.id })), [403, 'not-permitted']);
  });

  test('ACC-05 resends an invitation, whose older link stops working', async () => {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const links = async () => (await inbox(server().env, licence.id)).filter(({ to }) => to === account.email).map(({ link }) => link);
    await licence.operator.call(accounts.resend, { accountId: account.id });
    const [newest, oldest] = await links();
    const use = (link: string | undefined) =>
      clientOf(server()).call(session.setPassword, { link: link?.split('#link=')[1] ?? '', password });
    assert.deepEqual(await refusal(use(oldest)), [410, 'link-ended']);
    assert.equal((await use(newest)).session.account?.id, account.id);
  });

  test('ACC-05 resends at most three times an hour, and says how long one waits', async () => {
    const licence = await makeLicence(server());
    const { id: accountId } = await startGroup(licence);
    const resend = () => licence.operator.call(accounts.resend, { accountId });
    await resend();
    await resend();
    assert.deepEqual(await refusal(resend()), [429, 'too-many-attempts'], 'the welcome was the first');
  });

  test('ACC-07 lets whoever follows a link to the old address ask for one to the new', async () => {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const email = `${unique('ny')}@skola.example`;
    const old = (await inbox(server().env, licence.id)).find(({ to }) => to === account.email);
    await licence.operator.call(accounts.edit, { accountId: account.id, email, version: account.version });
    await clientOf(server()).call(session.renewLink, { link: old?.link?.split('#link=')[1] ?? '' });
    assert.equal((await followMail(server(), licence.id, email, password)).session.account?.id, account.id);
  });

  test('I28 takes a moved user’s mail along, so that the old account’s end does not end it, nor the new one’s leave it', async () => {
    const licence = await makeLicence(server());
    const [from, to] = [await startGroup(licence), await startGroup(licence)];
    const email = `${unique('mo')}@skola.example`;
    const person = { accountId: from.id, role: 'administrator', displayName: 'Mo Ek', username: 'mo', email } as const;
    const { id: userId } = await licence.operator.call(users.create, person);
    const move = { accountId: from.id, userId, toAccountId: to.id };
    await licence.operator.call(users.move, { ...move, plan: (await licence.operator.plan(users.move, move)).token });
    const end = async (account: Account) => {
      const { token } = await licence.operator.plan(accounts.delete, { accountId: account.id });
      await licence.operator.call(accounts.delete, { accountId: account.id, plan: token, confirmation: account.groupId ?? '' });
    };
    const waiting = async () => (await inbox(server().env, licence.id)).filter((mail) => mail.to === email).length;
    await end(from);
    assert.equal(await waiting(), 2, 'the welcome, and the one from where they came to');
    await end(to);
    assert.equal(await waiting(), 0);
  });

  test('ACC-08 releases an account into a licence of its own, with everything in it', async () => {
    const licence = await makeLicence(server());
    const { account, karin, alva } = await furnished(licence);
    const accountId = account.id;
    const before = await places(licence);
    const staff = clientOf(server(), await signInStaff(server().env, { username: unique('staff'), displayName: 'Stina Stöd' }));
    await staff.call(addOns.add, { licenceId: licence.id, name: 'Talsyntes', accounts: [account.groupId ?? ''] });
    const plan = await licence.operator.plan(accounts.release, { accountId });
    assert.deepEqual(
      [plan.counts['users'], plan.counts['documents'], plan.counts['sessions'], plan.counts['addOns']],
      [3, 2, 1, 1],
      'the plan counts who follows, whose session ends, and what does not follow',
    );
    const { expiresOn } = await licence.operator.call(accounts.release, { accountId, plan: plan.token });
    assert.ok(plan.warnings.some(({ params }) => params['expiresOn'] === expiresOn));
    assert.deepEqual(await places(licence), before && [before[0] - 1, before[1] + 1]);
    assert.deepEqual(await refusal(licence.operator.call(accounts.read, { accountId })), [404, 'not-found']);
    assert.deepEqual(await refusal(karin.call(session.read, {})), [401, 'not-signed-in']);
    const again = await signIn(licence, `${account.groupId}/karin`);
    assert.notEqual(again.session.licence.id, licence.id);
    const own = clientOf(server(), again.token);
    const seen = await own.call(accounts.read, { accountId });
    assert.deepEqual([seen.groupId, seen.users, seen.capacity], [account.groupId, 3, account.capacity]);
    const people = await own.call(users.list, { accountId });
    assert.deepEqual(
      people.items.map(({ displayName, role, responsible }) => [displayName, role, responsible?.displayName]),
      [
        ['Alva', 'user', undefined],
        ['Bo', 'user', 'Karin Öberg'],
        ['Karin Öberg', 'administrator', undefined],
      ],
    );
    await own.call(documents.create, { accountId, userId: alva, title: 'Efter', content: { kind: 'document', blocks: [{ text: 'Hej' }] } });
    const found = await rowsOf<{ n: number }>(server(), again.session.licence.id, `select count(*)::int as n from documents`);
    assert.equal(found[0]?.n, 3);
    await whole();
  });

  test('ACC-08 keeps a link that was mailed before the release working after it', async () => {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const mail = (await inbox(server().env, licence.id)).find(({ to }) => to === account.email);
    const { token } = await licence.operator.plan(accounts.release, { accountId: account.id });
    await licence.operator.call(accounts.release, { accountId: account.id, plan: token });
    const link = mail?.link?.split('#link=')[1] ?? '';
    const { session: signedIn } = await clientOf(server()).call(session.setPassword, { link, password });
    assert.equal(signedIn.account?.id, account.id);
    assert.equal((await inbox(server().env, signedIn.licence.id)).length, 1, 'the mail waits where its reader is');
  });

  test('ACC-09 deletes an account for ever when its group id is typed, and frees its place', async () => {
    const licence = await makeLicence(server());
    const { account, karin } = await furnished(licence);
    const accountId = account.id;
    const before = await places(licence);
    const plan = await licence.operator.plan(accounts.delete, { accountId });
    assert.deepEqual([plan.counts['users.removed'], plan.counts['documents.removed']], [3, 2]);
    const apply = (confirmation?: string) =>
      licence.operator.call(accounts.delete, { accountId, plan: plan.token, ...(confirmation !== undefined && { confirmation }) });
    for (const wrong of [undefined, '', 'fel', `${account.groupId}x`, account.name])
      assert.deepEqual(await refusal(apply(wrong)), [422, 'confirmation-mismatch']);
    assert.equal((await licence.operator.call(accounts.read, { accountId })).id, accountId);
    await apply(` ${account.groupId?.toUpperCase() ?? ''} `);
    assert.deepEqual(await refusal(licence.operator.call(accounts.read, { accountId })), [404, 'not-found']);
    assert.deepEqual(await refusal(karin.call(session.read, {})), [401, 'not-signed-in']);
    assert.deepEqual(await refusal(signIn(licence, `${account.groupId}/karin`)), [403, 'sign-in-failed']);
    assert.deepEqual(await places(licence), before && [before[0] - 1, before[1] + 1]);
    assert.deepEqual(await refusal(apply(account.groupId ?? '')), [404, 'not-found']);
    await whole();
  });

  test('ACC-09 keeps a deleted account’s group id for 90 days, and frees its addresses at once', async () => {
    const hour = Date.parse('2026-10-20T10:00:00Z');
    const later = testServer(server().env.store, () => hour);
    const licence = await makeLicence(later);
    const account = await startGroup(licence);
    const { token } = await licence.operator.plan(accounts.delete, { accountId: account.id });
    await licence.operator.call(accounts.delete, { accountId: account.id, plan: token, confirmation: account.groupId ?? '' });
    const start = async (groupId: string) =>
      licence.operator.call(accounts.start, {
        licenceId: licence.id,
        entitlementId: account.entitlement.id,
        email: account.email,
        displayName: 'Karin igen',
        group: { name: 'Igen', groupId, username: 'karin' },
      });
    assert.deepEqual(await refusal(start(account.groupId ?? '')), [409, 'group-id-taken']);
    assert.equal((await start(unique('g'))).name, 'Igen');
    const [reserved] = await asOwner<{ days: number }>(
      server(),
      url(),
      `select floor(extract(epoch from reserved_until - '2026-10-20T10:00:00Z') / 86400)::int as days from directory where thing_id = '${account.id}'`,
    );
    assert.ok(reserved && reserved.days >= 90 && reserved.days <= 91);
  });
});
