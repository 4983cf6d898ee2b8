import { fold, nameLike } from '@knippa/core';

/** Names that are asked for, and what is known of where they must be free. */
interface Search {
  /** Which of these keys are taken there. */
  readonly taken: (keys: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Keys that are free there and go to somebody else. */
  readonly spokenFor?: readonly string[];
  /** What is made of a text without any letter or digit. */
  readonly fallback: string;
  /** Which number the names like a text have, in the order in which they are tried: 1 is the text's own. */
  readonly numberOf?: ((text: string, attempt: number) => number) | undefined;
}

const inTurn = (_: string, attempt: number) => attempt;

/**
 * For each text a name like it that is free, and that none of the others gets. Each round of questions asks for eight times as many names as the one before,
 * by their keys: thousands of names that are taken one after the other are four rounds.
 */
export async function freeNames(texts: readonly string[], search: Search): Promise<string[]> {
  const { taken, spokenFor = [], fallback, numberOf = inTurn } = search;
  const given = new Set(spokenFor);
  const names = new Map<number, string>();
  for (let first = 1, most = 8; names.size < texts.length; first += most, most *= 8) {
    const tried = texts.map((text, at) =>
      names.has(at) ? [] : Array.from({ length: most }, (_, more) => nameLike(text, numberOf(text, first + more), fallback)),
    );
    const there = await taken(tried.flat().map(fold));
    for (const [at, likes] of tried.entries()) {
      const free = likes.find((name) => !there.has(fold(name)) && !given.has(fold(name)));
      if (free === undefined) continue;
      given.add(fold(free));
      names.set(at, free);
    }
  }
  return texts.map((_, at) => names.get(at) ?? '');
}
