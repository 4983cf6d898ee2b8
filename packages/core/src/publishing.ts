import type { publishing as contract } from '@knippa/contract';
import type { Subjects } from './kernel/facts.js';
import { refuse } from './kernel/refuse.js';
import { holds } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';

export const publishing = {
  /** Whoever may publish is told it, and nobody else (DOC-05). */
  read: ({ actor, place, publishes }) => (publishes ? holds(actor, place, 'member') : undefined) ?? refuse('not-permitted'),
  renew: administrators,
  close: administrators,
} satisfies Rules<typeof contract>;

/** The link is the account's administrators' to make and to end. */
function administrators({ actor, place }: Subjects['accountId']) {
  return holds(actor, place, 'administrator') ?? refuse('not-permitted');
}

/** What acts on the link need to know: whether there is one. */
export interface PublishingFacts {
  renew: { readonly open: boolean };
  close: { readonly open: boolean };
}

export const publishingDeeds = {
  renew: {
    changes: ({ subject: { account }, facts }) => [
      { kind: 'changed', resource: 'accounts', id: account.id, name: account.name, field: 'publishedLink', from: facts.open, to: true },
    ],
  },
  close: {
    changes: ({ subject: { account }, facts }) =>
      facts.open
        ? [{ kind: 'changed', resource: 'accounts', id: account.id, name: account.name, field: 'publishedLink', from: true, to: false }]
        : [],
  },
} satisfies Deeds<typeof contract, PublishingFacts>;
