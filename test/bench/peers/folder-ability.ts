import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import type { Access } from '@knippa/contract';
import type { FolderNode, Viewer, Way } from '@knippa/core';

type Action = Way | 'see';
export type FolderAbility = MongoAbility<[Action, 'Folder' | PeerFolder]>;

/**
 * A folder as one writes it for CASL. What it inherits stands in it: its owners and those above, the entries that hold, and, as lists of keys, who sees, reads and
 * writes it and who sees the folder above.
 */
export interface PeerFolder {
  readonly id: string;
  readonly owners: readonly string[];
  readonly managers: Access;
  readonly users: Access;
  readonly responsible: Partial<Access> & { readonly id?: string };
  readonly chosen: Partial<Access> & { readonly ids?: readonly string[] };
  readonly readers: readonly string[];
  readonly writers: readonly string[];
  readonly seers: readonly string[];
  readonly seersAbove: readonly string[];
}

const keysOf = ({ id, role, responsibleId }: Viewer) => [
  `role:${role}`,
  `id:${id}`,
  ...(responsibleId === null ? [] : [`class:${responsibleId}`]),
];

const build = (rules: AbilityBuilder<FolderAbility>) => rules.build({ detectSubjectType: () => 'Folder' });

/** How a viewer's ability is made, and how it is asked whether they see a folder whose parent they see. */
export interface Peer {
  readonly abilityOf: (viewer: Viewer) => FolderAbility;
  readonly sees: (ability: FolderAbility, folder: PeerFolder) => boolean;
}

/** Abilities as CASL's documentation writes them. */
export const byEntries: Peer = {
  abilityOf: abilityByEntries,
  sees: (ability, folder) => ability.can('read', folder) || ability.can('write', folder),
};

/** The fastest abilities that there are for these folders. */
export const byKeys: Peer = { abilityOf: abilityByKeys, sees: (ability, folder) => ability.can('see', folder) };

/** The ability of a manager or a user: a rule for each entry that may let them, with conditions on the folder's fields. */
function abilityByEntries(viewer: Viewer): FolderAbility {
  const rules = new AbilityBuilder<FolderAbility>(createMongoAbility);
  const visible = { seersAbove: { $in: keysOf(viewer) } };
  const general = viewer.role === 'manager' ? 'managers' : 'users';
  const responsibleId = viewer.role === 'manager' ? viewer.id : viewer.responsibleId;
  for (const way of ['read', 'write'] as const) {
    rules.can(way, 'Folder', { ...visible, owners: viewer.id });
    rules.can(way, 'Folder', { ...visible, [`${general}.${way}`]: true });
    rules.can(way, 'Folder', { ...visible, 'responsible.id': responsibleId, [`responsible.${way}`]: true });
    rules.can(way, 'Folder', { ...visible, 'chosen.ids': viewer.id, [`chosen.${way}`]: true });
  }
  return build(rules);
}

/** Three rules, since each folder says beforehand whose keys open it. */
function abilityByKeys(viewer: Viewer): FolderAbility {
  const rules = new AbilityBuilder<FolderAbility>(createMongoAbility);
  const mine = { $in: keysOf(viewer) };
  rules.can('see', 'Folder', { seersAbove: mine, seers: mine });
  rules.can('read', 'Folder', { seersAbove: mine, readers: mine });
  rules.can('write', 'Folder', { seersAbove: mine, writers: mine });
  return build(rules);
}

/** Folders on two levels as CASL is asked about them, each root with those below it. */
export class PeerFolders {
  readonly #roots = new Map<string, { readonly folder: FolderNode; readonly peer: PeerFolder; readonly below: PeerFolder[] }>();
  readonly #byId = new Map<string, PeerFolder>();

  constructor(folders: readonly FolderNode[]) {
    for (const folder of folders) {
      const root = this.#roots.get(folder.parentId ?? '');
      const peer = peerOf(folder, root?.folder, root?.peer);
      this.#byId.set(peer.id, peer);
      if (root) root.below.push(peer);
      else this.#roots.set(peer.id, { folder, peer, below: [] });
    }
  }

  at(id: string): PeerFolder {
    const found = this.#byId.get(id);
    if (!found) throw new Error(`No folder ${id}.`);
    return found;
  }

  /** What a viewer sees: each root is asked about, and what lies in those that they see. */
  mine(ability: FolderAbility, sees: Peer['sees']): { id: string; read: boolean; write: boolean }[] {
    const found: { id: string; read: boolean; write: boolean }[] = [];
    const answer = (folder: PeerFolder) =>
      found.push({ id: folder.id, read: ability.can('read', folder), write: ability.can('write', folder) });
    for (const { peer, below } of this.#roots.values()) {
      if (!sees(ability, peer)) continue;
      answer(peer);
      for (const folder of below) if (sees(ability, folder)) answer(folder);
    }
    return found;
  }
}

const off: Access = { read: false, write: false };

function peerOf(folder: FolderNode, above: FolderNode | undefined, peerAbove: PeerFolder | undefined): PeerFolder {
  const { managers, users, responsible } = folder.settings ?? above?.settings ?? { managers: off, users: off, responsible: null };
  const chosen = (above ?? folder).chosen;
  const owners = [...new Set([folder.ownerId, above?.ownerId].filter((id) => id != null))];
  const openTo = (way: Way) => [
    ...owners.map((id) => `id:${id}`),
    ...(managers[way] ? ['role:manager'] : []),
    ...(users[way] ? ['role:user'] : []),
    ...(responsible?.[way] ? [`id:${responsible.id}`, `class:${responsible.id}`] : []),
    ...(chosen?.[way] ? chosen.ids.map((id) => `id:${id}`) : []),
  ];
  const [readers, writers] = [openTo('read'), openTo('write')];
  const seers = [...new Set([...readers, ...writers])];
  const entries = { owners, managers, users, responsible: responsible ?? {}, chosen: chosen ?? {} };
  return { id: folder.id, ...entries, readers, writers, seers, seersAbove: peerAbove?.seers ?? seers };
}
