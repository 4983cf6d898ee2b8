import type { Change, users as contract, Warning } from '@knippa/contract';
import type { Subjects, UserFacts } from '../kernel/facts.js';
import type { Deed } from '../kernel/rule.js';
import { leavingChanges, leavingNames, leavingRefusal, leavingTouched, type LeavingFacts, type LeavingInput } from './leaving.js';
import { answersForAll, person, unseen } from './people.js';

/** What removing people needs to know: who they are, what goes with each, and what they leave behind. */
export interface RemoveFacts {
  readonly people: readonly { readonly user: UserFacts; readonly documents: number; readonly words: number }[];
  readonly leaving: LeavingFacts;
}

interface Removing {
  readonly subject: Subjects['accountId'];
  readonly facts: RemoveFacts;
  readonly input: LeavingInput;
}

const leavers = ({ people }: RemoveFacts) => people.map(({ user }) => user);
const lost = ({ people }: RemoveFacts, what: 'documents' | 'words') => people.reduce((sum, of) => sum + of[what], 0);

/** People go with their personal documents and wordlists; the plan holds only while there is as much of both (USR-10). */
const removal = {
  fits: ({ subject, facts, input }: Removing) =>
    answersForAll(subject, leavers(facts)) ?? leavingRefusal(subject.account, leavers(facts), facts.leaving, input),
  changes: ({ facts, input }: Removing): Change[] => [
    ...facts.people.map(({ user, documents, words }): Change => {
      const { values, ...named } = person(user);
      return { kind: 'removed', ...named, values: { ...values, documents, words } };
    }),
    ...leavingChanges(leavers(facts), facts.leaving, input),
  ],
  touched: ({ facts }: Removing) => ({
    'documents.removed': lost(facts, 'documents'),
    'words.removed': lost(facts, 'words'),
    ...leavingTouched(facts.leaving),
  }),
  warnings: ({ facts }: Removing): Warning[] => [
    { code: 'people-for-ever', params: { users: facts.people.length, documents: lost(facts, 'documents'), words: lost(facts, 'words') } },
  ],
  names: ({ facts }: Removing) => leavingNames(leavers(facts), facts.leaving),
};

export const remove: Deed<typeof contract.remove, RemoveFacts> = removal;

/** All or none (USR-01). */
export const removeAll: Deed<typeof contract.removeAll, RemoveFacts> = {
  ...removal,
  fits: (removing) => unseen(removing.input.userIds, removing.facts.people) ?? removal.fits(removing),
};
