import type { Change, Role } from '@knippa/contract';
import { emailKey, fold, found, sortKey } from '@knippa/core';
import { sql } from 'kysely';
import { licenceLanguage } from '../licences/language.js';
import type { Query } from '../store/store.js';

/** A user to be written: the values of its change, and what no plan shows. */
export interface NewUser {
  readonly id: string;
  readonly displayName: string;
  readonly role: Role;
  readonly username: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly responsibleId: string | null;
  readonly quota: number | null;
  readonly primaryContact: boolean;
  readonly create: boolean;
  readonly publish: boolean;
  readonly documents: boolean;
  readonly resetPassword: boolean;
  readonly passwordHash: string | null;
  /** The mark of the one-time code of somebody who has no password yet (`codeMark`). */
  readonly codeHash: Uint8Array | null;
}

/** The user of an `added` change. */
export function newUser(
  { id, name, values = {} }: Change,
  responsibleId: string | null,
  passwordHash: string | null,
  codeHash: Uint8Array | null = null,
): NewUser {
  return { ...values, id, displayName: name, responsibleId, passwordHash, codeHash } as NewUser;
}

/** Writes users in one statement, by columns: a page of a file or a single one alike. */
export function insertUsers(licenceId: string, accountId: string, now: string, people: readonly NewUser[]): Query<unknown> {
  const column = <T>(of: (user: NewUser) => T): T[] => people.map(of);
  return sql`insert into users (licence_id, account_id, created_at, language, id, role, display_name, name_key, username, username_key, email, email_key,
      phone, password_hash, code_hash, responsible_id, quota, may_create, may_publish, has_documents, may_reset, primary_contact, found)
    select ${licenceId}::uuid, ${accountId}::uuid, ${now}::timestamptz, ${licenceLanguage(licenceId)}, * from unnest(
      ${column((u) => u.id)}::uuid[], ${column((u) => u.role)}::text[], ${column((u) => u.displayName)}::text[], ${column((u) => sortKey(u.displayName))}::text[],
      ${column((u) => u.username)}::text[], ${column((u) => fold(u.username))}::text[], ${column((u) => u.email)}::text[],
      ${column((u) => u.email && emailKey(u.email))}::text[], ${column((u) => u.phone)}::text[], ${column((u) => u.passwordHash)}::text[],
      ${column((u) => u.codeHash)}::bytea[], ${column((u) => u.responsibleId)}::uuid[], ${column((u) => u.quota)}::int[], ${column((u) => u.create)}::boolean[],
      ${column((u) => u.publish)}::boolean[], ${column((u) => u.documents)}::boolean[], ${column((u) => u.resetPassword)}::boolean[],
      ${column((u) => u.primaryContact)}::boolean[], ${column((u) => found(u.displayName, u.username, u.email))}::text[])`;
}

/** Takes the e-mail addresses of users in the whole service, in one statement. */
export function claimEmails(licenceId: string, people: readonly Pick<NewUser, 'id' | 'email'>[]): Query<unknown>[] {
  const addressed = people.filter((user) => user.email !== null);
  if (addressed.length === 0) return [];
  return [
    sql`insert into directory (kind, key, licence_id, thing_id)
      select 'user-email', key, ${licenceId}::uuid, id
      from unnest(${addressed.map((u) => emailKey(u.email ?? ''))}::text[], ${addressed.map((u) => u.id)}::uuid[]) as t(key, id)`,
  ];
}

/** Counts users that came or went, in the row that holds an account's counts. */
export function countUsers(licenceId: string, accountId: string, users: number, administrators: number): Query<unknown> {
  return sql`update counters set users = users + ${users}::int, administrators = administrators + ${administrators}::int
    where licence_id = ${licenceId} and account_id = ${accountId}`;
}
