import type { Content, Document, DocumentKind, DocumentRow, Space } from '@knippa/contract';
import { documentRights, documentSeen, type DocumentFacts, type Subjects } from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';
import { accountFacts, loadAccount } from '../accounts/record.js';
import { ownedBy, ownerColumns, personFacts, type OwnerRecord } from '../folders/owner.js';
import { personalVisible, placeOf, type Asker } from '../folders/record.js';
import { wayTo } from '../folders/ways.js';
import { seeing, type Seeing } from '../folders/rights.js';
import type { Found, Loader, Reading } from '../kernel/answer.js';

/** A document as a list reads it: its columns without the content, whose My Documents it lies in, and who made it as they are today. */
export interface DocumentRecord extends OwnerRecord {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly title_key: string;
  readonly space: Space;
  readonly folder_id: string | null;
  readonly creator_id: string;
  readonly maker: string | null;
  readonly maker_responsible: string | null;
  readonly published: boolean;
  readonly created_at: string;
  readonly changed_at: string;
  /** Hashed for the version: of the content, in the database, so that a page reads none. */
  readonly content_hash: string;
}

/** The documents of a shared folder that somebody sees there: all that may be read, or what they made where they may only write. */
function sharedVisible({ viewer, view }: Seeing): RawBuilder<boolean> {
  const mine = view.mine();
  const ids = (wanted: (read: boolean) => boolean) => mine.filter(({ verdict }) => wanted(!!verdict.read)).map(({ folder }) => folder.id);
  return sql<boolean>`(d.folder_id = any(${ids((read) => read)}::uuid[])
    or d.creator_id = ${viewer.id} and d.folder_id = any(${ids((read) => !read)}::uuid[]))`;
}

/** The documents that somebody sees where they lie, as a condition on `d` (DOC-02…04, FLD-04). */
export function documentsVisible(asking: Seeing): RawBuilder<boolean> {
  if (asking.viewer.role === 'administrator') return sql<boolean>`true`;
  return sql<boolean>`(d.space = 'templates' or ${personalVisible('d', asking.viewer)} or ${sharedVisible(asking)})`;
}

/** The same of what lies in one shared folder, without asking about others; nothing where the folder is not there for them. */
export function visibleIn({ viewer, view }: Pick<Seeing, 'viewer' | 'view'>, folderId: string): RawBuilder<boolean> {
  if (view.may('read', folderId)) return sql<boolean>`true`;
  return view.may('see', folderId) ? sql<boolean>`d.creator_id = ${viewer.id}` : sql<boolean>`false`;
}

/** Documents of an account that are not in the bin and fulfil a condition on `d`, all that rules and pages need of them, in one SELECT. */
export function documentRecords(reading: Reading, accountId: string, condition: RawBuilder<boolean>, page = sql``) {
  return sql<DocumentRecord>`select d.id, d.kind, d.title, d.title_key, d.space, ${ownerColumns(reading, accountId)},
      d.folder_id, d.creator_id, m.display_name as maker, m.responsible_id as maker_responsible, d.published,
      d.created_at, d.changed_at, d.content_hash
    from (select d.* from documents d
      where d.licence_id = ${reading.licence.id} and d.account_id = ${accountId} and d.deleted_at is null and ${condition} ${page}) d
    left join users o on o.licence_id = d.licence_id and o.account_id = d.account_id and o.id = d.owner_id
    left join users m on m.licence_id = d.licence_id and m.id = d.creator_id`;
}

/** What rules know of a document; `access` is what its shared folder gives the viewer. */
function documentFacts(record: DocumentRecord, access: DocumentFacts['access']): DocumentFacts {
  const { id, title, space, folder_id: folderId, published, creator_id, maker_responsible } = record;
  const maker = { id: creator_id, responsibleId: maker_responsible };
  return { id, title, space, folderId, published, maker, person: personFacts(record), access };
}

/** A document as somebody sees it. */
export interface SeenDocument {
  readonly record: DocumentRecord;
  readonly facts: DocumentFacts;
}

/** A row as somebody sees it by what its shared folder gives them. */
export const seenIn = (access: DocumentFacts['access'], record: DocumentRecord): SeenDocument => ({
  record,
  facts: documentFacts(record, access),
});

