/** Things by what they share, each kind in the order in which they came. */
export function groups<Key, One>(all: readonly One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const found = new Map<Key, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    const of = found.get(key);
    if (of) of.push(one);
    else found.set(key, [one]);
  }
  return found;
}
