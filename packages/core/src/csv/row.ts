import type { Permissions, Role } from '@knippa/contract';
import { answers, clears, dictionary, roles, type UserColumn } from './columns.js';

/**
 * One row of a file of users: the username it is about, and what it says of that user.
 *
 * What is undefined (no such column, an empty cell) is left alone; `null` clears it (CSV-03). Texts stand without the spaces at their
 * ends, and are otherwise as in the file: whether they may be names or addresses is `personRefusal`'s to say. A password is exactly as
 * in the file. None has what no store keeps: a cell with NUL or half a character is `cell-malformed`.
 */
export interface UserRow {
  /** As a spreadsheet program numbers it: the header is row 1. */
  readonly row: number;
  readonly username: string;
  readonly displayName: string | undefined;
  readonly email: string | null | undefined;
  readonly phone: string | null | undefined;
  readonly role: Role | undefined;
  /** A username in the same account. */
  readonly responsible: string | null | undefined;
  readonly quota: number | null | undefined;
  readonly primaryContact: boolean | undefined;
  /** Those that the row speaks of. */
  readonly permissions: Partial<Permissions>;
  readonly password: string | undefined;
  readonly remove: boolean | undefined;
}

/** A row while it is read. */
export type Draft = { -readonly [K in keyof UserRow]: UserRow[K] } & { permissions: { -readonly [P in keyof Permissions]?: boolean } };

/** A row that says nothing yet. All rows have all fields, so that the engine keeps one shape for them. */
export const draftOf = (row: number): Draft => ({
  row,
  username: '',
  displayName: undefined,
  email: undefined,
  phone: undefined,
  role: undefined,
  responsible: undefined,
  quota: undefined,
  primaryContact: undefined,
  permissions: {},
  password: undefined,
  remove: undefined,
});

const roleOf = dictionary(roles);
const answerOf = dictionary(answers);

/** Takes one cell that is not empty into the row, or says what is wrong with it. No password is wrong here, so none is told back. */
export function take(
  draft: Draft,
  column: Exclude<UserColumn, 'errors'>,
  cell: string,
  plain: string,
): 'value-unknown' | 'not-clearable' | undefined {
  if (column === 'password') {
    draft.password = plain;
    return undefined;
  }
  const text = trimmed(plain);
  if (text === '') return undefined;
  switch (column) {
    case 'email':
    case 'phone':
    case 'responsible':
      draft[column] = clears(cell) ? null : text;
      return undefined;
    case 'displayName':
    case 'username':
      if (clears(cell)) return 'not-clearable';
      draft[column] = text;
      return undefined;
    case 'quota': {
      const clear = clears(cell);
      if (!clear && !(/^[0-9]{1,6}$/.test(text) && Number(text) <= 100_000)) return 'value-unknown';
      draft.quota = clear ? null : Number(text);
      return undefined;
    }
    case 'role': {
      const role = roleOf(text);
      if (!role) return clears(cell) ? 'not-clearable' : 'value-unknown';
      draft.role = role;
      return undefined;
    }
    default: {
      const answer = text === 'x' || text === 'X' ? 'yes' : answerOf(text);
      if (!answer) return clears(cell) ? 'not-clearable' : 'value-unknown';
      if (column === 'primaryContact' || column === 'remove') draft[column] = answer === 'yes';
      else draft.permissions[column] = answer === 'yes';
      return undefined;
    }
  }
}

/** Without the spaces at its ends: those that are typed by mistake, not the tab or line break that a program wrote. */
export function trimmed(text: string): string {
  if (!isSpace(text, 0) && !isSpace(text, text.length - 1)) return text;
  let begin = 0;
  let end = text.length;
  while (isSpace(text, begin)) begin++;
  while (end > begin && isSpace(text, end - 1)) end--;
  return text.slice(begin, end);
}

function isSpace(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 0x20 || code === 0xa0;
}

/** Whether two rows say the same of permissions. */
export function samePermissions(one: Partial<Permissions>, other: Partial<Permissions>): boolean {
  return (
    one.create === other.create &&
    one.publish === other.publish &&
    one.documents === other.documents &&
    one.resetPassword === other.resetPassword
  );
}
