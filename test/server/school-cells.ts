import assert from 'node:assert/strict';
import { documents, folders as folderOperations, type CallInput, type Content, type DocumentRow } from '@knippa/contract';
import { isKnippaError, pages, type Client } from '@knippa/sdk';
import { randomUUID } from 'node:crypto';
import type { School } from '../../stories/town/school.js';
import { cells, folders, people } from '../tables/school.js';
import { writeIn } from './school.js';

const content: Content = { kind: 'document', blocks: [{ text: 'Nytt' }] };

/** Every item of a list, over all its pages. */
async function everything<Row>(list: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}

const titles = (rows: readonly Pick<DocumentRow, 'title'>[]) => rows.map(({ title }) => title).sort();

/** How a call ends: `allowed`, or the code of its refusal. */
async function ending(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'allowed',
    (error: unknown) => {
      if (isKnippaError(error)) return error.code;
      throw error;
    },
  );
}

function clientOfPerson({ clients }: School, key: string): Client {
  const client = clients[key];
  if (!client) throw new Error(`${key} is nobody`);
  return client;
}

/** Asks every cell of the example school's table over HTTP (FLD-06): list, open, search, count, create, edit, delete and error text. */
export async function holdEveryCell(school: School): Promise<void> {
  const { accountId } = school;
  const rektor = clientOfPerson(school, 'rektor');
  const letters: Record<string, DocumentRow> = {};
  for (const { key } of folders) letters[key] = await writeIn(rektor, accountId, school.folders[key] ?? '', `Brev i ${key}`);
  let told = 0;
  for (const { person, folder, read, write } of cells) {
    const where = `${person} in ${folder}`;
    const client = clientOfPerson(school, person);
    const folderId = school.folders[folder] ?? '';
    const { parent, owner, names } = folders.find(({ key }) => key === folder) ?? folders[0]!;
    const visible = read || write;
    const keeps =
      person === 'rektor' || person === owner || (parent !== null && folders.find(({ key }) => key === parent)?.owner === person);
    const parentId = parent === null ? undefined : school.folders[parent];
    const seesParent =
      parent === null || cells.some((cell) => cell.person === person && cell.folder === parent && (cell.read || cell.write));

    // list
    if (seesParent) {
      const input = { accountId, in: 'shared' as const, ...(parentId && { parentId }), size: 1 };
      const listed = await everything(pages(client, folderOperations.list, input));
      const { total } = await client.call(folderOperations.list, input);
      assert.equal(
        listed.some(({ id }) => id === folderId),
        visible,
        `${where}: list`,
      );
      assert.equal(total, listed.length, `${where}: count`);
    } else assert.equal(await ending(client.call(folderOperations.list, { accountId, parentId })), 'not-found', `${where}: list`);
    const input = { accountId, search: names.sv };
    const searched = await everything(pages(client, folderOperations.list, input));
    assert.equal(
      searched.some(({ id }) => id === folderId),
      visible,
      `${where}: search`,
    );
    assert.equal((await client.call(folderOperations.list, input)).total, searched.length, `${where}: count of a search`);

    // open
    assert.equal(
      await ending(client.call(folderOperations.read, { accountId, folderId })),
      visible ? 'allowed' : 'not-found',
      `${where}: open`,
    );
    if (visible) {
      const opened = await client.call(folderOperations.read, { accountId, folderId });
      assert.deepEqual([opened.read, opened.write, opened.settings !== undefined], [read, write, keeps], `${where}: rights`);
    }

    // documents
    const letter: DocumentRow = letters[folder]!;
    const inFolder = { accountId, folderId };
    if (visible) {
      const listed = await everything(pages(client, documents.list, { ...inFolder, size: 1 }));
      assert.equal(titles(listed).includes(letter.title), read, `${where}: documents`);
      assert.equal((await client.call(documents.list, inFolder)).total, listed.length, `${where}: count of documents`);
    } else assert.equal(await ending(client.call(documents.list, inFolder)), 'not-found', `${where}: documents`);
    const hits = await everything(pages(client, documents.list, { accountId, search: letter.title }));
    assert.equal(
      hits.some(({ id }) => id === letter.id),
      read,
      `${where}: search of documents`,
    );
    assert.equal((await client.call(documents.list, { accountId, search: letter.title })).total, hits.length, `${where}: count of hits`);
    const document = { accountId, documentId: letter.id };
    assert.equal(await ending(client.call(documents.read, document)), read ? 'allowed' : 'not-found', `${where}: open a document`);

    // create, edit, delete
    const created: CallInput<typeof documents.createIn> = { ...inFolder, title: `Av ${person}`, content };
    assert.equal(
      await ending(client.call(documents.createIn, created)),
      write ? 'allowed' : visible ? 'not-permitted' : 'not-found',
      `${where}: create`,
    );
    const { version } = await rektor.call(documents.read, document);
    const edit: CallInput<typeof documents.edit> = { ...document, version, content };
    assert.equal(
      await ending(client.call(documents.edit, edit)),
      read && write ? 'allowed' : read ? 'not-permitted' : 'not-found',
      `${where}: edit`,
    );
    const latest = await rektor.call(documents.read, document);
    const remove = { ...document, version: keeps ? 'stale' : latest.version };
    assert.equal(
      await ending(client.call(documents.remove, remove)),
      keeps ? 'changed-meanwhile' : read ? 'not-permitted' : 'not-found',
      `${where}: delete`,
    );

    // error text
    if (!visible) {
      const asked = (wanted: string) =>
        client.call(folderOperations.read, { accountId, folderId: wanted }).then(() => 'allowed', JSON.stringify);
      assert.equal(await asked(folderId), await asked(randomUUID()), `${where}: error text`);
    }
    told += 1;
  }
  assert.equal(told, people.length * folders.length);
}
