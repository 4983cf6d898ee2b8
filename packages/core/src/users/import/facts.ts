import type { Permissions, Role } from '@knippa/contract';
import type { FileRefusal, UsersFile } from '../../csv.js';

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
  /** How many documents go with each of those whom the file removes, by id. */
  readonly documents: ReadonlyMap<string, number>;
}
