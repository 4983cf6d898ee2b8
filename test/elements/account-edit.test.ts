import { accounts, licences } from '@knippa/contract';
import { expect } from 'chai';
import { html } from 'lit';
import { accountsOf, all, focused, type Licence, mount, newLicence, press, shown, until, wait, Watched, write } from './page.js';

describe('an account is edited', () => {
  let licence: Licence;
  let account: Awaited<ReturnType<typeof accountsOf>>[number];
  beforeEach(async () => {
    licence = await newLicence();
    account = (await accountsOf(licence))[0]!;
  });

  const editor = (watched?: Watched) =>
    mount(licence, html`<knippa-account-editor account-id=${account.id}></knippa-account-editor>`, watched && { watched });
  const field = async (path: string) => (await shown(document, `[name="${path}"]`)) as HTMLInputElement;
  const save = () => press(document, /^\s*Spara\s*$/);
  const read = () => licence.operator.call(accounts.read, { accountId: account.id });

  it('ACC-07 an operator changes name, type and primary contact at once, and the page is told', async () => {
    await editor();
    const email = `${crypto.randomUUID()}@skola.example`;
    await write(document, '[name=name]', 'Gröna skolan');
    await write(document, '[name="displayName"]', 'Åsa Öst');
    await write(document, '[name="email"]', email);
    const type = (await shown(document, 'select')) as unknown as HTMLSelectElement;
    expect([...type.options].map(({ text, disabled }) => [text.trim(), disabled])).to.deep.equal([
      ['Klass eller grupp', false],
      ['Skola (1 kvar)', false],
    ]);
    type.value = type.options[1]!.value;
    type.dispatchEvent(new Event('input', { bubbles: true }));
    const told: string[] = [];
    for (const name of ['knippa-accounts-edit', 'knippa-close']) document.addEventListener(name, () => told.push(name), { once: true });
    await save();
    await until(() => told.length >= 2);
    expect(told).to.deep.equal(['knippa-accounts-edit', 'knippa-close']);
    const edited = await read();
    expect([edited.name, edited.entitlement.name, edited.primaryContact?.displayName, edited.primaryContact?.email]).to.deep.equal([
      'Gröna skolan',
      'Skola',
      'Åsa Öst',
      email,
    ]);
    const { entitlements } = await licence.operator.call(licences.read, { licenceId: licence.id });
    expect(entitlements.map((line) => line.started)).to.deep.equal([1, 1, 1]);
  });

  it('ACC-07 says at the field what cannot be, and keeps what was typed', async () => {
    await editor();
    await write(document, '[name=name]', 'Gröna skolan');
    await write(document, '[name="username"]', 'ÅKE');
    await save();
    await shown(document, '.wrong', 'upptaget. åke2 är ledigt');
    expect(focused()?.getAttribute('name')).to.equal('username');
    expect((await field('name')).value).to.equal('Gröna skolan');
    await write(document, '[name="email"]', '');
    await save();
    await shown(document, '.wrong', 'Fyll i');
    expect((await read()).version).to.equal(account.version);
  });

  it('ACC-07 shows the second of two operators what the first has changed, beside what is typed, and loses nothing', async () => {
    await editor();
    await write(document, '[name=name]', 'Mitt namn');
    await write(document, '[name="displayName"]', 'Mitt visade namn');
    const theirs = { accountId: account.id, name: 'Deras namn', username: 'deras', version: account.version };
    await licence.operator.call(accounts.edit, theirs);
    await save();
    const differences = await shown(document, 'dl.differences');
    const text = differences.textContent.replaceAll(/\s+/g, ' ');
    expect(text).to.match(/Gruppnamn.*Sparat nu: Deras namn.*I formuläret: Mitt namn/);
    expect(text).to.match(/Användarnamn.*Sparat nu: deras/);
    expect((await field('displayName')).value).to.equal('Mitt visade namn');
    await press(differences, 'Använd det som är sparat');
    expect((await field('name')).value).to.equal('Deras namn');
    await save();
    await shown(document, 'h2', 'Deras namn');
    await until(async () => (await read()).primaryContact?.displayName === 'Mitt visade namn');
    const { name, primaryContact } = await read();
    expect([name, primaryContact?.displayName, primaryContact?.username], 'what only they changed stands').to.deep.equal([
      'Deras namn',
      'Mitt visade namn',
      'deras',
    ]);
  });

  it('ACC-07 keeps what is typed while the account is read again, and sends nothing where nothing is changed', async () => {
    const watched = new Watched();
    await editor(watched);
    await write(document, '[name=name]', 'Halvskrivet');
    const { client } = document.querySelector('knippa-account-editor')!;
    await client!.call(accounts.rename, { accountId: account.id, name: 'Annat', version: account.version });
    await shown(document, 'h2', 'Annat');
    expect((await field('name')).value).to.equal('Halvskrivet');

    await editor(watched);
    await field('name');
    const patched = watched.count('PATCH', /accounts/);
    await save();
    await wait(200);
    expect(watched.count('PATCH', /accounts/)).to.equal(patched);
    expect(all(document, '.wrong')).to.have.length(0);
  });
});
