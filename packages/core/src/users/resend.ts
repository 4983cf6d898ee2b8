import type { Change, Refusal, users as contract, Warning } from '@knippa/contract';
import type { UserFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import type { Deed } from '../kernel/rule.js';
import { answersForAll, unseen } from './people.js';

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

/** What mailing several needs to know: who they are, and of each how many seconds they wait. */
export interface ResendAllFacts {
  readonly people: readonly { readonly user: UserFacts; readonly wait: number }[];
}

/** Those who are mailed: they have an address, and were not mailed three times this hour. */
export function mailedOf({ people }: ResendAllFacts): UserFacts[] {
  return people.filter(({ user, wait }) => user.email !== null && wait === 0).map(({ user }) => user);
}

/** Whoever cannot be mailed is left out, and counted; the plan names those who are, each by their own id (USR-01). */
export const resendAll: Deed<typeof contract.resendAll, ResendAllFacts> = {
  fits: ({ subject, facts, input }) => {
    const { people } = facts;
    const refused =
      unseen(input.userIds, people) ??
      answersForAll(
        subject,
        people.map(({ user }) => user),
      );
    if (refused) return refused;
    const addressed = people.filter(({ user }) => user.email !== null);
    if (addressed.length === 0) return refuse('without-email');
    return mailedOf(facts).length > 0 ? undefined : resend.fits({ facts: { wait: Math.min(...addressed.map(({ wait }) => wait)) } });
  },
  changes: ({ facts }) =>
    mailedOf(facts).map(({ id, displayName: name, email }): Change => {
      return { kind: 'changed', resource: 'mails', id, name, field: 'instructions', from: null, to: email };
    }),
  warnings: ({ facts: { people } }): Warning[] => {
    const without = people.filter(({ user }) => user.email === null).length;
    const waiting = people.filter(({ user, wait }) => user.email !== null && wait > 0).length;
    return [
      ...(without > 0 ? [{ code: 'without-email', params: { users: without } }] : []),
      ...(waiting > 0 ? [{ code: 'mailed-already', params: { users: waiting } }] : []),
    ];
  },
};
