import {
  emailKey,
  fold,
  isDemotion,
  judgedOf,
  leadsNoMore,
  turnsDocuments,
  type ImportFacts,
  type KnownUser,
  type Subjects,
} from '@knippa/core';
import { readingUsers, type ReadOptions } from '@knippa/core/csv';
import { sql } from 'kysely';
import { takenKeys } from '../../directory.js';
import type { Reading } from '../../kernel/answer.js';
import type { Query } from '../../store/store.js';
import { foldersLeftBy } from '../leaving.js';
import { ownedBy, wordsOwnedBy } from '../moving.js';
import { permissionsOf, userRecords, type UserRecord } from '../record.js';

/** What of an import's input says how its file is read. */
interface Asking {
  readonly encoding?: ReadOptions['encoding'];
  readonly delimiter?: ReadOptions['delimiter'];
  readonly ignoreUnknownColumns?: 'yes' | undefined;
}

/** How a file is to be read. */
export function readOptions({ encoding, delimiter, ignoreUnknownColumns }: Asking): ReadOptions {
  return { encoding, delimiter, ignoreUnknownColumns: ignoreUnknownColumns === 'yes' };
}

/** Reads a file of users, and lets others go on meanwhile. */
export async function readFile(bytes: Uint8Array, asked: Asking, signal?: AbortSignal): Promise<ImportFacts['file']> {
  const steps = readingUsers(bytes, readOptions(asked));
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    signal?.throwIfAborted();
    await new Promise<void>((resolve) => setTimeout(resolve));
  }
}

/**
 * What a file is judged on: who is in the account, which addresses others have, what lies with those whom it removes or whose My Documents it turns,
 * and which folders pass on.
 */
export async function factsOf(
  reading: Reading & { readonly subject: Subjects['accountId'] },
  file: ImportFacts['file'],
): Promise<ImportFacts> {
  const { tx, subject } = reading;
  const importer = subject.actor.person;
  const nothing = {
    file,
    importer,
    known: new Map<string, KnownUser>(),
    emailsTaken: new Set<string>(),
    documents: new Map<string, number>(),
    words: new Map<string, number>(),
    passwordsBy: new Map<string, string>(),
    folders: [],
  };
  if ('code' in file) return nothing;
  const { account } = subject;
  const emails = new Set(file.rows.flatMap(({ email }) => (email ? [emailKey(email)] : [])));
  const [records, taken] = await Promise.all([
    tx.run<UserRecord>(userRecords(reading, account.id)),
    takenKeys(tx, 'user-email', [...emails]),
  ]);
  const known = new Map(records.map((record) => [fold(record.username ?? ''), knownUser(record)]));
  const keepers: KnownUser[] = [];
  const removed: KnownUser[] = [];
  const leaders: KnownUser[] = [];
  const raised: string[] = [];
  for (const [key, row] of file.byKey) {
    const person = known.get(key);
    if (!person) continue;
    if (row.remove || turnsDocuments(person, row)) keepers.push(person);
    if (row.remove) removed.push(person);
    if (leadsNoMore(person, row)) leaders.push(person);
    if (row.role !== undefined && isDemotion(row.role, person.role)) raised.push(person.id);
  }
  const [owned, words, folders, given] = await Promise.all([
    keepers.length > 0 ? ownedBy(reading, account.id, keepers) : [],
    removed.length > 0 ? wordsOwnedBy(reading, account.id, removed) : new Map<string, number>(),
    leaders.length > 0 ? reading.tx.run(foldersLeftBy(reading, account.id, leaders)) : [],
    raised.length > 0 ? tx.run(givenPasswords(subject, raised)) : [],
  ]);
  const documents = new Map([...owned].map(([id, of]) => [id, of.documents]));
  const passwordsBy = new Map(given.map(({ id, by }) => [id, by]));
  return { file, importer, known, emailsTaken: taken, documents, words, passwordsBy, folders };
}

/** Who gave people the passwords or codes that they have, of those whom somebody gave one. */
function givenPasswords({ licence, account }: Subjects['accountId'], ids: readonly string[]): Query<{ id: string; by: string }> {
  return sql`select id, password_by as by from users
    where licence_id = ${licence.id} and account_id = ${account.id} and id = any(${[...ids]}::uuid[]) and password_by is not null`;
}

/**
 * Holds those of the account whom the file is about: they may change settings of their own meanwhile, and nothing of that is written over.
 */
export async function holdKnown(
  { tx, licence, subject }: Reading & { readonly subject: Subjects['accountId'] },
  file: ImportFacts['file'],
): Promise<void> {
  if ('code' in file) return;
  const keys = file.rows.map(({ username }) => fold(username));
  await tx.run(
    sql`select 1 from users where licence_id = ${licence.id} and account_id = ${subject.account.id} and username_key = any(${keys}::text[])
      order by id for no key update`,
  );
}

/** What is wrong with each row of a file that is left out, in the order of the file. */
export function problemsOf(facts: ImportFacts, subject: Subjects['accountId']) {
  return judgedOf(facts, subject.account).problems;
}

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
