import * as v from 'valibot';
import { Order } from './accounts.js';
import { Content } from './documents/content.js';
import { Document, DocumentRow } from './documents/document.js';
import { Location } from './documents/location.js';
import { Keeper } from './documents/people.js';
import { Reader } from './documents/readers.js';
import { fileOutput } from './kernel/file.js';
import { get, patch, post } from './kernel/operation.js';
import { Cursor, DisplayName, Id, Language, PageSize, pageOf, Search } from './schemas.js';
import { fileTypes } from './users/files.js';

export * from './documents/content.js';
export * from './documents/document.js';
export * from './documents/location.js';
export * from './documents/people.js';
export * from './documents/readers.js';

/** Which documents a list keeps. */
export const DocumentsIn = v.picklist(['personal', 'shared', 'templates', 'published'], 'invalid');
export type DocumentsIn = v.InferOutput<typeof DocumentsIn>;

/** What a list of documents is in the order of: titles in Swedish order, or the latest change first. */
export const DocumentSort = v.picklist(['title', 'changed'], 'invalid');
export type DocumentSort = v.InferOutput<typeof DocumentSort>;

const path = { accountId: Id, documentId: Id };
const draft = { title: DisplayName, content: Content };

/**
 * Lists documents of an account that the caller sees: all of them, or those of `in`. With `folderId` those that lie in that folder itself, and with `userId` those at the
 * top of somebody's My Documents; one's own where neither is given and `in` is `personal`. `published` are everybody's to read
 * (DOC-02…05, FLD-04, FLD-08).
 */
export const list = /*@__PURE__*/ get('documents.list', '/accounts/{accountId}/documents', {
  input: {
    accountId: Id,
    in: v.optional(DocumentsIn),
    userId: v.optional(Id),
    folderId: v.optional(Id),
    search: v.optional(Search),
    sort: v.optional(DocumentSort),
    order: v.optional(Order),
    size: v.optional(PageSize),
    cursor: v.optional(Cursor),
  },
  output: pageOf(DocumentRow),
});

/** Reads a document with its content, to whoever sees it. */
export const read = /*@__PURE__*/ get('documents.read', '/accounts/{accountId}/documents/{documentId}', { input: path, output: Document });

/** Creates a document at the top of the person's My Documents (DOC-01, DOC-08). */
export const create = /*@__PURE__*/ post('documents.create', '/accounts/{accountId}/users/{userId}/documents', {
  input: { accountId: Id, userId: Id, ...draft },
  output: Document,
  refusals: ['permission-missing', 'title-invalid'],
  creates: true,
});

/** Creates a document in a folder, of My Documents, of Shared folders or of Shared templates (DOC-08, FLD-04, TPL-01). */
export const createIn = /*@__PURE__*/ post('documents.createIn', '/accounts/{accountId}/folders/{folderId}/documents', {
  input: { accountId: Id, folderId: Id, ...draft },
  output: Document,
  refusals: ['permission-missing', 'title-invalid'],
  creates: true,
});

/** Creates a template at the top of the group's Shared templates (TPL-01). */
export const createTemplate = /*@__PURE__*/ post('documents.createTemplate', '/accounts/{accountId}/templates', {
  input: { accountId: Id, ...draft },
  output: Document,
  refusals: ['not-a-group-account', 'title-invalid'],
  creates: true,
});

/** Changes a document's title, its content, or both, against the version that was read. The title is for whoever made it, or keeps what it lies in (FLD-07). */
export const edit = /*@__PURE__*/ patch('documents.edit', '/accounts/{accountId}/documents/{documentId}', {
  input: { ...path, title: v.optional(DisplayName), content: v.optional(Content) },
  output: Document,
  refusals: ['title-invalid'],
  locks: ['documentId'],
  guard: 'version',
});

/** Moves a document to where the caller may write (FLD-07, TPL-01). It keeps its maker; out of My Documents it is no longer its person's own. */
export const move = /*@__PURE__*/ post('documents.move', '/accounts/{accountId}/documents/{documentId}/move', {
  input: { ...path, to: Location },
  output: v.null(),
  refusals: ['documents-need-a-folder', 'not-a-group-account'],
  locks: ['documentId'],
  guard: 'version',
});

/**
 * Copies a document to where the caller may create, and answers the copy: a document of the caller's making. A document is made from a template by copying it
 * (FLD-07, TPL-01).
 */
export const copy = /*@__PURE__*/ post('documents.copy', '/accounts/{accountId}/documents/{documentId}/copy', {
  input: { ...path, to: Location, title: v.optional(DisplayName) },
  output: Document,
  refusals: ['documents-need-a-folder', 'not-a-group-account', 'permission-missing', 'title-invalid'],
  locks: ['documentId'],
  creates: true,
});

/** Puts a document in the bin, where those who could delete it find it for 30 days; a published one is private then (DOC-09). */
export const remove = /*@__PURE__*/ post('documents.remove', '/accounts/{accountId}/documents/{documentId}/remove', {
  input: path,
  output: v.null(),
  locks: ['documentId'],
  guard: 'version',
});

/** Publishes a document: everyone in the account may read it, and with the account's link anyone (DOC-02…05). */
export const publish = /*@__PURE__*/ post('documents.publish', '/accounts/{accountId}/documents/{documentId}/publish', {
  input: path,
  output: Document,
  refusals: ['permission-missing'],
  locks: ['documentId'],
  creates: true,
});

/** Makes a document private, at once (DOC-03, DOC-04). */
export const unpublish = /*@__PURE__*/ post('documents.unpublish', '/accounts/{accountId}/documents/{documentId}/unpublish', {
  input: path,
  output: v.null(),
  locks: ['documentId'],
});

/**
 * Lists those whose My Documents the caller may look into, by name, and not the caller themself: everybody in the account to its administrators, to managers
 * their `user`s (DOC-02, DOC-03).
 */
export const people = /*@__PURE__*/ get('documents.people', '/accounts/{accountId}/my-documents', {
  input: { accountId: Id, search: v.optional(Search), size: v.optional(PageSize), cursor: v.optional(Cursor) },
  output: pageOf(Keeper),
  refusals: ['not-a-group-account'],
});

/** Lists who sees a document, each with the right that carries it, as far as the caller sees the people of the account (WHY-02). */
export const readers = /*@__PURE__*/ get('documents.readers', '/accounts/{accountId}/documents/{documentId}/readers', {
  input: { ...path, search: v.optional(Search), size: v.optional(PageSize), cursor: v.optional(Cursor) },
  output: pageOf(Reader),
});

/** How a document is downloaded: as a page to print and to keep, or as a table of its texts. */
export const DocumentFormat = v.picklist(['html', 'csv'], 'invalid');
export type DocumentFormat = v.InferOutput<typeof DocumentFormat>;

const exportFile = /*@__PURE__*/ get('documents.export', '/accounts/{accountId}/documents/{documentId}/export', {
  input: { ...path, language: v.optional(Language), format: v.optional(DocumentFormat) },
  output: fileOutput('text/html', fileTypes.csv),
});

export {
  /**
   * Downloads a document as whoever sees it reads it: its title, its maker and its content, as a page of its own without scripts, or as CSV in the language's own
   * dialect, a row for each of a grid's and for each paragraph, with a symbol in brackets before its text.
   */
  exportFile as export,
};
