import type { Content, Document, documents as contract, Location, Space } from '@knippa/contract';
import { found, sortKey, type DocumentsFacts } from '@knippa/core';
import { sql } from 'kysely';
import { targetOf } from '../folders/within.js';
import type { Answers, Reading } from '../kernel/answer.js';
import { newId } from '../kernel/ids.js';
import { sqlOf } from '../store/store.js';
import { loadDocument, presentDocument } from './record.js';

type Writes = Answers<typeof contract, DocumentsFacts>;

/** Where something comes to lie, as its columns say it. */
export interface Columns {
  readonly space: Space;
  readonly owner_id: string | null;
  readonly folder_id: string | null;
}

/** The columns of a target. */
export function columnsOf({ space, person, folderId }: NonNullable<DocumentsFacts['copy']['target']>): Columns {
  return { space, owner_id: person?.id ?? null, folder_id: folderId };
}

/** Counts documents that an account gets, or loses. */
export function countDocuments(licenceId: string, accountId: string, more: number) {
  return sql`update counters set documents = documents + ${more} where licence_id = ${licenceId} and account_id = ${accountId}`;
}

interface Draft extends Columns {
  readonly id: string;
  readonly title: string;
  readonly content: Content;
}

/** Writes a document of the actor's making, and answers it. */
export async function add(doing: Reading, accountId: string, { content, ...draft }: Draft): Promise<Document> {
  const { tx, licence, actor, now } = doing;
  await Promise.all([
    tx.run(
      sqlOf.insertInto('documents').values({
        ...draft,
        licence_id: licence.id,
        account_id: accountId,
        creator_id: actor.person,
        title_key: sortKey(draft.title),
        found: found(draft.title),
        content: JSON.stringify(content),
        published: false,
        created_at: now,
        changed_at: now,
      }),
    ),
    tx.run(countDocuments(licence.id, accountId, 1)),
  ]);
  return written(doing, accountId, draft.id);
}

/** A document as the actor sees it now that it was written. */
async function written(doing: Reading, accountId: string, documentId: string): Promise<Document> {
  const there = await loadDocument(doing, { accountId, documentId });
  if (!there) throw new Error('whoever writes a document sees it');
  return presentDocument(doing, there.row);
}

/** The id that the kernel gave what is added. */
export const idOf = (changes: readonly { id: string }[]) => changes[0]?.id ?? newId();

export const create: Writes['create'] = {
  run: async (doing) => {
    const { input, subject, changes } = doing;
    const draft = { id: idOf(changes), title: input.title, content: input.content };
    return add(doing, subject.account.id, { ...draft, space: 'personal', owner_id: input.userId, folder_id: null });
  },
};

export const createIn: Writes['createIn'] = {
  run: async (doing) => {
    const { input, subject, changes } = doing;
    const { folder, account } = subject;
    const draft = { id: idOf(changes), title: input.title, content: input.content };
    return add(doing, account.id, { ...draft, space: folder.space, owner_id: folder.person?.id ?? null, folder_id: folder.id });
  },
};

export const createTemplate: Writes['createTemplate'] = {
  run: async (doing) => {
    const { input, subject, changes } = doing;
    const draft = { id: idOf(changes), title: input.title, content: input.content };
    return add(doing, subject.account.id, { ...draft, space: 'templates', owner_id: null, folder_id: null });
  },
};

/** Changes a document's title and content. */
export const edit: Writes['edit'] = {
  run: async (doing) => {
    const { tx, licence, subject, input, changes, now } = doing;
    const { id } = subject.document;
    const { title, content } = input;
    if (changes.length > 0)
      await tx.run(sql`update documents set changed_at = ${now}
        ${title === undefined ? sql`` : sql`, title = ${title}, title_key = ${sortKey(title)}, found = ${found(title)}`}
        ${content === undefined ? sql`` : sql`, content = ${JSON.stringify(content)}::jsonb`}
        where licence_id = ${licence.id} and id = ${id}`);
    return written(doing, subject.account.id, id);
  },
};

const facts = async (
  asked: Reading & { readonly subject: { readonly account: { readonly id: string } }; readonly input: { readonly to: Location } },
) => ({
  target: await targetOf(asked, asked.subject.account.id, asked.input.to),
});

/** Moves a document: out of My Documents it is nobody's own any more, and into one it is that person's. */
export const move: Writes['move'] = {
  facts,
  run: async (doing) => {
    const { tx, licence, subject, facts, changes } = doing;
    if (!facts.target || changes.length === 0) return null;
    const { space, owner_id, folder_id } = columnsOf(facts.target);
    await tx.run(sql`update documents set space = ${space}, owner_id = ${owner_id}, folder_id = ${folder_id}
      where licence_id = ${licence.id} and id = ${subject.document.id}`);
    return null;
  },
};

/** Copies a document: the copy is of the actor's making, and private. */
export const copy: Writes['copy'] = {
  facts,
  run: async (doing) => {
    const { tx, licence, subject, facts, changes, input } = doing;
    if (!facts.target) throw new Error('what fits has a target');
    const [original] = await tx.run(
      sql<{ content: Content }>`select content from documents where licence_id = ${licence.id} and id = ${subject.document.id}`,
    );
    if (!original) throw new Error('a document that was found has its content');
    const draft = { id: idOf(changes), title: input.title ?? subject.document.title, content: original.content };
    return add(doing, subject.account.id, { ...draft, ...columnsOf(facts.target) });
  },
};

/** Puts a document in the bin. */
export const remove: Writes['remove'] = {
  run: async ({ tx, licence, subject, now }) => {
    const { id } = subject.document;
    await Promise.all([
      tx.run(
        sql`update documents set deleted_at = ${now}, deleted_with = ${id}, published = false where licence_id = ${licence.id} and id = ${id}`,
      ),
      tx.run(countDocuments(licence.id, subject.account.id, -1)),
    ]);
    return null;
  },
};

const publishing = (published: boolean) => (id: string, licenceId: string) =>
  sql`update documents set published = ${published} where licence_id = ${licenceId} and id = ${id}`;

export const publish: Writes['publish'] = {
  run: async (doing) => {
    const { tx, licence, subject } = doing;
    await tx.run(publishing(true)(subject.document.id, licence.id));
    return written(doing, subject.account.id, subject.document.id);
  },
};

export const unpublish: Writes['unpublish'] = {
  run: async ({ tx, licence, subject }) => {
    await tx.run(publishing(false)(subject.document.id, licence.id));
    return null;
  },
};
