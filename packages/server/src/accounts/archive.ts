import type { accounts as contract, Language } from '@knippa/contract';
import { archivesDocuments, civilDate, fileName, type AccountsFacts } from '@knippa/core';
import { makeZip } from 'client-zip';
import { sql } from 'kysely';
import type { Answers, Asked } from '../kernel/answer.js';
import type { Later } from '../kernel/later.js';
import { usersFile } from '../users/csv.js';
import { wordsFile } from '../wordlists/file.js';
import { documentFiles } from './archive-documents.js';
import type { AccountRecord } from './record.js';

type Op = typeof contract.archive;
type Archiving = Asked<Op> & Later<Op>;

/** A file of an archive: its path in it, its text, and the instant it shows. */
export interface ArchiveFile {
  readonly name: string;
  readonly text: string;
  readonly at: string;
}

/** What a manifest says of a file. */
interface Listed {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

const names = { sv: 'arkiv', en: 'archive' } as const;

/** An account as a zip that is made while it is read, a page of documents at a time (ACC-10). */
export const archive: Answers<typeof contract, AccountsFacts>['archive'] = {
  run: async (asked) => {
    const { language = 'sv' } = asked.input;
    const { group_id, name } = asked.row as AccountRecord;
    const day = civilDate(Date.parse(asked.now));
    return {
      filename: `${fileName(group_id ?? name, 'konto')} ${names[language]} ${day}.zip`,
      bytes: await expectedBytes(asked),
      parts: zipped(asked, language),
    };
  },
};

/** About how long the archive becomes: contents as they are stored, and for each file and user what it usually takes beside. */
async function expectedBytes({ tx, licence, subject }: Archiving): Promise<number> {
  const { id, users } = subject.account;
  const [beside, perUser, perFile] = [1_300, 100, 900];
  if (!archivesDocuments(subject)) return beside + users * perUser;
  const [contents] = await tx.run(
    sql<{ documents: number; bytes: number }>`select count(*)::int as documents, coalesce(sum(bytes), 0)::float8 as bytes
      from documents where licence_id = ${licence.id} and account_id = ${id} and deleted_at is null`,
  );
  return beside + users * perUser + (contents ? contents.bytes + contents.documents * perFile : 0);
}

/** The zip's bytes as they are asked for. Once an administrator has them all, an announced deletion knows. */
async function* zipped(asked: Archiving, language: Language): AsyncGenerator<Uint8Array> {
  const reader = makeZip(files(asked, language)).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  const { deletion } = asked.subject.account;
  if (archivesDocuments(asked.subject) && deletion && !deletion.fetched) await asked.note(fetched);
}

async function* files(asked: Archiving, language: Language) {
  const { env, subject, session, row } = asked;
  const listed: Listed[] = [];
  const encoder = new TextEncoder();
  const file = ({ name, text, at }: ArchiveFile) => {
    const input = encoder.encode(text);
    listed.push({ name, bytes: input.length, sha256: hex(env.digest(input)) });
    return { name, input, lastModified: new Date(at) };
  };
  const users = await asked.look((now) => usersFile(now, subject.account.id, language));
  yield file({ name: 'users.csv', text: users.join(''), at: asked.now });
  const contents = archivesDocuments(subject);
  let documents = contents ? 0 : await asked.look((now) => documentsOf(now));
  if (contents)
    for await (const document of documentFiles(asked)) {
      documents += 1;
      yield file(document);
    }
  const list = contents
    ? await asked.look((now) => wordsFile(now, { account: subject.account, wordlist: { owner: undefined } }, language))
    : undefined;
  const words = list?.words ?? 0;
  if (list && words > 0) yield file({ name: 'wordlist.csv', text: list.text, at: asked.now });
  const { id, kind, name, group_id: groupId } = row as AccountRecord;
  const manifest = {
    format: 'knippa-archive',
    version: 1,
    account: { id, kind, name, groupId },
    madeAt: asked.now,
    madeBy: { displayName: session.display_name, as: contents ? 'administrator' : 'operator' },
    counts: { users: users.length - 1, documents, ...(words > 0 && { words }) },
    holds: contents ? ['users', 'documents', ...(words > 0 ? ['wordlist'] : [])] : ['users'],
    files: listed,
  };
  yield file({ name: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n`, at: asked.now });
}

/** How many documents an account has. */
async function documentsOf({ tx, licence, subject }: Asked<Op>): Promise<number> {
  const query = sql<{
    documents: number;
  }>`select documents from counters where licence_id = ${licence.id} and account_id = ${subject.account.id}`;
  return (await tx.run(query))[0]?.documents ?? 0;
}

async function fetched({ tx, licence, subject: { account }, now }: Asked<Op>) {
  const rows = await tx.run(
    sql`update deletions set fetched_at = ${now}::timestamptz
      where licence_id = ${licence.id} and account_id = ${account.id} and fetched_at is null returning 1`,
  );
  const { id, name } = account;
  return rows.map(() => ({ kind: 'changed', resource: 'accounts', id, name, field: 'fetchedAt', from: null, to: now }) as const);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
