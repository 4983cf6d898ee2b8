import { session, users, wordlists, type AnyOperation, type Word } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import {
  all,
  baseUrl,
  dialogTree,
  focused,
  gone,
  holding,
  mount,
  named,
  newLicence,
  press,
  saving,
  shown,
  signIn,
  tabTo,
  until,
  Watched,
  write,
} from './page.js';
import type { Licence } from './page.js';

const password = 'ett långt lösenord';

describe('a wordlist', () => {
  let licence: Licence;
  let karin: Client;
  let token: string;
  let accountId: string;
  let own: { accountId: string; wordlistId: string };
  let ofGroup: { accountId: string; wordlistId: string };
  beforeEach(async () => {
    licence = await newLicence();
    ({ token } = await signIn(licence.administrator, 'account'));
    karin = createClient({ baseUrl, getToken: () => token });
    const { person, account } = await karin.call(session.read, {});
    accountId = account?.id ?? '';
    own = { accountId, wordlistId: person.id };
    ofGroup = { accountId, wordlistId: accountId };
  });

  const add = (list: typeof own, ...words: string[]) =>
    Promise.all(words.map((word) => karin.call(wordlists.add, { ...list, word, symbol: '🔤' })));
  const kept = async (list: typeof own, client = karin) =>
    (await client.call(wordlists.list, list)).items.map(({ word, symbol, note }: Word) => [word, symbol, note]);
  const open = (whose: 'own' | 'group' = 'own', more: Parameters<typeof mount>[2] = {}) =>
    mount({ ...licence, token }, html`<knippa-wordlist whose=${whose}></knippa-wordlist>`, more);
  const shownWords = () => all(document, 'td.name').map(({ textContent }) => textContent.trim());
  const isHeading = () => focused()?.tagName === 'H2' && focused()?.closest('dialog') === null;

  /** A `user` of the same account, with or without the permission to create documents. */
  async function asPupil(create: boolean): Promise<Client> {
    const username = `u${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const permissions = { create, publish: false, documents: true, resetPassword: false };
    await karin.call(users.create, { accountId, role: 'user', displayName: 'Alva Ek', username, password, permissions });
    const groupId = licence.administrator.name.split('/')[0] ?? '';
    ({ token } = await signIn({ name: `${groupId}/${username}`, password }, 'account'));
    const own = token;
    return createClient({ baseUrl, getToken: () => own });
  }

  it('DOC-06 is filled by keyboard alone: one word after the other, without leaving the dialog', async () => {
    await open();
    await shown(document, '.empty', 'Listan har inga ord än');
    await tabTo(named(/^\s*Nytt ord/));
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog h2', 'Nytt ord');
    expect(focused()?.id).to.equal('heading');
    expect(await dialogTree()).to.deep.equal([
      'dialog Nytt ord',
      'heading Nytt ord',
      'textbox Ord',
      'textbox Symbolbehöver inte anges',
      'textbox Anteckningbehöver inte anges',
      'button Lägg till ordet',
      'button Avbryt',
    ]);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'katt' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'katt_sitter' });
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog .note.good', 'katt');
    expect(focused()?.id, 'the next word is written at once').to.equal('word');
    await sendKeys({ type: 'KATT' });
    await sendKeys({ press: 'Enter' });
    await shown(document, '#word-wrong', 'finns redan');
    expect(focused()?.id).to.equal('word');
    (focused() as HTMLInputElement).select();
    await sendKeys({ type: 'apa' });
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog .note.good', 'apa');
    await sendKeys({ press: 'Escape' });
    await gone(document, 'dialog');
    expect(named(/Nytt ord/)(focused()!)).to.equal(true);
    await shown(document, 'td.name', 'apa');
    expect(shownWords()).to.deep.equal(['apa', 'katt']);
    expect(await kept(own)).to.deep.equal([
      ['apa', null, null],
      ['katt', 'katt_sitter', null],
    ]);
  });

  it('DOC-06 what is begun of the next word while one is added stays, and what was added goes', async () => {
    const { watched, sent, letGo } = holding();
    await open('own', { watched });
    await press(document, /^\s*Nytt ord/);
    await write(document, 'dialog #word', 'katt');
    await write(document, 'dialog #symbol', 'katt_sitter');
    await press(document, 'Lägg till ordet');
    await sent;
    await write(document, 'dialog #word', 'hund');
    letGo();
    await shown(document, 'dialog .note.good', 'katt');
    const value = async (id: string) => ((await shown(document, `dialog #${id}`)) as HTMLInputElement).value;
    expect([await value('word'), await value('symbol')]).to.deep.equal(['hund', '']);
  });

  it('DOC-06 changes a word in its dialog, and clears what is emptied', async () => {
    await add(own, 'katt', 'hund');
    await open();
    (await shown(document, 'td.acts button', 'Ändra katt')).focus();
    await sendKeys({ press: 'Enter' });
    await write(document, 'dialog #note', 'Den heter Sixten.');
    await write(document, 'dialog #symbol', '');
    await press(document, /Spara ordet/);
    await gone(document, 'dialog');
    await shown(document, 'td.note-text', 'Sixten');
    expect(await kept(own)).to.deep.equal([
      ['hund', '🔤', null],
      ['katt', null, 'Den heter Sixten.'],
    ]);
    expect(named(/Ändra katt/)(focused()!), 'the focus goes back').to.equal(true);
  });

  it('DOC-06 shows what somebody else has changed meanwhile, and loses neither', async () => {
    const [word] = await add(ofGroup, 'katt');
    await open('group');
    await press(document, 'Ändra katt');
    await write(document, 'dialog #note', 'Min');
    await karin.call(wordlists.edit, { ...ofGroup, wordId: word!.id, version: word!.version, note: 'Din' });
    await press(document, /Spara ordet/);
    await shown(document, 'dialog', /Sparat nu: Din/);
    await press(document, /Spara ordet/);
    await gone(document, 'dialog');
    expect(await kept(ofGroup)).to.deep.equal([['katt', '🔤', 'Min']]);
  });

  it('DOC-06 asks before a word is removed: Esc keeps it, and after the deed the heading has the focus', async () => {
    await add(own, 'katt', 'hund');
    await open();
    await shown(document, 'td.acts');
    await tabTo(named(/Ta bort hund/));
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog h2', 'Ta bort ”hund”?');
    expect(await dialogTree()).to.deep.equal([
      'alertdialog Ta bort ”hund”?',
      'heading Ta bort ”hund”?',
      'button Ta bort ordet',
      'button Avbryt',
    ]);
    expect(focused()?.textContent.trim(), 'it begins at what changes nothing').to.equal('Avbryt');
    await sendKeys({ press: 'Escape' });
    await gone(document, 'dialog');
    expect(named(/Ta bort hund/)(focused()!)).to.equal(true);
    await sendKeys({ press: 'Enter' });
    await shown(document, 'dialog .danger');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await shown(document, '.result', '”hund” är borttaget.');
    await gone(document, 'dialog');
    await gone(document, '[aria-busy=true]');
    expect(isHeading()).to.equal(true);
    expect(await kept(own)).to.deep.equal([['katt', '🔤', null]]);
    await press(document, 'Ändra katt');
    await gone(document, '.result');
  });

  /** Hands a file in, as a person does with the field. */
  async function handIn(text: string): Promise<void> {
    const field = (await shown(document, '#file')) as HTMLInputElement;
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'ord.csv'));
    field.files = transfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  it('DOC-06 imports what its plan showed, and the refused rows only when that is said', async () => {
    await add(own, 'katt');
    const watched = new Watched();
    await open('own', { watched });
    await press(document, /^\s*Importera/);
    await handIn('Namn\r\nAlva\r\n');
    await shown(document, '#file-wrong', 'inga kända rubriker');
    await handIn('Ord;Symbol\r\nkatt;🐱\r\nmåne;🌙\r\n;x\r\n');
    await shown(document, '.refused li', 'Ordet saknas.');
    await shown(document, '#reason', /Kryssa i/);
    const deed = () => shown(document, 'dialog button.primary', 'Importera');
    (await deed()).click();
    expect(watched.count('POST', /\/import$/), 'nothing is sent before it is ticked').to.equal(0);
    (await shown(document, '#leave-out')).click();
    await gone(document, '#reason');
    (await deed()).click();
    await shown(document, '.result', '1 ord lades till, 1 ändrades, 1 rad utelämnades.');
    await gone(document, 'dialog');
    expect(watched.count('POST', /\/import$/)).to.equal(1);
    expect(await kept(own)).to.deep.equal([
      ['katt', '🐱', null],
      ['måne', '🌙', null],
    ]);
  });

  it('DOC-06 a row is told with all that is wrong with it, and rows that are not told are counted', async () => {
    await open('own');
    await press(document, /^\s*Importera/);
    const wrong = (row: number) => `${'o'.repeat(256)}${row};${'s'.repeat(256)}\r\n`;
    const rows = (n: number) => `Ord;Symbol\r\nkatt;🐱\r\n${Array.from({ length: n }, (_, row) => wrong(row)).join('')}`;
    await handIn(rows(40));
    await shown(document, '.refused li', 'Rad 42:');
    const told = () => all(document, '.refused li').map((item) => item.textContent.trim());
    expect([told().length, told()[0]]).to.deep.equal([
      40,
      'Rad 3: Ange ett ord på en rad, högst 255 tecken. Ange en symbol på en rad, högst 255 tecken.',
    ]);
    await handIn(rows(60));
    await shown(document, '.refused li', 'och 10 rader till');
    expect(told()).to.have.length(51);
  });

  it('DOC-06 by keyboard rows that share a word lead to each other, where both are shown', async () => {
    await open('own');
    await press(document, /^\s*Importera/);
    const others = (n: number) => Array.from({ length: n }, () => ';x\r\n').join('');
    await handIn(`Ord;Symbol\r\nkatt;🐱\r\nsol;☀️\r\n${others(30)}SOL;🌞\r\n`);
    await shown(document, '.refused li', 'Rad 34:');
    const enter = async (text: string) => {
      await tabTo((element) => element.tagName === 'BUTTON' && element.textContent.trim() === text);
      await sendKeys({ press: 'Enter' });
      return [focused()?.tagName, focused()?.textContent.trim().replace(/\s+/g, ' ')];
    };
    expect(await enter('Visa rad 34')).to.deep.equal(['LI', 'Rad 34: Ordet står också på rad 3. Behåll en av raderna. Visa rad 3']);
    expect(await enter('Visa rad 3')).to.deep.equal(['LI', 'Rad 3: Ordet står också på rad 34. Behåll en av raderna. Visa rad 34']);
    await handIn(`Ord;Symbol\r\nkatt;🐱\r\nsol;☀️\r\n${others(60)}SOL;🌞\r\n`);
    await shown(document, '.refused li', 'rad 64');
    expect(all(document, '.refused li button')).to.have.length(0);
  });

  it('DOC-06 hands the list over as a file that import reads', async () => {
    await add(own, '=1+1');
    await open();
    await shown(document, 'td.acts');
    const saved = saving();
    await press(document, /^\s*Exportera/);
    await until(() => saved.files.length > 0);
    saved.stop();
    expect(saved.names).to.deep.equal(['min ordlista.csv']);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await saved.files[0]);
    expect(text).to.equal("\ufeffOrd;Symbol;Anteckning\r\n'=1+1;🔤;\r\n");
  });

  it('DOC-06 offers each what they may, and says why not the rest', async () => {
    await add(ofGroup, 'katt');
    const buttons = () => all(document, '.head button, td.acts button').map((button) => button.textContent.trim());
    const every = ['Importera', 'Exportera', 'Nytt ord', 'Ändra', 'Ta bort'];
    await open('group');
    await shown(document, 'td.acts button');
    expect(buttons()).to.deep.equal(every);

    const alva = await asPupil(true);
    await open('group');
    await shown(document, '#reason', 'Kontots administratörer ändrar den.');
    expect(buttons()).to.deep.equal(['Exportera']);
    expect(shownWords()).to.deep.equal(['katt']);
    const { person } = await alva.call(session.read, {});
    await alva.call(wordlists.add, { accountId, wordlistId: person.id, word: 'min' });
    await open('own');
    await shown(document, 'td.name', 'min');
    expect(buttons()).to.deep.equal(every);

    ({ token } = await signIn(licence.administrator, 'account'));
    await asPupil(false);
    await open('own');
    await shown(document, '#reason', 'Be en administratör om behörigheten Skapa dokument.');
    expect(buttons()).to.deep.equal(['Exportera']);
  });

  it('DOC-06 begins anew when the page asks for the other list', async () => {
    await add(own, 'min', 'hund');
    await add(ofGroup, 'vår');
    const provider = await open();
    await shown(document, 'td.name', 'min');
    await write(document, '#search', 'hund');
    await gone(document, 'tbody tr:nth-child(2)');
    provider.querySelector('knippa-wordlist')!.whose = 'group';
    await shown(document, 'td.name', 'vår');
    expect(shownWords()).to.deep.equal(['vår']);
    expect(((await shown(document, '#search')) as HTMLInputElement).value).to.equal('');
  });

  it('DOC-06 tells the page of each act by ids alone', async () => {
    const told: [string, unknown][] = [];
    const acts: readonly AnyOperation[] = [wordlists.add, wordlists.edit, wordlists.remove];
    const listen = (event: Event) => told.push([event.type, (event as CustomEvent<unknown>).detail]);
    for (const { name } of acts) document.addEventListener(`knippa-${name.replace('.', '-')}`, listen);
    await open();
    await press(document, /^\s*Nytt ord/);
    await write(document, 'dialog #word', 'katt');
    await press(document, /Lägg till ordet/);
    await shown(document, 'dialog .note.good');
    await press(document, /^\s*Stäng/);
    const wordId = (await karin.call(wordlists.list, own)).items[0]?.id;
    await press(document, 'Ändra katt');
    await write(document, 'dialog #word', 'kisse');
    await press(document, /Spara ordet/);
    await gone(document, 'dialog');
    await press(document, 'Ta bort kisse');
    await press(document, /Ta bort ordet/);
    await gone(document, 'dialog');
    for (const { name } of acts) document.removeEventListener(`knippa-${name.replace('.', '-')}`, listen);
    expect(told).to.deep.equal([
      ['knippa-wordlists-add', own],
      ['knippa-wordlists-edit', { ...own, wordId }],
      ['knippa-wordlists-remove', { ...own, wordId }],
    ]);
  });
});
