import { users, type AnyOperation, type Permissions, type Role } from '@knippa/contract';
import fc from 'fast-check';
import {
  addressTaken,
  answersFor,
  everybody,
  handOn,
  isLess,
  keeps,
  leavingReasons,
  passFlag,
  sees,
  seesSchool,
  taken,
  unfit,
  usersOf,
  whole,
  withRole,
  type Actor,
  type Leaving,
  type Person,
  type World,
} from './model.js';
import { several } from './several.js';

/** What chance says of one act; the model's state makes an act of it, so that a program stays one when acts are taken out of it. */
export interface Draw {
  readonly kind: Kind;
  readonly actor: number;
  /** Whom it is about, by their places in the account's row. */
  readonly people: readonly number[];
  readonly other: number;
  readonly heir: number;
  readonly role: Role;
  /** One thing in sixteen that is asked wrongly or beside. */
  readonly twist: number;
  readonly number: number;
}

/** An act with what the model says of it. */
export interface Act {
  readonly operation: AnyOperation;
  readonly input: Readonly<Record<string, unknown>>;
  /** The refusals of which one must come; none: it is allowed. */
  readonly refusals: readonly string[];
  /** Does it to the model, once it was allowed: who is signed out by it (I31), and what the answer says that it should not. */
  apply(output: unknown): { readonly ended?: readonly string[]; readonly wrong?: string | undefined } | undefined;
}

/** Kinds of acts, as often as they are drawn. */
const kinds = {
  create: 9,
  edit: 8,
  setPassword: 2,
  resend: 1,
  remove: 2,
  move: 3,
  removeAll: 1,
  moveAll: 2,
  redistribute: 3,
  permit: 2,
  resendAll: 1,
  list: 1,
  read: 1,
} as const;
export type Kind = keyof typeof kinds;

const places = fc.nat(59);
export const draws: fc.Arbitrary<Draw> = fc.record({
  kind: fc.oneof(...Object.entries(kinds).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as Kind) }))),
  actor: places,
  people: fc.array(places, { minLength: 1, maxLength: 4 }),
  other: places,
  heir: places,
  role: fc.constantFrom<Role>('user', 'manager', 'administrator'),
  twist: fc.nat(31),
  number: fc.nat(255),
});

/** Strict stages first, of which the first that says anything is what must be told; of the last any may be (the ledger gives them no order). */
export const inOrder = (...stages: readonly string[][]): string[] => stages.find((stage) => stage.length > 0) ?? [];
export const when = (condition: boolean, code: string): string[] => (condition ? [code] : []);

/** One of a row, mostly; sometimes somebody of the other account, somebody removed, or nobody. */
export function somebody(world: World, at: number, place: number): string {
  const rows = everybody(world, at);
  if (place % 13 === 12) return everybody(world, 1 - at)[0]?.id ?? '';
  if (place % 17 === 16) return world.gone.at(-1) ?? world.schools[at]?.id ?? '';
  return rows[place % rows.length]?.id ?? '';
}

/** What is said of those left behind: nothing, nobody, or somebody. */
export function leavingOf(world: World, at: number, { other, heir }: Draw): Leaving {
  const administrators = everybody(world, at).filter(({ role }) => role === 'administrator');
  const named = heir % 7 === 6 ? somebody(world, at, heir) : administrators[heir % administrators.length]?.id;
  return {
    ...(other % 5 !== 0 && { usersTo: other % 5 === 1 ? null : somebody(world, at, other) }),
    ...(heir % 5 !== 0 && { primaryContactId: named }),
  };
}

export const permissionsFrom = (bits: number): Permissions => ({
  create: (bits & 1) > 0,
  publish: (bits & 2) > 0,
  documents: (bits & 4) > 0,
  resetPassword: (bits & 8) > 0,
});

/** Makes an act of what was drawn. `tag` makes names of this program unlike another's. */
export function actOf(world: World, actor: Actor, draw: Draw, tag: string): Act {
  const at = actor === 'operator' ? draw.number % 2 : draw.twist === 31 ? 1 - actor.account : actor.account;
  const accountId = world.schools[at]?.id ?? '';
  const userId = somebody(world, at, draw.people[0] ?? 0);
  const asked: Asked = { world, actor, draw, at, accountId, userId, person: world.people.get(userId), tag };
  const of = one[draw.kind as keyof typeof one] as ((asked: Asked) => Act) | undefined;
  return of ? of(asked) : several(asked);
}

