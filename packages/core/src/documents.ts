import type { Change, documents as contract } from '@knippa/contract';
import type { TargetFacts } from './documents/facts.js';
import {
  answersForPublishing,
  creating,
  creatingFor,
  documentRights,
  documentSeen,
  makingRefusal,
  peopleKeeper,
  targetRefusal,
  templateKeeper,
} from './documents/rights.js';
import type { Subjects } from './kernel/facts.js';
import { refuse } from './kernel/refuse.js';
import { holds } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { cleanName } from './names.js';

export const documents = {
  /** Whoever is of the account; which documents each sees is in the list. Operators see counts (T-L8). */
  list: ({ actor, place }) => holds(actor, place, 'member') ?? refuse('not-permitted'),
  read: (subject) => documentSeen(subject, subject.document) ?? refuse('not-permitted'),
  /** Administrators create in every `user`'s and manager's folder, managers in their own `user`s', each in their own (DOC-02…04, DOC-08). */
  create: creatingFor,
  createIn: (subject) => creating(subject, subject.folder, subject.viewer.permissions.create),
  createTemplate: templateKeeper,
  edit: (subject) => documentRights(subject, subject.document).write ?? refuse('not-permitted'),
  move: keeping,
  /** A copy is a document of one's own making, wherever it comes to lie (DOC-08). */
  copy: (subject) => {
    const by = documentSeen(subject, subject.document);
    if (!by) return refuse('not-permitted');
    return subject.viewer.permissions.create ? by : refuse('permission-missing');
  },
  remove: keeping,
  publish: (subject) => {
    const by = answersForPublishing(subject, subject.document);
    if (!by) return refuse('not-permitted');
    return by.right === 'administrator' || subject.viewer.permissions.publish ? by : refuse('permission-missing');
  },
  unpublish: (subject) => answersForPublishing(subject, subject.document) ?? refuse('not-permitted'),
  people: peopleKeeper,
  export: (subject) => documentSeen(subject, subject.document) ?? refuse('not-permitted'),
  /** Who may see it where it lies is told to those who see it there (FLD-08). */
  readers: (subject) => documentRights(subject, subject.document).read ?? refuse('not-permitted'),
} satisfies Rules<typeof contract>;

/** Whoever renames, moves and deletes a document (FLD-07). */
function keeping(subject: Subjects['documentId']) {
  return documentRights(subject, subject.document).keep ?? refuse('not-permitted');
}

/** What each act needs to know beside its subject: where a document is to come, as the actor sees it. */
export interface DocumentsFacts {
  create: undefined;
  createIn: undefined;
  createTemplate: undefined;
  edit: undefined;
  move: { readonly target: TargetFacts | undefined };
  copy: { readonly target: TargetFacts | undefined };
  remove: undefined;
  publish: undefined;
  unpublish: undefined;
}

/** A document in Shared folders lies in one of them. */
function homeless(target: TargetFacts | undefined) {
  return target?.space === 'shared' && target.folderId === null ? refuse('documents-need-a-folder') : undefined;
}

const titled = (title: string | undefined) => (title !== undefined && cleanName(title) === undefined ? refuse('title-invalid') : undefined);

const added = (name: string, values: Record<string, string | null>): Change[] => [
  { kind: 'added', resource: 'documents', id: '', name, values },
];

function changed(
  { document: { id, title: name } }: Subjects['documentId'],
  field: string,
  from?: Change['from'],
  to?: Change['to'],
): Change {
  return { kind: 'changed', resource: 'documents', id, name, field, ...(from !== undefined && { from, to }) };
}

export const documentsDeeds = {
  create: { fits: ({ input }) => titled(input.title), changes: ({ input }) => added(input.title, { ownerId: input.userId }) },
  createIn: { fits: ({ input }) => titled(input.title), changes: ({ input }) => added(input.title, { folderId: input.folderId }) },
  createTemplate: { fits: ({ input }) => titled(input.title), changes: ({ input }) => added(input.title, { space: 'templates' }) },

  /** The content is for whoever may write; the title for whoever made it, or keeps what it lies in (FLD-07). */
  edit: {
    fits: ({ subject, input: { title } }) => {
      if (title === undefined || title === subject.document.title) return undefined;
      return documentRights(subject, subject.document).keep ? titled(title) : refuse('not-permitted');
    },
    changes: ({ subject, input: { title, content } }) => [
      ...(title !== undefined && title !== subject.document.title ? [changed(subject, 'title', subject.document.title, title)] : []),
      ...(content ? [changed(subject, 'content')] : []),
    ],
  },

  move: {
    fits: ({ subject, facts: { target } }) => homeless(target) ?? targetRefusal(subject, target),
    changes: ({ subject, facts: { target } }) => {
      const { folderId, person, space } = subject.document;
      const to = { space: target?.space ?? space, folderId: target?.folderId ?? null, ownerId: target?.person?.id ?? null };
      const from = { space, folderId, ownerId: person?.id ?? null };
      return (['space', 'folderId', 'ownerId'] as const)
        .filter((field) => from[field] !== to[field])
        .map((field) => changed(subject, field, from[field], to[field]));
    },
  },

  copy: {
    fits: ({ subject, facts: { target }, input }) => homeless(target) ?? makingRefusal(subject, target) ?? titled(input.title),
    changes: ({ subject, facts: { target }, input }) =>
      added(input.title ?? subject.document.title, { folderId: target?.folderId ?? null, ownerId: target?.person?.id ?? null }),
  },

  remove: {
    changes: ({ subject: { document } }) => [{ kind: 'removed', resource: 'documents', id: document.id, name: document.title }],
  },

  publish: { changes: ({ subject }) => (subject.document.published ? [] : [changed(subject, 'published', false, true)]) },
  unpublish: { changes: ({ subject }) => (subject.document.published ? [changed(subject, 'published', true, false)] : []) },
} satisfies Deeds<typeof contract, DocumentsFacts>;
