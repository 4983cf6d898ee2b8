import type { Permissions, Role } from '@knippa/contract';

/** Somebody in the model: what the ledger says of them, and how a program signs in as them. */
export interface Person {
  readonly id: string;
  account: number;
  role: Role;
  displayName: string;
  username: string;
  email: string | null;
  responsible: string | null;
  quota: number | null;
  permissions: Permissions;
  contact: boolean;
  /** The password that the program knows; undefined until a link is followed. */
  password: string | undefined;
  /** Links to set a password that were mailed to them this hour. */
  mailed: number;
}

/** A group account of the model. */
export interface School {
  readonly id: string;
  readonly groupId: string;
  readonly capacity: number;
}

/** Two group accounts of one licence, and everybody in them. Written from the ledger's rows; it calls no rule of the product. */
export interface World {
  readonly schools: readonly School[];
  readonly people: Map<string, Person>;
  /** The ids of those who were removed. */
  readonly gone: string[];
}

/** Who acts: the licence's operator, or somebody of an account. */
export type Actor = 'operator' | Person;

/** The permissions that a role always has (USR-05). */
const always: Readonly<Record<Role, readonly (keyof Permissions)[]>> = {
  administrator: ['create', 'publish', 'documents', 'resetPassword'],
  manager: ['create', 'documents', 'resetPassword'],
  user: [],
};

/** Whether a role lacks none of what it always has (USR-05, `permission-fixed`). */
export const whole = (role: Role, permissions: Permissions): boolean => always[role].every((name) => permissions[name]);

/** Permissions with those that a role always has. */
export function withRole(role: Role, permissions: Permissions): Permissions {
  return { ...permissions, ...(Object.fromEntries(always[role].map((name) => [name, true])) as Partial<Permissions>) };
}

export const everybody = ({ people }: World, account: number): Person[] =>
  [...people.values()].filter((person) => person.account === account);
export const usersOf = ({ people }: World, id: string): Person[] => [...people.values()].filter(({ responsible }) => responsible === id);

/** USR-08, USR-21: operators see all, administrators their account, managers their own `user`s, everybody themself. */
export function sees(actor: Actor, person: Person): boolean {
  if (actor === 'operator' || actor.id === person.id) return true;
  if (actor.account !== person.account) return false;
  return actor.role === 'administrator' || (actor.role === 'manager' && person.responsible === actor.id);
}

/** USR-21: whoever is in an account sees it. */
export const seesSchool = (actor: Actor, account: number): boolean => actor === 'operator' || actor.account === account;

/** USR-21: operators and the account's administrators do everything with its users. */
export const keeps = (actor: Actor, account: number): boolean =>
  actor === 'operator' || (actor.account === account && actor.role === 'administrator');

/** USR-18: whoever may give somebody their role: a manager `user`s of theirs, an administrator any role in the account. */
export const answersFor = (actor: Actor, { account, role, responsible }: Pick<Person, 'account' | 'role' | 'responsible'>): boolean =>
  keeps(actor, account) || (actor !== 'operator' && actor.role === 'manager' && role === 'user' && responsible === actor.id);

const order: readonly Role[] = ['user', 'manager', 'administrator'];
export const isLess = (to: Role, from: Role): boolean => order.indexOf(to) < order.indexOf(from);

/** Usernames are compared by a folded key (USR-17); the programs' are ASCII. */
export const taken = (world: World, account: number, username: string, but?: string): boolean =>
  everybody(world, account).some((person) => person.id !== but && person.username.toLowerCase() === username.toLowerCase());
export const addressTaken = ({ people }: World, email: string, but?: string): boolean =>
  [...people.values()].some((person) => person.id !== but && person.email === email);

/** Why somebody may not be responsible for some more: only managers and administrators are (I13), a manager within the quota (I12). */
export function unfit(world: World, account: number, id: string, more: number): string[] {
  const person = world.people.get(id);
  if (!person || person.account !== account || person.role === 'user') return ['not-a-responsible'];
  return person.quota !== null && usersOf(world, id).length + more > person.quota ? ['quota-exceeded'] : [];
}

/** What whoever leaves says of what stays (USR-14, USR-16). */
export interface Leaving {
  usersTo?: string | null | undefined;
  primaryContactId?: string | undefined;
}

/** Whom they leave behind: their `user`s who do not leave with them. */
export const leftBy = (world: World, leavers: readonly Person[]): Person[] =>
  leavers.flatMap(({ id }) => usersOf(world, id)).filter((person) => !leavers.includes(person));

/** Every reason why people may not leave an account or a role in it (USR-07, USR-14, USR-16, I11). */
export function leavingReasons(
  world: World,
  account: number,
  leavers: readonly Person[],
  { usersTo, primaryContactId }: Leaving,
): string[] {
  const reasons: string[] = [];
  const administrators = (people: readonly Person[]) => people.filter(({ role }) => role === 'administrator').length;
  if (administrators(leavers) > 0 && administrators(leavers) === administrators(everybody(world, account)))
    reasons.push('last-administrator');
  const heir = primaryContactId === undefined ? undefined : world.people.get(primaryContactId);
  if (leavers.some(({ contact }) => contact) && (heir?.account !== account || heir.role !== 'administrator' || leavers.includes(heir)))
    reasons.push('primary-contact');
  const left = leftBy(world, leavers);
  if (left.length === 0) return reasons;
  if (usersTo === undefined) reasons.push('has-users');
  else if (usersTo !== null && leavers.some(({ id }) => id === usersTo)) reasons.push('not-a-responsible');
  else if (usersTo !== null)
    reasons.push(...unfit(world, account, usersTo, left.length - leavers.filter(({ responsible }) => responsible === usersTo).length));
  return reasons;
}

/** What they leave behind passes on (USR-14, USR-16). */
export function handOn(world: World, leavers: readonly Person[], { usersTo, primaryContactId }: Leaving): void {
  for (const person of leftBy(world, leavers)) person.responsible = usersTo ?? null;
  const heir = world.people.get(primaryContactId ?? '');
  if (heir && leavers.some(({ contact }) => contact)) passFlag(world, heir);
}

/** A new primary contact takes the flag from the old (USR-02). */
export function passFlag(world: World, to: Person): void {
  for (const person of everybody(world, to.account)) person.contact = person === to;
}