export interface Asked {
  readonly world: World;
  readonly actor: Actor;
  readonly draw: Draw;
  readonly at: number;
  readonly accountId: string;
  readonly userId: string;
  readonly person: Person | undefined;
  readonly tag: string;
}

export const passwords = ['ett långt lösenord', 'ett annat lösenord'] as const;
const addressFrom = (n: number, tag: string) => `e${n % 40}${tag}@skola.example`;
const nameFrom = (n: number) => `${n % 3 === 0 ? 'N' : 'n'}${n % 20}`;

/** Whom the path names, in the account that it names: unseen is `not-found`, and whom the actor may not answer for `not-permitted` (USR-21). */
const touching = ({ actor, at, person }: Asked): string[] =>
  inOrder(
    when(!person || person.account !== at || !sees(actor, person), 'not-found'),
    when(person !== undefined && !answersFor(actor, person), 'not-permitted'),
  );

const one = {
  create,
  edit,
  setPassword: (asked: Asked): Act => {
    const { draw, person, accountId, userId } = asked;
    const password = passwords[draw.number % 2];
    return {
      operation: users.setPassword,
      input: { accountId, userId, password },
      refusals: inOrder(touching(asked), when(person?.role === 'administrator', 'password-by-link')),
      apply: () => {
        if (person) person.password = password;
        return { ended: [userId] };
      },
    };
  },
  resend: (asked: Asked): Act => ({
    operation: users.resend,
    input: { accountId: asked.accountId, userId: asked.userId },
    refusals: inOrder(
      touching(asked),
      when(asked.person?.email === null, 'without-email'),
      when((asked.person?.mailed ?? 0) >= 3, 'too-many-attempts'),
    ),
    apply: () => {
      if (asked.person) asked.person.mailed += 1;
      return undefined;
    },
  }),
  remove: (asked: Asked): Act => {
    const { world, at, draw, person, accountId, userId } = asked;
    const leaving = leavingOf(world, at, draw);
    return {
      operation: users.remove,
      input: { accountId, userId, ...leaving },
      refusals: inOrder(touching(asked), person ? leavingReasons(world, at, [person], leaving) : []),
      apply: () => {
        if (person) leave(world, [person], leaving);
        return { ended: [userId] };
      },
    };
  },
  move: (asked: Asked): Act => {
    const { world, actor, at, draw, person, accountId, userId } = asked;
    const leaving = leavingOf(world, at, draw);
    const to = draw.twist === 0 ? at : 1 - at;
    const username = draw.twist % 4 === 1 ? nameFrom(draw.number) : (person?.username ?? '');
    return {
      operation: users.move,
      input: { accountId, userId, toAccountId: world.schools[to]?.id, ...leaving, ...(draw.twist % 4 === 1 && { username }) },
      refusals: inOrder(
        touching(asked),
        when(actor !== 'operator', 'not-permitted'),
        person
          ? [
              ...leavingReasons(world, at, [person], leaving),
              ...when(to === at, 'same-account'),
              ...when(to !== at && isFull(world, to, 1), 'account-full'),
              ...when(taken(world, to, username), 'username-taken'),
            ]
          : [],
      ),
      apply: () => {
        if (person) settle(world, [person], leaving, to);
        if (person) person.username = username;
        return { ended: [userId] };
      },
    };
  },
  read: (asked: Asked): Act => ({
    operation: users.read,
    input: { accountId: asked.accountId, userId: asked.userId },
    refusals: when(!asked.person || asked.person.account !== asked.at || !sees(asked.actor, asked.person), 'not-found'),
    apply: (user: { username: string; role: Role }) =>
      user.username === asked.person?.username && user.role === asked.person.role ? undefined : { wrong: JSON.stringify(user) },
  }),
  list: ({ actor, at, accountId, draw, world }: Asked): Act => ({
    operation: users.list,
    input: { accountId, role: draw.role },
    refusals: inOrder(when(!seesSchool(actor, at), 'not-found'), when(actor !== 'operator' && actor.role === 'user', 'not-permitted')),
    apply: ({ total }: { total: number }) => {
      const known = everybody(world, at).filter((person) => person.role === draw.role && sees(actor, person)).length;
      return total === known ? undefined : { wrong: `${total} of ${known} ${draw.role}` };
    },
  }),
};

