import type { bin as contract, Refusal } from '@knippa/contract';
import { rightsThere } from './documents/rights.js';
import type { BinnedFacts } from './documents/facts.js';
import type { Subjects } from './kernel/facts.js';
import { refuse } from './kernel/refuse.js';
import { holds } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';

export const bin = {
  list: ({ actor, place }) => holds(actor, place, 'member') ?? refuse('not-permitted'),
  /** What lay in a folder that is in the bin itself comes back with that folder, or after it. */
  restore: (subject) => {
    const by = keeping(subject);
    return 'code' in by || !subject.binned.folderInBin ? by : refuse('folder-in-bin');
  },
  end: keeping,
  empty: ({ actor, place }) => holds(actor, place, 'member') ?? refuse('not-permitted'),
} satisfies Rules<typeof contract>;

/** Whoever could delete something brings it back, or ends it (DOC-09). */
function keeping(subject: Subjects['binnedId']) {
  return binnedSeen(subject, subject.binned) ?? refuse('not-permitted');
}

/** The right by which somebody sees something in the bin: the one by which they could delete it; nobody else learns of it. */
export function binnedSeen(acting: Pick<Subjects['binnedId'], 'actor' | 'place'>, binned: Omit<BinnedFacts, 'documents' | 'within'>) {
  const { keep, write } = rightsThere(acting, binned);
  const made = binned.resource === 'documents' && binned.space === 'shared' && binned.makerId === acting.actor.person;
  return keep ?? (made ? write : undefined);
}

/** What acts in the bin need to know beside the thing: of emptying it, what the actor sees in it. */
export interface BinFacts {
  /** Why a folder is too deep where it lay, if so: what it lies in may have been moved meanwhile. */
  restore: { readonly misplaced: Refusal<'too-deep'> | undefined };
  end: undefined;
  empty: { readonly binned: readonly BinnedFacts[] };
}

function gone({ resource, id, name }: BinnedFacts, documents: number) {
  const change = { kind: 'removed', resource, id, name } as const;
  return resource === 'folders' ? { ...change, values: { documents } } : change;
}

export const binDeeds = {
  restore: {
    fits: ({ facts }) => facts.misplaced,
    changes: ({ subject: { binned } }) => [
      { kind: 'changed', resource: binned.resource, id: binned.id, name: binned.name, field: 'deleted', from: true, to: false },
    ],
  },
  end: { changes: ({ subject: { binned } }) => [gone(binned, binned.within)] },
  empty: {
    // whoever keeps a folder sees all that lies in it, so that everything is named, and each document counted once
    changes: ({ facts }) => facts.binned.map((binned) => gone(binned, binned.documents)),
    touched: ({ facts }) => ({ 'documents.removed': facts.binned.reduce((sum, { documents }) => sum + documents, 0) }),
  },
} satisfies Deeds<typeof contract, BinFacts>;