/** Rows of documents as somebody sees them; asked at once (see `seeing`). */
export function seenDocuments(records: readonly DocumentRecord[], { view }: Seeing): SeenDocument[] {
  return records.map((record) => {
    const shared = record.space === 'shared' && record.folder_id !== null;
    return seenIn(shared ? (view.access(record.folder_id) ?? null) : null, record);
  });
}

function subjectOf(reading: Reading, { account, viewer }: Asker, { record, facts }: SeenDocument): Subjects['documentId'] {
  const { actor, licence } = reading;
  const folder = record.folder_id === null ? [] : [record.folder_id];
  return { actor, licence, place: placeOf(reading, account.id, record, ...folder, record.id), account, viewer, document: facts };
}

/** Of what an edit changes, and nothing else: what nobody sees moves it (T-U5). */
function versionOf({ env }: Reading, { id, title, content_hash }: DocumentRecord): string {
  return env.fingerprint(JSON.stringify([id, title, content_hash]));
}

/** What a document of a path is read as. */
export interface DocumentFound extends Asker {
  readonly seen: SeenDocument;
}

/** One document of a path, in the account that the path names, for those who see it: where it lies, or because it is published. */
export const loadDocument: Loader<'documentId', DocumentFound> = async (reading, { accountId = '', documentId = '' }) => {
  const { tx, licence } = reading;
  // where it lies tells which folder is asked about; whether it is theirs to see is asked of that folder alone
  const lies = tx.run(
    sql<{ folder_id: string | null }>`select folder_id from documents
      where licence_id = ${licence.id} and account_id = ${accountId} and id = ${documentId} and space = 'shared' and deleted_at is null`,
  );
  const folderId = (await lies)[0]?.folder_id ?? null;
  const asking = await seeing(reading, accountId, ({ viewer, view }) => ({
    viewer,
    access: folderId === null ? null : (view.access(folderId) ?? null),
    shared: folderId === null ? sql<boolean>`false` : visibleIn({ viewer, view }, folderId),
  }));
  if (!asking) return undefined;
  const { viewer, access, shared } = asking;
  const personal = viewer.role === 'administrator' ? sql<boolean>`true` : personalVisible('d', viewer);
  const condition = sql<boolean>`d.id = ${documentId} and (d.published or case d.space when 'shared' then ${shared} when 'personal' then ${personal} else true end)`;
  const [account, [record]] = await Promise.all([
    loadAccount(reading, { accountId }),
    tx.run(documentRecords(reading, accountId, condition)),
  ]);
  if (!account || !record) return undefined;
  const found = { account: accountFacts(account.row), viewer, seen: seenIn(access, record) };
  const subject = subjectOf(reading, found, found.seen);
  if (!documentSeen(subject, subject.document)) return undefined;
  return { subject, row: found, version: versionOf(reading, record) } satisfies Found<'documentId', DocumentFound>;
};

/** A document as a list shows it: where it lies stands in it for those who see it there (FLD-08). */
export function presentDocumentRow(reading: Reading, asker: Asker, seen: SeenDocument): DocumentRow {
  const { record, facts } = seen;
  const subject = subjectOf(reading, asker, seen);
  const { space, folder_id: folderId } = record;
  const there = documentRights(subject, facts).read !== undefined;
  return {
    id: record.id,
    kind: record.kind,
    title: record.title,
    maker: { displayName: record.maker },
    ...(there && { space, ...ownedBy(reading, record), ...(folderId && { folderId }) }),
    published: record.published,
    createdAt: record.created_at,
    changedAt: record.changed_at,
    version: versionOf(reading, record),
    can: reading.can('documentId', subject),
  };
}

/** A document as its page shows it: with its content, and the way to it for those who see it where it lies. */
export async function presentDocument(reading: Reading, found: DocumentFound): Promise<Document> {
  const { seen, account } = found;
  const row = presentDocumentRow(reading, found, seen);
  const [[content], path] = await Promise.all([
    reading.tx.run(
      sql<{ content: Content }>`select content from documents where licence_id = ${reading.licence.id} and id = ${seen.record.id}`,
    ),
    row.space ? wayTo(reading, account.id, seen.record.folder_id) : [],
  ]);
  if (!content) throw new Error('a document that was found has its content');
  const { space, userId, folderId } = row;
  return {
    ...row,
    content: content.content,
    ...(space && { lying: { space, ...(userId && { userId }), ...(folderId && { folderId }), path } }),
  };
}
