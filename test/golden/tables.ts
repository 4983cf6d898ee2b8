import { guard, usersSheet, writeCells, writeSheet, writeUsers, type UserCells } from '@knippa/core/csv';

/** Texts that spreadsheet programs take for something else, or stumble over; all of them may be somebody's name, telephone or address. */
const stumbles = [
  "'apostrof",
  "''två",
  '=1+1',
  '=SUMMA(A1:A9)',
  '+46701234567',
  '-17',
  '@åsa',
  '(tom)',
  "'(tom)",
  '(empty)',
  'Öberg; Åsa',
  'Öberg, Åsa',
  'Åsa "Märta" Öberg',
  '"',
  'A\u030asa O\u0308berg',
  '0701234567',
  '007',
  '1234567890123456',
  '123456789012',
  '12345678901',
  '1/2',
  '2026-01-02',
  '3-4',
  '12.5',
  '1,50',
  '1 000',
  '1,000',
  '10:30',
  '1E5',
  '5 %',
  'TRUE',
  'false',
  'SANT',
  'jan1',
  'maj 5',
  '4A',
  '#N/A',
  '#REF!',
  '_x0041_',
  'Zoë 😀 שלום',
  '<b>&amp;</b>',
  '070-123 45 67',
  '08-12 34 56',
];

/** Users of an account, as they are exported. */
export const users: readonly UserCells[] = stumbles.map((text, index) => ({
  displayName: text,
  username: `elev${index}`,
  email: index % 3 === 0 ? null : `elev${index}@lindsta.example`,
  phone: text,
  role: index === 0 ? 'administrator' : index % 5 === 0 ? 'manager' : 'user',
  responsible: index % 7 === 0 ? null : text,
  quota: index % 5 === 0 ? index * 1_000 : null,
  primaryContact: index === 0,
  permissions: { create: index % 2 === 0, publish: index % 3 === 0, documents: true, resetPassword: false },
}));

/** What no name may hold, but cells of other tables do. */
export const cells: readonly (readonly string[])[] = [
  ['text', 'bakom', 'mellan'],
  ...['\t=1', '\tflik', 'rad\nrad', '\r=1', 'a\r\nb', '\nrad', '"\n"', '=1\n+1', ' mellanslag ', '\u00a0', 'a\tb'].map((text) => [
    text,
    `${text}x`,
    `x${text}x`,
  ]),
];

/** A class list whose letters Windows-1252 has. */
export const classList: readonly (readonly string[])[] = [
  ['Visat namn', 'Användarnamn', 'E-post', 'Telefon', 'Roll', 'Ansvarig', 'Max antal användare', 'Publicera'],
  ['Åsa Öberg', 'åsa', 'asa@lindsta.example', '+46701234567', 'Manager', '', '30', 'ja'],
  ['Märta "Mätta" Ålund; 4A', 'märta', '', '0701234567', 'Användare', 'åsa', '', 'nej'],
  ['André – 5 € in, out', 'andre', 'andre@lindsta.example', '070-123 45 67', 'Användare', 'åsa', '', ''],
  ['Två\nrader', 'tva', '', '', '', '', '', ''],
  ['', '', '', '', '', '', '', ''],
  ['1/2', '007', '', '1234567890123456', 'Användare', '', '', 'ja'],
];

/** Our files, by their names; the programs's reading of each stands beside it. */
export const exports: Readonly<Record<string, () => Uint8Array>> = {
  'users-sv.csv': () => utf8(writeUsers(users, 'sv')),
  'users-en.csv': () => utf8(writeUsers(users, 'en')),
  'users.xlsx': () => usersSheet(users, 'sv'),
  'cells.csv': () => utf8(`\ufeff${cells.map((row) => writeCells(row.map(guard), ';')).join('')}`),
  'cells.xlsx': () => writeSheet(cells),
};

/** The languages that a person's spreadsheet program is set to. */
export const locales = ['sv-SE', 'en-US'] as const;

/** How the class list is saved as text: by the program's numbers for encodings and characters. */
export const encodings = { 'utf-8': 76, 'utf-16le': 65_535, 'windows-1252': 1 } as const;
export const delimiters = { comma: 44, semicolon: 59, tab: 9 } as const;

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
