import type { session as contract } from '@knippa/contract';
import { refuse } from './kernel/refuse.js';
import { holds } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';

/** Everybody reads and ends their own session. */
export const session = {
  read: ({ actor, place }) => holds(actor, place, 'self') ?? refuse('not-permitted'),
  signOut: ({ actor, place }) => holds(actor, place, 'self') ?? refuse('not-permitted'),
} satisfies Rules<typeof contract>;

/** What each act needs to know. */
export interface SessionFacts {
  signOut: undefined;
}

/** Ending a session changes nothing that a plan would show. */
export const sessionDeeds = {
  signOut: { changes: () => [] },
} satisfies Deeds<typeof contract, SessionFacts>;
