import type { Permissions } from '@knippa/contract';
import type { RowCode, RowParams, UserRow } from '../../csv.js';
import type { UserColumn } from '../../csv/columns.js';
import { cleanName, fold } from '../../names.js';
import { personRefusal, type PersonDraft } from '../../person.js';
import { permissionsKept, permissionsOf } from '../permissions.js';
import type { After, KnownUser } from './facts.js';

/** What is wrong with a row, and in which column. */
export type Issue = { [Code in RowCode]: { readonly code: Code; readonly params: RowParams[Code]; readonly column?: UserColumn } }[RowCode];

/** An issue with its figures. */
export function issueOf<Code extends RowCode>(code: Code, params: RowParams[Code], column?: UserColumn): Issue {
  return { code, params, ...(column && { column }) } as Issue;
}

const columnOf = {
  'name-invalid': 'displayName',
  'username-invalid': 'username',
  'email-invalid': 'email',
  'phone-invalid': 'phone',
  'password-invalid': 'password',
  'password-common': 'password',
} as const satisfies Partial<Record<RowCode, UserColumn>>;

function wrongCells(said: PersonDraft): Issue | undefined {
  const wrong = personRefusal(said);
  return wrong && { ...wrong, column: columnOf[wrong.code] };
}

type Said = { readonly [Field in 'quota' | 'responsible' | 'primaryContact' | 'password']: UserRow[Field] | undefined };

/** What of a row no role may have but the one that it is made for. */
function foreign(role: After['role'], { quota, responsible, primaryContact, password }: Said): Issue | undefined {
  if (role === 'administrator' && password !== undefined) return issueOf('password-by-link', {}, 'password');
  if (role !== 'manager' && quota) return issueOf('quota-of-manager', {}, 'quota');
  if (role !== 'user' && responsible) return issueOf('responsible-of-user', {}, 'responsible');
  if (role !== 'administrator' && primaryContact) return issueOf('contact-of-administrator', {}, 'primaryContact');
  return undefined;
}

/** Somebody as a row would add them, or what is wrong with it, told from the row alone. */
export function added(row: UserRow): After | Issue {
  const { username, role = 'user', email = null, phone = null, responsible = null, primaryContact = false } = row;
  const displayName = asKept(row.displayName);
  const wrong = wrongCells(row);
  if (wrong) return wrong;
  if (displayName === undefined) return issueOf('name-missing', {}, 'displayName');
  const permissions = permissionsOf(role, row.permissions);
  if (!permissions) return issueOf('permission-fixed', {});
  if (role !== 'user' && email === null) return issueOf('email-required', {}, 'email');
  const quota = role === 'manager' ? (row.quota ?? 0) : null;
  return (
    foreign(role, { quota: row.quota, responsible, primaryContact, password: row.password }) ?? {
      displayName,
      username,
      role,
      email,
      phone,
      responsible,
      quota,
      primaryContact,
      permissions,
    }
  );
}

/**
 * Somebody as a row would make them, or what is wrong with it; undefined where it says nothing that is not so. A cell that says what is so already says nothing:
 * with another role the rest of an exported row stands as it was, and what the new role cannot have, or always has, follows from it.
 */
export function changed(row: UserRow, user: KnownUser): After | Issue | undefined {
  const { role = user.role, password } = row;
  const displayName = otherName(row.displayName, user.displayName);
  const email = row.email === user.email ? undefined : row.email;
  const phone = row.phone === user.phone ? undefined : row.phone;
  const quota = row.quota === user.quota ? undefined : row.quota;
  const primaryContact = row.primaryContact === user.primaryContact ? undefined : row.primaryContact;
  const responsible = sameName(row.responsible, user.responsible) ? undefined : row.responsible;
  const said = differing(row.permissions, user.permissions);
  // the usual row, told without making anything
  const asIs = displayName === undefined && email === undefined && phone === undefined && quota === undefined && responsible === undefined;
  if (asIs && !said && role === user.role && primaryContact === undefined && password === undefined) return undefined;
  const wrong = wrongCells({ displayName, email, phone, password }) ?? foreign(role, { quota, responsible, primaryContact, password });
  if (wrong) return wrong;
  const permissions =
    said || role !== user.role ? permissionsOf(role, { ...permissionsKept(role, user.permissions), ...said }) : user.permissions;
  if (!permissions) return issueOf('permission-fixed', {});
  const after = {
    displayName: displayName ?? user.displayName,
    username: user.username,
    role,
    email: email === undefined ? user.email : email,
    phone: phone === undefined ? user.phone : phone,
    responsible: role === 'user' ? (responsible === undefined ? user.responsible : responsible) : null,
    quota: role === 'manager' ? (quota === undefined ? (user.quota ?? 0) : (quota ?? 0)) : null,
    primaryContact: role === 'administrator' && (primaryContact ?? user.primaryContact),
    permissions,
  };
  if (role !== 'user' && after.email === null) return issueOf('email-required', {}, 'email');
  return password === undefined && isAsBefore(after, user) ? undefined : after;
}

/** What of people may be compared as it stands. */
export const compared = ['displayName', 'role', 'email', 'phone', 'responsible', 'quota', 'primaryContact'] as const;

function isAsBefore(after: After, user: KnownUser): boolean {
  return after.permissions === user.permissions && compared.every((field) => after[field] === user[field]);
}

/** A name as it is kept (USR-17), also where the cell has a line break or a wide space at its ends; what cannot be a name stays, to be told. */
function asKept(name: string | undefined): string | undefined {
  return name === undefined ? undefined : (cleanName(name) ?? name);
}

/** The name that a cell gives, where that is another than is kept already. */
function otherName(name: string | undefined, present: string): string | undefined {
  if (name === present) return undefined;
  const kept = asKept(name);
  return kept === present ? undefined : kept;
}

/** Whether two usernames are one. */
export function sameName(one: string | null | undefined, other: string | null | undefined): boolean {
  return one === other || (typeof one === 'string' && typeof other === 'string' && fold(one) === fold(other));
}

/** Those permissions that a row says are otherwise; undefined where none is. */
function differing(said: Partial<Permissions>, present: Permissions): Partial<Permissions> | undefined {
  let different: { -readonly [P in keyof Permissions]?: boolean } | undefined;
  for (const name in said) {
    const permission = name as keyof Permissions;
    const value = said[permission];
    if (value !== undefined && value !== present[permission]) (different ??= {})[permission] = value;
  }
  return different;
}
