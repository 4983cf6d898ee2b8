/** Numbers from 0 to 1 that look like chance and are the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A share of a list in its order, at least `least` of it: all of it in the long run. */
export function sample<T>(list: readonly T[], chance: () => number, { share = 0.1, least = 3 } = {}): T[] {
  if (process.env['KNIPPA_LONG']) return [...list];
  let wanted = Math.min(list.length, Math.max(least, Math.ceil(list.length * share)));
  return list.filter((_, index) => {
    const chosen = chance() * (list.length - index) < wanted;
    if (chosen) wanted -= 1;
    return chosen;
  });
}

/** Does something with each of a list, a few at a time. */
export async function eachAtOnce<T>(list: readonly T[], most: number, act: (item: T) => Promise<void>): Promise<void> {
  const rest = list[Symbol.iterator]();
  const worker = async () => {
    for (let next = rest.next(); !next.done; next = rest.next()) await act(next.value);
  };
  await Promise.all(Array.from({ length: most }, worker));
}
