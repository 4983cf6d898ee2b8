import type { Change, Refusal } from '@knippa/contract';
import type { Subjects, UserFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';
import type { Place } from '../kernel/right.js';
import { mayAnswerFor } from './confer.js';

/** Somebody as a plan names them. */
export type Called = Pick<UserFacts, 'id' | 'displayName' | 'username'>;

/** Somebody in a change: with their username, for people may be named alike. */
export function called({ id, displayName: name, username }: Called): Pick<Change, 'id' | 'name' | 'values'> {
  return { id, name, ...(username !== null && { values: { username } }) };
}

/** A user in a change. */
export function person(one: Called): Pick<Change, 'resource' | 'id' | 'name' | 'values'> {
  return { resource: 'users', ...called(one) };
}

/** What people are called whose ids are among a plan's values: with their username, for people may be named alike. */
export function namesOf(people: readonly Called[]): Record<string, string> {
  const name = ({ displayName, username }: Called) => (username === null ? displayName : `${displayName} (${username})`);
  return Object.fromEntries(people.map((one) => [one.id, name(one)]));
}

/** Whoever people have as their responsible. */
export function responsiblesOf(people: readonly UserFacts[]): Called[] {
  return people.flatMap(({ responsibleId: id, responsibleName, responsibleUsername: username }) =>
    id === null ? [] : [{ id, displayName: responsibleName ?? '', username }],
  );
}

/** The refusal of an act on people of whom some are not there, or not seen. */
export function unseen(ids: readonly unknown[], people: readonly unknown[]): Refusal<'not-found'> | undefined {
  return people.length < ids.length ? refuse('not-found') : undefined;
}

/** Where somebody lies: licence, account, whoever is responsible for them, themself. */
function placeOfUser(
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
