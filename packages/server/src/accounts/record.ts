import type { Account, AccountKind, AccountRow } from '@knippa/contract';
import { accountsSeen, holds, rightNamed, type AccountFacts, type Seen, type Subjects } from '@knippa/core';
import { sql } from 'kysely';
import type { Found, Loader, Reading } from '../kernel/answer.js';
import { visible } from '../store/scope.js';
import { sqlOf } from '../store/store.js';

/** An account as it is read: its columns, its counts, and what of its type and primary contact is shown. */
export interface AccountRecord {
  readonly id: string;
  readonly kind: AccountKind;
  readonly name: string;
  readonly name_key: string;
  readonly group_id: string | null;
  readonly capacity: number;
  readonly created_at: string;
  readonly activated_at: string | null;
  readonly settings_open: boolean;
  readonly entitlement_id: string;
  readonly entitlement: string;
  readonly users: number;
  readonly administrators: number;
  readonly contact_id: string | null;
  readonly contact: string | null;
  readonly contact_email: string | null;
  readonly contact_username: string | null;
  readonly announced_at: string | null;
  readonly waits_until: string | null;
  readonly fetched_at: string | null;
  readonly move_asked: boolean;
  /** The quota of the manager who asks, and how many `user`s are theirs; of nobody else. */
  readonly own_quota?: number | null;
  readonly own_users?: number;
  /** Whether the member who asks may publish. */
  readonly publishes?: boolean;
}

/** The accounts that the actor sees, by whichever table says so: every query of accounts begins here. */
export function accountsSeenBy({ actor }: Reading, seen: Seen<'licenceId' | 'id'> = accountsSeen) {
  return sqlOf
    .selectFrom('accounts as a')
    .select(['a.licence_id', 'a.id', 'a.kind', 'a.name', 'a.name_key', 'a.group_id', 'a.capacity', 'a.created_at', 'a.activated_at'])
    .select(['a.entitlement_id', 'a.settings_open'])
    .where('a.licence_id', '=', actor.licenceId)
    .where(visible(actor, seen, { id: 'a.id' }));
}

/** A column of the deletion that was announced of an account. */
function ofDeletion<C extends 'announced_at' | 'waits_until' | 'fetched_at'>(column: C) {
  return sql<
    string | null
  >`(select ${sql.ref(`d.${column}`)} from deletions d where d.licence_id = a.licence_id and d.account_id = a.id)`.as(column);
}

/** The quota of the manager who asks (USR-08). */
function ownQuota(manager: string | undefined) {
  return sql<number | null>`(select m.quota from users m
    where m.licence_id = a.licence_id and m.account_id = a.id and m.id = ${manager})`.as('own_quota');
}

/** How many `user`s the manager who asks is responsible for. */
function ownUsers(manager: string | undefined) {
  return sql<number>`(select count(*)::int from users m
    where m.licence_id = a.licence_id and m.account_id = a.id and m.responsible_id = ${manager})`.as('own_users');
}

/** Whether the member who asks may publish (DOC-05). */
function publishes(member: string) {
  return sql<boolean>`exists (select from users m
    where m.licence_id = a.licence_id and m.account_id = a.id and m.id = ${member} and m.may_publish)`.as('publishes');
}

/** Accounts that the actor sees, all unless some were chosen, with everything that rules and pages need, in one SELECT. */
export function accountRecords(reading: Reading, seen = accountsSeenBy(reading)) {
  const { actor } = reading;
  const manager = rightNamed(actor, 'manager')?.on;
  return (
    sqlOf
      .selectFrom(seen.as('a'))
      .innerJoin('entitlements as e', (join) => join.onRef('e.licence_id', '=', 'a.licence_id').onRef('e.id', '=', 'a.entitlement_id'))
      .innerJoin('counters as c', (join) => join.onRef('c.licence_id', '=', 'a.licence_id').onRef('c.account_id', '=', 'a.id'))
      // written out: an index of primary contacts alone serves no parameter
      .leftJoin('users as p', (join) =>
        join.onRef('p.licence_id', '=', 'a.licence_id').onRef('p.account_id', '=', 'a.id').on('p.primary_contact', '=', sql.lit(true)),
      )
      .select(['a.id', 'a.kind', 'a.name', 'a.name_key', 'a.group_id', 'a.capacity', 'a.created_at', 'a.activated_at', 'a.entitlement_id'])
      .select([
        'a.settings_open',
        'e.name as entitlement',
        'c.users',
        'c.administrators',
        'p.id as contact_id',
        'p.display_name as contact',
      ])
      .select(['p.email as contact_email', 'p.username as contact_username'])
      // what few accounts have is looked up: two joins more would be planned anew with every page
      .select([ofDeletion('announced_at'), ofDeletion('waits_until'), ofDeletion('fetched_at')])
      .select(
        sql<boolean>`exists (select from requests m
        where m.licence_id = a.licence_id and m.account_id = a.id and m.kind = 'move' and m.state = 'waiting')`.as('move_asked'),
      )
      .$if(manager !== undefined, (query) => query.select([ownQuota(manager), ownUsers(manager)]))
      .$if(rightNamed(actor, 'member') !== undefined, (query) => query.select(publishes(actor.person)))
  );
}

