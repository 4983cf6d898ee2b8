import { bin, documents, folders, users, type Content } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { makeLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { setRights } from '../../stories/town/school.js';
import { makeSchool, writeIn, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';
import { timed } from './timing.js';

const markup = '<img src=x onerror=alert(1)>';
const content: Content = { kind: 'document', blocks: [{ text: markup }] };
const off = { read: false, write: false };
const reads = { read: true, write: false };
const both = { read: true, write: true };
const closed = { managers: off, users: off, responsible: null };

onEachStore(bothStores, (server) => {
  let school: School;
  let accountId: string;
  before(async () => {
    school = await makeSchool(await makeLicence(server()));
    ({ accountId } = school);
  });

  const as = (key: string): Client => school.clients[key] ?? assert.fail(`${key} is nobody`);
  const id = (key: string): string => school.ids[key] ?? assert.fail(`${key} is nobody`);
  const newRoot = async (owner: string, entries?: Parameters<typeof setRights>[3]['entries']) => {
    const { id: folderId } = await as(owner).call(folders.create, { accountId, space: 'shared', name: 'Projekt' });
    if (entries) await setRights(as(owner), accountId, folderId, { entries });
    return folderId;
  };

  test('T-M6 finds nobody a document of another’s users to publish or to make private', async () => {
    const letter = await as('alva').call(documents.create, { accountId, userId: id('alva'), title: 'Alvas', content });
    const about = { accountId, documentId: letter.id };
    assert.deepEqual(await refusal(as('maj').call(documents.publish, about)), [404, 'not-found']);
    assert.deepEqual(await refusal(as('maj').call(documents.unpublish, about)), [404, 'not-found']);
    await as('måns').call(documents.publish, about);
    assert.deepEqual(await refusal(as('maj').call(documents.unpublish, about)), [403, 'not-permitted']);
    assert.equal((await as('alva').call(documents.read, about)).published, true);
  });

  test('T-M6 DOC-04 lets nobody publish without the permission, and no manager what another’s `user` made, though it lies in a folder of theirs', async () => {
    const folderId = await newRoot('maj', { managers: both, users: both, responsible: null });
    const letter = await writeIn(as('alva'), accountId, folderId, 'Alvas i Majs låda');
    const about = { accountId, documentId: letter.id };
    for (const act of [documents.publish, documents.unpublish])
      assert.deepEqual(await refusal(as('maj').call(act, about)), [403, 'not-permitted']);
    assert.deepEqual(await refusal(as('pia').call(documents.publish, about)), [403, 'not-permitted']);
    const permit = async (publish: boolean) => {
      const { version, permissions } = await as('rektor').call(users.read, { accountId, userId: id('alva') });
      await as('rektor').call(users.edit, { accountId, userId: id('alva'), version, permissions: { ...permissions, publish } });
    };
    await permit(false);
    assert.deepEqual(await refusal(as('alva').call(documents.publish, about)), [403, 'permission-missing']);
    await as('måns').call(documents.publish, about);
    await as('alva').call(documents.unpublish, about);
    await permit(true);
    assert.equal((await as('alva').call(documents.publish, about)).published, true);
  });

  test('T-M2 T-U7 finds nobody what lies in the My Documents of others: in lists, searches, counts, the bin, and to act on', async () => {
    const owner = { accountId, userId: id('alva') };
    const letter = await as('alva').call(documents.create, { ...owner, title: 'Hemlig dagbok', content });
    const { id: folderId } = await as('alva').call(folders.createOwn, { ...owner, name: 'Hemlig låda' });
    const inside = await as('alva').call(documents.createIn, { accountId, folderId, title: 'Hemligt brev', content });
    const thrown = await as('alva').call(documents.create, { ...owner, title: 'Hemligt skräp', content });
    await as('alva').call(documents.remove, { accountId, documentId: thrown.id, version: thrown.version });
    const found = async (key: string) => {
      const search = 'hemlig';
      const [letters, boxes] = [
        await as(key).call(documents.list, { accountId, search }),
        await as(key).call(folders.list, { accountId, search }),
      ];
      const binned = (await as(key).call(bin.list, { accountId, size: 500 })).items.filter(({ name }) => name.startsWith('Heml'));
      return [letters.items.length, letters.total, boxes.items.length, boxes.total, binned.length];
    };
    for (const key of ['alva', 'måns', 'rektor']) assert.deepEqual(await found(key), [2, 2, 1, 1, 1], key);
    for (const key of ['maj', 'pia', 'ali']) {
      assert.deepEqual(await found(key), [0, 0, 0, 0, 0], key);
      const mine = await as(key).call(documents.create, { accountId, userId: id(key), title: 'Mitt', content });
      const acts: (() => Promise<unknown>)[] = [
        () => as(key).call(documents.list, { ...owner, in: 'personal' }),
        () => as(key).call(folders.list, { ...owner, in: 'personal' }),
        () => as(key).call(documents.list, { accountId, folderId }),
        () => as(key).call(folders.read, { accountId, folderId }),
        () => as(key).call(documents.create, { ...owner, title: 'Min', content }),
        () => as(key).call(folders.createOwn, { ...owner, name: 'Min' }),
        () => as(key).call(documents.createIn, { accountId, folderId, title: 'Min', content }),
        () => as(key).call(documents.copy, { accountId, documentId: mine.id, to: { folderId } }),
        () => as(key).call(documents.move, { accountId, documentId: mine.id, version: mine.version, to: { userId: id('alva') } }),
        () => as(key).call(bin.restore, { accountId, binnedId: thrown.id }),
        ...[letter, inside].flatMap(({ id: documentId, version }) => [
          () => as(key).call(documents.read, { accountId, documentId }),
          () => as(key).call(documents.remove, { accountId, documentId, version }),
        ]),
      ];
      for (const act of acts) assert.deepEqual(await refusal(act()), [404, 'not-found'], key);
    }
  });

  test('T-M7 T-M8 keeps settings and ownership to owner and administrators, and chosen people on roots', async () => {
    const seen = await newRoot('maj', { managers: both, users: off, responsible: null });
    const unseen = await newRoot('maj');
    const { id: below } = await as('maj').call(folders.createIn, { accountId, folderId: seen, name: 'Inre' });
    for (const rights of [{ ownerId: id('måns') }, { entries: closed }, { chosen: { ids: [id('måns')], ...both } }]) {
      assert.deepEqual(await refusal(as('måns').plan(folders.setRights, { accountId, folderId: seen, ...rights })), [403, 'not-permitted']);
      assert.deepEqual(await refusal(as('måns').plan(folders.setRights, { accountId, folderId: unseen, ...rights })), [404, 'not-found']);
    }
    const chosen = { ids: [id('pia')], ...reads };
    for (const key of ['maj', 'rektor'])
      assert.deepEqual(await refusal(as(key).plan(folders.setRights, { accountId, folderId: below, chosen })), [
        409,
        'chosen-users-only-on-root',
      ]);
  });

  test('T-U2 T-U6 lets nobody create without the permission, nor edit templates as a `user`', async () => {
    const permit = async (create: boolean) => {
      const { version, permissions } = await as('rektor').call(users.read, { accountId, userId: id('utan') });
      await as('rektor').call(users.edit, { accountId, userId: id('utan'), version, permissions: { ...permissions, create } });
    };
    const template = await as('maj').call(documents.createTemplate, { accountId, title: 'Mall', content });
    await permit(false);
    const to = { userId: id('utan') };
    assert.deepEqual(await refusal(as('utan').call(documents.copy, { accountId, documentId: template.id, to })), [
      403,
      'permission-missing',
    ]);
    await permit(true);
    await as('utan').call(documents.copy, { accountId, documentId: template.id, to });
    const about = { accountId, documentId: template.id, version: template.version };
    assert.deepEqual(await refusal(as('utan').call(documents.edit, { ...about, title: 'Min' })), [403, 'not-permitted']);
    assert.deepEqual(await refusal(as('utan').call(documents.remove, about)), [403, 'not-permitted']);
  });

  test('T-U2 lets nobody create, publish or make folders of their own without the permission', async () => {
    const userId = id('ali');
    const folderId = await newRoot('maj', { managers: off, users: both, responsible: null });
    const letter = await as('ali').call(documents.create, { accountId, userId, title: 'Alis', content });
    const permit = async (more: { readonly create?: boolean; readonly documents?: boolean; readonly publish?: boolean }) => {
      const { version, permissions } = await as('rektor').call(users.read, { accountId, userId });
      const permitted = { ...permissions, create: true, documents: true, publish: true, ...more };
      await as('rektor').call(users.edit, { accountId, userId, version, permissions: permitted });
    };
    const draft = { title: 'Min', content };
    const acts = {
      create: () => as('ali').call(documents.create, { accountId, userId, ...draft }),
      createOwn: () => as('ali').call(folders.createOwn, { accountId, userId, name: 'Min' }),
      createIn: () => as('ali').call(documents.createIn, { accountId, folderId, ...draft }),
      copy: () => as('ali').call(documents.copy, { accountId, documentId: letter.id, to: { folderId } }),
      publish: () => as('ali').call(documents.publish, { accountId, documentId: letter.id }),
    };
    const missing = [403, 'permission-missing'];
    await permit({ create: false });
    for (const act of [acts.create, acts.createOwn, acts.createIn, acts.copy]) assert.deepEqual(await refusal(act()), missing);
    await permit({ documents: false });
    for (const act of [acts.create, acts.createOwn]) assert.deepEqual(await refusal(act()), missing);
    await acts.createIn();
    await permit({ publish: false });
    assert.deepEqual(await refusal(acts.publish()), missing);
    // who may help a `user` creates for them, whatever that `user` may themself
    await permit({ create: false, documents: false });
    await as('måns').call(documents.create, { accountId, userId, ...draft });
    await permit({});
    for (const act of Object.values(acts)) await act();
  });

  test('T-U4 hides a folder in time too: what is hidden is answered as fast as what nobody has', async (t) => {
    const folderId = await newRoot('maj');
    const { id: documentId, version } = await writeIn(as('maj'), accountId, folderId, 'Facit');
    const asked: readonly (readonly [what: string, ask: (folderId: string, documentId: string) => Promise<unknown>])[] = [
      ['listing a folder', (folderId) => as('pia').call(documents.list, { accountId, folderId })],
      ['reading a document', (_, documentId) => as('pia').call(documents.read, { accountId, documentId })],
      ['saving a document', (_, documentId) => as('pia').call(documents.edit, { accountId, documentId, version, title: 'Mitt' })],
    ];
    for (const [what, ask] of asked) {
      const unseen = async (folder: string, document: string) =>
        assert.deepEqual(await refusal(ask(folder, document)), [404, 'not-found'], what);
      await timed(t, `${what}, hidden − unknown`, [() => unseen(folderId, documentId), () => unseen(randomUUID(), randomUUID())], 5);
    }
  });

  test('T-U5 moves no version by what is not seen, and I42 refuses a stale one', async () => {
    const folderId = await newRoot('maj', { managers: off, users: { read: false, write: true }, responsible: null });
    const versionOf = async () => (await as('pia').call(folders.read, { accountId, folderId })).version;
    const before = await versionOf();
    await writeIn(as('per'), accountId, folderId, 'Pers');
    await setRights(as('maj'), accountId, folderId, { chosen: { ids: [id('ali')], ...both } });
    assert.equal(await versionOf(), before);
    const own = await writeIn(as('pia'), accountId, folderId, 'Mitt');
    // who else may what, what others write beside it, and that it is published, moves no version of a document
    const about = { accountId, documentId: own.id };
    await writeIn(as('per'), accountId, folderId, 'Pers andra');
    await setRights(as('maj'), accountId, folderId, { chosen: { ids: [id('ali'), id('utan')], ...reads } });
    for (const act of [documents.publish, documents.unpublish]) {
      await as('rektor').call(act, about);
      assert.equal((await as('pia').call(documents.read, about)).version, own.version);
    }
    await as('pia').call(documents.edit, { accountId, documentId: own.id, version: own.version, title: 'Vårt' });
    const stale = { accountId, documentId: own.id, version: own.version };
    assert.deepEqual(await refusal(as('pia').call(documents.edit, { ...stale, title: 'Mitt' })), [412, 'changed-meanwhile']);
    assert.deepEqual(await refusal(as('pia').call(documents.remove, stale)), [412, 'changed-meanwhile']);
  });

  test('F16 shows no row after a revoke beyond the page that is there', async () => {
    const folderId = await newRoot('maj', { managers: reads, users: off, responsible: null });
    const letters = new Set<string>();
    for (const title of ['A', 'B', 'C']) letters.add((await writeIn(as('maj'), accountId, folderId, title)).id);
    for (const input of [{ folderId }, { in: 'shared' as const }]) {
      await setRights(as('maj'), accountId, folderId, { entries: { managers: reads, users: off, responsible: null } });
      const page = await as('måns').call(documents.list, { accountId, ...input, size: 1 });
      await setRights(as('maj'), accountId, folderId, { entries: closed });
      assert.ok(page.next, 'there is one page alone');
      const next = as('måns').call(documents.list, { accountId, ...input, size: 500, cursor: page.next });
      if ('folderId' in input) assert.deepEqual(await refusal(next), [404, 'not-found']);
      else assert.ok((await next).items.every((row) => !letters.has(row.id)));
    }
  });

  test('F16 tells of no folder and of no reader after a revoke beyond the page that is there', async () => {
    const entries = { managers: reads, users: reads, responsible: null };
    const folderId = await newRoot('maj', entries);
    const seen = new Set([folderId]);
    for (const name of ['Inre ett', 'Inre två', 'Inre tre'])
      seen.add((await as('maj').call(folders.createIn, { accountId, folderId, name })).id);
    const { id: documentId } = await writeIn(as('maj'), accountId, folderId, 'Facit');
    const lists: readonly (readonly [
      ends: boolean,
      page: (more: object) => Promise<{ items: readonly { id: string }[]; next?: string | undefined }>,
    ])[] = [
      [true, (more) => as('måns').call(folders.list, { accountId, parentId: folderId, ...more })],
      [true, (more) => as('måns').call(folders.readers, { accountId, folderId, ...more })],
      [true, (more) => as('måns').call(documents.readers, { accountId, documentId, ...more })],
      [false, (more) => as('måns').call(folders.list, { accountId, search: 'inre', ...more })],
      [false, (more) => as('måns').call(folders.seenBy, { accountId, userId: id('alva'), ...more })],
    ];
    for (const [ends, page] of lists) {
      await setRights(as('maj'), accountId, folderId, { entries });
      const { next: cursor } = await page({ size: 1 });
      await setRights(as('maj'), accountId, folderId, { entries: closed });
      assert.ok(cursor, 'there is one page alone');
      const next = page({ size: 500, cursor });
      if (ends) assert.deepEqual(await refusal(next), [404, 'not-found']);
      else assert.ok((await next).items.every((row) => !seen.has(row.id)));
    }
  });

  test('T-M7 applies no plan that no longer fits: rights, a move, a removal', async () => {
    const folderId = await newRoot('maj', closed);
    const { id: below } = await as('maj').call(folders.createIn, { accountId, folderId, name: 'Inre' });
    const rights = { accountId, folderId, entries: { managers: reads, users: off, responsible: null } };
    const removal = { accountId, folderId };
    const move = { accountId, folderId: below, to: { space: 'shared' as const } };
    // whoever sees everybody: a plan tells others of their own
    const plans = [
      await as('rektor').plan(folders.setRights, rights),
      await as('rektor').plan(folders.remove, removal),
      await as('rektor').plan(folders.move, move),
    ].map(({ token }) => token);
    const [one = '', other = '', third = ''] = plans;
    await setRights(as('maj'), accountId, folderId, { chosen: { ids: [id('måns')], ...reads } });
    await writeIn(as('maj'), accountId, folderId, 'Ny');
    assert.deepEqual(await refusal(as('rektor').call(folders.setRights, { ...rights, plan: one })), [412, 'changed-since-preview']);
    assert.deepEqual(await refusal(as('rektor').call(folders.remove, { ...removal, plan: other })), [412, 'changed-since-preview']);
    assert.deepEqual(await refusal(as('rektor').call(folders.move, { ...move, plan: third })), [412, 'changed-since-preview']);
    assert.equal((await as('maj').call(documents.list, { accountId, folderId })).total, 1);
  });

  test('DOC-01 brings markup back as text, in titles, contents and names, and takes no symbol that is none', async () => {
    const folderId = await newRoot('maj');
    const letter = await as('maj').call(documents.createIn, { accountId, folderId, title: markup, content });
    const read = await as('maj').call(documents.read, { accountId, documentId: letter.id });
    assert.deepEqual([read.title, read.content], [markup, content]);
    const { version } = await as('maj').call(folders.read, { accountId, folderId });
    assert.equal((await as('maj').call(folders.edit, { accountId, folderId, version, name: markup })).name, markup);
    const icon = as('maj').call(folders.create, { accountId, space: 'shared', name: 'Ny', icon: markup });
    assert.deepEqual(await refusal(icon), [422, 'invalid-input']);
  });
});
