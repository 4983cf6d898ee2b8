import { samePiece, type Piece } from './pieces.js';

/** A piece, and whether it came or went since. */
export interface Step {
  readonly piece: Piece;
  readonly is: 'kept' | 'new' | 'gone';
}

/** The pieces of now in their order, with those of before that are there no more where they stood: what has come elsewhere goes in one place and comes in another. */
export function steps(before: readonly Piece[], now: readonly Piece[]): Step[] {
  const least = Math.min(before.length, now.length);
  let head = 0;
  while (head < least && samePiece(before[head], now[head])) head++;
  let tail = 0;
  while (tail < least - head && samePiece(before.at(-1 - tail), now.at(-1 - tail))) tail++;
  const kept = (pieces: readonly Piece[]) => pieces.map((piece) => ({ piece, is: 'kept' as const }));
  const between = (pieces: readonly Piece[]) => pieces.slice(head, pieces.length - tail);
  return [...kept(now.slice(0, head)), ...changed(between(before), between(now)), ...kept(now.slice(now.length - tail))];
}

/** By the longest sequence that both have. */
function changed(before: readonly Piece[], now: readonly Piece[]): Step[] {
  // how long the longest is that both have from a place in each
  const longest = Array.from({ length: before.length + 1 }, () => new Uint16Array(now.length + 1));
  const from = (b: number, n: number) => longest[b]?.[n] ?? 0;
  for (const [b, row] of [...longest.entries()].slice(0, -1).reverse())
    for (let n = now.length - 1; n >= 0; n--)
      row[n] = samePiece(before[b], now[n]) ? from(b + 1, n + 1) + 1 : Math.max(from(b + 1, n), from(b, n + 1));
  const told: Step[] = [];
  let [b, n] = [0, 0];
  while (b < before.length || n < now.length) {
    const [old, piece] = [before[b], now[n]];
    if (old && piece && samePiece(old, piece)) {
      told.push({ piece, is: 'kept' });
      b++;
      n++;
    } else if (piece && (!old || from(b, n + 1) > from(b + 1, n))) {
      told.push({ piece, is: 'new' });
      n++;
    } else if (old) {
      told.push({ piece: old, is: 'gone' });
      b++;
    }
  }
  return told;
}
