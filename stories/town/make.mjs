/**
 * Makes the demo municipality: a spreadsheet with a sheet per file, which LibreOffice then saves as CSV the way a Swedish office does.
 *
 * The same seed gives the same town. `README.md` says what is in the files and how to run this; the files are committed, and no build
 * needs it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { person, pick, unusual } from './people.mjs';
import { spreadsheet } from './spreadsheet.mjs';
import { document } from './texts.mjs';

const random = seeded(20270226);
const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;

const licence = [
  ['Namn', 'Giltig från', 'Giltig till', 'Fakturakontakt', 'Fakturakontaktens e-post', 'Huvudadministratör', 'Användarnamn', 'E-post'],
  [
    'Lindsta kommun',
    { date: '2026-02-27' },
    { date: '2027-02-26' },
    'Göran Hägglund-Åhs',
    'faktura@lindsta.example',
    'Åsa Lindström',
    'åsalindström',
    'asa.lindstrom@lindsta.example',
  ],
];

const entitlements = [
  ['Namn', 'Slag', 'Användare per konto', 'Köpta'],
  ['En användare', 'single', 1, 10],
  ['Klass eller grupp', 'group', 30, 30],
  ['Skola', 'group', 400, 4],
  ['Organisation', 'organisation', 500, 1],
];

/** Group accounts: name, number of users with the first administrator among them. */
const schools = [
  ['Björkskolan', 392],
  ['Lindstaskolan', 356],
  ['Tallbackaskolan', 318],
  ['Östra skolan', 287],
];
const classes = [
  ['Almby skola 1A', 26],
  ['Almby skola 1B', 25],
  ['Almby skola 2', 27],
  ['Almby skola grupp 10', 4],
  ['Ängsdalens särskola', 18],
  ['Ängsdalens särskola, träningsskolan', 9],
  ['Åkerby förskola Blåsippan', 24],
  ['Åkerby förskola Åskmolnet', 22],
  ['Åkerby skola 3A', 29],
  ['Åkerby skola 3B', 30],
  ['Åkerby skola 4', 28],
  ['Hässleholmen 5A', 27],
  ['Hässleholmen 5C', 26],
  ['Hässleholmen 6', 30],
  ['Lärkans fritidshem', 25],
  ['Modersmål arabiska', 23],
  ['Modersmål davvisámegiella', 6],
  ['Modersmål somaliska', 22],
  ['Montessori Ekorren', 25],
  ['Sjöängsskolan 7A', 28],
  ['Sjöängsskolan 7B', 29],
  ['Sjöängsskolan 8A', 28],
  ['Sjöängsskolan 8É', 24],
  ['Sjöängsskolan 9A', 30],
  ['Språkförskolan Pärlan', 16],
  ['SVA-gruppen Norr', 21],
  ['Vuxenutbildningen SFI Öst', 19],
  ['Ö-gruppen', 18],
];
const singles = [
  'Logoped',
  'Specialpedagog',
  'Arbetsterapeut',
  'Skolkurator',
  'Bibliotekarie',
  'IT-pedagog',
  'Hemundervisning',
  'Studiehandledare',
];

/** Numbers that the telephone authority keeps free for fiction; a spreadsheet's owner wrote them in several ways. */
const phones = ['+46 70-174 06 ##', '+467017406##', '070-174 06 ##', '+46 (0)70 174 06 ##', '08-465 004 ##'];
const phone = () => pick(random, phones).replace('##', String(10 + Math.floor(random() * 89)));

const inAscii = { ð: 'd', đ: 'd', ø: 'o', œ: 'o', æ: 'ae', ł: 'l', ı: 'i', ŋ: 'n', þ: 'th', ß: 'ss' };

const emails = new Set();
/** A free address from a name, in the letters that addresses are made of. */
function email(name, domain) {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[ðđøœæłıŋþß]/g, (letter) => inAscii[letter]);
  const [first = 'elev', ...more] = plain
    .replace(/\p{M}|['’"]/gu, '')
    .replace(/[^a-z]+/g, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);
  const stem = more.length ? `${first}.${more.at(-1)}` : first;
  for (let number = 1; ; number++) {
    const address = `${stem}${number === 1 ? '' : number}@${domain}`;
    if (!emails.has(address)) return (emails.add(address), address);
  }
}

/** A free username in an account: the first name and two letters of the last, as schools do. */
function username(name, taken) {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/i̇/g, 'i')
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean);
  const stem = words[0] + (words.length > 1 ? words.at(-1).slice(0, 2) : '');
  for (let number = 1; ; number++) {
    const free = `${stem}${number === 1 ? '' : number}`;
    const key = free.normalize('NFKC').toLowerCase();
    if (!taken.has(key)) return (taken.add(key), free);
  }
}

