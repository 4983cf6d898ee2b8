import { bin, documents, folders, type Content } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { clientOf, makeLicence, testServer } from '../licence.js';
import { refusal } from '../refused.js';
import { changeRows } from './database.js';
import { makeSchool, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';
import { watched } from './watched.js';

const letter: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };

onEachStore(bothStores, (server) => {
  let licenceId: string;
  let school: School;
  let accountId: string;
  before(async () => {
    const licence = await makeLicence(server());
    licenceId = licence.id;
    school = await makeSchool(licence);
    ({ accountId } = school);
  });
  const as = (key: string, at = server()): Client => clientOf(at, school.tokens[key]);
  const newRoot = async (owner: string, name: string) => (await as(owner).call(folders.create, { accountId, space: 'shared', name })).id;
  const remove = async (key: string, folderId: string) => {
    const { token: plan } = await as(key).plan(folders.remove, { accountId, folderId });
    await as(key).call(folders.remove, { accountId, folderId, plan });
  };
  /** Documents of somebody's making that were put in the bin by themselves, each a second before the last. */
  const bins = (key: string, folderId: string, title: string, many: number, from: string) =>
    changeRows(
      server(),
      licenceId,
      `insert into documents (licence_id, account_id, id, space, folder_id, creator_id, title, title_key, found, content, published, created_at, changed_at,
          deleted_at, deleted_with)
        select '${licenceId}', '${accountId}', id, 'shared', '${folderId}', '${school.ids[key] ?? ''}', '${title} ' || n, 'x', ' x',
          '{"kind":"document","blocks":[]}', false, '2026-11-01', '2026-11-01', '${from}'::timestamptz - n * interval '1 second', id
        from (select n, gen_random_uuid() as id from generate_series(1, ${many}) n) made`,
    );

  test('DOC-09 reads the bin page by page, of the latest first, and finds what is one’s own below hundreds that are not', async () => {
    const folderId = await newRoot('maj', 'Stor låda');
    await changeRows(server(), licenceId, `update folders set users_read = true, users_write = true where id = '${folderId}'`);
    await changeRows(server(), licenceId, `update counters set folders_revision = folders_revision + 1 where account_id = '${accountId}'`);
    await changeRows(
      server(),
      licenceId,
      `update folders set revision = (select folders_revision from counters where account_id = '${accountId}') where id = '${folderId}'`,
    );
    await bins('per', folderId, 'Pers', 1200, '2026-11-20T12:00:00Z');
    await bins('pia', folderId, 'Pias', 3, '2026-11-10T12:00:00Z');
    await remove('maj', folderId);
    let read = 0;
    const store = watched(server().env.store, ({ length }) => void (read += length));
    const counted = testServer(store);
    await as('maj', counted).call(bin.list, { accountId });
    read = 0;
    const first = await as('maj', counted).call(bin.list, { accountId, size: 50 });
    assert.deepEqual([first.items.length, first.items[0]?.name, first.items[1]?.name], [50, 'Stor låda', 'Pers 1']);
    assert.deepEqual([first.items[0]?.documents, first.items[0]?.within], [0, 1203]);
    assert.ok(read < 700, `${read} rows for a page of 50`);
    const names: string[] = [];
    for (let cursor = first.next; cursor !== undefined;) {
      const page = await as('maj', counted).call(bin.list, { accountId, size: 500, cursor });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.next;
    }
    assert.deepEqual(
      [...first.items.map(({ name }) => name), ...names],
      ['Stor låda', ...Array.from({ length: 1200 }, (_, n) => `Pers ${n + 1}`), 'Pias 1', 'Pias 2', 'Pias 3'],
    );
    const own = await as('pia', counted).call(bin.list, { accountId, size: 2 });
    assert.deepEqual(
      own.items.map(({ name }) => name),
      ['Pias 1', 'Pias 2'],
    );
    const rest = await as('pia', counted).call(bin.list, { accountId, size: 2, ...(own.next && { cursor: own.next }) });
    assert.deepEqual([rest.items.map(({ name }) => name), rest.next], [['Pias 3'], undefined]);
  });

  test('DOC-09 tells whose a thing in the bin is, what it is, and where it comes back', async () => {
    const grid: Content = { kind: 'grid', rows: [[{ text: 'sol' }]] };
    const removed = async (key: string, folderId: string | undefined, content: Content): Promise<string> => {
      const userId = school.ids[key] ?? '';
      const draft = { accountId, title: 'Dagbok', content };
      const { id: documentId, version } = folderId
        ? await as(key).call(documents.createIn, { ...draft, folderId })
        : await as(key).call(documents.create, { ...draft, userId });
      await as(key).call(documents.remove, { accountId, documentId, version });
      return documentId;
    };
    const own = await as('pia').call(folders.createOwn, { accountId, userId: school.ids['pia'] ?? '', name: 'Väder' });
    const shared = await newRoot('maj', 'Klassens');
    const { id: inner } = await as('maj').call(folders.createIn, { accountId, folderId: shared, name: 'Inre' });
    const ids = [await removed('pia', own.id, grid), await removed('per', undefined, letter), await removed('maj', inner, letter)];
    await remove('maj', shared);
    const told = async (key: string) => {
      const { items } = await as(key).call(bin.list, { accountId, size: 500 });
      return ids.map((id) => {
        const found = items.find((one) => one.id === id);
        return found && [found.kind, found.owner?.displayName, found.lying.space, found.lying.path.map(({ name }) => name).join('/')];
      });
    };
    const [pias, pers, majs] = [
      ['grid', 'Pia Ettan', 'personal', 'Väder'],
      ['document', 'Per Ettan', 'personal', ''],
      ['document', undefined, 'shared', 'Klassens/Inre'],
    ];
    assert.deepEqual(await told('rektor'), [pias, pers, majs]);
    assert.deepEqual(await told('maj'), [pias, pers, majs]);
    assert.deepEqual(await told('pia'), [['grid', undefined, 'personal', 'Väder'], undefined, undefined]);
  });

  test('FLD-05 brings no folder back to where it would lie deeper than 32 levels, with what comes with it counted', async () => {
    const chain = async (top: string, more: number): Promise<string> => {
      let folderId = top;
      for (let level = 0; level < more; level += 1)
        folderId = (await as('rektor').call(folders.createIn, { accountId, folderId, name: 'Inre' })).id;
      return folderId;
    };
    const parent = await newRoot('rektor', 'Bärare');
    const child = await chain(parent, 1);
    await chain(child, 2);
    await remove('rektor', child);
    const deep = await chain(await newRoot('rektor', 'Djup'), 28);
    const move = async (to: { folderId: string } | { space: 'shared' }) => {
      const { token: plan } = await as('rektor').plan(folders.move, { accountId, folderId: parent, to });
      await as('rektor').call(folders.move, { accountId, folderId: parent, to, plan });
    };
    // the carrier is the 30th level, so that three more are one too many
    await move({ folderId: deep });
    assert.deepEqual(await refusal(as('rektor').call(bin.restore, { accountId, binnedId: child })), [409, 'too-deep']);
    await move({ space: 'shared' });
    await as('rektor').call(bin.restore, { accountId, binnedId: child });
    await chain(parent, 1);
    // and in My Documents
    const userId = school.ids['pia'] ?? '';
    const own = async (folderId: string | undefined, name: string): Promise<string> =>
      folderId
        ? (await as('pia').call(folders.createIn, { accountId, folderId, name })).id
        : (await as('pia').call(folders.createOwn, { accountId, userId, name })).id;
    const carrier = await own(undefined, 'Bärare');
    const thrown = await own(await own(carrier, 'Ett'), 'Två');
    await remove('pia', thrown);
    let bottom: string | undefined;
    for (let level = 0; level < 30; level += 1) bottom = await own(bottom, 'Inre');
    const to = { folderId: bottom ?? '' };
    const { token: plan } = await as('pia').plan(folders.move, { accountId, folderId: carrier, to });
    await as('pia').call(folders.move, { accountId, folderId: carrier, to, plan });
    assert.deepEqual(await refusal(as('pia').call(bin.restore, { accountId, binnedId: thrown })), [409, 'too-deep']);
  });
});
