import type { Door, Language, Role } from '@knippa/contract';
import type { OwnFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Entered } from './kernel/actor.js';
import type { Query, Tx } from './store/store.js';

/** Somebody who signs in, at either door, as links and settings know them. An operator has no account and no role. */
export interface Login {
  readonly person_id: string;
  readonly licence_id: string;
  readonly expires_on: string;
  readonly account_id: string | null;
  readonly account_kind: string | null;
  readonly group_id: string | null;
  readonly role: Role | null;
  readonly display_name: string;
  readonly username: string | null;
  readonly sign_in_name: string;
  readonly email: string | null;
  readonly email_key: string | null;
  readonly phone: string | null;
  readonly language: Language;
  readonly may_reset: boolean;
  readonly has_password: boolean;
  readonly settings_open: boolean;
}

/**
 * The person of an id at a door, in the licence that was entered. `held`: nobody changes or removes them before this transaction ends, and
 * what is read is what is there once whoever was before has committed.
 */
export async function loginOf(tx: Tx, door: Door, personId: string, { held = false } = {}): Promise<Login | undefined> {
  const common = sql`p.id as person_id, p.licence_id, l.expires_on, p.display_name, p.username, p.email, p.email_key, p.phone, p.language,
    p.password_hash is not null as has_password`;
  const hold = held ? sql`for no key update of p` : sql``;
  const query =
    door === 'operator'
      ? sql<Login>`select ${common}, null as account_id, null as account_kind, null as group_id, null as role, p.username as sign_in_name,
            true as may_reset, true as settings_open
          from operators p join licences l on l.id = p.licence_id where p.id = ${personId} ${hold}`
      : sql<Login>`select ${common}, a.id as account_id, a.kind as account_kind, a.group_id, p.role,
            coalesce(a.group_id || '/' || p.username, p.email) as sign_in_name, p.may_reset, a.settings_open
          from users p join accounts a on a.licence_id = p.licence_id and a.id = p.account_id join licences l on l.id = p.licence_id
          where p.id = ${personId} ${hold}`;
  return (await tx.run(query))[0];
}

/** The door that somebody with settings of their own came through: staff have none. */
export function doorOf({ door }: Pick<Entered, 'door'>): Door {
  if (door === 'staff') throw new Error('staff have no settings of their own');
  return door;
}

/** The table that a door's people stand in. */
export function tableOf(door: Door): 'operators' | 'users' {
  return door === 'operator' ? 'operators' : 'users';
}

/** What rules know of somebody who sets something for themselves. */
export function ownFacts(door: Door, login: Login): OwnFacts {
  const { role, display_name: displayName, phone, language, settings_open: settingsOpen } = login;
  return { resource: tableOf(door), role, displayName, phone, language, settingsOpen };
}

/** Writes the hash of a password that somebody has chosen or was given; the one-time code that they had works no more (CSV-06). */
export function writePassword(door: Door, personId: string, hash: string): Query<unknown> {
  const codeless = door === 'account' ? sql`, code_hash = null` : sql``;
  return sql`update ${sql.table(tableOf(door))} set password_hash = ${hash}${codeless} where id = ${personId}`;
}
