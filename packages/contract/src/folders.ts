import * as v from 'valibot';
import { Location, Space } from './documents/location.js';
import { Reader } from './documents/readers.js';
import { Chosen, Folder, FolderRow, FolderSeen, GeneralEntries, Icon, Named } from './folders/folder.js';
import { get, patch, post } from './kernel/operation.js';
import { Cursor, DisplayName, Id, PageSize, pageOf, Search } from './schemas.js';

export * from './folders/folder.js';

const path = { accountId: Id, folderId: Id };
const draft = { name: DisplayName, icon: v.optional(v.nullable(Icon)) };

/**
 * Lists folders that the caller sees: those in the folder `parentId`, or else those at the top of `in`, of My Documents the person's whose `userId` is given, and
 * else one's own. With `search` folders at any depth whose name it finds (FLD-04, FLD-05).
 */
export const list = /*@__PURE__*/ get('folders.list', '/accounts/{accountId}/folders', {
  input: {
    accountId: Id,
    in: v.optional(Space),
    userId: v.optional(Id),
    parentId: v.optional(Id),
    search: v.optional(Search),
    size: v.optional(PageSize),
    cursor: v.optional(Cursor),
  },
  output: pageOf(FolderRow),
});

/** Reads a folder, with its settings for its owner and the account's administrators (FLD-02). */
export const read = /*@__PURE__*/ get('folders.read', '/accounts/{accountId}/folders/{folderId}', { input: path, output: Folder });

/** Creates a folder at the top of Shared folders, which its maker owns and nobody else but administrators sees yet, or of Shared templates (FLD-01, TPL-01). */
export const create = /*@__PURE__*/ post('folders.create', '/accounts/{accountId}/folders', {
  input: { accountId: Id, space: v.picklist(['shared', 'templates'], 'invalid'), ...draft },
  output: Folder,
  refusals: ['label-invalid', 'not-a-group-account'],
  creates: true,
});

/** Creates a folder at the top of the person's My Documents (DOC-01). */
export const createOwn = /*@__PURE__*/ post('folders.createOwn', '/accounts/{accountId}/users/{userId}/folders', {
  input: { accountId: Id, userId: Id, ...draft },
  output: Folder,
  refusals: ['label-invalid', 'permission-missing'],
  creates: true,
});

/** Creates a folder in a folder. In Shared folders it follows its parent and is owned by its maker (FLD-05, FLD-07). */
export const createIn = /*@__PURE__*/ post('folders.createIn', '/accounts/{accountId}/folders/{folderId}/folders', {
  input: { ...path, ...draft },
  output: Folder,
  refusals: ['label-invalid', 'permission-missing', 'too-deep'],
  locks: ['accountId'],
  creates: true,
});

/** Changes a folder's name and symbol, against the version that was read. */
export const edit = /*@__PURE__*/ patch('folders.edit', '/accounts/{accountId}/folders/{folderId}', {
  input: { ...path, name: v.optional(DisplayName), icon: v.optional(v.nullable(Icon)) },
  output: Folder,
  refusals: ['label-invalid'],
  locks: ['accountId'],
  guard: 'version',
});

/**
 * Sets who may what in a shared folder: its owner, the three general entries or `follow` for those of its parent, and on a root its chosen people. What is not given
 * stays. The plan says who gains and who loses (FLD-02, FLD-03, FLD-05).
 */
export const setRights = /*@__PURE__*/ post('folders.setRights', '/accounts/{accountId}/folders/{folderId}/rights', {
  input: {
    ...path,
    ownerId: v.optional(Id),
    entries: v.optional(v.union([GeneralEntries, v.literal('follow')], 'invalid')),
    chosen: v.optional(v.nullable(Chosen)),
  },
  output: Folder,
  refusals: ['chosen-users-only-on-root', 'owner-cannot-see-parent', 'not-a-responsible', 'not-a-shared-folder', 'root-follows-nothing'],
  locks: ['accountId'],
  guard: 'plan',
});

/** Moves a folder and all in it. In Shared folders it follows its new parent, or keeps settings of its own; the plan says who gains and who loses (FLD-05, FLD-07). */
export const move = /*@__PURE__*/ post('folders.move', '/accounts/{accountId}/folders/{folderId}/move', {
  input: { ...path, to: Location },
  output: Folder,
  refusals: ['folder-cycle', 'too-deep', 'owner-cannot-see-parent', 'another-space', 'not-a-group-account'],
  locks: ['accountId'],
  guard: 'plan',
});

/** Copies a folder and all in it that the caller sees, to where they may create, and answers the copy, which they own (FLD-07). */
export const copy = /*@__PURE__*/ post('folders.copy', '/accounts/{accountId}/folders/{folderId}/copy', {
  input: { ...path, to: Location },
  output: Folder,
  refusals: ['too-deep', 'permission-missing', 'not-a-group-account'],
  locks: ['accountId'],
  creates: true,
});

/** Puts a folder and all in it in the bin, where those who could delete it find it for 30 days. The plan counts what goes (FLD-07, DOC-09). */
export const remove = /*@__PURE__*/ post('folders.remove', '/accounts/{accountId}/folders/{folderId}/remove', {
  input: path,
  output: v.null(),
  locks: ['accountId'],
  guard: 'plan',
});

/**
 * Lists everybody of the account whom a folder's settings may name, by name, to whoever sets them: what they are called, and their username where two are called the
 * same (FLD-03).
 */
export const people = /*@__PURE__*/ get('folders.people', '/accounts/{accountId}/folders/{folderId}/people', {
  input: {
    ...path,
    search: v.optional(Search),
    role: v.optional(v.picklist(['responsible'], 'invalid')),
    size: v.optional(PageSize),
    cursor: v.optional(Cursor),
  },
  output: pageOf(Named),
  refusals: ['not-a-shared-folder'],
});

/** Lists who sees a folder, each with the right that carries it, as far as the caller sees the people of the account (WHY-02). */
export const readers = /*@__PURE__*/ get('folders.readers', '/accounts/{accountId}/folders/{folderId}/readers', {
  input: { ...path, search: v.optional(Search), size: v.optional(PageSize), cursor: v.optional(Cursor) },
  output: pageOf(Reader),
});

/**
 * Lists the shared folders that somebody of the account sees, by name, each with the right that carries it: of those that the caller sees themself, to the account's
 * administrators, to managers about their `user`s, and to everybody about themself (WHY-02).
 */
export const seenBy = /*@__PURE__*/ get('folders.seenBy', '/accounts/{accountId}/users/{userId}/folders', {
  input: { accountId: Id, userId: Id, search: v.optional(Search), size: v.optional(PageSize), cursor: v.optional(Cursor) },
  output: pageOf(FolderSeen),
});
