import type { Role } from '@knippa/contract';

/**
 * Rights: what a person holds, on what. Everything that anybody may do or see rests on one of these, and the right that
 * carried a yes stands in the journal as its explanation (WHY-02).
 */

/**
 * `staff`: the provider's people's, on the one licence they have opened · `licence`: an operator's, on a licence · `subscriber`: an administrator's, on the licence of their standalone account · `administrator` and `member`: on an account · `manager`: on the manager
 * themself, under whom their `user`s lie · `self`: everybody's, on themself.
 *
 * On a shared folder, by who owns it or what its settings say: `owner`, `managers`, `users`, `responsible` (one with their `user`s) and `chosen`; on a document in one, `maker`: whoever made it reads it where they may write.
 */
export type RightName = 'staff' | 'licence' | 'subscriber' | 'manager' | 'member' | 'self' | 'maker' | FolderRightName;

/** Who carries a yes in a shared folder: an administrator of the account, whoever owns the folder or one above it, or one of the entries (FLD-02, FLD-03). */
export type FolderRightName = 'administrator' | 'owner' | 'managers' | 'users' | 'responsible' | 'chosen';

/** One right on one thing, by id. It covers all that lies under it. */
export interface Right {
  readonly right: RightName;
  readonly on: string;
}

/** A signed-in person. `only` limits a token to some operations by name (WHY-14). */
export interface Actor {
  readonly person: string;
  readonly licenceId: string;
  readonly rights: readonly Right[];
  readonly only?: readonly string[];
}

/** What a login without an account gives: an operator all of their licence, staff the one that they have opened. */
export function outsideRights(right: 'licence' | 'staff', licenceId: string, id: string): Right[] {
  return [
    { right, on: licenceId },
    { right: 'self', on: id },
  ];
}

/** What a role gives in an account; whoever administers one that stands alone has its licence to look after. */
export function memberRights(accountId: string, { id, role }: { readonly id: string; readonly role: Role }, ownLicence?: string): Right[] {
  const member: Right = { right: 'member', on: accountId };
  const self: Right = { right: 'self', on: id };
  if (role === 'manager') return [{ right: 'manager', on: id }, member, self];
  if (role !== 'administrator') return [member, self];
  const subscriber: Right[] = ownLicence === undefined ? [] : [{ right: 'subscriber', on: ownLicence }];
  return [{ right: 'administrator', on: accountId }, member, ...subscriber, self];
}

/** The ids a thing lies under, outermost first, itself last: licence, account, responsible, itself. */
export type Place = readonly string[];

/** The actor's right of one of these names that covers the place, or undefined. */
export function holds(actor: Actor, place: Place, ...names: readonly RightName[]): Right | undefined {
  return actor.rights.find((held) => names.includes(held.right) && place.includes(held.on));
}

/** The actor's right of a name, on whatever it is held. */
export function rightNamed(actor: Actor, name: RightName): Right | undefined {
  return actor.rights.find((held) => held.right === name);
}

/**
 * Which right shows which things of a resource: right → the field of a thing that must be what the right is held on.
 * One table a resource; folded over a thing here, turned into WHERE by the store.
 */
export type Seen<Field extends string = string> = Readonly<Partial<Record<RightName, Field>>>;

/** Whether the actor sees a thing, by its resource's table. */
export function sees<Field extends string>(actor: Actor, seen: Seen<Field>, thing: Readonly<Record<Field, string | null>>): boolean {
  return actor.rights.some((held) => {
    const field = seen[held.right];
    return field !== undefined && thing[field] === held.on;
  });
}
