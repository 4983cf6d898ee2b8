import { bitsOf, chosenAt, classAt } from './decision.js';
import type { FolderNode } from './folder.js';
import type { Numbered, People } from './people.js';

/** Where the general entries stand among a row's, two bits each; the class and the chosen people have the places that they have in a decision. */
export const managersAt = 0;
export const usersAt = 2;
/** Without entries of its own: the row is there for its owner's sake. */
export const follows = 1 << 8;

/** The row above a root's. */
export const noRow = -1;

/** Four whole numbers a row. */
const width = 4;
const ownerIn = 0;
const responsibleIn = 1;
const entriesIn = 2;
const aboveIn = 3;

/**
 * What folders say of who may what, a row for each that says anything: those that follow have the row of the one above. In whole numbers, side by side, so that a
 * question about one of a hundred thousand folders finds all that decides in one place.
 */
export class Sayings {
  readonly #people: People;
  #rows = new Int32Array(width * 64);
  readonly #folderIds: string[] = [];
  readonly #free: number[] = [];
  readonly #chosen = new Map<number, readonly Numbered[]>();

  constructor(people: People) {
    this.#people = people;
  }

  /** A row to write in. */
  add(): number {
    const row = this.#free.pop() ?? this.#folderIds.push('') - 1;
    if ((row + 1) * width > this.#rows.length) {
      const rows = new Int32Array(this.#rows.length * 2);
      rows.set(this.#rows);
      this.#rows = rows;
    }
    return row;
  }

  /** Writes what a folder says, below the row that holds in the folder above. */
  put(row: number, { id, ownerId, settings, chosen }: FolderNode, above: number): void {
    this.#folderIds[row] = id;
    this.#rows.set(
      [
        this.#people.numberOf(ownerId),
        this.#people.numberOf(settings?.responsible?.id),
        (bitsOf(settings?.managers) << managersAt) |
          (bitsOf(settings?.users) << usersAt) |
          (bitsOf(settings?.responsible) << classAt) |
          (bitsOf(chosen) << chosenAt) |
          (settings || above === noRow ? 0 : follows),
        above,
      ],
      row * width,
    );
    this.#choose(row, chosen?.ids ?? []);
  }

  /** Forgets a row, which another folder may get. */
  remove(row: number): void {
    this.#choose(row, []);
    this.#free.push(row);
  }

  /** The folder whose row it is. */
  folderId(row: number): string {
    return this.#folderIds[row] ?? '';
  }

  /** The number of who owns the folder, or nobody's. */
  owner(row: number): number {
    return this.#rows[row * width + ownerIn] ?? 0;
  }

  /** The number of the responsible whose class an entry names, or nobody's. */
  responsible(row: number): number {
    return this.#rows[row * width + responsibleIn] ?? 0;
  }

  /** What the entries give, each in two bits, and whether there are none. */
  entries(row: number): number {
    return this.#rows[row * width + entriesIn] ?? 0;
  }

  /** The row that holds in the folder above; `noRow` for a root. */
  above(row: number): number {
    return this.#rows[row * width + aboveIn] ?? noRow;
  }

  /** The row of the root above. */
  root(row: number): number {
    let root = row;
    for (let above = this.above(row); above !== noRow; above = this.above(above)) root = above;
    return root;
  }

  #choose(row: number, ids: readonly string[]): void {
    for (const person of this.#chosen.get(row) ?? []) {
      person.chosenOn?.delete(row);
      if (person.chosenOn?.size === 0) person.chosenOn = undefined;
    }
    const people = ids.map((id) => this.#people.at(id));
    for (const person of people) (person.chosenOn ??= new Set()).add(row);
    if (people.length > 0) this.#chosen.set(row, people);
    else this.#chosen.delete(row);
  }
}
