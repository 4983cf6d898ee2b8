import { accounts, users, type Account, type User } from '@knippa/contract';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, gone, mount, newLicence, press, shown, signIn, write, type Licence } from './page.js';

const password = 'ett långt lösenord';

describe('a manager’s own administration', () => {
  let licence: Licence;
  let account: Account;
  let others: readonly User[];
  beforeEach(async () => {
    licence = await newLicence();
    const first = (await accountsOf(licence)).find(({ users: count }) => count > 1);
    account = await licence.operator.call(accounts.read, { accountId: first!.id });
    const moa = await make({ role: 'manager', displayName: 'Moa Annan', quota: 3 });
    await make({ displayName: 'Elev Annan', responsibleId: moa.id });
    others = (await licence.operator.call(users.list, { accountId: account.id })).items;
  });

  function make(more: { displayName: string } & Partial<Record<string, unknown>>): Promise<User> {
    const username = `u${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const email = `${username}@skola.example`;
    return licence.operator.call(users.create, { accountId: account.id, role: 'user', username, email, password, ...more });
  }

  /** The administration, signed in to as a manager with a quota and so many users. */
  async function open(quota: number, own: number, language: 'sv' | 'en' = 'sv'): Promise<{ maj: User; pupils: User[] }> {
    const maj = await make({ role: 'manager', displayName: 'Maj Ek', quota });
    const pupils: User[] = [];
    for (let at = 1; at <= own; at++) pupils.push(await make({ displayName: `Elev ${at}`, responsibleId: maj.id }));
    const { token } = await signIn({ name: `${account.groupId}/${maj.username}`, password }, 'account');
    await mount({ ...licence, token }, html`<knippa-group></knippa-group>`, { language });
    await shown(document, 'td.acts');
    await gone(document, '[aria-busy=true]');
    return { maj, pupils };
  }

  const names = () => all(document, 'td.name b').map((name) => name.textContent);
  const heading = async (text: RegExp) => (await shown(document, '.head h2', text)).textContent;
  const read = (userId: string) => licence.operator.call(users.read, { accountId: account.id, userId });

  it('USR-08 a manager begins at their own users, with the room in sight, and nothing of anybody else’s', async () => {
    await open(5, 2);
    expect(names()).to.deep.equal(['Elev 1', 'Elev 2', 'Maj Ek']);
    expect(await heading(/kvar/)).to.match(/du har 2 av 5, 3 kvar/);
    const text = all(document, '.knippa')
      .map(({ textContent }) => textContent)
      .join(' ');
    for (const { displayName, username, email } of others)
      for (const detail of [displayName, username, email]) if (detail) expect(text).to.not.include(detail);
    const buttons = all(document, '.head button, .head summary').map((button) => button.textContent.trim());
    expect(buttons, 'no files').to.deep.equal(['Ny användare']);
    expect(all(document, '#responsible'), 'no choice of responsible').to.have.length(0);
    expect(all(document, 'td.choose input'), 'they themself are in no act on several').to.have.length(2);
    for (const name of ['Elev 1', 'Elev 2']) await press(document, `Mer om ${name}`);
    const menus = all(document, 'td.acts .menu button').map((button) => button.textContent.trim());
    expect(menus, 'neither moved nor redistributed').to.deep.equal(['Ta bort', 'Ta bort']);
  });

  it('USR-08 a manager creates, hands out, edits and removes, and the room follows', async () => {
    const { maj } = await open(2, 0);
    await shown(document, '.empty h3', 'Du har inga användare än');
    await press(document, /^\s*Ny användare/);
    await shown(document, '.room', 'Du har 0 av 2 användare, 2 kvar');
    expect(all(document, '#role-manager, #responsibleId')).to.have.length(0);
    await write(document, '#displayName', 'Nils Ny');
    await write(document, '#username', 'nilsny');
    await write(document, '#password', password);
    await press(document, 'Skapa användare');
    await shown(document, 'h2', 'Nils Ny är skapad');
    const card = (await shown(document, 'blockquote')).textContent;
    expect(card).to.include(`${account.groupId}/nilsny`).and.include(location.pathname).and.not.include(password);
    await press(document, /^\s*Stäng/);
    await heading(/du har 1 av 2, 1 kvar/);
    await shown(document, 'td.name', 'Nils Ny');
    expect(names()).to.deep.equal(['Maj Ek', 'Nils Ny']);
    const [nils] = (await licence.operator.call(users.list, { accountId: account.id, search: 'nilsny' })).items;
    expect(nils?.responsible?.id).to.equal(maj.id);

    await press(document, 'Redigera Nils Ny');
    await write(document, '#displayName', 'Nils Nyare');
    (await shown(document, 'input[name=create]')).click();
    await press(document, /^\s*Spara\s*$/);
    await gone(document, 'dialog');
    await shown(document, 'td.name', 'Nils Nyare');
    const edited = await read(nils!.id);
    expect([edited.displayName, edited.permissions.create]).to.deep.equal(['Nils Nyare', true]);

    await press(document, 'Mer om Nils Nyare');
    await press(document, 'Ta bort Nils Nyare');
    await shown(document, 'dialog .plan', /raderas för alltid/);
    expect(all(document, 'dialog button').filter((button) => /Flytta i stället/.test(button.textContent))).to.have.length(0);
    await press(document, /^\s*Ta bort användaren/);
    await shown(document, '.note.good', /Nils Nyare \(\w+\) är borttagen\./);
    await heading(/du har 0 av 2, 2 kvar/);
  });

  it('USR-08 a manager mails several of theirs instructions in one act', async () => {
    await open(5, 2);
    (await shown(document, 'th.choose input')).click();
    await shown(document, '.bar .count', '2 valda');
    await press(document, /^\s*Skicka inloggningsinstruktioner/);
    await shown(document, 'dialog .plan', /Elev 2/);
    await press(document, /^\s*Skicka\s*$/);
    await shown(document, '.note.good', 'Instruktioner är på väg till 2 användare.');
  });

  it('USR-08 a quota that is full says so before anything is typed, and who can raise it', async () => {
    await open(1, 1, 'en');
    await heading(/you have 1 of 1, 0 left/);
    const button = await shown(document, 'button', /^\s*New user/);
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.getAttribute('aria-describedby')).to.equal('reasons');
    await shown(document, '#reasons', 'Maj Ek may have 1 user at most, and has 0 left. An administrator of the account can raise it.');
    button.click();
    expect(all(document, 'dialog[open]')).to.have.length(0);
  });

  it('USR-08 a quota that fills while several are created says so in the form', async () => {
    await open(1, 0, 'en');
    await press(document, /^\s*New user/);
    await write(document, '#displayName', 'Nils Ny');
    await write(document, '#username', 'nilsny');
    await write(document, '#password', password);
    await press(document, 'Create, and one more');
    await shown(document, '.room', 'Your quota of 1 user is full. An administrator of the account can raise it.');
  });

  it('USR-20 a manager is offered a mail to the primary contact, without the password', async () => {
    await open(1, 0);
    await press(document, /^\s*Ny användare/);
    await write(document, '#displayName', 'Nils Ny');
    await write(document, '#username', 'nilsny');
    await write(document, '#password', password);
    await press(document, 'Skapa användare');
    await shown(document, 'h2', 'Nils Ny är skapad');
    const { primaryContact } = account;
    const mail = await shown(document, 'a[href^="mailto:"]', `Mejla till ${primaryContact?.displayName}`);
    const href = decodeURIComponent(mail.getAttribute('href') ?? '');
    expect(href).to.include(`mailto:${primaryContact?.email}?`).and.include(`${account.groupId}/nilsny`).and.not.include(password);
  });
});
