import { accounts, licences, session } from '@knippa/contract';
import { createClient } from '@knippa/sdk';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  accountsOf,
  all,
  baseUrl,
  focused,
  gone,
  type Licence,
  mount,
  named,
  newLicence,
  saving,
  shown,
  signIn,
  tabTo,
  until,
  wait,
} from './page.js';

const press = (key: 'Enter' | 'Escape' | 'Space' | 'Tab' | 'End' | 'Backspace' | 'ArrowDown') => sendKeys({ press: key });
const type = (text: string) => sendKeys({ type: text });
/** Takes away what was typed last. */
const erase = async (text: string) => {
  await press('End');
  for (let left = text.length; left > 0; left -= 1) await press('Backspace');
};
const within = (name: RegExp) => (element: Element) =>
  element.tagName === 'BUTTON' && element.closest('dialog') !== null && named(name)(element);
const button = (name: RegExp) => (element: Element) => element.tagName === 'BUTTON' && named(name)(element);
const field = (id: string) => (element: Element) => element.id === id;

/** Waits until the focus is where it should be. */
async function focusedOn(what: string, fits: (element: Element) => boolean): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    const now = focused();
    if (now && fits(now)) return;
    await wait(20);
  }
  const { tagName, id, textContent } = focused() ?? document.body;
  throw new Error(`the focus is not on ${what}, but on ${tagName} ${id} ${textContent.trim().slice(0, 60)}`);
}

/** A heading of an element, by the element's name. */
const headingOf = (name: string) => (element: Element) =>
  element.tagName === 'H2' && (element.getRootNode() as Partial<ShadowRoot>).host?.localName === name;

