import type { Permissions } from '@knippa/contract';
import type { RowCode, RowParams, UserRow } from '../../csv.js';
import type { UserColumn } from '../../csv/columns.js';
import { cleanName, fold } from '../../names.js';
import { personRefusals, type PersonDraft } from '../../person.js';
import { fixedOff, permissionsKept, permissionsOf } from '../permissions.js';
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

type Said = PersonDraft & { readonly [Field in 'quota' | 'responsible' | 'primaryContact' | 'permissions']?: UserRow[Field] | undefined };

/** What is wrong with the cells of a row, whoever it is about and whatever their role. */
export function wrongAlone(said: PersonDraft): Issue[] {
  return personRefusals(said).map((wrong): Issue => ({ ...wrong, column: columnOf[wrong.code] }));
}

/** What is wrong with the cells of a row, each by itself and with this role: one issue a cell, so that all are mended at once (CSV-04). */
function wrongCells(role: After['role'], said: Said): Issue[] {
  const { quota, responsible, primaryContact, password, permissions } = said;
  const issues = wrongAlone(said);
  if (role === 'administrator' && password !== undefined && !issues.some(({ column }) => column === 'password'))
    issues.push(issueOf('password-by-link', {}, 'password'));
  if (role !== 'manager' && quota) issues.push(issueOf('quota-of-manager', {}, 'quota'));
  if (role !== 'user' && responsible) issues.push(issueOf('responsible-of-user', {}, 'responsible'));
  if (role !== 'administrator' && primaryContact) issues.push(issueOf('contact-of-administrator', {}, 'primaryContact'));
  if (permissions) for (const permission of fixedOff(role, permissions)) issues.push(issueOf('permission-fixed', {}, permission));
  return issues;
}

/** Somebody as a row would add them, or all that is wrong with it, told from the row alone. */
export function added(row: UserRow): After | readonly Issue[] {
  const { username, role = 'user', email = null, phone = null, responsible = null, primaryContact = false } = row;
  const displayName = asKept(row.displayName);
  const issues = wrongCells(role, row);
  if (displayName === undefined) issues.push(issueOf('name-missing', {}, 'displayName'));
  if (role !== 'user' && email === null) issues.push(issueOf('email-required', {}, 'email'));
  const permissions = permissionsOf(role, row.permissions);
  if (issues.length > 0 || displayName === undefined || !permissions) return issues;
  const quota = role === 'manager' ? (row.quota ?? 0) : null;
  return { displayName, username, role, email, phone, responsible, quota, primaryContact, permissions };
}

/**
 * Somebody as a row would make them, or all that is wrong with it; undefined where it says nothing that is not so. A cell that says what is so already says nothing:
 * with another role the rest of an exported row stands as it was, and what the new role cannot have, or always has, follows from it.
 */
export function changed(row: UserRow, user: KnownUser): After | readonly Issue[] | undefined {
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
  const issues = wrongCells(role, { displayName, email, phone, password, quota, responsible, primaryContact, permissions: said });
  const permissions =
    said || role !== user.role ? permissionsOf(role, { ...permissionsKept(role, user.permissions), ...said }) : user.permissions;
  if (role !== 'user' && (email === undefined ? user.email : email) === null) issues.push(issueOf('email-required', {}, 'email'));
  if (issues.length > 0 || !permissions) return issues;
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
