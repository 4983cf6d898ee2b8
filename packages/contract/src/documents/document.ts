import * as v from 'valibot';
import { Named } from '../folders/folder.js';
import { Can, Id, Instant, Version } from '../schemas.js';
import { Content, DocumentKind } from './content.js';
import { Lying, Space } from './location.js';

/** Whoever made a document or owns a folder, as they are called today; `displayName` is null once they have left ("former user", USR-16). */
export const Maker = v.looseObject({ displayName: v.nullable(v.string()) });
export type Maker = v.InferOutput<typeof Maker>;

/**
 * A document as a list shows it. `space`, `userId` and `folderId` say where it lies, to those who see it there: whoever sees it because it is published is not
 * told (FLD-08). `owner` is whose My Documents that is, where it is not the caller's own.
 */
export const DocumentRow = v.looseObject({
  id: Id,
  kind: v.fallback(DocumentKind, 'document'),
  title: v.string(),
  maker: Maker,
  space: v.optional(Space),
  userId: v.optional(Id),
  owner: v.optional(Named),
  folderId: v.optional(Id),
  published: v.boolean(),
  createdAt: Instant,
  changedAt: Instant,
  version: Version,
  can: Can,
});
export type DocumentRow = v.InferOutput<typeof DocumentRow>;

/** A document with its content, and with the way to it for those who see it where it lies. */
export const Document = v.looseObject({ ...DocumentRow.entries, content: Content, lying: v.optional(Lying) });
export type Document = v.InferOutput<typeof Document>;
