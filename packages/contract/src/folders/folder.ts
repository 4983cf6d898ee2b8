import * as v from 'valibot';
import { Lying, Space } from '../documents/location.js';
import { Why } from '../documents/readers.js';
import { Can, Id, Instant, Version } from '../schemas.js';

/** The name of one of the kept symbols: small letters, digits and hyphens. One that is not kept is shown as a plain folder. */
export const Icon = v.pipe(v.string('invalid'), v.maxLength(40, 'invalid'), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'invalid'));

/** What an entry gives: to see everything in the folder, and to create and edit in it; to write alone is to see one's own (FLD-04). */
export const Access = v.strictObject({ read: v.boolean('invalid'), write: v.boolean('invalid') });
export type Access = v.InferOutput<typeof Access>;

/** One responsible together with their `user`s: the class with its teacher. */
const ResponsibleEntry = v.strictObject({ id: Id, ...Access.entries });

/** Chosen people, of any role: at most 1,000. */
const ChosenEntry = v.strictObject({ ids: v.pipe(v.array(Id, 'invalid'), v.maxLength(1000, 'invalid')), ...Access.entries });

/** The three general entries of a folder's settings (FLD-03): an entry that is off is off for read and write. */
export const GeneralEntries = v.strictObject({ managers: Access, users: Access, responsible: v.nullable(ResponsibleEntry) });
export type GeneralEntries = v.InferOutput<typeof GeneralEntries>;

/** The entry of chosen people, on root folders alone (`chosen-users-only-on-root`). */
export const Chosen = ChosenEntry;
export type Chosen = v.InferOutput<typeof Chosen>;

/** Somebody by what they are called; `username` is null but where two are called the same, among those whom the caller may know of. */
export const Named = v.looseObject({ id: Id, displayName: v.string(), username: v.nullable(v.string()) });
export type Named = v.InferOutput<typeof Named>;

/**
 * A folder's settings, to its owner and the account's administrators (FLD-02). `entries` are those that hold; `from` is the folder that they were set on, where it
 * follows its parent; `names` are of those whom they name.
 */
export const FolderSettings = v.looseObject({
  owner: v.nullable(Named),
  follows: v.boolean(),
  from: v.looseObject({ id: Id, name: v.string() }),
  entries: v.looseObject({
    managers: v.looseObject(Access.entries),
    users: v.looseObject(Access.entries),
    responsible: v.nullable(v.looseObject(ResponsibleEntry.entries)),
  }),
  chosen: v.nullable(v.looseObject(ChosenEntry.entries)),
  names: v.array(Named),
});
export type FolderSettings = v.InferOutput<typeof FolderSettings>;

/** A folder as a tree and a list show it. `read` and `write` are what the caller may in it; `folders` whether they see folders in it; `owner` as a document's. */
export const FolderRow = v.looseObject({
  id: Id,
  name: v.string(),
  icon: v.nullable(v.string()),
  space: v.fallback(Space, 'shared'),
  parentId: v.nullable(Id),
  userId: v.optional(Id),
  owner: v.optional(Named),
  read: v.boolean(),
  write: v.boolean(),
  folders: v.boolean(),
  createdAt: Instant,
  version: Version,
  can: Can,
});
export type FolderRow = v.InferOutput<typeof FolderRow>;

/** A shared folder that somebody sees, with the way to it: why they read in it and why they write (WHY-02). */
export const FolderSeen = v.looseObject({
  id: Id,
  name: v.string(),
  icon: v.nullable(v.string()),
  path: v.array(v.looseObject({ id: Id, name: v.string() })),
  read: v.nullable(Why),
  write: v.nullable(Why),
});
export type FolderSeen = v.InferOutput<typeof FolderSeen>;

/** A folder with the way to it, and with its settings for those who may change them. */
export const Folder = v.looseObject({ ...FolderRow.entries, lying: Lying, settings: v.optional(FolderSettings) });
export type Folder = v.InferOutput<typeof Folder>;
