import { licences, users } from '@knippa/contract';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, gone, handIn, type Licence, mount, newLicence, press, shown, usersOf, Watched, write } from './page.js';

describe('what is sent once', () => {
  let licence: Licence;
  beforeEach(async () => {
    licence = await newLicence();
  });

  const started = async () => {
    const { entitlements } = await licence.operator.call(licences.read, { licenceId: licence.id });
    return entitlements.reduce((sum, line) => sum + line.started, 0);
  };

  async function fillStart(): Promise<HTMLElement> {
    (await shown(document, 'label', 'Klass eller grupp')).click();
    const groupId = `r${crypto.randomUUID().replaceAll('-', '')}`;
    await write(document, '[id="group.name"]', 'Röda skolan');
    await write(document, '[id="group.groupId"]', groupId);
    await write(document, '[id="group.username"]', 'karin');
    await write(document, '#displayName', 'Karin Öberg');
    await write(document, '#email', `${groupId}@lindsta.example`);
    return shown(all(document, 'knippa-account-editor')[0]!.shadowRoot!, 'button.primary', 'Starta konto');
  }

  it('F14 a double click starts one account', async () => {
    const before = await started();
    await mount(licence, html`<knippa-account-editor></knippa-account-editor>`);
    const button = await fillStart();
    button.click();
    button.click();
    await shown(document, 'h2', 'Röda skolan är startat');
    expect(await started()).to.equal(before + 1);
  });

  it('F14 Enter and a click start one account', async () => {
    const before = await started();
    await mount(licence, html`<knippa-account-editor></knippa-account-editor>`);
    const button = await fillStart();
    button.closest('form')!.requestSubmit();
    button.click();
    await shown(document, 'h2', 'Röda skolan är startat');
    expect(await started()).to.equal(before + 1);
  });

  it('F14 a lost answer and a second try start one account, and show it', async () => {
    const before = await started();
    const watched = new Watched();
    let lost = 0;
    watched.between = async (request, send) => {
      const response = await send();
      if (request.method !== 'POST' || lost >= 3) return response;
      lost++;
      throw new TypeError('Failed to fetch');
    };
    await mount(licence, html`<knippa-account-editor></knippa-account-editor>`, { watched });
    const button = await fillStart();
    button.click();
    await shown(document, '[role=alert]', 'nå tjänsten');
    button.click();
    await shown(document, 'h2', 'Röda skolan är startat');
    expect(await started()).to.equal(before + 1);
    const keys = new Set(watched.requests.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('idempotency-key')));
    expect(keys.size, 'one key for every try').to.equal(1);
  });

  it('F14 a double click moves one user once', async () => {
    const [from] = await accountsOf(licence);
    const watched = new Watched();
    await mount(licence, html`<knippa-user-list account-id=${from!.id}></knippa-user-list>`, { watched });
    await press(document, 'Mer om Zahra Ahmed');
    await press(document, 'Flytta Zahra Ahmed');
    await write(document, '[role=combobox]', 'äng');
    (await shown(document, '[role=option]', 'Ängsdalens')).click();
    await shown(document, 'dl.changes');
    const move = await shown(document, 'button.primary', 'Flytta användare');
    move.click();
    move.click();
    await shown(document, '.note.good', 'Zahra Ahmed är flyttad');
    expect(watched.count('POST', /\/move$/)).to.equal(1);
    expect((await usersOf(licence, from!.id)).map(({ displayName }) => displayName)).not.to.include('Zahra Ahmed');
  });

  it('F14 a double click imports a file once', async () => {
    const [account] = await accountsOf(licence);
    const watched = new Watched();
    await mount(licence, html`<knippa-user-list account-id=${account!.id}></knippa-user-list>`, { watched });
    await press(document, 'Importera/Exportera CSV');
    await handIn(document, new File(['Visat namn;Användarnamn\nÄngla Ståhl;änglast'], 'klass.csv', { type: 'text/csv' }));
    await press(document, 'Läs filen');
    await press(document, 'Visa vad som ändras');
    await shown(document, '.plan', '1 läggs till');
    const apply = await shown(document, 'dialog button.primary', 'Importera');
    apply.click();
    apply.click();
    await shown(document, '.note.good', '1 tillagda');
    expect(watched.count('POST', /\/import$/)).to.equal(1);
  });

  it('USR-15 what was typed stays when the session ends in the middle of a form', async () => {
    const { href } = location;
    sessionStorage.clear();
    await mount(licence, html`<knippa-operator></knippa-operator>`, { visitor: true });
    const enter = async () => {
      await write(document, '#name', licence.name);
      await write(document, '#password', licence.password);
      await press(document, /^\s*Logga in\s*$/);
    };
    await enter();
    await press(document, 'Starta konto');
    const button = await fillStart();
    const kept = Object.keys(sessionStorage).find((key) => key.startsWith('knippa-session'))!;
    const { token } = JSON.parse(sessionStorage.getItem(kept)!) as { token: string };
    await fetch(`${knippaBackend}/api/session`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}`, 'Idempotency-Key': crypto.randomUUID() },
    });
    button.click();
    await shown(document, 'dialog h2', 'Du har blivit utloggad');
    expect(sessionStorage.getItem(kept), 'the token is erased').to.equal(null);
    await enter();
    await gone(document, 'dialog');
    expect(((await shown(document, '#displayName')) as HTMLInputElement).value).to.equal('Karin Öberg');
    (await shown(document, 'button.primary', 'Starta konto')).click();
    await shown(document, 'h2', 'Röda skolan är startat');
    expect(location.href).to.equal(href);
  });

  it('WHY-01 a plan that no longer holds is shown anew before the deed', async () => {
    const [from] = await accountsOf(licence);
    await mount(licence, html`<knippa-user-list account-id=${from!.id}></knippa-user-list>`);
    await press(document, 'Mer om Alva Lindqvist');
    await press(document, 'Flytta Alva Lindqvist');
    await write(document, '[role=combobox]', 'äng');
    (await shown(document, '[role=option]', 'Ängsdalens')).click();
    await shown(document, 'dl.changes');
    const target = (await accountsOf(licence)).find(({ name }) => name.startsWith('Ängsdalen'))!;
    await licence.operator.call(users.create, {
      accountId: target.id,
      role: 'user',
      displayName: 'Alva Berg',
      username: 'alva',
      password: 'ett långt lösenord',
    });
    await press(document, /^\s*Flytta användare\s*$/);
    await shown(document, '.wrong', /upptaget/);
    expect((await usersOf(licence, from!.id)).map(({ displayName }) => displayName)).to.include('Alva Lindqvist');
    await press(document, 'Använd alva');
    await shown(document, 'dl.changes', /alva/);
    await press(document, /^\s*Flytta användare\s*$/);
    await shown(document, '.note.good', 'Alva Lindqvist är flyttad');
  });

  it('LIC-01 figures and lists are read again at once after a write', async () => {
    await mount(
      licence,
      html`<knippa-licence></knippa-licence><knippa-account-list></knippa-account-list><knippa-account-editor></knippa-account-editor>`,
    );
    await shown(document, '.lines', '2 av 5 startade');
    const button = await fillStart();
    button.click();
    await shown(document, '.lines', '3 av 5 startade');
    await shown(document, 'td.name', 'Röda skolan');
  });
});
