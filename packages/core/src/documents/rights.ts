import type { Refusal } from '@knippa/contract';
import type { Acting, Subjects } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import { holds, rightNamed, type Right } from '../kernel/right.js';
import type { DocumentFacts, FolderFacts, Whereabouts, TargetFacts } from './facts.js';

/** The rights that carry what somebody may with what lies in a place; undefined where they may not. */
export interface RightsThere {
  /** To see all that lies there. */
  readonly read: Right | undefined;
  /** To create there, and to edit what one sees. */
  readonly write: Right | undefined;
  /** To rename, move and delete whatever lies there, whoever made it. */
  readonly keep: Right | undefined;
}

const nothing: RightsThere = { read: undefined, write: undefined, keep: undefined };

/**
 * What somebody may in a place: one function for folders and documents, lists, targets and the bin (DOC-02…04, FLD-04, FLD-07, TPL-01). `place` lies under whoever is
 * responsible for whose My Documents it is, and under them.
 */
export function rightsThere({ actor, place }: Acting, { space, person, access }: Whereabouts): RightsThere {
  if (space === 'shared') return access ? { ...access, keep: keeps(access.write) } : nothing;
  const administrator = holds(actor, place, 'administrator');
  if (space === 'templates') {
    const all = staffRight({ actor, place });
    return { read: all ?? holds(actor, place, 'member'), write: all, keep: all };
  }
  // a manager stands in the place of their `user`s, and is not them
  const self = person ? holds(actor, [person.id], 'self') : undefined;
  if (self) return person?.keeps ? same(self) : nothing;
  if (administrator) return person?.role === 'administrator' ? { ...nothing, read: administrator } : same(administrator);
  return same(holds(actor, place, 'manager'));
}

/** The right of an account's administrators and managers, on the account or on their `user`s. */
function staffRight({ actor, place }: Acting): Right | undefined {
  return holds(actor, place, 'administrator') ?? (holds(actor, place, 'member') && rightNamed(actor, 'manager'));
}

const same = (right: Right | undefined): RightsThere => ({ read: right, write: right, keep: right });

/** The right to write of whoever owns a folder or administers the account: theirs is all that lies in it. */
function keeps(write: Right | undefined): Right | undefined {
  return write?.right === 'owner' || write?.right === 'administrator' ? write : undefined;
}

/** The same of one document: whoever made it sees, edits and keeps it where they may write (FLD-04, FLD-07). */
export function documentRights(acting: Acting, document: DocumentFacts): RightsThere {
  const { read, write, keep } = rightsThere(acting, document);
  if (document.space !== 'shared') return { read, write, keep };
  if (document.maker.id !== acting.actor.person || !write) return { read, write: read && write, keep };
  return { read: read ?? { right: 'maker', on: document.id }, write, keep: keep ?? write };
}

/** The right by which somebody sees a document: where it lies, or, like everyone in the account, because it is published. */
export function documentSeen(acting: Acting, document: DocumentFacts): Right | undefined {
  return documentRights(acting, document).read ?? (document.published ? holds(acting.actor, acting.place, 'member') : undefined);
}

/** The right by which somebody sees a folder: to read in it, or to write what is their own. */
export function folderSeen(acting: Acting, folder: FolderFacts): Right | undefined {
  const { read, write } = rightsThere(acting, folder);
  return read ?? write;
}

/** Whether somebody creates in a place: where they may write, if they have the permission to create at all (DOC-08). */
export function creating(acting: Acting, there: Whereabouts, permitted: boolean): Right | Refusal<'not-permitted' | 'permission-missing'> {
  const { write } = rightsThere(acting, there);
  if (!write) return refuse('not-permitted');
  return permitted ? write : refuse('permission-missing');
}

/** Whether somebody creates in somebody's My Documents: in their own as they are permitted to; who else may, always may (USR-05). */
export function creatingFor(subject: Subjects['userId']): Right | Refusal<'not-permitted' | 'permission-missing'> {
  const { actor, user } = subject;
  const { create, documents: keeps } = user.permissions;
  const own = user.id === actor.person;
  if (own && !keeps) return refuse('permission-missing');
  return creating(subject, { space: 'personal', person: { id: user.id, role: user.role, keeps }, access: null }, !own || create);
}

/** Whoever does everything with what the group shares as templates: its administrators and managers (TPL-01). */
export function templateKeeper({ actor, place, account }: Subjects['accountId']): Right | Refusal<'not-permitted' | 'not-a-group-account'> {
  const { keep } = rightsThere({ actor, place }, templates);
  if (!keep) return refuse('not-permitted');
  return account.kind === 'single' ? refuse('not-a-group-account') : keep;
}

/** Whoever may look into somebody else's My Documents, in a group account (DOC-02, DOC-03). */
export function peopleKeeper({ actor, place, account }: Subjects['accountId']): Right | Refusal<'not-permitted' | 'not-a-group-account'> {
  const by = staffRight({ actor, place });
  if (!by) return refuse('not-permitted');
  return account.kind === 'single' ? refuse('not-a-group-account') : by;
}

const templates: Whereabouts = { space: 'templates', person: null, access: null };

type Coming = Pick<Subjects['folderId'], 'actor' | 'viewer' | 'account'>;

/** Why nothing may be moved into a target, if so: it is not there for whoever asks, a single account shares nothing (ACC-11), or they may not write there. */
export function targetRefusal(
  { actor, account }: Coming,
  target: TargetFacts | undefined,
): Refusal<'not-found' | 'not-permitted' | 'not-a-group-account'> | undefined {
  if (!target) return refuse('not-found');
  if (target.space !== 'personal' && account.kind === 'single') return refuse('not-a-group-account');
  return rightsThere({ actor, place: target.place }, target).write ? undefined : refuse('not-permitted');
}

/** Why nothing may be made in a target, if so: as for moving, and the permission to create is missing. */
export function makingRefusal(
  coming: Coming,
  target: TargetFacts | undefined,
): Refusal<'not-found' | 'not-permitted' | 'not-a-group-account' | 'permission-missing'> | undefined {
  return targetRefusal(coming, target) ?? (coming.viewer.permissions.create ? undefined : refuse('permission-missing'));
}

/**
 * Whether a document is somebody's own to publish, or one of their `user`s' (DOC-02…04). What lies in somebody's My Documents is theirs, whoever
 * wrote it, for the sources set their own beside what is shared (001, 003: "Browse their own and shared unpublished files"); elsewhere who made it
 * tells (002). See docs/decisions/015.
 */
export function answersForPublishing({ actor, place }: Acting, { person, maker }: DocumentFacts): Right | undefined {
  const administrator = holds(actor, place, 'administrator');
  if (administrator) return administrator;
  if (person) return holds(actor, [person.id], 'self') ?? holds(actor, place, 'manager');
  if (maker.id === actor.person) return rightNamed(actor, 'self');
  const manager = rightNamed(actor, 'manager');
  return manager && maker.responsibleId === manager.on ? manager : undefined;
}
