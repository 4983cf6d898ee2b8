import { accounts, documents, licences, users, type AccountRow, type Content, type User } from '@knippa/contract';
import { readSheet } from '@knippa/core/csv';
import { createClient } from '@knippa/sdk';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { commonTerms, type CommonTerms } from '../../packages/elements/src/terms/common.js';
import { userImportTerms, type UserImportTerms } from '../../packages/elements/src/terms/user-import.js';
import {
  accountsOf,
  all,
  baseUrl,
  dialogTree,
  focused,
  gone,
  type Licence,
  mount,
  named,
  newLicence,
  press,
  saving,
  shown,
  signIn,
  tabTo,
  until,
  usersOf,
  wait,
  Watched,
} from './page.js';

const header = 'Visat namn;Användarnamn;E-post;Roll;Lösenord;Ta bort';

describe('importing users', () => {
  let licence: Licence;
  let account: AccountRow;
  let watched: Watched;
  let t: UserImportTerms & CommonTerms;
  beforeEach(async () => {
    licence = await newLicence();
    account = (await accountsOf(licence))[0]!;
    watched = new Watched();
    await open('sv');
  });

  /** Opens the dialog, in a language. */
  async function open(language: 'sv' | 'en'): Promise<void> {
    t = { ...(await commonTerms[language]()), ...(await userImportTerms[language]()) };
    await mount(licence, html`<knippa-user-list account-id=${account.id}></knippa-user-list>`, { watched, language });
    (await shown(document, 'button', t.heading)).focus();
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog #file');
  }

  const people = () => usersOf(licence, account.id);
  const names = async () => (await people()).map(({ displayName }) => displayName);
  const heading = () => [focused()?.tagName, focused()?.textContent.trim().replace(/\s+/g, ' ')];

  /** What only the browser's own window can do: a file is in the field. */
  async function handIn(...lines: string[]): Promise<void> {
    const field = (await shown(document, '#file')) as HTMLInputElement;
    const files = new DataTransfer();
    const bytes = Uint8Array.from([...lines.join('\r\n')].map((letter) => letter.charCodeAt(0)));
    files.items.add(new File([bytes], 'klass.csv', { type: 'text/csv' }));
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  const inField = (...rows: string[]) => handIn(header, ...rows);

  async function enter(button: RegExp | string): Promise<void> {
    const fits = (element: Element) => (typeof button === 'string' ? element.textContent.trim() === button : named(button)(element));
    await tabTo((element) => element.tagName === 'BUTTON' && fits(element));
    await sendKeys({ press: 'Enter' });
  }

  /** Hands rows in and comes to their plan, by keyboard. */
  async function plan(...rows: string[]): Promise<void> {
    await inField(...rows);
    await toPlan();
  }
  async function toPlan(): Promise<void> {
    await enter(/^\s*Läs filen/);
    await shown(document, 'dialog h2', 'Så här lästes klass.csv');
    await enter(/^\s*Visa vad som ändras/);
    await shown(document, 'dialog h2', 'Det här händer med klass.csv');
  }

  const button = (text: RegExp) => all(document, 'dialog button').find((one) => one.checkVisibility() && named(text)(one));

  it('CSV-05 by keyboard alone a file is read, shown, answered, confirmed and imported, and each step begins at its heading', async () => {
    expect(heading()).to.deep.equal(['H2', `Importera/Exportera CSV i ${account.name}`]);
    const [alva, zahra] = (await people()).filter(({ role }) => role === 'user');
    await inField(
      'Ängla Ståhl;änglast;;Användare;;',
      `Alva Ny;${alva!.username!};;;;`,
      `;${zahra!.username!};;;;x`,
      'Kim Li;kim;kim@;Användare;;',
    );
    await enter(/^\s*Läs filen/);
    await shown(document, 'dialog h2', 'Så här lästes klass.csv');
    expect(heading()).to.deep.equal(['H2', 'Så här lästes klass.csv']);
    await enter(/^\s*Visa vad som ändras/);
    await shown(document, 'dialog h2', 'Det här händer med klass.csv');
    expect(heading()).to.deep.equal(['H2', 'Det här händer med klass.csv']);
    await tabTo((element) => element.id === 'leave-out');
    await sendKeys({ press: 'Space' });
    await tabTo((element) => element.id === 'confirmation');
    await sendKeys({ type: account.groupId! });
    await enter(/^\s*Importera\s*$/);
    await shown(document, 'dialog h2', 'Importen är klar');
    expect(heading()).to.deep.equal(['H2', 'Importen är klar']);
    await shown(document, '.note.good', '1 tillagda, 1 ändrade, 1 borttagna, 0 som förut. 1 rad med fel lämnades utanför.');
    expect(await names()).to.include.members(['Ängla Ståhl', 'Alva Ny']);
    expect(await names()).to.not.include.members([zahra!.displayName, 'Kim Li']);
    await enter('Stäng');
    await enter(t.closeUnkept);
    await gone(document, 'dialog');
    expect(named(/Importera\/Exportera/)(focused()!), 'back at what opened it').to.equal(true);
    await shown(document, 'td.name', 'Ängla Ståhl');
  });

  it('CSV-05 the plan says its parts in order, and the deed why it cannot be pressed while rows are refused', async () => {
    await plan('Ängla Ståhl;änglast;;Användare;;', 'Kim Li;kim;kim@;Användare;;');
    expect((await dialogTree()).filter((line) => !/^(row|cell|columnheader|list|strong)/.test(line))).to.deep.equal([
      'dialog Det här händer med klass.csv',
      'heading Det här händer med klass.csv',
      'button Allt',
      'button Bara fel 1',
      'button Läggs till 1',
      'region Vad filen gör: Allt',
      'button Hämta filen med felen utskrivna',
      'status',
      'checkbox Importera de andra raderna ändå, utan den som är fel',
      'button Visa raden som är fel',
      'button Importera',
      'button Avbryt',
    ]);
    const deed = button(/^\s*Importera\s*$/)!;
    expect(deed.getAttribute('aria-disabled')).to.equal('true');
    const told = (deed.getRootNode() as ShadowRoot).getElementById(deed.getAttribute('aria-describedby')!);
    expect(told?.textContent).to.match(/^Filen har fel\. Rätta dem, eller kryssa/);
    deed.click();
    await tabTo((element) => element.id === 'leave-out');
    await sendKeys({ press: 'Space' });
    await gone(document, '#reason');
    expect(watched.count('POST', /\/import$/), 'nothing was sent').to.equal(0);
    await enter(/^\s*Importera\s*$/);
    await shown(document, '.note.good', '1 rad med fel lämnades utanför');
  });

  it('DOC-08 a file that takes My Documents from people says how many documents go out of their sight, and one that gives it how many come back', async () => {
    const { accountId } = licence.administrator;
    account = (await accountsOf(licence)).find(({ id }) => id === accountId)!;
    await open('sv');
    const { token } = await signIn(licence.administrator, 'account');
    const administrator = createClient({ baseUrl, getToken: () => token });
    const content: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };
    const permissions = { create: true, publish: false, documents: true, resetPassword: false };
    for (const [username, titles] of [
      ['alva', ['Dagbok', 'Saga']],
      ['bo', ['Brev']],
    ] as const) {
      const person = { accountId, role: 'user', displayName: username, username, password: 'ett långt lösenord', permissions } as const;
      const { id: userId } = await administrator.call(users.create, person);
      for (const title of titles) await administrator.call(documents.create, { accountId, userId, title, content });
    }
    await handIn('Användarnamn;Mina dokument', 'alva;nej', 'bo;nej');
    await toPlan();
    await shown(document, '.counts li', '3 dokument döljs för den som äger dem');
    await enter(/^\s*Importera\s*$/);
    await shown(document, 'dialog h2', 'Importen är klar');
    expect((await people()).filter(({ permissions: { documents: keeps } }) => keeps).map(({ role }) => role)).to.not.include('user');
    await open('sv');
    await handIn('Användarnamn;Mina dokument', 'alva;ja');
    await toPlan();
    await shown(document, '.counts li', '2 dokument syns igen för den som äger dem');
  });

  it('CSV-05 a file that removes many is stopped and asked about once more', async () => {
    const usernames = ['elev1', 'elev2', 'elev3', 'elev4', 'elev5', 'elev6'];
    for (const username of usernames)
      await licence.operator.call(users.create, {
        accountId: account.id,
        role: 'user',
        displayName: username,
        username,
        password: 'ett långt lösenord',
      });
    await plan(...usernames.map((username) => `;${username};;;;x`));
    await tabTo((element) => element.id === 'confirmation');
    await sendKeys({ type: account.groupId! });
    await enter(/^\s*Importera\s*$/);
    await shown(document, '#many-said', /Filen tar bort 6 av kontots 10 användare/);
    expect(focused()?.id, 'the question has the focus').to.equal('many');
    expect(watched.count('POST', /\/import$/), 'nothing was sent').to.equal(0);
    await shown(document, '#reason', 'Bekräfta först');
    await sendKeys({ press: 'Space' });
    await enter(/^\s*Importera\s*$/);
    await shown(document, '.note.good', '6 borttagna');
    expect(await names()).to.not.include('elev1');
  });

  it('CSV-05 a file of many says whom it removes, though they stand last in it, and how many people it changes', async () => {
    const school = (await licence.operator.call(licences.read, { licenceId: licence.id })).entitlements.find(
      ({ name }) => name === 'Skola',
    )!;
    const groupId = `s${crypto.randomUUID().slice(0, 8)}`;
    account = (await licence.operator.call(accounts.start, {
      licenceId: licence.id,
      entitlementId: school.id,
      email: `${groupId}@skola.example`,
      displayName: 'Karin',
      group: { name: 'Skolan', groupId, username: 'karin' },
    })) as AccountRow;
    const pupils = Array.from({ length: 131 }, (_, at) => `elev${at}`);
    const begun = new TextEncoder().encode(['Visat namn;Användarnamn', ...pupils.map((name) => `${name};${name}`)].join('\n'));
    const asked = { accountId: account.id, file: begun };
    await licence.operator.call(users.import, { ...asked, plan: (await licence.operator.plan(users.import, asked)).token });
    await open('sv');
    const added = Array.from({ length: 10 }, (_, at) => `Ny ${at};ny${at};;;;`);
    const changed = pupils.slice(0, 130).map((name) => `Ny ${name};${name};0701234567;${groupId}.${name}@skola.example;ja;`);
    await handIn('Visat namn;Användarnamn;Telefon;E-post;Mina dokument;Ta bort', ...added, ...changed, ';elev130;;;;x');
    await toPlan();
    const plain = (element: Element) => element.textContent.trim().replace(/\s+/g, ' ');
    const rows = () => all(document, 'table.lines tbody tr').map(plain);
    const filters = all(document, '.filters button').map(plain);
    expect(rows()[0]).to.match(/^Tas bort elev130/);
    expect(filters).to.deep.equal(['Allt', 'Tas bort 1', 'Ändras 130', 'Läggs till 10']);
    expect(all(document, '.counts li').map(plain).slice(0, 3)).to.deep.equal([
      '1 användare tas bort',
      '130 användare ändras',
      '10 läggs till',
    ]);
    await enter(/^\s*Läggs till/);
    await shown(document, '.listed p', 'och 10 till');
    await enter(/^\s*Tas bort/);
    expect(rows()).to.have.length(1);
  });

  it('CSV-05 people who are named alike are told apart by their usernames, whoever is removed and whoever is changed', async () => {
    for (const username of ['ali1', 'ali2'])
      await licence.operator.call(users.create, {
        accountId: account.id,
        role: 'user',
        displayName: 'Ali Hassan',
        username,
        password: 'ett långt lösenord',
      });
    await plan(';ali1;;;;x', 'Ali H;ali2;;;;');
    const named = (kind: string) => shown(document, 'table.lines tbody tr', kind);
    expect((await named('Tas bort')).querySelector('.who')?.textContent.trim()).to.equal('Ali Hassan ali1');
    expect((await named('Ändras')).querySelector('.who')?.textContent.trim()).to.equal('Ali Hassan ali2');
  });

  it('CSV-05 words that are not those that stand there are refused at their field, and nobody is removed', async () => {
    const user = (await people()).find(({ role }) => role === 'user')!;
    await plan(`;${user.username!};;;;x`);
    await tabTo((element) => element.id === 'confirmation');
    await sendKeys({ type: 'fel skola' });
    await enter(/^\s*Importera\s*$/);
    await shown(document, '#confirmation-wrong', 'stämmer inte');
    expect(focused()?.id).to.equal('confirmation');
    expect(await names()).to.include(user.displayName);
  });

  it('CSV-05 a plan that no longer holds gives way to the new one, which is answered anew', async () => {
    await plan('Ängla Ståhl;änglast;;Användare;;', 'Kim Li;kim;kim@;Användare;;');
    await tabTo((element) => element.id === 'leave-out');
    await sendKeys({ press: 'Space' });
    const input = {
      accountId: account.id,
      role: 'user',
      displayName: 'Ängla S',
      username: 'änglast',
      password: 'ett långt lösenord',
    } as const;
    await licence.operator.call(users.create, input);
    await enter(/^\s*Importera\s*$/);
    await shown(document, 'td', /Ändras/);
    await shown(document, '.error', 'ändrats sedan du såg');
    expect((all(document, '#leave-out')[0] as HTMLInputElement).checked).to.equal(false);
    await shown(document, '#reason', 'Filen har fel');
    expect(await names()).to.include('Ängla S');
  });

  it('CSV-05 words that were typed for a plan that no longer holds are typed anew for the one in its place', async () => {
    const alva = (await people()).find(({ role }) => role === 'user')!;
    await plan(`;${alva.username!};;;;x`);
    await tabTo((element) => element.id === 'confirmation');
    await sendKeys({ type: account.groupId! });
    const path = { accountId: account.id, userId: alva.id, version: alva.version };
    await licence.operator.call(users.edit, { ...path, displayName: 'Alva Ny' });
    await enter('Importera');
    await shown(document, '.error', 'ändrats sedan du såg');
    expect((all(document, '#confirmation')[0] as HTMLInputElement).value).to.equal('');
    await enter('Importera');
    await shown(document, '#confirmation-wrong', 'stämmer inte');
    expect(await names()).to.include('Alva Ny');
    expect(focused()?.id).to.equal('confirmation');
    await sendKeys({ type: account.groupId! });
    await enter('Importera');
    await shown(document, '.note.good', '1 borttagna');
  });

  it('CSV-05 a plan that is too old gives way to one that is asked anew, and the file is imported by it', async () => {
    await plan('Ängla Ståhl;änglast;;Användare;;', 'Kim Li;kim;kim@;Användare;;');
    await tabTo((element) => element.id === 'leave-out');
    await sendKeys({ press: 'Space' });
    let plans = 0;
    // the service is asked with a plan that it no longer knows, once
    watched.between = async (request, send) => {
      const { pathname } = new URL(request.url);
      if (/\/import\/plan$/.test(pathname)) plans++;
      if (!/\/import$/.test(pathname) || plans > 0) return send();
      const headers = new Headers(request.headers);
      headers.set('if-match', '"ended"');
      return fetch(new Request(request, { headers }));
    };
    await enter('Importera');
    await shown(document, '.error', 'Det tog för lång tid');
    await until(() => plans > 0);
    await shown(document, 'td', 'Läggs till');
    expect(plans).to.equal(1);
    expect((all(document, '#leave-out')[0] as HTMLInputElement).checked, 'what was answered was of another plan').to.equal(false);
    await tabTo((element) => element.id === 'leave-out');
    await sendKeys({ press: 'Space' });
    await enter('Importera');
    await shown(document, '.note.good', '1 tillagda');
    expect(await names()).to.include('Ängla Ståhl');
  });

  it('CSV-05 rows that are refused since the plan was shown stand in the new one, with the question whether to leave them out', async () => {
    const alva = (await people()).find(({ role }) => role === 'user')!;
    await plan('Bo Ny;bony;;Användare;;', `;${alva.username!};;;;`);
    expect(all(document, '#leave-out')).to.deep.equal([]);
    const asked = { accountId: account.id, userId: alva.id };
    const { token } = await licence.operator.plan(users.remove, asked);
    await licence.operator.call(users.remove, { ...asked, plan: token });
    await enter(/^\s*Importera\s*$/);
    await shown(document, '.error', 'ändrats sedan du såg');
    await shown(document, '#reason', 'Filen har fel');
    await tabTo((element) => element.id === 'leave-out');
    await sendKeys({ press: 'Space' });
    await enter(/^\s*Importera\s*$/);
    await shown(document, 'dialog h2', 'Importen är klar');
    expect(await names())
      .to.include('Bo Ny')
      .and.not.include(alva.displayName);
  });

  it('CSV-08 an import that is stopped leaves everything as it was, says so, and keeps the file', async () => {
    await plan('Ängla Ståhl;änglast;;Användare;;');
    let imports = 0;
    watched.between = (request, send) =>
      /\/import$/.test(new URL(request.url).pathname) && ++imports === 1 ? new Promise<Response>(() => undefined) : send();
    await enter(/^\s*Importera\s*$/);
    await shown(document, 'progress');
    await enter(/^\s*Avbryt, ändra inget/);
    await shown(document, '#stopped', 'Importen avbröts. Inget har ändrats.');
    expect(heading()[0]).to.equal('H2');
    await shown(document, '#file-chosen', 'klass.csv');
    expect(await names()).to.not.include('Ängla Ståhl');
  });

  it('CSV-06 an import that was done before it could be stopped shows what it did, and whose details are handed over', async () => {
    await plan('Ängla Ståhl;änglast;;Användare;;');
    let imports = 0;
    watched.between = async (request, send) => {
      const answer = await send();
      return /\/import$/.test(new URL(request.url).pathname) && ++imports === 1 ? new Promise<Response>(() => undefined) : answer;
    };
    await enter(/^\s*Importera\s*$/);
    await shown(document, 'progress');
    while (imports === 0) await wait(20);
    await enter(/^\s*Avbryt, ändra inget/);
    await shown(document, '.result tbody code');
    expect(await names()).to.include('Ängla Ståhl');
  });

  it('CSV-08 an import of which it cannot be learnt whether it was done says so, and is not done twice when it is asked for again', async () => {
    await plan('Ängla Ståhl;änglast;;Användare;;');
    let imports = 0;
    watched.between = async (request, send) => {
      if (!/\/import$/.test(new URL(request.url).pathname)) return send();
      imports++;
      if (imports === 1) await send();
      return imports === 1 ? new Promise<Response>(() => undefined) : Promise.reject(new TypeError('cut off'));
    };
    await enter('Importera');
    await shown(document, 'progress');
    while (imports === 0) await wait(20);
    await enter('Avbryt, ändra inget');
    await shown(document, '.asked [role=alert]', 'Det gick inte att få veta om importen hann bli gjord');
    watched.between = (_, send) => send();
    await enter('Importera');
    await shown(document, '.result tbody code');
    expect((await names()).filter((name) => name === 'Ängla Ståhl')).to.have.length(1);
  });

  it('CSV-04 the report names row, column and what is wrong, alone if asked, and is downloaded as a file', async () => {
    await plan('Ängla Ståhl;änglast;;Användare;;', 'Kim Li;kim;kim@;Användare;;');
    await enter(/^\s*Bara fel/);
    expect(focused()?.getAttribute('aria-pressed')).to.equal('true');
    const rows = all(document, 'table.lines tbody tr').map((row) => row.textContent.trim().replace(/\s+/g, ' '));
    expect(rows).to.have.length(1);
    expect(rows[0]).to.match(/^Fel på rad 3 kim E-post: Ange en e-postadress/);
    const saved = saving();
    await enter(/^\s*Hämta filen med felen/);
    await shown(document, '[role=status]', 'Filen är hämtad.');
    saved.stop();
    expect(saved.names).to.deep.equal(['klass-fel.csv']);
  });

  it('CSV-04 by keyboard a row that is at odds with another leads there, and the question about the wrong ones to the first of them', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `Elev ${String(at)};fel ${String(at)};;Användare;;`);
    await plan(
      'Kim Li;kim;kim@skola.example;Användare;;',
      'Ängla Ståhl;änglast;;Användare;;',
      ...many,
      'Kim Ek;kimek;kim@skola.example;Användare;;',
    );
    const inSight = () => {
      const row = focused()!;
      const within = row.closest('.scroll')!.getBoundingClientRect();
      const { top, bottom } = row.getBoundingClientRect();
      return top >= within.top && bottom <= within.bottom + 1;
    };
    const at = () => [focused()?.tagName, focused()?.textContent.trim().replace(/\s+/g, ' ').split(' E-post')[0]];
    await enter(/^\s*Visa rad 34/);
    expect(at()).to.deep.equal(['TR', 'Fel på rad 34 kimek']);
    expect(inSight()).to.equal(true);
    await enter(/^\s*Visa rad 2\s*$/);
    expect(at()).to.deep.equal(['TR', 'Fel på rad 2 kim']);
    expect(inSight()).to.equal(true);
    await enter(/^\s*Läggs till/);
    expect(all(document, 'tr.refused')).to.have.length(0);
    await enter('Visa de 32 raderna som är fel');
    expect(at()).to.deep.equal(['TR', 'Fel på rad 2 kim']);
    expect((await shown(document, '.filters [aria-pressed=true]')).textContent).to.include('Bara fel');
  });

  it('CSV-04 a row that the plan does not name is not led to', async () => {
    const wrong = Array.from({ length: 500 }, (_, at) => `Elev ${String(at)};fel ${String(at)};;Användare;;`);
    await plan('Kim Li;kim;kim@skola.example;Användare;;', ...wrong, 'Kim Ek;kimek;kim@skola.example;Användare;;');
    await shown(document, 'tr.refused', 'E-postadressen står också på rad 503');
    expect(button(/Visa rad/)).to.equal(undefined);
  });

  it('CSV-08 while a file is read and judged it is said in words, moves, and is stopped with the file kept', async () => {
    await inField('Ängla Ståhl;änglast;;Användare;;');
    let reads = 0;
    watched.between = (_, send) => (++reads === 1 ? new Promise<Response>(() => undefined) : send());
    await enter(/^\s*Läs filen/);
    await shown(document, '.reading [role=status]', 'Filen läses och jämförs med kontot');
    const bar = (await shown(document, 'dialog progress')) as HTMLProgressElement;
    expect(bar.position, 'how far it has come is not known').to.equal(-1);
    await enter('Avbryt läsningen');
    await gone(document, 'dialog progress');
    await shown(document, '#stopped', 'Importen avbröts. Inget har ändrats.');
    expect(focused()?.textContent.trim(), 'the focus stays').to.equal('Avbryt');
    await shown(document, '#file-chosen', 'klass.csv');
    await enter(/^\s*Läs filen/);
    await shown(document, 'dialog h2', 'Så här lästes klass.csv');
    expect(all(document, '#stopped')).to.have.length(0);
  });

  it('CSV-06 those without an e-mail stand in a list to hand out, told this once', async () => {
    await plan('Ängla Ståhl;änglast;;Användare;en lång hemlighet;', `Maj Sjö;majsjö;maj.${crypto.randomUUID()}@skola.example;Användare;;`);
    await enter(/^\s*Importera\s*$/);
    await shown(document, '.note.good', '1 får ett mejl');
    const cells = all(document, '.result tbody :is(th, td)').map((cell) => cell.textContent.trim());
    expect(cells).to.deep.equal(['Ängla Ståhl', `${account.groupId!}/änglast`, 'en lång hemlighet']);
    await shown(document, '.result .note', 'visas bara nu');
    await enter('Stäng');
    await enter(t.closeUnkept);
    await gone(document, 'dialog');
    await press(document, 'Importera/Exportera CSV');
    await shown(document, '#file');
    expect(
      document.querySelector('main')!.innerHTML +
        all(document, '*')
          .map((one) => one.textContent)
          .join(''),
    ).to.not.include('hemlighet');
  });

  for (const [how, close] of [
    ['Esc', () => sendKeys({ press: 'Escape' })],
    ['the button', () => enter('Stäng')],
  ] as const)
    it(`CSV-06 what is told this once is not closed by ${how} before it was printed, downloaded or copied, unless that is meant`, async () => {
      await plan('Ängla Ståhl;änglast;;Användare;;');
      await enter('Importera');
      const code = (await shown(document, '.result tbody code')).textContent;
      await close();
      await shown(document, 'dialog[role=alertdialog] h2', t.notKept);
      expect(focused()?.textContent.trim(), 'at what changes nothing').to.equal('Avbryt');
      await sendKeys({ press: 'Enter' });
      await gone(document, 'dialog[role=alertdialog][open]');
      expect((await shown(document, '.result tbody code')).textContent).to.equal(code);
      let copied = '';
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: { writeText: (text: string) => Promise.resolve((copied = text)) },
      });
      await enter(t.copyList);
      await shown(document, '.result [role=status]', t.copied);
      Reflect.deleteProperty(navigator, 'clipboard');
      // a sentence each: a cell of its own would lose its zeros, or run, where it is pasted
      expect(copied.split('\n')[0]).to.equal(
        `Ängla Ståhl loggar in med ${account.groupId!}/änglast och engångskoden ${code}, och väljer då ett eget lösenord.`,
      );
      await close();
      await gone(document, 'dialog');
    });

  it('CSV-04 the result tells what was left out and why, who is mailed and who is handed out, on paper and as a text, with the file of errors as it was', async () => {
    const [gone, raised] = (await people()).filter(({ role }) => role === 'user') as [User, User];
    const email = `maj.${crypto.randomUUID()}@skola.example`;
    await plan(
      `;${raised.username!};2${email};Manager;;`,
      'Ängla Ståhl;änglast;;Användare;en lång hemlighet;',
      `Maj Sjö;majsjö;${email};Användare;;`,
      `;${gone.username!};;;;x`,
      'Kim Li;kim;kim@;Användare;;',
    );
    await shown(document, 'ins', 'slutar gälla, ett mejl med en länk skickas');
    await tabTo((element) => element.id === 'leave-out');
    await sendKeys({ press: 'Space' });
    await tabTo((element) => element.id === 'confirmation');
    await sendKeys({ type: account.groupId! });
    await enter('Importera');
    const row = await shown(document, '.result tr.refused');
    expect(row.textContent.trim().replace(/\s+/g, ' ')).to.match(/^Fel på rad 6 kim E-post: Ange en e-postadress/);

    const saved = saving();
    await enter('Hämta resultatet');
    await shown(document, '.result [role=status]', 'Filen är hämtad.');
    const print = window.print.bind(window);
    let paper = '';
    window.print = () => (paper = document.querySelector<HTMLElement>('body > .knippa-print')!.textContent);
    await enter('Skriv ut resultatet');
    window.print = print;
    await enter(t.getErrors);
    while (saved.files.length < 2) await wait(20);
    saved.stop();
    expect(saved.names).to.deep.equal(['klass-resultat.txt', 'klass-fel.csv']);
    const [result, errors] = (await Promise.all(saved.files)).map((bytes) => new TextDecoder('utf-8').decode(bytes).split('\r\n'));
    const text = result!.join('\n');
    for (const part of [
      `klass.csv till ${account.name}`,
      '2 tillagda, 1 ändrade, 1 borttagna, 0 som förut. 1 rad med fel lämnades utanför.',
      /Rader som lämnades utanför\nFel på rad 6, kim\. E-post: Ange en e-postadress[^\n]+\n\n/,
      `2 får ett mejl med en länk för att välja lösenord.\n${raised.displayName}\nMaj Sjö, ${email}\n\n`,
      `1 ska få sina uppgifter av dig\nÄngla Ståhl, ${account.groupId!}/änglast\n`,
    ])
      expect(text).to.match(typeof part === 'string' ? new RegExp(part.replace(/[.+]/g, '\\$&')) : part);
    expect(text, 'what is secret is for who is handed it').to.not.include('hemlighet');
    expect(
      result!.every((line) => paper.includes(line)),
      'the same on paper',
    ).to.equal(true);
    const wrong = errors!.filter((line) => /;[^;]+$/.test(line));
    expect(wrong, 'whoever was removed was no error').to.have.length(2);
    expect(wrong[1]).to.match(/^Kim Li;kim;.*Ange en e-postadress/);
  });

  /** An import of which one row is refused, and whose answer is lost: whom it removed. */
  async function importUnheard(): Promise<User> {
    const gone = (await people()).find(({ role }) => role === 'user')!;
    await plan(`;${gone.username!};;;;x`, 'Kim Li;kim;kim@;Användare;;');
    await tabTo((element) => element.id === 'leave-out');
    await sendKeys({ press: 'Space' });
    await tabTo((element) => element.id === 'confirmation');
    await sendKeys({ type: account.groupId! });
    watched.between = async (request, send) => {
      const answer = await send();
      if (/\/import$/.test(new URL(request.url).pathname)) throw new TypeError('cut off');
      return answer;
    };
    await enter('Importera');
    await shown(document, '.error', t.offline);
    return gone;
  }

  it('CSV-04 the file of errors is kept as it was before the import, also where its answer was lost and it is asked for again', async () => {
    await importUnheard();
    watched.between = (_, send) => send();
    await enter('Importera');
    await shown(document, '.result tr.refused');
    const saved = saving();
    await enter(t.getErrors);
    while (saved.files.length < 1) await wait(20);
    saved.stop();
    const lines = new TextDecoder().decode(await saved.files[0]).split('\r\n');
    expect(lines.filter((line) => /;[^;]+$/.test(line)).slice(1)).to.have.length(1);
    expect(watched.count('POST', /\/import\/errors$/)).to.equal(1);
  });

  it('CSV-04 the plan’s own button gives the file of errors that came before the import, also where its answer was lost', async () => {
    const gone = await importUnheard();
    expect(await names(), 'it was done').to.not.include(gone.displayName);
    const saved = saving();
    await enter(t.getErrors);
    await shown(document, '.listed [role=status]', t.fetched);
    saved.stop();
    const lines = new TextDecoder().decode(await saved.files[0]).split('\r\n');
    expect(lines.filter((line) => /;[^;]+$/.test(line)).slice(1), 'whoever was removed was no error').to.have.length(1);
    expect(watched.count('POST', /\/import\/errors$/)).to.equal(1);
  });

  it('CSV-04 the file of errors is asked for once a plan, and anew where it did not come or another plan has taken its place', async () => {
    const rows = ['Ängla Ståhl;änglast;;Användare;;', 'Kim Li;kim;kim@;Användare;;'];
    const asked = () => watched.count('POST', /\/import\/errors$/);
    await plan(...rows);
    watched.between = () => Promise.reject(new TypeError('cut off'));
    await enter(t.getErrors);
    await shown(document, '.listed [role=alert]', t.offline);
    watched.between = (_, send) => send();
    const before = asked();
    const saved = saving();
    for (const times of [1, 2]) {
      await enter(t.getErrors);
      while (saved.names.length < times) await wait(20);
    }
    saved.stop();
    expect(asked() - before).to.equal(1);
    expect(all(document, '.listed [role=alert]')).to.have.length(0);
    await enter(t.cancel);
    await gone(document, 'dialog .plan');
    await plan(...rows);
    await tabTo((element) => element.id === 'leave-out');
    await sendKeys({ press: 'Space' });
    await enter('Importera');
    await shown(document, '.result tr.refused');
    expect(asked() - before).to.equal(2);
  });

  it('CSV-05 the result of changes alone can be kept, and says nothing of passwords', async () => {
    const [alva] = (await people()).filter(({ role }) => role === 'user');
    await plan(`Alva Ny;${alva!.username!};;;;`);
    await enter('Importera');
    await shown(document, '.note.good', '1 ändrade');
    const saved = saving();
    await enter('Hämta resultatet');
    saved.stop();
    expect(saved.names).to.deep.equal(['klass-resultat.txt']);
    const text = new TextDecoder().decode(await saved.files[0]);
    expect(text.split('\r\n').slice(0, 2)).to.deep.equal(['Importen är klar', `klass.csv till ${account.name}`]);
    expect(text)
      .to.include('0 tillagda, 1 ändrade, 0 som förut.')
      .and.not.match(/mejl|uppgifter|utanför/);
    expect(button(/Skriv ut resultatet/)).to.not.equal(undefined);
    expect(button(/listan|felen/)).to.equal(undefined);
  });

  for (const { language, name, steps, headings } of [
    {
      language: 'sv',
      name: 'inloggning',
      steps: ['Så här lästes klass.csv', 'Det här händer med klass.csv', 'Importen är klar'],
      headings: ['Namn', 'Loggar in som', 'Lösenord eller engångskod'],
    },
    {
      language: 'en',
      name: 'sign-in',
      steps: ['How klass.csv was read', 'What klass.csv does', 'The import is done'],
      headings: ['Name', 'Signs in as', 'Password or one-time code'],
    },
  ] as const)
    it(`CSV-06 by keyboard alone, in ${language}, the list to hand out is downloaded with every password as it is, in a spreadsheet too`, async () => {
      await open(language);
      const secrets = ['0071234567890', '2010-04-12', '=åäö+1,5%"12', '+46701234567', '@home@home', "'citerat ord'", '1E5000000000'];
      await inField(...secrets.map((secret, at) => `Åsa Öä ${at};elevåä${at};;Användare;"'${secret.replace('"', '""')}";`));
      await enter(t.read);
      await shown(document, 'dialog h2', steps[0]);
      expect(heading()).to.deep.equal(['H2', steps[0]]);
      await enter(t.show);
      await shown(document, 'dialog h2', steps[1]);
      expect(heading()).to.deep.equal(['H2', steps[1]]);
      await enter(t.import);
      await shown(document, '.result tbody code');
      expect(heading()).to.deep.equal(['H2', steps[2]]);
      const saved = saving();
      await enter(t.getList);
      await shown(document, '.result [role=status]', t.fetched);
      saved.stop();
      expect(saved.names).to.deep.equal([`${account.groupId!}-${name}.xlsx`]);
      expect([...readSheet((await saved.files[0])!)]).to.deep.equal([
        headings,
        ...secrets.map((secret, at) => [`Åsa Öä ${at}`, `${account.groupId!}/elevåä${at}`, secret]),
      ]);
      await enter(t.close);
      await gone(document, 'dialog');
      expect(focused()?.textContent.trim(), 'back at what opened it').to.equal(t.heading);
    });

  it('CSV-02 what was guessed of a file can be said, and it is read again with the focus where it was', async () => {
    await inField('Ängla Ståhl;änglast;;Användare;;');
    await enter(/^\s*Läs filen/);
    const encoding = (await shown(document, '#encoding')) as HTMLSelectElement;
    expect(encoding.value).to.equal('windows-1252');
    await shown(document, 'table.sheet td', 'Ängla Ståhl');
    encoding.focus();
    encoding.value = 'utf-16le';
    encoding.dispatchEvent(new Event('change', { bubbles: true }));
    await shown(document, '.error [class~=bad]', /rubriker|skadad|varken/);
    expect(focused()?.id).to.equal('encoding');
    expect(button(/Visa vad som ändras/)?.getAttribute('aria-disabled')).to.equal('true');
    encoding.value = 'windows-1252';
    encoding.dispatchEvent(new Event('change', { bubbles: true }));
    await gone(document, '.error');
    await enter(/^\s*Visa vad som ändras/);
    await shown(document, '.plan', '1 läggs till');
  });

  it('CSV-02 a file that the guess makes unreadable is read once its encoding is said', async () => {
    const field = (await shown(document, '#file')) as HTMLInputElement;
    const files = new DataTransfer();
    const text = 'Visat namn;Användarnamn\r\nÄngla Ståhl;änglast\r\n';
    const units = Uint16Array.from(text, (letter) => letter.charCodeAt(0));
    files.items.add(new File([units], 'klass.csv', { type: 'text/csv' }));
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await enter('Läs filen');
    await shown(document, '#file-wrong', 'varken CSV eller');
    const encoding = (await tabTo(({ id }) => id === 'encoding')) as HTMLSelectElement;
    expect([encoding.value, named(/Filens kodning/)(encoding.labels[0]!)]).to.deep.equal(['', true]);
    await sendKeys({ type: 'UTF-16' });
    expect(encoding.value).to.equal('utf-16le');
    expect(focused()?.id, 'nothing is read until it is asked for').to.equal('encoding');
    await enter('Läs filen');
    await shown(document, 'table.sheet td', 'Ängla Ståhl');
    expect(((await shown(document, '#encoding')) as HTMLSelectElement).value).to.equal('utf-16le');
  });

  for (const [what, bytes, said] of [
    ['that is locked, or older than XLSX', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'skyddad med lösenord, eller i det äldre formatet XLS'],
    ['of another kind', `PK\x05\x06${'\0'.repeat(18)}`, 'inget kalkylblad av formatet XLSX'],
  ] as const)
    it(`CSV-09 a spreadsheet ${what} is told as such, and nobody is asked how its letters are spelt`, async () => {
      // the end of an empty zip is all of it, behind what every zip begins with
      await handIn(bytes.startsWith('PK') ? `PK\x03\x04${bytes}` : bytes);
      await enter('Läs filen');
      await shown(document, '#file-wrong', said);
      expect(all(document, '#encoding')).to.deep.equal([]);
    });

  it('CSV-09 columns that nobody knows are told at the field, and passed over on request', async () => {
    const field = (await shown(document, '#file')) as HTMLInputElement;
    const files = new DataTransfer();
    files.items.add(new File(['Visat namn;Användarnamn;Klass\nÄngla Ståhl;änglast;5B'], 'klass.csv', { type: 'text/csv' }));
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await enter(/^\s*Läs filen/);
    await shown(document, '#file-wrong', 'Klass');
    expect(focused()?.id).to.equal('file');
    await enter(/^\s*Läs inte de kolumnerna/);
    await shown(document, 'th', /Klass\s+läses inte/);
  });

  it('CSV-09 columns that nobody knows once the file is read in another way are passed over there and then on request', async () => {
    // a tab behind a heading: it may part the cells as well
    await handIn('Användarnamn\t;Visat namn', 'ängla\t;Ängla Ståhl');
    await enter('Läs filen');
    const delimiter = (await shown(document, '#delimiter')) as HTMLSelectElement;
    delimiter.value = 'tab';
    delimiter.dispatchEvent(new Event('change', { bubbles: true }));
    await shown(document, '.error [class~=bad]', ';Visat namn');
    await enter(t.skipUnknown);
    await shown(document, 'th', /;Visat namn\s+läses inte/);
    expect([all(document, '.error'), all(document, '.suggest')]).to.deep.equal([[], []]);
    expect(heading()).to.deep.equal(['H2', 'Så här lästes klass.csv']);
    expect(focused()?.id).to.equal('heading');
    expect(button(/Visa vad som ändras/)?.hasAttribute('aria-disabled')).to.equal(false);
  });

  it('CSV-09 notes in a column without a heading are told where the file is shown as it was read, and passed over on request', async () => {
    await inField('Ängla Ståhl;änglast;;Användare;;;börjar i januari');
    await enter('Läs filen');
    await shown(document, 'table.sheet td', 'börjar i januari');
    expect(all(document, '.noted'), 'behind all headings of a text').to.have.length(0);
    await enter('Välj en annan fil');
    await handIn(
      `${header};`,
      'Ängla Ståhl;änglast;;Användare;;;börjar i januari',
      'Kim Li;kim;;Användare;;;',
      'Bo Ny;bony;;Användare;;; ?',
    );
    await enter('Läs filen');
    await shown(document, '.noted', '2 rader har något i en kolumn utan rubrik');
    await enter(t.skipWithoutHeading);
    await gone(document, '.noted');
    expect(heading()).to.deep.equal(['H2', 'Så här lästes klass.csv']);
    await shown(document, 'th', /utan rubrik\s+läses inte/);
    await enter('Visa vad som ändras');
    await shown(document, '.plan', '3 läggs till');
    await enter('Importera');
    await shown(document, '.note.good', '3 tillagda');
    expect(await names()).to.include.members(['Ängla Ståhl', 'Kim Li', 'Bo Ny']);
  });

  it('CSV-02 the browser offers every file that is read, also a spreadsheet program’s text with tabs', async () => {
    const field = (await shown(document, '#file')) as HTMLInputElement;
    expect(field.accept.split(',')).to.include.members([
      '.csv',
      '.txt',
      '.tsv',
      '.xlsx',
      'text/csv',
      'text/plain',
      'text/tab-separated-values',
    ]);
  });

  it('CSV-09 a dropped file is handed in, and two at once are not', async () => {
    const zone = await shown(document, '.drop');
    const drop = (...contents: string[]) => {
      const dataTransfer = new DataTransfer();
      for (const [at, text] of contents.entries()) dataTransfer.items.add(new File([text], `fil${String(at)}.csv`, { type: 'text/csv' }));
      zone.dispatchEvent(new DragEvent('dragenter', { bubbles: true, cancelable: true, dataTransfer }));
      zone.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    };
    drop('a', 'b');
    await shown(document, '#file-wrong', 'en fil i taget');
    drop('Visat namn;Användarnamn\nÄngla Ståhl;änglast');
    await shown(document, '#file-chosen', 'fil0.csv');
    await enter(/^\s*Läs filen/);
    await shown(document, 'table.sheet td', 'Ängla Ståhl');
  });

  it('CSV-01 the users are downloaded from the dialog, in the form that is chosen', async () => {
    const form = (await shown(document, '#form')) as HTMLSelectElement;
    form.value = 'sv';
    form.dispatchEvent(new Event('change', { bubbles: true }));
    const saved = saving();
    await enter(/^\s*Hämta användarna/);
    await shown(document, 'dialog [role=status]', 'Filen är hämtad.');
    saved.stop();
    expect(saved.names).to.deep.equal([`${account.groupId!}.csv`]);
    const sent = watched.requests.find(({ url }) => /\/export\?/.test(url));
    expect(new URL(sent!.url).searchParams.toString()).to.equal('language=sv&format=csv');
  });

  it('CSV-10 the empty template is downloaded from the dialog', async () => {
    const saved = saving();
    await enter(/^\s*Hämta en tom mall/);
    await shown(document, 'dialog [role=status]', 'Filen är hämtad.');
    saved.stop();
    expect(saved.names[0]).to.match(new RegExp(`^${account.groupId!}-mall\\.(csv|xlsx)$`));
  });
});
