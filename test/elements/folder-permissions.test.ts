import { accounts, folders, users, type User } from '@knippa/contract';
import { isKnippaError } from '@knippa/sdk';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { personName } from '../../packages/elements/src/kernel/person-name.js';
import { cells, folders as schoolFolders, type SchoolFolder } from '../tables/school.js';
import {
  all,
  choose,
  focused,
  gone,
  type Licence,
  mount,
  named,
  newLicence,
  pick,
  press,
  shown,
  tabTo,
  until,
  wait,
  Watched,
  write,
} from './page.js';
import { sharing, type Sharing } from './sharing.js';

const off = { read: false, write: false };
const reads = { read: true, write: false };
const both = { read: true, write: true };

describe('a shared folder is set up', () => {
  let licence: Licence;
  beforeEach(async () => {
    licence = await newLicence();
  });

  const open = (school: Sharing, key: string, folderId: string) =>
    mount(
      school.as(key),
      html`<knippa-folder-permissions account-id=${school.accountId} folder-id=${folderId}></knippa-folder-permissions>`,
    );
  const box = async (id: string) => (await shown(document, `#${id}`)) as HTMLInputElement;
  const pickers = () => all(document, 'knippa-person-picker');
  const picker = (label: RegExp) => pickers().find((one) => label.test(one.getAttribute('label') ?? ''))!;
  /** Chooses somebody by a part of their name. */
  async function person(label: RegExp, name: string): Promise<void> {
    await write(picker(label).shadowRoot!, '#field', name);
    (await shown(document, '[role=option]', name)).click();
  }
  /** Asks what it would do, and does it. */
  async function apply(): Promise<void> {
    await press(document, /Visa vad som ändras/);
    await shown(document, 'dialog .plan');
    await press(document, /^\s*Ändra behörighet/);
    await gone(document, 'dialog');
    await shown(document, '.note.good', 'Behörigheten är ändrad');
  }
  /** What somebody has in a folder, as `rw`. */
  async function has(school: Sharing, key: string, folderId: string): Promise<string> {
    try {
      const { read, write } = await school.read(key, folderId);
      return `${read ? 'r' : '-'}${write ? 'w' : '-'}`;
    } catch (error) {
      if (isKnippaError(error) && error.code === 'not-found') return '--';
      throw error;
    }
  }

  it('FLD-06 a class of the example school is set up through the element, and everybody has what the table says', async () => {
    const school = await sharing(licence, 'maj', 'måns', 'pia', 'alva', 'utan');
    const made: Record<string, string> = {};
    const ofClass = schoolFolders.filter(({ key }) => key.startsWith('Klass 1'));
    const setUp = async ({ key, parent, entries }: SchoolFolder) => {
      const { id } = await school.folder('maj', key, parent === null ? undefined : made[parent]);
      made[key] = id;
      if (!entries) return;
      await open(school, 'maj', id);
      await shown(document, '.matrix');
      if (parent !== null) await choose(document, '#own');
      const { responsible } = entries;
      if (responsible && (await box('responsible-read')).disabled) await person(/Välj ansvarig/, 'Maj Lärare');
      for (const [row, access] of Object.entries({ managers: entries.managers, users: entries.users, responsible: responsible ?? off }))
        for (const way of ['read', 'write'] as const)
          if ((await box(`${row}-${way}`)).checked !== access[way]) (await box(`${row}-${way}`)).click();
      await apply();
    };
    for (const folder of ofClass) await setUp(folder);
    let told = 0;
    for (const { person, folder, read, write } of cells) {
      const id = made[folder];
      if (!id || !school.ids[person]) continue;
      expect(await has(school, person, id), `${person} in ${folder}`).to.equal(`${read ? 'r' : '-'}${write ? 'w' : '-'}`);
      told += 1;
    }
    expect(told).to.equal(3 * 6);
  });

  it('FLD-02 administrators and the owner stand fixed on with why, and whoever may not set the folder up sees no matrix', async () => {
    const school = await sharing(licence, 'maj', 'pia');
    const { id } = await school.folder('maj', 'Läslista');
    await school.set('maj', id, { entries: { managers: off, users: reads, responsible: null } });
    await open(school, 'maj', id);
    for (const key of ['administrators', 'owner'])
      for (const way of ['read', 'write']) {
        const { checked, disabled, ariaDescribedByElements } = await box(`${key}-${way}`);
        expect([checked, disabled], `${key} ${way}`).to.deep.equal([true, true]);
        expect(ariaDescribedByElements?.[0]?.textContent).to.match(/alltid full behörighet/);
      }
    await shown(document, 'th', 'Maj Lärare, äger mappen');
    await open(school, 'pia', id);
    await shown(document, 'h2', 'Läslista');
    await shown(document, 'p.muted', 'öppnas av administratörer');
    expect(all(document, '.matrix, form')).to.have.length(0);
  });

  it('FLD-04 says in words what each tick means, politely, and every box by its way and whom it is about', async () => {
    const school = await sharing(licence, 'maj');
    const { id } = await school.folder('maj', 'Anslag');
    await open(school, 'maj', id);
    const means = async () => {
      await wait(50);
      return (await shown(document, '#means-users')).textContent.trim();
    };
    expect((await shown(document, '#means-users')).getAttribute('aria-live')).to.equal('polite');
    const told = [await means()];
    for (const step of ['users-read', 'users-write', 'users-read']) {
      await choose(document, `#${step}`);
      told.push(await means());
    }
    expect(told).to.deep.equal([
      'Mappen är dold, om inte en annan rad ger behörighet.',
      'Ser allt men ändrar inget.',
      'Ser allt, skapar och ändrar.',
      'Skapar och ser bara egna dokument.',
    ]);
    expect(all(document, '.matrix input').map((one) => one.getAttribute('aria-label'))).to.include.members([
      'Läsa – Alla managers',
      'Skriva – Alla användare',
      'Läsa – Vissa användare',
    ]);
  });

  it('FLD-03 chosen people are found, added and taken away by keyboard alone; the username stands where two are called the same', async () => {
    const school = await sharing(licence, 'pia');
    const create = (username: string) =>
      school.client('rektor').call(users.create, {
        accountId: school.accountId,
        role: 'user' as const,
        displayName: 'Anna Lind',
        username,
        password: 'ett långt lösenord',
      });
    const twins = [await create('annaett'), await create('annatvå')];
    const { id } = await school.folder('rektor', 'Utflykt');
    await open(school, 'rektor', id);
    await shown(document, '.matrix');
    const inPicker = (element: Element) =>
      /Lägg till användare/.test((element.getRootNode() as Partial<ShadowRoot>).host?.getAttribute('label') ?? '');
    await tabTo(inPicker);
    for (const [typed, option] of [
      ['annatv', ''],
      ['Anna', 'Anna Lind (annatvå)'],
      ['Pia', 'Pia Ettan'],
    ] as const) {
      await sendKeys({ type: typed });
      if (option === '') {
        // a username finds nobody here: whoever sets a folder up may not know it
        await shown(document, 'p[role=status]', 'Ingen att välja');
        for (let at = 0; at < typed.length; at++) await sendKeys({ press: 'Backspace' });
        continue;
      }
      await shown(document, '[role=option] mark', typed);
      for (let at = 0; at < 5; at++) {
        await sendKeys({ press: 'ArrowDown' });
        await wait(30);
        if (all(document, '[role=option][aria-selected=true]')[0]?.textContent.includes(option)) break;
      }
      await sendKeys({ press: 'Enter' });
      await shown(document, '.chip', option.replace(/[()]/g, '.'));
      expect(inPicker(focused()!), 'the focus stays in the field').to.equal(true);
    }
    await shown(document, '#means-chosen', '2 valda. Ser allt men ändrar inget.');
    await sendKeys({ down: 'Shift' });
    await tabTo(named(/Ta bort Pia Ettan/), 5);
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await gone(document, '[aria-label="Ta bort Pia Ettan"]');
    expect(inPicker(focused()!), 'the chip is gone, and the focus comes to the field').to.equal(true);
    await tabTo(named(/Visa vad som ändras/));
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog .plan', /1 person får behörighet/);
    expect(focused()?.id, 'the plan begins at its heading').to.equal('heading');
    await tabTo(named(/^\s*Ändra behörighet/), 10);
    await sendKeys({ press: 'Enter' });
    await shown(document, '.note.good', 'Behörigheten är ändrad');
    expect((await school.read('rektor', id)).settings?.chosen).to.deep.equal({ ids: [twins[1]!.id], ...reads });
  });

  it('FLD-03 those who are chosen already take nobody’s place in the list: as many more are read', async () => {
    const school = await sharing(licence, 'pia');
    const { id } = await school.folder('rektor', 'Utflykt');
    const watched = new Watched();
    const without = new Set(Array.from({ length: 60 }, () => crypto.randomUUID()));
    await mount(
      school.as('rektor'),
      html`<knippa-person-picker account-id=${school.accountId} folder-id=${id} label="Vem" .without=${without}></knippa-person-picker>`,
      { watched },
    );
    (await shown(document, '#field')).focus();
    await sendKeys({ press: 'ArrowDown' });
    await shown(document, '[role=option]', 'Pia Ettan');
    const asked = watched.requests.map(({ url }) => new URL(url)).filter(({ pathname }) => pathname.endsWith('/people'));
    expect(asked.map(({ searchParams }) => searchParams.get('size'))).to.deep.equal(['110']);
  });

  it('FLD-05 a folder in another follows, takes settings of its own and follows again; the root’s chosen people stand there to read', async () => {
    const school = await sharing(licence, 'maj', 'pia', 'utan');
    const root = await school.folder('maj', 'Klass 1');
    await school.set('maj', root.id, {
      entries: { managers: off, users: off, responsible: { id: school.ids['maj']!, ...reads } },
      chosen: { ids: [school.ids['utan']!], ...reads },
    });
    const { id } = await school.folder('maj', 'Arbeten', root.id);
    await open(school, 'maj', id);
    expect([
      (await box('follow')).checked,
      (await box('responsible-read')).checked,
      (await box('responsible-read')).disabled,
    ]).to.deep.equal([true, true, true]);
    await shown(document, '#means-chosen', 'Har behörighet från Klass 1');
    await shown(document, '.names', 'Ulla Utan Klass');
    expect((await box('chosen-read')).disabled).to.equal(true);
    expect(picker(/Lägg till/), 'chosen people are chosen on the root').to.equal(undefined);
    await choose(document, '#own');
    await choose(document, '#responsible-write');
    await apply();
    expect([await has(school, 'pia', id), await has(school, 'utan', id)]).to.deep.equal(['rw', 'r-']);
    await choose(document, '#follow');
    const { checked, disabled } = await box('responsible-write');
    expect([checked, disabled], 'what it would have then').to.deep.equal([false, true]);
    await press(document, /Visa vad som ändras/);
    await shown(document, 'dialog .plan', /Följer mappen ovanför/);
    await shown(document, 'dialog .plan details', /Förlorar behörighet[\s\S]*Pia Ettan[\s\S]*skriva/);
    await press(document, /^\s*Ändra behörighet/);
    await shown(document, '.note.good');
    expect(await has(school, 'pia', id)).to.equal('r-');
    expect((await school.read('maj', id)).settings?.follows).to.equal(true);
  });

  it('FLD-05 an owner who does not see the folder above is refused at the field, and what was ticked stays', async () => {
    const school = await sharing(licence, 'maj', 'måns');
    const root = await school.folder('maj', 'Klass 1');
    const { id } = await school.folder('maj', 'Arbeten', root.id);
    await open(school, 'maj', id);
    await choose(document, '#own');
    await choose(document, '#users-read');
    await person(/Ägare/, 'Måns Lärare');
    await shown(document, 'th', 'Måns Lärare, äger mappen');
    await press(document, /Visa vad som ändras/);
    await shown(document, '.wrong', 'måste se mappen');
    await wait(50);
    expect(focused()?.getAttribute('aria-invalid'), 'the field that is wrong has the focus').to.equal('true');
    expect((await box('users-read')).checked).to.equal(true);
    await person(/Ägare/, 'Maj Lärare');
    await gone(document, '.wrong');
    await apply();
    expect((await school.read('maj', id)).settings?.entries.users).to.deep.equal(reads);
  });

  it('WHY-06 what somebody else changes stands beside what is changed here, row by row; a plan that no longer holds gives way to the new one', async () => {
    const school = await sharing(licence, 'maj', 'pia');
    const { id } = await school.folder('maj', 'Tillsammans');
    const others = (entries: object) => school.set('rektor', id, { entries: { managers: off, users: off, responsible: null, ...entries } });
    await open(school, 'maj', id);
    await choose(document, '#users-read');
    await press(document, /Visa vad som ändras/);
    await shown(document, 'dialog .plan');
    await others({ managers: both, users: { read: false, write: true } });
    await press(document, /^\s*Ändra behörighet/);
    await shown(document, 'dialog [role=alert]', 'Det här är den nya');
    await press(document, /^\s*Avbryt/);
    await shown(document, 'dl.differences', /Alla användare[\s\S]*Sparat nu: Skriva[\s\S]*I formuläret: Läsa/);
    expect((await box('users-read')).checked, 'what was ticked stays').to.equal(true);
    expect((await box('managers-write')).checked, 'what was left alone is as it is now').to.equal(true);
    await press(document, /Använd det som är sparat/);
    await gone(document, 'dl.differences');
    expect([(await box('users-read')).checked, (await box('users-write')).checked]).to.deep.equal([false, true]);
    expect((await shown(document, 'button.primary', /Visa vad/)).getAttribute('aria-disabled')).to.equal('true');
  });

  it('FLD-02 name and symbol are saved against their version, and a name that somebody else gave first stands beside one’s own', async () => {
    const school = await sharing(licence, 'maj');
    const folder = await school.folder('maj', 'Bilder');
    const { id } = folder;
    const path = { accountId: school.accountId, folderId: id };
    await open(school, 'maj', id);
    await press(document, /Byt symbol/);
    await write((await shown(document, '[role=radiogroup]')).getRootNode() as ShadowRoot, '#search', 'kam');
    ((await shown(document, 'label', 'Kamera')).querySelector('input') as HTMLInputElement).click();
    await press(document, /^\s*Spara\s*$/);
    await shown(document, '.note.good', 'Namn och symbol är sparade');
    expect((await school.read('maj', id)).icon).to.equal('camera');
    await write(document, '#name', 'Mina bilder');
    const now = await school.read('maj', id);
    await school.client('rektor').call(folders.edit, { ...path, version: now.version, name: 'Allas bilder' });
    await press(document, /^\s*Spara\s*$/);
    await shown(document, 'dl.differences', /Sparat nu: Allas bilder[\s\S]*I formuläret: Mina bilder/);
    await press(document, /^\s*Spara\s*$/);
    await shown(document, '.note.good', 'Namn och symbol är sparade');
    const { name, icon } = await school.read('maj', id);
    expect([name, icon]).to.deep.equal(['Mina bilder', 'camera']);
  });

  it('FLD-02 what is changed and not saved is let go only after a question, and what is not changed without one', async () => {
    const school = await sharing(licence, 'maj');
    const { id } = await school.folder('maj', 'Bilder');
    await open(school, 'maj', id);
    let ended = 0;
    document.querySelector('knippa-folder-permissions')?.addEventListener('knippa-close', () => ended++);
    const cancel = async () => (await shown(document, 'form.rights button', /^\s*Avbryt/)).click();
    const keep = async () => (await shown(document, 'dialog[open] button', /^\s*Avbryt/)).click();
    const asked = () => shown(document, 'knippa-ask-dialog p', 'Det du har ändrat är inte sparat');
    await box('users-read');
    await cancel();
    expect(ended).to.equal(1);
    await choose(document, '#users-read');
    await cancel();
    await asked();
    await keep();
    await gone(document, 'dialog');
    expect([ended, (await box('users-read')).checked]).to.deep.equal([1, true]);
    await choose(document, '#users-read');
    await write(document, '#name', 'Mina bilder');
    await cancel();
    await asked();
    all(document, 'dialog[open] button.danger')[0]?.click();
    await gone(document, 'dialog');
    expect(ended).to.equal(2);
    expect((await school.read('maj', id)).name).to.equal('Bilder');
  });

  it('USR-16 a plan of removing or moving an owner says which shared folders pass on, and to whom', async () => {
    const school = await sharing(licence, 'maj', 'pia');
    for (const name of ['Klass 1', 'Utflykt']) await school.folder('maj', name);
    const path = { accountId: school.accountId, userId: school.ids['maj']! };
    const { items } = await school.client('rektor').call(users.list, { accountId: school.accountId });
    const called = (of: (user: User) => boolean) => personName(items.find(of)!);
    const [owner, head] = [called(({ id }) => id === school.ids['maj']), called(({ primaryContact }) => primaryContact)];
    const plan = await school.client('rektor').plan(users.remove, { ...path, usersTo: null });
    await mount(school.as('rektor'), html`<knippa-plan-dialog heading="Ta bort" .plan=${plan} open></knippa-plan-dialog>`);
    const told = (await shown(document, 'dialog .plan li', 'Klass 1')).textContent.replaceAll(/\s+/g, ' ').trim();
    expect(told).to.equal(`Klass 1 Ägare: från ${owner} till ${head}`);
    await shown(document, 'dialog .plan', /2 uppgifter om mappar ändras/);
    const [account, user] = await Promise.all([
      licence.operator.call(accounts.read, { accountId: school.accountId }),
      licence.operator.call(users.read, path),
    ]);
    await mount(
      licence,
      html`<knippa-move-user-dialog .account=${account} .user=${user} licence-id=${licence.id} open></knippa-move-user-dialog>`,
    );
    await write((await shown(document, '[role=combobox]')).getRootNode() as ShadowRoot, '[role=combobox]', '');
    (await shown(document, '[role=option]')).click();
    await pick(document, '#usersTo', 'none');
    expect((await shown(document, 'dl.changes dd', '2 delade mappar')).textContent.trim()).to.equal(`2 delade mappar: ${head}`);
  });

  it('FLD-07 a plan of moving a folder names where it comes from and goes to, and who loses by it', async () => {
    const school = await sharing(licence, 'maj', 'pia');
    const [from, to] = [await school.folder('rektor', 'Klass 1'), await school.folder('rektor', 'Arkivet')];
    await school.set('rektor', from.id, { entries: { managers: off, users: both, responsible: null } });
    const { id: folderId } = await school.folder('rektor', 'Arbeten', from.id);
    const rektor = school.client('rektor');
    const told = async (where: { folderId: string } | { space: 'shared' }) => {
      const plan = await rektor.plan(folders.move, { accountId: school.accountId, folderId, to: where });
      await mount(school.as('rektor'), html`<knippa-plan-dialog heading="Flytta" .plan=${plan} open></knippa-plan-dialog>`);
      return (await shown(document, 'dialog .plan li', 'Arbeten')).textContent.replaceAll(/\s+/g, ' ').trim();
    };
    expect(await told({ folderId: to.id })).to.equal('Arbeten Mapp: från Klass 1 till Arkivet');
    await shown(document, 'dialog .plan details', /Förlorar behörighet[\s\S]*Pia Ettan läsa och skriva/);
    expect(await told({ space: 'shared' })).to.equal('Arbeten Mapp: från Klass 1 till överst');
  });

  it('FLD-01 a kept symbol is shown by its name, and a plain folder for one that is not kept; a symbol is chosen by arrows and taken away again', async () => {
    const school = await sharing(licence, 'maj');
    const { accountId } = school;
    const drawn = async (icon: string | null, d: RegExp) => {
      const { id } = await school.client('maj').call(folders.create, { accountId, space: 'shared', name: 'Mapp', icon });
      await open(school, 'maj', id);
      await shown(document, 'h2 svg');
      await until(() => d.test(all(document, 'h2 path')[0]?.getAttribute('d') ?? ''));
      expect(all(document, 'h2 path')[0]?.getAttribute('d')).to.match(d);
      return id;
    };
    const plain = /^M20 20a2 2/;
    await drawn(null, plain);
    await drawn('inte-den', plain);
    const id = await drawn('moon', /^M20\.985/);
    await press(document, /Byt symbol/);
    await shown(document, '[role=radiogroup] label', /Måne/);
    const checked = () => all(document, 'knippa-icon-picker input:checked, input.icons-radio:checked')[0] as HTMLInputElement;
    expect(checked().value).to.equal('moon');
    checked().focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(checked().value, 'the next of the list').to.equal('bus');
    await choose(document, 'input.icons-radio[value=""]');
    await press(document, /^\s*Spara\s*$/);
    await shown(document, '.note.good', 'Namn och symbol är sparade');
    expect((await school.read('maj', id)).icon).to.equal(null);
  });
});
