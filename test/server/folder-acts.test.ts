import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { bin, documents, folders, users, type Content, type Document } from '@knippa/contract';
import { isKnippaError, pages, type Client } from '@knippa/sdk';
import { clientOf, followMail, makeLicence, unique, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { changeRows, rowsOf } from './database.js';
import { setRights } from '../../stories/town/school.js';
import { makeSchool, writeIn, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const content: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };
const off = { read: false, write: false };
const reads = { read: true, write: false };
const writes = { read: false, write: true };
const both = { read: true, write: true };

async function everything<Row>(list: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}

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
  const folderOf = (key: string): string => school.folders[key] ?? assert.fail(`${key} is no folder`);
  const newRoot = async (owner: string, name = 'Projekt') =>
    (await as(owner).call(folders.create, { accountId, space: 'shared', name })).id;
  const sees = async (key: string, folderId: string): Promise<string> => {
    try {
      const { read, write } = await as(key).call(folders.read, { accountId, folderId });
      return `${read ? 'r' : '-'}${write ? 'w' : '-'}`;
    } catch (error) {
      if (isKnippaError(error) && error.code === 'not-found') return 'no';
      throw error;
    }
  };
  const titlesOf = async (key: string, input: object) =>
    (await everything(pages(as(key), documents.list, { accountId, ...input }))).map(({ title }) => title).sort();

  test('FLD-01 lets administrators and managers make root folders, which at first only they and the administrators see', async () => {
    const folderId = await newRoot('maj');
    assert.deepEqual(
      [await sees('maj', folderId), await sees('rektor', folderId), await sees('måns', folderId), await sees('pia', folderId)],
      ['rw', 'rw', 'no', 'no'],
    );
    assert.deepEqual(await refusal(as('pia').call(folders.create, { accountId, space: 'shared', name: 'Min' })), [403, 'not-permitted']);
    const named = await as('maj').call(folders.create, { accountId, space: 'shared', name: 'Åkturer', icon: 'star' });
    assert.deepEqual([named.name, named.icon, named.settings?.owner?.displayName], ['Åkturer', 'star', 'Maj Lärare']);
  });

  test('FLD-02 opens settings to the owner and the administrators alone, and passes the folder to another administrator or manager', async () => {
    const folderId = await newRoot('maj');
    await setRights(as('maj'), accountId, folderId, { entries: { managers: reads, users: off, responsible: null } });
    assert.equal((await as('måns').call(folders.read, { accountId, folderId })).settings, undefined);
    assert.deepEqual(await refusal(as('måns').plan(folders.setRights, { accountId, folderId, ownerId: id('måns') })), [
      403,
      'not-permitted',
    ]);
    assert.deepEqual(await refusal(as('pia').plan(folders.setRights, { accountId, folderId })), [404, 'not-found']);
    assert.deepEqual(await refusal(as('maj').plan(folders.setRights, { accountId, folderId, ownerId: id('pia') })), [
      409,
      'not-a-responsible',
    ]);
    await setRights(as('maj'), accountId, folderId, { ownerId: id('måns') });
    assert.deepEqual([await sees('måns', folderId), await sees('maj', folderId)], ['rw', 'r-']);
    assert.deepEqual(await refusal(as('maj').plan(folders.setRights, { accountId, folderId, ownerId: id('maj') })), [403, 'not-permitted']);
  });

  test('FLD-03 lets chosen people of any role into a root folder and all below it, and tells where two are called the same', async () => {
    const folderId = await newRoot('rektor');
    const { id: below } = await as('rektor').call(folders.createIn, { accountId, folderId, name: 'Inre' });
    await setRights(as('rektor'), accountId, below, { entries: { managers: off, users: off, responsible: null } });
    await setRights(as('rektor'), accountId, folderId, { chosen: { ids: [id('pia'), id('måns')], ...reads } });
    assert.deepEqual(
      [await sees('pia', folderId), await sees('pia', below), await sees('måns', below), await sees('per', folderId)],
      ['r-', 'r-', 'r-', 'no'],
    );
    assert.deepEqual(
      await refusal(as('rektor').plan(folders.setRights, { accountId, folderId: below, chosen: { ids: [id('per')], ...reads } })),
      [409, 'chosen-users-only-on-root'],
    );
    const listed = await everything(pages(as('maj'), folders.people, { accountId, folderId: await newRoot('maj'), size: 2 }));
    assert.equal(listed.length, 8);
    assert.deepEqual(
      listed.filter(({ username }) => username !== null),
      [],
    );
    assert.deepEqual(
      await refusal(as('rektor').plan(folders.setRights, { accountId, folderId, chosen: { ids: [randomUUID()], ...reads } })),
      [404, 'not-found'],
    );
  });

  test('FLD-04 shows whoever only writes their own documents, as if there were no others: list, search, count, names and error texts', async () => {
    const folderId = await newRoot('rektor', 'Inlämning');
    await setRights(as('rektor'), accountId, folderId, { entries: { managers: off, users: writes, responsible: null } });
    const own = await writeIn(as('pia'), accountId, folderId, 'Uppsats');
    const answersOf = async () => [
      await as('pia').call(folders.read, { accountId, folderId }),
      await as('pia').call(documents.list, { accountId, folderId }),
      await as('pia').call(documents.list, { accountId, search: 'uppsats' }),
      await as('pia').call(documents.list, { accountId, in: 'shared' }),
      await as('pia').call(documents.read, { accountId, documentId: own.id }),
      await as('pia').call(bin.list, { accountId }),
      await as('pia').call(folders.readers, { accountId, folderId }),
    ];
    const alone = JSON.stringify(await answersOf());
    const others = [
      await writeIn(as('per'), accountId, folderId, 'Uppsats'),
      await writeIn(as('rektor'), accountId, folderId, 'Uppsatsens facit'),
    ];
    assert.equal(JSON.stringify(await answersOf()), alone);
    // the same name is nobody's business
    assert.equal((await writeIn(as('pia'), accountId, folderId, 'Uppsats')).title, 'Uppsats');
    for (const { id: documentId } of others) {
      const error = await as('pia')
        .call(documents.read, { accountId, documentId })
        .catch((thrown: unknown) => JSON.stringify(thrown));
      const unknown = await as('pia')
        .call(documents.read, { accountId, documentId: randomUUID() })
        .catch((thrown: unknown) => JSON.stringify(thrown));
      assert.equal(error, unknown);
    }
    assert.deepEqual(await titlesOf('rektor', { folderId }), ['Uppsats', 'Uppsats', 'Uppsats', 'Uppsatsens facit']);
  });

  test('FLD-05 follows its parent until it is given settings of its own, and again when it is set back', async () => {
    const folderId = await newRoot('maj');
    const { id: below, settings } = await as('maj').call(folders.createIn, { accountId, folderId, name: 'Inre' });
    assert.equal(settings?.follows, true);
    await setRights(as('maj'), accountId, folderId, { entries: { managers: reads, users: reads, responsible: null } });
    assert.deepEqual([await sees('måns', below), await sees('pia', below)], ['r-', 'r-']);
    const holds = async () => (await everything(pages(as('pia'), folders.list, { accountId }))).find((one) => one.id === folderId)?.folders;
    assert.equal(await holds(), true);
    await setRights(as('maj'), accountId, below, { entries: { managers: off, users: off, responsible: { id: id('måns'), ...both } } });
    assert.deepEqual([await sees('måns', below), await sees('ali', below), await sees('pia', below)], ['rw', 'rw', 'no']);
    assert.deepEqual((await everything(pages(as('pia'), folders.list, { accountId, parentId: folderId }))).length, 0);
    assert.deepEqual([(await as('pia').call(folders.read, { accountId, folderId })).folders, await holds()], [false, false]);
    // never visible below one that is not
    await setRights(as('maj'), accountId, folderId, { entries: { managers: off, users: off, responsible: null } });
    assert.deepEqual([await sees('måns', below), await sees('ali', below)], ['no', 'no']);
    await setRights(as('maj'), accountId, folderId, { entries: { managers: reads, users: reads, responsible: null } });
    await setRights(as('maj'), accountId, below, { entries: 'follow' });
    assert.deepEqual([await sees('måns', below), await sees('ali', below), await sees('pia', below)], ['r-', 'r-', 'r-']);
    assert.deepEqual(await refusal(as('maj').plan(folders.setRights, { accountId, folderId, entries: 'follow' })), [
      409,
      'root-follows-nothing',
    ]);
    await setRights(as('maj'), accountId, folderId, { entries: { managers: off, users: reads, responsible: null } });
    assert.deepEqual(await refusal(as('rektor').plan(folders.setRights, { accountId, folderId: below, ownerId: id('måns') })), [
      409,
      'owner-cannot-see-parent',
    ]);
  });

  test('FLD-05 keeps folders out of themselves and above 32 levels', async () => {
    let folderId = await newRoot('rektor');
    const top = folderId;
    for (let level = 2; level <= 32; level++)
      ({ id: folderId } = await as('rektor').call(folders.createIn, { accountId, folderId, name: `Nivå ${level}` }));
    const deepest = await as('rektor').call(folders.read, { accountId, folderId });
    assert.equal(deepest.lying.path.length, 31);
    assert.deepEqual(await refusal(as('rektor').call(folders.createIn, { accountId, folderId, name: 'Nivå 33' })), [409, 'too-deep']);
    const other = await newRoot('rektor');
    assert.deepEqual(await refusal(as('rektor').plan(folders.move, { accountId, folderId: other, to: { folderId } })), [409, 'too-deep']);
    assert.deepEqual(await refusal(as('rektor').call(folders.copy, { accountId, folderId: other, to: { folderId } })), [409, 'too-deep']);
    assert.deepEqual(await refusal(as('rektor').plan(folders.move, { accountId, folderId: top, to: { folderId } })), [409, 'folder-cycle']);
    // My Documents too
    let own = (await as('pia').call(folders.createOwn, { accountId, userId: id('pia'), name: 'Mitt' })).id;
    const first = own;
    for (let level = 2; level <= 32; level++) own = (await as('pia').call(folders.createIn, { accountId, folderId: own, name: 'Inre' })).id;
    assert.deepEqual(await refusal(as('pia').call(folders.createIn, { accountId, folderId: own, name: 'Inre' })), [409, 'too-deep']);
    assert.deepEqual(await refusal(as('pia').plan(folders.move, { accountId, folderId: first, to: { folderId: own } })), [
      409,
      'folder-cycle',
    ]);
  });

  test('FLD-07 moves a folder with all in it, by a plan of who gains and who loses', async () => {
    const [from, to] = [await newRoot('maj', 'Öppen'), await newRoot('maj', 'Stängd')];
    await setRights(as('maj'), accountId, from, { entries: { managers: off, users: reads, responsible: null } });
    const { id: folderId } = await as('maj').call(folders.createIn, { accountId, folderId: from, name: 'Vandrar' });
    await writeIn(as('maj'), accountId, folderId, 'Med i flytten');
    const plan = await as('maj').plan(folders.move, { accountId, folderId, to: { folderId: to } });
    const whole = await as('rektor').plan(folders.move, { accountId, folderId, to: { folderId: to } });
    assert.deepEqual(
      [whole.counts['readers.lose'], whole.counts['readers.gain'], whole.counts['documents']],
      [5, 0, 1],
      'five pupils lose it: the plan counts them',
    );
    assert.equal(plan.counts['readers.lose'], 2, 'of whom a manager sees their own');
    assert.ok(
      plan.changes.some(
        ({ resource, name, field, to: value }) => resource === 'readers' && name === 'Pia Ettan' && field === 'read' && value === false,
      ),
    );
    const moved = await as('maj').call(folders.move, { accountId, folderId, to: { folderId: to }, plan: plan.token });
    assert.deepEqual(
      moved.lying.path.map(({ name }) => name),
      ['Stängd'],
    );
    assert.deepEqual([await sees('pia', folderId), await sees('maj', folderId)], ['no', 'rw']);
    assert.deepEqual(await titlesOf('maj', { folderId }), ['Med i flytten']);
    // at the top it keeps what held for it
    await setRights(as('maj'), accountId, to, { entries: { managers: off, users: writes, responsible: null } });
    const up = await as('maj').plan(folders.move, { accountId, folderId, to: { space: 'shared' } });
    await as('maj').call(folders.move, { accountId, folderId, to: { space: 'shared' }, plan: up.token });
    assert.equal(await sees('pia', folderId), '-w');
    assert.deepEqual(await refusal(as('maj').plan(folders.move, { accountId, folderId, to: { space: 'templates' } })), [
      409,
      'another-space',
    ]);
    assert.deepEqual(await refusal(as('måns').plan(folders.move, { accountId, folderId, to: { space: 'shared' } })), [404, 'not-found']);
    // somebody's own stays theirs
    const { id: ofPia } = await as('pia').call(folders.createOwn, { accountId, userId: id('pia'), name: 'Pias' });
    const toPer = as('rektor').plan(folders.move, { accountId, folderId: ofPia, to: { userId: id('per') } });
    assert.deepEqual(await refusal(toPer), [409, 'another-space']);
  });

  test('FLD-07 lets managers who may write make subfolders, and whoever may write keep what they made; with write off nobody edits', async () => {
    const folderId = await newRoot('rektor', 'Gemensam');
    await setRights(as('rektor'), accountId, folderId, { entries: { managers: both, users: both, responsible: null } });
    const made = await as('maj').call(folders.createIn, { accountId, folderId, name: 'Majs' });
    assert.equal(made.settings?.owner?.displayName, 'Maj Lärare');
    assert.deepEqual(await refusal(as('pia').call(folders.createIn, { accountId, folderId, name: 'Pias' })), [403, 'not-permitted']);
    const letter = await writeIn(as('pia'), accountId, folderId, 'Pias brev');
    const document = { accountId, documentId: letter.id };
    const version = async () => (await as('pia').call(documents.read, document)).version;
    await as('per').call(documents.edit, { ...document, version: await version(), content });
    assert.deepEqual(await refusal(as('per').call(documents.edit, { ...document, version: await version(), title: 'Pers brev' })), [
      403,
      'not-permitted',
    ]);
    assert.deepEqual(await refusal(as('per').call(documents.remove, { ...document, version: await version() })), [403, 'not-permitted']);
    assert.deepEqual(await refusal(as('per').call(documents.move, { ...document, version: await version(), to: { userId: id('per') } })), [
      403,
      'not-permitted',
    ]);
    await as('per').call(documents.copy, { ...document, to: { userId: id('per') }, title: 'Min kopia' });
    assert.deepEqual(await titlesOf('per', { in: 'personal' }), ['Min kopia']);
    await as('pia').call(documents.edit, { ...document, version: await version(), title: 'Pias bästa brev' });
    await setRights(as('rektor'), accountId, folderId, { entries: { managers: both, users: reads, responsible: null } });
    assert.deepEqual(await refusal(as('pia').call(documents.edit, { ...document, version: await version(), content })), [
      403,
      'not-permitted',
    ]);
    assert.deepEqual(await refusal(as('pia').call(documents.remove, { ...document, version: await version() })), [403, 'not-permitted']);
    await setRights(as('rektor'), accountId, folderId, { entries: { managers: both, users: both, responsible: null } });
    await as('pia').call(documents.move, { ...document, version: await version(), to: { userId: id('pia') } });
    assert.deepEqual(await titlesOf('pia', { in: 'personal' }), ['Pias bästa brev']);
    assert.deepEqual(await titlesOf('maj', { in: 'personal', userId: id('pia') }), ['Pias bästa brev']);
  });

  test('FLD-07 copies a folder with all in it, of the copier’s making, and private', async () => {
    const folderId = await newRoot('maj', 'Original');
    const { id: below } = await as('maj').call(folders.createIn, { accountId, folderId, name: 'Inre' });
    const letter = await writeIn(as('maj'), accountId, below, 'Brev');
    await as('rektor').call(documents.publish, { accountId, documentId: letter.id });
    const copy = await as('rektor').call(folders.copy, { accountId, folderId, to: { userId: id('rektor') } });
    assert.deepEqual([copy.space, copy.name], ['personal', 'Original']);
    const [inner] = await everything(pages(as('rektor'), folders.list, { accountId, parentId: copy.id }));
    const { items } = await as('rektor').call(documents.list, { accountId, folderId: inner?.id });
    assert.deepEqual(
      items.map(({ title, published, maker }) => [title, published, maker.displayName]),
      [['Brev', false, 'Åsa Rektor']],
    );
    const shared = await as('maj').call(folders.copy, { accountId, folderId, to: { folderId } });
    assert.deepEqual([shared.lying.path.map(({ name }) => name), shared.settings?.follows], [['Original'], true]);
  });

  test('FLD-08 shows a published document to everyone in the account, without its folder, and not in it', async () => {
    const folderId = await newRoot('maj', 'Hemlig planering');
    const letter = await writeIn(as('maj'), accountId, folderId, 'Veckobrev till alla');
    const document = { accountId, documentId: letter.id };
    assert.deepEqual(await refusal(as('ali').call(documents.read, document)), [404, 'not-found']);
    await as('maj').call(documents.publish, document);
    const read = await as('ali').call(documents.read, document);
    assert.deepEqual(
      [read.title, read.lying, read.folderId, read.can['documents.edit']],
      ['Veckobrev till alla', undefined, undefined, { code: 'not-permitted', params: {} }],
    );
    assert.ok(!JSON.stringify(read).includes(folderId));
    assert.ok((await titlesOf('ali', { in: 'published' })).includes('Veckobrev till alla'));
    assert.deepEqual(await refusal(as('ali').call(documents.list, { accountId, folderId })), [404, 'not-found']);
    assert.deepEqual(await refusal(as('ali').call(documents.readers, document)), [403, 'not-permitted']);
    await as('maj').call(documents.unpublish, document);
    assert.deepEqual(await refusal(as('ali').call(documents.read, document)), [404, 'not-found']);
  });

  test('DOC-01 keeps paragraphs and grids with symbols, in folders of My Documents, and names the maker as they are called today', async () => {
    const userId = id('per');
    const grid: Content = {
      kind: 'grid',
      rows: [
        [{ text: 'sol', symbol: 'sol' }, { text: '' }],
        [{ text: 'regn' }, { text: 'snö', symbol: '❄️' }],
      ],
    };
    const { id: folderId } = await as('per').call(folders.createOwn, { accountId, userId, name: 'Väder' });
    const made = await as('per').call(documents.createIn, { accountId, folderId, title: 'Vädret', content: grid });
    const read = await as('maj').call(documents.read, { accountId, documentId: made.id });
    assert.deepEqual(
      [read.kind, read.content, read.maker.displayName, read.lying?.path.map(({ name }) => name)],
      ['grid', grid, 'Per Ettan', ['Väder']],
    );
    const rename = async (displayName: string) => {
      const { version } = await as('rektor').call(users.read, { accountId, userId });
      await as('rektor').call(users.edit, { accountId, userId, displayName, version });
    };
    await rename('Per Femman');
    assert.equal((await as('maj').call(documents.read, { accountId, documentId: made.id })).maker.displayName, 'Per Femman');
    await rename('Per Ettan');
  });

  test('DOC-01 takes a content of 1 048 576 bytes and refuses one of a byte more, whatever its letters are', async () => {
    const draft = { accountId, userId: id('per'), title: 'Stor' };
    for (const letter of ['x', 'å']) {
      const wide = Buffer.byteLength(letter);
      const blocks = Array.from({ length: 58 }, () => ({ text: letter.repeat(18_000 / wide) }));
      const endingWith = (text: string): Content => ({ kind: 'document', blocks: [...blocks, { text }] });
      const bytesOf = (one: Content) => Buffer.byteLength(JSON.stringify(one));
      const left = 1_048_576 - bytesOf(endingWith(''));
      // a letter of one byte where one of two does not fit
      const rest = letter.repeat(Math.floor(left / wide)) + 'x'.repeat(left % wide);
      const [full, over] = [endingWith(rest), endingWith(`${rest}x`)];
      assert.deepEqual([full, over].map(bytesOf), [1_048_576, 1_048_577]);
      const made = await as('per').call(documents.create, { ...draft, content: full });
      assert.deepEqual((await as('per').call(documents.read, { accountId, documentId: made.id })).content, full);
      const error = await as('per')
        .call(documents.create, { ...draft, content: over })
        .catch((thrown: unknown) => thrown);
      assert.ok(isKnippaError(error) && error.fields.some(({ path, code }) => path === 'content' && code === 'document-too-large'));
    }
  });

  test('DOC-01 takes a whole MiB of content however its characters are written', async () => {
    const letters = (many: number) => 'سلام'.repeat(many / 4);
    const blocks = Array.from({ length: 26 }, () => ({ text: letters(20_000) }));
    const body = JSON.stringify({ title: 'Berättelse', content: { kind: 'document', blocks } });
    assert.ok(Buffer.byteLength(body) > 1_000_000);
    const escaped = body.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
    assert.ok(Buffer.byteLength(escaped) > 3_000_000);
    const headers = {
      authorization: `Bearer ${school.tokens['per'] ?? ''}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const url = `http://knippa.test/api/accounts/${accountId}/users/${id('per')}/documents`;
    const response = await server().fetch(new Request(url, { method: 'POST', headers, body: escaped }));
    const made = (await response.json()) as Document;
    assert.deepEqual([response.status, made.content], [200, { kind: 'document', blocks }]);
  });

  test('DOC-08 asks for the permission to create and a place; a My Documents that is taken away keeps its documents', async () => {
    const userId = id('utan');
    const draft = { accountId, userId, title: 'Mitt', content };
    await as('utan').call(documents.create, draft);
    const permit = async (permissions: object) => {
      const { version, permissions: present } = await as('rektor').call(users.read, { accountId, userId });
      await as('rektor').call(users.edit, { accountId, userId, version, permissions: { ...present, ...permissions } });
    };
    await permit({ create: false });
    assert.deepEqual(await refusal(as('utan').call(documents.create, draft)), [403, 'permission-missing']);
    assert.deepEqual(await titlesOf('utan', { in: 'personal' }), ['Mitt']);
    await permit({ create: true, documents: false });
    assert.deepEqual(await titlesOf('utan', { in: 'personal' }), []);
    assert.deepEqual(await titlesOf('utan', { search: 'mitt' }), []);
    assert.deepEqual(await titlesOf('rektor', { in: 'personal', userId }), ['Mitt']);
    assert.deepEqual(await refusal(as('utan').call(documents.create, draft)), [403, 'permission-missing']);
    await permit({ documents: true });
    assert.deepEqual(await titlesOf('utan', { in: 'personal' }), ['Mitt']);
  });

  test('DOC-09 keeps what is deleted for 30 days in the bin of those who could delete it, and nobody else learns of it', async () => {
    const folderId = await newRoot('maj', 'Att rensa');
    await setRights(as('maj'), accountId, folderId, { entries: { managers: off, users: both, responsible: null } });
    const letter = await writeIn(as('pia'), accountId, folderId, 'Pias gamla');
    await writeIn(as('per'), accountId, folderId, 'Pers gamla');
    const { version } = await as('pia').call(documents.read, { accountId, documentId: letter.id });
    await as('pia').call(documents.remove, { accountId, documentId: letter.id, version });
    const inBin = async (key: string) => (await everything(pages(as(key), bin.list, { accountId }))).map(({ name }) => name);
    for (const key of ['pia', 'maj', 'rektor']) assert.ok((await inBin(key)).includes('Pias gamla'), key);
    for (const key of ['per', 'måns', 'ali']) assert.ok(!(await inBin(key)).includes('Pias gamla'), key);
    assert.deepEqual(await refusal(as('per').call(bin.restore, { accountId, binnedId: letter.id })), [404, 'not-found']);
    assert.deepEqual(await refusal(as('pia').call(documents.read, { accountId, documentId: letter.id })), [404, 'not-found']);
    await as('pia').call(bin.restore, { accountId, binnedId: letter.id });
    assert.deepEqual(await titlesOf('pia', { folderId }), ['Pers gamla', 'Pias gamla']);

    const plan = await as('maj').plan(folders.remove, { accountId, folderId });
    assert.equal(plan.counts['documents.removed'], 2);
    await as('maj').call(folders.remove, { accountId, folderId, plan: plan.token });
    assert.equal(await sees('pia', folderId), 'no');
    assert.deepEqual(await titlesOf('pia', { search: 'gamla' }), []);
    assert.deepEqual(
      (await inBin('maj')).filter((name) => name.includes('gamla') || name === 'Att rensa'),
      ['Att rensa'],
    );
    assert.ok(!(await inBin('pia')).includes('Att rensa'));
    await as('maj').call(bin.restore, { accountId, binnedId: folderId });
    assert.deepEqual(await titlesOf('pia', { folderId }), ['Pers gamla', 'Pias gamla']);

    const again = await as('maj').plan(folders.remove, { accountId, folderId });
    await as('maj').call(folders.remove, { accountId, folderId, plan: again.token });
    const emptying = await as('maj').plan(bin.empty, { accountId });
    assert.ok((emptying.counts['documents.removed'] ?? 0) >= 2);
    await as('maj').call(bin.empty, { accountId, plan: emptying.token });
    assert.ok(!(await inBin('maj')).includes('Att rensa'));
    assert.deepEqual(await refusal(as('maj').call(bin.restore, { accountId, binnedId: folderId })), [404, 'not-found']);
  });

  test('DOC-09 keeps what was deleted by itself in the bin of its maker and its keepers while its folder is in the bin too, and counts it with the folder', async () => {
    const folderId = await newRoot('maj', 'Tema vatten');
    await setRights(as('maj'), accountId, folderId, { entries: { managers: both, users: both, responsible: null } });
    const { id: box } = await as('måns').call(folders.createIn, { accountId, folderId, name: 'Måns låda' });
    for (const where of [folderId, box]) await writeIn(as('per'), accountId, where, 'Pers utkast');
    const letter = await writeIn(as('pia'), accountId, folderId, 'Pias utkast');
    const { version } = await as('pia').call(documents.read, { accountId, documentId: letter.id });
    await as('pia').call(documents.remove, { accountId, documentId: letter.id, version });
    const removed = async (key: string, id: string) =>
      as(key).call(folders.remove, {
        accountId,
        folderId: id,
        plan: (await as(key).plan(folders.remove, { accountId, folderId: id })).token,
      });
    await removed('måns', box);
    const ours = new Set([folderId, box, letter.id]);
    const inBin = async (key: string) =>
      (await everything(pages(as(key), bin.list, { accountId })))
        .filter((binned) => ours.has(binned.id))
        .map(({ name, documents: went, within }) => `${name} ${went} ${within}`);
    const apart = { maj: ['Måns låda 1 1', 'Pias utkast 1 1'], måns: ['Måns låda 1 1'], pia: ['Pias utkast 1 1'], per: [], ali: [] };
    for (const [key, seen] of Object.entries(apart)) assert.deepEqual(await inBin(key), seen, key);

    await removed('maj', folderId);
    const together = { ...apart, maj: ['Tema vatten 1 3', ...apart.maj], rektor: ['Tema vatten 1 3', ...apart.maj] };
    for (const [key, seen] of Object.entries(together)) assert.deepEqual(await inBin(key), seen, key);
    assert.deepEqual(await refusal(as('pia').call(bin.restore, { accountId, binnedId: letter.id })), [409, 'folder-in-bin']);
    assert.deepEqual(await refusal(as('per').call(bin.end, { accountId, binnedId: letter.id })), [404, 'not-found']);
    // a folder that is not seen any more hides what lies below it in the bin too
    await as('maj').call(bin.restore, { accountId, binnedId: folderId });
    await setRights(as('maj'), accountId, folderId, { entries: { managers: off, users: off, responsible: null } });
    await removed('maj', folderId);
    assert.deepEqual([await inBin('pia'), await inBin('måns')], [[], []]);
    assert.deepEqual(await inBin('maj'), together.maj);
    const before = await as('maj').plan(bin.empty, { accountId });
    const ownBefore = before.counts['documents.removed'] ?? 0;
    await as('maj').call(bin.end, { accountId, binnedId: folderId });
    const afterwards = await as('maj').plan(bin.empty, { accountId });
    assert.equal(ownBefore - (afterwards.counts['documents.removed'] ?? 0), 3);
    assert.deepEqual(await inBin('rektor'), []);
  });

  test('DOC-09 ends what has lain in the bin for 30 days, by itself', async () => {
    const folderId = await newRoot('maj', 'Förra läsåret');
    await writeIn(as('maj'), accountId, folderId, 'Gammalt brev');
    const { token: plan } = await as('maj').plan(folders.remove, { accountId, folderId });
    await as('maj').call(folders.remove, { accountId, folderId, plan });
    const inBin = async () => (await everything(pages(as('maj'), bin.list, { accountId }))).find(({ id: binned }) => binned === folderId);
    const { deletedAt = '', lastDay = '' } = (await inBin()) ?? {};
    assert.equal(Date.parse(lastDay) - Date.parse(deletedAt.slice(0, 10)), 30 * 86_400_000);
    // as if it had been put there so long ago
    const lain = (days: number, hours: number) => {
      const since = new Date(Date.now() - (days * 24 + hours) * 3_600_000).toISOString();
      return ['folders', 'documents'].map((table) =>
        changeRows(server(), licence.id, `update ${table} set deleted_at = '${since}' where deleted_with = '${folderId}'`),
      );
    };
    await Promise.all(lain(30, 23));
    await server().tick();
    assert.ok(await inBin(), 'on its last day it is there');
    await Promise.all(lain(31, 1));
    const { purged } = await server().tick();
    assert.ok(purged.binned >= 2);
    assert.equal(await inBin(), undefined);
    const left = await rowsOf(server(), licence.id, `select id from documents where folder_id = '${folderId}'`);
    assert.deepEqual(left, []);
  });

  test('TPL-01 lets the role alone decide on templates: `user`s copy them, and nothing else', async () => {
    const { id: folderId } = await as('maj').call(folders.create, { accountId, space: 'templates', name: 'Scheman' });
    const template = await as('maj').call(documents.createIn, { accountId, folderId, title: 'Veckoschema', content });
    const top = await as('rektor').call(documents.createTemplate, { accountId, title: 'Dagsschema', content });
    assert.deepEqual(await titlesOf('ali', { in: 'templates' }), ['Dagsschema']);
    assert.deepEqual(await titlesOf('ali', { folderId }), ['Veckoschema']);
    for (const act of [
      () => as('ali').call(documents.createTemplate, { accountId, title: 'Min', content }),
      () => as('ali').call(documents.createIn, { accountId, folderId, title: 'Min', content }),
      () => as('ali').call(folders.createIn, { accountId, folderId, name: 'Min' }),
      () => as('ali').call(documents.edit, { accountId, documentId: top.id, version: top.version, content }),
      () => as('ali').call(documents.remove, { accountId, documentId: top.id, version: top.version }),
      () => as('ali').plan(folders.remove, { accountId, folderId }),
    ])
      assert.deepEqual(await refusal(act()), [403, 'not-permitted']);
    const mine = await as('ali').call(documents.copy, { accountId, documentId: template.id, to: { userId: id('ali') } });
    assert.deepEqual([mine.space, mine.maker.displayName], ['personal', 'Ali Tvåan']);
    await as('måns').call(documents.edit, { accountId, documentId: template.id, version: template.version, title: 'Schema' });
    const { version } = await as('måns').call(documents.read, { accountId, documentId: template.id });
    await as('måns').call(documents.move, { accountId, documentId: template.id, version, to: { space: 'templates' } });
    assert.deepEqual(await titlesOf('pia', { in: 'templates' }), ['Dagsschema', 'Schema']);
  });

  test('WHY-02 tells who sees a folder and by which right, of the people whom the asker sees, and by what decides', async () => {
    const folderId = folderOf('Klass 1/Arbeten');
    const told = async (key: string) => {
      const readers = await everything(pages(as(key), folders.readers, { accountId, folderId, size: 2 }));
      return readers.map(({ displayName, read, write }) => [displayName, read?.right, read?.folder?.name, write?.right]);
    };
    const all = await told('rektor');
    assert.deepEqual(
      new Map(all.map(([name, ...rest]) => [name, rest])),
      new Map([
        ['Maj Lärare', ['owner', 'Klass 1', 'owner']],
        ['Per Ettan', ['responsible', 'Arbeten', 'responsible']],
        ['Pia Ettan', ['responsible', 'Arbeten', 'responsible']],
        ['Åsa Rektor', ['administrator', undefined, 'administrator']],
      ]),
    );
    assert.deepEqual(
      (await told('pia')).map(([name]) => name),
      ['Pia Ettan'],
    );
    assert.deepEqual(
      (await told('maj')).map(([name]) => name),
      ['Per Ettan', 'Pia Ettan', 'Maj Lärare'].sort((a, b) => all.findIndex(([n]) => n === a) - all.findIndex(([n]) => n === b)),
    );
    assert.deepEqual(await refusal(as('ali').call(folders.readers, { accountId, folderId })), [404, 'not-found']);
    const letter = await writeIn(as('maj'), accountId, folderOf('Klass 1/Att läsa'), 'Läxa');
    const readers = await everything(pages(as('rektor'), documents.readers, { accountId, documentId: letter.id }));
    assert.deepEqual(
      readers.map(({ displayName }) => displayName),
      all.map(([name]) => name),
    );
  });

  test('USR-16 passes the shared folders of whoever leaves to the primary contact, ends the class’s entry, and names makers as former users', async () => {
    const own = await makeSchool(licence);
    const klass = own.folders['Klass 2'] ?? '';
    const asRektor = own.clients['rektor'] ?? assert.fail();
    const letter = await writeIn(own.clients['måns'] ?? assert.fail(), own.accountId, klass, 'Måns brev');
    const input = { accountId: own.accountId, userId: own.ids['måns'] ?? '', usersTo: null };
    const plan = await asRektor.plan(users.remove, input);
    assert.equal(plan.changes.filter(({ resource, field }) => resource === 'folders' && field === 'ownerId').length, 3);
    await asRektor.call(users.remove, { ...input, plan: plan.token });
    const folder = await asRektor.call(folders.read, { accountId: own.accountId, folderId: klass });
    assert.deepEqual([folder.settings?.owner?.displayName, folder.settings?.entries.responsible], ['Åsa Rektor', null]);
    assert.equal((await asRektor.call(documents.read, { accountId: own.accountId, documentId: letter.id })).maker.displayName, null);
    assert.deepEqual(
      await refusal((own.clients['ali'] ?? assert.fail()).call(folders.read, { accountId: own.accountId, folderId: klass })),
      [404, 'not-found'],
    );
  });

  test('DOC-02 lets administrators write in the folders of every `user` and manager, and read and publish what another administrator wrote', async () => {
    const username = unique('adm');
    const { id: other } = await as('rektor').call(users.create, {
      accountId,
      role: 'administrator',
      displayName: 'Bo Rektor',
      username,
      email: `${username}@skola.example`,
    });
    for (const key of ['maj', 'pia']) {
      const made: Document = await as('rektor').call(documents.create, { accountId, userId: id(key), title: `Till ${key}`, content });
      assert.equal(made.userId, id(key));
      await as('rektor').call(documents.edit, {
        accountId,
        documentId: made.id,
        version: made.version,
        content: { kind: 'document', blocks: [] },
      });
    }
    assert.deepEqual(await refusal(as('rektor').call(documents.create, { accountId, userId: other, title: 'Till Bo', content })), [
      403,
      'not-permitted',
    ]);
    const { token } = await followMail(server(), licence.id, `${username}@skola.example`, 'ett långt lösenord');
    const bo = clientOf(server(), token);
    const { id: documentId, version } = await bo.call(documents.create, { accountId, userId: other, title: 'Bos plan', content });
    assert.equal((await as('rektor').call(documents.read, { accountId, documentId })).title, 'Bos plan');
    assert.deepEqual(await refusal(as('rektor').call(documents.edit, { accountId, documentId, version, content })), [403, 'not-permitted']);
    assert.equal((await as('rektor').call(documents.publish, { accountId, documentId })).published, true);
    await as('rektor').call(documents.unpublish, { accountId, documentId });
    assert.equal((await bo.call(documents.read, { accountId, documentId })).published, false);
  });
});
