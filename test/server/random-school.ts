import type { FolderNode } from '@knippa/core';
import { found, sortKey, type Viewer } from '@knippa/core';
import { session, users } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { randomUUID } from 'node:crypto';
import { viewers as told } from '../core/folder-chance.js';
import { clientOf, followMail, startGroup, unique, type TestLicence } from '../licence.js';
import { changeRows, rowsOf } from './database.js';

const password = 'ett långt lösenord';
const permissions = { create: true, publish: true, documents: true, resetPassword: true };

/** Everybody who asks, as accounts have them: by the name that schools of chance give them. */
export interface People {
  readonly accountId: string;
  readonly licenceId: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly tokens: Readonly<Record<string, string>>;
  readonly clients: Readonly<Record<string, Client>>;
  /** As rights know them. */
  readonly viewers: readonly Viewer[];
}

/** The people of schools of chance, in an account of their own, signed in. `adam` is its administrator. */
export async function makePeople(licence: TestLicence): Promise<People> {
  const account = await startGroup(licence);
  const { token } = await followMail(licence.server, licence.id, account.email, password);
  const adam = clientOf(licence.server, token);
  const ids: Record<string, string> = { adam: (await adam.call(session.read, {})).person.id };
  const tokens: Record<string, string> = { adam: token };
  for (const { id: key, role, responsibleId } of told) {
    if (key === 'adam') continue;
    const username = unique('p');
    const made = await adam.call(users.create, {
      accountId: account.id,
      role,
      displayName: `Person ${key}`,
      username,
      password,
      permissions,
      ...(role === 'manager' && { email: `${username}@skola.example`, quota: 10 }),
      ...(responsibleId !== null && { responsibleId: ids[responsibleId] ?? '' }),
    });
    ids[key] = made.id;
    const name = `${account.groupId ?? ''}/${username}`;
    tokens[key] = (await clientOf(licence.server).call(session.signIn, { door: 'account', name, password })).token;
  }
  const clients = Object.fromEntries(Object.entries(tokens).map(([key, held]) => [key, clientOf(licence.server, held)]));
  const idOf = (key: string | null) => (key === null ? null : (ids[key] ?? ''));
  const viewers = told.map(({ id, role, responsibleId }) => ({ id: idOf(id) ?? '', role, responsibleId: idOf(responsibleId) }));
  return { accountId: account.id, licenceId: licence.id, ids, tokens, clients, viewers };
}

/** A document of a school of chance, in a shared folder. */
export interface Letter {
  readonly id: string;
  readonly title: string;
  readonly folderId: string;
  readonly makerId: string;
}

/** A school of chance with ids of this account: a folder that nobody owns is the administrator's. */
export function withIds({ ids }: People, folders: readonly FolderNode[]): FolderNode[] {
  const made = new Map(folders.map(({ id }) => [id, randomUUID()]));
  const idOf = (key: string) => ids[key] ?? '';
  return folders.map(({ id, parentId, ownerId, settings, chosen }) => ({
    id: made.get(id) ?? '',
    parentId: parentId === null ? null : (made.get(parentId) ?? ''),
    ownerId: idOf(ownerId ?? 'adam'),
    settings: settings && {
      ...settings,
      responsible: settings.responsible && { ...settings.responsible, id: idOf(settings.responsible.id) },
    },
    chosen: chosen && { ...chosen, ids: chosen.ids.map(idOf).sort() },
  }));
}

const text = (value: string | null) => (value === null ? 'null' : `'${value}'`);

/** Lays folders and documents into an account by SQL, instead of those that it had; every server is told by the revision, as by an act. */
export async function layOut(server: Server, people: People, folders: readonly FolderNode[], letters: readonly Letter[]): Promise<void> {
  const { accountId, licenceId } = people;
  const here = `licence_id = '${licenceId}' and account_id = '${accountId}'`;
  await change(server, people, [
    `delete from documents where ${here} and space = 'shared'`,
    `delete from folders where ${here} and space = 'shared'`,
    `update counters set folders_revision = folders_revision + 1, folders_floor = folders_revision + 1 where ${here}`,
    ...parentsFirst(folders).flatMap((folder) => folderWrites(people, folder)),
    ...letters.map((letter) => letterWrite(people, letter)),
    `update counters set documents = (select count(*) from documents where ${here} and deleted_at is null) where ${here}`,
  ]);
}

