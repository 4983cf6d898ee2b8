import { users, type User } from '@knippa/contract';
import { isKnippaError, type Client } from '@knippa/sdk';
import { readUsers } from '../../core/reading.js';
import type { TestLicence } from '../../licence.js';
import type { Draw } from './acts.js';
import { everybody, keeps, sees, type Actor, type Person, type World } from './model.js';
import type { Found, Rows } from './rows.js';

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

/**
 * I1, after every act: the list and the count of everybody who is signed in and may list, and of the operator, show those whom the model shows them. An account where
 * nothing became another answers as it did.
 */
export async function glances({ licence, world, clients }: Seeing, before: Rows, after: Rows): Promise<Found[]> {
  const changed = new Set([...accountsOf(before, after), ...accountsOf(after, before)]);
  const viewers: readonly { viewer: Actor; client: Client }[] = [...clients].flatMap(([id, client]) => {
    const viewer = world.people.get(id);
    return viewer && viewer.role !== 'user' ? [{ viewer, client }] : [];
  });
  const told = world.schools.map(async ({ id: accountId }, at) => {
    if (!changed.has(accountId)) return [];
    const own = viewers.filter(({ viewer }) => viewer !== 'operator' && viewer.account === at);
    return Promise.all(
      [{ viewer: 'operator' as const, client: licence.operator }, ...own].map(async ({ viewer, client }) => {
        const said = (ids: readonly string[], total = 0) => `${total}: ${[...ids].sort().join()}`;
        const idsOf = (people: readonly { id: string }[]) => people.map(({ id }) => id);
        const listing = client.call(users.list, { accountId, size: 500 });
        const seen = await listing.then(({ items, total }) => said(idsOf(items), total), endingOf);
        const known = idsOf(everybody(world, at).filter((person) => sees(viewer, person)));
        const meant = said(known, known.length);
        return seen === meant ? [] : [{ invariant: 'I1' as const, what: `${nameOf(viewer)} lists ${seen} for ${meant}` }];
      }),
    );
  });
  return (await Promise.all(told)).flat(2);
}

/** The accounts of rows that others have not, or have otherwise. */
const accountsOf = (rows: Rows, others: Rows): string[] =>
  [...rows.values()].filter((row) => JSON.stringify(row) !== JSON.stringify(others.get(row.id))).map(({ account }) => account);

const nameOf = (viewer: Actor): string => (viewer === 'operator' ? viewer : `${viewer.role} ${viewer.id}`);

/** I1: somebody's list, their reading, their search for an exact name, their count and their export show the same people, and those of the model. */
export async function agreement(
  { licence, world }: Seeing,
  draw: Draw,
  enter: (person: Person) => Promise<Client | undefined>,
): Promise<Found[]> {
  const everyone = [...world.people.values()];
  const drawn = draw.number % 5 === 0 ? undefined : everyone[draw.number % everyone.length];
  const entered = drawn && (await enter(drawn));
  const viewer: Actor = drawn && entered ? drawn : 'operator';
  const client = entered ?? licence.operator;
  const at = viewer === 'operator' ? draw.number % 2 : viewer.account;
  const accountId = world.schools[at]?.id ?? '';
  const own = everybody(world, at);
  const shown = own.filter((person) => sees(viewer, person));
  const found: Found[] = [];
  const who = nameOf(viewer);
  const hold = (same: boolean, what: string) => {
    if (!same) found.push({ invariant: 'I1', what: `${who}: ${what}` });
  };
  const sorted = (ids: readonly string[]) => [...ids].sort().join();
  const list = (search?: string): Promise<{ items: readonly User[]; total?: number | undefined } | string> =>
    client.call(users.list, { accountId, size: 500, search }).catch(endingOf);

  const listed = await list();
  const [target] = [own[draw.other % own.length], own[draw.heir % own.length]];
  for (const person of new Set([target, own[draw.heir % own.length]])) {
    if (!person) continue;
    const read = await client.call(users.read, { accountId, userId: person.id }).then(({ id }) => id, endingOf);
    hold(read === (shown.includes(person) ? person.id : 'not-found'), `reads ${person.id}: ${read}`);
    const searched = await list(person.username);
    if (typeof searched === 'string') continue;
    hold(searched.items.some(({ id }) => id === person.id) === shown.includes(person), `searches ${person.username}`);
    hold(searched.total === searched.items.length, `counts ${searched.total} of ${searched.items.length}`);
  }
  if (typeof listed === 'string') {
    hold(viewer !== 'operator' && viewer.role === 'user' && listed === 'not-permitted', `lists ${listed}`);
    return found;
  }
  hold(sorted(listed.items.map(({ id }) => id)) === sorted(shown.map(({ id }) => id)), `lists ${listed.items.length} of ${shown.length}`);
  hold(listed.total === listed.items.length, `counts ${listed.total} of ${listed.items.length}`);
  const file = await client.call(users.export, { accountId }).catch(endingOf);
  if (typeof file === 'string') hold(!keeps(viewer, at) && file === 'not-permitted', `exports ${file}`);
  else {
    const names = readUsers(new Uint8Array(await file.arrayBuffer())).rows.map(({ username }) => username);
    hold(sorted(names) === sorted(shown.map(({ username }) => username)), `exports ${names.length} of ${shown.length}`);
  }
  return found;
}
