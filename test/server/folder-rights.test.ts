import { documents, folders, type Plan } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { openPostgres } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setRights } from '../../stories/town/school.js';
import { clientOf, makeLicence, testSecret, testServer, unique } from '../licence.js';
import { makeSchool, writeIn, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const off = { read: false, write: false };
const reads = { read: true, write: false };
const closed = { managers: off, users: off, responsible: null };
const open = { ...closed, users: reads };

onEachStore(bothStores, (server, kind, url) => {
  let school: School;
  let accountId: string;
  /** The servers of the database, each with its own memory of rights; an embedded one has a single. */
  let servers: Server[];
  before(async () => {
    servers = kind === 'pglite' ? [server()] : [server(), testServer(await openPostgres({ url: url(), rolePassword: testSecret }))];
    school = await makeSchool(await makeLicence(server()));
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

  const folderRequest = (folderId: string) =>
    new Request(`http://localhost/api/accounts/${accountId}/folders/${folderId}`, {
      headers: { Authorization: `Bearer ${school.tokens['pia']}` },
    });
});
