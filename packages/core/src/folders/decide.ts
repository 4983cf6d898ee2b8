import type { GeneralEntries } from '@knippa/contract';
import type { FolderRightName } from '../kernel/right.js';
import type { FolderRight, Verdict, Viewer, Way } from './folder.js';
import type { Spot } from './tree.js';

/**
 * What somebody may do in a folder and by which right, given what they may do in the one above it; undefined when the folder does not exist for them. This
 * is the one place that decides (FLD-03, FLD-04, FLD-05); everything else asks it from the root downwards.
 *
 * Administrators, and whoever owns the folder or one above it, have full rights. The entries that fit add up, and the first that does is told.
 */
export function decide(accountId: string, viewer: Viewer, spot: Spot, root: Spot, above: Verdict | undefined): Verdict | undefined {
  const { folder, parent } = spot;
  if (viewer.role === 'administrator') return above ?? full('administrator', accountId);
  if (parent && !above) return undefined;
  if (folder.ownerId === viewer.id) return full('owner', folder.id);
  if (above && (folder.settings === null || above.read?.right === 'owner')) return above;
  const read = entryFor('read', viewer, folder.settings, folder.id, root);
  const write = entryFor('write', viewer, folder.settings, folder.id, root);
  return read || write ? { read, write } : undefined;
}

function full(right: FolderRightName, on: string): Verdict {
  const held = { right, on };
  return { read: held, write: held };
}

/** The first entry that lets somebody read, or write: one of the folder's three, or the root's for chosen people. */
function entryFor(way: Way, viewer: Viewer, settings: GeneralEntries | null, on: string, root: Spot): FolderRight | undefined {
  if (settings) {
    const { managers, users, responsible } = settings;
    if (managers[way] && viewer.role === 'manager') return { right: 'managers', on };
    if (users[way] && viewer.role === 'user') return { right: 'users', on };
    if (responsible?.[way] && (viewer.id === responsible.id || viewer.responsibleId === responsible.id))
      return { right: 'responsible', on };
  }
  if (root.folder.chosen?.[way] && root.chosen?.has(viewer.id)) return { right: 'chosen', on: root.folder.id };
  return undefined;
}
