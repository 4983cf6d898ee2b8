import type { AccountKind, LicenceKind, Permissions, Phase, Role } from '@knippa/contract';
import type { Actor, Place } from './right.js';

/** What rules know of a licence. `lastDay` is the last of grace; `available` counts free places of every type. */
export interface LicenceFacts {
  readonly id: string;
  readonly kind: LicenceKind;
  readonly phase: Phase;
  readonly expiresOn: string;
  readonly lastDay: string;
}

/** What rules know of an account. `administrators` and `users` are counts. */
export interface AccountFacts {
  readonly id: string;
  readonly kind: AccountKind;
  readonly name: string;
  readonly groupId: string | null;
  readonly capacity: number;
  readonly users: number;
  readonly administrators: number;
}

/** What rules know of a user. `users` counts those they are responsible for; `quota` is null unless a manager. */
export interface UserFacts {
  readonly id: string;
  readonly role: Role;
  readonly displayName: string;
  readonly username: string | null;
  readonly email: string | null;
  readonly responsibleId: string | null;
  readonly permissions: Permissions;
  readonly primaryContact: boolean;
  readonly quota: number | null;
  readonly users: number;
}

/** Whoever acts, and the ids the thing lies under. */
export interface Acting {
  readonly actor: Actor;
  readonly place: Place;
}

/** Something in a licence. */
export interface InLicence extends Acting {
  readonly licence: LicenceFacts;
}

/** What is known of what an operation acts on, by the last name in its path. */
export interface Subjects {
  readonly none: InLicence; // the place of the session itself: the person
  readonly licenceId: InLicence & { readonly available: number };
  readonly accountId: InLicence & { readonly account: AccountFacts };
  readonly userId: InLicence & { readonly account: AccountFacts; readonly user: UserFacts };
}

export type SubjectName = keyof Subjects;
