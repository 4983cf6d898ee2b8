import { accounts, folders, users, type Folder } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import { setRights, type Rights } from '../../stories/town/school.js';
import { people } from '../tables/school.js';
import { baseUrl, signIn, type Licence } from './page.js';

/** The people of the example school of source 002 in an account of a licence, each with a session. `rektor` is its administrator. */
export interface Sharing {
  readonly accountId: string;
  /** Ids and clients by a person's key in test/tables/school.ts. */
  readonly ids: Readonly<Record<string, string>>;
  /** The licence, with somebody signed in: what `mount` takes. */
  as(key: string): Licence;
  client(key: string): Client;
  /** Makes a folder at the top, or in another. */
  folder(key: string, name: string, parentId?: string): Promise<Folder>;
  read(key: string, folderId: string): Promise<Folder>;
  set(key: string, folderId: string, rights: Rights): Promise<Folder>;
}

const password = 'ett långt lösenord';

/** Makes those of the example school whom a test names. */
export async function sharing(licence: Licence, ...keys: readonly string[]): Promise<Sharing> {
  const { accountId, name } = licence.administrator;
  const tokens: Record<string, string> = { rektor: (await signIn(licence.administrator, 'account')).token };
  const client = (key: string) => createClient({ baseUrl, getToken: () => tokens[key] ?? '' });
  const rektor = client('rektor');
  const { groupId, primaryContact } = await rektor.call(accounts.read, { accountId });
  const ids: Record<string, string> = { rektor: primaryContact?.id ?? '' };
  for (const { key, name: displayName, role, responsible } of people) {
    if (!keys.includes(key)) continue;
    const username = `p${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const more = role === 'manager' ? { email: `${username}@skola.example`, quota: 10 } : {};
    const responsibleId = responsible === null ? undefined : ids[responsible];
    const input = { accountId, role, displayName, username, password, ...more, ...(responsibleId && { responsibleId }) };
    ids[key] = (await rektor.call(users.create, input)).id;
    tokens[key] = (await signIn({ name: `${groupId ?? name}/${username}`, password }, 'account')).token;
  }
  return {
    accountId,
    ids,
    as: (key) => ({ ...licence, token: tokens[key] ?? '' }),
    client,
    folder: (key, name, parentId) =>
      parentId === undefined
        ? client(key).call(folders.create, { accountId, space: 'shared', name })
        : client(key).call(folders.createIn, { accountId, folderId: parentId, name }),
    read: (key, folderId) => client(key).call(folders.read, { accountId, folderId }),
    set: (key, folderId, rights) => setRights(client(key), accountId, folderId, rights),
  };
}
