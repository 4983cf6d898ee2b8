import type { AccountKind, LicenceKind, Permissions, Phase, RequestKind, RequestState, Role } from '@knippa/contract';
import type { BinnedFacts, DocumentFacts, FolderFacts, ViewerFacts } from '../documents/facts.js';
import type { Actor, Place } from './right.js';

/** What rules know of a licence. `lastDay` is the last of grace. `house` is staff's own, while they have opened none. */
export interface LicenceFacts {
  readonly id: string;
  readonly kind: LicenceKind | 'house';
  readonly phase: Phase;
  readonly expiresOn: string;
  readonly lastDay: string;
  /** The day that it is in Stockholm. */
  readonly today: string;
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
  /** Whether its `user`s change their own display name and phone. */
  readonly settingsOpen: boolean;
  /** A deletion that was announced: through which day it waits, and whether the archive was fetched. */
  readonly deletion: { readonly waitsUntil: string; readonly fetched: boolean } | null;
  /** Whether a request to move its user waits for an answer: of a `single` account alone. */
  readonly moveAsked: boolean;
}

/** What rules know of a user. `users` counts those they are responsible for; `quota` is null unless a manager. */
export interface UserFacts {
  readonly id: string;
  readonly role: Role;
  readonly displayName: string;
  readonly username: string | null;
  readonly email: string | null;
  readonly responsibleId: string | null;
  /** What their responsible is called, and their username. */
  readonly responsibleName: string | null;
  readonly responsibleUsername: string | null;
  readonly permissions: Permissions;
  readonly primaryContact: boolean;
  readonly quota: number | null;
  readonly users: number;
}

/** Somebody's quota, null of all but managers, and how many `user`s are theirs. */
export type QuotaFacts = Pick<UserFacts, 'displayName' | 'quota' | 'users'>;

/** What rules know of one line of what was bought. */
export interface EntitlementFacts {
  readonly id: string;
  readonly kind: AccountKind;
  readonly name: string;
  readonly capacity: number;
  readonly purchased: number;
  readonly started: number;
  readonly available: number;
}

/** What rules know of an add-on. */
export interface AddOnFacts {
  readonly id: string;
  readonly name: string;
}

/** What rules know of a request. */
export interface RequestFacts {
  readonly id: string;
  readonly kind: RequestKind;
  readonly name: string;
  readonly state: RequestState;
}

/** What rules know of a wordlist: whose it is, undefined for the group's, and how many words stand in it. */
export interface WordlistFacts {
  readonly owner: UserFacts | undefined;
  readonly words: number;
}

/** What rules know of an entry of a wordlist. */
export interface WordFacts {
  readonly id: string;
  readonly word: string;
  readonly symbol: string | null;
  readonly note: string | null;
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
  readonly licenceId: InLicence & { readonly name: string; readonly startsOn: string };
  readonly entitlementId: InLicence & { readonly entitlement: EntitlementFacts };
  readonly addOnId: InLicence & { readonly addOn: AddOnFacts };
  readonly operatorId: InLicence & { readonly operator: { readonly id: string; readonly displayName: string }; readonly operators: number };
  readonly requestId: InLicence & { readonly request: RequestFacts };
  /** `own` is the quota of the manager who asks, and of nobody else (USR-08); `publishes`, whether the member who asks may publish (DOC-05). */
  readonly accountId: InLicence & { readonly account: AccountFacts; readonly own?: QuotaFacts; readonly publishes?: boolean };
  readonly userId: InLicence & { readonly account: AccountFacts; readonly user: UserFacts };
  readonly folderId: OfViewer & { readonly folder: FolderFacts };
  readonly documentId: OfViewer & { readonly document: DocumentFacts };
  readonly binnedId: OfViewer & { readonly binned: BinnedFacts };
  readonly wordlistId: InLicence & { readonly account: AccountFacts; readonly wordlist: WordlistFacts };
  readonly wordId: InLicence & { readonly account: AccountFacts; readonly wordlist: WordlistFacts; readonly word: WordFacts };
}

/** Something that only people of the account see. */
export interface OfViewer extends InLicence {
  readonly account: AccountFacts;
  readonly viewer: ViewerFacts;
}

export type SubjectName = keyof Subjects;
