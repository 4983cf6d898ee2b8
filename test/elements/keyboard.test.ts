import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, focused, gone, handIn, type Licence, mount, named, newLicence, press, shown, tabTo, usersOf } from './page.js';

describe('elements by keyboard', () => {
  let licence: Licence;
  beforeEach(async () => {
    licence = await newLicence();
  });

  it('USR-11 a user is moved by keyboard alone, and the focus comes back', async () => {
    const [from] = await accountsOf(licence);
    await mount(licence, html`<knippa-user-list account-id=${from!.id}></knippa-user-list>`);
    await shown(document, 'td.acts summary');
    (await shown(document, '#search')).focus();
    await tabTo(named(/Mer om Zahra/));
    await sendKeys({ press: 'Enter' });
    await tabTo(named(/Flytta Zahra/));
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog h2', 'Flytta Zahra Ahmed');
    expect(focused()?.id, 'the dialog begins at its heading').to.equal('heading');
    await tabTo((element) => element.getAttribute('role') === 'combobox');
    await sendKeys({ type: 'äng' });
    await shown(document, '[role=option]', 'Ängsdalens');
    await sendKeys({ press: 'ArrowDown' });
    const field = focused()!;
    await shown(document, '[role=option][aria-selected=true]');
    const root = field.getRootNode() as ShadowRoot;
    expect(root.getElementById(field.getAttribute('aria-activedescendant')!)?.textContent, 'in one root').to.match(/Ängsdalens/);
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dl.changes', 'Ängsdalens');
    await tabTo(named(/^\s*Flytta användare/));
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', 'Zahra Ahmed är flyttad');
    await gone(document, 'dialog');
    expect(focused(), 'the focus is not lost').to.not.equal(document.body);
    expect((await usersOf(licence, from!.id)).map(({ displayName }) => displayName)).to.not.include('Zahra Ahmed');
  });

  it('USR-11 Esc closes the list first, then the dialog, and the focus goes back to the button', async () => {
    const [from] = await accountsOf(licence);
    await mount(licence, html`<knippa-user-list account-id=${from!.id}></knippa-user-list>`);
    const button = await shown(document, 'td.acts summary', 'Mer om Alva');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await tabTo(named(/Flytta Alva/));
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog h2');
    await tabTo((element) => element.getAttribute('role') === 'combobox');
    await sendKeys({ press: 'ArrowDown' });
    await shown(document, '[role=option]');
    await sendKeys({ press: 'Escape' });
    await gone(document, '[role=option]');
    expect(all(document, 'dialog[open]')).to.have.length(1);
    await sendKeys({ press: 'Escape' });
    await gone(document, 'dialog');
    expect(focused()).to.equal(button);
  });

  it('ACC-02 a group account is started by keyboard alone; the focus goes to what is wrong, then to what was done', async () => {
    await mount(licence, html`<knippa-account-editor></knippa-account-editor>`);
    await shown(document, 'input[type=radio]');
    await tabTo((element) => element.getAttribute('type') === 'radio');
    await sendKeys({ press: 'ArrowDown' });
    await shown(document, '[id="group.name"]');
    await tabTo((element) => element.id === 'group.name');
    await sendKeys({ press: 'Enter' });
    await shown(document, '[aria-invalid=true]');
    expect(focused()?.getAttribute('aria-invalid')).to.equal('true');
    const id = `r${crypto.randomUUID().replaceAll('-', '')}`;
    const texts = {
      'group.name': 'Röda skolan',
      'group.groupId': id,
      displayName: 'Karin Öberg',
      email: `${id}@x.example`,
      'group.username': 'karin',
    };
    for (const [field, text] of Object.entries(texts)) {
      (await shown(document, `[id="${field}"]`)).focus();
      await sendKeys({ type: text });
    }
    await sendKeys({ press: 'Enter' });
    await shown(document, 'h2', 'Röda skolan är startat');
    expect(focused()?.tagName).to.equal('H2');
  });

  it('CSV-03 Esc leaves the plan and gives the form back; nothing is imported', async () => {
    const [account] = await accountsOf(licence);
    await mount(licence, html`<knippa-user-list account-id=${account!.id}></knippa-user-list>`);
    const button = await shown(document, 'button', 'Importera/Exportera CSV');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await handIn(document, new File(['Visat namn;Användarnamn\nÄngla Ståhl;änglast'], 'klass.csv', { type: 'text/csv' }));
    await press(document, 'Läs filen');
    await press(document, 'Visa vad som ändras');
    await shown(document, '.plan', '1 läggs till');
    await sendKeys({ press: 'Escape' });
    await shown(document, '#file');
    await sendKeys({ press: 'Escape' });
    await gone(document, 'dialog');
    expect(focused()).to.equal(button);
    expect((await usersOf(licence, account!.id)).map(({ displayName }) => displayName)).to.not.include('Ängla Ståhl');
  });
});
