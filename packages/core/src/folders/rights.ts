import { audienceOf, type Audience } from './audience.js';
import { decide } from './decide.js';
import { sourceOf, type FolderNode, type Verdict, type Viewer } from './folder.js';
import { Roots } from './roots.js';
import { below, FolderTree, levelsOf, pathTo, type Spot } from './tree.js';

/** A folder that somebody sees, and what they may do in it. */
export interface VisibleFolder {
  readonly folder: FolderNode;
  readonly verdict: Verdict;
}

/**
 * One account's shared folders, and everybody's access to them (FLD-03, FLD-04, FLD-05, FLD-07): what may be done in one folder, which folders somebody
 * sees, and who sees a folder. What decides also explains (WHY-02).
 *
 * It is built once and then kept in step: a change touches what is changed, never all (a change that throws has changed nothing). It knows no people; viewers come with each question.
 */
export class FolderRights {
  readonly #accountId: string;
  readonly #tree: FolderTree;
  readonly #roots = new Roots();

  /** The account's folders, all of them, in any order. Throws when a folder's parent is missing, or when folders lie in a circle. */
  constructor(accountId: string, folders: Iterable<FolderNode>) {
    this.#accountId = accountId;
    this.#tree = new FolderTree(folders);
    for (const spot of this.#tree.all()) this.#roots.put(spot);
  }

  /** What somebody may do in a folder, and by which rights. Undefined for an unknown folder and for one that is hidden from them alike. */
  access(viewer: Viewer, folderId: string): Verdict | undefined {
    const spot = this.#tree.at(folderId);
    return spot && this.#decide(viewer, spot);
  }

  /** Every folder that somebody sees, each after its parent. It costs what is found, not what there is. */
  mine(viewer: Viewer): VisibleFolder[] {
    const found: VisibleFolder[] = [];
    this.#roots.eachOf(viewer, (root) => this.#gather(viewer, root, root, undefined, found));
    return found;
  }

  /** The folders that somebody sees directly in one, or at the top, for null. */
  seen(viewer: Viewer, folderId: string | null): VisibleFolder[] {
    const found: VisibleFolder[] = [];
    const look = (spot: Spot) => {
      const verdict = this.#decide(viewer, spot);
      if (verdict) found.push({ folder: spot.folder, verdict });
    };
    if (folderId === null) this.#roots.eachOf(viewer, look);
    else this.#tree.at(folderId)?.children.forEach(look);
    return found;
  }

  /** Those among whom everybody is who may see a folder; undefined for an unknown one. */
  whoSees(folderId: string): Audience | undefined {
    const spot = this.#tree.at(folderId);
    return spot && audienceOf(pathTo(spot));
  }

  /** Adds a folder, or changes one: its settings, its owner, its parent. Throws as the constructor does. */
  put(folder: FolderNode): void {
    this.#roots.put(this.#tree.put(folder));
  }

  /** Takes a folder away, with all below it. */
  remove(folderId: string): void {
    const spot = this.#tree.at(folderId);
    if (!spot) return;
    this.#roots.drop(spot);
    this.#tree.remove(folderId);
  }

  /** The rights as they would be with a folder so: of that folder, of those above it and of all below, which are all that it can change. */
  supposing(folder: FolderNode): FolderRights {
    const above = folder.parentId === null ? [] : this.path(folder.parentId);
    return new FolderRights(this.#accountId, [...above, folder, ...this.descendants(folder.id)]);
  }

  /** The folders that lie directly in one; the roots, for null. */
  children(folderId: string | null): FolderNode[] {
    const spots = folderId === null ? this.#roots.all() : (this.#tree.at(folderId)?.children ?? []);
    return Array.from(spots, ({ folder }) => folder);
  }

  /** The folder that one lies in; undefined for a root, and for an unknown folder. */
  parent(folderId: string): string | undefined {
    return this.#tree.at(folderId)?.folder.parentId ?? undefined;
  }

  /** The folders from the root to one, itself last: whoever sees the last sees them all. */
  path(folderId: string): FolderNode[] {
    return pathTo(this.#tree.at(folderId));
  }

  /** Everything below a folder, each after its parent: what moves with it, and what goes when it is deleted. */
  descendants(folderId: string): FolderNode[] {
    const spot = this.#tree.at(folderId);
    return spot ? below(spot) : [];
  }

  /** The folder whose settings hold in one: itself, or the nearest above it that has settings. */
  source(folderId: string): FolderNode | undefined {
    return sourceOf(this.path(folderId));
  }

  /** Whether everybody may do in a folder what they may do in its parent, for it says nothing itself. False for an unknown one. */
  follows(folderId: string): boolean {
    return this.#tree.at(folderId)?.silent ?? false;
  }

  /** How many folders there are. */
  get size(): number {
    return this.#tree.size;
  }

  /** How many levels a folder takes with all below it: 1 for one without subfolders, or that is not there yet. */
  levels(folderId: string): number {
    const spot = this.#tree.at(folderId);
    return spot ? levelsOf(spot) : 1;
  }

  /** Every folder. */
  *folders(): Iterable<FolderNode> {
    for (const { folder } of this.#tree.all()) yield folder;
  }

  #decide(viewer: Viewer, spot: Spot): Verdict | undefined {
    const above = spot.parent && this.#decide(viewer, spot.parent);
    return spot.silent ? above : decide(this.#accountId, viewer, spot, rootOf(spot), above);
  }

  #gather(viewer: Viewer, spot: Spot, root: Spot, above: Verdict | undefined, found: VisibleFolder[]): void {
    const verdict = spot.silent ? above : decide(this.#accountId, viewer, spot, root, above);
    if (!verdict) return;
    found.push({ folder: spot.folder, verdict });
    for (const child of spot.children) this.#gather(viewer, child, root, verdict, found);
  }
}

function rootOf(spot: Spot): Spot {
  let root = spot;
  while (root.parent) root = root.parent;
  return root;
}
