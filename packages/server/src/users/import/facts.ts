import { emailKey, fold, judgedOf, leadsNoMore, turnsDocuments, type ImportFacts, type KnownUser, type Subjects } from '@knippa/core';
import { readingUsers, type ReadOptions } from '@knippa/core/csv';
import { sql } from 'kysely';
import { takenKeys } from '../../directory.js';
import type { Reading } from '../../kernel/answer.js';
import { sqlOf } from '../../store/store.js';
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
    folders: [],
  };
  if ('code' in file) return nothing;
  const { account } = subject;
  const emails = new Set(file.rows.flatMap(({ email }) => (email ? [emailKey(email)] : [])));
  const [known, taken] = await Promise.all([knownOf(reading, account.id), takenKeys(tx, 'user-email', [...emails])]);
  const keepers: KnownUser[] = [];
  const removed: KnownUser[] = [];
  const leaders: KnownUser[] = [];
  for (const [key, row] of file.byKey) {
    const person = known.get(key);
    if (!person) continue;
    if (row.remove || turnsDocuments(person, row)) keepers.push(person);
    if (row.remove) removed.push(person);
    if (leadsNoMore(person, row)) leaders.push(person);
  }
  const [owned, words, folders] = await Promise.all([
    keepers.length > 0 ? ownedBy(reading, account.id, keepers) : [],
    removed.length > 0 ? wordsOwnedBy(reading, account.id, removed) : new Map<string, number>(),
    leaders.length > 0 ? reading.tx.run(foldersLeftBy(reading, account.id, leaders)) : [],
  ]);
  const documents = new Map([...owned].map(([id, of]) => [id, of.documents]));
  return { file, importer, known, emailsTaken: taken, documents, words, folders };
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
    // counted, so that the database does not answer with a row for each
    sql`select count(*) from (select from users where licence_id = ${licence.id} and account_id = ${subject.account.id}
      and username_key = any(${keys}::text[]) order by id for no key update) held`,
  );
}

/** What is wrong with each row of a file that is left out, in the order of the file. */
export function problemsOf(facts: ImportFacts, subject: Subjects['accountId']) {
  return judgedOf(facts, subject.account).problems;
}

/** What of people a row is compared with. */
const comparedColumns = [
  'id',
  'role',
  'display_name',
  'username',
  'email',
  'phone',
  'responsible_username',
  'quota',
  'primary_contact',
] as const;
const permissionColumns = ['may_create', 'may_publish', 'has_documents', 'may_reset'] as const;
type KnownRecord = Pick<UserRecord, (typeof comparedColumns)[number] | (typeof permissionColumns)[number]>;

/** Everybody of an account, by the key of their username. */
async function knownOf(reading: Reading, accountId: string): Promise<Map<string, KnownUser>> {
  const all = userRecords(reading, accountId).as('known');
  const records = await reading.tx.run<KnownRecord>(sqlOf.selectFrom(all).select(comparedColumns).select(permissionColumns));
  const known = new Map<string, KnownUser>();
  for (const record of records) known.set(fold(record.username ?? ''), knownUser(record));
  return known;
}

function knownUser(record: KnownRecord): KnownUser {
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
