import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { folders, type FolderSeen } from '@knippa/contract';
import { pages, type Client } from '@knippa/sdk';
import { makeLicence, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { cells, people } from '../tables/school.js';
import { setRights } from '../../stories/town/school.js';
import { makeSchool, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const off = { read: false, write: false };
const reads = { read: true, write: false };

onEachStore(bothStores, (server) => {
  let licence: TestLicence;
  let school: School;
  let accountId: string;
  before(async () => {
    licence = await makeLicence(server());
    school = await makeSchool(licence);
    ({ accountId } = school);
  });

  const as = (key: string): Client => school.clients[key] ?? assert.fail(`${key} is nobody`);
  const id = (key: string): string => school.ids[key] ?? assert.fail(`${key} is nobody`);
  const seenBy = async (asker: string, key: string, search?: string): Promise<FolderSeen[]> => {
    const rows: FolderSeen[] = [];
    const input = { accountId, userId: id(key), size: 2, ...(search !== undefined && { search }) };
    for await (const row of pages(as(asker), folders.seenBy, input)) rows.push(row);
    return rows;
  };
  const way = ({ path, name }: FolderSeen) => [...path.map((step) => step.name), name].join('/');
  const access = ({ read, write }: { readonly read: unknown; readonly write: unknown }) => `${read ? 'r' : '-'}${write ? 'w' : '-'}`;

  test('WHY-02 tells an administrator what each person of the school sees, as every cell of the table has it', async () => {
    for (const { key } of people) {
      const expected = cells
        .filter((cell) => cell.person === key && (cell.read || cell.write))
        .map((cell) => `${cell.folder} ${access(cell)}`);
      const told = (await seenBy('rektor', key)).map((row) => `${way(row)} ${access(row)}`);
      assert.deepEqual(told.toSorted(), expected.toSorted(), key);
      assert.equal((await as('rektor').call(folders.seenBy, { accountId, userId: id(key) })).total, expected.length);
    }
  });

  test('WHY-02 names the right that carries each, and the folder that it stands on, as the folder’s own list of readers does', async () => {
    for (const { key } of people)
      for (const row of await seenBy('rektor', key)) {
        const { items } = await as('rektor').call(folders.readers, { accountId, folderId: row.id });
        const reader = items.find((one) => one.id === id(key));
        assert.deepEqual([row.read, row.write], [reader?.read, reader?.write], `${key} in ${way(row)}`);
      }
    const found = await seenBy('rektor', 'pia', 'läsa');
    assert.deepEqual(
      found.map((row) => [way(row), row.read?.right, row.read?.folder?.name, row.write]),
      [['Klass 1/Att läsa', 'responsible', 'Klass 1', null]],
    );
  });

  test('WHY-02 tells a manager of their own `user`s, and everybody of themself, folders alone that they see', async () => {
    const own = (await seenBy('maj', 'pia')).map(way);
    assert.deepEqual(own, (await seenBy('pia', 'pia')).map(way));
    const { id: folderId } = await as('måns').call(folders.create, { accountId, space: 'shared', name: 'Hemligt' });
    await setRights(as('måns'), accountId, folderId, {
      entries: { managers: off, users: off, responsible: null },
      chosen: { ids: [id('pia')], ...reads },
    });
    assert.deepEqual((await seenBy('maj', 'pia')).map(way), own);
    assert.deepEqual(
      (await seenBy('rektor', 'pia', 'hemligt')).map((row) => [way(row), row.read?.right]),
      [['Hemligt', 'chosen']],
    );
    assert.deepEqual(
      (await seenBy('pia', 'pia')).map(way),
      [...own, 'Hemligt'].toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'sv')),
    );
  });

  test('WHY-02 tells nothing of people whom one does not see, and operators nothing at all', async () => {
    for (const [asker, key] of [
      ['maj', 'alva'],
      ['maj', 'måns'],
      ['pia', 'per'],
      ['pia', 'rektor'],
    ] as const)
      assert.deepEqual(
        await refusal(as(asker).call(folders.seenBy, { accountId, userId: id(key) })),
        [404, 'not-found'],
        `${asker} of ${key}`,
      );
    assert.deepEqual(await refusal(licence.operator.call(folders.seenBy, { accountId, userId: id('pia') })), [403, 'not-permitted']);
  });
});

const nameOf = (path: string) => path.split('/').at(-1) ?? '';
