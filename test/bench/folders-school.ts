import type { Access, GeneralEntries } from '@knippa/contract';
import type { FolderNode, Viewer } from '@knippa/core';
import { Choices } from './choices.js';

/** One account with its people and its shared folders, `scale` times as large as the smallest, from seed 1. */
export interface FolderSchool {
  readonly accountId: string;
  readonly viewers: readonly Viewer[];
  readonly folders: readonly FolderNode[];
}

const off: Access = { read: false, write: false };
const nobody: GeneralEntries = { managers: off, users: off, responsible: null };

/**
 * 20 managers, 600 users, each of a manager's, and 200 roots with five subfolders each, times `scale`; a manager owns a root and what lies in it. Of the
 * roots 5 % are open to all users, 15 % to all managers, 60 % to their owner's users and 20 % to ten chosen people. Of the subfolders 60 % follow, and the others say
 * the same kind of thing again. Read and write are each on half of the time.
 */
export function folderSchool(scale: number): FolderSchool {
  const random = new Choices(1);
  const managers = people('manager', 20 * scale, () => null);
  const users = people('user', 600 * scale, () => random.one(managers).id);
  const everybody = [...managers, ...users];
  const access = (): Access => ({ read: random.next() < 0.5, write: random.next() < 0.5 });
  const folders: FolderNode[] = [];
  for (let at = 0; at < 200 * scale; at++) {
    const id = idOf('folder', at);
    const ownerId = random.one(managers).id;
    const kind = random.next();
    const say = (): GeneralEntries => {
      if (kind < 0.05) return { ...nobody, users: access() };
      if (kind < 0.2) return { ...nobody, managers: access() };
      return kind < 0.8 ? { ...nobody, responsible: { id: ownerId, ...access() } } : nobody;
    };
    const chosen = kind < 0.8 ? null : { ...access(), ids: Array.from({ length: 10 }, () => random.one(everybody).id) };
    folders.push({ id, parentId: null, ownerId, settings: say(), chosen });
    for (let below = 0; below < 5; below++) {
      const settings = random.next() < 0.6 ? null : say();
      folders.push({ id: idOf('folder', at, below + 1), parentId: id, ownerId, settings, chosen: null });
    }
  }
  return { accountId: idOf('account', 0), viewers: everybody, folders };
}

function people(role: 'manager' | 'user', count: number, responsibleOf: () => string | null): Viewer[] {
  return Array.from({ length: count }, (_, at) => ({ id: idOf(role, at), role, responsibleId: responsibleOf() }));
}

const kinds = ['account', 'manager', 'user', 'folder'] as const;

/** An id in the form of the product's own, whose last digit is 0, or another; of one piece, as a driver reads it from a database. */
function idOf(kind: (typeof kinds)[number], at: number, last = 0): string {
  return Buffer.from(`0195a000-000${kinds.indexOf(kind)}-7000-8000-${at.toString(16).padStart(11, '0')}${last}`).toString('latin1');
}
