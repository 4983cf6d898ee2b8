/** Somebody whom folders name or who asks, by number: to compare numbers costs nothing, whatever ids look like. */
export interface Numbered {
  readonly number: number;
  /** The rows of the folders that count them among their chosen people, if any. */
  chosenOn: Set<number> | undefined;
}

/** Nobody's number. */
export const nobody = 0;

/** The people of an account as its folders know them. Everybody gets a number when they are named or ask first, and keeps it. */
export class People {
  readonly #byId = new Map<string, Numbered>();

  at(id: string): Numbered {
    const known = this.#byId.get(id);
    if (known) return known;
    const found: Numbered = { number: this.#byId.size + 1, chosenOn: undefined };
    this.#byId.set(id, found);
    return found;
  }

  /** Somebody's number; nobody's for null. */
  numberOf(id: string | null | undefined): number {
    return id == null ? nobody : this.at(id).number;
  }
}
