import assert from 'node:assert/strict';
import { documents, folders as folderOperations, type CallInput, type Content, type DocumentRow } from '@knippa/contract';
import { isKnippaError, pages, type Client } from '@knippa/sdk';
import { randomUUID } from 'node:crypto';
import type { School } from '../../stories/town/school.js';
import { cells, folders, people } from '../tables/school.js';
import type { Answer, Question } from './asking.js';
import { idQuestions, withId } from './folder-asking.js';
import { writeIn } from './school.js';

/** Asks over HTTP as a person of the school, and gets every answer whole. */
export type Ask = (person: string, questions: readonly Question[]) => Promise<Answer[]>;

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

/** Holds that what somebody does not see is answered byte for byte as what nobody has, whatever is asked about it. */
function unknownTo(ask: Ask): (person: string, questions: readonly Question[], id: string, where: string) => Promise<void> {
  const unknown = randomUUID();
  const told = new Map<string, string>();
  return async (person, questions, id, where) => {
    const asked = withId(questions, id, unknown);
    const key = `${person} ${JSON.stringify(asked)}`;
    if (!told.has(key)) told.set(key, JSON.stringify(await ask(person, asked)));
    assert.equal(JSON.stringify(await ask(person, questions)).replaceAll(id, unknown), told.get(key), `${where}: error text`);
  };
}

/** Holds that whoever writes in a folder opens, downloads, edits and deletes what they made there, whether they keep all of it or not. */
async function holdOwn(client: Client, accountId: string, own: DocumentRow, where: string): Promise<void> {
  const document = { accountId, documentId: own.id };
  assert.equal(await ending(client.call(documents.read, document)), 'allowed', `${where}: open one’s own`);
  assert.equal(await ending(client.call(documents.export, document)), 'allowed', `${where}: export one’s own`);
  const { version } = await client.call(documents.edit, { ...document, version: own.version, title: `${own.title}, ändrad` });
  assert.equal(await ending(client.call(documents.remove, { ...document, version })), 'allowed', `${where}: delete one’s own`);
  assert.equal(await ending(client.call(documents.read, document)), 'not-found', `${where}: what was deleted`);
}

/**
 * Asks every cell of the example school's table over HTTP (FLD-06): list, open, search, count, create, edit, delete and export, and, as `ask` gets answers whole,
 * error text.
 */
export async function holdEveryCell(school: School, ask?: Ask): Promise<void> {
  const holdUnknown = ask && unknownTo(ask);
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

    // export
    for (const format of ['html', 'csv'] as const) {
      const file = client.call(documents.export, { ...document, format });
      assert.equal(await ending(file), read ? 'allowed' : 'not-found', `${where}: export`);
      if (read && format === 'html') assert.ok((await (await file).text()).includes(letter.title), `${where}: what is exported`);
    }

    // create, edit, delete
    const created: CallInput<typeof documents.createIn> = { ...inFolder, title: `Av ${person}`, content };
    assert.equal(
      await ending(client.call(documents.createIn, created)),
      write ? 'allowed' : visible ? 'not-permitted' : 'not-found',
      `${where}: create`,
    );
    if (write) await holdOwn(client, accountId, await client.call(documents.createIn, { ...created, title: `Eget av ${person}` }), where);
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
    const about = { accountId, userId: school.ids[person] ?? '', others: [], searches: [] };
    if (!visible) await holdUnknown?.(person, idQuestions({ ...about, folders: [folderId], documents: [] }), folderId, where);
    if (!read) await holdUnknown?.(person, idQuestions({ ...about, folders: [], documents: [letter.id] }), letter.id, where);
    told += 1;
  }
  assert.equal(told, people.length * folders.length);
}
