import * as v from 'valibot';
import { whole } from '../schemas.js';

const textOf = (most: number) => v.pipe(v.string('invalid'), whole, v.maxLength(most, 'invalid'));

/** A symbol that is shown with a text: a short word or an emoji, which the host has a picture for. */
export const Symbol = v.pipe(v.string('invalid'), whole, v.trim(), v.minLength(1, 'invalid'), v.maxLength(100, 'invalid'));

/** One paragraph of a document, with a symbol or without. */
export const Block = v.strictObject({ text: textOf(20_000), symbol: v.optional(Symbol) });
export type Block = v.InferOutput<typeof Block>;

/** One cell of a grid, with a symbol or without. */
export const Cell = v.strictObject({ text: textOf(2_000), symbol: v.optional(Symbol) });
export type Cell = v.InferOutput<typeof Cell>;

/** Most paragraphs of a document. */
export const mostBlocks = 1000;

/** Most rows, and most columns, of a grid. */
export const mostCells = 100;

const Row = v.pipe(v.array(Cell, 'invalid'), v.minLength(1, 'invalid'), v.maxLength(mostCells, 'invalid'));
const Rows = v.pipe(
  v.array(Row, 'invalid'),
  v.minLength(1, 'invalid'),
  v.maxLength(mostCells, 'invalid'),
  v.check((rows) => rows.every((row) => row.length === rows[0]?.length), 'invalid'),
);

/** Most bytes of a document's content, as JSON (DOC-01). */
export const mostDocumentBytes = 1_048_576;

/** What a document holds: paragraphs, or a grid of rows and columns; at most 1 MiB as JSON (`document-too-large`, DOC-01). */
export const Content = v.pipe(
  v.variant(
    'kind',
    [
      v.strictObject({
        kind: v.literal('document', 'invalid'),
        blocks: v.pipe(v.array(Block, 'invalid'), v.maxLength(mostBlocks, 'invalid')),
      }),
      v.strictObject({ kind: v.literal('grid', 'invalid'), rows: Rows }),
    ],
    'invalid',
  ),
  v.check((content) => new TextEncoder().encode(JSON.stringify(content)).length <= mostDocumentBytes, 'document-too-large'),
);
export type Content = v.InferOutput<typeof Content>;

/** What kinds of content there are. */
export const DocumentKind = v.picklist(['document', 'grid'], 'invalid');
export type DocumentKind = v.InferOutput<typeof DocumentKind>;
