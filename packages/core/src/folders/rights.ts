import { audienceOf, type Audience } from './audience.js';
import { sourceOf, type FolderNode, type Viewer } from './folder.js';
import { People } from './people.js';
import { Roots } from './roots.js';
import { below, FolderTree, levelsOf, pathTo } from './tree.js';
import { FolderView, type Standing } from './view.js';

/**
 * One account's shared folders, and everybody's access to them (FLD-03, FLD-04, FLD-05, FLD-07): what may be done in one folder, which folders somebody
 * sees, and who sees a folder. What decides also explains (WHY-02).
 *
 * It is built once and then kept in step: a change touches what is changed, never all (a change that throws has changed nothing). It knows no roles; viewers come with each question.
 */
export class FolderRights {
  readonly #tree: FolderTree;
  readonly #roots = new Roots();
  readonly #standing: Standing;

  /** The account's folders, all of them, in any order. Throws when a folder's parent is missing, or when folders lie in a circle. */
  constructor(accountId: string, folders: Iterable<FolderNode>) {
    const people = new People();
    this.#tree = new FolderTree(people, folders);
    for (const spot of this.#tree.all()) this.#roots.put(spot);
    this.#standing = { accountId, people, tree: this.#tree, roots: this.#roots };
  }

  /** The folders as somebody sees them. */
  of(viewer: Viewer): FolderView {
    return new FolderView(this.#standing, viewer);
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
    return new FolderRights(this.#standing.accountId, [...above, folder, ...this.descendants(folder.id)]);
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
    const spot = this.#tree.at(folderId);
    return spot?.parent !== undefined && spot.row === spot.parent.row;
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
}
