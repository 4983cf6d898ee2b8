import { Chosen, Entries } from './entries.js';
import type { FolderNode } from './folder.js';

/** A folder in its place: the one above it, those directly below, and its entries as they are asked. */
export interface Spot {
  readonly folder: FolderNode;
  /** The folder's owner, at hand: who lists a thousand folders opens none of them. */
  readonly ownerId: string | null;
  readonly parent: Spot | undefined;
  readonly children: readonly Spot[];
  /** Settings of its own. */
  readonly entries: Entries | undefined;
  /** Chosen people; a root's alone are asked. */
  readonly chosen: Chosen | undefined;
  /** It follows its parent and has the same owner: everybody may do there what they may do in its parent. */
  readonly silent: boolean;
}

class OpenSpot implements Spot {
  folder: FolderNode;
  ownerId: string | null = null;
  parent: OpenSpot | undefined = undefined;
  readonly children: OpenSpot[] = [];
  entries: Entries | undefined = undefined;
  chosen: Chosen | undefined = undefined;
  silent = false;

  constructor(folder: FolderNode) {
    this.folder = folder;
  }
}

/** An account's folders by id, each knowing its parent and its children. They may come in any order. */
export class FolderTree {
  readonly #spots = new Map<string, OpenSpot>();

  constructor(folders: Iterable<FolderNode>) {
    for (const folder of folders) this.#spots.set(folder.id, new OpenSpot(folder));
    for (const spot of this.#spots.values()) place(spot, this.#parentOf(spot, spot.folder));
  }

  /** A folder by its id. */
  at(id: string): Spot | undefined {
    return this.#spots.get(id);
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
    spot.folder = folder;
    this.#spots.set(folder.id, spot);
    place(spot, parent);
    return spot;
  }

  /** Takes a folder away, with all below it. An unknown one is none. */
  remove(id: string): void {
    const spot = this.#spots.get(id);
    if (!spot) return;
    unlink(spot);
    this.#forget(spot);
  }

  #forget({ folder, children }: OpenSpot): void {
    this.#spots.delete(folder.id);
    for (const child of children) this.#forget(child);
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

function place(spot: OpenSpot, parent: OpenSpot | undefined): void {
  const { id, ownerId, settings, chosen } = spot.folder;
  spot.ownerId = ownerId;
  spot.entries = settings ? new Entries(id, settings) : undefined;
  spot.chosen = chosen ? new Chosen(id, chosen) : undefined;
  if (spot.parent !== parent) {
    unlink(spot);
    spot.parent = parent;
    parent?.children.push(spot);
  }
  for (const one of [spot, ...spot.children]) one.silent = isSilent(one);
}

function isSilent({ folder: { settings, ownerId }, parent }: OpenSpot): boolean {
  return parent !== undefined && settings === null && (ownerId === null || ownerId === parent.folder.ownerId);
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
