import { users, type Permissions } from '@knippa/contract';
import { inOrder, isFull, leave, leavingOf, permissionsFrom, settle, somebody, when, type Act, type Asked, type Kind } from './acts.js';
import { answersFor, everybody, keeps, leavingReasons, sees, seesSchool, taken, unfit, usersOf, whole, type Person } from './model.js';

/** Acts on several people of an account (USR-01, USR-13). */
type Several = Extract<Kind, 'moveAll' | 'removeAll' | 'redistribute' | 'permit' | 'resendAll'>;

export function several(asked: Asked): Act {
  return acts[asked.draw.kind as Several](asked);
}

/** Those who are named, each once, and of them those whom the actor sees there. */
function namedOf({ world, actor, draw, at }: Asked): { userIds: string[]; people: Person[] } {
  const userIds = [...new Set(draw.people.map((place) => somebody(world, at, place)))];
  const people = userIds.flatMap((id) => world.people.get(id) ?? []).filter((person) => person.account === at && sees(actor, person));
  return { userIds, people };
}

/** Who keeps users in the account acts on those they see; one unseen ends it, and one they may not answer for (USR-21, R2). */
function ofOwn({ actor, at }: Asked, { userIds, people }: ReturnType<typeof namedOf>): string[] {
  return inOrder(
    when(!seesSchool(actor, at), 'not-found'),
    when(actor !== 'operator' && actor.role === 'user', 'not-permitted'),
    when(people.length < userIds.length, 'not-found'),
    when(!people.every((person) => answersFor(actor, person)), 'not-permitted'),
  );
}

const acts: Record<Several, (asked: Asked) => Act> = {
  removeAll: (asked) => {
    const { world, at, draw, accountId } = asked;
    const named = namedOf(asked);
    const leaving = leavingOf(world, at, draw);
    return {
      operation: users.removeAll,
      input: { accountId, userIds: named.userIds, ...leaving },
      refusals: inOrder(ofOwn(asked, named), leavingReasons(world, at, named.people, leaving)),
      apply: () => {
        leave(world, named.people, leaving);
        return { ended: named.userIds };
      },
    };
  },

  moveAll: (asked) => {
    const { world, actor, at, draw, accountId } = asked;
    const { userIds, people } = namedOf(asked);
    const leaving = leavingOf(world, at, draw);
    const to = draw.twist === 0 ? at : 1 - at;
    const { id: toAccountId = '', groupId = '' } = world.schools[to] ?? {};
    return {
      operation: users.moveAll,
      input: { accountId, userIds, toAccountId, ...leaving },
      refusals: inOrder(
        when(!seesSchool(actor, at), 'not-found'),
        when(actor !== 'operator', 'not-permitted'),
        when(people.length < userIds.length, 'not-found'),
        [
          ...leavingReasons(world, at, people, leaving),
          ...when(to === at, 'same-account'),
          ...when(to !== at && isFull(world, to, people.length), 'account-full'),
        ],
      ),
      apply: (moved: readonly { id: string; signInName: string }[]) => {
        const names = new Map(moved.map(({ id, signInName }) => [id, signInName.slice(groupId.length + 1)]));
        // a name that is taken there becomes one like it, any that is free
        const wrong = people.find(({ id, username }) => {
          const name = names.get(id) ?? '';
          const others = moved.filter((one) => one.id !== id && names.get(one.id)?.toLowerCase() === username.toLowerCase());
          return taken(world, to, name) || name === '' || (name !== username && !taken(world, to, username) && others.length === 0);
        });
        settle(world, people, leaving, to);
        for (const person of people) person.username = names.get(person.id) ?? '';
        return { ended: userIds, wrong: wrong && `${wrong.id} is called ${names.get(wrong.id)}` };
      },
    };
  },

  redistribute: (asked) => {
    const { world, actor, at, draw, accountId } = asked;
    const { userIds, people } = namedOf(asked);
    const whomTo = (place: number) => (place % 6 === 0 ? null : responsibleAt(asked, place));
    const all = draw.twist % 2 === 0;
    const from = somebody(world, at, draw.other);
    const to = whomTo(draw.heir);
    const given = all ? [] : userIds.map((userId, n) => ({ userId, responsibleId: whomTo(draw.heir + n * draw.number) }));
    const seen = all ? world.people.get(from)?.account === at : people.length === userIds.length;
    const moved = (all ? usersOf(world, from).map(({ id }) => ({ userId: id, responsibleId: to })) : given).flatMap(
      ({ userId, responsibleId }) => {
        const person = world.people.get(userId);
        return person && person.responsible !== responsibleId ? [{ person, responsibleId }] : [];
      },
    );
    const targets = [...new Set(moved.flatMap(({ responsibleId }) => responsibleId ?? []))];
    return {
      operation: users.redistribute,
      input: { accountId, ...(all ? { from, to } : { users: given }) },
      refusals: inOrder(when(!seesSchool(actor, at), 'not-found'), when(!keeps(actor, at), 'not-permitted'), when(!seen, 'not-found'), [
        ...when(
          moved.some(({ person }) => person.role !== 'user'),
          'not-a-responsible',
        ),
        ...targets.flatMap((id) => {
          const come = moved.filter(({ responsibleId }) => responsibleId === id).length;
          return unfit(world, at, id, come - moved.filter(({ person }) => person.responsible === id).length);
        }),
      ]),
      apply: () => {
        for (const { person, responsibleId } of moved) person.responsible = responsibleId;
        return undefined;
      },
    };
  },

  permit: (asked) => {
    const { accountId, draw } = asked;
    const named = namedOf(asked);
    const said = Object.entries(permissionsFrom(draw.number)).filter((_, at) => at === draw.twist % 4 || (draw.number >> (4 + at)) & 1);
    const permissions = Object.fromEntries(said) as Partial<Permissions>;
    const after = (person: Person) => ({ ...person.permissions, ...permissions });
    return {
      operation: users.permit,
      input: { accountId, userIds: named.userIds, permissions },
      refusals: inOrder(ofOwn(asked, named), when(!named.people.every((person) => whole(person.role, after(person))), 'permission-fixed')),
      apply: () => {
        for (const person of named.people) person.permissions = after(person);
        return undefined;
      },
    };
  },

  resendAll: (asked) => {
    const { accountId } = asked;
    const named = namedOf(asked);
    const addressed = named.people.filter(({ email }) => email !== null);
    const mailed = addressed.filter((person) => person.mailed < 3);
    return {
      operation: users.resendAll,
      input: { accountId, userIds: named.userIds },
      refusals: inOrder(ofOwn(asked, named), when(addressed.length === 0, 'without-email'), when(mailed.length === 0, 'too-many-attempts')),
      apply: (output: { mailed: number }) => {
        for (const person of mailed) person.mailed += 1;
        return { wrong: output.mailed === mailed.length ? undefined : `${output.mailed} of ${mailed.length} were mailed` };
      },
    };
  },
};

/** Managers and administrators mostly: whoever may be responsible. */
function responsibleAt({ world, at }: Asked, place: number): string {
  const able = everybody(world, at).filter(({ role }) => role !== 'user');
  return place % 5 === 4 ? somebody(world, at, place) : (able[place % able.length]?.id ?? '');
}
