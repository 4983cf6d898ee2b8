import { accounts, users, type User } from '@knippa/contract';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  accountsOf,
  all,
  choose,
  dialogTree,
  focused,
  gone,
  type Licence,
  mount,
  named,
  newLicence,
  pick,
  press,
  shown,
  signIn,
  tabTo,
  until,
  usersOf,
  wait,
} from './page.js';

describe('users who leave', () => {
  let licence: Licence;
  let accountId: string;
  beforeEach(async () => {
    licence = await newLicence();
    accountId = (await accountsOf(licence))[0]!.id;
  });

  /** A manager of the account, with users of their own. */
  async function manager(displayName: string, quota: number, own: readonly User[] = []): Promise<User> {
    const username = displayName.toLowerCase();
    const email = `${username}.${crypto.randomUUID()}@skola.example`;
    const made = await licence.operator.call(users.create, {
      accountId,
      role: 'manager',
      displayName,
      username,
      email,
      password: 'ett långt lösenord',
      quota,
    });
    if (own.length > 0) {
      const input = { accountId, users: own.map(({ id: userId }) => ({ userId, responsibleId: made.id })) };
      const { token: plan } = await licence.operator.plan(users.redistribute, input);
      await licence.operator.call(users.redistribute, { ...input, plan });
    }
    return made;
  }

  const pupils = async () => (await usersOf(licence, accountId)).filter(({ role }) => role === 'user');
  const list = () => mount(licence, html`<knippa-user-list account-id=${accountId}></knippa-user-list>`);
  const isHeading = (element: Element | null | undefined) => element?.tagName === 'H2';

  async function openByKeys(menu: RegExp, act: RegExp): Promise<void> {
    const summary = await shown(document, 'td.acts summary', menu);
    summary.focus();
    await sendKeys({ press: 'Enter' });
    await tabTo(named(act), 5);
    await sendKeys({ press: 'Enter' });
  }

  it('USR-10 a user is removed by keyboard alone: an alert that begins at what changes nothing, and the focus goes to the heading', async () => {
    await list();
    await openByKeys(/Mer om Zahra/, /Ta bort Zahra/);
    await shown(document, 'dialog .plan', /raderas för alltid/);
    expect(await dialogTree()).to.deep.equal([
      'alertdialog Ta bort Zahra Ahmed (zahra)',
      'heading Ta bort Zahra Ahmed (zahra)',
      'button Flytta i stället',
      'DisclosureTriangle Tas bort 1',
      'button Ta bort användaren',
      'button Avbryt',
    ]);
    expect(focused()?.textContent.trim(), 'it begins at what changes nothing').to.equal('Avbryt');
    await tabTo(named(/^\s*Ta bort användaren/), 10);
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', /Zahra Ahmed \(zahra\) är borttagen\./);
    await gone(document, 'dialog');
    await gone(document, '[aria-busy=true]');
    expect(isHeading(focused()), 'its row is gone').to.equal(true);
    expect((await pupils()).map(({ displayName }) => displayName)).to.not.include('Zahra Ahmed');
  });

  it('USR-10 Esc changes nothing, and the focus goes back to the row’s menu', async () => {
    await list();
    await openByKeys(/Mer om Zahra/, /Ta bort Zahra/);
    await shown(document, 'dialog .plan');
    await sendKeys({ press: 'Escape' });
    await gone(document, 'dialog');
    expect(focused()?.getAttribute('aria-label')).to.equal('Mer om Zahra Ahmed (zahra)');
    expect(await pupils()).to.have.length(3);
  });

  it('USR-10 who may move is offered to move instead, and an administrator of the account is not', async () => {
    await list();
    await openByKeys(/Mer om Zahra/, /Ta bort Zahra/);
    await shown(document, 'dialog .plan');
    await press(document, 'Flytta i stället');
    await shown(document, 'dialog h2', 'Flytta Zahra Ahmed');
    expect(all(document, 'dialog[open]')).to.have.length(1);
    const { accountId: own, name, password } = licence.administrator;
    const { token } = await signIn({ name, password }, 'account');
    await mount({ ...licence, token }, html`<knippa-user-list account-id=${own}></knippa-user-list>`);
    await shown(document, 'td.name', 'Karin');
    expect(all(document, 'td.acts button').filter((button) => /Flytta/.test(button.textContent))).to.deep.equal([]);
  });

  it('USR-14 whoever has users is removed when it is said who takes them, in the same dialog', async () => {
    const [alva, zahra] = await pupils();
    await manager('Maj', 5, [alva!, zahra!]);
    const moa = await manager('Moa', 5);
    await list();
    await openByKeys(/Mer om Maj/, /Ta bort Maj/);
    const select = (await shown(document, '#usersTo')) as HTMLSelectElement;
    expect(all(document, 'dialog .plan').length, 'nothing is planned before it is answered').to.equal(0);
    expect([...select.options].map((option) => option.textContent)).to.deep.equal([
      'Välj…',
      'Ingen ansvarig',
      'Karin Öberg (karin), administratör, utan gräns',
      'Moa (moa), manager, plats för 5',
    ]);
    await pick(document, '#usersTo', moa.id);
    await shown(document, 'dialog .plan', /Alva Lindqvist/);
    await press(document, /^\s*Ta bort användaren/);
    await shown(document, '.note.good', /^\s*Maj \(\w+\) är borttagen\./);
    expect((await pupils()).map(({ responsible }) => responsible?.id)).to.deep.equal([moa.id, moa.id, undefined]);
  });

  it('USR-16 the primary contact moves when it is said who takes the flag', async () => {
    const email = `olle.${crypto.randomUUID()}@skola.example`;
    const olle = await licence.operator.call(users.create, {
      accountId,
      role: 'administrator',
      displayName: 'Olle',
      username: 'olle',
      email,
    });
    await list();
    await openByKeys(/Mer om Karin/, /Flytta Karin/);
    const select = (await shown(document, '#contact')) as HTMLSelectElement;
    expect([...select.options].map((option) => option.textContent)).to.deep.equal(['Välj…', 'Olle (olle), administratör, utan gräns']);
    await pick(document, '#contact', olle.id);
    (await shown(document, '[role=combobox]')).focus();
    await sendKeys({ type: 'äng' });
    (await shown(document, '[role=option]', 'Ängsdalens')).click();
    // the account has a karin already: another name is asked for, with the answer kept
    await press(document, /Använd karin2/);
    await shown(document, 'dl.changes', /Olle/);
    await press(document, /^\s*Flytta användare/);
    await shown(document, '.note.good', 'Karin Öberg är flyttad');
    expect((await licence.operator.call(accounts.read, { accountId })).primaryContact?.displayName).to.equal('Olle');
  });

  it('USR-13 users get another responsible by keyboard alone, all to one, and the focus goes back', async () => {
    const [alva, zahra] = await pupils();
    const maj = await manager('Maj', 5, [alva!, zahra!]);
    await manager('Moa', 1);
    await list();
    await openByKeys(/Mer om Maj/, /Omfördela användare från Maj/);
    await shown(document, 'dialog #all');
    expect(focused()?.id).to.equal('heading');
    await shown(document, `[id="to-${alva!.id}"]`);
    expect(await dialogTree()).to.deep.equal([
      'dialog Omfördela användare från Maj (maj)',
      'heading Omfördela användare från Maj (maj)',
      'combobox Omfördela alla till',
      'combobox Ny ansvarig för Alva Lindqvist (alva) nu Maj',
      'combobox Ny ansvarig för Zahra Ahmed (zahra) nu Maj',
      'button Omfördela',
      'button Avbryt',
    ]);
    await tabTo((element) => element.id === 'all', 5);
    // somebody without room is refused with what there is
    await sendKeys({ type: 'Moa' });
    await shown(document, '[role=alert]', /1/);
    // a browser takes what is typed within a second for one name
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await sendKeys({ type: 'Karin' });
    await shown(document, 'dialog .plan', /Alva Lindqvist/);
    await tabTo(named(/^\s*Omfördela\s*$/), 10);
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', 'Användarna har en ny ansvarig.');
    await gone(document, 'dialog');
    expect(focused()?.getAttribute('aria-label') ?? focused()?.tagName).to.match(/Mer om Maj|H2/);
    expect((await pupils()).map(({ responsible }) => responsible?.displayName)).to.deep.equal(['Karin Öberg', 'Karin Öberg', undefined]);
    expect((await usersOf(licence, accountId)).find(({ id }) => id === maj.id)?.users).to.equal(0);
  });

  it('USR-13 all to one, and then another for one of them: the rest keep whom they were given to', async () => {
    const [alva, zahra] = await pupils();
    await manager('Maj', 5, [alva!, zahra!]);
    const [moa, mio] = [await manager('Moa', 5), await manager('Mio', 5)];
    await list();
    await openByKeys(/Mer om Maj/, /Omfördela användare från Maj/);
    await shown(document, `[id="to-${alva!.id}"]`);
    await pick(document, '#all', moa.id);
    await shown(document, 'dialog .plan', /Alva Lindqvist/);
    await pick(document, `#to-${zahra!.id}`, mio.id);
    await shown(document, 'dialog .plan', /Mio/);
    expect(((await shown(document, `[id="to-${alva!.id}"]`)) as HTMLSelectElement).value).to.equal(moa.id);
    await press(document, /^\s*Omfördela\s*$/);
    await shown(document, '.note.good', 'Användarna har en ny ansvarig.');
    expect((await pupils()).map(({ responsible }) => responsible?.displayName)).to.deep.equal(['Moa', 'Mio', undefined]);
  });

  it('USR-13 two responsibles of one name are told apart by their usernames, in the filter and in the editor', async () => {
    const [maj, other] = [await manager('Maj', 5), await manager('Moa', 5)];
    await licence.operator.call(users.edit, { accountId, userId: other.id, version: other.version, displayName: 'Maj' });
    await list();
    const texts = (id: string) => all(document, `#${id} option`).map((option) => option.textContent.trim());
    await until(() => texts('responsible').length >= 5);
    expect(texts('responsible').slice(2)).to.deep.equal(['Karin Öberg', 'Maj (maj)', 'Maj (moa)']);
    await press(document, 'Ny användare');
    await shown(document, '#responsibleId');
    await until(() => texts('responsibleId').length >= 4);
    expect(texts('responsibleId').slice(1)).to.deep.equal(['Karin Öberg', 'Maj (maj) (5 kvar)', 'Maj (moa) (5 kvar)']);
    expect(maj.username).to.equal('maj');
  });

  it('USR-01 several are chosen and moved in one act, and what they sign in with is there to copy', async () => {
    await list();
    for (const name of ['Alva Lindqvist', 'Zahra Ahmed']) await choose(document, `td.choose [aria-label^="Välj ${name}"]`);
    await shown(document, '.bar [role=status]', '2 valda');
    const all = document.querySelector('knippa-user-list')?.shadowRoot?.querySelector<HTMLInputElement>('th.choose input');
    expect([all?.checked, all?.indeterminate]).to.deep.equal([false, true]);
    await press(document, /^\s*Flytta\s*$/);
    await shown(document, 'dialog h2', 'Flytta 2 användare');
    (await shown(document, '[role=combobox]')).focus();
    await sendKeys({ type: 'äng' });
    (await shown(document, '[role=option]', 'Ängsdalens')).click();
    await shown(document, 'dialog .plan', /2 användare följer med/);
    await press(document, /^\s*Flytta användarna/);
    await shown(document, '.note.good', '2 användare är flyttade till Ängsdalens särskola.');
    expect((await shown(document, 'blockquote')).textContent).to.match(/Alva Lindqvist: .+\/alva\s+Zahra Ahmed: .+\/zahra/);
    await gone(document, '.bar');
    expect((await pupils()).map(({ displayName }) => displayName)).to.deep.equal(['Åke Östberg']);
  });

  it('USR-01 several get permissions in one act, after the plan', async () => {
    await list();
    await choose(document, 'th.choose input');
    await shown(document, '.bar [role=status]', '4 valda');
    await choose(document, 'td.choose [aria-label^="Välj Karin Öberg"]');
    await press(document, /^\s*Behörigheter\s*$/);
    await pick(document, '#permit-create', 'on');
    await shown(document, 'dialog .plan', /Zahra Ahmed/);
    await press(document, /^\s*Ändra behörigheterna/);
    await shown(document, '.note.good', 'Behörigheterna är ändrade för 3 användare.');
    expect((await pupils()).map(({ permissions }) => permissions.create)).to.deep.equal([true, true, true]);
  });

  it('USR-01 the list is filtered by responsible and by who never signed in, and sorted by a click', async () => {
    const [alva] = await pupils();
    await manager('Maj', 5, [alva!]);
    await list();
    const responsible = (await shown(document, '#responsible')) as HTMLSelectElement;
    await shown(document, 'td.name', 'Zahra');
    const names = () => all(document, 'td.name b').map((name) => name.textContent);
    const maj = () => [...responsible.options].find((option) => option.textContent === 'Maj');
    while (!maj()) await wait(20);
    responsible.value = maj()!.value;
    responsible.dispatchEvent(new Event('change', { bubbles: true }));
    await gone(document, 'td.acts [aria-label^="Mer om Zahra Ahmed"]');
    expect(names()).to.deep.equal(['Alva Lindqvist']);
    await press(document, 'Visa alla användare');
    await shown(document, 'td.name', 'Zahra');
    await press(document, /Visat namn/);
    await shown(document, 'th[aria-sort=descending]', 'Visat namn');
    await gone(document, '[aria-busy=true]');
    expect(names()[0]).to.equal('Åke Östberg');
  });
});
