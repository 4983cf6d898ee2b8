import type { licences as contract } from '@knippa/contract';
import { refuse } from './kernel/refuse.js';
import { holds } from './kernel/right.js';
import type { Rules } from './kernel/rule.js';

/** Operators see their licence (LIC-01). */
export const licencesSeen = { licence: 'licenceId' } as const;

export const licences = {
  read: ({ actor, place }) => holds(actor, place, 'licence') ?? refuse('not-permitted'),
} satisfies Rules<typeof contract>;