describe('accounts by keyboard', () => {
  let licence: Licence;
  let account: Awaited<ReturnType<typeof accountsOf>>[number];
  beforeEach(async () => {
    licence = await newLicence();
    account = (await accountsOf(licence))[0]!;
  });

  const ended = () =>
    licence.operator.call(accounts.read, { accountId: account.id }).then(
      () => false,
      () => true,
    );

  /** From the list of the Operator view to the editor of the account. */
  async function openEditor(): Promise<void> {
    await mount(licence, html`<knippa-operator></knippa-operator>`);
    await shown(document, 'td.acts');
    (await shown(document, '#search')).focus();
    await tabTo(named(/Redigera Björkskolan 4A/));
    await press('Enter');
    await shown(document, 'h2', 'Björkskolan 4A');
  }

  /** The administrator of an account that was released, signed in to it. */
  async function standAlone(): Promise<Licence> {
    const { accountId } = licence.administrator;
    const { token: plan } = await licence.operator.plan(accounts.release, { accountId });
    await licence.operator.call(accounts.release, { accountId, plan });
    return administrator();
  }

  /** The administrator of the second account, signed in. */
  async function administrator(): Promise<Licence> {
    const { token } = await signIn(licence.administrator, 'account');
    return { ...licence, token, operator: createClient({ baseUrl, getToken: () => token }) };
  }

  it('ACC-09 an account is deleted by keyboard alone: it begins at what changes nothing, Esc goes back, and the focus comes to the list', async () => {
    await openEditor();
    const opener = await tabTo(button(/^\s*Ta bort konto\s*$/));
    await press('Enter');
    await shown(document, 'dialog[open][role=alertdialog]');
    await focusedOn('what changes nothing', within(/Avbryt/));
    await press('Escape');
    await gone(document, 'dialog');
    expect(focused(), 'the focus goes back to the button').to.equal(opener);
    await press('Enter');
    await focusedOn('what changes nothing', within(/Avbryt/));
    await tabTo(field('confirmation'));
    await type('fel');
    await tabTo(within(/^\s*Ta bort konto\s*$/));
    await press('Enter');
    await shown(document, '#confirmation-wrong');
    await focusedOn('what is wrong', field('confirmation'));
    expect(await ended()).to.equal(false);
    await erase('fel');
    await type(account.groupId ?? '');
    await press('Enter');
    await gone(document, 'dialog');
    await focusedOn('the list', headingOf('knippa-account-list'));
    expect(await ended()).to.equal(true);
  });

  it('ACC-08 an account is released by keyboard alone, after its plan, and the focus comes to the list', async () => {
    await openEditor();
    const opener = await tabTo(button(/^\s*Frigör konto\s*$/));
    await press('Enter');
    await shown(document, 'dialog[open] .plan', 'följer med');
    await focusedOn('the heading of the plan', field('heading'));
    await press('Escape');
    await gone(document, 'dialog');
    expect(focused(), 'the focus goes back to the button').to.equal(opener);
    expect(await ended()).to.equal(false);
    await press('Enter');
    await focusedOn('the heading of the plan', field('heading'));
    await tabTo(within(/^\s*Frigör konto\s*$/));
    await press('Enter');
    await focusedOn('the list', headingOf('knippa-account-list'));
    expect(await ended()).to.equal(true);
  });

  it('ACC-10 the archive is fetched, asked for and not asked for by keyboard alone, and the focus stays at the button', async () => {
    const { names, stop } = saving();
    const { accountId } = licence.administrator;
    await mount(licence, html`<knippa-account-editor account-id=${accountId}></knippa-account-editor>`);
    (await shown(document, '#name')).focus();
    await tabTo(button(/^\s*Hämta arkiv\s*$/));
    await press('Enter');
    await shown(document, '.note.good', 'Arkivet är hämtat');
    await focusedOn('the button', button(/^\s*Hämta arkiv\s*$/));
    expect(names).to.have.length(1);
    stop();
    await tabTo(button(/Be administratörerna hämta arkivet/));
    await press('Enter');
    await shown(document, 'button', /^\s*Behåll kontot\s*$/);
    await focusedOn('the button that takes it back', button(/^\s*Behåll kontot\s*$/));
    const waits = async () => (await licence.operator.call(accounts.read, { accountId })).deletion !== null;
    expect(await waits()).to.equal(true);
    await press('Enter');
    await shown(document, '.note.good', 'får veta att kontot inte ska tas bort');
    await focusedOn('the button that asks', button(/Be administratörerna hämta arkivet/));
    expect(await waits()).to.equal(false);
  });

  it('ACC-08 a subscription is activated, its payer changed, and ended by keyboard alone; the focus is never lost', async () => {
    const karin = await standAlone();
    const own = () => karin.operator.call(accounts.licence, { accountId: licence.administrator.accountId });
    await mount(karin, html`<knippa-account-state></knippa-account-state>`);
    await shown(document, 'form.deed');
    await tabTo(field('billingContact.name'));
    await press('Enter');
    await shown(document, '[aria-invalid=true]');
    await focusedOn('what is wrong', field('billingContact.name'));
    await type('Göran Hägglund');
    await press('Tab');
    await type('faktura@lindsta.example');
    await press('Enter');
    await shown(document, 'dialog[open] .plan', 'Fakturan skickas till Göran Hägglund');
    await focusedOn('the heading of the plan', field('heading'));
    await tabTo(within(/Aktivera abonnemang/));
    await press('Enter');
    await shown(document, 'h3', 'Förnya eller avsluta');
    await focusedOn('the heading', headingOf('knippa-account-state'));
    expect((await own()).kind).to.equal('subscription');

    await tabTo(field('billingContact.name'));
    await press('End');
    await type(' AB');
    await press('Enter');
    await shown(document, '.note.good', 'Göran Hägglund AB');
    await focusedOn('the field', field('billingContact.name'));
    const { id: licenceId, expiresOn } = await own();
    expect((await karin.operator.call(licences.read, { licenceId })).billingContact?.name).to.equal('Göran Hägglund AB');

    const opener = await tabTo(button(/^\s*Avsluta abonnemang\s*$/));
    await press('Enter');
    await focusedOn('the heading of the plan', field('heading'));
    await press('Escape');
    await gone(document, 'dialog');
    expect(focused(), 'the focus goes back to the button').to.equal(opener);
    await press('Enter');
    await focusedOn('the heading of the plan', field('heading'));
    await tabTo(within(/Avsluta abonnemang/));
    await press('Enter');
    await shown(document, '.note.good', 'Abonnemanget är avslutat');
    await shown(document, 'form.deed', 'slutar redan');
    await focusedOn('the button, which now says why not', button(/^\s*Avsluta abonnemang\s*$/));
    expect((await own()).expiresOn < expiresOn).to.equal(true);
  });

  it('USR-12 a move is asked for by keyboard alone, and the focus comes to the account', async () => {
    const single = (await accountsOf(licence)).find(({ kind }) => kind === 'single')!;
    await mount(licence, html`<knippa-account-editor account-id=${single.id}></knippa-account-editor>`);
    await shown(document, '#wish');
    await tabTo(field('wish'));
    await type('Gärna till Björkskolan.');
    await tabTo(button(/Skicka förfrågan/));
    await press('Enter');
    await shown(document, '.note.good', 'Förfrågan är skickad');
    await focusedOn('the heading', headingOf('knippa-account-editor'));
  });

  it('USR-15 each form of the settings is sent by keyboard alone, and says at the field what is wrong', async () => {
    const karin = await administrator();
    const settings = () => karin.operator.call(session.settings, {});
    await mount(karin, html`<knippa-settings></knippa-settings>`);
    await shown(document, '#phone');
    await tabTo(field('phone'));
    await type('ring mig');
    await press('Enter');
    await shown(document, '#phone-wrong');
    await focusedOn('what is wrong', field('phone'));
    await erase('ring mig');
    await type('070-123 45 67');
    await press('Enter');
    await shown(document, '.note.good');
    await focusedOn('the field', field('phone'));
    expect((await settings()).phone).to.match(/070/);

    const email = `${crypto.randomUUID()}@skola.example`;
    await tabTo(field('email'));
    await type(email);
    await press('Enter');
    await shown(document, '.note.good', email);
    await focusedOn('the field', field('email'));

    await tabTo(field('present'));
    await type('ett annat lösenord');
    await tabTo(field('password'));
    await type('gran ekorre blåbär');
    await press('Enter');
    await shown(document, '#present-wrong');
    await focusedOn('what is wrong', field('present'));
    await erase('ett annat lösenord');
    await type(licence.administrator.password);
    await press('Enter');
    await shown(document, 'section .note.good', /lösenord/i);
    await focusedOn('the field', field('present'));
    await signIn({ name: licence.administrator.name, password: 'gran ekorre blåbär' }, 'account');

    await tabTo(field('language'));
    await press('ArrowDown');
    await tabTo(button(/^\s*Spara\s*$/));
    await press('Enter');
    await shown(document, '.note.good', /sparat/i);
    await focusedOn('the button', button(/^\s*Spara\s*$/));
    expect((await settings()).language).to.equal('en');
  });

  it('USR-15 the settings of the users are opened and closed by Space, and the focus stays', async () => {
    const karin = await administrator();
    const opened = async () => (await karin.operator.call(accounts.read, { accountId: licence.administrator.accountId })).settingsOpen;
    await mount(karin, html`<knippa-account-state></knippa-account-state>`);
    await shown(document, 'input[type=checkbox]');
    for (const wanted of [true, false]) {
      if (wanted) await tabTo((element) => element.getAttribute('type') === 'checkbox');
      const told = new Promise((resolve) => document.addEventListener('knippa-accounts-open-settings', resolve, { once: true }));
      await press('Space');
      await told;
      expect(await opened()).to.equal(wanted);
      await wait(200);
      await focusedOn('the box', (element) => element.getAttribute('type') === 'checkbox');
    }
  });

  it('ACC-05 somebody is invited again from the row by keyboard alone, until it is enough; the focus stays at the button', async () => {
    await mount(licence, html`<knippa-account-list></knippa-account-list>`);
    await shown(document, 'td.acts');
    (await shown(document, '#search')).focus();
    const invite = await tabTo(
      (element) => element.closest('tr')?.textContent.includes('Björkskolan 4A') === true && named(/inbjud|igen/i)(element),
    );
    await press('Enter');
    await shown(document, 'tr', /Björkskolan 4A.*skick/s);
    await wait(200);
    expect(focused()).to.equal(invite);
    await until(async () => {
      await press('Enter');
      return all(document, 'tr .note.bad').length > 0;
    });
    await shown(document, 'tr .note.bad');
    expect(focused()).to.equal(invite);
  });
});
