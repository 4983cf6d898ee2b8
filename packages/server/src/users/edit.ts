import type { users as contract } from '@knippa/contract';
import {
  emailKey,
  fold,
  found,
  isDemotion,
  isPromotion,
  keepsUsers,
  sameReaders,
  sortKey,
  type LeavingFacts,
  type UserEditFacts,
  type UsersFacts,
} from '@knippa/core';
import { sql } from 'kysely';
import { accountRecords, type AccountRecord } from '../accounts/record.js';
import { changeKey, suggestUsername, takenKeys } from '../directory.js';
import type { Answers, Asked, Doing } from '../kernel/answer.js';
import { endLinks, everyPurpose } from '../outbox.js';
import type { Query } from '../store/store.js';
import { resendTo } from './credentials.js';
import { countUsers } from './insert.js';
import { leavingFacts, leavingWrites } from './leaving.js';
import { endAccess } from './people.js';
import { presentUser, userFacts, userRecords, type UserRecord, type UserRow } from './record.js';

/** One user, to whoever sees them. */
export const read: Answers<typeof contract, UsersFacts>['read'] = {
  run: async (asked) => {
    const { account, user } = asked.row as UserRow;
    return Promise.resolve(presentUser(asked, account, user));
  },
};

const nothingLeft: LeavingFacts = {
  left: [],
  newResponsible: undefined,
  newContact: undefined,
  folders: null,
  readers: sameReaders.counts,
  contact: undefined,
};

/** Changes a user, and what goes with another role, in one transaction (USR-07). */
export const edit: Answers<typeof contract, UsersFacts>['edit'] = {
  facts: async (asked) => {
    const { tx, subject, input } = asked;
    const { account, user } = subject;
    const held = await heldUser(asked);
    const { email, username } = input;
    const newEmail = email && emailKey(email) !== emailKey(held.email ?? '') ? [emailKey(email)] : [];
    const renamed = username !== undefined && fold(username) !== fold(held.username ?? '');
    const [names, taken, [responsible], [contact], leaving] = await Promise.all([
      renamed ? suggestUsername(asked, account.id, username) : undefined,
      takenKeys(tx, 'user-email', newEmail),
      input.responsibleId ? tx.run<UserRecord>(userRecords(asked, account.id).where('u.id', '=', input.responsibleId)) : [],
      input.primaryContact
        ? tx.run<UserRecord>(userRecords(asked, account.id).where('u.primary_contact', '=', sql.lit(true)).where('u.id', '<>', user.id))
        : [],
      leavingOf(asked),
    ]);
    return {
      held,
      usernameTaken: names?.taken ?? false,
      suggestion: names?.suggestion ?? '',
      emailTaken: taken.size > 0,
      responsible: responsible && userFacts(responsible),
      primaryContact: contact && userFacts(contact),
      leaving,
    };
  },

  run: async (doing) => {
    const { tx, subject } = doing;
    const { account, user } = subject;
    const written = writesOf(doing).map((write) => tx.run(write));
    const [[accountRecord], [record]] = await Promise.all([
      tx.run<AccountRecord>(accountRecords(doing).where('a.id', '=', account.id)),
      tx.run<UserRecord>(userRecords(doing, account.id).where('u.id', '=', user.id)),
      ...written,
    ]);
    if (!accountRecord || !record) throw new Error('the user that was edited is not to be seen');
    const { id, display_name: displayName, username, email } = record;
    if (isPromotion(user.role, record.role))
      await resendTo(doing, account.groupId, [{ id, displayName, username, email, newRole: record.role }]);
    return presentUser(doing, accountRecord, record);
  },
};

