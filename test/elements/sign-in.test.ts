import { session } from '@knippa/contract';
import { createClient } from '@knippa/sdk';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  accountsOf,
  all,
  baseUrl,
  codeOf,
  focused,
  gone,
  mount,
  newLicence,
  press,
  shown,
  signIn,
  usersOf,
  Watched,
  write,
  type Licence,
} from './page.js';

const unknownLink = 'a-link-that-nobody-was-mailed';

describe('signing in and settings', () => {
  let licence: Licence;
  beforeEach(async () => {
    sessionStorage.clear();
    licence = await newLicence();
  });

  it('USR-22 a forgotten password is asked for by keyboard alone, with the name that was typed', async () => {
    const watched = new Watched();
    await mount(licence, html`<knippa-sign-in door="operator"></knippa-sign-in>`, { visitor: true, watched });
    (await shown(document, '#name')).focus();
    await sendKeys({ type: licence.name });
    while (!/glömt/.test(focused()?.textContent ?? '')) await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    const heading = await shown(document, 'h2', 'Glömt lösenord');
    expect(focused(), 'the focus follows').to.equal(heading);
    expect(((await shown(document, '#name')) as HTMLInputElement).value).to.equal(licence.name);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    const asked = await shown(document, 'h2', 'Titta i din e-post');
    expect(focused(), 'the focus follows').to.equal(asked);
    expect(watched.count('POST', /\/session\/forgot$/)).to.equal(1);
    await press(document, 'Till inloggningen');
    await shown(document, '#password');
    expect(focused()?.tagName).to.equal('H2');
  });

  it('USR-22 says the same of a name that nobody has, and of an ended link that is renewed', async () => {
    await mount(licence, html`<knippa-sign-in door="operator"></knippa-sign-in>`, { visitor: true });
    const said: string[] = [];
    for (const name of [licence.name, 'finns.inte@lindsta.example']) {
      await press(document, /glömt/);
      await write(document, '#name', name);
      await press(document, 'Skicka länken');
      said.push((await shown(document, '[part=base]', 'Titta i din e-post')).textContent);
      await press(document, 'Till inloggningen');
    }
    expect(said[0]).to.equal(said[1]);
    await mount(licence, html`<knippa-sign-in .link=${unknownLink}></knippa-sign-in>`, { visitor: true });
    await shown(document, 'h2', 'Länken gäller inte längre');
    await press(document, 'Skicka en ny länk');
    await shown(document, 'h2', 'Titta i din e-post');
  });

  /** Somebody who has been handed a code: as whom they sign in. */
  async function handed() {
    const account = (await accountsOf(licence)).find(({ name }) => name === 'Björkskolan 4A')!;
    const alva = (await usersOf(licence, account.id)).find(({ username }) => username === 'alva')!;
    return { name: `${account.groupId}/alva`, code: await codeOf(licence, alva.id) };
  }

  it('CSV-06 a one-time code leads, by keyboard alone, to a password of one’s own, which signs in', async () => {
    const { name, code } = await handed();
    const watched = new Watched();
    await mount(licence, html`<knippa-sign-in></knippa-sign-in>`, { visitor: true, watched });
    (await shown(document, '#name')).focus();
    await sendKeys({ type: name });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: code.toLowerCase().replaceAll('-', ' ') });
    await sendKeys({ press: 'Enter' });
    const heading = await shown(document, 'h2', 'Välj ett lösenord');
    expect(focused(), 'the focus follows').to.equal(heading);
    await shown(document, 'p', name);
    await sendKeys({ press: 'Tab' });
    expect(focused()?.id).to.equal('newPassword');
    await sendKeys({ press: 'Enter' });
    expect(focused(), 'nothing was chosen').to.equal(await shown(document, '#newPassword[aria-invalid=true]'));
    await sendKeys({ type: 'password123' });
    await sendKeys({ press: 'Enter' });
    await shown(document, '#newPassword-wrong', /vanligaste/);
    expect(focused(), 'the focus is where it is wrong').to.equal(await shown(document, '#newPassword[aria-invalid=true]'));
    await write(document, '#newPassword', 'gran ekorre blåbär');
    await sendKeys({ press: 'Enter' });
    await shown(document, 'button', 'Logga ut');
    await shown(document, 'b', 'Alva Lindqvist');
    await signIn({ name, password: 'gran ekorre blåbär' }, 'account');
    expect(
      watched.requests.filter(({ url }) => url.includes(code)),
      'no code stands in an address',
    ).to.deep.equal([]);
  });

  it('CSV-06 a code that was used in another tab says so, and leads back to signing in', async () => {
    const { name, code } = await handed();
    await mount(licence, html`<knippa-sign-in></knippa-sign-in>`, { visitor: true });
    await write(document, '#name', name);
    await write(document, '#password', code);
    await press(document, /^\s*Logga in\s*$/);
    await write(document, '#newPassword', 'gran ekorre blåbär');
    await createClient({ baseUrl }).call(session.signIn, { door: 'account', name, password: code, newPassword: 'den andra fliken' });
    await press(document, 'Spara och logga in');
    const ended = await shown(document, 'h2', 'Engångskoden gäller inte längre');
    expect(focused(), 'the focus follows').to.equal(ended);
    await press(document, 'Till inloggningen');
    expect(((await shown(document, '#password')) as HTMLInputElement).value, 'the code is forgotten').to.equal('');
    expect(focused()?.tagName).to.equal('H2');
  });

  it('USR-15 says in words how long a name waits, and keeps what was typed', async () => {
    const tries = Array.from({ length: 10 }, () => signIn({ name: licence.name, password: 'fel lösenord' }));
    await Promise.allSettled(tries);
    await mount(licence, html`<knippa-sign-in door="operator"></knippa-sign-in>`, { visitor: true });
    await write(document, '#name', licence.name);
    await write(document, '#password', licence.password);
    await press(document, /^\s*Logga in\s*$/);
    await shown(document, '[role=alert]', /Försök igen om 15 minuter/);
    expect(((await shown(document, '#name')) as HTMLInputElement).value).to.equal(licence.name);
  });

  it('USR-15 changes the password in the settings, and stays signed in here alone', async () => {
    const { token } = await signIn(licence);
    await mount(licence, html`<knippa-settings></knippa-settings>`);
    await write(document, '#present', 'fel lösenord');
    await write(document, '#password', 'gran ekorre blåbär');
    await press(document, 'Byt lösenord');
    const wrong = await shown(document, '#present[aria-invalid=true]');
    expect(focused(), 'the focus is where it is wrong').to.equal(wrong);
    await write(document, '#present', licence.password);
    await press(document, 'Byt lösenord');
    await shown(document, '.note.good', 'Lösenordet är bytt');
    await gone(document, '[aria-invalid=true]');
    expect(((await shown(document, '#present')) as HTMLInputElement).value, 'nothing of it is left on the page').to.equal('');
    await licence.operator.call(session.read, {});
    const other = createClient({ baseUrl, getToken: () => token });
    expect(
      await other.call(session.read, {}).then(
        () => 'in',
        () => 'out',
      ),
    ).to.equal('out');
  });

  it('USR-15 sends of the settings only what was changed', async () => {
    const watched = new Watched();
    await mount(licence, html`<knippa-settings></knippa-settings>`, { watched });
    await write(document, '#phone', '070-123 45 67');
    await press(document, /^\s*Spara\s*$/);
    await shown(document, '.note.good');
    const sent = watched.requests.find(({ method }) => method === 'PATCH');
    expect(await sent?.json()).to.deep.equal({ language: 'sv', phone: '070-123 45 67' });
  });

  it('USR-15 speaks the page’s language, then the one that is chosen at the door, then that of whoever is signed in, and the page’s again', async () => {
    await licence.operator.call(session.edit, { language: 'en' });
    const provider = await mount(licence, html`<knippa-sign-in door="operator"></knippa-sign-in>`, { visitor: true });
    provider.language = '';
    provider.removeAttribute('lang');
    await shown(document, 'h2', 'Logga in som');
    await press(document, 'In English');
    await shown(document, 'h2', 'Sign in as');
    await press(document, 'På svenska');
    await shown(document, 'h2', 'Logga in som');
    await write(document, '#name', licence.name);
    await write(document, '#password', licence.password);
    await press(document, /^\s*Logga in\s*$/);
    await shown(document, 'button', 'Sign out');
    expect(provider.lang).to.equal('en');
    await press(document, 'Sign out');
    await shown(document, 'h2', 'Logga in som');
  });

  it('USR-15 a host that has said the language keeps it, and offers no other', async () => {
    await licence.operator.call(session.edit, { language: 'en' });
    const watched = new Watched();
    const provider = await mount(licence, html`<knippa-sign-in door="operator"></knippa-sign-in>`, { visitor: true, watched });
    await write(document, '#name', licence.name);
    expect(all(document, 'button').map((button) => button.textContent)).not.to.include('In English');
    await write(document, '#password', licence.password);
    await press(document, /^\s*Logga in\s*$/);
    await shown(document, 'button', 'Logga ut');
    expect(provider.lang).to.equal('sv');
    expect(watched.count('GET', /\/settings$/), 'nobody asks for it').to.equal(0);
  });

  it('USR-15 the Operator view leads to one’s own settings and back, and tells where it is', async () => {
    await mount(licence, html`<knippa-operator></knippa-operator>`);
    const operator = document.querySelector('knippa-operator')!;
    const views: string[] = [];
    operator.addEventListener('knippa-navigate', () => views.push(operator.route.view));
    await press(document, 'Dina inställningar');
    await shown(document, '#present');
    expect(focused()?.textContent, 'the focus follows').to.equal('Dina inställningar');
    await press(document, 'Alla konton');
    await shown(document, 'td.acts');
    await gone(document, '#present');
    expect(views).to.deep.equal(['settings', 'accounts']);
  });
});
