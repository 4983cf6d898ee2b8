import { accounts, documents } from '@knippa/contract';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, mount, newLicence, press, shown, wait, Watched, write, type Licence } from './page.js';
import { sharing, type Sharing } from './sharing.js';

const off = { read: false, write: false };
const reads = { read: true, write: false };

describe('who can see a folder, a document or an account, and why', () => {
  let licence: Licence;
  let school: Sharing;
  let root: string;
  let below: string;
  before(async () => {
    licence = await newLicence();
    school = await sharing(licence, 'maj', 'måns', 'pia', 'alva', 'utan');
    root = (await school.folder('maj', 'Klass 1')).id;
    const { ids } = school;
    await school.set('maj', root, {
      entries: { managers: off, users: { read: false, write: true }, responsible: { id: ids['maj']!, ...reads } },
      chosen: { ids: [ids['utan']!], ...reads },
    });
    below = (await school.folder('maj', 'Att läsa', root)).id;
  });

  const rows = async () => {
    await shown(document, 'tbody[role=rowgroup] td');
    return all(document, 'tbody[role=rowgroup] tr').map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim()).filter((_, at) => at !== 1),
    );
  };
  const open = (key: string, folderId: string) =>
    mount(school.as(key), html`<knippa-who-can-see account-id=${school.accountId} folder-id=${folderId}></knippa-who-can-see>`);

  it('WHY-02 says what each may and by which right, once where one right carries both', async () => {
    await open('rektor', root);
    const told = Object.fromEntries((await rows()).map(([name, ...rest]) => [name!.split(' ')[0], rest]));
    const responsible = 'En ansvarig med sina användare, enligt mappens inställningar';
    const everyone = 'Alla användare, enligt mappens inställningar';
    expect(told['Maj']).to.deep.equal(['Ser och ändrar allt', 'Äger mappen']);
    expect(told['Pia']).to.deep.equal(['Ser och ändrar allt', `Läser: ${responsible}Skriver: ${everyone}`]);
    expect(told['Alva']).to.deep.equal(['Skriver egna, ser inte andras', everyone]);
    expect(told['Ulla']).to.deep.equal(['Ser och ändrar allt', `Läser: Vissa användare, enligt mappens inställningarSkriver: ${everyone}`]);
    expect(told['Måns'], 'whoever does not see it is not there').to.equal(undefined);
    expect(Object.values(told).flat()).to.include('Administratör i kontot');
    await shown(document, 'h2', 'Vem kan se Klass 1?');
    await shown(document, 'p', 'Här visas bara personer som du får se');
    expect(all(document, 'caption').map((caption) => caption.textContent.trim())).to.deep.equal(['Vem kan se Klass 1?']);
  });

  it('WHY-02 says of a folder that follows from which folder the right comes', async () => {
    await open('rektor', below);
    const told = Object.fromEntries((await rows()).map(([name, ...rest]) => [name!.split(' ')[0], rest[1]]));
    expect(told['Alva']).to.equal('Alla användare, ärvt från Klass 1');
    expect(told['Maj'], 'of two that she owns the outermost is told').to.equal('Äger Klass 1, som det ligger i');
  });

  it('WHY-02 names to a manager and to a pupil only those whom they see in the account', async () => {
    await open('maj', root);
    expect((await rows()).map(([name]) => name!.split(' ')[0]))
      .to.include.members(['Maj', 'Pia'])
      .and.not.include.members(['Alva']);
    await open('alva', root);
    expect((await rows()).map(([name]) => name)).to.deep.equal(['Alva Tvåan ' + (await username())]);
  });
  const username = async () => (all(document, 'td.name .muted')[0]?.textContent ?? '').trim();

  it('WHY-02 searches by name, and says when nobody is found', async () => {
    await open('rektor', root);
    await shown(document, 'td', 'Pia');
    await write(document, '#search', 'ettan');
    await shown(document, 'mark', 'Ettan');
    await write(document, '#search', 'xyzzy');
    await shown(document, '.empty', 'Ingen som kan se det passar ”xyzzy”');
  });

  it('WHY-02 says of a published document who reads it because of that alone', async () => {
    const { accountId } = school;
    const content = { kind: 'document' as const, blocks: [{ text: 'Hej' }] };
    const { id: documentId } = await school.client('maj').call(documents.createIn, { accountId, folderId: below, title: 'Läxa', content });
    await school.client('rektor').call(documents.publish, { accountId, documentId });
    await mount(school.as('rektor'), html`<knippa-who-can-see account-id=${accountId} document-id=${documentId}></knippa-who-can-see>`);
    const told = Object.fromEntries((await rows()).map(([name, ...rest]) => [name!.split(' ')[0], rest]));
    expect(told['Måns']).to.deep.equal(['Läser', 'Publicerat, så alla i kontot får läsa']);
    expect(told['Maj']?.[0]).to.equal('Läser och ändrar');
    await shown(document, 'h2', 'Vem kan se Läxa?');
  });

  it('WHY-02 says who sees an account: its operators first, and of its people what each may and why', async () => {
    const { accountId } = school;
    const account = html`<knippa-who-can-see account-id=${accountId}></knippa-who-can-see>`;
    const operator = ['Ser och ändrar kontot', 'Huvudadministratör för licensen'];
    for (const asker of [licence, school.as('rektor')]) {
      await mount(asker, account);
      const [first, ...others] = await rows();
      expect(first?.slice(1)).to.deep.equal(operator);
      const told = Object.fromEntries(others.map(([name, ...rest]) => [name!.split(' ')[0], rest]));
      expect(told['Maj']).to.deep.equal(['Ser kontot', 'Är med i kontot']);
      expect(Object.values(told)).to.deep.include(['Ser och ändrar kontot', 'Administratör i kontot']);
    }
    const { name } = await licence.operator.call(accounts.read, { accountId });
    await shown(document, 'h2', `Vem kan se ${name}?`);
    await shown(document, 'p', 'Den som ser kontot ser inte för den skull dokumenten i det.');
    await write(document, '#search', 'ettan');
    await shown(document, '.foot', '1–1 av 1');
    expect((await rows()).map(([who]) => who!.split(' ')[0])).to.deep.equal(['Pia']);
  });

  it('WHY-02 says of an account to a manager and to a pupil only whom they see, and nothing of operators', async () => {
    const account = html`<knippa-who-can-see account-id=${school.accountId}></knippa-who-can-see>`;
    for (const [key, seen] of [
      ['maj', ['Maj', 'Pia']],
      ['pia', ['Pia']],
    ] as const) {
      await mount(school.as(key), account);
      expect((await rows()).map(([who]) => who!.split(' ')[0])).to.deep.equal(seen);
    }
  });

  it('WHY-02 is asked of an account on its page and in its editor, once it is opened and not before', async () => {
    const { accountId } = school;
    for (const [asker, element] of [
      [school.as('rektor'), html`<knippa-account-state account-id=${accountId}></knippa-account-state>`],
      [licence, html`<knippa-account-editor account-id=${accountId}></knippa-account-editor>`],
    ] as const) {
      const watched = new Watched();
      await mount(asker, element, { watched });
      await shown(document, 'summary', 'Vem kan se kontot?');
      expect([all(document, 'knippa-who-can-see').length, watched.count('GET', /readers$/)]).to.deep.equal([0, 0]);
      await press(document, /Vem kan se kontot/);
      await shown(document, 'td', 'Huvudadministratör för licensen');
      expect(watched.count('GET', /\/accounts\/[^/]+\/readers$/)).to.equal(1);
    }
  });

  it('WHY-02 is not asked of an account any more once it is folded, nor of another that the element goes to', async () => {
    const another = (await accountsOf(licence)).find(({ id, kind }) => kind === 'group' && id !== school.accountId)!;
    const watched = new Watched();
    const asked = () => watched.count('GET', /\/readers$/);
    const editor = (accountId: string) => html`<knippa-account-editor account-id=${accountId}></knippa-account-editor>`;
    await mount(licence, editor(school.accountId), { watched });
    const page = all(document, 'knippa-account-editor')[0] as HTMLElementTagNameMap['knippa-account-editor'];
    await press(document, /Vem kan se kontot/);
    await shown(document, 'td', 'Huvudadministratör för licensen');
    await press(document, /Vem kan se kontot/);
    await wait(100);
    expect([all(document, 'knippa-who-can-see').length, asked()], 'folded, nothing is there that would ask').to.deep.equal([0, 1]);

    await press(document, /Vem kan se kontot/);
    await shown(document, 'td', 'Huvudadministratör för licensen');
    expect(asked(), 'opened again, it is asked again').to.equal(2);
    page.accountId = another.id;
    await shown(document, 'h2', another.name);
    page.accountId = school.accountId;
    await shown(document, 'summary', 'Vem kan se kontot?');
    expect(all(document, 'details.readers[open], knippa-who-can-see'), 'another account begins folded').to.have.length(0);
    expect(asked()).to.equal(2);
  });
});
