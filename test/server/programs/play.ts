import { accounts, session, users, type AnyOperation, type Role } from '@knippa/contract';
import type { Client, PlannedOperation } from '@knippa/sdk';
import { inbox } from '@knippa/server/node';
import type pg from 'pg';
import { clientOf, entitlementId, unique, type TestLicence } from '../../licence.js';
import { agreement, endingOf, glances } from './agreement.js';
import { actOf, passwords, type Draw } from './acts.js';
import { everybody, sees, type Actor, type Person, type World } from './model.js';
import { beyond, broken, readRows, unlike, type Found } from './rows.js';

/** What programs met, summed: operation and ending → how often. */
export type Told = Map<string, number>;

/** Where programs are played one after the other: a licence, and a connection of the database's owner. */
export interface Stage {
  readonly licence: TestLicence;
  readonly owner: pg.Client;
}

/** A program that is played: its model, and how its people are signed in. */
interface Play extends Stage {
  readonly world: World;
  readonly tag: string;
  readonly clients: Map<string, Client>;
  /** Whether somebody has followed a link since the rows were read: that is no act of the program. */
  stale: boolean;
}

const capacity = 8;
export const entitlements = [{ kind: 'group' as const, name: 'Klass eller grupp', capacity, purchased: 100_000 }];

/** Two accounts with an administrator each, and some more people. */
async function begin(stage: Stage): Promise<Play> {
  const { licence } = stage;
  const entitlement = await entitlementId(licence, 'Klass eller grupp');
  const world: World = { schools: [], people: new Map(), gone: [] };
  const schools: World['schools'][number][] = [];
  for (const name of ['Röda skolan', 'Blå skolan']) {
    const groupId = unique('g');
    const started = await licence.operator.call(accounts.start, {
      licenceId: licence.id,
      entitlementId: entitlement,
      email: `${groupId}@skola.example`,
      displayName: 'Karin Öberg',
      group: { name, groupId, username: 'karin' },
    });
    const permissions = { create: true, publish: true, documents: true, resetPassword: true };
    const id = started.primaryContact?.id ?? '';
    const karin: Person = {
      id,
      account: schools.length,
      role: 'administrator',
      displayName: 'Karin Öberg',
      username: 'karin',
      email: `${groupId}@skola.example`,
      responsible: null,
      quota: null,
      permissions,
      contact: true,
      password: undefined,
      mailed: 1,
    };
    world.people.set(id, karin);
    schools.push({ id: started.id, groupId, capacity });
  }
  const on = { ...stage, world: { ...world, schools }, tag: unique(''), clients: new Map(), stale: false };
  // acts as any other, so that the model knows them: everybody whom a program needs from its first act
  for (const one of first) {
    const draw = { kind: 'create', actor: 0, people: [0], heir: 0, twist: 8, ...one } as const;
    const act = actOf(on.world, 'operator', draw, on.tag);
    const { ending, output } = await ask(licence.operator, act.operation, act.input);
    if (ending !== 'allowed') throw new Error(`${JSON.stringify(act.input)} was ${ending}`);
    act.apply(output);
  }
  return on;
}

/** Who is there from the start beside the two first administrators: `number` chooses account, name and quota, an even `other` whom a `user` belongs to. */
const first = [
  { role: 'manager', number: 2, other: 1 },
  { role: 'manager', number: 3, other: 1 },
  { role: 'administrator', number: 4, other: 1 },
  { role: 'user', number: 5, other: 2 },
  { role: 'user', number: 6, other: 4 },
] as const;

/** Signs somebody in who is not: with their password, or by the link that was mailed to them last. Undefined where they can do neither. */
async function enter(on: Play, person: Person): Promise<Client | undefined> {
  const { licence, world, clients } = on;
  const known = clients.get(person.id);
  if (known) return known;
  const { server } = licence;
  const remember = (token: string) => {
    const client = clientOf(server, token);
    clients.set(person.id, client);
    return client;
  };
  if (person.password !== undefined) {
    const name = `${world.schools[person.account]?.groupId}/${person.username}`;
    return remember((await clientOf(server).call(session.signIn, { door: 'account', name, password: person.password })).token);
  }
  const mail = (await inbox(server.env, licence.id, 40)).find(({ to, link }) => to === person.email && link);
  const link = mail?.link?.split('#link=')[1];
  if (link === undefined) return undefined;
  try {
    const { token } = await clientOf(server).call(session.setPassword, { link, password: passwords[0] });
    person.password = passwords[0];
    on.stale = true;
    return remember(token);
  } catch (error) {
    // a link ends with the e-mail that it was mailed to, and with a role
    if (endingOf(error) === 'link-ended') return undefined;
    throw error;
  }
}

/** Asks for an act as its guard has it, and says how that ended. */
async function ask(
  client: Client,
  operation: AnyOperation,
  input: Readonly<Record<string, unknown>>,
): Promise<{ ending: string; output?: unknown }> {
  try {
    if (operation.guard === 'plan') {
      const { token } = await client.plan(operation as PlannedOperation, input);
      return { ending: 'allowed', output: await client.call(operation, { ...input, plan: token }) };
    }
    if (operation.guard !== 'version') return { ending: 'allowed', output: await client.call(operation, input) };
    const { accountId, userId } = input as { accountId: string; userId: string };
    const seen = await client.call(users.read, { accountId, userId }).catch(endingOf);
    const version = typeof seen === 'string' ? 'unseen' : seen.version;
    return { ending: 'allowed', output: await client.call(operation, { ...input, version }) };
  } catch (error) {
    return { ending: endingOf(error) };
  }
}

