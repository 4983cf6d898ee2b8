import type { FolderNode } from './folder.js';

/** A folder in its place: the one above it, and those directly below. */
export interface Spot {
  readonly folder: FolderNode;
  readonly parent: Spot | undefined;
  readonly children: readonly Spot[];
  /** The chosen people of a root, to ask by id. */
  readonly chosen: ReadonlySet<string> | undefined;
}

interface OpenSpot extends Spot {
  folder: FolderNode;
  parent: OpenSpot | undefined;
  chosen: ReadonlySet<string> | undefined;
  readonly children: OpenSpot[];
}

/** An account's folders by id, each knowing its parent and its children. They may come in any order. */
export class FolderTree {
  readonly #spots = new Map<string, OpenSpot>();

  constructor(folders: Iterable<FolderNode>) {
    for (const folder of folders) this.#spots.set(folder.id, { folder, parent: undefined, children: [], chosen: undefined });
    for (const spot of this.#spots.values()) place(spot, this.#parentOf(spot, spot.folder));
  }

  /** A folder by its id. */
  at(id: string): Spot | undefined {
    return this.#spots.get(id);
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
    const spot = this.#spots.get(folder.id) ?? { folder, parent: undefined, children: [], chosen: undefined };
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
  const { chosen } = spot.folder;
  spot.chosen = chosen && !parent ? new Set(chosen.ids) : undefined;
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
