import { documents, type Block, type Cell, type Content } from '@knippa/contract';

/** The smallest thing that one writes in: a paragraph or a cell. */
export type Piece = Block | Cell;

/** Where a piece stands: its place among the blocks, or its row and column; from 0. */
export type At = readonly number[];

/** What comes and goes. */
type Shape = 'block' | 'row' | 'column';

/** A content with one paragraph or cell other. */
export function withPiece(content: Content, at: At, change: Partial<Record<'text' | 'symbol', string>>): Content {
  const [first = 0, second = 0] = at;
  if (content.kind === 'document')
    return { ...content, blocks: content.blocks.map((block, index) => (index === first ? piece(block, change) : block)) };
  const rows = content.rows.map((row, r) => (r === first ? row.map((cell, c) => (c === second ? piece(cell, change) : cell)) : row));
  return { ...content, rows };
}

/** Without a symbol it has none: the service keeps no empty ones. */
function piece(before: Piece, { text = before.text, symbol = before.symbol ?? '' }: Partial<Record<'text' | 'symbol', string>>): Piece {
  return { text, ...(symbol !== '' && { symbol }) };
}

/** Whether a content can hold no more of it (DOC-01). */
export function full(content: Content, what: Shape): boolean {
  if (content.kind === 'document') return content.blocks.length >= documents.mostBlocks;
  return (what === 'row' ? content.rows.length : (content.rows[0]?.length ?? 0)) >= documents.mostCells;
}

/** A content with one more paragraph at its end, or row, or column; itself where it can hold no more. */
export function withMore(content: Content, what: Shape): Content {
  if (full(content, what)) return content;
  if (content.kind === 'document') return { ...content, blocks: [...content.blocks, { text: '' }] };
  const width = content.rows[0]?.length ?? 0;
  if (what === 'row') return { ...content, rows: [...content.rows, Array.from({ length: width }, () => ({ text: '' }))] };
  return { ...content, rows: content.rows.map((row) => [...row, { text: '' }]) };
}

/** A content without a paragraph, a row or a column; a grid keeps its last ones. */
export function without(content: Content, what: Shape, at: number): Content {
  const rest = <T>(all: readonly T[]) => all.filter((_, index) => index !== at);
  if (content.kind === 'document') return { ...content, blocks: rest(content.blocks) };
  if (what === 'row') return content.rows.length > 1 ? { ...content, rows: rest(content.rows) } : content;
  return (content.rows[0]?.length ?? 0) > 1 ? { ...content, rows: content.rows.map(rest) } : content;
}

/** Whether two pieces read the same. */
export const samePiece = (one: Piece | undefined, other: Piece | undefined): boolean =>
  one?.text === other?.text && one?.symbol === other?.symbol;

/** Whether two contents hold the same. */
export const sameContent = (one: Content, other: Content): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether something that was kept elsewhere has the shape of a content. */
export function isContent(value: unknown): value is Content {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'document') return 'blocks' in value && Array.isArray(value.blocks) && value.blocks.every(isPiece);
  return (
    value.kind === 'grid' &&
    'rows' in value &&
    Array.isArray(value.rows) &&
    value.rows.every((row) => Array.isArray(row) && row.every(isPiece))
  );
}

function isPiece(value: unknown): value is Piece {
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') return false;
  return !('symbol' in value) || typeof value.symbol === 'string';
}
