import type { Access, GeneralEntries, Role } from '@knippa/contract';
import type { FolderRightName } from '../kernel/right.js';

/** Read or write. */
export type Way = keyof Access;

/** A shared folder, as far as access depends on it. */
export interface FolderNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly ownerId: string | null;
  /** Null: it follows its parent (FLD-05). A root has settings; without, nobody but its owner and the administrators see it. */
  readonly settings: GeneralEntries | null;
  /** Chosen people, of roots alone: their rights hold on every folder below. */
  readonly chosen: (Access & { readonly ids: readonly string[] }) | null;
}

const off: Access = { read: false, write: false };

/** Settings that let nobody in but the owner and the administrators: those of a new root (FLD-01). */
export const closed: GeneralEntries = { managers: off, users: off, responsible: null };

/** Somebody of the account, as far as access depends on them. Only a `user` has a responsible. */
export interface Viewer {
  readonly id: string;
  readonly role: Role;
  readonly responsibleId: string | null;
}

/**
 * The right that carries a yes, and what it is held on: the account for `administrator`, else the folder whose ownership or settings carry it. It is
 * inherited when that is not the folder asked about (WHY-02).
 */
export interface FolderRight {
  readonly right: FolderRightName;
  readonly on: string;
}

/** What somebody who sees a folder may do in it, and by which right. At least one of them is there. */
export interface Verdict {
  readonly read: FolderRight | undefined;
  readonly write: FolderRight | undefined;
}

/** The folder whose settings hold for the last of a path: the nearest one that has settings of its own. */
export function sourceOf(path: readonly FolderNode[]): FolderNode | undefined {
  return path.findLast(({ settings }) => settings !== null);
}
