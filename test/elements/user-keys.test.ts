import { users, type User } from '@knippa/contract';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, dialogTree, focused, gone, mount, named, newLicence, shown, tabTo, usersOf, type Licence } from './page.js';

describe('what is done to users, by keyboard alone', () => {
  let licence: Licence;
  let accountId: string;
  beforeEach(async () => {
    licence = await newLicence();
    accountId = (await accountsOf(licence))[0]!.id;
    await mount(licence, html`<knippa-user-list account-id=${accountId}></knippa-user-list>`);
    await shown(document, 'td.acts summary');
  });

  const names = async () => (await usersOf(licence, accountId)).map(({ displayName }) => displayName);
  const isHeading = () => focused()?.tagName === 'H2' && focused()?.closest('dialog') === null;

  /** Opens what a row's menu offers. */
  async function openByKeys(menu: RegExp, act: RegExp): Promise<void> {
    (await shown(document, '#search')).focus();
    await tabTo(named(menu));
    await sendKeys({ press: 'Enter' });
    await tabTo(named(act), 5);
    await sendKeys({ press: 'Enter' });
  }

  /** Chooses two of the users, and comes to a button of what is done with those who are chosen. */
  async function chooseTwo(act: RegExp): Promise<void> {
    (await shown(document, '#search')).focus();
    for (const name of [/Välj Alva/, /Välj Zahra/]) {
      await tabTo(named(name));
      await sendKeys({ press: 'Space' });
    }
    await shown(document, '.bar [role=status]', '2 valda');
    await sendKeys({ down: 'Shift' });
    await tabTo((element) => element.closest('.bar') !== null && named(act)(element));
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Enter' });
  }

  /** A manager of the account who is responsible for one of its users. */
  async function manager(displayName: string, own: User | undefined): Promise<void> {
    const username = displayName.toLowerCase();
    const email = `${username}.${crypto.randomUUID()}@skola.example`;
    const input = { accountId, role: 'manager', displayName, username, email, password: 'ett långt lösenord', quota: 5 } as const;
    const made = await licence.operator.call(users.create, input);
    if (!own) return;
    const given = { accountId, users: [{ userId: own.id, responsibleId: made.id }] };
    const { token: plan } = await licence.operator.plan(users.redistribute, given);
    await licence.operator.call(users.redistribute, { ...given, plan });
  }

  it('USR-11 the move dialog says its parts in order, and the focus comes to the heading when the row is gone', async () => {
    await openByKeys(/Mer om Zahra/, /Flytta Zahra/);
    await shown(document, 'dialog h2', 'Flytta Zahra Ahmed');
    await shown(document, '[role=combobox]');
    expect(await dialogTree()).to.deep.equal([
      'dialog Flytta Zahra Ahmed (zahra)',
      'heading Flytta Zahra Ahmed (zahra)',
      'combobox Flytta till',
      'button Flytta användare',
      'button Avbryt',
    ]);
    await tabTo((element) => element.getAttribute('role') === 'combobox');
    await sendKeys({ type: 'äng' });
    await shown(document, '[role=option]', 'Ängsdalens');
    await sendKeys({ press: 'ArrowDown' });
    await shown(document, '[role=option][aria-selected=true]');
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dl.changes', 'Ängsdalens');
    expect(await dialogTree()).to.include.members(['heading Det här händer', 'button Flytta användare']);
    await tabTo(named(/^\s*Flytta användare/));
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', 'Zahra Ahmed är flyttad');
    await gone(document, 'dialog');
    await gone(document, '[aria-busy=true]');
    expect(isHeading(), 'the list’s own heading').to.equal(true);
  });

  it('USR-11 another username is tried with Enter, and the deed says beside itself why it waits', async () => {
    const toAccountId = licence.administrator.accountId;
    const taken = {
      accountId: toAccountId,
      role: 'user',
      displayName: 'Zahra Ek',
      username: 'zahra',
      password: 'ett långt lösenord',
    } as const;
    await licence.operator.call(users.create, taken);
    await openByKeys(/Mer om Zahra/, /Flytta Zahra/);
    await tabTo((element) => element.getAttribute('role') === 'combobox');
    await sendKeys({ type: 'äng' });
    await shown(document, '[role=option]', 'Ängsdalens');
    await sendKeys({ press: 'ArrowDown' });
    await shown(document, '[role=option][aria-selected=true]');
    await sendKeys({ press: 'Enter' });
    const wrong = await shown(document, '.wrong', /upptaget/);
    const deed = await shown(document, 'button.primary', /Flytta användare/);
    expect([deed.ariaDisabled, deed.getAttribute('aria-describedby')]).to.deep.equal(['true', wrong.id]);
    expect(focused()?.id).to.equal('username');
    (focused() as HTMLInputElement).select();
    await sendKeys({ type: 'zahra9' });
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dl.changes', /zahra9/);
    expect([deed.ariaDisabled, deed.getAttribute('aria-describedby')]).to.deep.equal([null, null]);
    await tabTo(named(/^\s*Flytta användare/));
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', /Zahra Ahmed är flyttad/);
    expect((await usersOf(licence, toAccountId)).map(({ username }) => username)).to.include('zahra9');
  });

  it('USR-01 several are moved by keyboard alone, and the focus comes to the heading', async () => {
    await chooseTwo(/^\s*Flytta/);
    await shown(document, 'dialog h2', 'Flytta 2 användare');
    expect(focused()?.id, 'it begins at its heading').to.equal('heading');
    await tabTo((element) => element.getAttribute('role') === 'combobox');
    await sendKeys({ type: 'äng' });
    await shown(document, '[role=option]', 'Ängsdalens');
    await sendKeys({ press: 'ArrowDown' });
    await shown(document, '[role=option][aria-selected=true]');
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog .plan', /2 användare följer med/);
    await tabTo(named(/^\s*Flytta användarna/));
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', '2 användare är flyttade');
    await gone(document, 'dialog');
    await gone(document, '[aria-busy=true]');
    expect(isHeading()).to.equal(true);
    expect(await names()).to.deep.equal(['Karin Öberg', 'Åke Östberg']);
  });

  it('USR-10 several are removed by keyboard alone: Esc changes nothing and goes back to the button, and after the deed the heading has the focus', async () => {
    await chooseTwo(/^\s*Ta bort/);
    await shown(document, 'dialog .plan', /raderas för alltid/);
    expect(await dialogTree()).to.deep.equal([
      'alertdialog Ta bort 2 användare',
      'heading Ta bort 2 användare',
      'button Flytta i stället',
      'DisclosureTriangle Tas bort 2',
      'button Ta bort användarna',
      'button Avbryt',
    ]);
    expect(focused()?.textContent.trim(), 'it begins at what changes nothing').to.equal('Avbryt');
    await sendKeys({ press: 'Escape' });
    await gone(document, 'dialog');
    expect(focused()?.textContent.trim()).to.equal('Ta bort');
    expect(focused()?.closest('.bar') === null, 'the button over the list').to.equal(false);
    expect(await names()).to.have.length(4);
    await shown(document, '.bar [role=status]', '2 valda');
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog .plan');
    await tabTo(named(/^\s*Ta bort användarna/), 10);
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', '2 användare är borttagna.');
    await gone(document, 'dialog');
    await gone(document, '[aria-busy=true]');
    expect(isHeading(), 'the button is gone with those who were chosen').to.equal(true);
    expect(await names()).to.deep.equal(['Karin Öberg', 'Åke Östberg']);
  });

  it('USR-10 several are moved instead, from the dialog that would remove them, and Esc there goes back to the button', async () => {
    await chooseTwo(/^\s*Ta bort/);
    await shown(document, 'dialog .plan');
    await sendKeys({ down: 'Shift' });
    await tabTo(named(/Flytta i stället/), 10);
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog h2', 'Flytta 2 användare');
    expect(all(document, 'dialog[open]')).to.have.length(1);
    await sendKeys({ press: 'Escape' });
    await gone(document, 'dialog');
    expect(focused()?.textContent.trim()).to.equal('Ta bort');
    expect(await names()).to.have.length(4);
  });

  it('USR-13 Esc leaves redistribution as it was, and the focus goes back to the row’s menu', async () => {
    const zahra = (await usersOf(licence, accountId)).find(({ displayName }) => displayName === 'Zahra Ahmed');
    await manager('Maj', zahra);
    await mount(licence, html`<knippa-user-list account-id=${accountId}></knippa-user-list>`);
    await shown(document, 'td.name', 'Maj');
    await openByKeys(/Mer om Maj/, /Omfördela användare från Maj/);
    await shown(document, 'dialog #all');
    await tabTo((element) => element.id === 'all', 5);
    await sendKeys({ type: 'Karin' });
    await shown(document, 'dialog .plan', /Zahra Ahmed/);
    await sendKeys({ press: 'Escape' });
    await gone(document, 'dialog');
    expect(focused()?.getAttribute('aria-label')).to.equal('Mer om Maj (maj)');
    const after = (await usersOf(licence, accountId)).find(({ displayName }) => displayName === 'Zahra Ahmed');
    expect(after?.responsible?.displayName).to.equal('Maj');
  });

  it('USR-01 chosen ones get another responsible by keyboard alone, and the focus comes to the heading', async () => {
    await manager('Maj', undefined);
    await mount(licence, html`<knippa-user-list account-id=${accountId}></knippa-user-list>`);
    await shown(document, 'td.name', 'Maj');
    await chooseTwo(/^\s*Ny ansvarig/);
    await shown(document, 'dialog h2', /2 användare/);
    await shown(document, 'ul.people select');
    expect((await dialogTree()).slice(2)).to.deep.equal([
      'combobox Omfördela alla till',
      'combobox Ny ansvarig för Alva Lindqvist (alva) nu ingen',
      'combobox Ny ansvarig för Zahra Ahmed (zahra) nu ingen',
      'button Omfördela',
      'button Avbryt',
    ]);
    await tabTo((element) => element.id === 'all', 5);
    await sendKeys({ type: 'Maj' });
    await shown(document, 'dialog .plan', /Alva Lindqvist/);
    await tabTo(named(/^\s*Omfördela\s*$/), 10);
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', 'Användarna har en ny ansvarig.');
    await gone(document, 'dialog');
    await gone(document, '[aria-busy=true]');
    expect(isHeading()).to.equal(true);
    const given = (await usersOf(licence, accountId)).filter(({ responsible }) => responsible?.displayName === 'Maj');
    expect(given.map(({ displayName }) => displayName)).to.deep.equal(['Alva Lindqvist', 'Zahra Ahmed']);
  });
});
