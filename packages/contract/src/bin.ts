import * as v from 'valibot';
import { DocumentKind } from './documents/content.js';
import { Lying } from './documents/location.js';
import { Named } from './folders/folder.js';
import { del, get, post } from './kernel/operation.js';
import { Can, Cursor, Id, Instant, PageSize, pageOf } from './schemas.js';

/** How many days something lies in the bin before it goes for ever (DOC-09). */
export const binDays = 30;

/**
 * A document or a folder in the bin: what it was called, when it was put there, the last day it can be brought back, and of a folder how many documents went with it. `within`
 * counts those, and what lay in the bin by itself before: so many go when it is ended. `lying` is where it lay, and `owner` whose My Documents that is, where it is not
 * the caller's own; `kind` is of documents alone.
 */
export const Binned = v.looseObject({
  id: Id,
  resource: v.fallback(v.picklist(['documents', 'folders']), 'documents'),
  name: v.string(),
  kind: v.optional(v.fallback(DocumentKind, 'document')),
  lying: Lying,
  owner: v.optional(Named),
  documents: v.number(),
  within: v.number(),
  deletedAt: Instant,
  lastDay: v.string(),
  can: Can,
});
export type Binned = v.InferOutput<typeof Binned>;

/** Lists what lies in the bin of those who could delete it, and so the caller's; the latest first. Nobody else learns of it (DOC-09). */
export const list = /*@__PURE__*/ get('bin.list', '/accounts/{accountId}/bin', {
  input: { accountId: Id, size: v.optional(PageSize), cursor: v.optional(Cursor) },
  output: pageOf(Binned),
});

/** Brings a document or a folder back to where it lay, with what went with it. */
export const restore = /*@__PURE__*/ post('bin.restore', '/accounts/{accountId}/bin/{binnedId}/restore', {
  input: { accountId: Id, binnedId: Id },
  output: v.null(),
  refusals: ['folder-in-bin', 'too-deep'],
  locks: ['accountId'],
});

/** Ends something in the bin for ever, with all that lies in it: what went with it, and what was put in the bin before. */
export const end = /*@__PURE__*/ del('bin.end', '/accounts/{accountId}/bin/{binnedId}', {
  input: { accountId: Id, binnedId: Id },
  output: v.null(),
  locks: ['accountId'],
});

/** Ends for ever all that the caller sees in the bin; the plan counts it. */
export const empty = /*@__PURE__*/ post('bin.empty', '/accounts/{accountId}/bin/empty', {
  input: { accountId: Id },
  output: v.null(),
  locks: ['accountId'],
  guard: 'plan',
});
