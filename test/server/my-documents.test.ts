import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { documents, folders, users, type Content } from '@knippa/contract';
import { pages, type Client } from '@knippa/sdk';
import { makeLicence, unique, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { people } from '../tables/school.js';
import { makeSchool, writeIn, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const content: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };

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
  const listed = (key: string, search?: string) =>
    everything(pages(as(key), documents.people, { accountId, size: 2, ...(search !== undefined && { search }) }));
  const write = (key: string, title: string) => as(key).call(documents.create, { accountId, userId: id(key), title, content });
  const pupil = async (displayName: string, responsible: string) => {
    const username = unique('lik');
    const more = { role: 'user', displayName, username, password: 'ett långt lösenord', responsibleId: id(responsible) } as const;
    return { username, userId: (await as('rektor').call(users.create, { accountId, ...more })).id };
  };

  test('DOC-02 lists to administrators everybody whose My Documents they look into, to managers their own `user`s, and to nobody else anybody', async () => {
    await write('pia', 'Min dagbok');
    await write('pia', 'Min bok');
    const others = people.filter(({ key }) => key !== 'rektor').map(({ name }) => name);
    assert.deepEqual(
      (await listed('rektor')).map(({ displayName }) => displayName),
      others.toSorted((a, b) => a.localeCompare(b, 'sv')),
    );
    assert.deepEqual(
      (await listed('maj')).map(({ displayName, documents: count, keeps, username }) => [displayName, count, keeps, username]),
      [
        ['Per Ettan', 0, true, null],
        ['Pia Ettan', 2, true, null],
      ],
    );
    assert.equal((await as('maj').call(documents.people, { accountId })).total, 2);
    assert.deepEqual(
      (await listed('rektor', 'ettan')).map(({ displayName }) => displayName),
      ['Per Ettan', 'Pia Ettan'],
    );
    assert.deepEqual(await refusal(as('pia').call(documents.people, { accountId })), [403, 'not-permitted']);
    for (const key of ['rektor', 'maj', 'måns']) {
      const theirs = new Set((await listed(key)).map((keeper) => keeper.id));
      for (const { key: of } of people) {
        if (of === key) continue;
        const looked = as(key).call(documents.list, { accountId, in: 'personal', userId: id(of) });
        if (theirs.has(id(of))) assert.ok((await looked).items.length === (of === 'pia' ? 2 : 0), `${key} looks into ${of}’s`);
        else assert.deepEqual(await refusal(looked), [404, 'not-found'], `${key} and ${of}`);
      }
    }
  });

  test('DOC-03 a hit says whose it is, by username too where two whom one sees are called the same', async () => {
    const [one, two] = [await pupil('Anna Lind', 'maj'), await pupil('Anna Lind', 'måns')];
    for (const { userId } of [one, two]) {
      await as('rektor').call(documents.create, { accountId, userId, title: 'Herbarium', content });
      await as('rektor').call(folders.createOwn, { accountId, userId, name: 'Herbarier' });
    }
    const owners = async (key: string) => {
      const of = { accountId, search: 'herbari' };
      const rows = [...(await as(key).call(documents.list, of)).items, ...(await as(key).call(folders.list, of)).items];
      return rows.map(({ owner }) => [owner?.displayName, owner?.username ?? null]);
    };
    const both = [
      ['Anna Lind', one.username],
      ['Anna Lind', two.username],
    ];
    assert.deepEqual((await owners('rektor')).toSorted(), [...both, ...both].toSorted());
    assert.deepEqual(await owners('maj'), [
      ['Anna Lind', null],
      ['Anna Lind', null],
    ]);
    assert.deepEqual((await listed('rektor', 'anna')).map(({ username }) => username).toSorted(), [one.username, two.username].toSorted());
    await write('pia', 'Fältbok');
    const [own] = (await as('pia').call(documents.list, { accountId, search: 'fältbok' })).items;
    assert.deepEqual([own?.title, own?.userId, own?.owner], ['Fältbok', id('pia'), undefined]);
  });

  test('DOC-04 what lies in somebody’s My Documents is theirs to publish and make private, whoever wrote it; elsewhere its maker’s', async () => {
    const hers = { accountId, userId: id('pia') };
    const { id: documentId } = await as('maj').call(documents.create, { ...hers, title: 'Pias läxa', content });
    const about = { accountId, documentId };
    const published = await as('pia').call(documents.publish, about);
    assert.deepEqual([published.published, published.maker.displayName], [true, 'Maj Lärare']);
    await as('maj').call(documents.unpublish, about);
    const permit = async (publish: boolean) => {
      const { version, permissions } = await as('rektor').call(users.read, hers);
      await as('rektor').call(users.edit, { ...hers, version, permissions: { ...permissions, publish } });
    };
    await permit(false);
    assert.deepEqual(await refusal(as('pia').call(documents.publish, about)), [403, 'permission-missing']);
    await as('maj').call(documents.publish, about);
    await as('pia').call(documents.unpublish, about);
    await permit(true);
    // what their teacher made in a shared folder is the teacher's, also where pupils write
    const { id: shared } = await writeIn(as('maj'), accountId, school.folders['Klass 1/Arbeten'] ?? '', 'Majs facit');
    for (const act of [documents.publish, documents.unpublish])
      assert.deepEqual(await refusal(as('pia').call(act, { accountId, documentId: shared })), [403, 'not-permitted']);
  });

  test('DOC-05 a published document tells nobody whose My Documents it lies in but those who look into it', async () => {
    const { id: documentId } = await write('alva', 'Alvas saga');
    await as('rektor').call(documents.publish, { accountId, documentId });
    const row = async (key: string) => (await as(key).call(documents.list, { accountId, in: 'published', search: 'alvas' })).items[0];
    assert.deepEqual(
      [(await row('maj'))?.title, (await row('maj'))?.owner, (await row('maj'))?.userId],
      ['Alvas saga', undefined, undefined],
    );
    assert.deepEqual((await row('måns'))?.owner, { id: id('alva'), displayName: 'Alva Tvåan', username: null });
  });

  test('DOC-07 downloads what one reads, as a page without scripts or as a table that runs nothing, in both languages', async () => {
    const userId = id('pia');
    const grid: Content = {
      kind: 'grid',
      rows: [
        [{ text: 'Simhall', symbol: 'simma' }, { text: '=SUM(A1)' }],
        [{ text: 'a;b' }, { text: '' }],
      ],
    };
    const blocks: Content = { kind: 'document', blocks: [{ text: '<script>alert(1)</script>', symbol: 'varning' }, { text: '+46 70' }] };
    const [{ id: gridId }, { id: textId }] = await Promise.all([
      as('pia').call(documents.create, { accountId, userId, title: 'Veckan', content: grid }),
      as('pia').call(documents.create, { accountId, userId, title: 'Bus & <b>', content: blocks }),
    ]);
    const download = async (key: string, documentId: string, more: object = {}) => {
      const file = await as(key).call(documents.export, { accountId, documentId, ...more });
      return { type: file.type, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer()) };
    };
    const page = await download('maj', textId);
    assert.match(page.type, /^text\/html/);
    assert.match(page.text, /<h1 lang="sv">Bus &amp; &lt;b&gt;<\/h1>\s*<p class="muted">Av Pia Ettan<\/p>/);
    assert.match(page.text, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    assert.doesNotMatch(page.text, /<script|<link|href=|src=/);
    assert.match((await download('pia', textId, { language: 'en' })).text, /By Pia Ettan/);
    const csv = { format: 'csv' } as const;
    assert.equal((await download('pia', gridId, csv)).text, `\ufeff[simma] Simhall;'=SUM(A1)\r\n"a;b";\r\n`);
    assert.equal((await download('pia', gridId, { ...csv, language: 'en' })).text, `\ufeff[simma] Simhall,'=SUM(A1)\r\n"a;b",\r\n`);
    assert.equal((await download('pia', textId, csv)).text, `\ufeff[varning] <script>alert(1)</script>\r\n'+46 70\r\n`);
    assert.deepEqual(await refusal(as('per').call(documents.export, { accountId, documentId: gridId })), [404, 'not-found']);
    await as('pia').call(documents.publish, { accountId, documentId: gridId });
    assert.match((await download('per', gridId)).text, /Simhall/);
  });

  test('DOC-03 a manager’s list is the same whatever other managers’ `user`s are called and write', async () => {
    const ask = () => as('maj').call(documents.people, { accountId, search: 'ettan' });
    const first = await ask();
    await pupil('Pia Ettan', 'måns');
    await write('alva', 'Ettan');
    assert.deepEqual(await ask(), first);
  });
});
