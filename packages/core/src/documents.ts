import type { documents as contract } from '@knippa/contract';
import { refuse } from './kernel/refuse.js';
import { holds } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { cleanName } from './names.js';

export const documents = {
  /** Administrators create in every user's folder, managers in their own `user`s', each in their own (DOC-02…04, DOC-08). */
  create: ({ actor, place, user }) => {
    const by = holds(actor, place, 'administrator', 'manager', 'self');
    if (!by) return refuse('not-permitted');
    if (by.right === 'self' && !(user.permissions.create && user.permissions.documents)) return refuse('permission-missing');
    return by;
  },
} satisfies Rules<typeof contract>;

/** What each act needs to know beside its subject. */
export interface DocumentsFacts {
  create: undefined;
}

export const documentsDeeds = {
  create: {
    fits: ({ input }) => (cleanName(input.title) === undefined ? refuse('title-invalid') : undefined),
    changes: ({ input }) => [{ kind: 'added', resource: 'documents', id: '', name: input.title, values: { ownerId: input.userId } }],
  },
} satisfies Deeds<typeof contract, DocumentsFacts>;
