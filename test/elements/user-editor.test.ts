import { sendKeys } from '@web/test-runner-commands';
import { documents, users } from '@knippa/contract';
import { createClient } from '@knippa/sdk';
import { expect } from 'chai';
import { html } from 'lit';
import { editing, type Editing, password } from './editing.js';
import { all, baseUrl, choose, focused, gone, mount, pick, press, shown, signIn, until, Watched, write } from './page.js';

describe('users are created and edited', () => {
  let here: Editing;
  beforeEach(async () => (here = await editing()));

  const field = async (path: string) => (await shown(document, `[name="${path}"]`)) as HTMLInputElement;
  const select = (name: string, value: string) => pick(document, `select[name="${name}"]`, value);
  const save = () => press(document, /^\s*Spara\s*$/);

  it('USR-07 changes a name and clears an address by keyboard alone, and tells the page', async () => {
    const alva = await here.make({});
    const told: string[] = [];
    for (const name of ['knippa-users-edit', 'knippa-close']) document.addEventListener(name, () => told.push(name), { once: true });
    await here.editor(alva);
    await shown(document, '#displayName');
    expect(focused()?.id, 'the dialog begins at its heading').to.equal('heading');
    for (let tab = 0; tab < 20 && focused()?.id !== 'displayName'; tab++) await sendKeys({ press: 'Tab' });
    (focused() as HTMLInputElement).select();
    await sendKeys({ type: 'Örjan Öst' });
    for (let tab = 0; tab < 20 && focused()?.id !== 'email'; tab++) await sendKeys({ press: 'Tab' });
    (focused() as HTMLInputElement).select();
    await sendKeys({ press: 'Delete' });
    await sendKeys({ press: 'Enter' });
    await gone(document, 'dialog');
    const edited = await here.read(alva.id);
    expect([edited.displayName, edited.email, edited.username]).to.deep.equal(['Örjan Öst', null, alva.username]);
    expect(told.sort()).to.deep.equal(['knippa-close', 'knippa-users-edit']);
  });

  it('USR-07 says at the field what cannot be, and keeps what was typed', async () => {
    const [alva] = [await here.make({}), await here.make({ username: 'upptagen' })];
    await here.editor(alva);
    await write(document, '#displayName', 'Nytt namn');
    await write(document, '#username', 'UPPTAGEN');
    await save();
    await shown(document, '.wrong', 'upptagen2 är ledigt');
    expect(focused()?.id).to.equal('username');
    expect((await field('displayName')).value).to.equal('Nytt namn');
    expect((await here.read(alva.id)).displayName).to.equal('Alva Ek');
  });

  it('T-A5 says before it is saved that the password ends with a greater role and with no other, and then that a mail is on its way', async () => {
    const maj = await here.manager('Maj Ek');
    await here.editor(maj);
    await choose(document, '#role-administrator');
    await shown(document, '.hint[role=status]', 'Maj Ek loggas ut, och får ett mejl med en länk för att välja ett nytt.');
    for (const role of ['manager', 'user']) {
      await choose(document, `#role-${role}`);
      await gone(document, '.hint[role=status]');
    }
    await choose(document, '#role-administrator');
    await save();
    await gone(document, 'dialog');
    const mailed = `Maj Ek är ändrad. Ett mejl till ${maj.email} med en länk för att välja lösenord är på väg.`;
    await shown(document, '#knippa-live-polite', mailed);
    expect((await here.read(maj.id)).role).to.equal('administrator');
    const refused = await here.as(maj).then(
      () => undefined,
      (error: unknown) => (error as { code?: string }).code,
    );
    expect(refused).to.equal('sign-in-failed');
    const alva = await here.make({});
    await here.editor(alva);
    await choose(document, '#role-manager');
    await shown(document, '.hint[role=status]', 'Alva Ek loggas ut, och får ett mejl med en länk för att välja ett nytt.');
  });

  it('USR-14 asks who takes over in the same form when a manager becomes user', async () => {
    const [maj, moa] = [await here.manager('Maj Ek'), await here.manager('Moa Ek', 1)];
    const pupils = [await here.make({ responsibleId: maj.id }), await here.make({ responsibleId: maj.id })];
    await here.editor(maj);
    await choose(document, '#role-user');
    await shown(document, '#usersTo-hint', 'Maj Ek ansvarar för 2 användare');
    await save();
    await shown(document, '[role=alert]', 'Ge dem en ny ansvarig först');
    await shown(document, '#usersTo');
    const options = () => [...(all(document, '#usersTo')[0] as unknown as HTMLSelectElement).options];
    await until(() => Promise.resolve(options().some(({ text }) => text.includes('Moa'))));
    expect(options().find(({ value }) => value === moa.id)?.disabled, 'one who has no room cannot be chosen').to.equal(true);
    await select('usersTo', here.account.primaryContact!.id);
    await save();
    await gone(document, 'dialog');
    expect((await here.read(maj.id)).role).to.equal('user');
    for (const { id } of pupils) expect((await here.read(id)).responsible?.id).to.equal(here.account.primaryContact!.id);
  });

  it('USR-16 asks which administrator takes the flag when the primary contact steps down', async () => {
    const per = await here.make({ role: 'administrator', displayName: 'Per Ek', password: undefined });
    await here.editor(await here.read(here.account.primaryContact!.id));
    await choose(document, '#role-manager');
    await select('primaryContactId', per.id);
    await save();
    await gone(document, 'dialog');
    expect((await here.read(per.id)).primaryContact).to.equal(true);
  });

  it('USR-15 shows one’s own e-mail as it is, and says where it is changed', async () => {
    here = await editing(async ({ administrator }) => administrator.accountId);
    const { token } = await signIn(here.licence.administrator, 'account');
    const karin = await here.read(here.account.primaryContact!.id);
    await here.editor(karin, { ...here.licence, token });
    const email = await field('email');
    expect([email.readOnly, email.value]).to.deep.equal([true, karin.email]);
    expect((await shown(document, '#email-hint')).textContent).to.contain('i dina inställningar');
    await write(document, '#phone', '070-123 45 67');
    await save();
    await until(async () => (await here.read(karin.id)).phone !== null);
    expect(await here.read(karin.id)).to.include({ phone: '070-123 45 67', email: karin.email });
    await here.editor(karin);
    expect((await field('email')).readOnly, 'the operator changes it').to.equal(false);
  });

  it('USR-07 says why the last administrator cannot step down', async () => {
    await here.editor(await here.read(here.account.primaryContact!.id));
    await choose(document, '#role-user');
    await save();
    await shown(document, '[role=alert]', 'enda administratör');
  });

  it('USR-07 shows the second of two editors what the first has changed, beside what is typed', async () => {
    const alva = await here.make({});
    await here.editor(alva);
    await write(document, '#displayName', 'Mitt namn');
    await write(document, '#phone', '070-123 45 67');
    await here.licence.operator.call(users.edit, {
      accountId: here.account.id,
      userId: alva.id,
      version: alva.version,
      displayName: 'Deras namn',
    });
    await save();
    const differences = await shown(document, 'dl.differences');
    expect(differences.textContent.replaceAll(/\s+/g, ' ')).to.match(/Visat namn.*Sparat nu: Deras namn.*I formuläret: Mitt namn/);
    await press(differences, 'Använd det som är sparat');
    expect((await field('displayName')).value).to.equal('Deras namn');
    await save();
    await gone(document, 'dialog');
    const { displayName, phone } = await here.read(alva.id);
    expect([displayName, phone]).to.deep.equal(['Deras namn', '070-123 45 67']);
  });

  it('USR-21 sets a password and hands out everything but it', async () => {
    const alva = await here.make({});
    await here.editor(alva);
    await write(document, '.credentials #password', 'kort');
    await press(document, 'Byt lösenord');
    await shown(document, '.wrong', '8 till 128');
    await write(document, '.credentials #password', 'ett nytt lösenord');
    await press(document, 'Byt lösenord');
    await shown(document, '.given[role=status]', 'Alva Ek har fått ett nytt lösenord');
    const text = (await shown(document, 'blockquote')).textContent;
    expect(text).to.include(`${here.account.groupId}/${alva.username}`).and.not.include('ett nytt');
    await signIn({ name: `${here.account.groupId}/${alva.username}`, password: 'ett nytt lösenord' }, 'account');
  });

  it('USR-06 mails instructions from the editor, and says why it cannot', async () => {
    await here.editor(await here.make({}));
    await press(document, 'Skicka inloggningsinstruktioner');
    await shown(document, '.note.good', 'är på väg till');
    await here.editor(await here.make({ email: undefined }));
    const button = await shown(document, 'button[aria-disabled]', 'Skicka inloggningsinstruktioner');
    const why = (button.getRootNode() as ShadowRoot).getElementById(button.getAttribute('aria-describedby')!);
    expect(why?.textContent).to.match(/e-postadress/);
  });

  it('USR-06 that instructions are on their way is said inside the dialog, until another password ends their link', async () => {
    await here.editor(await here.make({}));
    const mail = await shown(document, '.credentials form:last-of-type');
    const status = mail.querySelector('[role=status]');
    expect(status?.textContent.trim(), 'it stands there before it says anything').to.equal('');
    await press(mail, 'Skicka inloggningsinstruktioner');
    await shown(mail, '.note.good', 'är på väg till');
    expect(status?.textContent).to.match(/är på väg till/);
    await write(document, '.credentials #password', 'ett nytt lösenord');
    await press(document, 'Byt lösenord');
    await shown(document, '.given[role=status]', 'har fått ett nytt lösenord');
    expect(status?.textContent.trim()).to.equal('');
  });

  it('USR-20 creates one after another, and prints a card for each without a password', async () => {
    await here.editor();
    for (const [name, username] of [
      ['Alva Ek', 'alva1'],
      ['Alva Ek', 'alva2'],
      ['Bo Ek', 'bo1'],
    ] as const) {
      await write(document, '#displayName', name);
      await write(document, '#username', username);
      await write(document, '#password', password);
      await press(document, 'Skapa, och en till');
      await shown(document, '.made', `${name} \\(${username}\\) är skapad`);
      await until(() => Promise.resolve(focused()?.id === 'displayName'));
      expect((focused() as HTMLInputElement).value, 'the form is ready for the next').to.equal('');
    }
    const printed: string[] = [];
    const print = window.print.bind(window);
    window.print = () =>
      void printed.push(...[...document.querySelectorAll('body > .knippa-print .card')].map(({ textContent }) => textContent));
    try {
      await press(document, 'Skriv ut 3 kort');
    } finally {
      window.print = print;
    }
    expect(printed).to.have.length(3);
    expect(printed[2]).to.include('Bo Ek').and.include(`${here.account.groupId}/bo1`).and.include('/konto').and.not.include(password);
    dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('.knippa-print'), 'nothing stays in the page').to.equal(null);
    const mail = all(document, 'a[href^="mailto:"]')[0]?.getAttribute('href') ?? '';
    expect(decodeURIComponent(mail)).to.include(`${here.account.groupId}/alva1`).and.not.include(password);
  });

  it('USR-13 everybody who may be responsible is offered, also those beyond the first page', async () => {
    const managers = [await here.manager('Åke Ek'), await here.manager('Örjan Ek'), await here.manager('Bo Ek')];
    const watched = new Watched();
    // the service's own pages, of two at a time
    watched.between = (request) => fetch(new Request(request.url.replace('size=500', 'size=2'), request));
    await mount(here.licence, html`<knippa-user-editor .account=${here.account} open></knippa-user-editor>`, { watched });
    const offered = () => all(document, '#responsibleId option').map((option) => (option as HTMLOptionElement).value);
    await until(async () => offered().length > 3);
    expect(offered()).to.include.members(managers.map(({ id }) => id));
    expect(watched.requests.filter(({ url }) => url.includes('cursor=')).length).to.be.above(0);
  });

  it('DOC-08 whoever takes My Documents from somebody is told how many go out of sight, and gives them back with as many', async () => {
    const permissions = { create: true, publish: true, documents: true, resetPassword: true };
    const alva = await here.make({ permissions });
    const { token } = await here.as(alva);
    const client = createClient({ baseUrl, getToken: () => token });
    for (const title of ['Ett', 'Två'])
      await client.call(documents.create, {
        accountId: here.account.id,
        userId: alva.id,
        title,
        content: { kind: 'document', blocks: [{ text: title }] },
      });
    await here.editor(alva);
    await choose(document, '#documents');
    await shown(document, '#documents-hint', '2 dokument ligger kvar, men personen ser dem inte');
    await choose(document, '#documents');
    await gone(document, '#documents-hint');
    await choose(document, '#documents');
    await save();
    await gone(document, 'dialog');
    expect((await here.read(alva.id)).permissions.documents).to.equal(false);
    await here.editor(await here.read(alva.id));
    await choose(document, '#documents');
    await shown(document, '#documents-hint', '2 dokument från tidigare kommer tillbaka.');
    await save();
    await gone(document, 'dialog');
    const { items } = await client.call(documents.list, { accountId: here.account.id, in: 'personal' });
    expect(items).to.have.length(2);
  });

  it('USR-08 a manager creates within the quota, which is in sight, and edits a user of theirs without role or responsible', async () => {
    const maj = await here.manager('Maj Ek', 1);
    const hers = await here.as(maj);
    await here.editor(undefined, hers);
    await shown(document, '.room', 'Du har 0 av 1 användare, 1 kvar');
    expect(all(document, '#role-manager')).to.have.length(0);
    for (const name of ['elev1', 'elev2']) {
      await write(document, '#displayName', 'Elev Ek');
      await write(document, '#username', name);
      await write(document, '#password', password);
      await press(document, 'Skapa, och en till');
      if (name === 'elev1') await shown(document, '.room', 'Ditt max antal användare, 1, är nått');
    }
    await shown(document, '[role=alert]', 'högst 1 användare');
    const [pupil] = (await here.licence.operator.call(users.list, { accountId: here.account.id, search: 'elev1' })).items;
    await here.editor(pupil, hers);
    await write(document, '#displayName', 'Elev Öst');
    expect([...all(document, '#role-manager'), ...all(document, '#responsibleId')]).to.have.length(0);
    await save();
    await gone(document, 'dialog');
    expect((await here.read(pupil!.id)).displayName).to.equal('Elev Öst');
  });
});
