import { documents, folders as folderOperations, session, users, type CallInput, type DocumentRow, type Folder } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import { clientOf, followMail, startGroup, unique, type TestLicence } from '../licence.js';
import { folders, people, type SchoolEntries } from '../tables/school.js';

/** The example school of source 002 as an account: everybody signed in, every folder made by whoever owns it. */
export interface School {
  readonly accountId: string;
  readonly groupId: string;
  /** By a person's key: their id, and their client. */
  readonly ids: Readonly<Record<string, string>>;
  readonly clients: Readonly<Record<string, Client>>;
  readonly tokens: Readonly<Record<string, string>>;
  /** By a folder's key: its id. */
  readonly folders: Readonly<Record<string, string>>;
}

const password = 'ett långt lösenord';
const all = { create: true, publish: true, documents: true, resetPassword: true };

/** Makes the school in an account of its own. */
export async function makeSchool(licence: TestLicence): Promise<School> {
  const account = await startGroup(licence, { name: 'Björkskolan' });
  const { groupId } = account;
  const head = await followMail(licence.server, licence.id, account.email, password);
  const { person } = await clientOf(licence.server, head.token).call(session.read, {});
  const ids: Record<string, string> = { rektor: person.id };
  const tokens: Record<string, string> = { rektor: head.token };
  const clients: Record<string, Client> = { rektor: clientOf(licence.server, head.token) };
  const rektor = clientOf(licence.server, head.token);
  const { version } = await rektor.call(users.read, { accountId: account.id, userId: person.id });
  await rektor.call(users.edit, { accountId: account.id, userId: person.id, version, displayName: 'Åsa Rektor' });
  for (const { key, name, role, responsible } of people) {
    if (key === 'rektor') continue;
    const username = unique('p');
    const { id } = await rektor.call(users.create, {
      accountId: account.id,
      role,
      displayName: name,
      username,
      password,
      permissions: all,
      ...(role === 'manager' ? { email: `${username}@skola.example`, quota: 10 } : {}),
      ...(responsible !== null && { responsibleId: ids[responsible] ?? '' }),
    });
    const { token } = await clientOf(licence.server).call(session.signIn, { door: 'account', name: `${groupId}/${username}`, password });
    ids[key] = id;
    tokens[key] = token;
    clients[key] = clientOf(licence.server, token);
  }
  const made: Record<string, string> = {};
  for (const { key, parent, names, owner, entries } of folders) {
    const client = clients[owner];
    if (!client) throw new Error(`${owner} is nobody`);
    const input = { accountId: account.id, name: names.sv };
    const { id } =
      parent === null
        ? await client.call(folderOperations.create, { ...input, space: 'shared' })
        : await client.call(folderOperations.createIn, { ...input, folderId: made[parent] ?? '' });
    made[key] = id;
    if (entries) await setRights(client, account.id, id, { entries: entriesOf(entries, ids) });
  }
  return { accountId: account.id, groupId: groupId ?? '', ids, clients, tokens, folders: made };
}

/** Entries with ids for keys. */
export function entriesOf({ managers, users: pupils, responsible }: SchoolEntries, ids: Readonly<Record<string, string>>) {
  const { key, ...access } = responsible ?? { key: '', read: false, write: false };
  return { managers, users: pupils, responsible: responsible && { id: ids[key] ?? '', ...access } };
}

type Rights = Omit<CallInput<typeof folderOperations.setRights>, 'accountId' | 'folderId' | 'plan'>;

/** Sets a folder's rights as somebody: asks for the plan, and applies it. */
export async function setRights(client: Client, accountId: string, folderId: string, rights: Rights): Promise<Folder> {
  const input = { accountId, folderId, ...rights };
  const { token } = await client.plan(folderOperations.setRights, input);
  return client.call(folderOperations.setRights, { ...input, plan: token });
}

/** Writes a document in a folder, as somebody. */
export function writeIn(client: Client, accountId: string, folderId: string, title: string): Promise<DocumentRow> {
  return client.call(documents.createIn, { accountId, folderId, title, content: { kind: 'document', blocks: [{ text: title }] } });
}
