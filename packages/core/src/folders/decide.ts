import { full } from './entries.js';
import type { Verdict, Viewer } from './folder.js';
import type { Spot } from './tree.js';

/**
 * What somebody may do in a folder and by which right, given what they may do in the one above it; undefined when the folder does not exist for them. This
 * is the one place that decides (FLD-03, FLD-04, FLD-05, FLD-07); everything else asks it from the root downwards.
 *
 * Administrators, and whoever owns the folder or one above it, have full rights: the outermost is told. The entries that fit add up.
 */
export function decide(accountId: string, viewer: Viewer, spot: Spot, root: Spot, above: Verdict | undefined): Verdict | undefined {
  if (viewer.role === 'administrator') return above ?? full('administrator', accountId);
  if (spot.parent && !above) return undefined;
  if (above?.read?.right === 'owner') return above;
  if (spot.ownerId !== null && spot.ownerId === viewer.id) return full('owner', spot.folder.id);
  if (above && !spot.entries) return above;
  const verdict = spot.entries?.for(viewer);
  return root.chosen ? root.chosen.addTo(verdict, viewer) : verdict;
}