export const isFull = (world: World, at: number, more: number) => everybody(world, at).length + more > (world.schools[at]?.capacity ?? 0);

/** Whoever leaves is no more. */
export function leave(world: World, people: readonly Person[], leaving: Leaving): void {
  handOn(world, people, leaving);
  for (const { id } of people) {
    world.people.delete(id);
    world.gone.push(id);
  }
}

/** Whoever moves is a `user` of nobody's, with the permissions they had less publish (USR-11). */
export function settle(world: World, people: readonly Person[], leaving: Leaving, to: number): void {
  handOn(world, people, leaving);
  for (const person of people)
    Object.assign(person, {
      // whoever has no password yet is mailed another link from where they came to
      mailed: person.mailed + (person.password === undefined && person.email !== null ? 1 : 0),
      account: to,
      role: 'user',
      responsible: null,
      quota: null,
      contact: false,
      permissions: { ...person.permissions, publish: false },
    });
}

function create({ world, actor, draw, at, accountId, tag }: Asked): Act {
  const { role, twist, number, other } = draw;
  const username = nameFrom(number);
  const email = twist % 4 === 0 && role === 'user' ? undefined : twist === 1 ? undefined : addressFrom(number + draw.heir, tag);
  const password = (role === 'administrator') === (twist === 2) ? passwords[0] : undefined;
  const permissions = twist % 4 === 3 ? permissionsFrom(number >> 4) : undefined;
  const quota = role === 'manager' ? (twist % 8 === 4 ? undefined : number % 5) : twist === 5 ? 1 : undefined;
  const responsibleId = (role === 'user' && other % 2 === 0) || twist === 6 ? somebody(world, at, other) : undefined;
  const primaryContact = twist === 7 || (role === 'administrator' && twist > 24) ? true : undefined;
  const manager = actor !== 'operator' && actor.role === 'manager' ? actor.id : undefined;
  const responsible = responsibleId ?? (role === 'user' ? manager : undefined);
  const mayGive = keeps(actor, at) || (role === 'user' && responsible === manager);
  const permitted = permissions ?? withRole(role, permissionsFrom(0));
  return {
    operation: users.create,
    input: { accountId, role, displayName: `Ö ${username}`, username, email, password, permissions, quota, responsibleId, primaryContact },
    refusals: inOrder(
      when(!seesSchool(actor, at), 'not-found'),
      when(!keeps(actor, at) && manager === undefined, 'not-permitted'),
      // a manager who asks for more than a `user` of their own may be told any of these first
      inOrder(
        mayGive
          ? []
          : [
              'not-permitted',
              ...when(isFull(world, at, 1), 'account-full'),
              ...(manager === undefined ? [] : unfit(world, at, manager, 1)),
            ],
        [
          ...when(isFull(world, at, 1), 'account-full'),
          ...when(role === 'administrator' && password !== undefined, 'password-by-link'),
          ...when(role !== 'administrator' && password === undefined, 'password-required'),
          ...when(role !== 'user' && email === undefined, 'email-required'),
          ...when(!whole(role, permitted), 'permission-fixed'),
          ...when(role !== 'manager' && quota !== undefined, 'not-permitted'),
          ...when(role !== 'administrator' && primaryContact === true, 'not-permitted'),
          ...when(role !== 'user' && responsibleId !== undefined, 'not-a-responsible'),
          ...(responsible === undefined ? [] : unfit(world, at, responsible, 1)),
          ...when(taken(world, at, username), 'username-taken'),
          ...when(email !== undefined && addressTaken(world, email), 'email-taken'),
        ],
      ),
    ),
    apply: ({ id }: { id: string }) => {
      const person: Person = {
        id,
        account: at,
        role,
        displayName: `Ö ${username}`,
        username,
        email: email ?? null,
        responsible: responsible ?? null,
        quota: role === 'manager' ? (quota ?? 0) : null,
        permissions: permitted,
        contact: false,
        password,
        mailed: role === 'administrator' ? 1 : 0,
      };
      world.people.set(id, person);
      if (primaryContact) passFlag(world, person);
      return undefined;
    },
  };
}

