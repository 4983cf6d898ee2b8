import type { Refusal } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';

/** The seconds until somebody may be mailed another link; 0 at once. */
export interface ResendFacts {
  readonly wait: number;
}

/** Mailing somebody sign-in instructions anew, from their account's row or their own: at most three an hour (USR-06). A mail changes nothing that a plan would show. */
export const resend = {
  fits: ({ facts: { wait } }: { readonly facts: ResendFacts }): Refusal<'too-many-attempts'> | undefined =>
    wait > 0 ? refuse('too-many-attempts', { retryAfter: wait }) : undefined,
  changes: () => [],
};
