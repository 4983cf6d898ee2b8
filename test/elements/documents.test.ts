import { documents, folders, users, type Account, type Content, type Permissions, type User } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, baseUrl, focused, mount, newLicence, press, shown, signIn, write, type Licence } from './page.js';

const password = 'ett långt lösenord';
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

  /** A shared folder of the administrator's, with what all `user`s may there. */
  async function sharedFolder(name: string, pupils: { read: boolean; write: boolean }): Promise<string> {
    const off = { read: false, write: false };
    const { id: folderId } = await rektor.client.call(folders.create, { accountId: account.id, space: 'shared', name });
    const input = { accountId: account.id, folderId, entries: { managers: off, users: pupils, responsible: null } };
    const { token: plan } = await rektor.client.plan(folders.setRights, input);
    await rektor.client.call(folders.setRights, { ...input, plan });
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
    expect(acts()).to.deep.equal(['Kopiera till …', 'Vem ser det här?']);
    await press(document, /^\s*Sagan\s*$/);
    await shown(document, '.meta', 'Du kan läsa dokumentet men inte ändra det.');
    expect(all(document, 'textarea')).to.have.length(0);
  });
});
