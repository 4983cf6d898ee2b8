import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts, licences, session, users, type Account } from '@knippa/contract';
import { may, pages } from '@knippa/sdk';
import { inbox } from '@knippa/server/node';
import { clientOf, entitlementId, followMail, makeLicence, startGroup, unique, type TestLicence } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { bothStores, onEachStore } from './stores.js';

const many = [
  { kind: 'group' as const, name: 'Klass eller grupp', capacity: 3, purchased: 60 },
  { kind: 'single' as const, name: 'En användare', capacity: 1, purchased: 5 },
];

/** Types of one kind that differ in size, and one of another. */
const kinds = [
  { kind: 'group' as const, name: 'Klass eller grupp', capacity: 30, purchased: 3 },
  { kind: 'group' as const, name: 'Skola', capacity: 200, purchased: 1 },
  { kind: 'group' as const, name: 'En grupp till', capacity: 3, purchased: 1 },
  { kind: 'single' as const, name: 'En användare', capacity: 1, purchased: 1 },
];

/** How many accounts are started of each type. */
async function started({ operator, id }: TestLicence): Promise<Record<string, number>> {
  const { entitlements } = await operator.call(licences.read, { licenceId: id });
  return Object.fromEntries(entitlements.map((line) => [line.name, line.started]));
}

async function startSingle(licence: TestLicence, displayName: string): Promise<Account> {
  return licence.operator.call(accounts.start, {
    licenceId: licence.id,
    entitlementId: await entitlementId(licence, 'En användare'),
    email: `${unique('maj')}@lindsta.example`,
    displayName,
  });
}

async function names({ operator, id }: TestLicence, input: object = {}): Promise<string[]> {
  const found: string[] = [];
  for await (const account of pages(operator, accounts.list, { licenceId: id, ...input })) found.push(account.name);
  return found;
}