/** What a role that is taken away leaves behind; nothing where it is kept. */
async function leavingOf(asked: Asked<typeof contract.edit>): Promise<LeavingFacts> {
  const { account, user } = asked.subject;
  if (!isDemotion(user.role, asked.input.role ?? user.role)) return nothingLeft;
  const leaving = await leavingFacts(asked, account.id, [user], asked.input);
  // whoever is a manager still may own folders
  const folders = asked.input.role === 'user' ? leaving.folders : null;
  return { ...leaving, folders, left: keepsUsers(user, asked.input) ? [] : leaving.left };
}

const columns = {
  displayName: 'display_name',
  username: 'username',
  email: 'email',
  phone: 'phone',
  role: 'role',
  responsibleId: 'responsible_id',
  quota: 'quota',
  primaryContact: 'primary_contact',
  create: 'may_create',
  publish: 'may_publish',
  documents: 'has_documents',
  resetPassword: 'may_reset',
} as const satisfies Record<string, keyof UserRecord>;

/** All that an edit writes, in this order: what is left behind, the flag, the user, and what follows from what was changed. */
function writesOf({
  licence,
  subject,
  facts,
  changes,
  input,
  now,
}: Doing<typeof contract.edit, UserEditFacts, undefined>): Query<unknown>[] {
  const { account, user } = subject;
  const { held, leaving, primaryContact } = facts;
  const ofFields = changes.filter(({ id, field }) => id === user.id && field !== 'password');
  const own = new Map(ofFields.map(({ field = '', to }) => [field as keyof typeof columns, to]));
  if (own.size === 0) return [];
  const ofAccount = sql`licence_id = ${licence.id} and account_id = ${account.id}`;
  const after = <Field extends 'displayName' | 'username' | 'email'>(field: Field) =>
    own.has(field) ? (own.get(field) as UserEditFacts['held'][Field]) : held[field];
  const [displayName, username, email] = [after('displayName'), after('username'), after('email')];
  const set = [...own].map(([field, to]) => sql`${sql.ref(columns[field])} = ${to}`);
  if (own.has('displayName')) set.push(sql`name_key = ${sortKey(displayName)}`);
  if (own.has('username')) set.push(sql`username_key = ${username && fold(username)}`);
  if (own.has('email')) set.push(sql`email_key = ${email && emailKey(email)}`);
  const role = own.has('role') ? (input.role ?? user.role) : user.role;
  const [demoted, promoted] = [isDemotion(user.role, role), isPromotion(user.role, role)];
  // whoever else knew it knows nothing any more (docs/decisions/016)
  if (promoted) set.push(sql`password_hash = null, code_hash = null`);
  return [
    ...(demoted ? leavingWrites(licence.id, account.id, [user], leaving, input, false) : []),
    ...(own.get('primaryContact') === true && primaryContact
      ? [sql`update users set primary_contact = false where ${ofAccount} and id = ${primaryContact.id}`]
      : []),
    sql`update users set ${sql.join(set)}, found = ${found(displayName, username, email)} where ${ofAccount} and id = ${user.id}`,
    ...changeKey(licence.id, 'user-email', user.id, held.email && emailKey(held.email), email && emailKey(email)),
    ...(own.has('role')
      ? [countUsers(licence.id, account.id, 0, Number(role === 'administrator') - Number(user.role === 'administrator'))]
      : []),
    ...(demoted || promoted ? endAccess([user.id], now) : []),
    // a link to the old address leads nowhere: whoever follows it may ask for a new one
    ...(own.has('email') && !demoted && !promoted ? [endLinks(user.id, everyPurpose, now)] : []),
  ];
}

/** The user as they are now, whom nobody changes before this transaction ends: they may change settings of their own meanwhile. */
async function heldUser({ tx, licence, subject }: Asked<typeof contract.edit>): Promise<UserEditFacts['held']> {
  const [held] = await tx.run(
    sql<UserEditFacts['held']>`select display_name as "displayName", username, email, phone from users
      where licence_id = ${licence.id} and id = ${subject.user.id} for no key update`,
  );
  if (!held) throw new Error('whoever was found is somebody');
  return held;
}
