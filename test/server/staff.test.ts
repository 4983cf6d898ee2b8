import {
  accounts,
  addOns,
  entitlements,
  licences,
  operators,
  requests,
  session,
  users,
  type AccountRequest,
  type Licence,
} from '@knippa/contract';
import { createClient, newKey } from '@knippa/sdk';
import { inbox, signInStaff } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, followMail, makeLicence, startGroup, testServer, unique, type TestLicence } from '../licence.js';
import { refusal, refused } from '../refused.js';
import { rowsOf } from './database.js';
import { bothStores, onEachStore } from './stores.js';

const bought = [
  { kind: 'single', name: 'En användare', capacity: 1, purchased: 3 },
  { kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 5 },
  { kind: 'organisation', name: 'Organisation', capacity: 500, purchased: 1 },
] as const;

onEachStore(bothStores, (server) => {
  const staff = async () => {
    const token = await signInStaff(server().env, { username: unique('staff'), displayName: 'Stina Stöd' });
    return { token, staff: clientOf(server(), token) };
  };
  const newOperator = (name = unique('op')) => ({ displayName: 'Olle Ek', username: name, email: `${name}@lindsta.example` });
  const readAs = (licence: TestLicence) => licence.operator.call(licences.read, { licenceId: licence.id });
  const place = (licence: Licence, name: string) => licence.entitlements.find((line) => line.name === name)!;
  const ask = async (licence: TestLicence, more: object = {}): Promise<AccountRequest> => {
    const { id: entitlementId } = place(await readAs(licence), 'Organisation');
    const group = { name: 'Hemtjänsten', groupId: unique('h'), username: 'rut' };
    const person = { displayName: 'Rut Berg', email: `${unique('rut')}@lindsta.example` };
    return licence.operator.call(requests.send, { licenceId: licence.id, entitlementId, group, ...person, ...more });
  };

  test('LIC-06 creates a licence with what was bought, and mails every operator a username, the address and a link that works', async () => {
    const { staff: me } = await staff();
    const [first, second] = [newOperator(), newOperator()];
    const { id: licenceId } = await me.call(licences.create, {
      name: 'Lindsta kommun',
      startsOn: '2026-02-27',
      expiresOn: '2027-02-26',
      entitlements: [...bought],
      operators: [first, second],
      billingContact: { name: 'Göran Hägglund', email: 'faktura@lindsta.example' },
    });
    for (const operator of [first, second]) {
      const mail = (await inbox(server().env, licenceId)).find(({ to }) => to === operator.email);
      assert.deepEqual([mail?.signInName, mail?.link?.startsWith('http://knippa.test/#link=')], [operator.username, true]);
      const { token } = await followMail(server(), licenceId, operator.email, 'ett långt lösenord');
      const shown = await clientOf(server(), token).call(licences.read, { licenceId });
      assert.deepEqual([shown.name, shown.billingContact?.name], ['Lindsta kommun', 'Göran Hägglund']);
      assert.deepEqual(
        shown.operators.map(({ email }) => email),
        [first, second].map(({ email }) => email).sort(),
      );
      assert.deepEqual(
        shown.entitlements.map(({ kind, name, capacity, purchased }) => ({ kind, name, capacity, purchased })),
        [...bought],
      );
    }
  });

  test('USR-17 suggests free usernames for operators of names as long as a name may be, also where two want the same', async () => {
    const { staff: me } = await staff();
    const stem = `${unique('o')}${'å'.repeat(64)}`.slice(0, 58);
    const long = { ...newOperator(), username: `${stem}${'å'.repeat(6)}` };
    const create = (...operators: ReturnType<typeof newOperator>[]) =>
      me.call(licences.create, { name: 'Kommun', startsOn: '2026-02-27', expiresOn: '2027-02-26', entitlements: [...bought], operators });
    const suggestionFor = async (...operators: ReturnType<typeof newOperator>[]) =>
      (await refused(create(...operators))).params['suggestion'] as string;
    assert.equal(await suggestionFor(long, { ...long, email: newOperator().email }), stem);
    await create(long, { ...newOperator(), username: stem });
    const again = { ...newOperator(), username: long.username };
    assert.equal(await suggestionFor(again), `${stem}2`);
    await create({ ...again, username: `${stem}2` });
    assert.equal(await suggestionFor(again), `${stem}3`);
  });

  test('LIC-06 judges a new licence by the rules that judge everything else, and keeps nothing of one that is refused', async () => {
    const { staff: me } = await staff();
    const taken = newOperator();
    const good = { name: 'Ny kommun', startsOn: '2026-02-27', expiresOn: '2027-02-26', entitlements: [...bought], operators: [taken] };
    await me.call(licences.create, good);
    const listed = async () => (await me.call(licences.list, { size: 500 })).items.length;
    const before = await listed();
    const other = newOperator();
    const cases: [object, [number, string]][] = [
      [{ operators: [taken] }, [409, 'username-taken']],
      [{ operators: [{ ...other, email: taken.email }] }, [409, 'email-taken']],
      [{ operators: [other, { ...newOperator(), username: other.username }] }, [409, 'username-taken']],
      [{ operators: [other, { ...newOperator(), email: other.email }] }, [409, 'email-taken']],
      [{ operators: [{ ...other, username: 'å sa' }] }, [422, 'username-invalid']],
      [{ operators: [{ ...other, email: 'ingen adress' }] }, [422, 'email-invalid']],
      [{ operators: [] }, [422, 'invalid-input']],
      [{ name: 'Två\nrader' }, [422, 'label-invalid']],
      [{ startsOn: '2026-02-30' }, [422, 'day-invalid']],
      [{ expiresOn: '2026-02-26' }, [409, 'ends-before-start']],
      [{ entitlements: [{ ...bought[0], capacity: 2 }] }, [409, 'single-holds-one']],
      [{ billingContact: { name: 'Göran', email: 'ingen adress' } }, [422, 'email-invalid']],
    ];
    for (const [wrong, expected] of cases)
      assert.deepEqual(await refusal(me.call(licences.create, { ...good, operators: [other], ...wrong })), expected, JSON.stringify(wrong));
    assert.equal(await listed(), before);
  });

  test('LIC-06 lets staff change numbers purchased, never below what is started: entitlement-in-use with both numbers', async () => {
    const licence = await makeLicence(server(), { entitlements: [...bought] });
    await startGroup(licence);
    await startGroup(licence);
    const { staff: me } = await staff();
    const { id: entitlementId, version } = place(await readAs(licence), 'Klass eller grupp');
    const edit = (purchased: number, held = version) =>
      me.call(entitlements.edit, { licenceId: licence.id, entitlementId, purchased, version: held });
    const refused = await edit(1).then(
      () => undefined,
      (error: unknown) => error as { code: string; params: unknown },
    );
    assert.deepEqual([refused?.code, refused?.params], ['entitlement-in-use', { purchased: 1, started: 2 }]);
    const edited = await edit(2);
    assert.deepEqual([edited.purchased, edited.started, edited.available], [2, 2, 0]);
    assert.deepEqual(await refusal(edit(7)), [412, 'changed-meanwhile']);
    assert.deepEqual(await refusal(startGroup(licence)), [409, 'no-account-available']);
    await edit(3, edited.version);
    await startGroup(licence);
    const added = await me.call(entitlements.add, { licenceId: licence.id, kind: 'group', name: 'Skola', capacity: 400, purchased: 4 });
    assert.deepEqual([added.available, place(await readAs(licence), 'Skola').capacity], [4, 400]);
    const two = { licenceId: licence.id, kind: 'single', name: 'Två', capacity: 2, purchased: 1 } as const;
    assert.deepEqual(await refusal(me.call(entitlements.add, two)), [409, 'single-holds-one']);
  });

  test('LIC-06 adds an operator with a mail, and one who is removed is out at once and gives the names back', async () => {
    const licence = await makeLicence(server());
    const { staff: me } = await staff();
    const licenceId = licence.id;
    const second = newOperator();
    const added = await me.call(operators.add, { licenceId, ...second });
    const { token } = await followMail(server(), licenceId, second.email, 'ett långt lösenord');
    const other = clientOf(server(), token);
    assert.equal((await other.call(licences.read, { licenceId })).operators.length, 2);
    assert.deepEqual(await refusal(other.call(operators.remove, { licenceId, operatorId: added.id })), [403, 'not-permitted']);
    await me.call(operators.remove, { licenceId, operatorId: added.id });
    assert.deepEqual(await refusal(other.call(licences.read, { licenceId })), [401, 'not-signed-in']);
    const signIn = { door: 'operator', name: second.username, password: 'ett långt lösenord' } as const;
    assert.deepEqual(await refusal(clientOf(server()).call(session.signIn, signIn)), [403, 'sign-in-failed']);
    const [last] = (await readAs(licence)).operators;
    assert.deepEqual(await refusal(me.call(operators.remove, { licenceId, operatorId: last?.id ?? '' })), [409, 'last-operator']);
    assert.equal((await me.call(operators.add, { licenceId, ...second })).email, second.email);
  });

  test('LIC-05 lets staff set the new date, which every account has at once, also in an expired licence', async () => {
    let now = Date.parse('2026-06-01T10:00:00Z');
    const timed = testServer(server().env.store, () => now);
    const licence = await makeLicence(timed);
    const { email, groupId } = await startGroup(licence);
    await followMail(timed, licence.id, email, 'karins lösenord');
    now = Date.parse('2027-03-26T23:00:00Z');
    const karin = { door: 'account', name: `${groupId}/karin`, password: 'karins lösenord' } as const;
    assert.deepEqual(await refusal(clientOf(timed).call(session.signIn, karin)), [403, 'licence-expired']);
    const me = clientOf(timed, await signInStaff(timed.env, { username: unique('staff'), displayName: 'Stina Stöd' }));
    const licenceId = licence.id;
    const { version, phase } = await me.call(licences.read, { licenceId });
    assert.equal(phase, 'expired');
    assert.deepEqual(await refusal(me.call(licences.renew, { licenceId, expiresOn: '2026-02-26', version })), [409, 'ends-before-start']);
    assert.deepEqual(await refusal(me.call(licences.renew, { licenceId, expiresOn: '2028-02-30', version })), [422, 'day-invalid']);
    const renewed = await me.call(licences.renew, { licenceId, expiresOn: '2028-02-29', version });
    assert.deepEqual([renewed.phase, renewed.expiresOn, renewed.graceEndsOn], ['active', '2028-02-29', '2028-03-28']);
    assert.deepEqual(await refusal(me.call(licences.renew, { licenceId, expiresOn: '2029-02-28', version })), [412, 'changed-meanwhile']);
    const { token } = await clientOf(timed).call(session.signIn, karin);
    assert.equal((await clientOf(timed, token).call(session.read, {})).licence.id, licenceId);
  });

  test('LIC-01 shows active add-ons and which accounts have each, the billing contact and every operator', async () => {
    const licence = await makeLicence(server(), { entitlements: [...bought] });
    const licenceId = licence.id;
    const { staff: me } = await staff();
    const [red, blue] = [await startGroup(licence), await startGroup(licence, { name: 'Blå skolan' })];
    const email = `${unique('maj')}@lindsta.example`;
    const single = await licence.operator.call(accounts.start, {
      licenceId,
      entitlementId: place(await readAs(licence), 'En användare').id,
      email,
      displayName: 'Maj-Britt Sjö',
    });
    await me.call(addOns.add, { licenceId, name: 'Talsyntes' });
    const symbols = await me.call(addOns.add, { licenceId, name: 'Symboler', accounts: [red.groupId?.toUpperCase() ?? '', email] });
    await me.call(operators.add, { licenceId, ...newOperator() });
    const { version } = await me.call(licences.read, { licenceId });
    await me.call(licences.edit, { licenceId, billingContact: { name: 'Göran Hägglund', email: 'faktura@lindsta.example' }, version });

    const shown = await readAs(licence);
    assert.deepEqual(
      shown.addOns.map(({ name, accounts: having }) => [name, having && having.map(({ id }) => id).sort()]),
      [
        ['Talsyntes', null],
        ['Symboler', [red.id, single.id].sort()],
      ],
    );
    assert.deepEqual([shown.billingContact?.email, shown.operators.length], ['faktura@lindsta.example', 2]);

    const edit = (names: string[] | null, held = symbols.version) =>
      me.call(addOns.edit, { licenceId, addOnId: symbols.id, accounts: names, version: held });
    assert.deepEqual(await refusal(edit(['ingenstans'])), [409, 'account-unknown']);
    const theirs = await startGroup(await makeLicence(server()));
    assert.deepEqual(await refusal(edit([theirs.groupId ?? ''])), [409, 'account-unknown']);
    const moved = await edit([blue.groupId ?? '']);
    assert.deepEqual(moved.accounts, [{ id: blue.id, name: 'Blå skolan' }]);
    assert.deepEqual(await refusal(edit(null)), [412, 'changed-meanwhile']);
    assert.equal((await edit(null, moved.version)).accounts, null);
    await me.call(addOns.remove, { licenceId, addOnId: symbols.id });
    assert.deepEqual(
      (await readAs(licence)).addOns.map(({ name }) => name),
      ['Talsyntes'],
    );
  });

  test('ACC-04 keeps a request waiting without a place until staff start it with a number of users; then the administrator is mailed and begins', async () => {
    const licence = await makeLicence(server(), { entitlements: [...bought] });
    const licenceId = licence.id;
    const { staff: me } = await staff();
    const request = await ask(licence);
    const to = request.administrator?.email ?? '';
    assert.deepEqual([request.state, request.name, request.administrator?.displayName], ['waiting', 'Hemtjänsten', 'Rut Berg']);
    assert.equal(place(await readAs(licence), 'Organisation').available, 1);
    assert.equal((await inbox(server().env, licenceId)).filter((mail) => mail.to === to).length, 0);
    const row = (await everyLicence(me)).find(({ id }) => id === licenceId);
    assert.equal(row?.waiting, 1);

    const requestId = request.id;
    assert.deepEqual(await refusal(licence.operator.call(requests.start, { licenceId, requestId, users: 40 })), [403, 'not-permitted']);
    const started = await me.call(requests.start, { licenceId, requestId, users: 40 });
    assert.deepEqual([started.state, started.name, started.administrator], ['started', 'Hemtjänsten', null]);
    const { token } = await followMail(server(), licenceId, to, 'ruts lösenord');
    const account = await clientOf(server(), token).call(accounts.read, { accountId: started.accountId ?? '' });
    assert.deepEqual([account.kind, account.capacity, account.groupId], ['organisation', 40, request.groupId]);
    assert.equal(place(await readAs(licence), 'Organisation').available, 0);
    const [listed] = (await licence.operator.call(requests.list, { licenceId })).items;
    assert.deepEqual([listed?.state, listed?.accountId], ['started', started.accountId]);
    assert.deepEqual(await refusal(me.call(requests.start, { licenceId, requestId, users: 40 })), [409, 'request-answered']);
    assert.deepEqual(await refusal(me.call(requests.decline, { licenceId, requestId, reason: 'Nej.' })), [409, 'request-answered']);
    const [kept] = await rowsOf<Record<string, unknown>>(server(), licenceId, 'select * from requests');
    assert.deepEqual([kept?.['email'], kept?.['display_name'], kept?.['group_id'], kept?.['name']], [null, null, null, null]);
  });

  test('ACC-04 shows a declined request with its reason, and takes no place', async () => {
    const licence = await makeLicence(server(), { entitlements: [...bought] });
    const { staff: me } = await staff();
    const { id: requestId } = await ask(licence);
    await me.call(requests.decline, { licenceId: licence.id, requestId, reason: 'Köp till en organisation först.' });
    const [listed] = (await licence.operator.call(requests.list, { licenceId: licence.id })).items;
    assert.deepEqual([listed?.state, listed?.reason, listed?.name], ['declined', 'Köp till en organisation först.', 'Hemtjänsten']);
    assert.equal(place(await readAs(licence), 'Organisation').available, 1);
  });

  test('ACC-04 refuses at the start what was taken meanwhile, and lets staff give another group id; one place is taken once', async () => {
    const licence = await makeLicence(server(), { entitlements: [...bought] });
    const { staff: me } = await staff();
    const licenceId = licence.id;
    const first = await ask(licence);
    const group = { name: 'Hemvården', groupId: first.groupId ?? '', username: 'eva' };
    const second = await ask(licence, { group });
    const started = await me.call(requests.start, { licenceId, requestId: first.id, users: 40 });
    assert.equal(started.state, 'started');
    const again = { licenceId, requestId: second.id, users: 10 };
    assert.deepEqual(await refusal(me.call(requests.start, again)), [409, 'no-account-available']);
    const { id: entitlementId, version } = place(await readAs(licence), 'Organisation');
    await me.call(entitlements.edit, { licenceId, entitlementId, purchased: 2, version });
    assert.deepEqual(await refusal(me.call(requests.start, again)), [409, 'group-id-taken']);
    assert.equal((await me.call(requests.start, { ...again, groupId: unique('h') })).state, 'started');
    assert.deepEqual(await refusal(ask(licence, { group })), [409, 'group-id-taken']);
    const { id: wrong } = place(await readAs(licence), 'Klass eller grupp');
    assert.deepEqual(await refusal(ask(licence, { entitlementId: wrong })), [409, 'not-an-organisation']);
  });

  test('ACC-04 starts a request once, however often and however many at once it is answered', async () => {
    const licence = await makeLicence(server(), { entitlements: [...bought.slice(0, 2), { ...bought[2], purchased: 9 }] });
    const { token } = await staff();
    const { id: requestId } = await ask(licence);
    const start = () => clientOf(server(), token).call(requests.start, { licenceId: licence.id, requestId, users: 40 });
    const answers = await Promise.allSettled(Array.from({ length: 8 }, start));
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal(place(await readAs(licence), 'Organisation').started, 1);
  });

  test('T-L4 lets no operator change what was purchased, the expiry date, add-ons, operators or a request', async () => {
    const licence = await makeLicence(server(), { entitlements: [...bought] });
    const licenceId = licence.id;
    const { staff: me } = await staff();
    const addOn = await me.call(addOns.add, { licenceId, name: 'Talsyntes' });
    const request = await ask(licence);
    const { version, entitlements: lines, operators: people } = await readAs(licence);
    const { id: entitlementId, version: held } = lines[0]!;
    const { operator } = licence;
    const before = await rowsOf(server(), licenceId, 'select * from entitlements order by position');
    const acts = [
      () => operator.call(entitlements.edit, { licenceId, entitlementId, purchased: 100, version: held }),
      () => operator.call(entitlements.add, { licenceId, kind: 'group', name: 'Mer', capacity: 30, purchased: 5 }),
      () => operator.call(licences.renew, { licenceId, expiresOn: '2099-01-01', version }),
      () => operator.call(licences.edit, { licenceId, billingContact: null, version }),
      () => operator.call(addOns.add, { licenceId, name: 'Mer' }),
      () => operator.call(addOns.edit, { licenceId, addOnId: addOn.id, name: 'Mer', version: addOn.version }),
      () => operator.call(addOns.remove, { licenceId, addOnId: addOn.id }),
      () => operator.call(operators.add, { licenceId, ...newOperator() }),
      () => operator.call(operators.remove, { licenceId, operatorId: people[0]?.id ?? '' }),
      () => operator.call(requests.start, { licenceId, requestId: request.id, users: 1000 }),
      () => operator.call(requests.decline, { licenceId, requestId: request.id, reason: 'Nej.' }),
      () => operator.call(licences.list, {}),
      () =>
        operator.call(licences.create, {
          name: 'Egen',
          startsOn: '2026-01-01',
          expiresOn: '2099-01-01',
          entitlements: [],
          operators: [newOperator()],
        }),
    ];
    for (const act of acts) assert.deepEqual(await refusal(act()), [403, 'not-permitted']);
    assert.deepEqual(await rowsOf(server(), licenceId, 'select * from entitlements order by position'), before);
    assert.equal((await readAs(licence)).can['entitlements.add'] === true, false);
  });

  test('T-S5 opens one licence at a time to staff: things of another are not there, and nobody is found across licences', async () => {
    const [ours, theirs] = [await makeLicence(server()), await makeLicence(server())];
    const { staff: me, token } = await staff();
    const account = await startGroup(theirs);
    const [line] = (await readAs(theirs)).entitlements;
    const mixed = { licenceId: ours.id, entitlementId: line?.id ?? '' };
    assert.deepEqual(await refusal(me.call(entitlements.read, mixed)), [404, 'not-found']);
    assert.equal((await me.call(entitlements.read, { ...mixed, licenceId: theirs.id })).id, line?.id);
    for (const licenceId of [ours.id, theirs.id]) {
      assert.deepEqual(await refusal(me.call(accounts.list, { licenceId, search: 'karin' })), [403, 'not-permitted']);
      assert.deepEqual(await refusal(me.call(accounts.suggestGroupId, { licenceId, name: 'x' })), [403, 'not-permitted']);
    }
    assert.deepEqual(await refusal(me.call(accounts.read, { accountId: account.id })), [404, 'not-found']);
    assert.deepEqual(await refusal(me.call(users.list, { accountId: account.id })), [404, 'not-found']);
    assert.deepEqual(await refusal(me.call(licences.read, { licenceId: '00000000-0000-0000-0000-000000000000' })), [404, 'not-found']);
    const seen = await everyLicence(me);
    assert.deepEqual(
      [ours.id, theirs.id].map((id) => seen.filter((row) => row.id === id).length),
      [1, 1],
    );
    assert.ok(seen.every((row) => !JSON.stringify(row).includes('@')));
    const { licence, door } = await me.call(session.read, {});
    assert.deepEqual([door, licence.id], ['staff', '00000000-0000-0000-0000-000000000000']);
    // the list is a function of the database: it shows nothing to whoever is not staff
    const asOperator = await rowsOf(server(), ours.id, 'select * from licences_listed(null, null, 10)');
    assert.deepEqual(asOperator, []);
    await me.call(session.signOut, {});
    assert.deepEqual(await refusal(clientOf(server(), token).call(licences.list, {})), [401, 'not-signed-in']);
  });

  test('I41 knows a submission of staff in whatever licence it is sent again: the same answer, or key-reused', async () => {
    const [ours, theirs] = [await makeLicence(server()), await makeLicence(server())];
    const { token } = await staff();
    const key = newKey();
    const client = createClient({
      baseUrl: 'http://knippa.test/api',
      getToken: () => token,
      fetch: (input, init) => server().fetch(new Request(input, init)),
    });
    const add = (licenceId: string) => client.call(addOns.add, { licenceId, name: 'Talsyntes' }, { key });
    assert.equal((await add(ours.id)).id, (await add(ours.id)).id);
    assert.deepEqual(await refusal(add(theirs.id)), [422, 'key-reused']);
    assert.deepEqual((await readAs(theirs)).addOns, []);
  });
});

/** Every licence of the service, over all pages. */
async function everyLicence(client: ReturnType<typeof clientOf>) {
  const rows = [];
  for (let cursor: string | undefined; ;) {
    const page = await client.call(licences.list, { size: 7, ...(cursor !== undefined && { cursor }) });
    rows.push(...page.items);
    cursor = page.next;
    if (cursor === undefined) return rows;
  }
}
