import * as v from 'valibot';
import { post } from './kernel/operation.js';
import { DisplayName, Id, Instant, whole } from './schemas.js';

/** One paragraph of a document. */
export const Block = v.strictObject({ text: v.pipe(v.string('invalid'), whole, v.maxLength(20_000, 'invalid')) });
export type Block = v.InferOutput<typeof Block>;

/** A document of a person, without its content. */
export const Document = v.looseObject({ id: Id, title: v.string(), ownerId: Id, published: v.boolean(), createdAt: Instant });
export type Document = v.InferOutput<typeof Document>;

/** Most bytes of a document's content, as JSON (DOC-01). */
export const mostDocumentBytes = 1_048_576;

/** Creates a document in the person's My Documents: a title, and blocks of text (DOC-01, DOC-08). */
export const create = /*@__PURE__*/ post('documents.create', '/accounts/{accountId}/users/{userId}/documents', {
  input: {
    accountId: Id,
    userId: Id,
    title: DisplayName,
    blocks: v.pipe(
      v.array(Block, 'invalid'),
      v.maxLength(1000, 'invalid'),
      v.check((blocks) => new TextEncoder().encode(JSON.stringify(blocks)).length <= mostDocumentBytes, 'document-too-large'),
    ),
  },
  output: Document,
  refusals: ['permission-missing', 'title-invalid'],
  creates: true,
});