/** What an edit asks for: one thing mostly, the role with what goes with it, now and then two things at once. */
function wantedOf({ world, draw, at, tag, person }: Asked): Record<string, unknown> & Wanted {
  const { role, twist, number, other } = draw;
  const things: Wanted[] = [
    { role, ...(number % 3 > 0 && leavingOf(world, at, draw)), ...(number % 4 === 0 && { quota: number % 5 }) },
    { responsibleId: other % 4 === 0 ? null : somebody(world, at, other) },
    { quota: number % 5 },
    { permissions: permissionsFrom(number) },
    { username: nameFrom(number) },
    { email: number % 4 === 0 ? null : addressFrom(number, tag) },
    { primaryContact: true },
    { displayName: `Å ${number}` },
  ];
  // a role, a responsible and a quota are what most depends on
  const chosen = things[twist < 12 ? twist % 3 : twist % things.length] ?? {};
  const beside = draw.heir % 6 === 0 ? things[draw.heir % things.length] : {};
  return { ...(person?.role === 'user' && twist % 8 === 2 ? things[1] : chosen), ...beside };
}

interface Wanted extends Leaving {
  displayName?: string;
  username?: string;
  email?: string | null;
  role?: Role;
  permissions?: Permissions;
  quota?: number;
  responsibleId?: string | null;
  primaryContact?: true;
}

function edit(asked: Asked): Act {
  const { world, actor, at, accountId, userId, person } = asked;
  const wanted = wantedOf(asked);
  const input = { accountId, userId, ...wanted };
  const done = (refusals: string[], apply: Act['apply'] = () => undefined): Act => ({ operation: users.edit, input, refusals, apply });
  if (!person) return done(touching(asked));
  const to = wanted.role ?? person.role;
  const responsible = to === 'user' ? (wanted.responsibleId === undefined ? person.responsible : wanted.responsibleId) : null;
  const permissions = wanted.permissions ?? withRole(to, person.permissions);
  const email = wanted.email === undefined ? person.email : wanted.email;
  const quota = to === 'manager' ? (wanted.quota ?? person.quota ?? 0) : null;
  const less = isLess(to, person.role);
  // who becomes a manager keeps their `user`s unless they are given away (USR-14)
  const kept = !less || (to === 'manager' && wanted.usersTo === undefined);
  const users_ = kept ? usersOf(world, userId).length : 0;
  const given = responsible !== null && responsible !== person.responsible ? responsible : undefined;
  const withThem = given !== undefined && wanted.usersTo === given ? usersOf(world, userId).length : 0;
  const leaving: Leaving = { usersTo: kept ? null : wanted.usersTo, primaryContactId: wanted.primaryContactId };
  const refusals = inOrder(
    touching(asked),
    when(
      !answersFor(actor, {
        account: at,
        role: to,
        responsible: wanted.responsibleId === undefined ? person.responsible : wanted.responsibleId,
      }),
      'not-permitted',
    ),
    when(actor !== 'operator' && userId === actor.id && wanted.email !== undefined && wanted.email !== person.email, 'own-email'),
    [
      ...when(wanted.quota !== undefined && to !== 'manager', 'not-permitted'),
      ...when(wanted.primaryContact === true && to !== 'administrator', 'not-permitted'),
      ...when(typeof wanted.responsibleId === 'string' && (to !== 'user' || wanted.responsibleId === userId), 'not-a-responsible'),
      ...when(!whole(to, permissions), 'permission-fixed'),
      ...when(to !== 'user' && email === null, 'email-required'),
      ...(given === undefined ? [] : unfit(world, at, given, 1 + withThem)),
      ...(less ? leavingReasons(world, at, [person], leaving) : []),
      ...when(quota !== null && quota < users_, 'quota-in-use'),
      ...when(wanted.username !== undefined && taken(world, at, wanted.username, userId), 'username-taken'),
      ...when(typeof wanted.email === 'string' && addressTaken(world, wanted.email, userId), 'email-taken'),
    ],
  );
  return done(refusals, () => {
    const heir = world.people.get(wanted.primaryContactId ?? '');
    if (less && !kept) handOn(world, [person], leaving);
    else if (less && person.contact && heir) passFlag(world, heir);
    if (wanted.primaryContact) passFlag(world, person);
    const { displayName = person.displayName, username = person.username } = wanted;
    // T-A5, R1: a greater role ends the password, and is mailed a link to choose another
    const more = isLess(person.role, to);
    if (more) Object.assign(person, { password: undefined, mailed: person.mailed + 1 });
    Object.assign(person, { role: to, responsible, permissions, email, quota, displayName, username });
    return { ended: less || more ? [userId] : [] };
  });
}
