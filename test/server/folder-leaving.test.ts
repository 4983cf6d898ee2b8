import { bin, documents, folders, session, users, wordlists, type Content } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { openPostgres } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clientOf, followMail, makeLicence, testSecret, testServer, unique, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { changeRows } from './database.js';
import { setRights } from '../../stories/town/school.js';
import { people } from '../tables/school.js';
import { makeSchool, writeIn, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';
const content: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };
const off = { read: false, write: false };
const reads = { read: true, write: false };
const both = { read: true, write: true };
const closed = { managers: off, users: off, responsible: null };

onEachStore(bothStores, (server, kind, url) => {
  let licence: TestLicence;
  let school: School;
  let accountId: string;
  /** The servers of the database, each with its own memory of rights; an embedded one has a single. */
  let servers: Server[];
  before(async () => {
    servers = kind === 'pglite' ? [server()] : [server(), testServer(await openPostgres({ url: url(), rolePassword: testSecret }))];
  });
  after(() => servers[1]?.close());

  async function begin(): Promise<void> {
    licence = await makeLicence(server());
    school = await makeSchool(licence);
    ({ accountId } = school);
  }
  const as = (key: string, at = server()): Client => clientOf(at, school.tokens[key]);
  const id = (key: string): string => school.ids[key] ?? assert.fail(`${key} is nobody`);
  const newRoot = async (owner: string, name = 'Projekt') =>
    (await as(owner).call(folders.create, { accountId, space: 'shared', name })).id;
  const settingsOf = async (folderId: string, at = server()) =>
    (await as('rektor', at).call(folders.read, { accountId, folderId })).settings;
  const ownerOf = async (folderId: string) => (await settingsOf(folderId))?.owner?.id;

  async function move(from: string, userId: string, toAccountId: string, more: object = {}) {
    const input = { accountId: from, userId, toAccountId, ...more };
    return licence.operator.call(users.move, { ...input, plan: (await licence.operator.plan(users.move, input)).token });
  }
  async function signedIn(groupId: string, username: string | null, at = server()): Promise<Client> {
    const { token } = await clientOf(at).call(session.signIn, { door: 'account', name: `${groupId}/${username}`, password });
    return clientOf(at, token);
  }
  const visibleTo = async (client: Client) =>
    (await client.call(folders.list, { accountId, size: 500 })).items.map(({ name }) => name).sort();

  test('USR-11 T-U7 takes documents and words along with a moved user, and ends what they were in the old account: none of it comes back with them', async () => {
    await begin();
    const there = await makeSchool(licence);
    const pia = as('pia');
    const letter = await pia.call(documents.create, { accountId, userId: id('pia'), title: 'Min dagbok', content });
    await pia.call(wordlists.add, { accountId, wordlistId: id('pia'), word: 'sol' });
    const work = await writeIn(pia, accountId, school.folders['Klass 1/Arbeten'] ?? '', 'Pias arbete');
    const chosen = await newRoot('rektor', 'Elevrådet');
    await setRights(as('rektor'), accountId, chosen, { chosen: { ids: [id('pia'), id('per')], ...both } });
    for (const at of servers) assert.ok((await visibleTo(as('pia', at))).includes('Elevrådet'));

    const { username } = await move(accountId, id('pia'), there.accountId);
    assert.deepEqual(await refusal(pia.call(documents.read, { accountId, documentId: letter.id })), [401, 'not-signed-in']);
    const moved = await signedIn(there.groupId, username);
    for (const { id: documentId } of [letter, work])
      assert.deepEqual(await refusal(moved.call(documents.read, { accountId, documentId })), [404, 'not-found']);
    assert.deepEqual(await refusal(moved.call(bin.list, { accountId })), [404, 'not-found']);
    const own = await moved.call(documents.list, { accountId: there.accountId, in: 'personal' });
    assert.deepEqual(
      own.items.map(({ id: documentId, title }) => [documentId, title]),
      [[letter.id, 'Min dagbok']],
    );
    const words = await moved.call(wordlists.list, { accountId: there.accountId, wordlistId: id('pia') });
    assert.deepEqual(
      words.items.map(({ word }) => word),
      ['sol'],
    );
    const stayed = await as('rektor').call(documents.read, { accountId, documentId: work.id });
    assert.deepEqual([stayed.title, stayed.maker.displayName], ['Pias arbete', 'Pia Ettan']);
    for (const at of servers) assert.deepEqual((await settingsOf(chosen, at))?.chosen?.ids, [id('per')]);

    const back = await move(there.accountId, id('pia'), accountId);
    for (const at of servers) {
      const again = await signedIn(school.groupId, back.username, at);
      assert.deepEqual(await visibleTo(again), ['Skolinformation']);
      assert.deepEqual(await refusal(again.call(folders.read, { accountId, folderId: chosen })), [404, 'not-found']);
      assert.deepEqual(await refusal(again.call(documents.read, { accountId, documentId: work.id })), [404, 'not-found']);
      assert.equal((await again.call(documents.list, { accountId, in: 'personal' })).total, 1);
    }
  });

  test('USR-11 USR-16 passes a moved manager’s folders on, ends their class’s entries, and gives neither back', async () => {
    await begin();
    const there = await makeSchool(licence);
    const [klass, named] = [school.folders['Klass 2'] ?? '', await newRoot('rektor', 'Klassens låda')];
    await setRights(as('rektor'), accountId, named, { entries: { ...closed, responsible: { id: id('måns'), ...both } } });
    for (const at of servers) assert.ok((await visibleTo(as('ali', at))).includes('Klassens låda'));
    const { username } = await move(accountId, id('måns'), there.accountId, { usersTo: null });
    assert.equal(await ownerOf(klass), id('rektor'));
    for (const at of servers) {
      assert.deepEqual((await settingsOf(named, at))?.entries.responsible, null);
      assert.deepEqual(await visibleTo(as('ali', at)), ['Skolinformation']);
    }
    const back = await move(there.accountId, id('måns'), accountId);
    assert.equal(back.role, 'user');
    for (const at of servers) assert.deepEqual(await visibleTo(await signedIn(school.groupId, username, at)), ['Skolinformation']);
    assert.equal(await ownerOf(klass), id('rektor'));
  });

  test('WHY-01 tells before a responsible leaves, or their `user`s are given to another, which entries end and how many gain and lose by it', async () => {
    await begin();
    const pupils = people.filter(({ role }) => role === 'user').map(({ key }) => key);
    const ofMåns = people.filter(({ responsible }) => responsible === 'måns').map(({ key }) => key);
    const named = await newRoot('rektor', 'Klassens låda');
    await setRights(as('rektor'), accountId, named, { entries: { ...closed, responsible: { id: id('måns'), ...both } } });
    const seenBy = async () => Object.fromEntries(await Promise.all(pupils.map(async (key) => [key, await visibleTo(as(key))] as const)));
    type Seen = Awaited<ReturnType<typeof seenBy>>;
    const more = (one: Seen, other: Seen) => pupils.filter((key) => one[key]?.some((name) => !other[key]?.includes(name))).length;

    // given to another class: what is seen there comes, what was seen here goes
    const before = await seenBy();
    const given = { accountId, from: id('måns'), to: id('maj') };
    const redistributing = await as('rektor').plan(users.redistribute, given);
    await as('rektor').call(users.redistribute, { ...given, plan: redistributing.token });
    const between = await seenBy();
    const { 'readers.gain': gain, 'readers.lose': lose } = redistributing.counts;
    assert.deepEqual([gain, lose], [more(between, before), more(before, between)]);
    assert.deepEqual([gain, lose], [ofMåns.length, ofMåns.length]);

    const back = { accountId, users: ofMåns.map((key) => ({ userId: id(key), responsibleId: id('måns') })) };
    await as('rektor').call(users.redistribute, { ...back, plan: (await as('rektor').plan(users.redistribute, back)).token });
    assert.deepEqual(await seenBy(), before);
    const leaving = { accountId, userId: id('måns'), usersTo: null };
    const plan = await as('rektor').plan(users.remove, leaving);
    const told = plan.changes.filter(({ resource }) => resource === 'folders');
    assert.ok(
      told.some(({ id: folder, field, from, to }) => folder === named && field === 'responsibleId' && from === id('måns') && to === null),
    );
    assert.ok(told.some(({ id: folder, field, to }) => folder === school.folders['Klass 2'] && field === 'ownerId' && to === id('rektor')));
    await as('rektor').call(users.remove, { ...leaving, plan: plan.token });
    const after = await seenBy();
    assert.deepEqual([plan.counts['readers.gain'] ?? 0, plan.counts['readers.lose']], [more(after, before), more(before, after)]);
    assert.equal(plan.counts['readers.lose'], ofMåns.length);
  });

  test('USR-16 passes the folders of whoever becomes a `user`, and those of a contact who leaves to who takes the flag; whoever is removed is chosen no more', async () => {
    await begin();
    const [own, contacts] = [await newRoot('måns', 'Måns låda'), await newRoot('rektor', 'Rektors låda')];
    await setRights(as('rektor'), accountId, contacts, { chosen: { ids: [id('per'), id('ali')], ...reads } });
    for (const at of servers) assert.equal((await settingsOf(contacts, at))?.chosen?.ids.length, 2);
    const { version } = await as('rektor').call(users.read, { accountId, userId: id('måns') });
    await as('rektor').call(users.edit, { accountId, userId: id('måns'), version, role: 'user', usersTo: id('maj') });
    assert.equal(await ownerOf(own), id('rektor'));
    for (const at of servers)
      assert.deepEqual(await refusal(as('måns', at).call(folders.read, { accountId, folderId: own })), [401, 'not-signed-in']);
    const gone = { accountId, userId: id('per') };
    await as('rektor').call(users.remove, { ...gone, plan: (await as('rektor').plan(users.remove, gone)).token });
    for (const at of servers) assert.deepEqual((await settingsOf(contacts, at))?.chosen?.ids, [id('ali')]);

    const email = `${unique('adm')}@skola.example`;
    const draft = { accountId, role: 'administrator' as const, displayName: 'Bo Rektor', username: unique('bo'), email };
    const { id: boId } = await as('rektor').call(users.create, draft);
    const bo = clientOf(server(), (await followMail(server(), licence.id, email, password)).token);
    const leaving = { accountId, userId: id('rektor'), primaryContactId: boId };
    const plan = await bo.plan(users.remove, leaving);
    const passed = plan.changes.filter(({ resource, field, to }) => resource === 'folders' && field === 'ownerId' && to === boId);
    assert.ok(passed.some(({ id: folderId }) => folderId === own) && passed.some(({ id: folderId }) => folderId === contacts));
    await bo.call(users.remove, { ...leaving, plan: plan.token });
    for (const folderId of [own, contacts]) assert.equal((await bo.call(folders.read, { accountId, folderId })).settings?.owner?.id, boId);
  });

  test('DOC-09 forgets at every server what went for ever, also where it was not seen to go', async () => {
    await begin();
    for (const ending of ['ended', 'emptied', 'purged']) {
      const folderId = await newRoot('rektor', ending);
      await setRights(as('rektor'), accountId, folderId, { entries: { managers: off, users: reads, responsible: null } });
      const { id: below } = await as('rektor').call(folders.createIn, { accountId, folderId, name: 'Inre' });
      const last = servers.at(-1) ?? server();
      const holds = async () => (await as('pia', last).call(folders.read, { accountId, folderId })).folders;
      assert.equal(await holds(), true);
      const removal = { accountId, folderId: below };
      await as('rektor').call(folders.remove, { ...removal, plan: (await as('rektor').plan(folders.remove, removal)).token });
      if (ending === 'ended') await as('rektor').call(bin.end, { accountId, binnedId: below });
      else if (ending === 'emptied')
        await as('rektor').call(bin.empty, { accountId, plan: (await as('rektor').plan(bin.empty, { accountId })).token });
      else {
        // as if it had been put there so long ago
        const then = new Date(Date.now() - 31 * 86_400_000 - 3_600_000).toISOString();
        const lain = `update folders set deleted_at = '${then}' where deleted_with = '${below}'`;
        await changeRows(server(), licence.id, lain);
        assert.ok((await server().tick()).purged.binned > 0);
      }
      assert.equal(await holds(), false, ending);
    }
  });
});
