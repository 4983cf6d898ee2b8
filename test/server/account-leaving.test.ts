import { accounts, addOns, documents, folders, requests, session, users, wordlists, type Account, type Plan } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { signInStaff } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { clientOf, entitlementId, followMail, makeLicence, startGroup, testServer, unique, type TestLicence } from '../licence.js';
import { eachAtOnce } from '../random.js';
import { rounds } from '../rounds.js';
import { inconsistencies } from './consistent.js';
import { asOwner, rowsOf } from './database.js';
import { differences, everyRow, mentions, tally, type Difference, type Row, type Rows } from './rows.js';
import { setRights } from '../../stories/town/school.js';
import { writeIn } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'karins lösenord';

/** One instant for everything, so that no row changes for time alone. */
const at = Date.parse('2026-11-02T10:00:00Z');

/** A large account with something of every kind in it and about it, and every word that was written of it or of anybody in it. */
interface Full {
  readonly account: Account;
  readonly planted: readonly string[];
  /** Both its group ids: the one that it has, and the one that it had. */
  readonly groupIds: readonly string[];
}

/** Makes an account that was asked for, with so many `user`s, a tenth of whom have an address. */
async function fullAccount(licence: TestLicence, staff: Client, count: number): Promise<Full> {
  const { server, operator, id: licenceId } = licence;
  const words: string[] = [];
  const word = (prefix: string) => {
    const made = unique(prefix);
    words.push(made);
    return made;
  };
  const [email, former, groupId] = [`${word('karin')}@skola.example`, word('g'), word('g')];
  const request = await operator.call(requests.send, {
    licenceId,
    entitlementId: await entitlementId(licence, 'Organisation'),
    email,
    displayName: `Karin ${word('Öberg')}`,
    group: { name: `Hemtjänsten ${word('söder')}`, groupId: former, username: word('karin') },
  });
  await staff.call(requests.start, { licenceId, requestId: request.id, users: count + 20 });
  const { token, session: entered } = await followMail(server, licenceId, email, password);
  const karin = clientOf(server, token);
  const accountId = entered.account?.id ?? '';
  const { token: plan } = await operator.plan(accounts.changeGroupId, { accountId, groupId });
  await operator.call(accounts.changeGroupId, { accountId, groupId, plan });

  const [pupils, phone] = [word('Elev'), `07${Number.parseInt(randomUUID().slice(0, 8), 16)}`];
  const rows = Array.from({ length: count }, (_, index) => {
    const address = index % 10 === 0 ? `${pupils}${index}@skola.example` : '';
    return `${pupils} ${index};${pupils}${index};${address};${phone};Användare`;
  });
  const file = new TextEncoder().encode(`Visat namn;Användarnamn;E-post;Telefon;Roll\r\n${rows.join('\r\n')}`);
  const imported = await karin.plan(users.import, { accountId, file });
  await karin.call(users.import, { accountId, file, plan: imported.token });

  for (let index = 0; index < 5; index += 1) {
    const [username, address] = [word('siv'), `${word('siv')}@skola.example`];
    const permissions = { create: true, publish: true, documents: true, resetPassword: true };
    const person = { accountId, role: 'user', displayName: word('Siv'), username, email: address, password, permissions } as const;
    await karin.call(users.create, person);
    const siv = await clientOf(server).call(session.signIn, { door: 'account', name: address, password });
    await clientOf(server).call(session.forgot, { door: 'account', name: address });
    await clientOf(server, siv.token).call(session.changeEmail, { email: `${word('ny')}@skola.example` });
  }
  await karin.call(users.create, {
    accountId,
    role: 'administrator',
    displayName: word('Åsa'),
    username: word('asa'),
    email: `${word('asa')}@skola.example`,
  });
  const people = await rowsOf<{ id: string }>(server, licenceId, `select id from users where account_id = '${accountId}' order by id`);
  const [title, text] = [word('Veckobrev'), word('Hej')];
  await eachAtOnce(people.slice(0, rounds(3000)), 8, async ({ id: userId }) => {
    await karin.call(documents.create, { accountId, userId, title, content: { kind: 'document', blocks: [{ text }] } });
  });
  for (const wordlistId of [accountId, entered.person.id])
    await karin.call(wordlists.add, { accountId, wordlistId, word: word('katt'), symbol: word('symbol'), note: word('not') });
  const { id: folderId } = await karin.call(folders.create, { accountId, space: 'shared', name: word('Låda') });
  await setRights(karin, accountId, folderId, { chosen: { ids: people.slice(0, 2).map(({ id }) => id), read: true, write: true } });
  await karin.call(folders.createIn, { accountId, folderId, name: word('Fack') });
  await writeIn(karin, accountId, folderId, word('Protokoll'));
  await staff.call(addOns.add, { licenceId, name: 'Talsyntes', accounts: [groupId] });
  await staff.call(addOns.add, { licenceId, name: 'Symboler' });
  await operator.call(accounts.announceDeletion, { accountId });
  const account = await operator.call(accounts.read, { accountId });
  return { account, planted: [...words, phone], groupIds: [former, groupId] };
}

