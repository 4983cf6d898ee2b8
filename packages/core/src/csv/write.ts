import type { Language, Permissions, Role } from '@knippa/contract';
import { passwordLength } from '../person.js';
import { guard, markWord, writeCells } from './cells.js';
import { answers, clears, columns, roles, type UserColumn } from './columns.js';
import { writeSheet } from './sheet/write.js';
import type { Delimiter } from './records.js';

/** What a file says of one user. `responsible` is a username; what is null becomes an empty cell. */
export interface UserCells {
  readonly displayName: string;
  readonly username: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly role: Role;
  readonly responsible: string | null;
  readonly quota: number | null;
  readonly primaryContact: boolean;
  readonly permissions: Permissions;
}

/** What a CSV file of ours begins with, by which spreadsheet programs know UTF-8. */
export const BOM = '\ufeff';
const sheetNames: Readonly<Record<Language, string>> = { sv: 'Användare', en: 'Users' };
const delimiters: Readonly<Record<Language, Delimiter>> = { sv: ';', en: ',' };

/** The columns of an exported file: all but the password, which no file of ours ever holds. */
const exported = (Object.keys(columns) as UserColumn[]).filter((column) => column !== 'password' && column !== 'errors');

/** The headings of an exported file, as they are in every kind of file. */
export function headerCells(language: Language): string[] {
  return exported.map((column) => columns[column][language]);
}

/**
 * What an exported file says of one user, cell by cell, as plain text: what guards it is each kind of file's own. The column for removal is
 * empty, for whoever edits the file to mark.
 */
export function userCells(user: UserCells, language: Language): string[] {
  return exported.map((column) => cellOf(user, column, language));
}

/** The first row of an exported CSV file, behind a byte order mark, by which spreadsheet programs know UTF-8. */
export function writeHeader(language: Language): string {
  return BOM + csvRow(headerCells(language), language);
}

/**
 * One user's row in a CSV file: `;` in Swedish and `,` in English, CRLF behind it. Texts are guarded against running as formulas (CSV-07) and
 * against being taken for something else, and `(tom)` as somebody's name against clearing it.
 */
export function writeRow(user: UserCells, language: Language): string {
  return csvRow(userCells(user, language), language);
}

/** A whole CSV file of users, as `users.export` sends it. */
export function writeUsers(users: Iterable<UserCells>, language: Language): string {
  let file = writeHeader(language);
  for (const user of users) file += writeRow(user, language);
  return file;
}

/** The same file as an .xlsx (CSV-01): its cells are text by themselves, so that only `(tom)` as somebody's name needs `markWord`. */
export function usersSheet(users: Iterable<UserCells>, language: Language): Uint8Array {
  return writeSheet(rowsOf(users, language), sheetNames[language]);
}

function* rowsOf(users: Iterable<UserCells>, language: Language): Generator<readonly string[], undefined> {
  yield headerCells(language);
  for (const user of users) yield userCells(user, language).map(markWord);
  return undefined;
}

/**
 * The rows of an empty file to fill in: every column, and a row that says what may stand in each. Imported as it is, that row is refused: its username is none,
 * and what stands for a quota, the primary contact and removal is no value, so that it is refused too with another username alone.
 */
export function templateCells(language: Language): [header: string[], example: string[]] {
  const example: Partial<Record<UserColumn, Record<Language, string>>> = {
    displayName: { sv: 'Exempel Exempelsson', en: 'Example Person' },
    username: { sv: 'bokstäver och siffror, ta bort den här raden', en: 'letters and digits, delete this row' },
    email: { sv: 'namn@kommunen.example', en: 'name@school.example' },
    phone: { sv: '070-123 45 67', en: '+46 70 123 45 67' },
    role: roles.user,
    responsible: { sv: 'lärarensanvändarnamn', en: 'theteachersusername' },
    quota: { sv: 'för en manager: ett antal, eller (tom) för 0', en: 'for a manager: a number, or (empty) for 0' },
    primaryContact: { sv: 'ja, för en administratör', en: 'yes, for an administrator' },
    create: answers.yes,
    publish: answers.no,
    documents: answers.yes,
    resetPassword: answers.no,
    password: { sv: `minst ${passwordLength.least} tecken, eller inget`, en: `at least ${passwordLength.least} characters, or nothing` },
    remove: { sv: 'x tar bort användaren', en: 'x removes the user' },
  };
  const all = (Object.keys(columns) as UserColumn[]).filter((column) => column !== 'errors');
  return [all.map((column) => columns[column][language]), all.map((column) => example[column]?.[language] ?? '')];
}

/** The template as a CSV file (CSV-10). */
export function template(language: Language): string {
  const rows = templateCells(language).map((cells) => csvRow(cells, language));
  return BOM + rows.join('');
}

/** The template as an .xlsx file (CSV-10). */
export function templateSheet(language: Language): Uint8Array {
  return writeSheet(templateCells(language), sheetNames[language]);
}

/** A row of a CSV file of ours: each cell guarded against running as a formula, being taken for something else, and clearing what it tells (CSV-01, CSV-07). */
export function csvRow(cells: readonly string[], language: Language): string {
  return writeCells(
    cells.map((cell) => (clears(cell) ? `'${cell}` : guard(cell))),
    delimiters[language],
  );
}

function cellOf(user: UserCells, column: UserColumn, language: Language): string {
  switch (column) {
    case 'displayName':
    case 'username':
    case 'email':
    case 'phone':
    case 'responsible':
      return user[column] ?? '';
    case 'role':
      return roles[user.role][language];
    case 'quota':
      return user.quota === null ? '' : String(user.quota);
    case 'primaryContact':
      return answers[user.primaryContact ? 'yes' : 'no'][language];
    case 'password':
    case 'remove':
    case 'errors':
      return '';
    default:
      return answers[user.permissions[column] ? 'yes' : 'no'][language];
  }
}
