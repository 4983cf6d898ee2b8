import type { Language, Role } from '@knippa/contract';
import { fold } from '../names.js';

/** What the file of users has a column for. */
export type UserColumn =
  | 'displayName'
  | 'username'
  | 'email'
  | 'phone'
  | 'role'
  | 'responsible'
  | 'quota'
  | 'primaryContact'
  | 'create'
  | 'publish'
  | 'documents'
  | 'resetPassword'
  | 'password'
  | 'remove'
  | 'errors';

/** The columns of a file of users, in their order, with their headings (CSV-10). */
export const columns: Readonly<Record<UserColumn, Readonly<Record<Language, string>>>> = {
  displayName: { sv: 'Visat namn', en: 'Display name' },
  username: { sv: 'Användarnamn', en: 'Username' },
  email: { sv: 'E-post', en: 'E-mail' },
  phone: { sv: 'Telefon', en: 'Phone' },
  role: { sv: 'Roll', en: 'Role' },
  responsible: { sv: 'Ansvarig', en: 'Responsible' },
  quota: { sv: 'Max antal användare', en: 'Quota' },
  primaryContact: { sv: 'Huvudadmin', en: 'Primary contact' },
  create: { sv: 'Skapa dokument', en: 'Create' },
  publish: { sv: 'Publicera', en: 'Publish' },
  documents: { sv: 'Mina dokument', en: 'My Documents' },
  resetPassword: { sv: 'Återställa lösenord', en: 'Reset password' },
  password: { sv: 'Lösenord', en: 'Password' },
  remove: { sv: 'Ta bort', en: 'Remove' },
  // written behind a file whose rows were refused, and passed over when it is sent again
  errors: { sv: 'Fel', en: 'Errors' },
};

/** The names of the roles in files. */
export const roles: Readonly<Record<Role, Readonly<Record<Language, string>>>> = {
  administrator: { sv: 'Administratör', en: 'Administrator' },
  manager: { sv: 'Manager', en: 'Manager' },
  user: { sv: 'Användare', en: 'User' },
};

/** Yes and no in files. */
export const answers: Readonly<Record<'yes' | 'no', Readonly<Record<Language, string>>>> = {
  yes: { sv: 'ja', en: 'yes' },
  no: { sv: 'nej', en: 'no' },
};

/** What stands in a cell to clear a value; an empty cell leaves it alone (CSV-03). */
const cleared: Readonly<Record<Language, string>> = { sv: '(tom)', en: '(empty)' };
const clearing = new Set(Object.values(cleared).map(word));

/** Whether a cell clears a value. */
export function clears(cell: string): boolean {
  return cell.length < 20 && cell.includes('(') && clearing.has(word(cell));
}

/** What the words of a file mean, by a table in both languages. */
export type Dictionary<Meaning> = (text: string) => Meaning | undefined;

/** Finds what a heading, role or answer means: in either language, whatever its case, its spaces and its hyphens. */
export function dictionary<Meaning extends string>(
  table: Readonly<Record<Meaning, Readonly<Record<Language, string>>>>,
): Dictionary<Meaning> {
  const asWritten = new Map<string, Meaning>();
  const asWords = new Map<string, Meaning>();
  for (const meaning of Object.keys(table) as Meaning[])
    for (const text of Object.values<string>(table[meaning])) {
      asWritten.set(text, meaning); // the usual case, without folding
      asWords.set(word(text), meaning);
    }
  return (text) => asWritten.get(text) ?? asWords.get(word(text));
}

function word(text: string): string {
  return fold(text).replace(/[\s\p{Pd}]+/gu, '');
}
