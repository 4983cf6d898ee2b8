/** So many characters are written at a time. */
const PIECE = 65_536;

/** Short parts of a text as longer ones, each worth packing or sending by itself. */
export function* piecesOf(parts: Iterable<string>): Generator<string, undefined> {
  let waiting = '';
  for (const part of parts) {
    waiting += part;
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
  return undefined;
}
