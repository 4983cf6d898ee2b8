import assert from 'node:assert/strict';
import { users, type Account, type Change, type ChangeValue, type Imported, type Plan, type User } from '@knippa/contract';
import { pages, type Client } from '@knippa/sdk';

/** A file of users as a school would send it. */
export function csv(...rows: string[]): Uint8Array {
  return fileOf('Visat namn;Användarnamn;E-post;Roll;Ansvarig;Max antal användare;Lösenord', ...rows);
}

/** A file with a header of its own. */
export function fileOf(...rows: string[]): Uint8Array {
  return new TextEncoder().encode(rows.map((row) => `${row}\r\n`).join(''));
}

/** What a plan of an import asks. */
export interface Answers {
  readonly leaveOutRefused?: 'yes';
  readonly manyRemovals?: 'yes';
  readonly confirmation?: string;
}

/** Imports a file as its plan says. */
export async function importInto(client: Client, accountId: string, file: Uint8Array, answers: Answers = {}): Promise<Imported> {
  const { token: plan } = await client.plan(users.import, { accountId, file });
  return client.call(users.import, { accountId, file, plan, ...answers });
}

/** What an import did, without whose details are handed over. */
export function counted({ added, changed, removed, unchanged, refused, mailed }: Imported): number[] {
  return [added, changed, removed, unchanged, refused, mailed];
}

/** Everybody of an account. */
export async function everybody(client: Client, accountId: string): Promise<User[]> {
  const found: User[] = [];
  for await (const user of pages(client, users.list, { accountId })) found.push(user);
  return found;
}

/** Somebody as the plan of an import tells of them: `responsible` is a username. */
type Person = Record<string, ChangeValue>;

function personsOf(people: readonly User[]): Map<string, Person> {
  const usernames = new Map(people.map(({ id, username }) => [id, username]));
  return new Map(
    people.map(({ id, displayName, username, role, email, phone, responsible, quota, primaryContact, permissions }) => {
      const { create, publish, documents, resetPassword } = permissions;
      const told = { displayName, username, role, email, phone, quota, primaryContact, create, publish, documents, resetPassword };
      return [id, { ...told, responsible: responsible && (usernames.get(responsible.id) ?? '') }];
    }),
  );
}

/** People as a list of changes leaves them. */
function foretold(people: ReadonlyMap<string, Person>, changes: readonly Change[]): Person[] {
  const there = new Map([...people].map(([id, person]) => [id, { ...person }]));
  for (const [at, { kind, id, name, field, to, values }] of changes.entries()) {
    const person = there.get(id);
    if (kind === 'removed') there.delete(id);
    else if (kind === 'added') there.set(`added ${at}`, { displayName: name, ...values });
    else if (person && field !== undefined && field in person) person[field] = to ?? null;
  }
  return [...there.values()];
}

const byUsername = (people: Iterable<Person>): Person[] =>
  [...people].sort((one, other) => (String(one['username']) < String(other['username']) ? -1 : 1));

/**
 * Imports a file with all that its plan asks answered, and holds what became of the account against what the plan said: everybody in it, and the figures (I32).
 * It ends in the plan.
 */
export async function importAsTold(client: Client, { id: accountId, groupId }: Account, rows: readonly string[]): Promise<Plan> {
  const file = fileOf(...rows);
  const said = rows.join(' | ');
  const before = personsOf(await everybody(client, accountId));
  const plan = await client.plan(users.import, { accountId, file });
  const of = (name: string) => plan.counts[name] ?? 0;
  const ofPeople = plan.changes.flatMap(({ kind, resource, id }) => (kind === 'changed' && resource === 'users' ? id : []));
  assert.equal(of('users.edited'), new Set(ofPeople).size, said);
  const answers = {
    ...(of('rows.refused') > 0 && { leaveOutRefused: 'yes' as const }),
    ...(plan.warnings.some(({ code }) => code === 'many-removals') && { manyRemovals: 'yes' as const }),
    ...(of('users.removed') > 0 && { confirmation: groupId ?? '' }),
  };
  const done = await client.call(users.import, { accountId, file, plan: plan.token, ...answers });
  const after = personsOf(await everybody(client, accountId));
  assert.deepEqual(byUsername(after.values()), byUsername(foretold(before, plan.changes)), said);
  assert.deepEqual(
    [done.added, done.removed, done.unchanged, done.refused, done.mailed, done.handOut.length],
    ['users.added', 'users.removed', 'rows.unchanged', 'rows.refused', 'mails.sent', 'users.handed-out'].map(of),
    said,
  );
  assert.equal(done.added + done.changed + done.removed + done.unchanged + done.refused, rows.length - 1, said);
  return plan;
}
