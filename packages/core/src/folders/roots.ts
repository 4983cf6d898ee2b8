import type { Role } from '@knippa/contract';
import { audienceOf, type Audience } from './audience.js';
import type { Viewer } from './folder.js';
import type { Spot } from './tree.js';

/** The root folders by whom they are open to, so that one person's are found without looking at the others. */
export class Roots {
  readonly #byRole = new Map<Role, Set<Spot>>();
  readonly #byResponsible = new Map<string, Set<Spot>>();
  readonly #byId = new Map<string, Set<Spot>>();
  /** How each stands in the indexes, whatever it has become since. */
  readonly #standing = new Map<Spot, Audience>();

  /** Takes in a root as it is now. A subfolder is none, and is left out from now on if it was one. */
  put(spot: Spot): void {
    this.drop(spot);
    if (spot.parent) return;
    const audience = audienceOf([spot.folder]);
    this.#standing.set(spot, audience);
    this.#each(audience, (index, key) => {
      const found = index.get(key);
      if (found) found.add(spot);
      else index.set(key, new Set([spot]));
    });
  }

  /** Leaves a folder out, if it was there. */
  drop(spot: Spot): void {
    const audience = this.#standing.get(spot);
    if (!audience) return;
    this.#standing.delete(spot);
    this.#each(audience, (index, key) => {
      const found = index.get(key);
      found?.delete(spot);
      if (found?.size === 0) index.delete(key);
    });
  }

  /** All of them. */
  all(): Iterable<Spot> {
    return this.#standing.keys();
  }

  /** Does something with each root that may be open to somebody, once. */
  eachOf({ id, role, responsibleId }: Viewer, act: (root: Spot) => void): void {
    const byRole = this.#byRole.get(role);
    const byId = this.#byId.get(id);
    const byResponsible = responsibleId === null ? undefined : this.#byResponsible.get(responsibleId);
    byRole?.forEach(act);
    byId?.forEach((root) => byRole?.has(root) || act(root));
    byResponsible?.forEach((root) => byRole?.has(root) || byId?.has(root) || act(root));
  }

  #each({ roles, responsibleIds, ids }: Audience, act: (index: Map<string, Set<Spot>>, key: string) => void): void {
    for (const role of roles) act(this.#byRole, role);
    for (const id of responsibleIds) act(this.#byResponsible, id);
    for (const id of ids) act(this.#byId, id);
  }
}
