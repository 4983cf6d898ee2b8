import { accounts, documents, type Account } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, baseUrl, type Licence, mount, newLicence, press, saving, shown, signIn, until, wait, Watched } from './page.js';

describe('an account’s archive', () => {
  let licence: Licence;
  let accountId = '';
  let karin: Client;
  let token = '';
  let personId = '';
  beforeEach(async () => {
    licence = await newLicence();
    accountId = licence.administrator.accountId;
    const signedIn = await signIn(licence.administrator, 'account');
    token = signedIn.token;
    personId = signedIn.session.person.id;
    karin = createClient({ baseUrl, getToken: () => token });
  });

  const read = (): Promise<Account> => licence.operator.call(accounts.read, { accountId });
  const editor = (of = accountId) => html`<knippa-account-editor account-id=${of}></knippa-account-editor>`;
  const asOperator = (watched?: Watched) => mount(licence, editor(), watched && { watched });
  const asKarin = () => mount({ ...licence, token }, html`<knippa-account-state></knippa-account-state>`);
  const told = (name: string) =>
    new Promise<CustomEvent>((resolve) => document.addEventListener(name, (event) => resolve(event as CustomEvent), { once: true }));

  /** Lets a part of the archive through and then waits: until told on, or for ever. */
  function held(): { watched: Watched; goOn: () => void } {
    const watched = new Watched();
    let goOn: () => void = () => undefined;
    const going = new Promise<void>((resolve) => (goOn = resolve));
    watched.between = async (request, send) => {
      const response = await send();
      if (!request.url.endsWith('/archive?language=sv')) return response;
      const bytes = new Uint8Array(await response.arrayBuffer());
      const most = Math.ceil(bytes.length * 0.6);
      const body = new ReadableStream({
        start: async (to) => {
          to.enqueue(bytes.slice(0, most));
          await going;
          to.enqueue(bytes.slice(most));
          to.close();
        },
      });
      return new Response(body, { headers: { 'content-type': 'application/zip', 'knippa-bytes': String(bytes.length) } });
    };
    return { watched, goOn };
  }

  it('ACC-10 gives an operator the archive, and says whose the documents are', async () => {
    const { names, stop } = saving();
    await asOperator();
    await shown(document, '#archive-holds', 'bara kontots administratörer');
    const event = told('knippa-accounts-archive');
    await press(document, /^\s*Hämta arkiv\s*$/);
    await shown(document, '.note.good', 'Arkivet är hämtat');
    expect((await event).detail).to.deep.equal({ accountId });
    expect(names).to.deep.equal([`${(await read()).groupId}.zip`]);
    stop();
  });

  it('ACC-10 asks the administrators to fetch it, shows until when, and takes it back', async () => {
    await asOperator();
    await press(document, /Be administratörerna hämta arkivet/);
    await shown(document, '.note', 'Det är inte hämtat än.');
    await shown(document, '[role=status]', 'ombedda att hämta arkivet');
    expect((await read()).deletion?.fetchedAt).to.equal(null);
    await press(document, /^\s*Ta bort konto\s*$/);
    await shown(document, 'dialog .note', 'har inte hämtat arkivet än');
    (await shown(document, 'dialog button', /^\s*Avbryt\s*$/)).click();
    const event = told('knippa-accounts-withdraw-deletion');
    await press(document, /^\s*Behåll kontot\s*$/);
    expect((await event).detail).to.deep.equal({ accountId });
    await shown(document, 'button', /Be administratörerna hämta arkivet/);
    await shown(document, '.note.good', 'får veta att kontot inte ska tas bort');
    expect((await read()).deletion).to.equal(null);
  });

  it('ACC-10 says why nobody can be asked', async () => {
    const [invited] = await accountsOf(licence);
    await mount(licence, editor(invited!.id));
    await press(document, /Be administratörerna hämta arkivet/);
    await shown(document, '[role=alert]', 'Ingen administratör i kontot har valt lösenord');
  });

  it('ACC-10 tells an administrator that the account goes away, and the operator that the archive is fetched', async () => {
    await licence.operator.call(accounts.announceDeletion, { accountId });
    await karin.call(documents.create, {
      accountId,
      userId: personId,
      title: 'Brev',
      content: { kind: 'document', blocks: [{ text: 'Hej' }] },
    });
    const { names, stop } = saving();
    await asKarin();
    await shown(document, '.note', 'Kontot ska tas bort');
    await press(document, /^\s*Hämta arkiv\s*$/);
    await shown(document, '.note.good', 'Arkivet är hämtat');
    await shown(document, '.note', 'Det hämtades');
    expect(names).to.have.length(1);
    stop();
    await asOperator();
    await shown(document, '.note.good', /Administratörerna har fått veta.*Det hämtades/s);
  });

  it('F13 shows how far the archive has come, says it at half, and hands nothing on when it is cancelled', async () => {
    const { names, stop } = saving();
    const { watched, goOn } = held();
    await asOperator(watched);
    await press(document, /^\s*Hämta arkiv\s*$/);
    const progress = (await shown(document, '#archive-progress')) as HTMLProgressElement;
    await until(() => progress.position > 0);
    expect(progress.position).to.be.within(0.55, 0.65);
    await shown(document, '.deed', /av ungefär/);
    await shown(document, '.deed [role=status]', 'Halva arkivet');
    (await shown(document, 'button', /Avbryt hämtningen/)).click();
    await shown(document, '.deed [role=status]', 'Hämtningen är avbruten');
    goOn();
    await wait(100);
    expect(names).to.deep.equal([]);
    expect(all(document, '#archive-progress')).to.have.length(0);
    expect(all(document, '.deeds [role=alert]')).to.have.length(0);
    stop();
  });

  it('F23 says that a download broke off, keeps nothing of it, and does it again', async () => {
    const { names, stop } = saving();
    const watched = new Watched();
    let cut = 1;
    watched.between = async (request, send) => {
      const response = await send();
      if (!request.url.includes('/archive') || cut-- <= 0) return response;
      const bytes = new Uint8Array(await response.arrayBuffer());
      return new Response(bytes.slice(0, -30), { headers: { 'content-type': 'application/zip' } });
    };
    await asOperator(watched);
    await press(document, /^\s*Hämta arkiv\s*$/);
    await shown(document, '[role=alert]', 'bröts innan allt hade kommit');
    expect(names).to.deep.equal([]);
    await press(document, /^\s*Hämta arkiv\s*$/);
    await shown(document, '.note.good', 'Arkivet är hämtat');
    expect(names).to.have.length(1);
    stop();
  });
});
