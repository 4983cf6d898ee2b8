import { Asker, decide, decideFromRoot } from './decide.js';
import {
  administrator,
  chosenAt,
  classAt,
  generalAt,
  isHidden,
  nothing,
  owner,
  reads,
  rowOf,
  toRead,
  toWrite,
  writes,
  type Decision,
} from './decision.js';
import type { FolderNode, FolderRight, Verdict, Viewer, Way } from './folder.js';
import type { People } from './people.js';
import type { Roots } from './roots.js';
import type { FolderTree, Spot } from './tree.js';

/** A folder that somebody sees, and what they may do in it. */
export interface VisibleFolder {
  readonly folder: FolderNode;
  readonly verdict: Verdict;
}

/** An account's folders as they stand. */
export interface Standing {
  readonly accountId: string;
  readonly tree: FolderTree;
  readonly roots: Roots;
  readonly people: People;
}

/** An account's shared folders as somebody sees them. It follows every change of the folders. */
export class FolderView extends Asker {
  readonly #standing: Standing;
  readonly #tree: FolderTree;
  readonly #viewer: Viewer;

  constructor(standing: Standing, viewer: Viewer) {
    super(standing.people, viewer);
    this.#standing = standing;
    this.#tree = standing.tree;
    this.#viewer = viewer;
  }

  /** Whether they see a folder, may read it, or write in it. None of it in an unknown one. */
  may(way: Way | 'see', folderId: string): boolean {
    const made = this.#at(folderId);
    return (made & (way === 'see' ? toRead | toWrite : way === 'read' ? toRead : toWrite)) !== 0;
  }

  /** What they may do in a folder, and by which rights. Undefined for an unknown folder and for one that is hidden from them alike. */
  access(folderId: string): Verdict | undefined {
    return this.#verdict(this.#at(folderId));
  }

  /** Every folder that they see, each after its parent. It costs what is found, not what there is. */
  mine(): VisibleFolder[] {
    const found: VisibleFolder[] = [];
    this.#standing.roots.eachOf(this.#viewer, (root) => this.#gather(root, nothing, undefined, found));
    return found;
  }

  /** The folders that they see directly in one, or at the top, for null. */
  seen(folderId: string | null): VisibleFolder[] {
    const found: VisibleFolder[] = [];
    const look = ({ folder, row }: Spot) => {
      const verdict = this.#verdict(decideFromRoot(this.#tree.sayings, this, row));
      if (verdict) found.push({ folder, verdict });
    };
    if (folderId === null) this.#standing.roots.eachOf(this.#viewer, look);
    else this.#tree.at(folderId)?.children.forEach(look);
    return found;
  }

  #at(folderId: string): Decision {
    const row = this.#tree.rowAt(folderId);
    return row === undefined ? nothing : decideFromRoot(this.#tree.sayings, this, row);
  }

  #gather(spot: Spot, above: Decision, verdictAbove: Verdict | undefined, found: VisibleFolder[]): void {
    const made = spot.row === spot.parent?.row ? above : decide(this.#tree.sayings, this, spot.row, above);
    const verdict = made === above ? verdictAbove : this.#verdict(made);
    if (!verdict) return;
    found.push({ folder: spot.folder, verdict });
    for (const child of spot.children) this.#gather(child, made, verdict, found);
  }

  #verdict(made: Decision): Verdict | undefined {
    if (isHidden(made)) return undefined;
    const [read, write] = [this.#first(made, reads), this.#first(made, writes)];
    return { read, write };
  }

  /** The first right that gives one way, of all that do. */
  #first(made: Decision, way: typeof reads | typeof writes): FolderRight | undefined {
    const row = rowOf(made);
    const { sayings } = this.#tree;
    if (made & administrator) return { right: 'administrator', on: this.#standing.accountId };
    if (made & owner) return { right: 'owner', on: sayings.folderId(row) };
    if (made & (way << generalAt)) return { right: this.#viewer.role === 'manager' ? 'managers' : 'users', on: sayings.folderId(row) };
    if (made & (way << classAt)) return { right: 'responsible', on: sayings.folderId(row) };
    if (made & (way << chosenAt)) return { right: 'chosen', on: sayings.folderId(sayings.root(row)) };
    return undefined;
  }
}
