import { found, sortKey } from '@knippa/core';
import type { Choices } from './choices.js';

/** How much there is in the account whose folder is opened. */
export const folderSize = { users: 600, roots: 200, documents: 10_000 } as const;

/** A shared folder of many documents, and somebody who reads it: a `user`, as most are. */
export interface OpenFolder {
  readonly accountId: string;
  readonly folderId: string;
  /** The bearer token of the reader's session. */
  readonly token: string;
}

interface Person {
  readonly licence_id: string;
  readonly account_id: string;
  readonly id: string;
  readonly created_at: string;
}

const words = ['Uppsats', 'Läsläxa', 'Veckobrev', 'Åkturen', 'Naturen', 'Övning', 'Samling', 'Grodan'] as const;

/**
 * The shared folders of an account, and what lies in one of them: every root is a leader's, a tenth of them is open to all users, the first among them; its documents are
 * made by everybody in turn.
 */
export function folderRows(random: Choices, nextId: () => string, leader: Person, everybody: readonly Person[]) {
  const { licence_id, account_id, created_at } = leader;
  const folders = Array.from({ length: folderSize.roots }, (_, at) => {
    const name = `${random.one(words)} ${at}`;
    return {
      licence_id,
      account_id,
      id: nextId(),
      space: 'shared',
      name,
      name_key: sortKey(name),
      found: found(name),
      shared_owner_id: leader.id,
      follows: false,
      managers_read: at % 2 === 0,
      managers_write: false,
      users_read: at % 10 === 0,
      users_write: false,
      responsible_read: false,
      responsible_write: false,
      chosen_read: false,
      chosen_write: false,
      revision: 0,
      created_at,
    };
  });
  const folderId = folders[0]?.id ?? '';
  const documents = Array.from({ length: folderSize.documents }, (_, at) => {
    const title = `${random.one(words)} ${random.below(100_000)}`;
    return {
      licence_id,
      account_id,
      space: 'shared',
      folder_id: folderId,
      id: nextId(),
      creator_id: everybody[at % everybody.length]?.id ?? leader.id,
      title,
      title_key: sortKey(title),
      found: found(title),
      content: { kind: 'document', blocks: [{ text: 'Vi åkte till sjön och badade. Sedan åt vi glass.' }] },
      published: false,
      created_at,
      changed_at: created_at,
    };
  });
  return { folderId, folders, documents };
}
