import { type Permissions, users } from '@knippa/contract';
import type { KnippaUserList } from '@knippa/elements';
import { expect } from 'chai';
import { html } from 'lit';
import { editing, type Editing, password } from './editing.js';
import { all, choose, focused, gone, mount, pick, press, shown, usersOf, wait, Watched, write } from './page.js';

const names = ['create', 'publish', 'documents', 'resetPassword'] as const;

describe('what stands chosen is what is in force, also once somebody has chosen otherwise', () => {
  let here: Editing;
  beforeEach(async () => (here = await editing()));

  const list = async () => {
    await mount(here.licence, html`<knippa-user-list account-id=${here.account.id}></knippa-user-list>`);
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
  const said = async (selector: string) => (await select(selector)).selectedOptions[0]?.textContent.trim() ?? '';

  it('USR-05 a permission that a greater role always has stands on, also when it was just turned off, and is off again with the role that may choose', async () => {
    await here.editor(
      await here.make({ displayName: 'Disa', permissions: { create: true, publish: true, documents: true, resetPassword: true } }),
    );
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
    const disa = await here.make({
      displayName: 'Disa',
      permissions: { create: false, publish: false, documents: true, resetPassword: false },
    });
    await here.editor(disa);
    (await box('publish')).click();
    await role('administrator');
    await role('user');
    expect(await boxes()).to.deep.equal({ on: ['publish', 'documents'], fixed: [] });
    await gone(document, '#documents-hint');
    await press(document, /^\s*Spara\s*$/);
    await gone(document, 'dialog');
    const permissions: Permissions = (await here.read(disa.id)).permissions;
    expect(permissions).to.deep.equal({ create: false, publish: true, documents: true, resetPassword: false });
  });

  it('USR-05 what is chosen for somebody new follows through the roles, and begins anew with the form', async () => {
    await here.editor();
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
    expect(focused()?.id, 'the next one’s name is written at once').to.equal('displayName');
    const bo = (await usersOf(here.licence, here.account.id)).find(({ username }) => username === 'bo');
    expect(bo?.permissions).to.deep.equal({ create: true, publish: false, documents: false, resetPassword: false });
  });

  it('WHY-06 permissions that somebody else saved are taken as they stand, over what was ticked here', async () => {
    const disa = await here.make({
      displayName: 'Disa',
      permissions: { create: false, publish: false, documents: true, resetPassword: false },
    });
    await here.editor(disa);
    (await box('create')).click();
    const permissions = { create: false, publish: true, documents: true, resetPassword: true };
    await here.licence.operator.call(users.edit, { accountId: here.account.id, userId: disa.id, version: disa.version, permissions });
    await press(document, /^\s*Spara\s*$/);
    await press(await shown(document, 'dl.differences'), 'Använd det som är sparat');
    await wait(50);
    expect((await boxes()).on).to.deep.equal(['publish', 'documents', 'resetPassword']);
    await role('administrator');
    await role('user');
    expect((await boxes()).on).to.deep.equal(['publish', 'documents', 'resetPassword']);
  });

  it('USR-01 the filter that the page goes back to stands in its select', async () => {
    const maj = await here.manager('Maj');
    const element = await list();
    await pick(document, '#role', 'manager');
    const before = element.route;
    await pick(document, '#role', 'administrator');
    element.route = before;
    await element.updateComplete;
    expect((await select('#role')).value).to.equal('manager');
    element.route = { search: '', role: '' };
    await shown(document, 'td.name', 'Zahra');
    expect((await select('#role')).value).to.equal('');
    await pick(document, '#responsible', maj.id);
    await pick(document, '#responsible', 'none');
    element.route = { search: '', role: '', responsibleId: maj.id };
    await element.updateComplete;
    expect((await select('#responsible')).value).to.equal(maj.id);
  });

  it('USR-01 the dialog for several’s permissions opens with nothing asked, whatever was chosen in it before', async () => {
    await list();
    for (const name of ['Alva', 'Zahra']) await choose(document, `td.choose [aria-label^="Välj ${name}"]`);
    await press(document, /^\s*Behörigheter\s*$/);
    for (const value of ['on', '', 'on']) await pick(document, '#permit-create', value);
    await shown(document, 'dialog .plan');
    await press(document, /^\s*Ändra behörigheter/);
    await gone(document, 'dialog');
    for (const name of ['Alva', 'Zahra']) await choose(document, `td.choose [aria-label^="Välj ${name}"]`);
    await press(document, /^\s*Behörigheter\s*$/);
    expect((await select('#permit-create')).value).to.equal('');
    expect(await said('#permit-create')).to.equal('Som det är');
  });

  /** The editor of a pupil of Maj's, where the test answers who may be responsible. */
  const pupilOfMaj = async (answer: (send: () => Promise<Response>) => Promise<Response>) => {
    const maj = await here.manager('Maj');
    const alva = await here.make({ responsibleId: maj.id });
    const watched = new Watched();
    watched.between = (request, send) => (new URL(request.url).searchParams.has('role') ? answer(send) : send());
    await mount(here.licence, html`<knippa-user-editor .account=${here.account} user-id=${alva.id} open></knippa-user-editor>`, {
      watched,
    });
    await write(document, '#phone', '070-123 45 67');
    return { maj, watched, saved: async () => here.read(alva.id) };
  };

  it('USR-07 a pupil keeps their responsible when a phone number is saved before it is read who may be one', async () => {
    let letGo: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (letGo = resolve));
    const { maj, saved } = await pupilOfMaj((send) => late.then(send));
    expect(all(document, '#responsibleId'), 'nobody stands chosen until then').to.have.length(0);
    await press(document, /^\s*Spara\s*$/);
    await gone(document, 'dialog');
    letGo();
    const { phone, responsible } = await saved();
    expect([phone, responsible?.id]).to.deep.equal(['070-123 45 67', maj.id]);
  });

  it('USR-07 a pupil keeps their responsible when it cannot be read who may be one, which is said and tried again', async () => {
    const failing = () => Promise.resolve(new Response('', { status: 500 }));
    const { maj, watched, saved } = await pupilOfMaj(failing);
    const alert = await shown(document, 'form#edit [role=alert]', 'Försök igen');
    const between = watched.between;
    watched.between = (_, send) => send();
    await press(alert, 'Försök igen');
    expect(await said('#responsibleId')).to.match(/^Maj/);
    expect((await saved()).phone, 'asking again saves nothing').to.equal(null);
    watched.between = between;
    await press(document, /^\s*Spara\s*$/);
    await gone(document, 'dialog');
    const { phone, responsible } = await saved();
    expect([phone, responsible?.id]).to.deep.equal(['070-123 45 67', maj.id]);
  });

  it('USR-07 a responsible stands chosen though they are not among those who were read', async () => {
    const { maj, saved } = await pupilOfMaj(async (send) => {
      const read = (await (await send()).json()) as { items: { displayName: string }[] };
      return Response.json({ ...read, items: read.items.filter(({ displayName }) => displayName !== 'Maj') });
    });
    expect(await said('#responsibleId')).to.equal('Maj');
    await press(document, /^\s*Spara\s*$/);
    await gone(document, 'dialog');
    expect((await saved()).responsible?.id).to.equal(maj.id);
  });

  it('USR-13 everybody’s own select says whom they go to when all are given to one', async () => {
    const [maj, per] = [await here.manager('Maj'), await here.manager('Per')];
    const disa = await here.make({ displayName: 'Disa', responsibleId: maj.id });
    await here.make({ displayName: 'Elin', responsibleId: maj.id });
    const karin = (await usersOf(here.licence, here.account.id)).find(({ role }) => role === 'administrator')!;
    await mount(here.licence, html`<knippa-redistribute-dialog .from=${await here.read(maj.id)} open></knippa-redistribute-dialog>`);
    await pick(document, `#to-${disa.id}`, per.id);
    await pick(document, '#all', karin.id);
    await pick(document, '#all', per.id);
    expect(all(document, 'ul.people select').map((one) => (one as HTMLSelectElement).value)).to.deep.equal([per.id, per.id]);
    await pick(document, `#to-${disa.id}`, karin.id);
    expect((await select('#all')).value, 'they no longer go to one').to.equal('');
    expect(all(document, 'ul.people select').map((one) => (one as HTMLSelectElement).value)).to.deep.equal([karin.id, per.id]);
  });
});
