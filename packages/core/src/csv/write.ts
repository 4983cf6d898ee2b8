import type { Permissions, Role } from '@knippa/contract';
import { guard, writeCells } from './cells.js';
import { answers, clears, columns, roles, type CsvLanguage, type UserColumn } from './columns.js';
import type { Delimiter } from './text.js';

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

const BOM = '\ufeff';
const delimiters: Readonly<Record<CsvLanguage, Delimiter>> = { sv: ';', en: ',' };

/** The columns of an exported file: all but the password, which no file of ours ever holds. */
const exported = (Object.keys(columns) as UserColumn[]).filter((column) => column !== 'password');

/** The first row of an exported file, behind a byte order mark, by which spreadsheet programs know UTF-8. */
export function writeHeader(language: CsvLanguage): string {
  return BOM + headings(exported, language);
}

/**
 * One user's row: `;` in Swedish and `,` in English, CRLF behind it. Texts are guarded against running as formulas (CSV-07), and `(tom)` as
 * somebody's name against clearing it. The column for removal is empty, for whoever edits the file to mark.
 */
export function writeRow(user: UserCells, language: CsvLanguage): string {
  return writeCells(
    exported.map((column) => cellOf(user, column, language)),
    delimiters[language],
  );
}

/** A whole file of users, as `users.export` sends it. */
export function writeUsers(users: Iterable<UserCells>, language: CsvLanguage): string {
  let file = writeHeader(language);
  for (const user of users) file += writeRow(user, language);
  return file;
}

/** An empty file to fill in, with every column, and one row that explains. Imported as it is, that row is refused: its username is none. */
export function template(language: CsvLanguage): string {
  const example: Partial<Record<UserColumn, Record<CsvLanguage, string>>> = {
    displayName: { sv: 'Exempel Exempelsson', en: 'Example Person' },
    username: { sv: 'bokstäver och siffror, ta bort den här raden', en: 'letters and digits, delete this row' },
    email: { sv: 'namn@kommunen.example', en: 'name@school.example' },
    phone: { sv: '070-123 45 67', en: '+46 70 123 45 67' },
    role: roles.user,
    responsible: { sv: 'lärarensanvändarnamn', en: 'theteachersusername' },
    create: answers.yes,
    publish: answers.no,
    documents: answers.yes,
    resetPassword: answers.no,
  };
  const all = Object.keys(columns) as UserColumn[];
  const row = all.map((column) => guard(example[column]?.[language] ?? ''));
  return BOM + headings(all, language) + writeCells(row, delimiters[language]);
}

function headings(list: readonly UserColumn[], language: CsvLanguage): string {
  return writeCells(
    list.map((column) => columns[column][language]),
    delimiters[language],
  );
}

function cellOf(user: UserCells, column: UserColumn, language: CsvLanguage): string {
  switch (column) {
    case 'displayName':
    case 'username':
    case 'email':
    case 'phone':
    case 'responsible':
      return textCell(user[column]);
    case 'role':
      return roles[user.role][language];
    case 'quota':
      return user.quota === null ? '' : String(user.quota);
    case 'primaryContact':
      return answers[user.primaryContact ? 'yes' : 'no'][language];
    case 'password':
    case 'remove':
      return '';
    default:
      return answers[user.permissions[column] ? 'yes' : 'no'][language];
  }
}

function textCell(text: string | null): string {
  if (text === null) return '';
  return clears(text) ? `'${text}` : guard(text);
}
