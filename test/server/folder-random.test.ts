import { bin, documents, folders, type FolderRow } from '@knippa/contract';
import type { FolderNode, Viewer } from '@knippa/core';
import { isKnippaError, pages, type Client } from '@knippa/sdk';
import { openPostgres } from '@knippa/server/node';
import type { Server } from '@knippa/server';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { acts, schools, type Act } from '../core/folder-chance.js';
import { FolderReference } from '../core/folder-reference.js';
import { clientOf, makeLicence, testSecret, testServer } from '../licence.js';
import { rounds, seed } from '../rounds.js';
import { setRights } from '../../stories/town/school.js';
import { writeIn } from './school.js';
import { foldersOf, layOut, lettersOf, makePeople, withIds, type Letter, type People } from './random-school.js';
import { bothStores, onEachStore } from './stores.js';

const ways = ['read', 'write'] as const;
const orders = (['title', 'changed'] as const).flatMap((sort) => (['ascending', 'descending'] as const).map((order) => ({ sort, order })));

async function everything<Row>(list: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}

/** What a question answers, or null where what it asks about is not found. */
async function foundBy<T>(question: Promise<T>): Promise<T | null> {
  try {
    return await question;
  } catch (error) {
    if (isKnippaError(error) && error.code === 'not-found') return null;
    throw error;
  }
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const sorted = (ids: readonly string[]) => [...ids].sort();

/** Two letters in each folder, of two people of the school: what each made themself, and what others made, lies everywhere. */
function lettersIn(school: readonly FolderNode[], { viewers }: People): Letter[] {
  return school.flatMap(({ id: folderId }, at) =>
    [at, at + 3].map((maker) => {
      const id = randomUUID();
      return { id, title: `Brev ${id}`, folderId, makerId: viewers[maker % viewers.length]?.id ?? '' };
    }),
  );
}

onEachStore(bothStores, (server, kind, url) => {
  let people: People;
  /** The servers of the database, each with its own memory of rights; an embedded one has a single. */
  let both: Server[];
  before(async () => {
    people = await makePeople(await makeLicence(server()));
    both = kind === 'pglite' ? [server()] : [server(), testServer(await openPostgres({ url: url(), rolePassword: testSecret }))];
  });
  after(() => both[1]?.close());

  const clientAt = (at: Server, key: string): Client => clientOf(at, people.tokens[key]);
  const keyOf = (viewer: Viewer) => Object.entries(people.ids).find(([, id]) => id === viewer.id)?.[0] ?? '';

  /** Everything that a server says to somebody about the school, held against the ledger said slowly of the rows as they are (I1, I2, I23–I25). */
  async function agrees(at: Server, viewer: Viewer, whole: boolean): Promise<number> {
    const { accountId } = people;
    const [nodes, letters] = [await foldersOf(server(), people), await lettersOf(server(), people)];
    const reference = new FolderReference(nodes);
    const client = clientAt(at, keyOf(viewer));
    const may = (letter: Letter) =>
      reference.may(viewer, 'read', letter.folderId) || (reference.may(viewer, 'write', letter.folderId) && letter.makerId === viewer.id);
    const seen = sorted(idsOf(letters.filter(may)));
    const who = keyOf(viewer);
    const shared = { accountId, in: 'shared' as const };

    const first = await client.call(documents.list, { ...shared, size: 500 });
    assert.deepEqual(sorted(idsOf(first.items)), seen, `documents of ${who}`);
    assert.equal(first.total, seen.length, `documents counted for ${who}`);
    const lying = new Map(letters.map(({ id, folderId }) => [id, folderId]));
    for (const { id, folderId } of first.items) assert.equal(folderId, lying.get(id), `${who} is told where ${id} lies`);
    const foldersSeen: FolderRow[] = await everything(pages(client, folders.list, { accountId, search: 'Mapp', size: 3 }));
    const visible = sorted(reference.visible(viewer));
    assert.deepEqual(sorted(idsOf(foldersSeen)), visible, `folders of ${who}`);
    for (const folder of foldersSeen)
      for (const way of ways) assert.equal(folder[way], reference.may(viewer, way, folder.id), `${who} ${way} ${folder.id}`);
    if (!whole) return 3;

    // every list is the same however it is paged; of folders one stands for all
    const [about] = visible.map((folderId) => ({ accountId, folderId }));
    const lists: readonly ((size: number) => AsyncIterable<{ readonly id: string }>)[] = [
      ...orders.map((order) => (size: number) => pages(client, documents.list, { ...shared, ...order, size })),
      (size) => pages(client, folders.list, { accountId, search: 'Mapp', size }),
      (size) => pages(client, folders.seenBy, { accountId, userId: viewer.id, size }),
      ...(about
        ? [
            (size: number) => pages(client, documents.list, { ...about, size }),
            (size: number) => pages(client, folders.list, { accountId, parentId: about.folderId, size }),
            (size: number) => pages(client, folders.readers, { ...about, size }),
          ]
        : []),
    ];
    for (const [at, list] of lists.entries()) {
      const inOrder = idsOf(await everything(list(500)));
      assert.equal(new Set(inOrder).size, inOrder.length, `${who}, list ${at}: twice`);
      for (const size of [1, 2, 7, 50])
        assert.deepEqual(idsOf(await everything(list(size))), inOrder, `${who}, list ${at}, ${size} a page`);
    }
    for (const letter of letters) {
      const there = may(letter);
      const read = await foundBy(client.call(documents.read, { accountId, documentId: letter.id }));
      assert.equal(read !== null, there, `${who} reads ${letter.id}`);
      const file = await foundBy(client.call(documents.export, { accountId, documentId: letter.id }));
      assert.equal(file !== null && (await file.text()).includes(letter.title), there, `${who} downloads ${letter.id}`);
      const hits = await client.call(documents.list, { accountId, search: letter.title });
      assert.deepEqual([idsOf(hits.items), hits.total], there ? [[letter.id], 1] : [[], 0], `${who} finds ${letter.id}`);
      for (const { id } of read?.lying?.path ?? []) assert.ok(visible.includes(id), `${who} is told of ${id}`);
    }
    for (const { id, parentId } of nodes) {
      const there = visible.includes(id);
      const read = await foundBy(client.call(folders.read, { accountId, folderId: id }));
      assert.equal(read !== null, there, `${who} opens ${id}`);
      const beside = await foundBy(client.call(folders.list, { accountId, ...(parentId && { parentId }) }));
      assert.equal(beside !== null && idsOf(beside.items).includes(id), there, `${who} is listed ${id}`);
      const below = sorted(idsOf(nodes.filter((node) => node.parentId === id && visible.includes(node.id))));
      const listed = await foundBy(client.call(folders.list, { accountId, parentId: id }));
      assert.deepEqual(listed && [sorted(idsOf(listed.items)), listed.total], there ? [below, below.length] : null);
      const inIt = [read?.folders, beside?.items.find((one) => one.id === id)?.folders];
      assert.deepEqual(inIt, there ? [below.length > 0, below.length > 0] : [undefined, undefined], `${who}: folders in ${id}`);
      const inside = await foundBy(client.call(documents.list, { accountId, folderId: id }));
      const own = sorted(idsOf(letters.filter((letter) => letter.folderId === id && may(letter))));
      assert.deepEqual(inside && [sorted(idsOf(inside.items)), inside.total], there ? [own, own.length] : null, `${who} in ${id}`);
    }
    return 3 + lists.length * 5 + letters.length * 3 + nodes.length * 4;
  }

  test('I1 I2 lists, opens, finds, counts and downloads the same for everybody, on every page, of any school', async (t) => {
    let asked = 0;
    const numRuns = rounds(30);
    await fc.assert(
      fc.asyncProperty(schools, async (said) => {
        const school = withIds(people, said);
        await layOut(server(), people, school, lettersIn(school, people));
        for (const [at, viewer] of people.viewers.entries()) asked += await agrees(both[at % both.length] ?? server(), viewer, true);
      }),
      { numRuns, seed, endOnFailure: true },
    );
    t.diagnostic(`${numRuns} schools, ${asked} questions, seed ${seed}`);
    assert.ok(asked > numRuns * 100);
  });

  /** Does one change of chance over HTTP, as the administrator at one of the servers; what a rule refuses is not done. */
  async function doOne(at: Server, act: Act, ids: ReadonlyMap<string, string>, inBin: string[]): Promise<string> {
    const { accountId } = people;
    const adam = clientAt(at, 'adam');
    const idOf = (key: string) => ids.get(key) ?? randomUUID();
    try {
      if ('remove' in act) {
        const binnedId = inBin.pop();
        if (binnedId !== undefined) {
          await adam.call(bin.restore, { accountId, binnedId });
          return 'restored';
        }
        const input = { accountId, folderId: idOf(act.remove) };
        await adam.call(folders.remove, { ...input, plan: (await adam.plan(folders.remove, input)).token });
        inBin.push(input.folderId);
        return 'removed';
      }
      const { id, parentId, ownerId, settings, chosen } = act.put;
      const folderId = idOf(id);
      const { parentId: present } = await adam.call(folders.read, { accountId, folderId });
      if (parentId !== null && idOf(parentId) !== present) {
        const input = { accountId, folderId, to: { folderId: idOf(parentId) } };
        await adam.call(folders.move, { ...input, plan: (await adam.plan(folders.move, input)).token });
        return 'moved';
      }
      const person = (key: string) => people.ids[key] ?? '';
      await setRights(adam, accountId, folderId, {
        ...(ownerId !== null && { ownerId: person(ownerId) }),
        entries: settings
          ? { ...settings, responsible: settings.responsible && { ...settings.responsible, id: person(settings.responsible.id) } }
          : present === null
            ? { managers: { read: false, write: true }, users: { read: true, write: false }, responsible: null }
            : 'follow',
        ...(present === null && { chosen: chosen && { ...chosen, ids: chosen.ids.map(person) } }),
      });
      return 'set';
    } catch (error) {
      if (isKnippaError(error) && [404, 409].includes(error.status)) return 'refused';
      throw error;
    }
  }

  test('I1 I23 I24 I25 holds while rights are set and folders are moved, removed and restored at one server and read at another', async (t) => {
    const numRuns = rounds(60);
    const done: Record<string, number> = {};
    const some = fc.array(fc.tuple(acts, fc.nat(99)), { minLength: 4, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(schools, some, async (said, changes) => {
        const school = withIds(people, said);
        const ids = new Map(said.map(({ id }, at) => [id, school[at]?.id ?? '']));
        await layOut(server(), people, school, lettersIn(school, people));
        const inBin: string[] = [];
        for (const [act, chance] of changes) {
          const one = both[chance % both.length] ?? server();
          const did = await doOne(one, act, ids, inBin);
          done[did] = (done[did] ?? 0) + 1;
          const viewer = people.viewers[chance % people.viewers.length];
          // whichever server is asked: sometimes it has seen the last change, sometimes it is several behind
          if (viewer) await agrees(both[(chance >> 3) % both.length] ?? server(), viewer, false);
        }
        for (const [at, viewer] of people.viewers.entries())
          await agrees(both[at % both.length] ?? server(), viewer, at === changes.length % 8);
      }),
      { numRuns, seed, endOnFailure: true },
    );
    t.diagnostic(`${numRuns} schools, ${JSON.stringify(done)}, seed ${seed}`);
    assert.ok((done['set'] ?? 0) > 0 && (done['moved'] ?? 0) > 0 && (done['removed'] ?? 0) > 0 && (done['restored'] ?? 0) > 0);
  });

  test('I30 shows nobody a document that was added after a revoke had been answered, at either server, however they ask meanwhile', async (t) => {
    const { accountId } = people;
    const times = rounds(100);
    const off = { read: false, write: false };
    const open = { managers: { read: true, write: true }, users: { read: true, write: false }, responsible: null };
    const closed = { managers: off, users: off, responsible: null };
    const { id: folderId } = await clientAt(server(), 'adam').call(folders.create, { accountId, space: 'shared', name: 'Öppen ibland' });
    let answered = 0;
    let shown = 0;
    for (let time = 0; time < times; time += 1) {
      const [one, other] = time % 2 === 0 ? [both[0], both.at(-1)] : [both.at(-1), both[0]];
      if (!one || !other) assert.fail('there is a server');
      await setRights(clientAt(one, 'adam'), accountId, folderId, { entries: open });
      const before = await writeIn(clientAt(other, 'adam'), accountId, folderId, `Före ${time}`);
      const late = `Efter ${time}`;
      let ended = false;
      const asking = ['pia', 'mons'].flatMap((key) =>
        both.map(async (at) => {
          const client = clientAt(at, key);
          while (!ended) {
            await setImmediate(); // who asks without end leaves an embedded database no turn for anything else
            const { items } = await client.call(documents.list, { accountId, in: 'shared', sort: 'changed', size: 5 });
            const found = await client.call(documents.list, { accountId, search: late });
            answered += 2;
            if (items.some(({ id }) => id === before.id)) shown += 1;
            assert.deepEqual([...items.filter(({ title }) => title === late), ...found.items, found.total], [0], `${key} is shown ${late}`);
          }
        }),
      );
      try {
        // everybody has it in their memory, and loses it at one server
        for (const at of both) await clientAt(at, 'pia').call(documents.read, { accountId, documentId: before.id });
        await setRights(clientAt(one, 'adam'), accountId, folderId, { entries: closed });
        const added = await writeIn(clientAt(other, 'adam'), accountId, folderId, late);
        for (const at of both)
          for (const { id: documentId } of [before, added])
            assert.equal(await foundBy(clientAt(at, 'pia').call(documents.read, { accountId, documentId })), null, late);
      } finally {
        ended = true;
        await Promise.all(asking);
      }
    }
    t.diagnostic(`${times} revokes at ${both.length} servers, ${answered} answers meanwhile, ${shown} of them with what was there before`);
    assert.ok(shown > 0, 'nobody was shown anything before the revokes');
  });
});
