import { accounts, addOns, entitlements, licences, operators, session, users, type LicenceKind } from '@knippa/contract';
import { inbox, signInStaff } from '@knippa/server/node';
import type { Client } from '@knippa/sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, followMail, makeLicence, startGroup, testServer, unique } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'karins lösenord';
const goran = { name: 'Göran Hägglund', email: 'faktura@roda.example' };
const noon = (day: string) => Date.parse(`${day}T12:00:00+01:00`);

onEachStore(bothStores, (server) => {
  let today = '2026-03-02';
  const at = () => testServer(server().env.store, () => noon(today));

  /** An account that was released on a day, with its administrator and its licence. */
  async function released(day = '2026-03-02') {
    today = day;
    const licence = await makeLicence(at());
    const account = await startGroup(licence);
    await followMail(at(), licence.id, account.email, password);
    const { token: plan } = await licence.operator.plan(accounts.release, { accountId: account.id });
    const { expiresOn } = await licence.operator.call(accounts.release, { accountId: account.id, plan });
    const karin = await signIn(`${account.groupId}/karin`);
    const { id: licenceId } = await karin.call(accounts.licence, { accountId: account.id });
    return { licence, account, karin, licenceId, expiresOn };
  }

  const signIn = async (name: string) =>
    clientOf(at(), (await clientOf(at()).call(session.signIn, { door: 'account', name, password })).token);

  /** A released account whose administrator has activated it on the day of its release. */
  async function activated(day?: string) {
    const world = await released(day);
    await apply(world.karin, licences.activate, { licenceId: world.licenceId, billingContact: goran });
    return world;
  }

  async function apply<Op extends typeof licences.activate | typeof licences.extend | typeof licences.end>(
    who: Client,
    operation: Op,
    input: { licenceId: string; billingContact?: typeof goran },
  ) {
    const plan = await who.plan(operation, input as never);
    return who.call(operation, { ...input, plan: plan.token } as never);
  }

  test('ACC-08 lets the administrators of a released account, and only them, activate it as a subscription of a year', async () => {
    const { licence, account, karin, licenceId, expiresOn } = await released();
    assert.equal(expiresOn, '2026-04-01');
    const trial = await karin.call(licences.read, { licenceId });
    assert.deepEqual([trial.can['licences.activate'], trial.expiresOn, trial.billingContact], [true, expiresOn, null]);
    const input = { licenceId, billingContact: goran };

    const username = unique('alva');
    const alva = { accountId: account.id, role: 'user', displayName: 'Alva', username, password } as const;
    await karin.call(users.create, alva);
    await karin.call(users.create, { ...alva, role: 'manager', username: `${username}m`, email: `${username}@skola.example` });
    for (const name of [username, `${username}m`]) {
      const other = await signIn(`${account.groupId}/${name}`);
      assert.deepEqual(await refusal(other.call(licences.read, { licenceId })), [404, 'not-found']);
      assert.deepEqual(await refusal(other.plan(licences.activate, input)), [404, 'not-found']);
    }
    assert.deepEqual(await refusal(licence.operator.plan(licences.activate, input)), [404, 'not-found'], 'who released it is out of it');
    const ofOwn = { ...input, licenceId: licence.id };
    assert.deepEqual(await refusal(licence.operator.plan(licences.activate, ofOwn)), [403, 'not-permitted']);

    const plan = await karin.plan(licences.activate, input);
    assert.deepEqual(
      plan.changes.map(({ field, from, to }) => [field, from, to]),
      [
        ['kind', 'trial', 'subscription'],
        ['expiresOn', '2026-04-01', '2027-03-01'],
        ['billingName', null, goran.name],
        ['billingEmail', null, goran.email],
      ],
    );
    assert.deepEqual(plan.warnings, [{ code: 'invoice-to', params: goran }]);
    const active = await karin.call(licences.activate, { ...input, plan: plan.token });
    assert.deepEqual([active.expiresOn, active.billingContact], ['2027-03-01', goran]);
    assert.deepEqual(await karin.call(licences.read, { licenceId }), active, 'what was answered is what is read');
    assert.deepEqual([kindOf(await karin.call(accounts.licence, { accountId: account.id }))], ['subscription']);
    assert.deepEqual(await refusal(karin.plan(licences.activate, input)), [409, 'not-a-trial']);
  });

  test('ACC-08 goes from trial to grace and expiry as every licence does, and is activated in grace but not after', async () => {
    const { account, licenceId } = await released();
    today = '2026-04-02';
    const inGrace = await signIn(`${account.groupId}/karin`);
    assert.equal((await inGrace.call(accounts.licence, { accountId: account.id })).phase, 'grace');
    const active = await apply(inGrace, licences.activate, { licenceId, billingContact: goran });
    assert.deepEqual([active.phase, active.expiresOn], ['active', '2027-04-01']);

    const second = await released();
    today = '2026-04-30';
    assert.deepEqual(await refusal(clientOf(at()).call(session.signIn, { door: 'account', name: second.account.email, password })), [
      403,
      'licence-expired',
    ]);
  });

  test('ACC-12 shows administrators their type, days, add-ons and whom to turn to, and nobody else in the account', async () => {
    today = '2026-03-02';
    const licence = await makeLicence(at());
    const [account, other] = [await startGroup(licence), await startGroup(licence)];
    await followMail(at(), licence.id, account.email, password);
    const karin = await signIn(`${account.groupId}/karin`);
    const staff = clientOf(at(), await signInStaff(at().env, { username: unique('staff'), displayName: 'Stina Stöd' }));
    for (const [name, having] of [
      ['Symboler', account],
      ['Talsyntes', other],
    ] as const)
      await staff.call(addOns.add, { licenceId: licence.id, name, accounts: [having.groupId ?? ''] });
    await staff.call(addOns.add, { licenceId: licence.id, name: 'Bilder' });

    const shown = await karin.call(accounts.licence, { accountId: account.id });
    assert.deepEqual(
      [shown.kind, shown.phase, shown.expiresOn, shown.graceEndsOn, shown.daysLeft],
      ['bought', 'active', '2027-02-26', '2027-03-26', 361],
    );
    assert.deepEqual(
      shown.addOns.map(({ name }) => name),
      ['Symboler', 'Bilder'],
    );
    assert.deepEqual(
      shown.operators.map(({ displayName }) => displayName),
      ['Astrid Operatör'],
    );
    const { entitlement, users: used, capacity } = await karin.call(accounts.read, { accountId: account.id });
    assert.deepEqual([entitlement.name, used, capacity], ['Klass eller grupp', 1, 30]);
    assert.deepEqual(await refusal(karin.call(accounts.licence, { accountId: other.id })), [404, 'not-found']);
    assert.deepEqual(
      await refusal(karin.call(licences.read, { licenceId: licence.id })),
      [404, 'not-found'],
      'a bought licence is the operators’',
    );

    const boss = {
      accountId: account.id,
      role: 'manager',
      displayName: 'Maj',
      username: 'maj',
      email: `${unique('maj')}@skola.example`,
      password,
    } as const;
    await karin.call(users.create, boss);
    const maj = await signIn(`${account.groupId}/maj`);
    assert.deepEqual(await refusal(maj.call(accounts.licence, { accountId: account.id })), [403, 'not-permitted']);
  });

  test('ACC-12 renews a subscription for a year more, from 60 days before its end until its grace is over', async () => {
    const { account, licenceId } = await activated();
    const renew = async (day: string) => {
      today = day;
      return (await signIn(`${account.groupId}/karin`)).plan(licences.extend, { licenceId });
    };
    const early = await refused(renew('2026-12-30'));
    assert.deepEqual([early.code, early.params], ['renewal-not-due', { from: '2026-12-31' }]);
    const plan = await renew('2026-12-31');
    assert.deepEqual(
      plan.changes.map(({ field, from, to }) => [field, from, to]),
      [['expiresOn', '2027-03-01', '2028-03-01']],
    );
    assert.deepEqual(plan.warnings, [{ code: 'invoice-to', params: goran }]);
    const late = await renew('2027-03-29');
    assert.equal(late.changes[0]?.to, '2028-03-01', 'who renews late gets no longer year');
    const karin = await signIn(`${account.groupId}/karin`);
    const renewed = await apply(karin, licences.extend, { licenceId });
    assert.deepEqual(
      [renewed.phase, renewed.expiresOn, renewed.can['licences.extend']],
      ['active', '2028-03-01', { code: 'renewal-not-due', params: { from: '2028-01-01' } }],
    );
    assert.equal((await refused(karin.plan(licences.extend, { licenceId }))).code, 'renewal-not-due', 'not twice');
  });

  test('ACC-12 ends a subscription with the day, after which its grace begins, and may still be renewed', async () => {
    const { account, karin, licenceId } = await activated();
    const plan = await karin.plan(licences.end, { licenceId });
    assert.deepEqual(
      plan.changes.map(({ field, from, to }) => [field, from, to]),
      [['expiresOn', '2027-03-01', '2026-03-02']],
    );
    assert.deepEqual(plan.warnings, [{ code: 'grace-follows', params: { lastDay: '2026-03-30' } }]);
    const ended = await karin.call(licences.end, { licenceId, plan: plan.token });
    assert.deepEqual([ended.phase, ended.expiresOn, ended.graceEndsOn], ['active', '2026-03-02', '2026-03-30']);
    assert.equal((await refused(karin.plan(licences.end, { licenceId }))).code, 'subscription-ended');
    today = '2026-03-03';
    const next = await signIn(`${account.groupId}/karin`);
    assert.equal((await next.call(licences.read, { licenceId })).phase, 'grace');
    const create = next.call(users.create, { accountId: account.id, role: 'user', displayName: 'Bo', username: 'bo', password });
    assert.deepEqual(await refusal(create), [409, 'licence-in-grace']);
    assert.equal((await apply(next, licences.extend, { licenceId })).expiresOn, '2027-03-02');
  });

  test('ACC-12 changes whom the invoice goes to, and nothing else of the licence', async () => {
    const { karin, licenceId } = await activated();
    const { version } = await karin.call(licences.read, { licenceId });
    const edit = (more: object) => karin.call(licences.edit, { licenceId, version, ...more });
    assert.deepEqual(await refusal(edit({ billingContact: null })), [409, 'billing-contact-required']);
    assert.deepEqual(await refusal(edit({ name: 'Vår egen' })), [403, 'not-permitted']);
    assert.deepEqual(await refusal(edit({ billingContact: { name: 'Bo', email: 'ingen' } })), [422, 'email-invalid']);
    const changed = await edit({ billingContact: { name: 'Berit', email: 'berit@roda.example' } });
    assert.deepEqual(changed.billingContact, { name: 'Berit', email: 'berit@roda.example' });
    assert.deepEqual(await refusal(edit({ billingContact: goran })), [412, 'changed-meanwhile']);
    assert.deepEqual(await refusal(karin.call(licences.renew, { licenceId, version: changed.version, expiresOn: '2030-01-01' })), [
      403,
      'not-permitted',
    ]);
  });

  test('ACC-08 gives a released account’s licence neither operators nor more types, whoever asks', async () => {
    const { licenceId, karin } = await activated();
    const staff = clientOf(at(), await signInStaff(at().env, { username: unique('staff'), displayName: 'Stina Stöd' }));
    const username = unique('op');
    const operator = { licenceId, displayName: 'Ove Ek', username, email: `${username}@lindsta.example` };
    const type = { licenceId, kind: 'group', name: 'Skola', capacity: 100, purchased: 2 } as const;
    assert.deepEqual(await refusal(staff.call(operators.add, operator)), [409, 'stands-alone']);
    assert.deepEqual(await refusal(staff.call(entitlements.add, type)), [409, 'stands-alone']);
    const [line] = (await staff.call(licences.read, { licenceId })).entitlements;
    const own = { licenceId, entitlementId: line?.id ?? '', version: line?.version ?? '' };
    assert.deepEqual(await refusal(staff.call(entitlements.edit, { ...own, purchased: 5 })), [409, 'stands-alone']);
    assert.equal((await staff.call(entitlements.edit, { ...own, name: 'Skola' })).name, 'Skola');
    assert.deepEqual(await refusal(karin.call(operators.add, operator)), [403, 'not-permitted']);
    assert.deepEqual(await refusal(karin.call(entitlements.add, type)), [403, 'not-permitted']);
  });

  test('ACC-12 gives the licence of an account its name when it is renamed, and LIC-05’s mail says what its administrators can do', async () => {
    const { account, karin, licenceId } = await released();
    const { version } = await karin.call(accounts.read, { accountId: account.id });
    await karin.call(accounts.rename, { accountId: account.id, version, name: 'Blå skolan' });
    assert.equal((await karin.call(licences.read, { licenceId })).name, 'Blå skolan');
    const running = at();
    await running.tick(noon('2026-03-20'));
    const mail = (await inbox(running.env, licenceId, 50)).find(({ to, template }) => to === account.email && template === 'renewal');
    assert.match(JSON.stringify(mail), /Blå skolan/);
    assert.match(JSON.stringify(mail), /aktivera ett eget abonnemang/);
  });

  test('LIC-05 reminds nobody of a subscription that they have ended', async () => {
    const { licenceId, karin } = await activated();
    await apply(karin, licences.end, { licenceId });
    const running = at();
    await running.tick(noon(today));
    assert.deepEqual(
      (await inbox(running.env, licenceId, 50)).filter(({ template }) => template === 'renewal'),
      [],
    );
  });

  test('T-A2 lets no administrator raise the days or the places of what the account has', async () => {
    const { account, karin, licenceId } = await activated();
    for (const operation of [licences.extend, licences.end] as const)
      assert.deepEqual(await refusal(karin.plan(operation, { licenceId, expiresOn: '2099-01-01' } as never)), [422, 'invalid-input']);
    const { entitlements, version } = await karin.call(licences.read, { licenceId });
    assert.equal(entitlements.length, 1);
    assert.deepEqual(
      Object.values(entitlements[0]?.can ?? {}).filter((verdict) => verdict === true),
      [],
    );
    assert.deepEqual(await refusal(karin.call(licences.edit, { licenceId, version, purchased: 9 } as never)), [422, 'invalid-input']);
    assert.deepEqual(await refusal(karin.call(accounts.edit, { accountId: account.id, version: 'x', capacity: 999 } as never)), [
      422,
      'invalid-input',
    ]);
  });

  test('LIC-05 reminds an activated account’s billing contact and administrators of its renewal', async () => {
    const { account, licenceId } = await activated();
    today = '2027-01-01';
    const running = at();
    await running.tick(noon(today));
    const told = (await inbox(running.env, licenceId, 50)).map(({ to }) => to);
    assert.deepEqual([told.includes(goran.email), told.includes(account.email)], [true, true]);
  });
});

const kindOf = ({ kind }: { kind: LicenceKind }) => kind;