onEachStore(bothStores, (server) => {
  test('ACC-01 starts a single account, and mails its person a link that sets a password', async () => {
    const licence = await makeLicence(server());
    const email = `${unique('maj')}@lindsta.example`;
    const account = await licence.operator.call(accounts.start, {
      licenceId: licence.id,
      entitlementId: await entitlementId(licence, 'En användare'),
      email,
      displayName: 'Maj-Britt Sjö',
    });
    assert.deepEqual(
      [account.kind, account.name, account.groupId, account.state, account.users],
      ['single', 'Maj-Britt Sjö', null, 'invited', 1],
    );
    const { session: opened } = await followMail(server(), licence.id, email, 'majs lösenord');
    assert.equal(opened.account?.id, account.id);
    assert.equal((await licence.operator.call(accounts.read, { accountId: account.id })).state, 'active');
  });

  test('ACC-02 starts a group account on a place, with its first administrator, who is mailed', async () => {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    assert.deepEqual([account.kind, account.users, account.capacity, account.primaryContact?.displayName], ['group', 1, 30, 'Karin Öberg']);
    const { entitlements } = await licence.operator.call(licences.read, { licenceId: licence.id });
    assert.equal(entitlements.find(({ kind }) => kind === 'group')?.available, 4);
    const mails = (await inbox(server().env, licence.id)).filter(({ to }) => to === account.email);
    assert.deepEqual(
      mails.map(({ signInName, displayName }) => [signInName, displayName]),
      [[`${account.groupId}/karin`, 'Karin Öberg']],
    );
  });

  test('ACC-03 keeps a group id unique in the whole service however it is written, and suggests a free one', async () => {
    const [licence, other] = [await makeLicence(server()), await makeLicence(server())];
    const account = await startGroup(licence);
    const start = async (groupId: string) =>
      other.operator.call(accounts.start, {
        licenceId: other.id,
        entitlementId: await entitlementId(other, 'Klass eller grupp'),
        email: `${unique('a')}@skola.example`,
        displayName: 'Annan',
        group: { name: 'Annan skola', groupId, username: 'annan' },
      });
    const taken = await refused(start((account.groupId ?? '').toUpperCase()));
    assert.deepEqual([taken.status, taken.code, taken.params['suggestion']], [409, 'group-id-taken', `${account.groupId}2`]);
    assert.deepEqual(
      taken.fields.map(({ path, code }) => [path, code]),
      [['group.groupId', 'group-id-taken']],
    );
    assert.deepEqual(await refusal(start('röda skolan')), [422, 'group-id-invalid']);
    const suggestion = await other.operator.call(accounts.suggestGroupId, { licenceId: other.id, name: account.groupId ?? '' });
    assert.deepEqual({ ...suggestion }, { groupId: `${account.groupId}2`, free: false });
    assert.equal((await start(suggestion.groupId)).groupId, `${account.groupId}2`);
  });

  test('LIC-02 keeps started + available = purchased, and names the type when no place is left', async () => {
    const licence = await makeLicence(server(), {
      entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 2 }],
    });
    for (let started = 0; started <= 2; started++) {
      const [type] = (await licence.operator.call(licences.read, { licenceId: licence.id })).entitlements;
      assert.deepEqual([type?.started, type?.available, type?.purchased], [started, 2 - started, 2]);
      if (started < 2) await startGroup(licence);
    }
    const full = await refused(startGroup(licence));
    assert.deepEqual([full.code, full.params['entitlement']], ['no-account-available', 'Klass eller grupp']);
  });

  test('ACC-05 lists accounts by name in Swedish order, or newest first, with a total', async () => {
    const licence = await makeLicence(server(), { entitlements: many });
    for (const name of ['Östra skolan', 'Aspskolan', 'Äppelskolan', 'zetaskolan', 'Ågrenska', 'Éva-skolan', 'Evaskolan 2', 'Evaskolan 10'])
      await startGroup(licence, { name });
    const swedish = ['Aspskolan', 'Éva-skolan', 'Evaskolan 2', 'Evaskolan 10', 'zetaskolan', 'Ågrenska', 'Äppelskolan', 'Östra skolan'];
    assert.deepEqual(await names(licence), swedish);
    assert.deepEqual(await names(licence, { order: 'descending' }), swedish.toReversed());
    assert.deepEqual((await names(licence, { sort: 'created' })).slice(0, 2), ['Evaskolan 10', 'Evaskolan 2']);
    assert.equal((await names(licence, { sort: 'created', order: 'ascending' }))[0], 'Östra skolan');
    assert.equal((await licence.operator.call(accounts.list, { licenceId: licence.id, size: 3 })).total, 8);
  });

  test('ACC-06 finds accounts by name, group id, and any user’s username, display name or e-mail, and says which user', async () => {
    const licence = await makeLicence(server(), { entitlements: many });
    const [red, blue] = [await startGroup(licence, { name: 'Röda skolan' }), await startGroup(licence, { name: 'Blå skolan' })];
    await licence.operator.call(users.create, {
      accountId: blue.id,
      role: 'user',
      displayName: 'André Ångström',
      username: 'andréang',
      email: `${unique('andre')}@elev.example`,
      password: 'ett lösenord',
    });
    const hits = async (search: string) =>
      (await licence.operator.call(accounts.list, { licenceId: licence.id, search })).items.map(({ name, hit }) => [
        name,
        hit?.displayName,
      ]);
    assert.deepEqual(await hits('öda sk'), [['Röda skolan', undefined]]);
    assert.deepEqual(
      await hits((red.groupId ?? '').slice(1, 9).toUpperCase()),
      [['Röda skolan', undefined]].filter(() => red.groupId !== blue.groupId),
    );
    assert.deepEqual(await hits('andre'), [['Blå skolan', 'André Ångström']]);
    assert.deepEqual(await hits('ndréang'), [['Blå skolan', 'André Ångström']]);
    assert.deepEqual(await hits('elev.example'), [['Blå skolan', 'André Ångström']]);
    assert.deepEqual(await hits('ån'), [['Blå skolan', 'André Ångström']], 'two letters begin a word');
    assert.deepEqual(await hits('ng'), [], 'two letters inside a word find nothing');
    assert.deepEqual(await hits('angstrom'), [], 'å and ö are letters of their own');
    assert.deepEqual(await hits('100%'), []);
    assert.deepEqual(await hits('_'), []);
  });

  test('ACC-07 changes the name of a group account against the version that was read', async () => {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const edited = await licence.operator.call(accounts.edit, { accountId: account.id, name: 'Gröna skolan', version: account.version });
    assert.equal(edited.name, 'Gröna skolan');
    assert.notEqual(edited.version, account.version);
    assert.deepEqual(await names(licence, { search: 'gröna' }), ['Gröna skolan']);
    assert.deepEqual(await refusal(licence.operator.call(accounts.edit, { accountId: account.id, name: 'X', version: account.version })), [
      412,
      'changed-meanwhile',
    ]);
  });

  test('ACC-07 changes type, name and primary contact in one step: a place of the new is taken, and one of the old is free', async () => {
    const licence = await makeLicence(server(), { entitlements: kinds });
    const account = await startGroup(licence);
    const contact = { displayName: 'Åsa Öst', email: `${unique('asa')}@skola.example`, username: 'åsa' };
    const edited = await licence.operator.call(accounts.edit, {
      accountId: account.id,
      name: 'Gröna skolan',
      entitlementId: await entitlementId(licence, 'Skola'),
      ...contact,
      version: account.version,
    });
    assert.deepEqual(
      [edited.name, edited.entitlement.name, edited.capacity, edited.primaryContact],
      ['Gröna skolan', 'Skola', 200, { id: account.primaryContact?.id, ...contact }],
    );
    assert.deepEqual(await started(licence), { 'Klass eller grupp': 0, Skola: 1, 'En grupp till': 0, 'En användare': 0 });
    assert.deepEqual(await names(licence, { search: contact.email }), ['Gröna skolan']);
    assert.deepEqual(await names(licence, { search: account.email }), [], 'the old address finds nothing');
    const again = await licence.operator.call(accounts.start, {
      licenceId: licence.id,
      entitlementId: await entitlementId(licence, 'En användare'),
      email: account.email,
      displayName: 'Någon annan',
    });
    assert.equal(again.kind, 'single', 'the old address is free');
  });

  test('ACC-07 ends the links that were mailed to an address that is no longer the contact’s', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, email, version } = await startGroup(licence);
    const contact = { email: `${unique('ny')}@skola.example` };
    await licence.operator.call(accounts.edit, { accountId, ...contact, version });
    assert.deepEqual(await refusal(followMail(server(), licence.id, email, 'ett långt lösenord')), [410, 'link-ended']);
  });

  test('ACC-07 keeps the name of a single account that of its user', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, version } = await startSingle(licence, 'Maj-Britt Sjö');
    const edited = await licence.operator.call(accounts.edit, { accountId, displayName: 'Maj Sjö', version });
    assert.deepEqual([edited.name, edited.primaryContact?.displayName], ['Maj Sjö', 'Maj Sjö']);
    assert.deepEqual(await names(licence, { search: 'maj sjö' }), ['Maj Sjö']);
  });

  test('ACC-07 refuses a type that is too small, full, of another kind or of another licence, and names that others have', async () => {
    const licence = await makeLicence(server(), { entitlements: kinds });
    const [account, other] = [await startGroup(licence), await startGroup(licence)];
    const accountId = account.id;
    for (const username of ['ett', 'två', 'tre'])
      await licence.operator.call(users.create, {
        accountId,
        role: 'user',
        displayName: username,
        username,
        password: 'ett långt lösenord',
      });
    await startGroup(licence, { type: 'Skola' });
    const { version } = await licence.operator.call(accounts.read, { accountId });
    const edit = async (input: object) => {
      const { code, params } = await refused(licence.operator.call(accounts.edit, { accountId, ...input, version }));
      return { code, params };
    };
    assert.deepEqual(await edit({ entitlementId: await entitlementId(licence, 'En grupp till') }), {
      code: 'account-too-large',
      params: { users: 4, capacity: 3 },
    });
    assert.deepEqual(await edit({ entitlementId: await entitlementId(licence, 'Skola') }), {
      code: 'no-account-available',
      params: { entitlement: 'Skola' },
    });
    assert.equal((await edit({ entitlementId: await entitlementId(licence, 'En användare') })).code, 'ask-staff');
    assert.equal((await edit({ entitlementId: await entitlementId(await makeLicence(server()), 'Klass eller grupp') })).code, 'not-found');
    assert.deepEqual(await edit({ username: 'ETT' }), { code: 'username-taken', params: { suggestion: 'ett2' } });
    assert.equal((await edit({ email: other.email.toUpperCase() })).code, 'email-taken');
    assert.equal((await edit({ username: 'två ord' })).code, 'username-invalid');
    assert.equal((await edit({ displayName: '\u0007' })).code, 'name-invalid');
    assert.deepEqual(await started(licence), { 'Klass eller grupp': 2, Skola: 1, 'En grupp till': 0, 'En användare': 0 });
    const own = await licence.operator.call(accounts.edit, {
      accountId,
      username: 'KARIN',
      email: account.email.toUpperCase(),
      version,
    });
    assert.equal(own.primaryContact?.username, 'KARIN', 'one’s own name may be written in another way');
  });

  test('ACC-12 lets an account’s administrators change its name, and nothing else of it', async () => {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const { token } = await followMail(server(), licence.id, account.email, 'ett långt lösenord');
    const administrator = clientOf(server(), token);
    const own = await administrator.call(accounts.read, { accountId: account.id });
    assert.deepEqual([may(own, accounts.rename), may(own, accounts.edit)], [true, { code: 'not-permitted', params: {} }]);
    const { version } = own;
    const renamed = await administrator.call(accounts.rename, { accountId: account.id, name: 'Gröna skolan', version });
    assert.equal(renamed.name, 'Gröna skolan');
    assert.deepEqual(await refusal(administrator.call(accounts.edit, { accountId: account.id, name: 'X', version: renamed.version })), [
      403,
      'not-permitted',
    ]);
  });

  test('ACC-11 lets a single account have no list of users, no files and no name of its own', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, version } = await startSingle(licence, 'Maj-Britt Sjö');
    const acts = [
      () => licence.operator.call(users.list, { accountId }),
      () => licence.operator.call(users.export, { accountId }),
      () => licence.operator.call(accounts.edit, { accountId, name: 'Annat', version }),
    ];
    for (const act of acts) assert.deepEqual(await refusal(act()), [409, 'not-a-group-account']);
  });

  test('I42 wants the version that was read: 428 without one, 412 for the second of two writers', async () => {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const send = (headers: Record<string, string>, name: string) =>
      server().fetch(
        new Request(`http://knippa.test/api/accounts/${account.id}`, {
          method: 'PATCH',
          headers: {
            authorization: `Bearer ${licence.token}`,
            'content-type': 'application/json',
            'idempotency-key': unique('k'),
            ...headers,
          },
          body: JSON.stringify({ name }),
        }),
      );
    assert.equal((await send({}, 'A')).status, 428);
    assert.equal((await send({ 'if-match': '*' }, 'A')).status, 400);
    assert.equal((await send({ 'if-match': `W/"${account.version}"` }, 'A')).status, 400);
    const both = await Promise.all([send({ 'if-match': `"${account.version}"` }, 'A'), send({ 'if-match': `"${account.version}"` }, 'B')]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 412]);
  });

  test('T-L5 refuses a move to a full account, a single one, another licence’s, or the same', async () => {
    const [licence, other] = [await makeLicence(server(), { entitlements: many }), await makeLicence(server())];
    const [from, to, theirs] = [await startGroup(licence), await startGroup(licence), await startGroup(other)];
    const single = await licence.operator.call(accounts.start, {
      licenceId: licence.id,
      entitlementId: await entitlementId(licence, 'En användare'),
      email: `${unique('maj')}@lindsta.example`,
      displayName: 'Maj',
    });
    const create = (accountId: string) =>
      licence.operator.call(users.create, {
        accountId,
        role: 'user',
        displayName: 'Alva',
        username: unique('a'),
        password: 'ett lösenord',
      });
    const { id: userId } = await create(from.id);
    await create(to.id);
    await create(to.id);
    const move = (toAccountId: string) => refusal(licence.operator.plan(users.move, { accountId: from.id, userId, toAccountId }));
    assert.deepEqual(await move(to.id), [409, 'account-full']);
    assert.deepEqual(await move(single.id), [409, 'not-a-group-account']);
    assert.deepEqual(await move(theirs.id), [404, 'not-found']);
    assert.deepEqual(await move(from.id), [409, 'same-account']);
    assert.ok(!(await names(licence, { withRoom: 'yes' })).includes('Maj'));
    assert.deepEqual(
      (await licence.operator.call(accounts.list, { licenceId: licence.id, withRoom: 'yes' })).items.map(({ id }) => id),
      [from.id],
    );
  });

  test('WHY-03 comes with what the caller may do, and for the rest a code', async () => {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const { token } = await followMail(server(), licence.id, account.email, 'karins lösenord');
    const karin = clientOf(server(), token);
    const seen = await karin.call(accounts.read, { accountId: account.id });
    assert.equal(seen.can['users.create'], true);
    const [me] = (await karin.call(users.list, { accountId: account.id })).items;
    assert.deepEqual(me?.can['users.move'], { code: 'not-permitted', params: {} });
    assert.deepEqual(await refusal(karin.call(accounts.list, { licenceId: licence.id })), [404, 'not-found']);
    assert.equal((await karin.call(session.read, {})).can['session.signOut'], true);
  });
});
