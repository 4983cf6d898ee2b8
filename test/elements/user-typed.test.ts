import { users } from '@knippa/contract';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { editing, type Editing, password } from './editing.js';
import { all, choose, focused, gone, pick, press, shown, signIn, wait, Watched, write } from './page.js';

describe('what is typed in the user editor', () => {
  let here: Editing;
  beforeEach(async () => (here = await editing()));

  const valueOf = async (path: string) => ((await shown(document, `[name="${path}"]`)) as HTMLInputElement).value;
  const save = () => press(document, /^\s*Spara\s*$/);
  const dialogs = () => all(document, 'dialog[open]').length;

  it('USR-21 another password is handed over inside its section, and what is typed above stays and is saved', async () => {
    const alva = await here.make({});
    await here.editor(alva);
    await write(document, '#displayName', 'Nytt namn');
    await write(document, '.credentials #password', 'ett nytt lösenord');
    await press(document, 'Byt lösenord');
    await shown(document, '.credentials .given', 'Alva Ek har fått ett nytt lösenord');
    expect((await shown(document, '.credentials blockquote')).textContent).to.include(`${here.account.groupId}/${alva.username}`);
    expect([await valueOf('displayName'), await valueOf('password')]).to.deep.equal(['Nytt namn', '']);
    await save();
    await gone(document, 'dialog');
    expect((await here.read(alva.id)).displayName).to.equal('Nytt namn');
    await signIn({ name: `${here.account.groupId}/${alva.username}`, password: 'ett nytt lösenord' }, 'account');
  });

  it('USR-07 Esc and "Avbryt" ask before what is typed is thrown away, and the focus goes back where it was', async () => {
    const alva = await here.make({});
    await here.editor(alva);
    await write(document, '#displayName', 'Nytt namn');
    await sendKeys({ press: 'Escape' });
    await shown(document, 'dialog h2', 'Släng det du har skrivit');
    expect([dialogs(), focused()?.textContent.trim()]).to.deep.equal([1, 'Avbryt']);
    await sendKeys({ press: 'Escape' });
    await gone(document, '[role=alertdialog]');
    expect([await valueOf('displayName'), focused()?.id]).to.deep.equal(['Nytt namn', 'displayName']);
    // a browser closes at once when nothing was done between two Esc
    await sendKeys({ press: 'Escape' });
    await shown(document, '[role=alertdialog]');
    await wait(100);
    expect([dialogs(), focused()?.textContent.trim()]).to.deep.equal([1, 'Avbryt']);
    await press(await shown(document, '[role=alertdialog]'), /^\s*Avbryt\s*$/);
    await gone(document, '[role=alertdialog]');
    expect(await valueOf('displayName')).to.equal('Nytt namn');
    await press(document, /^\s*Avbryt\s*$/);
    await press(await shown(document, '[role=alertdialog]'), 'Släng det du har skrivit');
    await gone(document, 'dialog');
    expect((await here.read(alva.id)).displayName).to.equal('Alva Ek');
  });

  it('USR-07 nothing is asked when nothing is typed, and a typed password is asked of though the rest is saved', async () => {
    const alva = await here.make({});
    await here.editor(alva);
    await shown(document, '#displayName');
    await sendKeys({ press: 'Escape' });
    await gone(document, 'dialog');
    await here.editor(alva);
    await write(document, '#displayName', 'Nytt namn');
    await write(document, '.credentials #password', 'ett nytt lösenord');
    await save();
    await shown(document, 'dialog h2', 'Släng det du har skrivit');
    expect((await here.read(alva.id)).displayName).to.equal('Nytt namn');
    await press(await shown(document, '[role=alertdialog]'), 'Släng det du har skrivit');
    await gone(document, 'dialog');
  });

  it('USR-04 a form that creates asks too, once something is written', async () => {
    await here.editor();
    await shown(document, '#displayName');
    await sendKeys({ press: 'Escape' });
    await gone(document, 'dialog');
    await here.editor();
    await write(document, '#username', 'alva9');
    await press(document, /^\s*Avbryt\s*$/);
    await press(await shown(document, '[role=alertdialog]'), 'Släng det du har skrivit');
    await gone(document, 'dialog');
  });

  it('USR-02 an administrator made one after another is said with where the link went, and has nothing handed over', async () => {
    const address = () => `${crypto.randomUUID()}@skola.example`;
    const [first, second] = [address(), address()];
    await here.editor();
    for (const [role, name, username, email] of [
      ['administrator', 'Ada Ek', 'ada1', first],
      ['user', 'Bo Ek', 'bo1', ''],
      ['administrator', 'Cia Ek', 'cia1', second],
    ] as const) {
      await choose(document, `#role-${role}`);
      await write(document, '#displayName', name);
      await write(document, '#username', username);
      await write(document, '#email', email);
      if (role === 'user') await write(document, '#password', password);
      await press(document, 'Skapa, och en till');
      const made = await shown(document, '.made', `${name} \\(${username}\\) är skapad`);
      if (email) expect(made.textContent).to.include(email);
      else expect(made.textContent).to.not.include('@');
      const handed = all(document, 'blockquote').map(({ textContent }) => textContent);
      expect(handed.length, 'whoever has a password, alone').to.equal(role === 'administrator' && email === first ? 0 : 1);
      for (const text of handed) expect(text).to.include('bo1').and.not.include('ada1').and.not.include('cia1');
    }
    await press(document, /^\s*Stäng\s*$/);
    await gone(document, 'dialog');
  });

  it('USR-13 who is chosen as responsible stands when the next reading of them fails, and when it succeeds again', async () => {
    const maj = await here.manager('Maj Ek');
    const watched = new Watched();
    await here.editor(undefined, here.licence, watched);
    await write(document, '#displayName', 'Ada Ek');
    await write(document, '#username', 'ada1');
    await write(document, '#password', password);
    await pick(document, '#responsibleId', maj.id);
    const select = all(document, '#responsibleId')[0] as HTMLSelectElement;
    const lists = (request: Request) => request.method === 'GET' && request.url.includes('/users?');
    watched.between = (request, send) => (lists(request) ? Promise.reject(new TypeError('Failed to fetch')) : send());
    await press(document, 'Skapa, och en till');
    const again = await shown(document, '[role=alert] button', 'Försök igen');
    select.focus();
    watched.between = (_, send) => send();
    again.click();
    await gone(document, '[role=alert] button');
    expect([all(document, '#responsibleId')[0] === select, focused() === select, select.value]).to.deep.equal([true, true, maj.id]);
  });

  it('USR-09 an emptied quota, or one that is no number, is said at the field and nothing is sent', async () => {
    const maj = await here.make({ role: 'manager', displayName: 'Maj Ek', quota: 5 });
    await here.editor(maj);
    await write(document, '#quota', '');
    await save();
    await shown(document, '#quota-wrong', 'Fyll i');
    expect(focused()?.id).to.equal('quota');
    expect((await here.read(maj.id)).quota).to.equal(5);
    (focused() as HTMLInputElement).select();
    await sendKeys({ type: '3e' });
    await save();
    await shown(document, '#quota-wrong');
    expect((await here.read(maj.id)).quota).to.equal(5);
    await write(document, '#quota', '7');
    await save();
    await gone(document, 'dialog');
    expect((await here.read(maj.id)).quota).to.equal(7);
    await here.editor();
    await choose(document, '#role-manager');
    (await shown(document, '#quota')).focus();
    (focused() as HTMLInputElement).select();
    await sendKeys({ type: '3e' });
    await press(document, 'Skapa manager');
    await shown(document, '#quota-wrong');
  });

  it('WHY-06 the flag stands among what somebody else changed meanwhile', async () => {
    const per = await here.make({ role: 'administrator', displayName: 'Per Ek', password: undefined });
    await here.editor(per);
    await write(document, '#phone', '070-123 45 67');
    await here.licence.operator.call(users.edit, {
      accountId: here.account.id,
      userId: per.id,
      version: per.version,
      primaryContact: true,
    });
    await save();
    const differences = await shown(document, 'dl.differences');
    expect(differences.textContent.replaceAll(/\s+/g, ' ')).to.match(/Huvudadmin.*Sparat nu: Ja.*I formuläret: Nej/);
    await press(differences, 'Använd det som är sparat');
    await wait(50);
    expect((await shown(document, 'dl.differences')).textContent).to.not.match(/Använd/);
    await save();
    await gone(document, 'dialog');
    expect(await here.read(per.id)).to.include({ primaryContact: true, phone: '070-123 45 67' });
  });
});
