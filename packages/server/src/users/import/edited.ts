import { emailKey, found, isDemotion, sortKey, type Entry, type KnownUser } from '@knippa/core';
import { sql } from 'kysely';
import { forgetAttempts, named, presentTriesOf, triesOf } from '../../attempts.js';
import type { Query } from '../../store/store.js';
import { claimEmails } from '../insert.js';
import type { Importing } from './import.js';

/** Somebody whom a row changes. */
export interface Edited {
  readonly before: KnownUser;
  readonly after: NonNullable<Entry['after']>;
  readonly passwordHash: string | null;
  /** Whether their password or code ends with a greater role (docs/decisions/016). */
  readonly loses: boolean;
}

/** The key of an address that they have. */
export function addressKey({ email }: { readonly email: string | null }): string | null {
  return email === null ? null : emailKey(email);
}

/** Takes the addresses that people get. */
export const claimsOf = (licenceId: string, part: readonly Edited[]): Query<unknown>[] =>
  claimEmails(
    licenceId,
    part.map(({ before: { id }, after: { email } }) => ({ id, email })),
  );

/** How many addresses are given up at once: as the text of a parameter they are held several times over. */
const givenUpAtOnce = 5000;

/** Gives up the addresses of people who get others, or none. */
export function* giveUp(readdressed: readonly Edited[]): Generator<Query<unknown>> {
  const held = readdressed.filter(({ before }) => before.email !== null);
  for (let from = 0; from < held.length; from += givenUpAtOnce) {
    const part = held.slice(from, from + givenUpAtOnce);
    yield sql`select give_up('user-email', key, id)
      from unnest(${part.map(({ before }) => addressKey(before))}::text[], ${part.map(({ before }) => before.id)}::uuid[]) as t(key, id)`;
  }
}

/** People as their rows leave them, in one statement. */
export function changePeople(
  { licence, subject }: Importing,
  people: readonly Edited[],
  responsibleId: (name: string | null) => string | null,
): Query<unknown> {
  const column = <T>(of: (after: Edited['after']) => T): T[] => people.map(({ after }) => of(after));
  return sql`update users u set role = t.role, display_name = t.display_name, name_key = t.name_key, email = t.email, email_key = t.email_key, phone = t.phone,
      responsible_id = t.responsible_id, quota = t.quota, may_create = t.may_create, may_publish = t.may_publish, has_documents = t.has_documents,
      may_reset = t.may_reset, primary_contact = t.primary_contact, found = t.found,
      password_hash = case when not t.loses then coalesce(t.password_hash, u.password_hash) end,
      code_hash = case when t.password_hash is null and not t.loses then u.code_hash end
    from unnest(
      ${people.map(({ before }) => before.id)}::uuid[], ${column((a) => a.role)}::text[], ${column((a) => a.displayName)}::text[],
      ${column((a) => sortKey(a.displayName))}::text[], ${column((a) => a.email)}::text[], ${column(addressKey)}::text[], ${column((a) => a.phone)}::text[],
      ${column((a) => responsibleId(a.responsible))}::uuid[], ${column((a) => a.quota)}::int[], ${column((a) => a.permissions.create)}::boolean[],
      ${column((a) => a.permissions.publish)}::boolean[], ${column((a) => a.permissions.documents)}::boolean[],
      ${column((a) => a.permissions.resetPassword)}::boolean[], ${column((a) => a.primaryContact)}::boolean[],
      ${column((a) => found(a.displayName, a.username, a.email))}::text[], ${people.map(({ passwordHash }) => passwordHash)}::text[],
      ${people.map(({ loses }) => loses)}::boolean[])
      as t(id, role, display_name, name_key, email, email_key, phone, responsible_id, quota, may_create, may_publish, has_documents, may_reset,
        primary_contact, found, password_hash, loses)
    where u.licence_id = ${licence.id} and u.account_id = ${subject.account.id} and u.id = t.id`;
}

/** Whose sessions end by what was changed: with rights that are lost, or another password or none. With another address alone, links end. */
export function lettingGo(edited: readonly Edited[]): { readonly ended: readonly string[]; readonly unlinked: readonly string[] } {
  const ended: string[] = [];
  const unlinked: string[] = [];
  for (const { before, after, passwordHash, loses } of edited) {
    if (passwordHash !== null || loses || isDemotion(before.role, after.role)) ended.push(before.id);
    else if (addressKey(before) !== addressKey(after)) unlinked.push(before.id);
  }
  return { ended, unlinked };
}

/** Wrong passwords are forgotten with the old one. */
export function forgottenTries({ env }: Importing, edited: readonly Edited[], groupId: string): Query<unknown>[] {
  const newPasswords = edited.filter(({ passwordHash }) => passwordHash !== null);
  const tries = newPasswords.flatMap(({ before: { id, username, email } }) => {
    const names = [`${groupId}/${username}`, ...(email === null ? [] : [email])];
    return [...names.map((name) => triesOf(env, named('account', name))), presentTriesOf(env, id)];
  });
  return tries.length > 0 ? [forgetAttempts(tries)] : [];
}
