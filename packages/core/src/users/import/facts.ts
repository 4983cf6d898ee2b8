import type { Permissions, Role } from '@knippa/contract';
import type { FileRefusal, UserRow, UsersFile } from '../../csv.js';
import type { LeftFolder } from '../leaving.js';

/** Somebody as they are after an import. `responsible` is a username. */
export interface After {
  readonly displayName: string;
  readonly username: string;
  readonly role: Role;
  readonly email: string | null;
  readonly phone: string | null;
  readonly responsible: string | null;
  readonly quota: number | null;
  readonly primaryContact: boolean;
  readonly permissions: Permissions;
}

/** A user that is in the account already, as a row of a file is compared with it. */
export interface KnownUser extends After {
  readonly id: string;
}

/** What an import needs to know: the file as it was read, and who is there by username key. */
export interface ImportFacts {
  readonly file: UsersFile | FileRefusal;
  readonly known: ReadonlyMap<string, KnownUser>;
  /** The id of whoever imports. */
  readonly importer: string;
  /** The keys of addresses that the file gives and that somebody has already, in the account or outside. */
  readonly emailsTaken: ReadonlySet<string>;
  /** How many documents lie with each of those whom the file removes, or whose My Documents it may take or give back, by id. */
  readonly documents: ReadonlyMap<string, number>;
  /** How many words the wordlists of those have whom the file removes, by id: they go with them (USR-10). */
  readonly words: ReadonlyMap<string, number>;
  /** The shared folders of those whom the file removes, or makes a `user` (USR-16). */
  readonly folders: readonly LeftFolder[];
}

/** Whether a row of a file would take from somebody what leaders alone have: it removes them, or makes them a `user`. */
export function leadsNoMore(known: Pick<KnownUser, 'role'>, row: Pick<UserRow, 'remove' | 'role'>): boolean {
  return known.role !== 'user' && (row.remove === true || row.role === 'user');
}

/** Whether a row may take somebody's My Documents from them or give it back: it says so, or gives them a role that always has it (DOC-08). */
export function turnsDocuments(
  { role, permissions }: Pick<KnownUser, 'role' | 'permissions'>,
  row: Pick<UserRow, 'role' | 'permissions'>,
): boolean {
  const { documents = permissions.documents } = row.permissions;
  return documents !== permissions.documents || (!permissions.documents && row.role !== undefined && row.role !== role);
}
