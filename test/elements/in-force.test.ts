import { accounts, users, type Account, type Permissions, type User } from '@knippa/contract';
import type { KnippaUserList } from '@knippa/elements';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, choose, gone, mount, newLicence, press, shown, usersOf, wait, write, type Licence } from './page.js';

const password = 'ett långt lösenord';
const names = ['create', 'publish', 'documents', 'resetPassword'] as const;

describe('what stands chosen is what is in force, also once somebody has chosen otherwise', () => {
  let licence: Licence;
  let account: Account;
  beforeEach(async () => {
    licence = await newLicence();
    const [first] = await accountsOf(licence);
    account = await licence.operator.call(accounts.read, { accountId: first!.id });
  });

  const make = (displayName: string, more: object = {}): Promise<User> => {
    const username = displayName.toLowerCase();
    const email = `${username}.${crypto.randomUUID()}@skola.example`;
    return licence.operator.call(users.create, { accountId: account.id, role: 'user', displayName, username, email, password, ...more });
  };
  const manager = (displayName: string) => make(displayName, { role: 'manager', quota: 5 });
  const read = (userId: string) => licence.operator.call(users.read, { accountId: account.id, userId });
  const edit = (user?: User) =>
    mount(licence, html`<knippa-user-editor .account=${account} user-id=${user?.id ?? ''} open></knippa-user-editor>`);
  const list = async () => {
    await mount(licence, html`<knippa-user-list account-id=${account.id}></knippa-user-list>`);
    await shown(document, 'td.acts');
    return document.querySelector<KnippaUserList>('knippa-user-list')!;
  };

  const box = async (name: string) => (await shown(document, `input#${name}`)) as HTMLInputElement;
  /** The permissions that stand ticked, and those that cannot be changed. */
  const boxes = async () => {
    const found = await Promise.all(names.map(box));
    const those = (fits: (one: HTMLInputElement) => boolean) => found.filter(fits).map(({ id }) => id);
    return { on: those(({ checked }) => checked), fixed: those(({ disabled }) => disabled) };
  };
  const role = async (name: string) => {
    await choose(document, `#role-${name}`);
    await wait(50);
  };
  const select = async (selector: string) => (await shown(document, selector)) as HTMLSelectElement;
  const pick = async (selector: string, value: string) => {
    const control = await select(selector);
    for (let waited = 0; waited < 5000 && ![...control.options].some((option) => option.value === value); waited += 20) await wait(20);
    control.value = value;
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await wait(50);
  };
  const said = async (selector: string) => (await select(selector)).selectedOptions[0]?.textContent.trim() ?? '';

  it('USR-05 a permission that a greater role always has stands on, also when it was just turned off, and is off again with the role that may choose', async () => {
    await edit(await make('Disa', { permissions: { create: true, publish: true, documents: true, resetPassword: true } }));
    for (const name of ['create', 'publish', 'resetPassword']) (await box(name)).click();
    expect((await boxes()).on).to.deep.equal(['documents']);
    await role('manager');
    expect(await boxes()).to.deep.equal({ on: ['create', 'documents', 'resetPassword'], fixed: ['create', 'documents', 'resetPassword'] });
    await role('administrator');
    expect(await boxes()).to.deep.equal({ on: [...names], fixed: [...names] });
    await role('user');
    expect(await boxes()).to.deep.equal({ on: ['documents'], fixed: [] });
  });

  it('USR-05 a permission that was just turned on stays on through the role that always has it, and is saved so', async () => {
    const disa = await make('Disa', { permissions: { create: false, publish: false, documents: true, resetPassword: false } });
    await edit(disa);
    (await box('publish')).click();
    await role('administrator');
    await role('user');
    expect(await boxes()).to.deep.equal({ on: ['publish', 'documents'], fixed: [] });
    await gone(document, '#documents-hint');
    await press(document, /^\s*Spara\s*$/);
    await gone(document, 'dialog');
    const permissions: Permissions = (await read(disa.id)).permissions;
    expect(permissions).to.deep.equal({ create: false, publish: true, documents: true, resetPassword: false });
  });

  it('USR-05 what is chosen for somebody new follows through the roles, and begins anew with the form', async () => {
    await edit();
    (await box('create')).click();
    (await box('documents')).click();
    await role('manager');
    expect((await boxes()).on).to.deep.equal(['create', 'documents', 'resetPassword']);
    await role('user');
    expect((await boxes()).on).to.deep.equal(['create']);
    for (const [field, text] of [
      ['displayName', 'Bo Ek'],
      ['username', 'bo'],
      ['password', password],
    ] as const)
      await write(document, `#${field}`, text);
    await press(document, /^\s*Skapa användare\s*$/);
    await press(document, /^\s*Skapa en till\s*$/);
    expect((await boxes()).on).to.deep.equal(['documents']);
    const bo = (await usersOf(licence, account.id)).find(({ username }) => username === 'bo');
    expect(bo?.permissions).to.deep.equal({ create: true, publish: false, documents: false, resetPassword: false });
  });

  it('WHY-06 permissions that somebody else saved are taken as they stand, over what was ticked here', async () => {
    const disa = await make('Disa', { permissions: { create: false, publish: false, documents: true, resetPassword: false } });
    await edit(disa);
    (await box('create')).click();
    const permissions = { create: false, publish: true, documents: true, resetPassword: true };
    await licence.operator.call(users.edit, { accountId: account.id, userId: disa.id, version: disa.version, permissions });
    await press(document, /^\s*Spara\s*$/);
    await press(await shown(document, 'dl.differences'), 'Använd det som är sparat');
    await wait(50);
    expect((await boxes()).on).to.deep.equal(['publish', 'documents', 'resetPassword']);
    await role('administrator');
    await role('user');
    expect((await boxes()).on).to.deep.equal(['publish', 'documents', 'resetPassword']);
  });

  it('USR-01 the filter that the page goes back to stands in its select', async () => {
    const maj = await manager('Maj');
    const element = await list();
    await pick('#role', 'manager');
    const before = element.route;
    await pick('#role', 'administrator');
    element.route = before;
    await element.updateComplete;
    expect((await select('#role')).value).to.equal('manager');
    element.route = { search: '', role: '' };
    await shown(document, 'td.name', 'Zahra');
    expect((await select('#role')).value).to.equal('');
    await pick('#responsible', maj.id);
    await pick('#responsible', 'none');
    element.route = { search: '', role: '', responsibleId: maj.id };
    await element.updateComplete;
    expect((await select('#responsible')).value).to.equal(maj.id);
  });

  it('USR-01 the dialog for several’s permissions opens with nothing asked, whatever was chosen in it before', async () => {
    await list();
    for (const name of ['Alva', 'Zahra']) await choose(document, `td.choose [aria-label^="Välj ${name}"]`);
    await press(document, /^\s*Behörigheter\s*$/);
    for (const value of ['on', '', 'on']) await pick('#permit-create', value);
    await shown(document, 'dialog .plan');
    await press(document, /^\s*Ändra behörigheter/);
    await gone(document, 'dialog');
    for (const name of ['Alva', 'Zahra']) await choose(document, `td.choose [aria-label^="Välj ${name}"]`);
    await press(document, /^\s*Behörigheter\s*$/);
    expect((await select('#permit-create')).value).to.equal('');
    expect(await said('#permit-create')).to.equal('Som det är');
  });

  it('USR-13 everybody’s own select says whom they go to when all are given to one', async () => {
    const [maj, per] = [await manager('Maj'), await manager('Per')];
    const disa = await make('Disa', { responsibleId: maj.id });
    await make('Elin', { responsibleId: maj.id });
    const karin = (await usersOf(licence, account.id)).find(({ role }) => role === 'administrator')!;
    await mount(licence, html`<knippa-redistribute-dialog .from=${await read(maj.id)} open></knippa-redistribute-dialog>`);
    await pick(`#to-${disa.id}`, per.id);
    await pick('#all', karin.id);
    await pick('#all', per.id);
    expect(all(document, 'ul.people select').map((one) => (one as HTMLSelectElement).value)).to.deep.equal([per.id, per.id]);
    await pick(`#to-${disa.id}`, karin.id);
    expect((await select('#all')).value, 'they no longer go to one').to.equal('');
    expect(all(document, 'ul.people select').map((one) => (one as HTMLSelectElement).value)).to.deep.equal([karin.id, per.id]);
  });
});
