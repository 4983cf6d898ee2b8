import type { Verdict, Viewer, Way } from './folder.js';
import type { FolderRights } from './rights.js';
import type { FolderView } from './view.js';

/** What a change of rights does to somebody in a folder. */
export interface GainOrLoss {
  readonly viewerId: string;
  readonly folderId: string;
  readonly gains: readonly Way[];
  readonly losses: readonly Way[];
  /** What they had and keep, by the right that carries it afterwards. */
  readonly keeps: Verdict;
}

const ways: readonly Way[] = ['read', 'write'];

/**
 * What somebody gains and loses by a change of rights, folder by folder: for its plan. Whoever keeps everything in one is told of only when another right
 * carries it from now on. `after` may hold just the folders that change, as `supposing` answers them.
 */
export function gainsAndLosses(
  before: FolderRights,
  after: FolderRights,
  viewer: Viewer,
  folderIds: Iterable<string> = Array.from(after.folders(), ({ id }) => id),
): GainOrLoss[] {
  return changesIn(viewer.id, before.of(viewer), after.of(viewer), Array.from(folderIds));
}

/** What somebody gains and loses when their own place changes, such as whose `user` they are; of the folders that they see before or afterwards. */
export function gainsAndLossesOf(before: FolderView, after: FolderView, viewerId: string): GainOrLoss[] {
  const seen = new Set([...before.mine(), ...after.mine()].map(({ folder }) => folder.id));
  return changesIn(viewerId, before, after, [...seen]);
}

function changesIn(viewerId: string, before: FolderView, after: FolderView, folderIds: readonly string[]): GainOrLoss[] {
  return folderIds.flatMap((folderId) => {
    const change = changeOf(before.access(folderId), after.access(folderId));
    return change ? [{ viewerId, folderId, ...change }] : [];
  });
}

function changeOf(before: Verdict | undefined, after: Verdict | undefined): Omit<GainOrLoss, 'viewerId' | 'folderId'> | undefined {
  const gains = ways.filter((way) => !before?.[way] && after?.[way]);
  const losses = ways.filter((way) => before?.[way] && !after?.[way]);
  const kept = (way: Way) => (before?.[way] ? after?.[way] : undefined);
  const keeps = { read: kept('read'), write: kept('write') };
  const carried = ways.some((way) => {
    const [was, is] = [before?.[way], keeps[way]];
    return is !== undefined && (was?.right !== is.right || was.on !== is.on);
  });
  return gains.length + losses.length > 0 || carried ? { gains, losses, keeps } : undefined;
}