/** What else there is in the licence, of which no row may change. */
async function neighbours(licence: TestLicence, staff: Client): Promise<void> {
  const neighbour = await startGroup(licence);
  const { token, session: entered } = await followMail(licence.server, licence.id, neighbour.email, password);
  const document = {
    accountId: neighbour.id,
    userId: entered.person.id,
    title: 'Veckobrev',
    content: { kind: 'document' as const, blocks: [{ text: 'Hej' }] },
  };
  await clientOf(licence.server, token).call(documents.create, document);
  await staff.call(addOns.add, { licenceId: licence.id, name: 'Foton', accounts: [neighbour.groupId ?? ''] });
}

/** How many rows of a table are about an account: by its id, or by that of somebody in it. */
function about(rows: Rows, accountId: string): (table: string, which?: (row: Row) => boolean) => number {
  const people = new Set([...(rows.get('users')?.values() ?? [])].filter((row) => row['account_id'] === accountId).map((row) => row['id']));
  const own = (row: Row) =>
    row['account_id'] === accountId || people.has(row['person_id']) || [accountId, ...people].includes(row['thing_id']);
  return (table, which = () => true) => [...(rows.get(table)?.values() ?? [])].filter((row) => own(row) && which(row)).length;
}

/** The only row of a table that differs in a way. */
function only(told: readonly Difference[], table: string, kind: Difference['kind']): Difference {
  const [one, ...more] = told.filter((difference) => difference.table === table && difference.kind === kind);
  assert.ok(one && more.length === 0, `${table} ${kind}`);
  return one;
}

const present = (counts: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));

