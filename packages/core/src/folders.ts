import type { Change, folders as contract, Refusal } from '@knippa/contract';
import type { TargetFacts } from './documents/facts.js';
import { creating, creatingFor, folderSeen, makingRefusal, rightsThere, targetRefusal, templateKeeper } from './documents/rights.js';
import { readerChanges, readerCounts, readerWarnings, type Readers } from './folders/readers.js';
import { setRights, type RightsFacts } from './folders/set-rights.js';
import type { Subjects } from './kernel/facts.js';
import { refuse } from './kernel/refuse.js';
import { holds, rightNamed } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { cleanName } from './names.js';

export const folders = {
  /** Whoever is of the account; which folders each sees is in the list. */
  list: ({ actor, place }) => holds(actor, place, 'member') ?? refuse('not-permitted'),
  read: (subject) => folderSeen(subject, subject.folder) ?? refuse('not-permitted'),
  /** Administrators and managers create at the top of what the group shares (FLD-01, TPL-01). */
  create: templateKeeper,
  createOwn: creatingFor,
  /** In Shared folders whoever keeps the folder, and managers who may write (FLD-07). */
  createIn: (subject) => {
    const { folder, viewer, actor } = subject;
    const { keep, write } = rightsThere(subject, folder);
    if (folder.space !== 'shared') return creating(subject, folder, viewer.permissions.create);
    return keep ?? (write && rightNamed(actor, 'manager') ? write : refuse('not-permitted'));
  },
  edit: keeping,
  /** Administrators and the owner, who always have full rights (FLD-02). */
  setRights: setting,
  move: keeping,
  copy: (subject) => {
    const by = keeping(subject);
    return 'code' in by || subject.viewer.permissions.create ? by : refuse('permission-missing');
  },
  remove: keeping,
  people: setting,
  readers: (subject) => folderSeen(subject, subject.folder) ?? refuse('not-permitted'),
  /** Whoever is of the account and sees the person; which folders they are told of is those they see themself. */
  seenBy: ({ actor, place }) =>
    (holds(actor, place, 'member') && holds(actor, place, 'administrator', 'manager', 'self')) || refuse('not-permitted'),
} satisfies Rules<typeof contract>;

/** Whoever moves, renames, copies and deletes a folder and all in it (FLD-07). */
function keeping(subject: Subjects['folderId']) {
  return rightsThere(subject, subject.folder).keep ?? refuse('not-permitted');
}

function setting(subject: Subjects['folderId']) {
  const by = keeping(subject);
  return 'code' in by || subject.folder.space === 'shared' ? by : refuse('not-a-shared-folder');
}

/** What goes with a folder that moves, is copied or is deleted: folders, itself counted, and documents. */
export interface Within {
  readonly folders: number;
  readonly documents: number;
}

/** What bringing a folder somewhere needs to know: where to, as the actor sees it, what comes with it, and why it cannot lie there. */
export interface Bringing<C extends 'folder-cycle' | 'too-deep' | 'owner-cannot-see-parent'> {
  readonly target: TargetFacts | undefined;
  readonly within: Within;
  readonly misplaced: Refusal<C> | undefined;
}

/** What each act needs to know beside its subject. */
export interface FoldersFacts {
  create: undefined;
  createOwn: undefined;
  createIn: { readonly misplaced: Refusal<'too-deep'> | undefined };
  edit: undefined;
  setRights: RightsFacts;
  /** `names` are of the folders that it comes from and to. */
  move: Bringing<'folder-cycle' | 'too-deep' | 'owner-cannot-see-parent'> & {
    readonly readers: Readers;
    readonly names: Readonly<Record<string, string>>;
  };
  copy: Bringing<'too-deep'>;
  remove: { readonly within: Within };
}

const labelled = (name: string | undefined) => (name !== undefined && cleanName(name) === undefined ? refuse('label-invalid') : undefined);

const added = (name: string, values: Record<string, string | null>): Change[] => [
  { kind: 'added', resource: 'folders', id: '', name, values },
];

function changed({ folder: { id, name } }: Subjects['folderId'], field: string, from: Change['from'], to: Change['to']): Change {
  return { kind: 'changed', resource: 'folders', id, name, field, from, to };
}

/** A folder stays in its space: what it lies in decides who owns it, and by which rights it is seen. */
function elsewhere({ folder }: Subjects['folderId'], target: TargetFacts | undefined) {
  const same = !target || (target.space === folder.space && target.person?.id === folder.person?.id);
  return same ? undefined : refuse('another-space');
}

export const foldersDeeds = {
  create: { fits: ({ input }) => labelled(input.name), changes: ({ input }) => added(input.name, { space: input.space }) },
  createOwn: { fits: ({ input }) => labelled(input.name), changes: ({ input }) => added(input.name, { ownerId: input.userId }) },
  createIn: {
    fits: ({ input, facts }) => labelled(input.name) ?? facts.misplaced,
    changes: ({ input }) => added(input.name, { folderId: input.folderId }),
  },

  edit: {
    fits: ({ input }) => labelled(input.name),
    changes: ({ subject, input: { name, icon } }) => [
      ...(name !== undefined && name !== subject.folder.name ? [changed(subject, 'name', subject.folder.name, name)] : []),
      ...(icon !== undefined && icon !== subject.folder.icon ? [changed(subject, 'icon', subject.folder.icon, icon)] : []),
    ],
  },

  setRights,

  move: {
    fits: ({ subject, facts: { target, misplaced } }) =>
      (toTop(subject, target) ? undefined : targetRefusal(subject, target)) ?? elsewhere(subject, target) ?? misplaced,
    changes: ({ subject, facts: { target, readers } }) => {
      const to = target?.folderId ?? null;
      return to === subject.folder.parentId ? [] : [changed(subject, 'folderId', subject.folder.parentId, to), ...readerChanges(readers)];
    },
    touched: ({ facts: { within, readers } }) => ({ folders: within.folders - 1, documents: within.documents, ...readerCounts(readers) }),
    warnings: ({ facts }) => readerWarnings(facts.readers),
    names: ({ facts }) => ({ ...facts.names }),
  },

  copy: {
    fits: ({ subject, facts: { target, misplaced } }) =>
      (toTop(subject, target) ? undefined : makingRefusal(subject, target)) ?? foldersOf(subject, target) ?? misplaced,
    changes: ({ subject, facts: { target } }) => added(subject.folder.name, { folderId: target?.folderId ?? null }),
  },

  remove: {
    changes: ({ subject: { folder }, facts: { within } }) => [
      {
        kind: 'removed',
        resource: 'folders',
        id: folder.id,
        name: folder.name,
        values: { folders: within.folders - 1, documents: within.documents },
      },
    ],
    touched: ({ facts: { within } }) => ({ 'documents.removed': within.documents }),
  },
} satisfies Deeds<typeof contract, FoldersFacts>;

/** In Shared folders a `user` makes no folders (FLD-07). */
function foldersOf({ viewer }: Subjects['folderId'], target: TargetFacts | undefined) {
  return target?.space === 'shared' && viewer.role === 'user' ? refuse('not-permitted') : undefined;
}

/** Whether a folder comes to the top of what the group shares, where administrators and managers may put one (FLD-01). */
function toTop({ actor, account }: Subjects['folderId'], target: TargetFacts | undefined): boolean {
  if (target?.space !== 'shared' || target.folderId !== null || account.kind === 'single') return false;
  return (holds(actor, target.place, 'administrator') ?? rightNamed(actor, 'manager')) !== undefined;
}
