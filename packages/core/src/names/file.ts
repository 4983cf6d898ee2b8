import { fold } from './fold.js';

/** What no name of a file may hold on every system: separators, what shells and Windows read otherwise, and what is not seen. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;
const EDGES = /^[\s.]+|[\s.]+$/gu;

const mostCharacters = 60;
const mostBytes = 180;

/**
 * A text as the name of a file or folder that every system takes, without its ending: composed, at most 60 characters and 180 bytes, no separator, no `..`,
 * no device's name. A text of which nothing is left becomes `otherwise`.
 */
export function fileName(text: string, otherwise: string): string {
  const clean = text.normalize('NFC').replace(UNSAFE, '_').replace(/\s+/gu, ' ').replace(EDGES, '');
  const name = shortened(clean).replace(EDGES, '').normalize('NFC');
  if (name === '') return otherwise;
  return DEVICE.test(name) ? `_${name}` : name;
}

/** As many whole characters as fit; a letter keeps its marks. */
function shortened(text: string): string {
  const encoder = new TextEncoder();
  let name = '';
  let bytes = 0;
  let characters = 0;
  for (const [character] of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    bytes += encoder.encode(character).length;
    if (bytes > mostBytes || ++characters > mostCharacters) break;
    name += character;
  }
  return name;
}

/** Gives each name of one folder once: a name that another has, whatever its case, is numbered. */
export function distinctNames(): (name: string, ending: string) => string {
  const given = new Set<string>();
  const next = new Map<string, number>();
  return (name, ending) => {
    const key = fold(name);
    for (let number = next.get(key) ?? 1; ; number++) {
      const numbered = number === 1 ? name : `${name} (${number})`;
      if (given.has(fold(numbered))) continue;
      given.add(fold(numbered));
      next.set(key, number + 1);
      return numbered + ending;
    }
  };
}