/** What rules know of an account. */
export function accountFacts(record: AccountRecord): AccountFacts {
  const { id, kind, name, group_id: groupId, capacity, users, administrators, settings_open: settingsOpen } = record;
  const { waits_until: waitsUntil, fetched_at, move_asked: moveAsked } = record;
  const deletion = waitsUntil === null ? null : { waitsUntil, fetched: fetched_at !== null };
  return { id, kind, name, groupId, capacity, users, administrators, settingsOpen, deletion, moveAsked };
}

function subjectOf({ actor, licence, session }: Reading, record: AccountRecord): Subjects['accountId'] {
  const { own_quota: quota = null, own_users: users } = record;
  const account = accountFacts(record);
  const subject = { actor, place: [licence.id, record.id], licence, account, ...(record.publishes && { publishes: true }) };
  return users === undefined ? subject : { ...subject, own: { displayName: session.display_name, quota, users } };
}

/** Of what the caller sees and may change: the contact's username is none of a member's, and their e-mail none of a `user`'s. */
function versionOf(reading: Reading, record: AccountRecord): string {
  const { id, name, group_id, entitlement_id, contact_id, contact, contact_email, contact_username, settings_open } = record;
  const shown = mails(reading, record) ? [contact_email] : [];
  const kept = keeps(reading, record) ? [contact_username, settings_open] : [];
  return reading.env.fingerprint(JSON.stringify([id, name, group_id, entitlement_id, contact_id, contact, ...shown, ...kept]));
}

/** Whom to turn to in an account, with what they sign in with. */
export function primaryContact({ contact_id: id, contact, contact_email: email, contact_username: username }: AccountRecord) {
  if (id === null) throw new Error('an account has a primary contact');
  return { id, displayName: contact ?? '', email, username };
}

/** One account of a path, for those who see it. */
export const loadAccount: Loader<'accountId', AccountRecord> = async (reading, { accountId = '' }) => {
  const [record] = await reading.tx.run<AccountRecord>(accountRecords(reading).where('a.id', '=', accountId));
  return (
    record &&
    ({ subject: subjectOf(reading, record), row: record, version: versionOf(reading, record) } satisfies Found<'accountId', AccountRecord>)
  );
};

/** An account as its editor shows it. */
export function presentAccount(reading: Reading, record: AccountRecord): Account {
  const { users, ...row } = presentRow(reading, record);
  return {
    ...row,
    primaryContact: contactOf(reading, record),
    deletion: deletionOf(reading, record),
    ...(keeps(reading, record) && { users, settingsOpen: record.settings_open }),
  };
}

/** An account as a list shows it. */
export function presentRow(reading: Reading, record: AccountRecord): AccountRow {
  const { phase } = reading.licence;
  const { contact_id, contact } = record;
  return {
    id: record.id,
    kind: record.kind,
    name: record.name,
    groupId: record.group_id,
    entitlement: { id: record.entitlement_id, name: record.entitlement },
    primaryContact: contact_id === null ? null : { id: contact_id, displayName: contact ?? '' },
    users: record.users,
    capacity: record.capacity,
    createdAt: record.created_at,
    state: phase === 'active' && record.activated_at === null ? 'invited' : phase,
    version: versionOf(reading, record),
    can: reading.can('accountId', subjectOf(reading, record)),
  };
}

/** Whether the actor administers the account, from without or within. */
function keeps({ actor, licence }: Reading, { id }: AccountRecord): boolean {
  return holds(actor, [licence.id, id], 'licence', 'administrator') !== undefined;
}

function deletionOf(reading: Reading, record: AccountRecord): Account['deletion'] {
  const { announced_at: announcedAt, waits_until: waitsUntil, fetched_at: fetchedAt } = record;
  return announcedAt !== null && waitsUntil !== null && keeps(reading, record) ? { announcedAt, waitsUntil, fetchedAt } : null;
}

/** Whether the actor is shown the primary contact's e-mail: who administers the account, and its managers, who hand over to that address (USR-20). */
function mails(reading: Reading, record: AccountRecord): boolean {
  return keeps(reading, record) || rightNamed(reading.actor, 'manager') !== undefined;
}

/** Whom to turn to, a manager with the e-mail. Who administers the account also sees what they sign in with. */
function contactOf(reading: Reading, record: AccountRecord): Account['primaryContact'] {
  const { contact_id, contact, contact_email: email, contact_username: username } = record;
  if (contact_id === null) return null;
  return {
    id: contact_id,
    displayName: contact ?? '',
    ...(mails(reading, record) && { email }),
    ...(keeps(reading, record) && { username }),
  };
}
