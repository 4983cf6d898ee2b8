import type { Refusal } from '@knippa/contract';
import type { QuotaFacts, UserFacts } from '../kernel/facts.js';
import { refuse } from '../kernel/refuse.js';

/** Whom `user`s belong to, or would. `users` counts those they have; `quota` is null unless a manager. */
export type ResponsibleFacts = QuotaFacts & Pick<UserFacts, 'id' | 'role' | 'username'>;

/**
 * Why somebody may not be responsible for so many `user`s more, if so: one place for whoever gives a `user` a responsible (USR-04, USR-13, I12, I13).
 * `not-a-responsible` of nobody that the account's people know, and of a `user`; `quota-exceeded` of a manager, with their name and the number that is free.
 */
export function responsibleRefusal(
  responsible: ResponsibleFacts | undefined,
  more: number,
): Refusal<'not-a-responsible' | 'quota-exceeded'> | undefined {
  if (!responsible || responsible.role === 'user') return refuse('not-a-responsible');
  return quotaRefusal(responsible, more);
}

/** Why so many more do not fit in somebody's quota, if so: `quota-exceeded`, with their name and the number that is free. */
export function quotaRefusal({ displayName: name, quota, users }: QuotaFacts, more: number): Refusal<'quota-exceeded'> | undefined {
  if (quota === null || users + more <= quota) return undefined;
  return refuse('quota-exceeded', { name, quota, free: Math.max(0, quota - users) });
}
