import type { FolderNode, FolderRight, Viewer, Way } from '@knippa/core';

/**
 * Access to shared folders said once more, slowly and sentence by sentence from the ledger (FLD-03, FLD-05, FLD-07): what the index is held against. It keeps
 * nothing, and looks at a folder's whole path each time.
 */
export class FolderReference {
  readonly #folders: ReadonlyMap<string, FolderNode>;

  constructor(folders: Iterable<FolderNode>) {
    this.#folders = new Map(Array.from(folders, (folder) => [folder.id, folder]));
  }

  /** Whether somebody may read, or write. A folder is never visible below one that is not. */
  may(viewer: Viewer, way: Way, id: string): boolean {
    const path = this.#pathTo(id);
    const visible = path.every((folder) => this.#has(viewer, 'read', folder.id) || this.#has(viewer, 'write', folder.id));
    return path.length > 0 && visible && this.#has(viewer, way, id);
  }

  /** Every folder that somebody sees. */
  visible(viewer: Viewer): string[] {
    return [...this.#folders.keys()].filter((id) => this.may(viewer, 'read', id) || this.may(viewer, 'write', id));
  }

  /** Whether a right, told as what carries a yes, is really held, and really says so. */
  carries({ right, on }: FolderRight, accountId: string, viewer: Viewer, way: Way, id: string): boolean {
    const path = this.#pathTo(id);
    const held = path.find((folder) => folder.id === on);
    const source = this.#source(id);
    if (right === 'administrator') return viewer.role === 'administrator' && on === accountId;
    if (right === 'owner') return held?.ownerId === viewer.id;
    if (right === 'chosen') return held === path[0] && held?.chosen?.[way] === true && held.chosen.ids.includes(viewer.id);
    if (held !== source || !held?.settings?.[right]?.[way]) return false;
    return right === 'managers'
      ? viewer.role === 'manager'
      : right === 'users'
        ? viewer.role === 'user'
        : [viewer.id, viewer.responsibleId].includes(held.settings.responsible?.id ?? '');
  }

  /** What somebody has in a folder, if only they see those above it. */
  #has(viewer: Viewer, way: Way, id: string): boolean {
    if (viewer.role === 'administrator') return true;
    const path = this.#pathTo(id);
    if (path.some(({ ownerId }) => ownerId === viewer.id)) return true;
    const chosen = path[0]?.chosen;
    if (chosen?.[way] && chosen.ids.includes(viewer.id)) return true;
    const entries = this.#source(id)?.settings;
    if (!entries) return false;
    if (entries.managers[way] && viewer.role === 'manager') return true;
    if (entries.users[way] && viewer.role === 'user') return true;
    const { responsible } = entries;
    return responsible !== null && responsible[way] && (viewer.id === responsible.id || viewer.responsibleId === responsible.id);
  }

  #source(id: string): FolderNode | undefined {
    return this.#pathTo(id)
      .reverse()
      .find(({ settings }) => settings !== null);
  }

  #pathTo(id: string): FolderNode[] {
    const folder = this.#folders.get(id);
    return folder ? [...(folder.parentId === null ? [] : this.#pathTo(folder.parentId)), folder] : [];
  }
}
