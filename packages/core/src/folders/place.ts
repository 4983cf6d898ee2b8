import type { Refusal } from '@knippa/contract';
import { refuse } from '../kernel/refuse.js';
import type { FolderNode, Viewer } from './folder.js';
import type { FolderRights } from './rights.js';

/** How many levels folders may lie in each other, the root being the first (FLD-05). */
export const mostFolderLevels = 32;

/** Why what has this many levels cannot lie in a folder, or at the top (null), if so. */
export function depthRefusal(rights: FolderRights, parentId: string | null, levels = 1): Refusal<'too-deep'> | undefined {
  const above = parentId === null ? 0 : rights.path(parentId).length;
  return above + levels > mostFolderLevels ? refuse('too-deep', { levels: mostFolderLevels }) : undefined;
}

/** Why a folder, with all below it, cannot be moved into another, if so. */
export function folderMoveRefusal(
  rights: FolderRights,
  folderId: string,
  parentId: string | null,
): Refusal<'folder-cycle' | 'too-deep'> | undefined {
  if (parentId !== null && rights.path(parentId).some(({ id }) => id === folderId)) return refuse('folder-cycle');
  return depthRefusal(rights, parentId, rights.levels(folderId));
}

/** Why somebody cannot own a folder that lies in another, if so: a folder is never visible below one that is not. */
export function ownerRefusal(
  rights: FolderRights,
  owner: Viewer | undefined,
  parentId: string | null,
): Refusal<'owner-cannot-see-parent'> | undefined {
  return owner && parentId !== null && !rights.of(owner).may('see', parentId) ? refuse('owner-cannot-see-parent') : undefined;
}

/** Why a folder cannot have the chosen people that it is drafted with, if so: they stand on roots, and hold below. */
export function chosenRefusal({ parentId, chosen }: FolderNode): Refusal<'chosen-users-only-on-root'> | undefined {
  return parentId !== null && chosen ? refuse('chosen-users-only-on-root') : undefined;
}
