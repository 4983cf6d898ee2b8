import { accounts, documents, users, type Content, type User } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import type { KnippaDocumentEditor, KnippaProvider } from '@knippa/elements';
import { expect } from 'chai';
import { html } from 'lit';
import {
  all,
  baseUrl,
  focused,
  gone,
  holding,
  mount,
  newLicence,
  press,
  shown,
  signIn,
  wait,
  write,
  type Licence,
  type Watched,
} from './page.js';

const text = (...texts: string[]): Content => ({ kind: 'document', blocks: texts.map((one) => ({ text: one })) });
const textsOf = (content: Content) => (content.kind === 'document' ? content.blocks : content.rows.flat()).map(({ text: one }) => one);

describe('the editor of a document', () => {
  let licence: Licence;
  let accountId: string;
  let client: Client;
  let user: User;
  beforeEach(async () => {
    sessionStorage.clear();
    licence = await newLicence();
    const { administrator } = licence;
    const { token, session } = await signIn({ name: administrator.name, password: administrator.password }, 'account');
    client = createClient({ baseUrl, getToken: () => token });
    accountId = administrator.accountId;
    licence = { ...licence, token };
    user = await client.call(users.read, { accountId, userId: session.person.id });
  });

  const make = async (content: Content) =>
    (await client.call(documents.create, { accountId, userId: user.id, title: 'Dagbok', content })).id;
  const read = (documentId: string) => client.call(documents.read, { accountId, documentId });
  const open = (documentId: string, editing = true, watched?: Watched): Promise<KnippaProvider> =>
    mount(
      licence,
      html`<knippa-document-editor account-id=${accountId} document-id=${documentId} ?editing=${editing}></knippa-document-editor>`,
      watched && { watched },
    );
  const save = () => press(document, /^\s*Spara\s*$/);
  /** What somebody else saves meanwhile. */
  const saved = async (documentId: string, change: { title?: string; content?: Content }) =>
    client.call(documents.edit, { accountId, documentId, version: (await read(documentId)).version, ...change });

  it('DOC-01 paragraphs come and go with their symbols, and the focus goes with them', async () => {
    const documentId = await make(text('Ett'));
    await open(documentId);
    await shown(document, 'textarea');
    await press(document, 'Lägg till stycke');
    await shown(document, 'textarea[aria-label="Stycke 2"]');
    await wait(50);
    expect(focused()?.getAttribute('aria-label')).to.equal('Stycke 2');
    await write(document, 'textarea[aria-label="Stycke 2"]', 'Två');
    await write(document, 'input[aria-label="Symbol, Stycke 2"]', '🐻');
    await press(document, 'Ta bort stycke 1');
    await wait(50);
    expect(focused()?.getAttribute('aria-label')).to.equal('Stycke 1');
    await write(document, '#title', 'Björnboken');
    await save();
    await shown(document, 'h2', 'Björnboken');
    const { title, content } = await read(documentId);
    expect([title, content]).to.deep.equal(['Björnboken', { kind: 'document', blocks: [{ text: 'Två', symbol: '🐻' }] }]);
  });

  it('DOC-01 rows and columns of a grid come and go, and its last ones stay', async () => {
    const documentId = await make({ kind: 'grid', rows: [[{ text: 'a' }]] });
    await open(documentId);
    await shown(document, 'textarea');
    await press(document, 'Ta bort rad 1');
    await press(document, 'Lägg till kolumn');
    await press(document, 'Lägg till rad');
    await write(document, 'textarea[aria-label="Rad 2, kolumn 2"]', 'd');
    await save();
    await shown(document, 'table.grid td', 'd');
    expect(textsOf((await read(documentId)).content)).to.deep.equal(['a', '', '', 'd']);
  });

  it('DOC-01 in a grid the focus stays near the row that goes, and comes to the first cell of what is new', async () => {
    const rows = ['a', 'b', 'c'].map((one) => [{ text: one }, { text: one }]);
    await open(await make({ kind: 'grid', rows }));
    const after = async (act: string) => {
      await press(document, act);
      await wait(50);
      return focused()?.getAttribute('aria-label');
    };
    expect(await after('Ta bort rad 2')).to.equal('Rad 2, kolumn 1');
    expect(((await shown(document, 'textarea[aria-label="Rad 2, kolumn 1"]')) as HTMLTextAreaElement).value).to.equal('c');
    expect(await after('Ta bort rad 2')).to.equal('Rad 1, kolumn 1');
    expect(await after('Lägg till kolumn')).to.equal('Rad 1, kolumn 3');
    expect(await after('Lägg till rad')).to.equal('Rad 2, kolumn 1');
    expect(await after('Ta bort kolumn 3')).to.equal('Rad 1, kolumn 2');
  });

  it('DOC-01 at most rows and paragraphs the button says why it adds none, and so does that of the last row', async () => {
    const why = async (act: string) => {
      const button = await shown(document, 'button', act);
      const id = button.getAttribute('aria-describedby') ?? '';
      return [button.getAttribute('aria-disabled'), (await shown(document, `#${id}`)).textContent];
    };
    await open(await make({ kind: 'grid', rows: Array.from({ length: 100 }, () => [{ text: '' }]) }));
    expect(await why('Lägg till rad')).to.deep.equal(['true', 'Ett rutnät har högst 100 rader.']);
    expect(await why('Ta bort kolumn 1')).to.deep.equal(['true', 'Rutnätets sista kolumn går inte att ta bort.']);
    expect((await shown(document, 'button', 'Lägg till kolumn')).hasAttribute('aria-describedby')).to.equal(false);
    await open(await make(text(...Array.from({ length: 1000 }, () => ''))));
    expect(await why('Lägg till stycke')).to.deep.equal(['true', 'Ett dokument har högst 1\u00a0000 stycken.']);
  });

  it('DOC-01 a symbol that is refused is told at its own field, which has the focus, and at no other', async () => {
    await open(await make(text('Ett', 'Två', 'Tre')));
    await write(document, 'input[aria-label="Symbol, Stycke 2"]', ' ');
    await save();
    const wrong = await shown(document, '[aria-invalid=true]');
    expect(all(document, '[aria-invalid=true]').map((one) => one.getAttribute('aria-label'))).to.deep.equal(['Symbol, Stycke 2']);
    expect(focused() === wrong).to.equal(true);
    const [, told = ''] = wrong.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect((await shown(document, `#${told}`)).textContent.trim()).to.equal('Det här är inte rätt ifyllt.');
    await press(document, 'Ta bort stycke 1');
    await gone(document, '[aria-invalid=true]');
  });

  it('DOC-07 what stands in a document is shown as text, whatever it is', async () => {
    const evil = '<img src=x onerror="document.title=1"><b>x</b>';
    await open(await make({ kind: 'document', blocks: [{ text: evil, symbol: '<b>' }] }), false);
    expect((await shown(document, '.text p')).textContent.trim()).to.equal(`<b> ${evil}`);
    expect(all(document, '.text img, .text b')).to.have.length(0);
  });

  it('DOC-07 a draft outlives its element, and is gone once it is saved or thrown away', async () => {
    const documentId = await make(text('Ett'));
    await open(documentId);
    await write(document, 'textarea', 'Ett, och mer');
    await mount(licence, html``);
    await open(documentId, false);
    await shown(document, '.note', 'Det här är ditt utkast.');
    const field = (await shown(document, 'textarea')) as HTMLTextAreaElement;
    expect(field.value).to.equal('Ett, och mer');
    await press(document, /^\s*Släng utkastet/);
    await shown(document, 'dialog h2', 'Släng utkastet');
    await shown(document, 'knippa-ask-dialog p', /^Det du har skrivit försvinner\.$/);
    all(document, 'dialog[open] button.danger')[0]?.click();
    await shown(document, '.text p', /^Ett$/);
    expect(Object.keys(sessionStorage).filter((key) => key.startsWith('knippa-draft'))).to.deep.equal([]);
    expect((await read(documentId)).content).to.deep.equal(text('Ett'));
  });

  it('DOC-07 what somebody else saved first stands beside what is written, and nothing typed is lost', async () => {
    const documentId = await make(text('Ett', 'Två'));
    await open(documentId);
    await write(document, 'textarea', 'Mitt');
    await saved(documentId, { content: text('Ett', 'Deras') });
    await save();
    await shown(document, '[role=alert]', 'Någon annan har ändrat dokumentet.');
    const theirs = await shown(document, '.beside section');
    expect([...theirs.querySelectorAll('mark')].map((mark) => mark.textContent.trim())).to.deep.equal(['ändrat: Deras']);
    expect([...theirs.querySelectorAll('del')].map((gone) => gone.textContent)).to.deep.equal(['Två']);
    expect(((await shown(document, 'textarea')) as HTMLTextAreaElement).value).to.equal('Mitt');
    await save();
    await shown(document, '.text p', 'Mitt');
    expect((await read(documentId)).content).to.deep.equal(text('Mitt', 'Två'));
  });

  it('DOC-07 what is typed while a save is under way stays to be saved, over what was saved', async () => {
    const documentId = await make(text('Ett', 'Två'));
    const { watched, sent, letGo } = holding();
    await open(documentId, true, watched);
    await write(document, 'textarea', 'Mitt');
    await save();
    await sent;
    await write(document, 'textarea', 'Mitt, och mer');
    letGo();
    await shown(document, '[role=status] .note', 'Sparat');
    expect(((await shown(document, 'textarea')) as HTMLTextAreaElement).value).to.equal('Mitt, och mer');
    expect(JSON.stringify(sessionStorage)).to.include('Mitt, och mer');
    expect(textsOf((await read(documentId)).content)).to.deep.equal(['Mitt', 'Två']);
    await save();
    await shown(document, '.text p', 'Mitt, och mer');
    expect(textsOf((await read(documentId)).content)).to.deep.equal(['Mitt, och mer', 'Två']);
    expect(JSON.stringify(sessionStorage)).to.not.include('Mitt');
  });

  it('DOC-07 a save that is answered when another document is open leaves that one as it is', async () => {
    const [first, second] = [await make(text('Ett')), await make(text('Två'))];
    const { watched, sent, letGo } = holding();
    await open(first, true, watched);
    await write(document, 'textarea', 'Mitt');
    await save();
    await sent;
    const editor = document.querySelector('knippa-document-editor') as KnippaDocumentEditor;
    editor.documentId = second;
    await shown(document, '.text p', 'Två');
    await press(document, /^\s*Redigera/);
    await write(document, 'textarea', 'Två, och mer');
    letGo();
    await wait(300);
    expect(((await shown(document, 'textarea')) as HTMLTextAreaElement).value).to.equal('Två, och mer');
    expect(all(document, '[role=status] .note')).to.have.length(0);
    const kept = Object.keys(sessionStorage).filter((key) => key.startsWith('knippa-draft'));
    expect(kept, 'what was sent is no draft any more').to.deep.equal([`knippa-draft ${accountId} ${second} ${user.id}`]);
  });

  it('DOC-07 rows and columns of a grid that somebody else took away are struck out beside what is written', async () => {
    const grid = (...rows: string[]): Content => ({
      kind: 'grid',
      rows: rows.map((row) => [...row].map((one) => ({ text: one, symbol: one }))),
    });
    const documentId = await make(grid('abc', 'def', 'ghi'));
    await open(documentId);
    await write(document, 'textarea', 'Mitt');
    await saved(documentId, { content: grid('ab', 'dX') });
    await save();
    const theirs = await shown(document, '.beside section');
    const texts = (selector: string) => [...theirs.querySelectorAll(selector)].map((one) => one.textContent.replaceAll(/\s+/g, ' ').trim());
    expect(texts('mark')).to.deep.equal(['ändrat: X']);
    const struck = (of: string) => [...of].map((one) => `${one} borttaget: ${one}`);
    expect(texts('td')).to.deep.equal(['a a', 'b b', ...struck('c'), 'd d', 'X ändrat: X', ...struck('fghi')]);
  });

  it('DOC-07 paragraphs that somebody else put in another order are marked where they come, and struck out where they were', async () => {
    const documentId = await make(text('Ett', 'Två', 'Tre', 'Tre'));
    await open(documentId);
    await write(document, 'textarea', 'Mitt');
    await saved(documentId, { content: text('Tre', 'Ett', 'Två', 'Tre') });
    await save();
    const theirs = await shown(document, '.beside section');
    const told = [...theirs.querySelectorAll('.text p')].map((one) => one.textContent.replaceAll(/\s+/g, ' ').trim());
    expect(told).to.deep.equal(['ändrat: Tre', 'Ett', 'Två', 'borttaget: Tre', 'Tre']);
  });

  it('DOC-07 a paragraph that somebody else wrote once more is marked, though it is like the one before', async () => {
    const documentId = await make(text('Ett'));
    await open(documentId);
    await write(document, 'textarea', 'Mitt');
    await saved(documentId, { content: text('Ett', 'Ett') });
    await save();
    const theirs = await shown(document, '.beside section');
    const told = [...theirs.querySelectorAll('.text p')].map((one) => one.textContent.replaceAll(/\s+/g, ' ').trim());
    expect(told).to.deep.equal(['Ett', 'ändrat: Ett']);
  });

  it('DOC-07 what one has not touched follows whoever saved first', async () => {
    const documentId = await make(text('Ett'));
    await open(documentId);
    await write(document, 'textarea', 'Mitt');
    await saved(documentId, { title: 'Deras titel' });
    await save();
    await shown(document, '[role=alert]', 'Någon annan hann ändra');
    await shown(document, 'h2', 'Deras titel');
    await save();
    await shown(document, '.text p', 'Mitt');
    const { title, content } = await read(documentId);
    expect([title, textsOf(content)]).to.deep.equal(['Deras titel', ['Mitt']]);
  });

  it('DOC-07 what somebody else saved is taken in place of the draft, once it is said that the draft goes', async () => {
    const documentId = await make(text('Ett'));
    await open(documentId);
    await write(document, 'textarea', 'Mitt');
    await saved(documentId, { content: text('Deras') });
    await save();
    await press(document, 'Använd det som är sparat');
    await shown(document, 'dialog h2', 'Släng utkastet');
    expect(((await shown(document, 'textarea')) as HTMLTextAreaElement).value).to.equal('Mitt');
    all(document, 'dialog[open] button.danger')[0]?.click();
    await gone(document, 'textarea');
    await shown(document, '.text p', /^Deras$/);
    expect(all(document, 'textarea')).to.have.length(0);
  });

  it('DOC-01 a document that is too large says so at its content, and keeps what was written', async () => {
    const documentId = await make({ kind: 'document', blocks: Array.from({ length: 70 }, () => ({ text: 'å'.repeat(7400) })) });
    await open(documentId);
    await write(document, 'textarea', 'å'.repeat(20_000));
    await save();
    await shown(document, '#content-wrong', 'Dokumentet är för stort.');
    expect(((await shown(document, 'textarea')) as HTMLTextAreaElement).value).to.have.length(20_000);
  });

  it('I39 a draft is gone when its person signs out, from the page and from the tab', async () => {
    const documentId = await make(text('Ett'));
    await open(documentId);
    await write(document, 'textarea', 'hemligt');
    expect(JSON.stringify(sessionStorage)).to.include('hemligt');
    (document.querySelector('knippa-document-editor') as KnippaDocumentEditor).page?.end();
    await gone(document, 'textarea');
    expect(JSON.stringify(sessionStorage)).to.not.include('hemligt');
    await open(documentId, false);
    await shown(document, '.text p', /^Ett$/);
  });

  it('F10 where the browser denies storage a draft is kept in memory, and nothing breaks', async () => {
    const documentId = await make(text('Ett'));
    const denied = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    try {
      await open(documentId);
      await write(document, 'textarea', 'Ett, och mer');
      await mount(licence, html``);
      await open(documentId, false);
      expect(((await shown(document, 'textarea')) as HTMLTextAreaElement).value).to.equal('Ett, och mer');
      await save();
      await shown(document, '.text p', 'Ett, och mer');
    } finally {
      Object.defineProperty(window, 'sessionStorage', denied);
    }
  });

  it('DOC-07 what is no draft is not taken for one, whatever stands under its name', async () => {
    const documentId = await make(text('Ett'));
    const key = `knippa-draft ${accountId} ${documentId} ${user.id}`;
    const base = { title: 'Dagbok', content: text('Ett'), version: 'v' };
    const forged = [
      '{',
      'null',
      '[]',
      '{"title":1}',
      { ...base, content: { kind: 'grid', rows: [1] }, base },
      { ...base, base: { ...base, version: 1 } },
    ];
    for (const one of forged) {
      sessionStorage.setItem(key, typeof one === 'string' ? one : JSON.stringify(one));
      await open(documentId, false);
      await shown(document, '.text p', /^Ett$/);
      expect(all(document, 'textarea')).to.have.length(0);
    }
  });

  it('DOC-07 somebody who may only read is told so, and writes nothing', async () => {
    const { operator } = licence;
    const username = `u${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const password = 'ett långt lösenord';
    await client.call(users.create, { accountId, role: 'user', displayName: 'Pia', username, password });
    const documentId = await make(text('Ett'));
    await client.call(documents.publish, { accountId, documentId });
    const { groupId } = await operator.call(accounts.read, { accountId });
    const { token } = await signIn({ name: `${groupId}/${username}`, password }, 'account');
    licence = { ...licence, token };
    await open(documentId);
    await shown(document, '.meta', 'Du kan läsa dokumentet men inte ändra det.');
    expect(all(document, 'textarea, .head button')).to.have.length(0);
  });

  it('DOC-07 a host that says no to the tab’s storage has no draft in it', async () => {
    const documentId = await make(text('Ett'));
    const provider = await open(documentId);
    provider.noSessionStorage = true;
    await provider.updateComplete;
    await press(document, /^\s*Redigera/);
    await write(document, 'textarea', 'hemligt');
    expect(JSON.stringify(sessionStorage)).to.not.include('hemligt');
    await mount(licence, html``);
    await open(documentId, false);
    expect(((await shown(document, 'textarea')) as HTMLTextAreaElement).value).to.equal('hemligt');
  });
});
