import type { Refusal } from '@knippa/contract';
import type { Subjects, UserFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import type { Place } from '../kernel/right.js';
import { mayAnswerFor } from './confer.js';

/** The refusal of an act on people of whom some are not there, or not seen. */
export function unseen(ids: readonly unknown[], people: readonly unknown[]): Refusal<'not-found'> | undefined {
  return people.length < ids.length ? refuse('not-found') : undefined;
}

/** Where somebody lies: licence, account, whoever is responsible for them, themself. */
export function placeOfUser(
  { licence, account }: Pick<Subjects['accountId'], 'licence' | 'account'>,
  { responsibleId, id }: Pick<UserFacts, 'responsibleId' | 'id'>,
): Place {
  return [licence.id, account.id, ...(responsibleId ? [responsibleId] : []), id];
}

/** Whether the actor may answer for everybody that an act on many is about: whoever they see and may not touch ends it all (R2, USR-18). */
export function answersForAll(subject: Subjects['accountId'], people: readonly UserFacts[]): Refusal<'not-permitted'> | undefined {
  const { actor } = subject;
  return people.every((user) => mayAnswerFor({ actor, place: placeOfUser(subject, user), user })) ? undefined : refuse('not-permitted');
}