const groupId = (name) =>
  name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{Nd}]/gu, '');

const strange = [...unusual];
let drawn = 0;
const nextPerson = () => (++drawn % 130 === 0 && strange.length ? strange.shift() : person(random));

const usersHeader = [
  'Visat namn',
  'Användarnamn',
  'E-post',
  'Telefon',
  'Roll',
  'Ansvarig',
  'Max antal användare',
  'Huvudadmin',
  'Skapa dokument',
  'Publicera',
  'Mina dokument',
  'Återställa lösenord',
  'Lösenord',
  'Ta bort',
];
const row = (user) => [
  user.name,
  user.username,
  user.email ?? '',
  user.phone ?? '',
  user.role,
  user.responsible ?? '',
  user.quota ?? '',
  user.role === 'Administratör' ? 'nej' : '',
  ...(user.permissions ?? ['', '', '', '']),
  user.password ?? '',
  '',
];

function staff(taken, role, extra) {
  const name = nextPerson();
  return {
    name,
    username: username(name, taken),
    email: email(name, 'lindsta.example'),
    phone: random() < 0.8 ? phone() : '',
    role,
    ...extra,
  };
}

function pupil(taken, responsible, old) {
  const name = nextPerson();
  const user = { name, username: username(name, taken), role: 'Användare', responsible };
  if (random() < (old ? 0.5 : 0.08)) user.email = email(name, 'elev.lindsta.example');
  if (random() < 0.04) user.phone = phone();
  const writes = random() < 0.7;
  const yes = (answer) => (answer ? 'ja' : 'nej');
  user.permissions = [
    yes(writes),
    yes(writes && random() < 0.3),
    yes(writes || random() < 0.3),
    yes(user.email !== undefined && random() < 0.8),
  ];
  return user;
}

/** Everybody in a group account but its first administrator: `count` users, a manager for each class of about 25. */
function members(count, old, first, taken) {
  const people = [];
  const administrators = count > 200 ? 3 : count > 27 ? 1 : 0;
  for (let index = 0; index < administrators; index++)
    people.push(staff(taken, 'Administratör', { permissions: ['ja', 'ja', 'ja', 'ja'] }));
  const managers = count > 200 ? Math.round(count / 27) : count > 8 ? 1 : 0;
  const teachers = Array.from({ length: managers }, () =>
    staff(taken, 'Manager', { permissions: ['ja', random() < 0.6 ? 'ja' : 'nej', 'ja', 'ja'] }),
  );
  people.push(...teachers);
  const pupils = count - people.length;
  const each = Math.ceil(pupils / Math.max(1, managers));
  const belongs = teachers.map(() => 0);
  for (let index = 0; index < pupils; index++) {
    const teacher = Math.floor(index / each);
    const free = random();
    // most belong to their teacher, some to the first administrator, a few to nobody
    const responsible = free < 0.04 ? '' : free < 0.07 || !teachers[teacher] ? first : teachers[teacher].username;
    if (teachers[teacher] && responsible === teachers[teacher].username) belongs[teacher]++;
    people.push(pupil(taken, responsible, old));
  }
  teachers.forEach((teacher, index) => (teacher.quota = Math.max(belongs[index], [25, 28, 30, 30][index % 4])));
  return people;
}

const accounts = [];
const files = new Map();
const writers = [];
const passwords = [];

