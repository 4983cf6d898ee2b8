import { documents, folders, users, type Access, type Account, type Content, type Permissions, type User } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  accountsOf,
  all,
  baseUrl,
  choose,
  focused,
  gone,
  type Licence,
  mount,
  named,
  newLicence,
  press,
  saving,
  shown,
  signIn,
  tabTo,
  until,
  wait,
  Watched,
  write,
} from './page.js';

const password = 'ett långt lösenord';
const off: Access = { read: false, write: false };
const text = (...texts: string[]): Content => ({ kind: 'document', blocks: texts.map((one) => ({ text: one })) });

/** Somebody of the account, signed in. */
interface Member {
  readonly user: User;
  readonly client: Client;
  readonly licence: Licence;
}

describe('documents', () => {
  let licence: Licence;
  let account: Pick<Account, 'id' | 'groupId'>;
  let rektor: Member;
  beforeEach(async () => {
    licence = await newLicence();
    const { administrator } = licence;
    const { token, session: who } = await signIn({ name: administrator.name, password: administrator.password }, 'account');
    account = (await accountsOf(licence)).find(({ id }) => id === administrator.accountId)!;
    const client = createClient({ baseUrl, getToken: () => token });
    rektor = {
      user: await client.call(users.read, { accountId: account.id, userId: who.person.id }),
      client,
      licence: { ...licence, token },
    };
  });

  /** Somebody new: a `user` unless said otherwise. */
  async function member(displayName: string, permissions: Partial<Permissions> = {}, role: 'user' | 'manager' = 'user'): Promise<Member> {
    const username = `u${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const all = { create: true, publish: true, documents: true, resetPassword: true, ...permissions };
    const more = role === 'manager' ? { email: `${username}@skola.example`, quota: 5 } : { permissions: all };
    const user = await rektor.client.call(users.create, { accountId: account.id, role, displayName, username, password, ...more });
    const { token } = await signIn({ name: `${account.groupId}/${username}`, password }, 'account');
    return { user, client: createClient({ baseUrl, getToken: () => token }), licence: { ...licence, token } };
  }

  /** A shared folder, the administrator's unless said otherwise, with what all `user`s and all managers may there. */
  async function sharedFolder(name: string, pupils: Access, managers: Access = off, { client } = rektor): Promise<string> {
    const { id: folderId } = await client.call(folders.create, { accountId: account.id, space: 'shared', name });
    const input = { accountId: account.id, folderId, entries: { managers, users: pupils, responsible: null } };
    const { token: plan } = await client.plan(folders.setRights, input);
    await client.call(folders.setRights, { ...input, plan });
    return folderId;
  }

  const open = async ({ licence: own }: Member, language: 'sv' | 'en' = 'sv') => {
    await mount(own, html`<knippa-documents></knippa-documents>`, { language });
    await shown(document, '.places button');
  };
  const rows = () => all(document, 'tbody td.name button').map((button) => button.textContent.trim());
  const menuOf = async (name: string) => press(document, `Mer om ${name}`);
  const acts = () =>
    all(document, 'td.acts details[open] .menu button, td.acts details[open] button').map((button) => button.textContent.trim());

  it('DOC-01 a document is created, written and saved, and the list has it', async () => {
    const pia = await member('Pia Ettan');
    await open(pia);
    await shown(document, '.empty h3', 'Här är tomt');
    await press(document, /^\s*Nytt dokument/);
    await write(document, '#name', 'Min dagbok');
    await press(document, /^\s*Skapa dokument/);
    await shown(document, 'h2', 'Min dagbok');
    await write(document, 'textarea', 'Idag såg jag en hackspett.');
    await press(document, /^\s*Spara\s*$/);
    await shown(document, '.text p', 'Idag såg jag en hackspett.');
    await press(document, /^\s*Mina dokument/);
    await shown(document, 'td.name', 'Min dagbok');
    const { items } = await pia.client.call(documents.list, { accountId: account.id, in: 'personal' });
    expect(items.map(({ title, maker }) => [title, maker.displayName])).to.deep.equal([['Min dagbok', 'Pia Ettan']]);
  });

  it('FLD-01 a folder has its symbol from the start, in My Documents too, and changes it with its name', async () => {
    const pia = await member('Pia Ettan');
    await open(pia);
    const symbol = async (name: string) => {
      await press(document, 'Välj symbol');
      (await shown(document, 'label', name)).querySelector<HTMLInputElement>('input')?.click();
    };
    const own = async () => {
      const { items } = await pia.client.call(folders.list, { accountId: account.id, in: 'personal' });
      return items.map(({ name, icon }) => [name, icon]);
    };
    await press(document, /^\s*Ny mapp/);
    await shown(document, 'dialog h2', 'Ny mapp');
    await write(document, '#name', 'Bilder');
    await symbol('Kamera');
    await press(document, /^\s*Skapa mapp/);
    await shown(document, '.note.good', 'Bilder har skapats.');
    expect(await own()).to.deep.equal([['Bilder', 'camera']]);
    await menuOf('Bilder');
    await press(document, 'Byt namn eller symbol: Bilder');
    await write(document, '#name', 'Fotografier');
    await press(document, /^\s*Spara\s*$/);
    await shown(document, '.note.good', 'Heter nu Fotografier.');
    expect(await own(), 'the symbol stays').to.deep.equal([['Fotografier', 'camera']]);
    await menuOf('Fotografier');
    await press(document, 'Byt namn eller symbol: Fotografier');
    await symbol('Vanlig mapp');
    await press(document, /^\s*Spara\s*$/);
    await shown(document, '.note.good', 'Symbolen för Fotografier är sparad.');
    expect(await own()).to.deep.equal([['Fotografier', null]]);
  });

  it('TPL-01 what is created among the templates is called a template, in a folder of them too', async () => {
    await rektor.client.call(folders.create, { accountId: account.id, space: 'templates', name: 'Veckan' });
    await open(rektor);
    await press(document, /^\s*Delade mallar/);
    await press(document, /^\s*Veckan/);
    await press(document, /^\s*Ny mall/);
    await shown(document, 'dialog h2', 'Ny mall');
    await shown(document, 'dialog button.primary', 'Skapa mall');
  });

  it('FLD-04 a drop box shows one’s own alone, and says so', async () => {
    const folderId = await sharedFolder('Inlämning', { read: false, write: true });
    await rektor.client.call(documents.createIn, { accountId: account.id, folderId, title: 'Rektorns brev', content: text('x') });
    const pia = await member('Pia Ettan');
    await open(pia);
    await press(document, /^\s*Delade mappar/);
    await shown(document, 'td.name', 'Inlämning');
    await shown(document, 'td.name .below', 'Du ser bara dina egna dokument här');
    await press(document, /^\s*Inlämning/);
    await shown(document, '.empty h3', 'Du har inget här än');
    expect(focused()?.textContent.trim()).to.equal('Inlämning');
    await press(document, /^\s*Nytt dokument/);
    await write(document, '#name', 'Min uppgift');
    await press(document, /^\s*Skapa dokument/);
    await shown(document, 'h2', 'Min uppgift');
    await press(document, /^\s*Inlämning/);
    await shown(document, 'td.name', 'Min uppgift');
    expect(rows()).to.deep.equal(['Min uppgift']);
    expect(document.body.textContent).to.not.include('Rektorns brev');
  });

  it('FLD-04 a folder that one may read offers nothing to write, and one that one may not see is not there', async () => {
    const folderId = await sharedFolder('Att läsa', { read: true, write: false });
    await sharedFolder('Hemlig', { read: false, write: false });
    await rektor.client.call(documents.createIn, { accountId: account.id, folderId, title: 'Sagan', content: text('Det var en gång') });
    await open(await member('Pia Ettan'));
    await press(document, /^\s*Delade mappar/);
    await shown(document, 'td.name', 'Att läsa');
    expect(rows()).to.deep.equal(['Att läsa']);
    await press(document, /^\s*Att läsa/);
    await shown(document, 'td.name', 'Sagan');
    expect(all(document, '.head button.primary')).to.have.length(0);
    await menuOf('Sagan');
    expect(acts()).to.deep.equal(['Kopiera till …', 'Ladda ner', 'Vem ser det här?']);
    await press(document, /^\s*Sagan\s*$/);
    await shown(document, '.meta', 'Du kan läsa dokumentet men inte ändra det.');
    expect(all(document, 'textarea')).to.have.length(0);
  });

  it('FLD-07 a folder moves by keyboard alone, with its plan, and the focus comes back', async () => {
    const klass = await sharedFolder('Klass 1', { read: true, write: false });
    await sharedFolder('Arbeten', { read: true, write: true });
    await open(rektor);
    await press(document, /^\s*Delade mappar/);
    await shown(document, 'td.name', 'Arbeten');
    (await shown(document, '#search')).focus();
    await tabTo(named(/Mer om Arbeten/));
    await sendKeys({ press: 'Enter' });
    await tabTo(named(/Flytta till …: Arbeten/), 8);
    await sendKeys({ press: 'Enter' });
    await shown(document, '[role=treeitem]', 'Delade mappar');
    expect(focused()?.textContent.trim(), 'the dialog begins at its heading').to.equal('Flytta Arbeten');
    await tabTo((element) => element.getAttribute('role') === 'treeitem', 3);
    expect(all(document, '[role=treeitem]'), 'a folder stays in its space').to.have.length(1);
    await sendKeys({ press: 'ArrowRight' });
    await shown(document, '[role=treeitem][aria-level="2"]', 'Klass 1');
    await sendKeys({ press: 'k' });
    expect(focused()?.textContent).to.include('Klass 1');
    await sendKeys({ press: 'Enter' });
    await shown(document, '[role=treeitem][aria-selected=true]', 'Klass 1');
    await shown(document, 'dialog h3', 'Det här händer');
    await tabTo(named(/^\s*Flytta hit/), 4);
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', 'Arbeten har flyttats till Klass 1.');
    await gone(document, 'dialog');
    const { items } = await rektor.client.call(folders.list, { accountId: account.id, parentId: klass });
    expect(items.map(({ name }) => name)).to.deep.equal(['Arbeten']);
  });

  it('FLD-07 a document is moved to a folder and copied to My Documents, and not to where one may not write', async () => {
    const to = await sharedFolder('Inlämning', { read: true, write: true });
    await sharedFolder('Att läsa', { read: true, write: false });
    const pia = await member('Pia Ettan');
    await pia.client.call(documents.create, { accountId: account.id, userId: pia.user.id, title: 'Uppgift', content: text('Ett') });
    await open(pia);
    await shown(document, 'td.name', 'Uppgift');
    await menuOf('Uppgift');
    await press(document, 'Flytta till …: Uppgift');
    (await shown(document, '[role=treeitem]', 'Delade mappar')).click();
    const closed = await shown(document, '[role=treeitem]', 'Att läsa');
    closed.click();
    expect([closed.getAttribute('aria-disabled'), all(document, '[aria-selected=true]').length]).to.deep.equal(['true', 0]);
    (await shown(document, '[role=treeitem]', 'Inlämning')).click();
    await press(document, /^\s*Flytta hit/);
    await shown(document, '.note.good', 'Uppgift har flyttats till Inlämning.');
    const there = await pia.client.call(documents.list, { accountId: account.id, folderId: to });
    expect(there.items.map(({ title }) => title)).to.deep.equal(['Uppgift']);

    await press(document, /^\s*Delade mappar/);
    await press(document, /^\s*Inlämning/);
    await menuOf('Uppgift');
    await press(document, 'Kopiera till …: Uppgift');
    (await shown(document, '[role=treeitem]', 'Mina dokument')).click();
    await press(document, /^\s*Kopiera hit/);
    await shown(document, '.note.good', 'Uppgift har kopierats till Mina dokument.');
    const own = await pia.client.call(documents.list, { accountId: account.id, in: 'personal' });
    expect(own.items.map(({ title }) => title)).to.deep.equal(['Uppgift']);
  });

  it('FLD-07 a `user` is offered no shared folder to copy a folder to, and the same one for a document', async () => {
    await sharedFolder('Inlämning', { read: true, write: true });
    const pia = await member('Pia Ettan');
    const own = { accountId: account.id, userId: pia.user.id };
    await pia.client.call(folders.createOwn, { ...own, name: 'Svenska' });
    await pia.client.call(documents.create, { ...own, title: 'Uppgift', content: text('Ett') });
    const target = async (name: string) => {
      await open(pia);
      await shown(document, 'td.name', name);
      await menuOf(name);
      await press(document, `Kopiera till …: ${name}`);
      (await shown(document, '[role=treeitem]', 'Delade mappar')).click();
      return shown(document, '[role=treeitem]', 'Inlämning');
    };
    const forFolder = await target('Svenska');
    expect([forFolder.getAttribute('aria-disabled'), forFolder.textContent.includes('här kan du inte lägga det')]).to.deep.equal([
      'true',
      true,
    ]);
    expect((await target('Uppgift')).hasAttribute('aria-disabled')).to.equal(false);
  });

  it('FLD-07 of many folders the rest come when they are asked for, by keyboard too, and the focus goes on among them', async () => {
    for (const name of ['A1', 'B2', 'C3', 'D4', 'E5']) await sharedFolder(name, { read: true, write: true });
    const watched = new Watched();
    // the real service, asked for two at a time where the tree asks for 500
    const { fetch } = watched;
    const few: typeof fetch = (input, init) =>
      fetch(new Request(new Request(input, init).url.replace('size=500', 'size=2'), new Request(input, init)));
    await mount(rektor.licence, html`<knippa-documents></knippa-documents>`, { watched: Object.assign(watched, { fetch: few }) });
    await press(document, /^\s*Delade mappar/);
    await menuOf('A1');
    await press(document, 'Kopiera till …: A1');
    const place = await shown(document, '[role=treeitem]', 'Delade mappar');
    place.querySelector<HTMLElement>('.twist')?.click();
    const inside = () => all(document, '[role=treeitem][aria-level="2"]').map((item) => item.textContent.trim().split(/\s{2,}/)[0]);
    const more = await shown(document, '[role=treeitem]', 'Visa fler mappar');
    expect(inside()).to.deep.equal(['A1', 'B2', 'Visa fler mappar']);
    more.click();
    await shown(document, '[role=treeitem]', 'D4');
    await wait(50);
    expect(focused()?.textContent).to.include('C3');
    await sendKeys({ press: 'End' });
    expect(focused()?.textContent).to.include('Delade mallar');
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'Enter' });
    await shown(document, '[role=treeitem]', 'E5');
    await wait(50);
    expect(inside()).to.deep.equal(['A1', 'B2', 'C3', 'D4', 'E5']);
    await sendKeys({ press: 'Enter' });
    await shown(document, '[role=treeitem][aria-selected=true]', 'E5');
  });

  it('DOC-02 others’ documents are found by person, and the way back names them', async () => {
    const pia = await member('Pia Ettan');
    const path = { accountId: account.id, userId: pia.user.id };
    const { id: folderId } = await pia.client.call(folders.createOwn, { ...path, name: 'Skola' });
    await pia.client.call(documents.createIn, { accountId: account.id, folderId, title: 'Min dagbok', content: text('Hej') });
    await member('Per Ettan', { documents: false });
    await open(rektor);
    await press(document, /^\s*Andras dokument/);
    await shown(document, 'td.name', 'Per Ettan');
    await shown(document, 'td.name .small', 'Har inte Mina dokument själv');
    await write(document, '#search', 'pia');
    await shown(document, '.foot', 'Visar 1–1 av 1');
    expect(all(document, 'tbody tr').map((row) => row.textContent.replace(/\s+/g, ' ').trim())).to.deep.equal(['Pia Ettan Användare 1']);
    await press(document, /^\s*Pia Ettan/);
    await shown(document, 'h2', 'Dokument hos Pia Ettan');
    await shown(document, '.about', pia.user.username ?? '');
    await press(document, /^\s*Skola/);
    await press(document, /^\s*Min dagbok/);
    await shown(document, '.text p', 'Hej');
    const crumbs = () => all(document, '.crumbs button').map((button) => button.textContent.trim());
    expect(crumbs()).to.deep.equal(['Andras dokument', 'Dokument hos Pia Ettan', 'Skola']);
    await press(document, /^\s*Andras dokument\s*$/);
    await write(document, '#search', 'pia');
    await shown(document, 'td.name', 'Pia Ettan');

    await press(document, /^\s*Mina dokument/);
    await write(document, '#search', 'dagbok');
    await shown(document, 'td.name .below', 'Dokument hos Pia Ettan');
  });

  it('DOC-04 a `user` has no place for others’ documents, and a manager has their own `user`s there', async () => {
    const maj = await member('Maj Lärare', {}, 'manager');
    const per = await member('Per Ettan');
    await open(per);
    expect(all(document, '.places button').map((button) => button.textContent.trim())).to.not.include('Andras dokument');
    await open(maj);
    await press(document, /^\s*Andras dokument/);
    await shown(document, '.empty h3', 'Ingen att visa');
  });

  /** A row that is dragged over something, and let go there if it is taken: whether it was. */
  async function drag(name: string, to: HTMLElement): Promise<boolean> {
    const row = (await shown(document, 'tbody td.name', name)).closest('tr');
    const dataTransfer = new DataTransfer();
    const send = (at: HTMLElement | null | undefined, kind: string) =>
      at?.dispatchEvent(new DragEvent(kind, { bubbles: true, composed: true, cancelable: true, dataTransfer }));
    send(row, 'dragstart');
    // what is on the way is read when a drag begins
    for (let tries = 0; tries < 250 && to.dataset['over'] === undefined; tries++) {
      send(to, 'dragover');
      await wait(20);
    }
    const taken = to.dataset['over'] === 'takes';
    held = all(document, '.dragging').map((line) => line.textContent.trim());
    if (taken) send(to, 'drop');
    send(row, 'dragend');
    return taken;
  }
  let held: readonly string[] = [];

  it('FLD-07 a document is dragged to a folder, and comes back with one press; where one may not write it is refused, and why', async () => {
    const to = await sharedFolder('Inlämning', { read: true, write: true });
    await sharedFolder('Att läsa', { read: true, write: false });
    const pia = await member('Pia Ettan');
    await pia.client.call(documents.createIn, { accountId: account.id, folderId: to, title: 'Läxa', content: text('Ett') });
    await pia.client.call(folders.createOwn, { accountId: account.id, userId: pia.user.id, name: 'Skola' });
    await open(pia);
    await press(document, /^\s*Delade mappar/);
    await press(document, /^\s*Inlämning/);
    await shown(document, 'td.name', 'Läxa');
    const place = (name: string) => shown(document, '.places button', name);
    expect(await drag('Läxa', await place('Publicerade'))).to.equal(false);
    expect(held).to.deep.equal(['här kan du inte lägga det']);
    expect(await drag('Läxa', await shown(document, '.crumbs button', 'Delade mappar'))).to.equal(false);
    expect(held).to.deep.equal(['Delade mappar: Välj en mapp. Överst bland delade mappar ligger bara mappar.']);
    expect(await drag('Läxa', await place('Mina dokument'))).to.equal(true);
    expect(held).to.deep.equal(['Flytta Läxa till Mina dokument']);
    await shown(document, '.note.good', 'Läxa har flyttats till Mina dokument.');
    await press(document, /^\s*Mina dokument/);
    expect(await drag('Läxa', (await shown(document, 'tbody td.name', 'Skola')).closest('tr')!)).to.equal(true);
    await shown(document, '.note.good', 'Läxa har flyttats till Skola.');
    await press(document, /^\s*Ångra/);
    await shown(document, '.note.good', 'Läxa är tillbaka på sin plats.');
    await shown(document, 'td.name', 'Läxa');
    await write(document, '#search', 'lä');
    const closed = (await shown(document, 'tbody td.name', 'Att läsa')).closest('tr')!;
    expect(await drag('Läxa', closed)).to.equal(false);
    expect(held).to.deep.equal(['Att läsa: här kan du inte lägga det']);
    const own = await pia.client.call(documents.list, { accountId: account.id, in: 'personal' });
    expect(own.items.map(({ title }) => title)).to.deep.equal(['Läxa']);
  });

  it('FLD-07 what is dragged to where one cannot move it from says so, and offers no way back that would be refused', async () => {
    const [pia, maj] = [await member('Pia Ettan'), await member('Maj Ek', {}, 'manager')];
    const box = { read: false, write: true };
    await sharedFolder('Läxlåda', box, box);
    await sharedFolder('Läxor', off, { read: true, write: true });
    const theirs = await sharedFolder('Klass 1', { read: true, write: true }, off, maj);
    const title = (n: number) => `Läxa ${n}`;
    for (const n of [1, 2, 3])
      await pia.client.call(documents.createIn, { accountId: account.id, folderId: theirs, title: title(n), content: text('Ett') });
    const folder = async (name: string) => (await shown(document, 'tbody td.name', name)).closest('tr')!;
    const undo = () => all(document, '.result button').map((button) => button.textContent.trim());
    // what somebody made themself they see in a drop box too, and take back
    await open(pia);
    await write(document, '#search', 'läx');
    expect(await drag('Läxa 1', await folder('Läxlåda'))).to.equal(true);
    await shown(document, '.note.good', 'Läxa 1 har flyttats till Läxlåda.');
    await press(document, /^\s*Ångra/);
    await shown(document, '.note.good', 'Läxa 1 är tillbaka på sin plats.');
    // what another made is not seen in one, nor moved out of a folder that is not one's own
    await open(maj);
    await write(document, '#search', 'läx');
    for (const [n, name] of [
      [2, 'Läxlåda'],
      [3, 'Läxor'],
    ] as const) {
      expect(await drag(title(n), await folder(name))).to.equal(true);
      await shown(document, '.note.good', `${title(n)} har flyttats till ${name}. Du kan inte flytta det därifrån.`);
      expect(undo()).to.deep.equal([]);
    }
  });

  it('FLD-05 a folder that is dragged moves once its plan was seen, up to a folder on the way here too', async () => {
    const klass = await sharedFolder('Klass 1', { read: true, write: false });
    const { id: inner } = await rektor.client.call(folders.createIn, { accountId: account.id, folderId: klass, name: 'Arbeten' });
    await rektor.client.call(folders.createIn, { accountId: account.id, folderId: inner, name: 'Utkast' });
    await open(rektor);
    await press(document, /^\s*Delade mappar/);
    await press(document, /^\s*Klass 1/);
    await press(document, /^\s*Arbeten/);
    await shown(document, 'td.name', 'Utkast');
    expect(await drag('Utkast', await shown(document, '.places button', 'Mina dokument'))).to.equal(false);
    expect(held).to.deep.equal(['Mina dokument: Mappen kan inte flyttas dit. Kopiera den i stället.']);
    expect(await drag('Utkast', await shown(document, '.crumbs button', 'Klass 1'))).to.equal(true);
    await shown(document, 'dialog h2', 'Flytta Utkast till Klass 1');
    await shown(document, 'dialog h3', 'Det här händer');
    expect(all(document, '[role=treeitem]')).to.have.length(0);
    await press(document, /^\s*Flytta hit/);
    await shown(document, '.note.good', 'Utkast har flyttats till Klass 1.');
    const { items } = await rektor.client.call(folders.list, { accountId: account.id, parentId: klass });
    expect(items.map(({ name }) => name)).to.deep.equal(['Arbeten', 'Utkast']);
  });

  it('FLD-07 a row that one may not move is not dragged', async () => {
    const folderId = await sharedFolder('Att läsa', { read: true, write: false });
    await rektor.client.call(documents.createIn, { accountId: account.id, folderId, title: 'Sagan', content: text('Det var') });
    await open(await member('Pia Ettan'));
    await press(document, /^\s*Delade mappar/);
    await press(document, /^\s*Att läsa/);
    await shown(document, 'td.name', 'Sagan');
    expect(all(document, '[draggable]')).to.have.length(0);
    expect(await drag('Sagan', await shown(document, '.places button', 'Mina dokument'))).to.equal(false);
  });

  it('DOC-07 a document is downloaded as a page, and a grid as a table too', async () => {
    const path = { accountId: account.id, userId: rektor.user.id };
    const cells: Content = { kind: 'grid', rows: [[{ text: 'Simhall', symbol: 'simma' }, { text: '=1+1' }]] };
    await rektor.client.call(documents.create, { ...path, title: 'Veckan', content: cells });
    const { names, files, stop } = saving();
    try {
      await open(rektor);
      for (const [at, act] of ['Ladda ner: Veckan', 'Ladda ner som CSV: Veckan'].entries()) {
        await menuOf('Veckan');
        await press(document, act);
        await shown(document, '.note.good', 'Veckan laddas ner.');
        await until(() => files.length > at);
      }
    } finally {
      stop();
    }
    expect(names).to.deep.equal(['Veckan.html', 'Veckan.csv']);
    const [page, table] = (await Promise.all(files)).map((bytes) => new TextDecoder().decode(bytes));
    expect(page).to.include('<h1 lang="sv">Veckan</h1>').and.include('Simhall').and.not.include('<script');
    expect(table).to.include("[simma] Simhall;'=1+1");
  });

  it('DOC-09 a deleted document comes back with one press, or for good from the bin', async () => {
    const pia = await member('Pia Ettan');
    const path = { accountId: account.id, userId: pia.user.id };
    await pia.client.call(documents.create, { ...path, title: 'Dagbok', content: text('Ett') });
    await open(pia);
    const remove = async () => {
      await shown(document, 'td.name', 'Dagbok');
      await menuOf('Dagbok');
      await press(document, 'Ta bort: Dagbok');
      await shown(document, '.note.good', 'Dagbok ligger i papperskorgen.');
      await shown(document, '.empty');
    };
    await remove();
    await press(document, /^\s*Ångra/);
    await shown(document, '.note.good', 'Dagbok är tillbaka på sin plats.');
    await remove();
    await press(document, /^\s*Papperskorgen/);
    await press(document, 'Återställ: Dagbok');
    await shown(document, '.empty h3', 'Papperskorgen är tom');
    await press(document, /^\s*Mina dokument/);
    await remove();
    await press(document, /^\s*Papperskorgen/);
    await press(document, 'Ta bort för alltid: Dagbok');
    await shown(document, 'dialog h2', 'Ta bort Dagbok för alltid');
    await shown(document, 'knippa-ask-dialog', 'Det går inte att ångra');
    expect(focused()?.textContent.trim(), 'before harm one stands at what changes nothing').to.equal('Avbryt');
    await press(document, /^\s*Ta bort för alltid\s*$/);
    await gone(document, 'dialog');
    await shown(document, '.empty h3', 'Papperskorgen är tom');
  });

  it('DOC-09 what lay in a folder that is in the bin too says so at the button that would bring it back, and comes once the folder is there', async () => {
    const folderId = await sharedFolder('Klass 1', { read: true, write: true });
    const { client, licence: own } = rektor;
    const { id: documentId, version } = await client.call(documents.createIn, {
      accountId: account.id,
      folderId,
      title: 'Uppgift',
      content: text('Ett'),
    });
    await client.call(documents.remove, { accountId: account.id, documentId, version });
    const { token: plan } = await client.plan(folders.remove, { accountId: account.id, folderId });
    await client.call(folders.remove, { accountId: account.id, folderId, plan });
    await mount(own, html`<knippa-documents .route=${{ in: 'bin' }}></knippa-documents>`);
    const button = await shown(document, 'button', 'Återställ: Uppgift');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    const why = await shown(document, `#${button.getAttribute('aria-describedby') ?? ''}`);
    expect(why.textContent).to.equal('Mappen som det låg i ligger själv i papperskorgen. Återställ den mappen först.');
    button.click();
    await press(document, 'Återställ: Klass 1');
    await shown(document, '.note.good', 'Klass 1');
    await shown(document, 'button:not([aria-disabled])', 'Återställ: Uppgift');
    await press(document, 'Återställ: Uppgift');
    await shown(document, '.note.good', 'Uppgift');
  });

  it('DOC-09 when a row goes, by an act or by undoing it, the heading has the focus', async () => {
    const path = { accountId: account.id, userId: rektor.user.id };
    const { id: documentId } = await rektor.client.call(documents.create, { ...path, title: 'Dagbok', content: text('Ett') });
    await rektor.client.call(documents.publish, { accountId: account.id, documentId });
    await open(rektor);
    const after = async (seen: string, told: string | RegExp) => {
      await shown(document, seen, told);
      await wait(50);
      return focused()?.matches('h2') ? focused()?.textContent.trim() : focused()?.outerHTML;
    };
    const pressed = async (name: string | RegExp) => {
      const button = await shown(document, 'button, summary', name);
      button.focus();
      button.click();
    };
    const chosen = async (act: string) => {
      await shown(document, 'td.name', 'Dagbok');
      await pressed('Mer om Dagbok');
      await pressed(`${act}: Dagbok`);
    };
    await pressed(/^\s*Publicerade/);
    await chosen('Gör privat');
    expect(await after('.empty h3', 'Inget är publicerat än')).to.equal('Publicerade');
    await pressed(/^\s*Mina dokument/);
    await chosen('Ta bort');
    expect(await after('.empty h3', 'Här är tomt')).to.equal('Mina dokument');
    await pressed(/^\s*Ångra/);
    expect(await after('td.name', 'Dagbok')).to.equal('Mina dokument');
    await chosen('Ta bort');
    await shown(document, '.empty h3', 'Här är tomt');
    await pressed(/^\s*Papperskorgen/);
    await pressed('Återställ: Dagbok');
    expect(await after('.empty h3', 'Papperskorgen är tom')).to.equal('Papperskorgen');
    await pressed(/^\s*Mina dokument/);
    await chosen('Ta bort');
    await shown(document, '.empty h3', 'Här är tomt');
    await pressed(/^\s*Papperskorgen/);
    await pressed('Ta bort för alltid: Dagbok');
    await shown(document, 'dialog h2', 'Ta bort Dagbok för alltid');
    await pressed(/^\s*Ta bort för alltid\s*$/);
    await gone(document, 'dialog');
    expect(await after('.empty h3', 'Papperskorgen är tom')).to.equal('Papperskorgen');
  });

  it('DOC-09 a folder that is deleted says how many documents go, and the bin that is emptied says so again', async () => {
    const folderId = await sharedFolder('Klass 1', { read: true, write: true });
    for (const title of ['Ett', 'Två'])
      await rektor.client.call(documents.createIn, { accountId: account.id, folderId, title, content: text(title) });
    await open(rektor);
    await press(document, /^\s*Delade mappar/);
    await press(document, /^\s*Klass 1/);
    await shown(document, 'td.name', 'Två');
    await menuOf('Klass 1');
    await press(document, 'Ta bort: Klass 1');
    await shown(document, 'dialog .plan', '2 dokument tas bort');
    await press(document, /^\s*Ta bort mappen/);
    await shown(document, '.empty h3', 'Inga delade mappar än');
    await press(document, /^\s*Papperskorgen/);
    await shown(document, 'td.name', /Mapp, med 2 dokument · Delade mappar/);
    await press(document, /^\s*Töm papperskorgen/);
    await shown(document, 'dialog .plan', '2 dokument tas bort');
    all(document, 'dialog[open] button.danger')[0]?.click();
    await shown(document, '.empty h3', 'Papperskorgen är tom');
  });

  it('DOC-05 publishing says who will be able to read and under what name, and private is private at once', async () => {
    const pia = await member('Pia Ettan');
    const path = { accountId: account.id, userId: pia.user.id };
    const { id: documentId } = await pia.client.call(documents.create, { ...path, title: 'Vår saga', content: text('Ett') });
    await open(pia);
    await menuOf('Vår saga');
    await press(document, 'Publicera: Vår saga');
    await shown(document, 'dialog h2', 'Publicera Vår saga');
    await shown(document, 'knippa-ask-dialog', 'Alla i kontot kan läsa det');
    await shown(document, 'knippa-ask-dialog', 'Det här namnet visas: Pia Ettan.');
    expect((await pia.client.call(documents.read, { accountId: account.id, documentId })).published).to.equal(false);
    await press(document, /^\s*Publicera\s*$/);
    await shown(document, 'td.name .below', 'Publicerat');
    await menuOf('Vår saga');
    await press(document, 'Gör privat: Vår saga');
    await shown(document, '.note.good', 'Vår saga är privat igen.');
    expect((await pia.client.call(documents.read, { accountId: account.id, documentId })).published).to.equal(false);
  });

  it('DOC-04 whoever may not publish is told so at the act', async () => {
    const pia = await member('Pia Ettan', { publish: false });
    await pia.client.call(documents.create, { accountId: account.id, userId: pia.user.id, title: 'Dagbok', content: text('Ett') });
    await open(pia);
    await menuOf('Dagbok');
    const button = await shown(document, 'button', 'Publicera: Dagbok');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    await shown(document, '.reason', 'Du saknar behörigheten.');
  });

  it('DOC-08 whoever has no My Documents begins at the shared folders', async () => {
    await sharedFolder('Att läsa', { read: true, write: false });
    await open(await member('Pia Ettan', { documents: false }));
    await shown(document, 'td.name', 'Att läsa');
    const places = all(document, '.places button').map((button) => button.textContent.trim());
    expect(places).to.deep.equal(['Delade mappar', 'Delade mallar', 'Publicerade', 'Papperskorgen']);
  });

  it('TPL-01 a `user` creates a document of their own from a template, and nothing else', async () => {
    await rektor.client.call(documents.createTemplate, { accountId: account.id, title: 'Samtalskarta', content: text('Hej') });
    const pia = await member('Pia Ettan');
    await open(pia);
    await press(document, /^\s*Delade mallar/);
    await shown(document, 'td.name', 'Samtalskarta');
    await menuOf('Samtalskarta');
    expect(all(document, 'td.acts .menu button').map((button) => button.textContent.trim())).to.deep.equal([
      'Kopiera till …',
      'Ladda ner',
      'Vem ser det här?',
    ]);
    expect(all(document, '.head button')).to.have.length(0);
    await press(document, 'Skapa från mallen: Samtalskarta');
    await shown(document, 'textarea');
    const { items } = await pia.client.call(documents.list, { accountId: account.id, in: 'personal' });
    expect(items.map(({ title, maker }) => [title, maker.displayName])).to.deep.equal([['Samtalskarta', 'Pia Ettan']]);
  });

  it('FLD-07 Shift and F10, or the key of a context menu, opens the menu of the row that has the focus', async () => {
    const pia = await member('Pia Ettan');
    for (const title of ['Dagbok', 'Uppgift'])
      await pia.client.call(documents.create, { accountId: account.id, userId: pia.user.id, title, content: text('Ett') });
    await open(pia);
    const row = await shown(document, 'td.name button', 'Uppgift');
    for (const press of ['F10', 'ContextMenu']) {
      row.focus();
      if (press === 'F10') await sendKeys({ down: 'Shift' });
      await sendKeys({ press });
      await sendKeys({ up: 'Shift' });
      await shown(document, 'td.acts button', 'Ta bort: Uppgift');
      expect(all(document, 'td.acts details[open]'), press).to.have.length(1);
      expect(focused()?.getAttribute('aria-label'), press).to.equal('Mer om Uppgift');
      await sendKeys({ press: 'Escape' });
      await gone(document, 'td.acts details[open]');
    }
  });

  for (const [where, permissions] of [
    ['in one’s own documents everybody may ask what they see themself', {}],
    ['so may whoever has no documents of their own, in what is shared', { documents: false }],
  ] as const)
    it(`WHY-02 ${where}`, async () => {
      await sharedFolder('Att läsa', { read: true, write: false });
      const pia = await member('Pia Ettan', permissions);
      await open(pia);
      await press(document, /^\s*Vad kan jag se\?/);
      await shown(document, 'h2', 'Vad kan Pia Ettan se?');
      await shown(document, 'td.name', 'Att läsa');
      await press(document, /^\s*Stäng/);
      await shown(document, 'button', /^\s*Vad kan jag se\?/);
    });

  it('DOC-07 a page takes the opening of a document over', async () => {
    const pia = await member('Pia Ettan');
    const path = { accountId: account.id, userId: pia.user.id };
    const { id: documentId } = await pia.client.call(documents.create, { ...path, title: 'Dagbok', content: text('Ett') });
    await open(pia);
    const heard: unknown[] = [];
    const take = (event: Event) => {
      event.preventDefault();
      heard.push((event as CustomEvent<unknown>).detail);
    };
    addEventListener('knippa-before-documents-read', take);
    await press(document, /^\s*Dagbok/);
    removeEventListener('knippa-before-documents-read', take);
    expect(heard).to.deep.equal([{ accountId: account.id, documentId }]);
    expect(all(document, 'knippa-document-editor')).to.have.length(0);
  });

  it('DOC-03 a search finds by title and by folder, with where each lies, and says when nothing fits', async () => {
    const folderId = await sharedFolder('Sagor', { read: true, write: true });
    const pia = await member('Pia Ettan');
    await pia.client.call(documents.createIn, { accountId: account.id, folderId, title: 'Sagan om björnen', content: text('Ett') });
    await open(pia);
    await write(document, '#search', 'saga');
    await shown(document, 'td.name', 'Sagan om björnen');
    await shown(document, 'td.name .below', 'Delade mappar');
    await write(document, '#search', 'xyzzy');
    await shown(document, '.empty h3', 'Inget passar ”xyzzy”');
    await press(document, /^\s*Sluta söka/);
    await shown(document, '.empty h3', 'Här är tomt');
  });

  it('FLD-02 a folder’s settings and who sees it open in place, unless the page takes them over', async () => {
    const folderId = await sharedFolder('Klass 1', { read: true, write: false });
    await open(rektor);
    await press(document, /^\s*Delade mappar/);
    await shown(document, 'td.name', 'Klass 1');
    const heard: unknown[] = [];
    const take = (event: Event) => {
      event.preventDefault();
      heard.push((event as CustomEvent<unknown>).detail);
    };
    addEventListener('knippa-before-folders-set-rights', take);
    await menuOf('Klass 1');
    await press(document, 'Inställningar: Klass 1');
    removeEventListener('knippa-before-folders-set-rights', take);
    expect(heard).to.deep.equal([{ accountId: account.id, folderId }]);
    expect(all(document, 'knippa-folder-permissions')).to.have.length(0);
    await menuOf('Klass 1');
    await press(document, 'Inställningar: Klass 1');
    await shown(document, 'knippa-folder-permissions');
    await shown(document, 'h2', 'Klass 1');
    await choose(document, '#users-write');
    await press(document, /^\s*Delade mappar/);
    await shown(document, 'dialog h2', 'Släng ändringarna');
    expect(all(document, 'tbody td.name'), 'the list comes once the question is answered').to.have.length(0);
    all(document, 'dialog[open] button.danger')[0]?.click();
    await menuOf('Klass 1');
    await press(document, /Vem ser det här\?: Klass 1/);
    await shown(document, 'knippa-who-can-see');
    await press(document, /^\s*Stäng/);
    await shown(document, 'td.name', 'Klass 1');
  });
});
