import type { Role } from '@knippa/contract';
import type { Subjects } from '../kernel/facts.js';
import { holds, rightNamed, type Actor, type Place, type Right } from '../kernel/right.js';

/**
 * Who may give a role, with the permissions that go with it, in a place: the right that carries the yes, or undefined (R1, USR-21). Operators and the
 * account's administrators give every role; a manager gives `user` alone, to whoever lies under that manager. Whatever gives a role or a permission asks this:
 * create, import, edit, move. The place is the person's as it would be.
 */
export function mayConfer(actor: Actor, place: Place, role: Role): Right | undefined {
  return holds(actor, place, 'licence', 'administrator') ?? (role === 'user' ? holds(actor, place, 'manager') : undefined);
}

/**
 * Who may set somebody's password, change their e-mail, remove or move them: who might have given them the role that they have (R2, USR-18). Everything that
 * touches a sign-in of somebody else's, or takes it away, asks this.
 */
export function mayAnswerFor({ actor, place, user }: Pick<Subjects['userId'], 'actor' | 'place' | 'user'>): Right | undefined {
  return mayConfer(actor, place, user.role);
}

/** Whom a new user would belong to: whoever is named, and else the manager who makes a `user` (USR-08). */
export function responsibleFor(
  actor: Actor,
  { role, responsibleId }: { role: Role; responsibleId?: string | undefined },
): string | undefined {
  return responsibleId ?? (role === 'user' ? rightNamed(actor, 'manager')?.on : undefined);
}

/** Where somebody new would lie: under the account, and within it under whom they would belong to. */
export function placeOfNew(actor: Actor, place: Place, draft: { role: Role; responsibleId?: string | undefined }): Place {
  const responsible = holds(actor, place, 'member') && responsibleFor(actor, draft);
  return responsible ? [...place, responsible] : place;
}

const rank: Record<Role, number> = { user: 0, manager: 1, administrator: 2 };

/** Whether another role takes something from somebody: their sessions and links end with it (USR-16, I31). */
export function isDemotion(from: Role, to: Role): boolean {
  return rank[to] < rank[from];
}

/**
 * Whether another role gives something to somebody: their password or code ends with it, and every session and link, for others may know it; they are
 * mailed a link to choose another (R1, T-A5, docs/decisions/016). Whatever gives a role asks this: edit, import.
 */
export function isPromotion(from: Role, to: Role): boolean {
  return isDemotion(to, from);
}
