import type { FolderNode } from './folder.js';
import type { People } from './people.js';
import { noRow, Sayings } from './sayings.js';

/** A folder in its place: the one above it, those directly below, and the row of what holds in it, its own or the one above's. */
export interface Spot {
  readonly folder: FolderNode;
  readonly parent: Spot | undefined;
  readonly children: readonly Spot[];
  readonly row: number;
}

class OpenSpot implements Spot {
  folder: FolderNode;
  parent: OpenSpot | undefined = undefined;
  readonly children: OpenSpot[] = [];
  row = noRow;
  /** Whether the row is its own. */
  says = false;

  constructor(folder: FolderNode) {
    this.folder = folder;
  }
}

/** An account's folders by id, each knowing its parent, its children and what holds in it. They may come in any order. */
export class FolderTree {
  readonly sayings: Sayings;
  readonly #spots = new Map<string, OpenSpot>();
  /**
   * The row that holds in each folder, so that a question opens no spot. An object and no Map: its names are told apart by identity, where a Map reads other
   * ids on the way to the one that is asked for; among a hundred thousand each of them is far away in memory.
   */
  readonly #rows = Object.create(null) as Record<string, number | undefined>;

  constructor(people: People, folders: Iterable<FolderNode>) {
    this.sayings = new Sayings(people);
    for (const folder of folders) this.#spots.set(folder.id, new OpenSpot(folder));
    for (const spot of this.#spots.values()) link(spot, this.#parentOf(spot, spot.folder));
    for (const spot of this.#spots.values()) if (!spot.parent) this.#settle(spot);
  }

  /** A folder by its id. */
  at(id: string): Spot | undefined {
    return this.#spots.get(id);
  }

  /** The row that holds in a folder. */
  rowAt(id: string): number | undefined {
    return this.#rows[id];
  }

  get size(): number {
    return this.#spots.size;
  }

  /** Every folder, in no order. */
  all(): Iterable<Spot> {
    return this.#spots.values();
  }

  /**
   * Adds a folder, or changes it; with another parent it moves there, and all below with it. A folder whose parent is not there, or lies below it, is an
   * error of whoever asks, and changes nothing.
   */
  put(folder: FolderNode): Spot {
    const spot = this.#spots.get(folder.id) ?? new OpenSpot(folder);
    const parent = this.#parentOf(spot, folder);
    const sameOwner = spot.folder.ownerId === folder.ownerId;
    spot.folder = folder;
    this.#spots.set(folder.id, spot);
    link(spot, parent);
    if (!this.#settle(spot) && !sameOwner) for (const child of spot.children) this.#settle(child);
    return spot;
  }

  /** Takes a folder away, with all below it. An unknown one is none. */
  remove(id: string): void {
    const spot = this.#spots.get(id);
    if (!spot) return;
    unlink(spot);
    this.#forget(spot);
  }

  #forget({ folder, children, says, row }: OpenSpot): void {
    if (says) this.sayings.remove(row);
    this.#spots.delete(folder.id);
    Reflect.deleteProperty(this.#rows, folder.id);
    for (const child of children) this.#forget(child);
  }

  /** Writes what a folder says, if anything; where another row holds in it from now on, so it does for those below. Whether it went on to them. */
  #settle(spot: OpenSpot): boolean {
    const { folder, parent, row: before } = spot;
    if (isSilent(spot)) {
      if (spot.says) this.sayings.remove(before);
      spot.says = false;
      spot.row = parent?.row ?? noRow;
    } else {
      if (!spot.says) spot.row = this.sayings.add();
      spot.says = true;
      this.sayings.put(spot.row, folder, parent?.row ?? noRow);
    }
    if (spot.row === before) return false;
    this.#rows[folder.id] = spot.row;
    for (const child of spot.children) this.#settle(child);
    return true;
  }

  #parentOf(spot: OpenSpot, { id, parentId }: FolderNode): OpenSpot | undefined {
    if (parentId === null) return undefined;
    const parent = this.#spots.get(parentId);
    if (!parent) throw new Error(`Folder ${id} lies in ${parentId}, which is not there.`);
    for (let above: OpenSpot | undefined = parent; above; above = above.parent)
      if (above === spot) throw new Error(`Folder ${id} lies under itself.`);
    return parent;
  }
}

/** It follows its parent and has the same owner: everybody may do there what they may do in its parent. */
function isSilent({ folder: { settings, ownerId }, parent }: OpenSpot): boolean {
  return parent !== undefined && settings === null && (ownerId === null || ownerId === parent.folder.ownerId);
}

function link(spot: OpenSpot, parent: OpenSpot | undefined): void {
  if (spot.parent === parent) return;
  unlink(spot);
  spot.parent = parent;
  parent?.children.push(spot);
}

function unlink(spot: OpenSpot): void {
  spot.parent?.children.splice(spot.parent.children.indexOf(spot), 1);
}

/** The folders from the root to a spot, itself last. */
export function pathTo(spot: Spot | undefined): FolderNode[] {
  const path: FolderNode[] = [];
  for (let at = spot; at; at = at.parent) path.push(at.folder);
  return path.reverse();
}

/** Everything below a spot, each folder after its parent. */
export function below({ children }: Spot): FolderNode[] {
  return children.flatMap((child) => [child.folder, ...below(child)]);
}

/** How many levels a spot and all below it take: 1 for a folder without subfolders. */
export function levelsOf({ children }: Spot): number {
  return 1 + children.reduce((most, child) => Math.max(most, levelsOf(child)), 0);
}
