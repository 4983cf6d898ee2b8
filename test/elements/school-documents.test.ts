import { documents, users } from '@knippa/contract';
import { expect } from 'chai';
import { html } from 'lit';
import { raiseSchool, type School } from '../../stories/town/school.js';
import { cells, folders as schoolFolders, people } from '../tables/school.js';
import { all, mount, newLicence, press, shown, until, write } from './page.js';
import { sharing, type Sharing } from './sharing.js';

describe('the example school of source 002', () => {
  let sharingIn: Sharing;
  let school: School;
  before(async () => {
    const keys = people.map(({ key }) => key);
    sharingIn = await sharing(await newLicence(), ...keys.filter((key) => key !== 'rektor'));
    const clients = Object.fromEntries(keys.map((key) => [key, sharingIn.client(key)]));
    school = await raiseSchool({ accountId: sharingIn.accountId, ids: sharingIn.ids, clients });
    for (const { key, owner } of schoolFolders)
      await sharingIn.client(owner).call(documents.createIn, {
        accountId: school.accountId,
        folderId: school.folders[key] ?? '',
        title: sheetIn(key),
        content: { kind: 'document', blocks: [{ text: `Blad i ${key}` }] },
      });
  });

  /** The document that lies in a folder: its owner's. */
  const sheetIn = (key: string) => `Blad ${schoolFolders.findIndex((one) => one.key === key) + 1}`;
  const nameOf = (key: string) => schoolFolders.find((one) => one.key === key)?.names.sv ?? '';
  const open = (person: string, route: object) =>
    mount(
      sharingIn.as(person),
      html`<knippa-documents account-id=${school.accountId} .route=${{ in: 'shared', ...route }}></knippa-documents>`,
    );
  const rows = () => all(document, 'tbody td.name button').map((button) => button.textContent.trim());
  const buttons = () => all(document, 'button').map((button) => button.textContent.trim());
  const items = () => all(document, 'td.acts details[open] button').map((button) => button.textContent.trim());
  /** Waits until a list is as it is to be, and tells how it is. */
  async function settled(list: () => string[], expected: readonly string[]): Promise<string> {
    await until(() => list().sort().join() === [...expected].sort().join());
    return list().sort().join();
  }

  for (const { key: person, role } of people)
    it(`FLD-06 shows ${person} the folders of the table, and in each what the table says`, async () => {
      const own = cells.filter((cell) => cell.person === person);
      const seen = own.filter(({ read, write }) => read || write).map(({ folder }) => folder);
      const below = (parent: string | null) =>
        schoolFolders.filter((one) => one.parent === parent && seen.includes(one.key)).map(({ key }) => key);

      // in the list of the place, and in what a search finds
      await open(person, {});
      const top = below(null).map(nameOf);
      expect(await settled(rows, top), 'at the top').to.equal([...top].sort().join());
      await write(document, '#search', 'Blad');
      const found = seen.map(sheetIn);
      expect(await settled(rows, found), 'found').to.equal([...found].sort().join());
      await shown(document, '.foot', `Visar 1–${found.length} av ${found.length}`);

      await open(person, { folderId: '00000000-0000-7000-8000-000000000000' });
      const nothing = (await shown(document, '[role=alert]')).textContent.trim();
      for (const { folder, read, write: writes } of own) {
        const where = `${person} in ${folder}`;
        await open(person, { folderId: school.folders[folder] ?? '' });
        if (!read) {
          expect((await shown(document, '[role=alert]')).textContent.trim(), where).to.equal(nothing);
          continue;
        }
        await shown(document, 'h2', nameOf(folder));
        const inside = [...below(folder).map(nameOf), sheetIn(folder)];
        expect(await settled(rows, inside), where).to.equal([...inside].sort().join());
        expect(buttons().includes('Nytt dokument'), `${where} creates`).to.equal(writes);
        // managers and administrators who write make folders, a `user` makes none (FLD-07)
        expect(buttons().includes('Ny mapp'), `${where} makes folders`).to.equal(writes && role !== 'user');
        await press(document, `Mer om ${sheetIn(folder)}`);
        await shown(document, 'td.acts details[open] button', 'Kopiera');
        // it is the owner's: whoever keeps the folder renames it, and whoever reads it takes it along (FLD-07)
        const keeps = role === 'administrator' || schoolFolders.some(({ key, owner }) => key === folder && owner === person);
        expect(items().includes('Byt namn'), `${where} renames`).to.equal(keeps);
        expect(items().includes('Ta bort'), `${where} deletes`).to.equal(keeps);
        expect(items().includes('Ladda ner'), `${where} downloads`).to.equal(true);
        await open(person, { folderId: school.folders[folder] ?? '', documentId: await idOf(folder) });
        await shown(document, '.text p', `Blad i ${folder}`);
        expect(buttons().includes('Redigera'), `${where} writes in it`).to.equal(writes);
      }
    });

  for (const { key: person, role } of people) {
    const folder = cells.find((cell) => cell.person === person && cell.read && cell.write)?.folder;
    if (folder === undefined) continue;
    it(`FLD-06 lets ${person} delete what they made themself where the table lets them write`, async () => {
      const path = { accountId: school.accountId, folderId: school.folders[folder] ?? '' };
      if (role === 'user') {
        const [rektor, pupil] = [sharingIn.client('rektor'), { accountId: school.accountId, userId: sharingIn.ids[person] ?? '' }];
        const { version, permissions } = await rektor.call(users.read, pupil);
        await rektor.call(users.edit, { ...pupil, version, permissions: { ...permissions, create: true } });
      }
      const content = { kind: 'document' as const, blocks: [{ text: 'Mitt' }] };
      await sharingIn.client(person).call(documents.createIn, { ...path, title: `Eget av ${person}`, content });
      await open(person, { folderId: path.folderId });
      await press(document, `Mer om Eget av ${person}`);
      await press(document, `Ta bort: Eget av ${person}`);
      await shown(document, '.note.good', `Eget av ${person} ligger i papperskorgen.`);
      const { items: left } = await sharingIn.client('rektor').call(documents.list, path);
      expect(left.map(({ title }) => title)).to.deep.equal([sheetIn(folder)]);
    });
  }

  /** The id of the document in a folder. */
  async function idOf(folder: string): Promise<string> {
    const { items: found } = await sharingIn
      .client('rektor')
      .call(documents.list, { accountId: school.accountId, folderId: school.folders[folder] ?? '' });
    return found.find(({ title }) => title === sheetIn(folder))?.id ?? '';
  }
});