onEachStore(bothStores, (store, _kind, url) => {
  const owner = (query: string) => asOwner<Row>(store(), url(), query);
  const whole = async () => assert.deepEqual(await inconsistencies(owner), []);

  async function world(count: number): Promise<{ server: Server; licence: TestLicence; staff: Client }> {
    const server = testServer(store().env.store, () => at);
    const licence = await makeLicence(server, {
      entitlements: [
        { kind: 'single', name: 'En användare', capacity: 1, purchased: 3 },
        { kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 3 },
        { kind: 'organisation', name: 'Organisation', capacity: count, purchased: 3 },
      ],
    });
    return { server, licence, staff: clientOf(server, await signInStaff(server.env, { username: unique('staff'), displayName: 'Stina' })) };
  }

  /** Releases an account, and holds every row that is not as it was against what the plan said. */
  async function release(licence: TestLicence, { id: accountId, name }: Account): Promise<Plan> {
    const before = await everyRow(owner);
    const plan = await licence.operator.plan(accounts.release, { accountId });
    const warned = (code: string) => plan.warnings.find((warning) => warning.code === code)?.params;
    await licence.operator.call(accounts.release, { accountId, plan: plan.token });
    const told = differences(before, await everyRow(owner));
    const own = about(before, accountId);
    // what waited to tell of a deletion that will not be
    const withdrawn = own('outbox', ({ template }) => template === 'deletion-announced');
    assert.deepEqual(
      tally(told),
      present({
        'accounts changed entitlement_id licence_id': plan.changes.length,
        'users changed licence_id': plan.counts['users'] ?? 0,
        'documents changed licence_id': plan.counts['documents'] ?? 0,
        'folders changed licence_id': plan.counts['folders'] ?? 0,
        'words changed licence_id': plan.counts['words'] ?? 0,
        'sessions removed': plan.counts['sessions'] ?? 0,
        'add_on_accounts removed': plan.counts['addOns'] ?? 0,
        'requests removed': plan.counts['requests'] ?? 0,
        'deletions removed': warned('deletion-withdrawn') ? 1 : 0,
        'outbox removed': withdrawn,
        // what follows whoever it belongs to
        'counters changed licence_id': 1,
        'folder_people changed licence_id': own('folder_people'),
        'outbox changed licence_id': own('outbox') - withdrawn,
        'links changed licence_id': own('links'),
        'directory changed licence_id': own('directory'),
        // what the trial stands on, the place that is freed, and that it was done
        'licences added': 1,
        'entitlements added': 1,
        'entitlements changed started': warned('place-freed') ? 1 : 0,
        'heads added': 1,
        'heads changed hash seq': 1,
        'journal added': 1,
        'submissions removed': own('submissions'),
        'submissions added': 1,
      }),
    );
    const trial = only(told, 'licences', 'added').after;
    const moved = told.filter(({ kind, fields }) => kind === 'changed' && fields.includes('licence_id'));
    for (const { before: was, after: is } of moved)
      assert.deepEqual([was?.['licence_id'], is?.['licence_id']], [licence.id, trial?.['id']]);
    const lives = warned('lives-on-as-trial');
    assert.deepEqual(
      [trial?.['kind'], trial?.['name'], trial?.['expires_on'], lives?.['licence']],
      ['trial', name, lives?.['expiresOn'], plan.changes[0]?.from],
    );
    const { before: place, after: freed } = only(told, 'entitlements', 'changed');
    assert.deepEqual([place?.['name'], freed?.['started']], [warned('place-freed')?.['entitlement'], Number(place?.['started']) - 1]);
    await whole();
    return plan;
  }

  test('ACC-08 changes what the plan of a release listed, row by row, and no other row, of a large account', async (t) => {
    const count = rounds(10_000);
    const { licence, staff } = await world(count);
    await neighbours(licence, staff);
    const { account } = await fullAccount(licence, staff, count);
    const { counts } = await release(licence, account);
    assert.deepEqual(
      { ...counts },
      { users: count + 7, documents: rounds(3000) + 1, folders: 2, words: 2, sessions: 6, addOns: 1, requests: 1, 'accounts.changed': 1 },
    );
    t.diagnostic(`${account.users} users, ${counts['documents']} documents`);
  });

  test('ACC-08 says in the plan that a request about the account goes, and takes it from the list', async () => {
    const { licence, staff } = await world(1);
    const { operator, id: licenceId } = licence;
    await neighbours(licence, staff);
    const email = `${unique('maj')}@lindsta.example`;
    const single = { licenceId, entitlementId: await entitlementId(licence, 'En användare'), email, displayName: 'Maj-Britt Sjö' };
    const account = await operator.call(accounts.start, single);
    const request = await operator.call(requests.askMove, { accountId: account.id, wish: 'Gärna till Röda skolan.' });
    const { counts } = await release(licence, account);
    assert.equal(counts['requests'], 1);
    assert.deepEqual((await operator.call(requests.list, { licenceId })).items, []);
    const { id: requestId } = request;
    const declined = staff.call(requests.decline, { licenceId, requestId, reason: 'Nej.' });
    await assert.rejects(declined, { code: 'not-found' });
  });

  test('I28 removes what the plan of a deletion counted, and leaves no word of a large account in any column', async (t) => {
    const count = rounds(10_000);
    const { licence, staff } = await world(count);
    await neighbours(licence, staff);
    const { account, planted, groupIds } = await fullAccount(licence, staff, count);
    const { id: accountId } = account;
    const before = await everyRow(owner);
    const was = mentions(before, planted);
    for (const [word, tables] of Object.entries(was)) assert.ok(tables.length > 0, `${word} was planted`);
    for (const table of ['accounts', 'users', 'documents', 'folders', 'words', 'outbox', 'directory', 'links'])
      assert.ok(
        Object.values(was).some((tables) => tables.includes(table)),
        `something was planted in ${table}`,
      );
    const plan = await licence.operator.plan(accounts.delete, { accountId });
    await licence.operator.call(accounts.delete, { accountId, plan: plan.token, confirmation: account.groupId ?? '' });
    const after = await everyRow(owner);
    const own = about(before, accountId);
    assert.deepEqual(
      tally(differences(before, after)),
      present({
        'accounts removed': plan.changes.length,
        'users removed': plan.counts['users.removed'] ?? 0,
        'documents removed': plan.counts['documents.removed'] ?? 0,
        'requests removed': plan.counts['requests'] ?? 0,
        'folder_people removed': own('folder_people'),
        'counters removed': 1,
        'words removed': plan.counts['words.removed'] ?? 0,
        'folders removed': plan.counts['folders.removed'] ?? 0,
        'sessions removed': own('sessions'),
        'links removed': own('links'),
        'outbox removed': own('outbox'),
        'deletions removed': own('deletions'),
        'add_on_accounts removed': own('add_on_accounts'),
        'directory removed': own('directory', ({ kind }) => kind === 'user-email'),
        'directory changed reserved_until': plan.warnings.filter(({ code }) => code === 'group-id-reserved').length,
        'entitlements changed started': plan.warnings.filter(({ code }) => code === 'place-freed').length,
        'heads changed hash seq': 1,
        'journal added': 1,
        'submissions removed': own('submissions'),
        'submissions added': 1,
      }),
    );
    const left = Object.entries(mentions(after, planted)).filter(([, tables]) => tables.length > 0);
    assert.deepEqual(
      left,
      groupIds.map((groupId) => [groupId, ['directory']]),
    );
    t.diagnostic(`${planted.length} words, ${account.users} users, ${plan.counts['documents.removed']} documents`);
    await whole();
  });
});