/** Plays a program, and ends with the first act after which something does not hold. */
export async function play(stage: Stage, program: readonly Draw[], told: Told): Promise<Found[]> {
  const on = await begin(stage);
  let rows = await readRows(stage.owner, on.world);
  for (const [n, draw] of program.entries()) {
    const { found, after } = await step(on, draw, rows, told);
    rows = after;
    if (n % 16 === draw.twist % 16) found.push(...(await agreement(on, draw, (person) => enter(on, person))));
    if (found.length > 0) return found.map((one) => ({ ...one, act: n }));
  }
  return [];
}

async function step(on: Play, draw: Draw, before: Awaited<ReturnType<typeof readRows>>, told: Told) {
  const { licence, owner, world, clients, tag } = on;
  const everyone = [...world.people.values()];
  // a third acts by any role, a third by a role that may something
  const able = draw.actor % 3 === 1 ? everyone.filter(({ role }) => role !== 'user') : everyone;
  const drawn = draw.actor % 3 === 0 ? undefined : able[draw.actor % able.length];
  const client = drawn && (await enter(on, drawn));
  const actor: Actor = drawn && client ? drawn : 'operator';
  const was: Actor = actor === 'operator' ? actor : { ...actor };
  const begun = on.stale ? await readRows(owner, world) : before;
  on.stale = false;
  const roles = new Map(everyone.map(({ id, role }) => [id, role]));
  const act = actOf(world, actor, draw, tag);
  const { ending, output } = await ask(client ?? licence.operator, act.operation, act.input);
  const name = `${act.operation.name} ${ending}`;
  told.set(name, (told.get(name) ?? 0) + 1);
  const who = actor === 'operator' ? actor : `${was === 'operator' ? '' : was.role} ${actor.id}`;
  const said = `${act.operation.name} by ${who} ${JSON.stringify(act.input)}`;
  const found: Found[] = [];
  const meant = act.refusals.length === 0 ? ending === 'allowed' : act.refusals.includes(ending);
  if (!meant) found.push({ invariant: 'USR-21', what: `${said} was ${ending} for ${act.refusals.join(' or ') || 'allowed'}` });
  const done = ending === 'allowed' ? act.apply(output) : undefined;
  if (done?.wrong !== undefined) found.push({ invariant: 'USR-21', what: `${said} answered ${done.wrong}` });
  const after = await readRows(owner, world);
  const more = [...unlike(world, after), ...broken(world, after), ...beyond(world, was, begun, after)];
  found.push(...more.map(({ invariant, what }) => ({ invariant, what: `${said}: ${what}` })));
  for (const id of done?.ended ?? []) found.push(...(await denied(on, id, said)));
  for (const id of done?.ended ?? []) clients.delete(id);
  for (const [id, role] of roles) found.push(...(await answeredBy(on, id, role, said)));
  for (const { what } of await glances(on, begun, after)) found.push({ invariant: 'I1', what: `${said}: ${what}` });
  return { found, after };
}

/** I31: whoever was moved, removed, demoted, or had their password changed is denied at their next request. */
async function denied({ clients }: Play, id: string, said: string): Promise<Found[]> {
  const ending = await clients
    .get(id)
    ?.call(session.read, {})
    .then(() => 'answered', endingOf);
  return ending === undefined || ending === 'not-signed-in' ? [] : [{ invariant: 'I31', what: `${said}: ${id} was ${ending}` }];
}

/** I31: whoever has another role and is signed in is answered by it. */
async function answeredBy({ clients, world }: Play, id: string, was: Role, said: string): Promise<Found[]> {
  const person = world.people.get(id);
  const client = clients.get(id);
  if (!person || !client || person.role === was || (was !== 'user' && person.role !== 'administrator')) return [];
  const accountId = world.schools[person.account]?.id ?? '';
  const total = await client.call(users.list, { accountId, size: 1 }).then((page) => page.total, endingOf);
  const known = everybody(world, person.account).filter((one) => sees(person, one)).length;
  return total === known ? [] : [{ invariant: 'I31', what: `${said}: ${person.role} ${id} sees ${total} of ${known}` }];
}

/** A shorter program that finds something of the same kind: what follows is cut off, and acts are left out by halves, quarters and one by one, in so many runs at most. */
export async function shorter(
  stage: Stage,
  program: readonly Draw[],
  found: readonly Found[],
  most = 80,
): Promise<{ program: readonly Draw[]; found: readonly Found[] }> {
  let best = { program: program.slice(0, (found[0]?.act ?? program.length) + 1), found };
  let runs = 0;
  for (let size = Math.ceil(best.program.length / 2); size >= 1 && runs < most; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < best.program.length - 1 && runs < most; runs++) {
      const less = best.program.toSpliced(at, Math.min(size, best.program.length - 1 - at));
      const now = await play(stage, less, new Map());
      const same = now.some(({ invariant }) => invariant === best.found[0]?.invariant);
      if (same) best = { program: less.slice(0, (now[0]?.act ?? less.length) + 1), found: now };
      else at += size;
    }
  return best;
}
