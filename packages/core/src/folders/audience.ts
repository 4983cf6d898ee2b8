import type { Access, Role } from '@knippa/contract';
import { sourceOf, type FolderNode } from './folder.js';

/**
 * Those among whom everybody is who may see a folder: whoever has one of these roles, one of these responsibles, or one of these ids. Three lists for a
 * WHERE; a few of them may not see it after all (the path may hide it), which `FolderRights.access` decides one by one.
 */
export interface Audience {
  readonly roles: readonly Role[];
  readonly responsibleIds: readonly string[];
  readonly ids: readonly string[];
}

/** Those who may see the last folder of a path from the root. */
export function audienceOf(path: readonly FolderNode[]): Audience {
  const settings = sourceOf(path)?.settings;
  const chosen = path[0]?.chosen;
  const responsibleIds = settings?.responsible && isOn(settings.responsible) ? [settings.responsible.id] : [];
  const owners = path.flatMap(({ ownerId }) => ownerId ?? []);
  return {
    roles: ['administrator', ...roleOf('manager', settings?.managers), ...roleOf('user', settings?.users)],
    responsibleIds,
    ids: [...new Set([...owners, ...responsibleIds, ...(chosen && isOn(chosen) ? chosen.ids : [])])],
  };
}

const isOn = ({ read, write }: Access) => read || write;
const roleOf = (role: Role, access: Access | undefined): Role[] => (access && isOn(access) ? [role] : []);
