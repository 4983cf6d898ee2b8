import { accounts, licences, session } from '@knippa/contract';
import { createClient } from '@knippa/sdk';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, baseUrl, focused, gone, mailOf, mount, newLicence, press, shown, write, type Licence } from './page.js';

const password = 'karins långa lösenord';

describe('the state of an account', () => {
  let licence: Licence;
  let account: Awaited<ReturnType<typeof accountsOf>>[number];

  /** Its administrator, signed in with the link of the first mail. */
  const administrator = async (): Promise<Licence> => {
    const { primaryContact } = await licence.operator.call(accounts.read, { accountId: account.id });
    const link = await mailOf(licence, primaryContact?.email ?? '');
    const { token } = await createClient({ baseUrl }).call(session.setPassword, { link, password });
    return { ...licence, token, operator: createClient({ baseUrl, getToken: () => token }) };
  };

  /** The account has left its licence, which ends its sessions: its administrator signs in again. */
  const released = async (): Promise<Licence> => {
    await administrator();
    const { token: plan } = await licence.operator.plan(accounts.release, { accountId: account.id });
    await licence.operator.call(accounts.release, { accountId: account.id, plan });
    const name = `${account.groupId}/karin`;
    const { token } = await createClient({ baseUrl }).call(session.signIn, { door: 'account', name, password });
    return { ...licence, token, operator: createClient({ baseUrl, getToken: () => token }) };
  };

  /** The same with a subscription, and the licence that it is. */
  const subscribed = async (): Promise<{ karin: Licence; licenceId: string; expiresOn: string }> => {
    const karin = await released();
    const { id: licenceId, expiresOn } = await karin.operator.call(accounts.licence, { accountId: account.id });
    const input = { licenceId, billingContact: { name: 'Göran Hägglund', email: 'faktura@lindsta.example' } };
    const { token: plan } = await karin.operator.plan(licences.activate, input);
    await karin.operator.call(licences.activate, { ...input, plan });
    return { karin, licenceId, expiresOn };
  };

  beforeEach(async () => {
    licence = await newLicence();
    account = (await accountsOf(licence))[0]!;
  });

  it('ACC-12 shows an administrator how long the account lasts, how full it is, and whom to turn to', async () => {
    await mount(await administrator(), html`<knippa-account-state></knippa-account-state>`);
    const text = (await shown(document, 'dl')).textContent.replaceAll(/\s+/g, ' ');
    expect(text).to.contain(`${account.users} av ${account.capacity}`).and.contain(account.groupId);
    const { operators } = await licence.operator.call(licences.read, { licenceId: licence.id });
    expect(text).to.contain(operators[0]?.displayName).and.contain(operators[0]?.email);
    expect(document.body.textContent).not.to.contain('Aktivera');
  });

  it('ACC-12 lets a host take over what its buttons ask for', async () => {
    await mount(await administrator(), html`<knippa-account-state></knippa-account-state>`);
    for (const [button, name] of [
      [/Visa användare/, 'knippa-before-users-list'],
      [/Byt namn/, 'knippa-before-accounts-rename'],
    ] as const) {
      const asked = new Promise<CustomEvent>((resolve) =>
        document.addEventListener(name, (event) => resolve(event as CustomEvent), { once: true }),
      );
      await press(document, button);
      expect((await asked).detail).to.deep.equal({ accountId: account.id });
    }
  });

  it('USR-15 lets an administrator open the name and phone of the users, and says so where it is refused', async () => {
    const karin = await administrator();
    const opened = async () => (await karin.operator.call(accounts.read, { accountId: account.id })).settingsOpen;
    await mount(karin, html`<knippa-account-state></knippa-account-state>`);
    const box = (await shown(document, 'input[type=checkbox]')) as HTMLInputElement;
    expect([box.checked, await opened()]).to.deep.equal([false, false]);
    const told = new Promise((resolve) => document.addEventListener('knippa-accounts-open-settings', resolve, { once: true }));
    box.click();
    await told;
    expect(await opened()).to.equal(true);
    // somebody else has closed it meanwhile
    const { version } = await karin.operator.call(accounts.read, { accountId: account.id });
    await karin.operator.call(accounts.openSettings, { accountId: account.id, version, open: false });
    await karin.operator.call(accounts.rename, {
      accountId: account.id,
      version: (await karin.operator.call(accounts.read, { accountId: account.id })).version,
      name: 'Björkskolan 4 A',
    });
    ((await shown(document, 'input[type=checkbox]')) as HTMLInputElement).click();
    await shown(document, '[role=alert]', /hann ändra/);
    await shown(document, 'h2', 'Björkskolan 4 A');
    expect(((await shown(document, 'input[type=checkbox]')) as HTMLInputElement).checked).to.equal(false);
  });

  it('ACC-08 activates a subscription after its plan, keeps what was typed when it is refused, and begins at the heading again', async () => {
    const karin = await released();
    await mount(karin, html`<knippa-account-state></knippa-account-state>`);
    await write(document, '[name="billingContact.name"]', 'Göran Hägglund');
    await write(document, '[name="billingContact.email"]', 'fakturan');
    await press(document, /Visa vad som händer/);
    const wrong = await shown(document, '[aria-invalid=true]');
    expect(focused()).to.equal(wrong);
    expect(await shown(document, '[name="billingContact.name"]')).to.have.property('value', 'Göran Hägglund');
    await write(document, '[name="billingContact.email"]', 'faktura@lindsta.example');
    await press(document, /Visa vad som händer/);
    expect((await shown(document, '.plan')).textContent).to.contain('Fakturan skickas till Göran Hägglund');
    expect((await karin.operator.call(accounts.licence, { accountId: account.id })).kind).to.equal('trial');
    (await shown(document, 'dialog button.primary', /Aktivera abonnemang/)).click();
    await shown(document, '.note.good', /aktiverat och gäller till och med/);
    expect((await karin.operator.call(accounts.licence, { accountId: account.id })).kind).to.equal('subscription');
    await shown(document, 'h3', /Förnya eller avsluta/);
    expect(focused()?.tagName).to.equal('H2');
  });

  it('ACC-12 ends a subscription only after its plan', async () => {
    const { karin, licenceId, expiresOn } = await subscribed();
    await mount(karin, html`<knippa-account-state></knippa-account-state>`);
    await press(document, /^\s*Avsluta abonnemang\s*$/);
    expect((await shown(document, '.plan')).textContent).to.contain('Kontot stängs efter');
    await press(document, /^\s*Avbryt\s*$/);
    expect((await karin.operator.call(licences.read, { licenceId })).expiresOn > expiresOn).to.equal(true);
    await press(document, /^\s*Avsluta abonnemang\s*$/);
    (await shown(document, 'dialog button.primary', /Avsluta abonnemang/)).click();
    await shown(document, '.note.good', /Abonnemanget är avslutat/);
    expect((await karin.operator.call(licences.read, { licenceId })).expiresOn < expiresOn).to.equal(true);
  });

  it('ACC-12 shows the second of two administrators whom the first has chosen to pay, beside what is typed, and loses nothing', async () => {
    const { karin, licenceId } = await subscribed();
    await mount(karin, html`<knippa-account-state></knippa-account-state>`);
    await write(document, '[name="billingContact.name"]', 'Min Betalare');
    const { version } = await karin.operator.call(licences.read, { licenceId });
    const theirs = { name: 'Deras Betalare', email: 'deras@lindsta.example' };
    await karin.operator.call(licences.edit, { licenceId, version, billingContact: theirs });
    await press(document, /^\s*Spara\s*$/);
    const text = (await shown(document, 'dl.differences')).textContent.replaceAll(/\s+/g, ' ');
    expect(text).to.match(/Namn.*Sparat nu: Deras Betalare.*I formuläret: Min Betalare/);
    expect(text).to.match(/E-post.*Sparat nu: deras@lindsta.example.*I formuläret: faktura@lindsta.example/);
    expect(await shown(document, '[name="billingContact.name"]')).to.have.property('value', 'Min Betalare');
    await press(document, /^\s*Spara\s*$/);
    await shown(document, '.note.good', 'Fakturan skickas nu till Min Betalare');
    expect((await karin.operator.call(licences.read, { licenceId })).billingContact, 'what only they changed stands').to.include({
      name: 'Min Betalare',
      email: theirs.email,
    });
    await gone(document, 'dl.differences');
  });

  it('ACC-12 keeps whom one was about to name when something else is done meanwhile', async () => {
    const { karin } = await subscribed();
    await mount(karin, html`<knippa-account-state></knippa-account-state>`);
    await write(document, '[name="billingContact.name"]', 'Halvskriven');
    await press(document, /^\s*Avsluta abonnemang\s*$/);
    (await shown(document, 'dialog button.primary', /Avsluta abonnemang/)).click();
    await shown(document, '.note.good', /Abonnemanget är avslutat/);
    expect(await shown(document, '[name="billingContact.name"]')).to.have.property('value', 'Halvskriven');
  });
});
