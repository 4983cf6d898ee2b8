import type { Change, users as contract } from '@knippa/contract';
import { emailKey, fold, found, mostPasswords, sortKey, type ImportFacts, type KnownUser, type UsersFacts } from '@knippa/core';
import { readUsers } from '@knippa/core/csv';
import type { AccountRecord } from '../accounts/record.js';
import { takenKeys } from '../directory.js';
import type { Answers, Doing } from '../kernel/answer.js';
import { queueWelcomes } from '../outbox.js';
import { sqlOf, type Query } from '../store/store.js';
import { claimEmails, countUsers, insertUsers, newUser, type NewUser } from './insert.js';
import { permissionsOf, userRecords, type UserRecord } from './record.js';

/** What is made of a file before any lock is taken: its rows, and the passwords' hashes by username key. */
export interface ImportPrepared {
  readonly file: ImportFacts['file'];
  readonly hashes: ReadonlyMap<string, string>;
}

type Import = Answers<typeof contract, UsersFacts, { import: ImportPrepared }>['import'];
type Importing = Doing<typeof contract.import, ImportFacts, ImportPrepared>;

/** Applies a file of users in one transaction, a batch of rows at a time (CSV-03, CSV-06). */
export const importFile: Import = {
  prepare: async ({ env, input, planning, signal }) => {
    const file = readUsers(input.file);
    const hashes = new Map<string, string>();
    for (const { username, password } of planning ? [] : file.rows) {
      signal.throwIfAborted();
      if (password !== undefined && hashes.size < mostPasswords) hashes.set(fold(username), await env.passwords.hash(password));
    }
    return { file, hashes };
  },

  facts: async (asked) => {
    const { tx, subject, prepared } = asked;
    const emails = prepared.file.rows.flatMap(({ email }) => (email ? [emailKey(email)] : []));
    const [records, emailsTaken] = await Promise.all([
      tx.run<UserRecord>(userRecords(asked, subject.account.id)),
      takenKeys(tx, 'user-email', emails),
    ]);
    return { file: prepared.file, known: new Map(records.map((record) => [fold(record.username ?? ''), knownUser(record)])), emailsTaken };
  },

  run: async (doing) => {
    const added = doing.changes.filter(({ kind }) => kind === 'added');
    const changed = new Map<string, Change[]>();
    for (const change of doing.changes) if (change.kind === 'changed') changed.set(change.id, [...(changed.get(change.id) ?? []), change]);
    const responsibles = new Map([...doing.facts.known].map(([key, { id }]) => [key, id]));
    for (const change of added) responsibles.set(fold(usernameOf(change)), change.id);
    // responsibles first: a row may lean only on one that stands
    const people = [...added]
      .sort((a, b) => Number(a.values?.['role'] === 'user') - Number(b.values?.['role'] === 'user'))
      .map((change) => personOf(doing, change, responsibles));

    const of = people.length + changed.size;
    const mailed = people.filter(({ email }) => email !== null).length;
    let done = 0;
    const batch = Math.min(doing.env.store.batch, Math.max(1, Math.ceil(of / 20)));
    // the next batch is made while the database writes the last
    let written = Promise.resolve();
    for (let from = 0; from < people.length; from += batch) {
      const part = people.slice(from, from + batch);
      const next = addPeople(doing, part);
      next.catch(() => undefined); // heard when it is waited for
      await Promise.all([written, doing.progress(done, of)]);
      written = next;
      done += part.length;
    }
    await written;
    await doing.progress(done, of);
    for (const changes of changed.values()) {
      await doing.tx.run(changeOf(doing, changes, responsibles));
      if (++done % batch === 0 || done === of) await doing.progress(done, of);
    }
    const administrators = people.filter(({ role }) => role === 'administrator').length;
    await doing.tx.run(countUsers(doing.licence.id, doing.subject.account.id, people.length, administrators));
    return { added: people.length, changed: changed.size, unchanged: doing.facts.file.rows.length - people.length - changed.size, mailed };
  },
};

function knownUser(record: UserRecord): KnownUser {
  return {
    id: record.id,
    role: record.role,
    displayName: record.display_name,
    username: record.username ?? '',
    email: record.email,
    phone: record.phone,
    responsible: record.responsible_username,
    quota: record.quota,
    primaryContact: record.primary_contact,
    permissions: permissionsOf(record),
  };
}

function usernameOf({ values }: Change): string {
  return String(values?.['username'] ?? '');
}

function personOf({ prepared }: Importing, change: Change, responsibles: ReadonlyMap<string, string>): NewUser {
  const responsible = change.values?.['responsible'];
  const responsibleId = typeof responsible === 'string' ? (responsibles.get(fold(responsible)) ?? null) : null;
  return newUser(change, responsibleId, prepared.hashes.get(fold(usernameOf(change))) ?? null);
}

async function addPeople({ tx, env, licence, subject, now, row }: Importing, people: readonly NewUser[]): Promise<void> {
  const accountId = subject.account.id;
  const { group_id: groupId } = row as AccountRecord;
  await Promise.all([
    tx.run(insertUsers(licence.id, accountId, now, people)),
    ...claimEmails(licence.id, people).map((query) => tx.run(query)),
    queueWelcomes(
      tx,
      env,
      licence.id,
      now,
      people.flatMap(({ id: personId, email, displayName, username }) =>
        email === null ? [] : [{ personId, accountId, door: 'account' as const, email, displayName, signInName: `${groupId}/${username}` }],
      ),
    ),
  ]);
}

const columns = {
  displayName: 'display_name',
  phone: 'phone',
  quota: 'quota',
  create: 'may_create',
  publish: 'may_publish',
  documents: 'has_documents',
  resetPassword: 'may_reset',
} as const;

/** The changes of one user as one statement. */
function changeOf(
  { licence, subject, facts }: Importing,
  changes: readonly Change[],
  responsibles: ReadonlyMap<string, string>,
): Query<unknown> {
  const set: Record<string, unknown> = {};
  for (const { id, field, to } of changes) {
    if (field === 'responsible') set['responsible_id'] = typeof to === 'string' ? responsibles.get(fold(to)) : null;
    else set[columns[field as keyof typeof columns]] = to;
    if (field === 'displayName') {
      const user = byId(facts, id);
      Object.assign(set, { name_key: sortKey(String(to)), found: found(String(to), user?.username, user?.email) });
    }
  }
  return sqlOf
    .updateTable('users')
    .set(set)
    .where('licence_id', '=', licence.id)
    .where('account_id', '=', subject.account.id)
    .where('id', '=', changes[0]?.id ?? '');
}

const indexes = new WeakMap<ImportFacts, Map<string, KnownUser>>();

/** Somebody in the account already, by id. */
function byId(facts: ImportFacts, id: string): KnownUser | undefined {
  let index = indexes.get(facts);
  if (!index) indexes.set(facts, (index = new Map([...facts.known.values()].map((user) => [user.id, user]))));
  return index.get(id);
}
