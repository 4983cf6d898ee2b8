import { accounts, documents, folders, session, users, type Plan } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { openPostgres } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setRights } from '../../stories/town/school.js';
import { clientOf, entitlementId, followMail, makeLicence, testSecret, testServer, unique, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { changeRows, rowsOf } from './database.js';
import { makeSchool, writeIn, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const off = { read: false, write: false };
const reads = { read: true, write: false };
const closed = { managers: off, users: off, responsible: null };
const open = { ...closed, users: reads };

onEachStore(bothStores, (server, kind, url) => {
  let licence: TestLicence;
  let school: School;
  let accountId: string;
  /** The servers of the database, each with its own memory of rights; an embedded one has a single. */
  let servers: Server[];
  before(async () => {
    servers = kind === 'pglite' ? [server()] : [server(), testServer(await openPostgres({ url: url(), rolePassword: testSecret }))];
    licence = await makeLicence(server());
    school = await makeSchool(licence);
    ({ accountId } = school);
  });
  after(() => servers[1]?.close());

  const as = (key: string, at = server()): Client => clientOf(at, school.tokens[key]);
  const id = (key: string): string => school.ids[key] ?? assert.fail(`${key} is nobody`);
  const rektor = () => as('rektor');
  const newRoot = async () => (await rektor().call(folders.create, { accountId, space: 'shared', name: unique('rot') })).id;
  const newIn = async (folderId: string) => (await rektor().call(folders.createIn, { accountId, folderId, name: unique('inre') })).id;
  const sees = async (key: string, at = server()) =>
    new Set((await as(key, at).call(folders.list, { accountId, in: 'shared', size: 500 })).items.map((folder) => folder.id));
  const gaining = (plan: Plan) => plan.changes.filter(({ resource }) => resource === 'readers').map(({ name }) => name);

  test('FLD-03 changes one chosen person for another, also where nobody gains or loses by it yet', async () => {
    const folderId = await newRoot();
    await setRights(rektor(), accountId, folderId, { entries: open, chosen: { ids: [id('pia')], ...reads } });
    const plan = await rektor().plan(folders.setRights, { accountId, folderId, chosen: { ids: [id('per')], ...reads } });
    assert.deepEqual(
      plan.changes.map(({ field, from, to }) => [field, from, to]),
      [
        ['chosenPerson', id('pia'), null],
        ['chosenPerson', null, id('per')],
      ],
    );
    assert.deepEqual(plan.counts['readers.gain'], 0);
    await rektor().call(folders.setRights, { accountId, folderId, chosen: { ids: [id('per')], ...reads }, plan: plan.token });
    await setRights(rektor(), accountId, folderId, { entries: closed });
    assert.deepEqual([(await sees('pia')).has(folderId), (await sees('per')).has(folderId)], [false, true]);
  });

  test('WHY-01 tells of a plan for a folder all who lose before any who gains', async () => {
    const folderId = await newRoot();
    await setRights(rektor(), accountId, folderId, { entries: closed, chosen: { ids: [id('pia')], ...reads } });
    const plan = await rektor().plan(folders.setRights, { accountId, folderId, chosen: { ids: [id('per')], ...reads } });
    assert.deepEqual(
      plan.changes.flatMap(({ resource, id: personId, to }) => (resource === 'readers' ? [[personId, to]] : [])),
      [
        [id('pia'), false],
        [id('per'), true],
      ],
    );
  });

  test('WHY-01 tells of a plan for a folder some of whom it chooses, and then who loses and who gains, however many', async () => {
    const crowd = await makeSchool(licence);
    const about = { accountId: crowd.accountId };
    const head = clientOf(server(), crowd.tokens['rektor']);
    const columns =
      'licence_id, account_id, role, display_name, name_key, may_create, may_publish, has_documents, may_reset, language, created_at, found';
    await changeRows(
      server(),
      licence.id,
      `insert into users (${columns}, id, username, username_key, responsible_id)
        select ${columns}, gen_random_uuid(), 'elev' || n, 'elev' || n, null from users, generate_series(1, 600) n where id = '${crowd.ids['pia'] ?? ''}'`,
    );
    const pupils = await rowsOf<{ id: string }>(
      server(),
      licence.id,
      `select id from users where account_id = '${crowd.accountId}' and username like 'elev%'`,
    );
    const chosen = { ids: pupils.map((pupil) => pupil.id), ...reads };
    const told = ({ changes, counts }: Plan) => {
      const readers = changes.filter(({ resource }) => resource === 'readers');
      const ofWhom = (to: boolean) => new Set(readers.flatMap((change) => (change.to === to ? [change.id] : [])));
      return [ofWhom(false), ofWhom(true), [counts['readers.lose'], counts['readers.gain'], counts['folders.changed']]] as const;
    };
    const { id: folderId } = await head.call(folders.create, { ...about, space: 'shared', name: unique('rot') });
    const ofMaj = { ...closed, responsible: { id: crowd.ids['maj'] ?? '', ...reads } };
    await setRights(head, crowd.accountId, folderId, { entries: ofMaj });
    const class1 = new Set(['maj', 'pia', 'per'].map((key) => crowd.ids[key] ?? ''));

    const choosing = { ...about, folderId, entries: closed, chosen };
    const [losing, gaining, counts] = told(await head.plan(folders.setRights, choosing));
    assert.deepEqual([losing, counts], [class1, [3, 600, 603]]);
    assert.ok(gaining.size > 440 && [...gaining].every((id) => chosen.ids.includes(id)), 'what a plan has room for');
    await setRights(head, crowd.accountId, folderId, { entries: closed, chosen });

    // each of them keeps by another right what they had: the others are told, and all who are chosen no more by their names
    const opening = await head.plan(folders.setRights, { ...about, folderId, entries: open, chosen: null });
    const [nobody, others, after] = told(opening);
    assert.deepEqual([nobody.size, after[1], after[2]], [0, others.size, 602]);
    assert.ok(others.has(crowd.ids['pia'] ?? '') && !chosen.ids.some((id) => others.has(id)));
    const chosenOnes = opening.changes.filter(({ field }) => field === 'chosenPerson');
    // there are many of that name
    assert.ok(chosenOnes.every(({ from }) => /^Pia Ettan \(elev\w+\)$/.test(opening.names?.[String(from)] ?? '')));
  });

  test('T-M2 tells a manager of a plan for their folder nothing of who is in another’s class', async () => {
    const { id: folderId } = await as('måns').call(folders.create, { accountId, space: 'shared', name: unique('rot') });
    const forClassOf = (key: string) => ({ accountId, folderId, entries: { ...closed, responsible: { id: id(key), ...reads } } });
    const others = await as('måns').plan(folders.setRights, forClassOf('maj'));
    assert.deepEqual([gaining(others), others.counts['readers.gain']], [[], 0]);
    assert.deepEqual(
      others.warnings.map(({ code }) => code),
      ['those-you-see'],
    );
    const own = gaining(await as('måns').plan(folders.setRights, forClassOf('måns')));
    const forRektor = await rektor().plan(folders.setRights, forClassOf('maj'));
    assert.ok(own.length > 0 && gaining(forRektor).length > 1, 'one’s own users, and by who sees everybody the others');
    assert.deepEqual(forRektor.warnings, []);
  });

  test('I23 a server that has missed several changes takes them in whatever they pass through on the way', async () => {
    const root = await newRoot();
    await setRights(rektor(), accountId, root, { entries: open });
    const inner = await newIn(root);
    const deepest = await newIn(inner);
    const { id: documentId } = await writeIn(rektor(), accountId, deepest, 'Långt ner');
    const [x, y] = [await newRoot(), await newRoot()];
    for (const folderId of [x, y]) await setRights(rektor(), accountId, folderId, { entries: open });
    const move = async (folderId: string, to: string | null) => {
      const input = { accountId, folderId, to: to === null ? { space: 'shared' as const } : { folderId: to } };
      return rektor().call(folders.move, { ...input, plan: (await rektor().plan(folders.move, input)).token });
    };
    await move(y, x);
    const z = await newIn(y);
    const behind = servers.at(-1);
    for (const at of servers) for (const folderId of [deepest, z]) assert.ok((await at.fetch(folderRequest(folderId))).ok);

    // out of a folder that then goes; and one that lay over another comes to lie under it
    await move(inner, null);
    const gone = { accountId, folderId: root };
    await rektor().call(folders.remove, { ...gone, plan: (await rektor().plan(folders.remove, gone)).token });
    await move(y, null);
    await move(x, z);

    assert.equal((await as('pia', behind).call(documents.read, { accountId, documentId })).title, 'Långt ner');
    assert.deepEqual([...(await sees('pia', behind))].sort(), [...(await sees('pia'))].sort());
    const below = await newIn(deepest);
    assert.equal((await as('pia', behind).call(folders.read, { accountId, folderId: below })).lying.path.length, 2);
    assert.deepEqual(
      (await as('pia', behind).call(folders.read, { accountId, folderId: x })).lying.path.map((folder) => folder.id),
      [y, z],
    );
  });

  test('WHY-02 says of whoever made a document in a drop box that they read it as its maker', async () => {
    const folderId = await newRoot();
    await setRights(rektor(), accountId, folderId, { entries: { ...closed, users: { read: false, write: true } } });
    const { id: documentId } = await writeIn(as('pia'), accountId, folderId, 'Min inlämning');
    const { items } = await rektor().call(documents.readers, { accountId, documentId });
    assert.deepEqual(
      items.filter((person) => person.role === 'user').map((person) => [person.id, person.read?.right, person.write?.right]),
      [[id('pia'), 'maker', 'users']],
    );
  });

  test('WHY-03 says of a copy what is missing for it, before it is asked for', async () => {
    const template = { accountId, title: 'Veckobrev', content: { kind: 'document' as const, blocks: [{ text: '' }] } };
    const { id: documentId } = await rektor().call(documents.createTemplate, template);
    const copying = async () => (await as('pia').call(documents.read, { accountId, documentId })).can['documents.copy'];
    assert.equal(await copying(), true);
    const { version, permissions } = await rektor().call(users.read, { accountId, userId: id('pia') });
    await rektor().call(users.edit, { accountId, userId: id('pia'), version, permissions: { ...permissions, create: false } });
    assert.deepEqual(await copying(), { code: 'permission-missing', params: {} });
    const again = await rektor().call(users.read, { accountId, userId: id('pia') });
    await rektor().call(users.edit, { accountId, userId: id('pia'), version: again.version, permissions });
  });

  test('FLD-07 answers a copied folder with whether there are folders in it', async () => {
    const folderId = await newRoot();
    await newIn(folderId);
    assert.equal((await rektor().call(folders.copy, { accountId, folderId, to: { space: 'shared' } })).folders, true);
  });

  test('an entry of the journal is scoped to where a folder is, not to the class that its settings name; to both places of a document that moved', async () => {
    const folderId = await newRoot();
    await setRights(rektor(), accountId, folderId, { entries: { ...closed, responsible: { id: id('maj'), ...reads } } });
    const content = { kind: 'document' as const, blocks: [{ text: 'Hej' }] };
    const letter = await as('pia').call(documents.create, { accountId, userId: id('pia'), title: 'Brev', content });
    const moving = { accountId, documentId: letter.id, version: letter.version, to: { folderId } };
    await rektor().call(documents.move, moving);
    const latest = 'select operation, scopes from journal order by seq desc limit 3';
    const [moved, , set] = await rowsOf<{ operation: string; scopes: string[] }>(server(), licence.id, latest);
    assert.deepEqual([moved?.operation, set?.operation], ['documents.move', 'folders.setRights']);
    assert.ok(!set?.scopes.includes(id('maj')));
    assert.ok(moved?.scopes.includes(folderId) && moved.scopes.includes(id('pia')));
  });

  test('ACC-11 keeps a single account’s documents in My Documents: nothing is copied or moved to where a group shares', async () => {
    const email = `${unique('maj')}@lindsta.example`;
    const starting = { licenceId: licence.id, entitlementId: await entitlementId(licence, 'En användare'), email, displayName: 'Maj Ek' };
    const { id: ofMaj } = await licence.operator.call(accounts.start, starting);
    const maj = clientOf(server(), (await followMail(server(), licence.id, email, 'ett långt lösenord')).token);
    const own = { accountId: ofMaj, userId: (await maj.call(session.read, {})).person.id };
    const content = { kind: 'document' as const, blocks: [{ text: 'Hej' }] };
    const { id: documentId, version } = await maj.call(documents.create, { ...own, title: 'Brev', content });
    const { id: folderId } = await maj.call(folders.createOwn, { ...own, name: 'Mapp' });
    for (const space of ['templates', 'shared'] as const) {
      const to = { space };
      const refused = [
        await refusal(maj.call(folders.copy, { accountId: ofMaj, folderId, to })),
        await refusal(maj.plan(folders.move, { accountId: ofMaj, folderId, to })),
      ];
      assert.deepEqual(
        refused,
        Array.from(refused, () => [409, 'not-a-group-account']),
      );
    }
    const to = { space: 'templates' as const };
    assert.deepEqual(await refusal(maj.call(documents.copy, { accountId: ofMaj, documentId, to })), [409, 'not-a-group-account']);
    assert.deepEqual(await refusal(maj.call(documents.move, { accountId: ofMaj, documentId, version, to })), [409, 'not-a-group-account']);
    assert.equal((await maj.call(documents.list, { ...own })).total, 1, 'whose it is tells the place');
  });

  const folderRequest = (folderId: string) =>
    new Request(`http://localhost/api/accounts/${accountId}/folders/${folderId}`, {
      headers: { Authorization: `Bearer ${school.tokens['pia']}` },
    });
});