for (const [name, count] of [...schools, ...classes]) {
  const id = groupId(name);
  const taken = new Set();
  const first = staff(taken, 'Administratör', {});
  accounts.push([name, count > 200 ? 'Skola' : 'Klass eller grupp', id, first.email, first.username, first.name]);
  const old = count > 200 ? name !== 'Östra skolan' : /skolan [789]|SFI/.test(name);
  const people = members(count - 1, old, first.username, taken);
  if (name === 'Åkerby skola 3A') people.sort((a, b) => a.name.localeCompare(b.name, 'sv')); // by name: the teacher among the pupils
  files.set(id, { people });
  writers.push([id, first.username, 3]);
  for (const user of people) {
    if (user.role !== 'Användare') writers.push([id, user.username, 3]);
    else if (user.permissions[0] === 'ja' && user.permissions[2] === 'ja') writers.push([id, user.username, 1]);
  }
}

for (const [index, title] of singles.entries()) {
  const name = nextPerson();
  const address = email(name, index === 6 ? 'hemma.example' : 'lindsta.example');
  const shown = index % 2 ? name : `${title} ${name}`;
  accounts.push([shown, 'En användare', '', address, '', shown]);
  writers.push(['', address, 3]);
}

/** The five who may sign in at once with a password of the file. Administrators have none: they choose it behind a mailed link (USR-02). */
const known = [
  ['björkskolan', 'Manager'],
  ['björkskolan', 'Användare'],
  ['almbyskola1a', 'Manager'],
  ['almbyskola1a', 'Användare'],
  ['sjöängsskolan9a', 'Användare'],
];
for (const [index, [id, role]] of known.entries()) {
  const user = files.get(id).people.find((one) => one.role === role && !one.password);
  user.password = `lindsta-${['gran', 'ekorre', 'blåbär', 'snö', 'älgko'][index]}-${17 + index * 11}`;
  passwords.push({ id, ...user });
}

const weighted = writers.flatMap(([id, who, weight]) => Array.from({ length: weight }, () => [id, who]));
const documents = Array.from({ length: 400 }, () => {
  const [id, who] = pick(random, weighted);
  const { title, text } = document(random);
  return [id, who, title, text];
});

/** A class list that nobody has loaded: it is imported by hand, into an account that was just started. */
const classTaken = new Set();
const teacher = staff(classTaken, 'Manager', { quota: 30, permissions: ['ja', 'ja', 'ja', 'ja'] });
const pupils = Array.from({ length: 25 }, () => pupil(classTaken, teacher.username, false));

const sheets = [
  ['licence', licence],
  ['entitlements', entitlements],
  ['accounts', [['Kontonamn', 'Köpt kontotyp', 'Grupp-ID', 'E-post', 'Användarnamn', 'Visat namn'], ...accounts]],
  ['documents', [['Grupp-ID', 'Användare', 'Titel', 'Text'], ...documents]],
  ['klass-5b', [usersHeader, row(teacher), ...pupils.map(row)]],
  ...[...files].map(([id, { people }]) => [`users-${id}`, [usersHeader, ...people.map(row)]]),
];

const folder = mkdtempSync(join(tmpdir(), 'town-'));
const book = join(folder, 'town.fods');
writeFileSync(book, spreadsheet(sheets));
const office = process.env['SOFFICE'] ?? 'soffice';
// semicolon, quotes where needed, UTF-8, from row 1, Swedish, numbers and dates as shown, every sheet to a file of its own
const filter = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,1053,false,true,false,false,false,-1';
execFileSync(
  office,
  [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', filter, '--outdir', folder, book],
  { stdio: 'inherit' },
);

rmSync(join(here, 'users'), { recursive: true, force: true });
mkdirSync(join(here, 'users'));
for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
  const sheet = file
    .normalize('NFC')
    .replace(/^town-/, '')
    .replace(/\.csv$/, '');
  const path = sheet.startsWith('users-') ? join(here, 'users', `${sheet.slice(6)}.csv`) : join(here, `${sheet}.csv`);
  writeFileSync(path, windows(readFileSync(join(folder, file), 'utf8')));
}
rmSync(folder, { recursive: true });
console.log(passwords.map(({ id, username, role, password }) => `| \`${id}/${username}\` | ${role} | \`${password}\` |`).join('\n'));

/** What the same program writes on Windows: a byte order mark, and CRLF behind every row; line breaks within cells stay. */
function windows(text) {
  return `\ufeff${text.replace(/"[^"]*"|\n/g, (part) => (part === '\n' ? '\r\n' : part))}`;
}

/** A generator of numbers from 0 to 1 that gives the same row for the same seed (mulberry32). */
function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
