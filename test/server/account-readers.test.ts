import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { accounts, operators, session, users, type Reader } from '@knippa/contract';
import { signInStaff } from '@knippa/server/node';
import { pages, type Client } from '@knippa/sdk';
import { clientOf, entitlementId, followMail, makeLicence, startGroup, testServer, unique, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { people } from '../tables/school.js';
import { answers, type Question } from './asking.js';
import { makeSchool, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';

onEachStore(bothStores, (server) => {
  let licence: TestLicence;
  let school: School;
  let accountId: string;
  let staff: Client;
  let ove: Client;
  before(async () => {
    licence = await makeLicence(server());
    school = await makeSchool(licence);
    ({ accountId } = school);
    staff = clientOf(server(), await signInStaff(server().env, { username: unique('staff'), displayName: 'Stina Stöd' }));
    ove = await newOperator('Ove Ek');
  });

  async function newOperator(displayName: string): Promise<Client> {
    const username = unique('op');
    const email = `${username}@lindsta.example`;
    await staff.call(operators.add, { licenceId: licence.id, displayName, username, email });
    return clientOf(server(), (await followMail(server(), licence.id, email, password)).token);
  }

  const as = (key: string): Client => school.clients[key] ?? assert.fail(`${key} is nobody`);
  async function readersTo(asker: Client, of = accountId, search?: string): Promise<Reader[]> {
    const rows: Reader[] = [];
    const input = { accountId: of, size: 2, ...(search !== undefined && { search }) };
    for await (const row of pages(asker, accounts.readers, input)) rows.push(row);
    return rows;
  }
  const told = ({ displayName, role, read, write }: Reader) => `${displayName}, ${role}: ${read?.right} ${write?.right ?? '-'}`;
  const names = (readers: readonly Reader[]) => readers.map(({ displayName }) => displayName);

  test('WHY-02 tells an operator who sees an account and by which right: its operators, and then its own people by name', async () => {
    const readers = await readersTo(licence.operator);
    assert.deepEqual(readers.map(told), [
      'Astrid Operatör, operator: licence licence',
      'Ove Ek, operator: licence licence',
      'Ali Tvåan, user: member -',
      'Alva Tvåan, user: member -',
      'Maj Lärare, manager: member -',
      'Måns Lärare, manager: member -',
      'Per Ettan, user: member -',
      'Pia Ettan, user: member -',
      'Ulla Utan Klass, user: member -',
      'Åsa Rektor, administrator: administrator administrator',
    ]);
    const { items, total, next } = await licence.operator.call(accounts.readers, { accountId });
    assert.deepEqual([items, total, next], [readers, readers.length, undefined]);
    assert.deepEqual(names(await readersTo(licence.operator, accountId, 'ove')), ['Ove Ek']);
    assert.deepEqual(names(await readersTo(licence.operator, accountId, 'ettan')), ['Per Ettan', 'Pia Ettan']);
    assert.deepEqual((await licence.operator.call(accounts.readers, { accountId, search: 'zzz' })).total, 0);
  });

  test('WHY-02 tells of an account’s readers what holds for each who asks for themself, and of nobody else', async () => {
    const other = await startGroup(licence, { name: 'Blå skolan' });
    const neighbour = clientOf(server(), (await followMail(server(), licence.id, other.email, password)).token);
    const stranger = (await makeLicence(server())).operator;
    const readers = new Map((await readersTo(licence.operator)).map((reader) => [reader.id, reader]));
    for (const client of [licence.operator, ove, ...people.map(({ key }) => as(key))]) {
      const { person } = await client.call(session.read, {});
      const { can } = await client.call(accounts.read, { accountId });
      const changes = can['accounts.edit'] === true || can['accounts.rename'] === true;
      const reader = readers.get(person.id);
      assert.deepEqual([reader?.displayName, reader?.write !== null], [person.displayName, changes]);
      readers.delete(person.id);
    }
    assert.deepEqual([...readers.values()], [], 'nobody more');
    for (const client of [neighbour, stranger, staff])
      for (const operation of [accounts.read, accounts.readers])
        assert.deepEqual(await refusal(client.call(operation, { accountId })), [404, 'not-found']);
  });

  test('WHY-02 tells of an account’s readers whom each sees already: an administrator all, a manager their own, a `user` themself', async () => {
    assert.deepEqual(await readersTo(as('rektor')), await readersTo(licence.operator));
    assert.deepEqual((await readersTo(as('maj'))).map(told), [
      'Maj Lärare, manager: member -',
      'Per Ettan, user: member -',
      'Pia Ettan, user: member -',
    ]);
    assert.deepEqual((await readersTo(as('pia'))).map(told), ['Pia Ettan, user: member -']);
    for (const [key, total] of [
      ['maj', 3],
      ['pia', 1],
    ] as const)
      assert.equal((await as(key).call(accounts.readers, { accountId })).total, total, key);
    for (const search of ['astrid', 'ove', 'alva', 'rektor'])
      assert.deepEqual(await as('maj').call(accounts.readers, { accountId, search }), { items: [], total: 0 }, search);
  });

  test('WHY-02 answers a manager and a `user` about an account byte for byte as if there were nobody else', async () => {
    const base = `/accounts/${accountId}/readers`;
    const searches = ['', 'search=o', 'search=operat', 'search=ettan', 'search=alva', 'search=zzz'];
    const questions = searches.flatMap((search) => [1, 2, 50].map((size): Question => ['GET', `${base}?${search}&size=${size}`]));
    const all = async () => Promise.all(['maj', 'pia'].map((key) => answers(server(), school.tokens[key] ?? '', questions)));
    const first = await all();
    const added: string[] = [];
    await newOperator('Oskar Operatör');
    for (const displayName of ['Alva Ettan', 'Örjan Ettan', 'Operatör Osedd'])
      added.push((await licence.operator.call(users.create, { accountId, role: 'user', displayName, username: unique('p'), password })).id);
    assert.deepEqual(await all(), first, 'with more');
    const input = { accountId, userIds: added };
    await licence.operator.call(users.removeAll, { ...input, plan: (await licence.operator.plan(users.removeAll, input)).token });
    assert.deepEqual(await all(), first, 'without');
  });

  test('WHY-02 tells of an account with one user that they see it, and that its operators alone change it', async () => {
    const single = await licence.operator.call(accounts.start, {
      licenceId: licence.id,
      entitlementId: await entitlementId(licence, 'En användare'),
      email: `${unique('e')}@skola.example`,
      displayName: 'Egon Ensam',
    });
    assert.deepEqual((await readersTo(licence.operator, single.id)).map(told).slice(-2), [
      'Ove Ek, operator: licence licence',
      'Egon Ensam, administrator: administrator -',
    ]);
  });

  test('WHY-02 tells of an account in an expired licence that its operators alone see it, and change nothing', async () => {
    const later = testServer(server().env.store, () => Date.parse('2027-04-01T12:00:00Z'));
    const { token } = await clientOf(later).call(session.signIn, { door: 'operator', ...licence.signIn });
    const readers = await readersTo(clientOf(later, token));
    assert.deepEqual(
      [...new Set(readers.map(({ role, read, write }) => `${role} ${read?.right} ${write?.right}`))],
      ['operator licence undefined'],
    );
    const { total } = await clientOf(later, token).call(accounts.readers, { accountId });
    assert.equal(total, readers.length);
  });

  test('WHY-02 refuses a cursor of an account’s readers that is somebody else’s, or another search’s', async () => {
    const { next } = await as('maj').call(accounts.readers, { accountId, size: 1 });
    const cursor = next ?? assert.fail('there are more');
    assert.deepEqual(await refusal(as('rektor').call(accounts.readers, { accountId, cursor })), [400, 'malformed']);
    assert.deepEqual(await refusal(as('maj').call(accounts.readers, { accountId, search: 'pia', cursor })), [400, 'malformed']);
  });
});
