import { users } from '@knippa/contract';
import { isKnippaError, type Client } from '@knippa/sdk';
import { readUsers } from '../../core/reading.js';
import type { TestLicence } from '../../licence.js';
import type { Draw } from './acts.js';
import { everybody, keeps, sees, type Actor, type Person, type World } from './model.js';
import type { Found, Row, Rows } from './rows.js';

/** A program as those see it who are signed in, by their id. */
interface Seeing {
  readonly licence: TestLicence;
  readonly world: World;
  readonly clients: ReadonlyMap<string, Client>;
}

/** How a call that failed was answered. */
export const endingOf = (error: unknown): string => {
  if (!isKnippaError(error)) throw error;
  return error.code;
};

/** Somebody who asks, and in which account. */
interface Asking {
  readonly viewer: Actor;
  readonly client: Client;
  readonly world: World;
  readonly at: number;
}

/**
 * I1, after every act: everybody who is signed in and may list, and the operator, see in the list, by the count, by reading and by an exact search whom the model shows
 * them, of those whom the act changed; and the operator in the export. An account where nothing became another answers as it did.
 */
export async function glances({ licence, world, clients }: Seeing, before: Rows, after: Rows): Promise<Found[]> {
  const touched = [...changed(after, before), ...changed(before, after)];
  const viewers: readonly { viewer: Actor; client: Client }[] = [...clients].flatMap(([id, client]) => {
    const viewer = world.people.get(id);
    return viewer && viewer.role !== 'user' ? [{ viewer, client }] : [];
  });
  const told = world.schools.map(async ({ id }, at) => {
    const [one] = touched.filter(({ account }) => account === id);
    if (!one) return [];
    const operator = { viewer: 'operator' as const, client: licence.operator, world, at };
    const own = viewers.filter(({ viewer }) => viewer !== 'operator' && viewer.account === at).map((one) => ({ ...one, world, at }));
    const all = [operator, ...own].flatMap((asking) => [lists(asking), finds(asking, one)]);
    return Promise.all([...all, exports(operator)]);
  });
  return (await Promise.all(told)).flat(2);
}

const idsOf = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);
const sorted = (ids: readonly string[]) => [...ids].sort().join();
const shownTo = ({ viewer, world, at }: Asking) => everybody(world, at).filter((person) => sees(viewer, person));
const accountOf = ({ world, at }: Asking) => world.schools[at]?.id ?? '';
const broken = ({ viewer }: Asking, same: boolean, what: string): Found[] =>
  same ? [] : [{ invariant: 'I1', what: `${nameOf(viewer)} ${what}` }];

/** The list and the count. */
async function lists(asking: Asking): Promise<Found[]> {
  const { viewer, client } = asking;
  const shown = shownTo(asking);
  const listed = await client.call(users.list, { accountId: accountOf(asking), size: 500 }).catch(endingOf);
  if (typeof listed === 'string')
    return broken(asking, viewer !== 'operator' && viewer.role === 'user' && listed === 'not-permitted', `lists ${listed}`);
  return [
    ...broken(asking, sorted(idsOf(listed.items)) === sorted(idsOf(shown)), `lists ${listed.items.length} of ${shown.length}`),
    ...broken(asking, listed.total === shown.length, `counts ${listed.total} of ${shown.length}`),
  ];
}

/** The reading of somebody, and the search for their exact name. */
async function finds(asking: Asking, { id: userId, username }: Pick<Person, 'id' | 'username'>): Promise<Found[]> {
  const { client } = asking;
  const accountId = accountOf(asking);
  const seen = shownTo(asking).some(({ id }) => id === userId);
  const [read, searched] = await Promise.all([
    client.call(users.read, { accountId, userId }).then(({ id }) => id, endingOf),
    client.call(users.list, { accountId, size: 500, search: username }).catch(endingOf),
  ]);
  const found = broken(asking, read === (seen ? userId : 'not-found'), `reads ${userId}: ${read}`);
  if (typeof searched === 'string') return found;
  return [
    ...found,
    ...broken(asking, idsOf(searched.items).includes(userId) === seen, `searches ${username}`),
    ...broken(asking, searched.total === searched.items.length, `counts ${searched.total} of ${searched.items.length}`),
  ];
}

/** The export. */
async function exports(asking: Asking): Promise<Found[]> {
  const { viewer, client, at } = asking;
  const shown = shownTo(asking);
  const file = await client.call(users.export, { accountId: accountOf(asking) }).catch(endingOf);
  if (typeof file === 'string') return broken(asking, !keeps(viewer, at) && file === 'not-permitted', `exports ${file}`);
  const names = readUsers(new Uint8Array(await file.arrayBuffer())).rows.map(({ username }) => username);
  return broken(asking, sorted(names) === sorted(shown.map(({ username }) => username)), `exports ${names.length} of ${shown.length}`);
}

/** Rows that others have not, or have otherwise. */
const changed = (rows: Rows, others: Rows): Row[] =>
  [...rows.values()].filter((row) => JSON.stringify(row) !== JSON.stringify(others.get(row.id)));

const nameOf = (viewer: Actor): string => (viewer === 'operator' ? viewer : `${viewer.role} ${viewer.id}`);

/** I1 now and then, of somebody who may not be signed in yet: all that they see of two others, and whom a program has not touched. */
export async function agreement(
  { licence, world }: Seeing,
  draw: Draw,
  enter: (person: Person) => Promise<Client | undefined>,
): Promise<Found[]> {
  const everyone = [...world.people.values()];
  const drawn = draw.number % 5 === 0 ? undefined : everyone[draw.number % everyone.length];
  const entered = drawn && (await enter(drawn));
  const viewer: Actor = drawn && entered ? drawn : 'operator';
  const at = viewer === 'operator' ? draw.number % 2 : viewer.account;
  const asking = { viewer, client: entered ?? licence.operator, world, at };
  const own = everybody(world, at);
  const two = new Set([own[draw.other % own.length], own[draw.heir % own.length]].filter((person) => person !== undefined));
  return (await Promise.all([lists(asking), exports(asking), ...[...two].map((person) => finds(asking, person))])).flat();
}
