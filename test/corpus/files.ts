import type { Change, RefusedRow } from '@knippa/contract';
import { writeSheet } from '@knippa/core/csv';
import { strToU8, zipSync } from 'fflate';

/** A file that somebody sends, and what must be said of it: a refusal of the whole, or of each row that is left out what is wrong and in which column; and how many are added, changed and removed. */
export interface SentFile {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly refusal?: string;
  readonly rows?: readonly string[];
  /** `added/changed/removed` people. */
  readonly does?: string;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, little: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
  return new Uint8Array(view.buffer);
};

const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': utf8,
  'UTF-8 with BOM': (text) => utf8(`\ufeff${text}`),
  'UTF-16LE': (text) => utf16(`\ufeff${text}`, true),
  'UTF-16BE': (text) => utf16(`\ufeff${text}`, false),
  'Windows-1252': latin,
};
const delimiters = { semicolon: ';', comma: ',', tab: '\t' } as const;
const ends = { CRLF: '\r\n', LF: '\n', CR: '\r' } as const;

const table = [
  ['Visat namn', 'Användarnamn', 'Telefon', 'Ta bort'],
  ['Åsa "Ö" Ek', 'åsa', '0701740605', ''],
  ['Per, Elev; junior', 'per', '', ''],
  ['', 'bo', '', 'x'],
];
const quoted = (cell: string) => (/[";,\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One table in every encoding, with every delimiter and line end: 45 files that do the same. */
const sameTable = Object.entries(encodings).flatMap(([encoding, encode]) =>
  Object.entries(delimiters).flatMap(([name, delimiter]) =>
    Object.entries(ends).map(([end, line]): SentFile => {
      const text = table.map((row) => row.map(quoted).join(delimiter) + line).join('');
      return { what: `${encoding}, ${name}, ${end}`, bytes: encode(text), rows: [], does: '1/1/1' };
    }),
  ),
);

/** A header of all that a row may say. */
const header = 'Visat namn;Användarnamn;E-post;Telefon;Roll;Ansvarig;Max antal användare;Huvudadmin;Skapa dokument;Lösenord;Ta bort';
const of = (what: string, rows: readonly string[], said: readonly string[], does = '0/0/0'): SentFile => ({
  what,
  bytes: utf8([header, ...rows].map((row) => `${row}\r\n`).join('')),
  rows: said,
  does,
});
const whole = (what: string, bytes: Uint8Array | string, refusal: string): SentFile => ({
  what,
  bytes: typeof bytes === 'string' ? utf8(bytes) : bytes,
  refusal,
});

/** A heading that nobody knows, with more commas in it than a row has semicolons. */
const note = 'Anteckning (allergi, kost, övrigt, annat)';

/** Files that cannot be read as a table of users. */
const unreadable: readonly SentFile[] = [
  whole('nothing', '', 'file-without-header'),
  whole('line ends alone', '\r\n\r\n\n', 'file-without-header'),
  whole('spaces and separators alone', ' ; ;\r\n;;\r\n', 'file-without-header'),
  whole('a BOM alone', '\ufeff', 'file-without-header'),
  whole('people without a header', 'Åsa;åsa\r\nPer;per\r\n', 'file-without-header'),
  whole('a letter', 'Hej! Här kommer klass 5B.\r\nMvh Karin\r\n', 'file-without-header'),
  whole('JSON', '[{"Användarnamn":"åsa"}]', 'file-without-header'),
  whole('HTML', '<table><tr><td>Användarnamn</td></tr></table>', 'file-without-header'),
  whole('a header whose quote is never closed', '"Användarnamn;Visat namn\r\nåsa;Åsa\r\n', 'file-without-header'),
  whole('no username', 'Visat namn;Roll\r\nÅsa;Användare\r\n', 'file-without-column'),
  whole('a column twice', 'Användarnamn;Visat namn;Visat namn\r\n', 'file-column-twice'),
  whole('a column twice, in two languages', 'Användarnamn;Visat namn;Display name\r\n', 'file-column-twice'),
  whole('a column twice, in two cases', 'Användarnamn;ANVÄNDARNAMN\r\n', 'file-column-twice'),
  whole('an unknown column', 'Användarnamn;Klass\r\nåsa;5B\r\n', 'file-unknown-columns'),
  whole('more commas in a heading than semicolons', `Visat namn;Användarnamn;${note}\r\nÅsa;åsa;\r\n`, 'file-unknown-columns'),
  whole('the same in quotes', `"Visat namn";"Användarnamn";"${note}"\r\nÅsa;åsa;\r\n`, 'file-unknown-columns'),
  whole('an id of ours', 'Användarnamn;Id\r\nåsa;1\r\n', 'file-unknown-columns'),
  whole('a misspelt column', 'Användarnamn;Visat nam\r\nåsa;Åsa\r\n', 'file-unknown-columns'),
  whole('a program', latin('MZ\x90\0\x03\0\0\0'), 'file-not-text'),
  whole('an image', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'file-not-text'),
  whole('a PDF with NUL', latin('%PDF-1.7\n\0\0'), 'file-not-text'),
  whole('UTF-16 without BOM', utf16('Användarnamn\r\nåsa', true), 'file-not-text'),
  whole('a spreadsheet of 1997', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'), 'file-broken locked'),
  whole('a zip that is no spreadsheet', latin('PK\x03\x04\x14\0\0\0'), 'file-broken broken'),
  whole(
    'a text document',
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<a/>') }),
    'file-broken no-sheet',
  ),
  whole(
    'a spreadsheet of LibreOffice’s own',
    zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<a/>') }),
    'file-broken no-sheet',
  ),
  whole('UTF-8 that breaks off', utf8('Användarnamn;Visat namn\r\nåsa;Åsa Öberg å ä ö').slice(0, -1), 'file-broken broken'),
  whole('UTF-8 with NUL in a cell', 'Användarnamn;E-post\r\na;a\0@a.example\r\n', 'file-not-text'),
  whole('UTF-16 with NUL in a cell', utf16('\ufeffAnvändarnamn\r\na\0\r\n', true), 'file-not-text'),
  whole('UTF-16 with the first half of a character', utf16('\ufeffAnvändarnamn\r\na\ud83d\r\n', true), 'file-broken broken'),
  whole('UTF-16 with the second half of a character', utf16('\ufeffAnvändarnamn\r\n\ude00a\r\n', false), 'file-broken broken'),
  whole('UTF-8 with half a character', latin('Anv\xc3\xa4ndarnamn\r\n\xc3\xa5\xc3\xa4\xc3\xb6\xed\xa0\xbd\r\n'), 'file-broken broken'),
  whole('XLSX with NUL in a heading', writeSheet([['Användarnamn', 'E-post\0']]), 'file-unknown-columns'),
  whole('UTF-16 that breaks off', utf16('\ufeffAnvändarnamn\r\n', true).slice(0, -1), 'file-broken broken'),
];

/** Headers in other words, and rows of other shapes, that are read. */
const readable: readonly SentFile[] = [
  { what: 'a header alone', bytes: utf8(header), rows: [], does: '0/0/0' },
  { what: 'one column', bytes: utf8('Användarnamn\r\nper\r\n'), rows: [], does: '0/0/0' },
  { what: 'English', bytes: utf8('Display name,Username,Role\r\nÅsa,åsa,User\r\n'), rows: [], does: '1/0/0' },
  { what: 'both languages', bytes: utf8('Display name;Användarnamn;Role\r\nÅsa;åsa;Användare\r\n'), rows: [], does: '1/0/0' },
  { what: 'other order', bytes: utf8('Roll;Användarnamn;Visat namn\r\nManager;maj;Maj Ek\r\n'), rows: [], does: '0/1/0' },
  { what: 'other case and hyphens', bytes: utf8('ANVÄNDARNAMN;visat-namn;EPOST\r\nåsa;Åsa;\r\n'), rows: [], does: '1/0/0' },
  { what: 'spaces round everything', bytes: utf8(' Användarnamn ; Visat namn \r\n åsa ; Åsa \r\n'), rows: [], does: '1/0/0' },
  { what: 'a line that tells the separator', bytes: utf8('sep=,\r\nAnvändarnamn,Visat namn\r\nåsa,Åsa\r\n'), rows: [], does: '1/0/0' },
  { what: 'empty lines between', bytes: utf8('\r\n\r\nAnvändarnamn;Visat namn\r\n\r\nåsa;Åsa\r\n;\r\n'), rows: [], does: '1/0/0' },
  { what: 'no line end at the end', bytes: utf8('Användarnamn;Visat namn\r\nåsa;Åsa'), rows: [], does: '1/0/0' },
  { what: 'short rows', bytes: utf8(`${header}\r\nÅsa;åsa\r\n`), rows: [], does: '1/0/0' },
  { what: 'quotes round every cell', bytes: utf8('"Användarnamn";"Visat namn"\r\n"åsa";"Åsa"\r\n'), rows: [], does: '1/0/0' },
  {
    what: 'an å of a and a ring',
    bytes: utf8('Användarnamn;Visat namn\r\na\u030asa;A\u030asa\r\n'.normalize('NFD')),
    rows: [],
    does: '1/0/0',
  },
  { what: 'a username in capitals', bytes: utf8('Användarnamn;Visat namn\r\nPER;Per Ek\r\n'), rows: [], does: '0/1/0' },
  { what: 'the column of errors', bytes: utf8('Användarnamn;Visat namn;Fel\r\nåsa;Åsa;Visat namn saknas.\r\n'), rows: [], does: '1/0/0' },
  { what: 'XLSX', bytes: writeSheet(table), rows: [], does: '1/1/1' },
  {
    what: 'XLSX under the name of CSV, with a guard that is none',
    bytes: writeSheet([
      ['Användarnamn', 'Visat namn'],
      ['åsa', "'Åsa"],
    ]),
    rows: [],
    does: '1/0/0',
  },
  ...['=1+1', '+1', '-1', '@SUM(A1)', '=cmd|’/C calc’!A0', '|x', "'Åsa", "''Åsa", '"Å"'].map((name): SentFile => {
    return {
      what: `a name that begins with ${name}`,
      bytes: utf8(`Användarnamn;Visat namn\r\nåsa;${quoted(name)}\r\n`),
      rows: [],
      does: '1/0/0',
    };
  }),
  ...['\t', '\r', '\n', '\r\n', '\u2003'].flatMap((end) =>
    ['Bo', '=1+1'].map((name): SentFile => {
      return {
        what: `the name ${name} between ${JSON.stringify(end)}`,
        bytes: utf8(`Användarnamn;Visat namn\r\nåsa;"${end}${name}${end}"\r\n`),
        rows: [],
        does: '1/0/0',
      };
    }),
  ),
  {
    what: 'nothing but its name between spaces',
    bytes: utf8('Användarnamn;Visat namn\r\nbo;"\tbo\r\n\u2003"\r\n'),
    rows: [],
    does: '0/0/0',
  },
];

/** Cells of a spreadsheet with what no store keeps. */
const unkept: readonly SentFile[] = ['\0', '\ud83d', '\ude00', 'a\0', '\ude00\ud83d@skola.example'].flatMap((cell) =>
  ['Visat namn', 'Användarnamn', 'E-post', 'Telefon', 'Ansvarig', 'Roll', 'Lösenord', 'Ta bort'].map((column): SentFile => {
    const row = { 'Visat namn': 'Åsa', Användarnamn: 'åsa', [column]: cell };
    const said = [`2 cell-malformed ${column}`, ...(column === 'Användarnamn' ? ['2 username-missing Användarnamn'] : [])];
    return {
      what: `XLSX with ${JSON.stringify(cell)} as ${column}`,
      bytes: writeSheet([Object.keys(row), Object.values(row)]),
      rows: said,
    };
  }),
);

/** Rows that are left out, in an account of Karin (administrator), Maj (manager, of three places) with Per, and Bo. Seven places. */
const rows: readonly SentFile[] = [
  of('the same username twice', ['A;a', 'B;b', 'A2;A'], ['2 username-twice Användarnamn', '4 username-twice Användarnamn'], '1/0/0'),
  of('the same username in two spellings', ['A;åsa', 'B;a\u030asa'], ['2 username-twice Användarnamn', '3 username-twice Användarnamn']),
  of(
    'the same user twice, with other roles',
    [';per;;;Manager', ';per;;;Administratör'],
    ['2 username-twice Användarnamn', '3 username-twice Användarnamn'],
  ),
  of('no username', ['A;'], ['2 username-missing Användarnamn']),
  of('no name', [';a'], ['2 name-missing Visat namn']),
  of('a name of two lines', ['"A\nB";a'], ['2 name-invalid Visat namn']),
  of('a name of 256 letters', [`${'å'.repeat(256)};a`], ['2 name-invalid Visat namn']),
  of('a cell of 2,001 letters', [`${'å'.repeat(2001)};a`], ['2 cell-too-long Visat namn']),
  of('a username with a space', ['A;a b'], ['2 username-invalid Användarnamn']),
  of('a username with an @', ['A;a@b'], ['2 username-invalid Användarnamn']),
  of('a username of a formula', ["A;'=a"], ['2 username-invalid Användarnamn']),
  of('a username of 65 letters', [`A;${'a'.repeat(65)}`], ['2 username-invalid Användarnamn']),
  of('a mangled username', ['A;1,00E+05'], ['2 username-invalid Användarnamn']),
  of('an address without @', ['A;a;a.example'], ['2 email-invalid E-post']),
  of('two addresses', ['A;a;"a@a.example, b@b.example"'], ['2 email-invalid E-post']),
  of('an address that another has', ['A;a;PER@skola.example'], ['2 email-taken E-post']),
  of('an address that another gives up', ['A;a;per@skola.example', ';per;(tom)'], [], '1/1/0'),
  of('two rows of one address', ['A;a;n@n.example', 'B;b;N@N.example'], ['2 email-twice E-post', '3 email-twice E-post']),
  of('a mangled telephone', ['A;a;;7,01E+08'], ['2 phone-invalid Telefon']),
  of('a telephone of letters', ['A;a;;ring mig'], ['2 phone-invalid Telefon']),
  of('a guarded telephone', ["A;a;;'+46701740605"], [], '1/0/0'),
  of('a role of no meaning', ['A;a;;;Chef'], ['2 value-unknown Roll']),
  of('a cleared role', [';per;;;(tom)'], ['2 not-clearable Roll']),
  of('a cleared name', ['(tom);per'], ['2 not-clearable Visat namn']),
  of('a manager without an address', ['A;a;;;Manager'], ['2 email-required E-post']),
  of('a manager whose address is cleared', [';maj;(tom)'], ['2 email-required E-post']),
  of('a quota of a `user`', ['A;a;;;;;3'], ['2 quota-of-manager Max antal användare']),
  of(
    'a role of no meaning, of somebody with no name, address or telephone',
    ['A\u0007;a;ingen adress;ring mig;Chef'],
    ['2 value-unknown Roll', '2 name-invalid Visat namn', '2 email-invalid E-post', '2 phone-invalid Telefon'],
  ),
  of('text behind a quote, and no address', ['"A"B;a;ingen adress'], ['2 stray-quote']),
  of('half a quota', ['A;a;;;;;3,5'], ['2 value-unknown Max antal användare']),
  of('a quota below zero', ['A;a;;;;;-1'], ['2 value-unknown Max antal användare']),
  of('a quota of a million', ['A;a;;;;;1000000'], ['2 value-unknown Max antal användare']),
  of('an answer of no meaning', ['A;a;;;;;;;kanske'], ['2 value-unknown Skapa dokument']),
  of('a permission that a role has', [';maj;;;;;;;nej'], ['2 permission-fixed Skapa dokument']),
  of('a short password', ['A;a;;;;;;;;kort'], ['2 password-invalid Lösenord']),
  of('a common password', ['A;a;;;;;;;;password'], ['2 password-common Lösenord']),
  of('a password for an administrator', [';karin;;;;;;;;ett långt lösenord'], ['2 password-by-link Lösenord']),
  of('somebody else’s password', [';per;;;;;;;;ett långt lösenord'], [], '0/1/0'),
  of(
    'a wrong name, address and telephone',
    ['"A\nB";a b;a.example;ring mig'],
    ['2 name-invalid Visat namn', '2 username-invalid Användarnamn', '2 email-invalid E-post', '2 phone-invalid Telefon'],
  ),
  of('a telephone and a password that are wrong', [';per;;ring mig;;;;;;kort'], ['2 phone-invalid Telefon', '2 password-invalid Lösenord']),
  of(
    'a manager of nothing that she needs',
    [';a;;;Manager;maj;;ja;nej'],
    [
      '2 responsible-of-user Ansvarig',
      '2 contact-of-administrator Huvudadmin',
      '2 permission-fixed Skapa dokument',
      '2 name-missing Visat namn',
      '2 email-required E-post',
    ],
  ),
  of('something beyond the columns', ['A;a;;;;;;;;;;extra'], ['2 cell-without-column']),
  of('text behind a quote', ['"A"B;a'], ['2 stray-quote']),
  of('a quote that is never closed', ['A;a', '"B;b', 'C;c'], ['3 open-quote', '3 username-missing Användarnamn'], '1/0/0'),
  of('nobody to remove', [';ingen;;;;;;;;;x'], ['2 nobody-to-remove Användarnamn']),
  of('a manager after its users', ['A;a;;;;ny', 'Ny;ny;ny@ny.example;;Manager;;1'], [], '2/0/0'),
  of('somebody of their own', ['A;a;;;;a'], ['2 responsible-unknown Ansvarig']),
  of('two of each other', ['A;a;;;;b', 'B;b;;;;a'], ['2 responsible-unknown Ansvarig', '3 responsible-refused Ansvarig']),
  of('a responsible of nobody', ['A;a;;;;finns'], ['2 responsible-unknown Ansvarig']),
  of(
    'a responsible whose promotion is refused',
    ['A;a;;;;per', ';per;fel;;Manager'],
    ['2 responsible-refused Ansvarig', '3 email-invalid E-post'],
  ),
  of(
    'a responsible who leads nobody, and whose row is refused',
    ['A;a;;;;per', ';per;fel'],
    ['2 responsible-unknown Ansvarig', '3 email-invalid E-post'],
  ),
  of('a responsible who is refused', ['A;a;;;;ny', 'Ny;ny;fel;;Manager;;9'], ['2 responsible-refused Ansvarig', '3 email-invalid E-post']),
  of('a responsible of a manager', [';maj;;;;karin'], ['2 responsible-of-user Ansvarig']),
  of('more than a quota holds', ['A;a;;;;maj', 'B;b;;;;maj', 'C;c;;;;maj'], ['4 quota-exceeded Ansvarig'], '2/0/0'),
  of('a quota below its users', [';maj;;;;;0'], ['2 quota-in-use Max antal användare']),
  of('one more than the account holds', ['A;a', 'B;b', 'C;c', 'D;d'], ['5 account-full'], '3/0/0'),
  of('one more, and one less', ['A;a', 'B;b', 'C;c', 'D;d', ';bo;;;;;;;;;x'], [], '4/0/1'),
  of('the last administrator removed', [';karin;;;;;;;;;x'], ['2 last-administrator Ta bort']),
  of('the last administrator demoted', [';karin;;;Användare'], ['2 last-administrator Roll']),
  of('the flag taken from nobody to nobody', [';karin;;;;;;nej'], ['2 primary-contact Huvudadmin']),
  of(
    'the flag given twice',
    [';maj;;;Administratör;;;ja', ';per;;;Administratör;;;ja'],
    ['2 contact-twice Huvudadmin', '3 contact-twice Huvudadmin'],
  ),
  of('the flag given to a manager', [';maj;;;;;;ja'], ['2 contact-of-administrator Huvudadmin']),
  of('the flag handed on by whoever leaves', [';karin;;;;;;;;;x', ';maj;;;Administratör;;;ja'], [], '0/1/1'),
  of('a manager removed with users', [';maj;;;;;;;;;x'], ['2 has-users Ta bort']),
  of('a manager demoted with users', [';maj;;;Användare'], ['2 has-users Roll']),
  of('a manager and her users removed', [';maj;;;;;;;;;x', ';per;;;;;;;;;x'], [], '0/0/2'),
  of('a telephone number that lost its zero', ['A;a;;701740605', ';per;;701740605'], [], '1/1/0'),
  of(
    'a day that a program made of a number',
    ['A;a;;2026-01-02', 'M;m;m@m.example;;Manager;;2026-01-02'],
    ['3 value-unknown Max antal användare'],
    '1/0/0',
  ),
  of('a day for a name', ['3 maj;a', '2026-01-02;b'], [], '2/0/0'),
  of(
    'a username that a program made a day of',
    ['A;2026-01-02', 'B;3-maj'],
    ['2 username-invalid Användarnamn', '3 username-invalid Användarnamn'],
  ),
  of('two usernames swapped', ['Bo Ek;per', 'Per Ek;bo'], [], '0/2/0'),
  of('everything as it was', [';karin', ';maj', ';per', ';bo'], []),
];

/** At least 150 files (reliability, section 6). */
export const sentFiles: readonly SentFile[] = [...sameTable, ...unreadable, ...readable, ...unkept, ...rows];

/** A refusal of the whole, in the form of `expectedOf`: with the reason why a file is broken. */
export function refusalOf({ code, params }: { readonly code: string; readonly params?: unknown }): string {
  const { reason } = (params ?? {}) as { readonly reason?: string };
  return [code, reason].filter(Boolean).join(' ');
}

/** What must be said of a file. */
export function expectedOf({ refusal, rows = [], does = '0/0/0' }: SentFile): string {
  return refusal ?? `${rows.join()} ${does}`;
}

/** What a plan says of a file, in the same form. */
export function reportOf({
  changes,
  refused = [],
}: {
  readonly changes: readonly Change[];
  readonly refused?: readonly RefusedRow[] | undefined;
}): string {
  const people = (kind: Change['kind']) => new Set(changes.filter((change) => change.kind === kind).map(({ id, name }) => id || name)).size;
  return `${refused.map(({ row, code, column }) => [row, code, column].filter(Boolean).join(' ')).join()} ${people('added')}/${people('changed')}/${people('removed')}`;
}
