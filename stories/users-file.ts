import { accounts, documents, session, users, type Content } from '@knippa/contract';
import { backend, clientOver, Line } from './backend.js';
import type { Opened } from './dialogs.js';
import { password, started, type Started } from './standing-alone.js';

/** A file as a Swedish spreadsheet program saves it. */
export function csv(rows: readonly string[], name = 'klass-5b.csv'): File {
  return new File([`\uFEFF${rows.join('\r\n')}\r\n`], name, { type: 'text/csv' });
}

/** Rows of so many pupils: display name, username, role. */
export const pupils = (many: number): string[] => Array.from({ length: many }, (_, at) => `Elev Ö ${at + 1};elev${at + 1};Användare`);

const header = 'Visat namn;Användarnamn;E-post;Telefon;Roll;Ansvarig;Max antal användare;Skapa dokument;Lösenord;Ta bort';
const removal = (username: string) => `;${username};;;;;;;;x`;

/** Files for the account that `school` makes: Karin Öberg its administrator, Alva Ek, Bo Ståhl and eight more users. */
export const table = {
  everyKind: csv([
    header,
    'Zoé Löfgren;zoélö;;;Användare;;;ja;en-lång-hemlighet;',
    'Axel Ös;axelös;;;Användare;;;;;',
    'Alva Ek Lindström;alva;;070-174 06 05;;;;;;',
    removal('bo'),
    'Kim Li;kim;kim@;;Användare;;;;;',
    'Ängla; ängla st;;;Elev;;;kanske;;',
  ]),
  manyRemovals: csv([header, ...['bo', 'alva', 'elev1', 'elev2', 'elev3', 'elev4'].map(removal)]),
  oneRemoval: csv([header, removal('bo')]),
  newcomers: csv([
    header,
    ...['Axel Ös;axelös', 'Ängla Ståhl;änglast', 'Zoé Löfgren;zoélö'].map((names) => `${names};;;Användare;;;;;`),
    'Merhawi Woldemariam;merhawiwo;;;Användare;;;;en-lång-hemlighet;',
    `Maj Sjö;majsjö;maj.${crypto.randomUUID()}@lindsta.example;;Manager;;5;;;`,
  ]),
  renamed: csv([header, 'Alva Ek Lindström;alva;;;;;;;;']),
  someWrong: csv([header, 'Axel Ös;axelös;;;Användare;;;;;', 'Kim Li;kim;kim@;;Användare;;;;;']),
  atOdds: csv([
    header,
    'Kim Li;kim;kim@skola.example;;Användare;;;;;',
    ...Array.from({ length: 12 }, (_, at) => `Elev ${String(at)};fel ${String(at)};;;Användare;;;;;`),
    'Kim Ek;kimek;kim@skola.example;;Användare;;;;;',
    'Axel Ös;axelös;;;Användare;;;;;',
  ]),
  myDocuments: csv(['Användarnamn;Mina dokument', 'alva;nej', 'bo;ja']),
  longNames: csv(
    [
      header,
      `${'Wolfeschlegelsteinhausenbergerdorff '.repeat(5)}von und zu Ängsdalen;${'w'.repeat(64)};;;Användare;;;;;`,
      `${'Åse'.repeat(60)};åse;${'lång.adress.'.repeat(12)}@${'skola.'.repeat(9)}example;;Användare;;;;;`,
    ],
    `${'en klass med ett mycket långt namn '.repeat(4)}.csv`,
  ),
  english: new File(
    [
      'Display name,Username,E-mail,Role,Remove\r\nZoé Löfgren,zoélö,,User,\r\nAlva Ek Lindström,alva,,,\r\n,bo,,,x\r\nKim Li,kim,kim@,User,\r\n',
    ],
    'class-5b.csv',
    { type: 'text/csv' },
  ),
} satisfies Record<string, File>;

/** An account in a licence of its own, with its operator signed in and ten users. */
export async function school(): Promise<Opened> {
  return (await founded()).opened;
}

/** The same, where Alva has My Documents, with two in it, and Bo has one there but not My Documents any more. */
export async function schoolWithDocuments(): Promise<Opened> {
  const {
    opened,
    started: { operator, accountId, name },
  } = await founded();
  const visitor = clientOver(new Line(opened.stage.tab), '');
  const { token } = await visitor.call(session.signIn, { door: 'account', name, password });
  const karin = clientOver(opened.stage.line, token);
  const content: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };
  const has = async (username: string, keeps: boolean) => {
    const { items } = await operator.call(users.list, { accountId, search: username, role: 'user' });
    const { id: userId, version, permissions } = items.find((user) => user.username === username)!;
    await operator.call(users.edit, { accountId, userId, version, permissions: { ...permissions, documents: keeps } });
    return userId;
  };
  for (const [username, titles] of [
    ['alva', ['Dagbok', 'Saga']],
    ['bo', ['Brev']],
  ] as const) {
    const userId = await has(username, true);
    for (const title of titles) await karin.call(documents.create, { accountId, userId, title, content });
  }
  await has('bo', false);
  return opened;
}

async function founded(): Promise<{ opened: Opened; started: Started }> {
  const tab = await backend();
  const made = await started(tab);
  const { operator, token, accountId, licenceId } = made;
  for (let at = 1; at <= 8; at++)
    await operator.call(users.create, {
      accountId,
      role: 'user',
      displayName: `Elev ${String(at)}`,
      username: `elev${String(at)}`,
      password,
    });
  const line = new Line(tab);
  const account = await operator.call(accounts.read, { accountId });
  const { items } = await operator.call(users.list, { accountId });
  return { opened: { stage: { tab, line, token, licenceId }, account, user: items[0]!, people: items }, started: made };
}
