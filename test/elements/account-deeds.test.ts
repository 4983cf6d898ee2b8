import { accounts, licences } from '@knippa/contract';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, focused, type Licence, mount, newLicence, press, shown, until, write } from './page.js';

describe('what is done to an account', () => {
  let licence: Licence;
  let account: Awaited<ReturnType<typeof accountsOf>>[number];
  beforeEach(async () => {
    licence = await newLicence();
    account = (await accountsOf(licence))[0]!;
    await mount(licence, html`<knippa-account-editor account-id=${account.id}></knippa-account-editor>`);
  });

  const started = async () => {
    const { entitlements } = await licence.operator.call(licences.read, { licenceId: licence.id });
    return entitlements.reduce((sum, line) => sum + line.started, 0);
  };
  const gone = () =>
    licence.operator.call(accounts.read, { accountId: account.id }).then(
      () => false,
      () => true,
    );
  const told = (name: string) =>
    new Promise<CustomEvent>((resolve) => document.addEventListener(name, (event) => resolve(event as CustomEvent), { once: true }));

  it('ACC-05 sends sign-in instructions again, and says where', async () => {
    await press(document, /Skicka inloggningsinstruktioner/);
    const said = await shown(document, '.note.good');
    expect(said.textContent).to.contain(account.primaryContact ? 'Instruktionerna är skickade till' : '');
    const { primaryContact } = await licence.operator.call(accounts.read, { accountId: account.id });
    expect(said.textContent).to.contain(primaryContact?.email);
  });

  it('ACC-07 shows whom another group id concerns before it changes, and gives a text to hand out', async () => {
    const groupId = `ny${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`;
    await write(document, '[name="groupId"]', groupId);
    await press(document, /Visa vad som händer/);
    const plan = await shown(document, '.plan');
    expect(plan.textContent).to.contain('användare loggar in med det').and.contain(account.groupId).and.contain(groupId);
    expect((await licence.operator.call(accounts.read, { accountId: account.id })).groupId).to.equal(account.groupId);
    const event = told('knippa-accounts-change-group-id');
    await press(document, /^\s*Byt Grupp-ID\s*$/);
    expect((await event).detail).to.deep.equal({ accountId: account.id });
    expect((await shown(document, 'blockquote')).textContent).to.contain(`${groupId}/`);
    expect((await licence.operator.call(accounts.read, { accountId: account.id })).groupId).to.equal(groupId);
  });

  it('ACC-07 says at the field why a group id cannot be', async () => {
    await write(document, '[name="groupId"]', 'två ord');
    await press(document, /Visa vad som händer/);
    expect((await shown(document, '#groupId-wrong')).textContent).to.contain('Använd bara bokstäver och siffror');
    expect(await shown(document, '[name="groupId"]')).to.have.property('value', 'två ord');
  });

  it('ACC-08 releases an account only after its plan', async () => {
    const before = await started();
    await press(document, /^\s*Frigör konto\s*$/);
    expect((await shown(document, '.plan')).textContent).to.contain('användare följer med');
    expect(await started()).to.equal(before);
    const event = told('knippa-accounts-release');
    (await shown(document, 'dialog button.primary', /Frigör konto/)).click();
    expect((await event).detail).to.deep.equal({ accountId: account.id });
    expect(await started()).to.equal(before - 1);
    expect(await gone()).to.equal(true);
  });

  it('ACC-09 begins at what changes nothing, asks for the group id, and deletes when it is typed', async () => {
    await press(document, /^\s*Ta bort konto\s*$/);
    const dialog = await shown(document, 'dialog[open]');
    expect(dialog.getAttribute('role')).to.equal('alertdialog');
    expect(focused()?.textContent.trim()).to.equal('Avbryt');
    await write(document, '#confirmation', 'något annat');
    (await shown(document, 'button.danger')).click();
    expect((await shown(document, '#confirmation-wrong')).textContent).to.contain('stämmer inte');
    expect(await gone()).to.equal(false);
    await write(document, '#confirmation', account.groupId ?? '');
    const event = told('knippa-accounts-delete');
    (await shown(document, 'button.danger')).click();
    expect((await event).detail).to.deep.equal({ accountId: account.id });
    expect(await gone()).to.equal(true);
  });

  it('ACC-09 shows the new plan when something has changed since the first', async () => {
    await press(document, /^\s*Ta bort konto\s*$/);
    await write(document, '#confirmation', account.groupId ?? '');
    const { users } = await import('@knippa/contract');
    await licence.operator.call(users.create, {
      accountId: account.id,
      role: 'user',
      displayName: 'Ny',
      username: 'nyelev',
      password: 'ett långt lösenord',
    });
    const before = (await shown(document, '.plan')).textContent;
    (await shown(document, 'button.danger')).click();
    await until(async () => (await shown(document, '.plan')).textContent !== before);
    expect((await shown(document, '.plan')).textContent).not.to.equal(before);
    expect(await gone()).to.equal(false);
    expect((await shown(document, '.error')).textContent).to.match(/\S/);
  });
});
