import type { Role } from '@knippa/contract';
import type pg from 'pg';
import { answersFor, type Actor, type Person, type World } from './model.js';

/** Somebody as the database has them. */
export interface Row {
  readonly id: string;
  readonly account: string;
  readonly role: Role;
  readonly username: string;
  readonly email: string | null;
  readonly responsible: string | null;
  readonly quota: number | null;
  readonly may: string;
  readonly contact: boolean;
  /** Of the password, so that a change of it shows. */
  readonly secret: string | null;
}

export type Rows = ReadonlyMap<string, Row>;

/** Everybody of a program's two accounts, as the owner of the database reads them: past every rule of the product, and in one trip. */
export async function readRows(owner: pg.Client, { schools }: World): Promise<Rows> {
  const { rows } = await owner.query<Row>({
    name: 'people',
    text: `select id, account_id as account, role, username, email, responsible_id as responsible, quota, primary_contact as contact, md5(password_hash) as secret,
        concat(may_create::int, may_publish::int, has_documents::int, may_reset::int) as may
      from users where account_id = any($1::uuid[]) order by id`,
    values: [schools.map(({ id }) => id)],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** A broken invariant, and what was seen. */
export interface Found {
  readonly invariant: 'I1' | 'I11' | 'I12' | 'I13' | 'I14' | 'I31' | 'USR-07' | 'USR-21';
  readonly what: string;
  /** After which act of the program. */
  readonly act?: number;
}

const bits = ({ permissions: { create, publish, documents, resetPassword } }: Person) =>
  [create, publish, documents, resetPassword].map(Number).join('');

/** Where the database is another than the model: an act did more than the ledger says, or less. */
export function unlike({ schools, people }: World, rows: Rows): Found[] {
  const known = [...people.values()].map((person) => {
    const { id, account, role, username, email, responsible, quota, contact, password } = person;
    const has = password !== undefined;
    return [id, JSON.stringify([schools[account]?.id, role, username, email, responsible, quota, bits(person), contact, has])] as const;
  });
  const there = [...rows.values()].map(
    ({ id, account, role, username, email, responsible, quota, may, contact, secret }) =>
      [id, JSON.stringify([account, role, username, email, responsible, quota, may, contact, secret !== null])] as const,
  );
  const [left, right] = [new Map(known), new Map(there)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((id) =>
    left.get(id) === right.get(id) ? [] : [{ invariant: 'USR-07', what: `${id}: ${right.get(id)} for ${left.get(id)}` } as const],
  );
}

/** What of I11, I12 and I13 does not hold of the rows, read from them alone. */
export function broken({ schools }: World, rows: Rows): Found[] {
  const found: Found[] = [];
  const all = [...rows.values()];
  for (const { id } of schools) {
    const own = all.filter(({ account }) => account === id);
    const contacts = own.filter(({ contact }) => contact);
    if (!own.some(({ role }) => role === 'administrator')) found.push({ invariant: 'I11', what: `${id} has no administrator` });
    if (contacts.length !== 1 || contacts[0]?.role !== 'administrator')
      found.push({ invariant: 'I11', what: `${id} has ${contacts.length} primary contacts, ${contacts[0]?.role}` });
  }
  for (const { id, account, role, quota, responsible } of all) {
    const users = all.filter((row) => row.responsible === id).length;
    if ((role === 'manager') !== (quota !== null) || (quota !== null && users > quota))
      found.push({ invariant: 'I12', what: `${role} ${id} has ${users} of ${quota}` });
    const to = rows.get(responsible ?? '');
    if (responsible !== null && (role !== 'user' || to?.account !== account || to.role === 'user'))
      found.push({ invariant: 'I13', what: `${role} ${id} belongs to ${to?.role} ${responsible}` });
  }
  return found;
}

/**
 * Whom an act gave or took what its actor may not (I14): R1 of whoever is new or has another role, responsible, quota, permission or flag, judged where they
 * came to lie; R2 of whoever lost their password, e-mail or place, judged as they were. `actor` is who they were before it.
 */
export function beyond(world: World, actor: Actor, before: Rows, after: Rows): Found[] {
  if (actor === 'operator') return [];
  const place = ({ account, role, responsible }: Row) => ({
    role,
    responsible,
    account: world.schools.findIndex(({ id }) => id === account),
  });
  const found: Found[] = [];
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(id), after.get(id)];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    // who takes the flag of somebody, or gets their `user`s, is given it by whoever may give every role there
    const conferred = !is || answersFor(actor, place(is));
    const answered = !was || answersFor(actor, place(was));
    const moved = was && is && was.account !== is.account;
    const raised = actor.id === id && is?.quota !== null && was?.quota !== is?.quota && actor.role === 'manager';
    if (!conferred || !answered || moved || raised)
      found.push({ invariant: 'I14', what: `${actor.role} ${actor.id} made ${JSON.stringify(is)} of ${JSON.stringify(was)}` });
  }
  return found;
}
