import type { Role, User } from '@knippa/contract';
import { usersSeen, type Seen, type Subjects, type UserFacts } from '@knippa/core';
import { sql } from 'kysely';
import { accountFacts, loadAccount, type AccountRecord } from '../accounts/record.js';
import type { Found, Loader, Reading } from '../kernel/answer.js';
import { visible } from '../store/scope.js';
import { sqlOf } from '../store/store.js';

/** A user as it is read: its columns, its responsible's name, and how many `user`s it is responsible for. */
export interface UserRecord {
  readonly id: string;
  readonly account_id: string;
  readonly role: Role;
  readonly display_name: string;
  readonly name_key: string;
  readonly username: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly responsible_id: string | null;
  readonly responsible: string | null;
  readonly responsible_username: string | null;
  readonly quota: number | null;
  readonly may_create: boolean;
  readonly may_publish: boolean;
  readonly has_documents: boolean;
  readonly may_reset: boolean;
  readonly primary_contact: boolean;
  readonly last_sign_in_at: string | null;
  readonly users: number;
}

/** The users of an account that the actor sees, by whichever table says so: every query of users begins here. */
export function usersSeenBy(
  { actor }: Reading,
  accountId: string,
  seen: Seen<'licenceId' | 'accountId' | 'responsibleId' | 'id'> = usersSeen,
) {
  return sqlOf
    .selectFrom('users as u')
    .select(['u.licence_id', 'u.id', 'u.account_id', 'u.role', 'u.display_name', 'u.name_key', 'u.username', 'u.username_key', 'u.email'])
    .select(['u.phone', 'u.responsible_id', 'u.quota', 'u.primary_contact', 'u.last_sign_in_at'])
    .select(['u.may_create', 'u.may_publish', 'u.has_documents', 'u.may_reset'])
    .where('u.licence_id', '=', actor.licenceId)
    .where('u.account_id', '=', accountId)
    .where(visible(actor, seen, { accountId: 'u.account_id', responsibleId: 'u.responsible_id', id: 'u.id' }));
}

/**
 * The username of a row of `users`, where somebody else whom the actor sees is called the same, and null elsewhere: whom they do not see is not told by it either.
 */
export function usernameAmongAlike(reading: Reading, accountId: string, table: 'u' | 'o') {
  const of = (column: string) => sql.ref(`${table}.${column}`);
  return sql<
    string | null
  >`case when exists (select from (${usersSeenBy(reading, accountId)}) t where t.name_key = ${of('name_key')} and t.id <> ${of('id')})
    then ${of('username')} end`;
}

/** Users of an account, all that the actor sees unless some were chosen, with everything that rules and pages need, in one SELECT. */
export function userRecords(reading: Reading, accountId: string, seen = usersSeenBy(reading, accountId)) {
  return sqlOf
    .selectFrom(seen.as('u'))
    .leftJoin('users as r', (join) =>
      join.onRef('r.licence_id', '=', 'u.licence_id').onRef('r.account_id', '=', 'u.account_id').onRef('r.id', '=', 'u.responsible_id'),
    )
    .select(['u.id', 'u.account_id', 'u.role', 'u.display_name', 'u.name_key', 'u.username', 'u.email', 'u.phone', 'u.responsible_id'])
    .select(['r.display_name as responsible', 'r.username as responsible_username', 'u.quota', 'u.primary_contact', 'u.last_sign_in_at'])
    .select(['u.may_create', 'u.may_publish', 'u.has_documents', 'u.may_reset'])
    .select(
      sql<number>`case when u.role = 'user' then 0 else (select count(*)::int from users as m
        where m.licence_id = u.licence_id and m.account_id = u.account_id and m.responsible_id = u.id) end`.as('users'),
    );
}

/** What rules know of a user. */
export function userFacts(record: UserRecord): UserFacts {
  const {
    id,
    role,
    display_name: displayName,
    username,
    email,
    responsible_id: responsibleId,
    responsible: responsibleName,
    responsible_username: responsibleUsername,
    primary_contact: primaryContact,
    quota,
    users,
  } = record;
  const permissions = permissionsOf(record);
  const responsible = { responsibleId, responsibleName, responsibleUsername };
  return { id, role, displayName, username, email, ...responsible, permissions, primaryContact, quota, users };
}

/** What a user may do with documents and passwords. */
export function permissionsOf({
  may_create: create,
  may_publish: publish,
  has_documents: documents,
  may_reset: resetPassword,
}: Pick<UserRecord, 'may_create' | 'may_publish' | 'has_documents' | 'may_reset'>) {
  return { create, publish, documents, resetPassword };
}

function subjectOf({ actor, licence }: Reading, account: AccountRecord, record: UserRecord): Subjects['userId'] {
  const place = [licence.id, account.id, ...(record.responsible_id ? [record.responsible_id] : []), record.id];
  return { actor, place, licence, account: accountFacts(account), user: userFacts(record) };
}

function versionOf(
  { env }: Reading,
  { id, display_name, username, email, phone, role, responsible_id, quota, primary_contact, ...rest }: UserRecord,
): string {
  const editable = [
    id,
    display_name,
    username,
    email,
    phone,
    role,
    responsible_id,
    quota,
    primary_contact,
    Object.values(permissionsOf(rest as UserRecord)),
  ];
  return env.fingerprint(JSON.stringify(editable));
}

/** The two rows that a user's page is read as. */
export interface UserRow {
  readonly account: AccountRecord;
  readonly user: UserRecord;
}

/** One user of a path, in the account that the path names, for those who see both. */
export const loadUser: Loader<'userId', UserRow> = async (reading, { accountId = '', userId = '' }) => {
  const [account, [user]] = await Promise.all([
    loadAccount(reading, { accountId }),
    reading.tx.run<UserRecord>(userRecords(reading, accountId).where('u.id', '=', userId)),
  ]);
  if (!account || !user) return undefined;
  return {
    subject: subjectOf(reading, account.row, user),
    row: { account: account.row, user },
    version: versionOf(reading, user),
  } satisfies Found<'userId', UserRow>;
};

/** A user as it is shown. */
export function presentUser(reading: Reading, account: AccountRecord, record: UserRecord): User {
  return {
    id: record.id,
    accountId: record.account_id,
    role: record.role,
    displayName: record.display_name,
    username: record.username,
    email: record.email,
    phone: record.phone,
    responsible: record.responsible_id === null ? null : { id: record.responsible_id, displayName: record.responsible ?? '' },
    permissions: permissionsOf(record),
    quota: record.quota,
    users: record.users,
    primaryContact: record.primary_contact,
    lastSignInAt: record.last_sign_in_at,
    version: versionOf(reading, record),
    can: reading.can('userId', subjectOf(reading, account, record)),
  };
}