/** Runs statements of a licence, one after the other, in one transaction. */
export function change(server: Server, { licenceId }: People, statements: readonly string[]): Promise<void> {
  return changeRows(server, licenceId, `do $do$ begin ${statements.map((one) => `${one};`).join('\n')} end $do$`);
}

function parentsFirst(folders: readonly FolderNode[]): FolderNode[] {
  const sorted: FolderNode[] = [];
  const below = (parentId: string | null) => {
    for (const folder of folders)
      if (folder.parentId === parentId) {
        sorted.push(folder);
        below(folder.id);
      }
  };
  below(null);
  return sorted;
}

/** The statements that add a shared folder; its revision is the account's. */
export function folderWrites({ accountId, licenceId }: People, folder: FolderNode, name = `Mapp ${folder.id}`): string[] {
  const { id, parentId, ownerId, settings, chosen } = folder;
  const { managers, users: pupils, responsible } = settings ?? { managers: off, users: off, responsible: null };
  const revision = `(select folders_revision from counters where licence_id = '${licenceId}' and account_id = '${accountId}')`;
  const values = [
    ...[licenceId, accountId, id, 'shared', parentId, name, sortKey(name), found(name), ownerId].map(text),
    settings === null,
    ...[managers.read, managers.write, pupils.read, pupils.write],
    text(responsible?.id ?? null),
    ...[responsible?.read ?? false, responsible?.write ?? false, chosen?.read ?? false, chosen?.write ?? false],
    revision,
    'now()',
  ];
  return [
    `insert into folders (licence_id, account_id, id, space, parent_id, name, name_key, found, shared_owner_id, follows, managers_read,
      managers_write, users_read, users_write, responsible_id, responsible_read, responsible_write, chosen_read, chosen_write, revision, created_at)
      values (${values.join(', ')})`,
    ...(chosen?.ids ?? []).map((userId) => `insert into folder_people values ('${licenceId}', '${accountId}', '${id}', '${userId}')`),
  ];
}

const off = { read: false, write: false } as const;

/** The statement that adds a document. */
export function letterWrite({ accountId, licenceId }: People, { id, title, folderId, makerId }: Letter): string {
  const content = JSON.stringify({ kind: 'document', blocks: [{ text: title }] });
  const values = [licenceId, accountId, id, 'shared', folderId, makerId, title, sortKey(title), found(title), content].map(text);
  return `insert into documents (licence_id, account_id, id, space, folder_id, creator_id, title, title_key, found, content, published, created_at, changed_at)
    values (${values.join(', ')}, false, '2026-11-20', '2026-11-20')`;
}

interface Row extends Omit<FolderNode, 'settings' | 'chosen'> {
  readonly follows: boolean;
  readonly settings: NonNullable<FolderNode['settings']>;
  readonly responsibleId: string | null;
  readonly chosen: { read: boolean; write: boolean; ids: string[] | null };
}

/** The shared folders of an account as its rows say, read past everything that a server remembers. */
export async function foldersOf(server: Server, { licenceId, accountId }: People): Promise<FolderNode[]> {
  const access = (entry: string) => `json_build_object('read', ${entry}_read, 'write', ${entry}_write)`;
  const rows = await rowsOf<{ node: Row }>(
    server,
    licenceId,
    `select json_build_object('id', id, 'parentId', parent_id, 'ownerId', shared_owner_id, 'follows', follows, 'responsibleId', responsible_id,
      'settings', json_build_object('managers', ${access('managers')}, 'users', ${access('users')}, 'responsible',
        json_build_object('id', responsible_id, 'read', responsible_read, 'write', responsible_write)),
      'chosen', json_build_object('read', chosen_read, 'write', chosen_write,
        'ids', (select json_agg(user_id) from folder_people p where p.folder_id = f.id))) as node
      from folders f where account_id = '${accountId}' and space = 'shared' and deleted_at is null`,
  );
  return rows.map(({ node: { follows, settings, responsibleId, chosen, ...node } }) => ({
    ...node,
    settings: follows ? null : { ...settings, responsible: responsibleId === null ? null : settings.responsible },
    chosen: chosen.ids && { ...chosen, ids: chosen.ids },
  }));
}

/** The documents of an account's shared folders as its rows say. */
export function lettersOf(server: Server, { licenceId, accountId }: People): Promise<Letter[]> {
  return rowsOf<Letter>(
    server,
    licenceId,
    `select id, title, folder_id as "folderId", creator_id as "makerId" from documents
      where account_id = '${accountId}' and space = 'shared' and deleted_at is null`,
  );
}
