import type { Folder, FolderRow, FolderSettings, Role, Space } from '@knippa/contract';
import {
  closed,
  rightsThere,
  type AccountFacts,
  type FolderFacts,
  type FolderNode,
  type FolderRights,
  type Subjects,
  type ViewerFacts,
} from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';
import { accountFacts, loadAccount } from '../accounts/record.js';
import type { Found, Loader, Reading } from '../kernel/answer.js';
import { ownedBy, ownerColumns, personFacts, type HeldRecord, type OwnerRecord } from './owner.js';
import { wayTo } from './ways.js';
import { seeing, type Seeing } from './rights.js';

/** A folder as it is read: its columns, and whose My Documents it lies in. */
export interface FolderRecord extends OwnerRecord {
  readonly id: string;
  readonly space: Space;
  readonly parent_id: string | null;
  readonly name: string;
  readonly name_key: string;
  readonly icon: string | null;
  readonly shared_owner_id: string | null;
  readonly created_at: string;
  readonly has_folders: boolean;
}

/** What an account's folders and documents are presented with: who asks, in which account. */
export interface Asker {
  readonly account: AccountFacts;
  readonly viewer: ViewerFacts;
}

/** The folders that somebody sees, as a condition on `f`: those of My Documents that they may look into, templates, and shared ones by what their rights show. */
export function foldersVisible({ viewer, view }: Seeing): RawBuilder<boolean> {
  if (viewer.role === 'administrator') return sql<boolean>`true`;
  const shared = view.mine().map(({ folder }) => folder.id);
  return sql<boolean>`(f.space = 'templates' or ${personalVisible('f', viewer)} or f.space = 'shared' and f.id = any(${shared}::uuid[]))`;
}

/** The same of one folder, without asking about others. */
export function folderVisible({ viewer, view }: Seeing, id: string): RawBuilder<boolean> {
  if (viewer.role === 'administrator' || view.may('see', id)) return sql<boolean>`true`;
  return sql<boolean>`(f.space = 'templates' or ${personalVisible('f', viewer)})`;
}

/** What lies in a My Documents that somebody who is no administrator may look into: their own, if they have one, and their `user`s'. */
export function personalVisible(table: 'f' | 'd', { id, role, keeps }: ViewerFacts): RawBuilder<boolean> {
  const owner = sql.ref(`${table}.owner_id`);
  const own = keeps ? sql<boolean>`${owner} = ${id}` : sql<boolean>`false`;
  if (role !== 'manager') return own;
  return sql<boolean>`(${own} or ${owner} in (select u.id from users u
    where u.licence_id = ${sql.ref(`${table}.licence_id`)} and u.account_id = ${sql.ref(`${table}.account_id`)} and u.responsible_id = ${id}))`;
}

/** Folders of an account that are not in the bin and fulfil a condition on `f`, with everything that rules and pages need. */
export function folderRecords(reading: Reading, accountId: string, condition: RawBuilder<boolean>) {
  return sql<FolderRecord>`select f.id, f.space, ${ownerColumns(reading, accountId)},
      f.parent_id, f.name, f.name_key, f.icon, f.shared_owner_id, f.created_at,
      f.space <> 'shared' and exists (select from folders c
        where c.licence_id = f.licence_id and c.account_id = f.account_id and c.parent_id = f.id and c.deleted_at is null) as has_folders
    from folders f
    left join users o on o.licence_id = f.licence_id and o.account_id = f.account_id and o.id = f.owner_id
    where f.licence_id = ${reading.licence.id} and f.account_id = ${accountId} and f.deleted_at is null and ${condition}`;
}

/** What rules know of a folder, as somebody sees it. */
function folderFacts(record: FolderRecord, { view }: Seeing): FolderFacts {
  const { id, space, name, icon, parent_id: parentId } = record;
  return {
    id,
    space,
    name,
    icon,
    parentId,
    person: personFacts(record),
    access: space === 'shared' ? (view.access(id) ?? null) : null,
  };
}

/** The ids that something lies under: the account, whoever is responsible for whose My Documents it is, and they themself; itself last. */
export function placeOf(
  { licence }: Reading,
  accountId: string,
  { owner_id, owner_responsible }: Pick<HeldRecord, 'owner_id' | 'owner_responsible'>,
  ...own: readonly string[]
): string[] {
  return [licence.id, accountId, ...[owner_responsible, owner_id].filter((id) => id !== null), ...own];
}

/** A folder's row, what is known of it, and what is known of shared ones of those in it: whether the viewer sees any. */
export interface SeenFolder {
  readonly record: FolderRecord;
  readonly facts: FolderFacts;
  readonly folders: boolean;
}

/** Rows of folders as somebody sees them; asked at once (see `seeing`). */
export function seenFolders(records: readonly FolderRecord[], asking: Seeing): SeenFolder[] {
  return records.map((record) => ({
    record,
    facts: folderFacts(record, asking),
    folders: record.has_folders || (record.space === 'shared' && asking.view.seen(record.id).length > 0),
  }));
}

function subjectOf(reading: Reading, { account, viewer }: Asker, { record, facts }: SeenFolder): Subjects['folderId'] {
  const { actor, licence } = reading;
  return { actor, licence, place: placeOf(reading, account.id, record, record.id), account, viewer, folder: facts };
}

/** Of what an edit changes: who may what is held against its plan. */
function versionOf({ env }: Reading, { id, name, icon }: FolderRecord): string {
  return env.fingerprint(JSON.stringify([id, name, icon]));
}

/** What a folder of a path is read as: its row as the actor sees it, its settings where it is shared, and the folders above it. */
export interface FolderFound extends Asker {
  readonly seen: SeenFolder;
  readonly shared: { readonly source: FolderNode; readonly root: FolderNode; readonly node: FolderNode } | undefined;
}

/** The settings that hold in a shared folder: its own or those it follows, and its root's. */
export function settingsIn(rights: FolderRights, id: string): FolderFound['shared'] {
  const path = rights.path(id);
  const [source, root, node] = [rights.source(id), path[0], path.at(-1)];
  return source && root && node && { source, root, node };
}

/** One folder of a path, in the account that the path names, for those who see it. */
export const loadFolder: Loader<'folderId', FolderFound> = async (reading, { accountId = '', folderId = '' }) => {
  const condition = await seeing(reading, accountId, (asking) => ({
    visible: sql<boolean>`f.id = ${folderId} and ${folderVisible(asking, folderId)}`,
    asking: { viewer: asking.viewer, access: asking.view.access(folderId) ?? null },
    folders: asking.view.seen(folderId).length > 0,
    shared: settingsIn(asking.rights, folderId),
  }));
  if (!condition) return undefined;
  const [account, [record]] = await Promise.all([
    loadAccount(reading, { accountId }),
    reading.tx.run(folderRecords(reading, accountId, condition.visible)),
  ]);
  if (!account || !record) return undefined;
  const { viewer, access } = condition.asking;
  const { id, space, name, icon, parent_id: parentId } = record;
  const facts: FolderFacts = { id, space, name, icon, parentId, person: personFacts(record), access };
  const seen = { record, facts, folders: record.has_folders || condition.folders };
  const found = { account: accountFacts(account.row), viewer, seen, shared: space === 'shared' ? condition.shared : undefined };
  return {
    subject: subjectOf(reading, found, seen),
    row: found,
    version: versionOf(reading, record),
  } satisfies Found<'folderId', FolderFound>;
};

/** A folder as a list shows it. */
export function presentFolderRow(reading: Reading, asker: Asker, seen: SeenFolder): FolderRow {
  const { record, facts, folders } = seen;
  const subject = subjectOf(reading, asker, seen);
  const { read, write } = rightsThere(subject, facts);
  return {
    id: record.id,
    name: record.name,
    icon: record.icon,
    space: record.space,
    parentId: record.parent_id,
    ...ownedBy(reading, record),
    read: read !== undefined,
    write: write !== undefined,
    folders,
    createdAt: record.created_at,
    version: versionOf(reading, record),
    can: reading.can('folderId', subject),
  };
}

/** A folder as its page shows it: with the way to it, and with its settings for whoever sets them. */
export async function presentFolder(reading: Reading, found: FolderFound): Promise<Folder> {
  const { seen, shared, account } = found;
  const row = presentFolderRow(reading, found, seen);
  const keep = rightsThere(subjectOf(reading, found, seen), seen.facts).keep;
  const [path, settings] = await Promise.all([
    wayTo(reading, account.id, seen.record.parent_id),
    shared && keep ? presentSettings(reading, account.id, shared) : undefined,
  ]);
  const { space, owner_id: userId, parent_id: folderId } = seen.record;
  return {
    ...row,
    lying: { space, ...(userId && { userId }), ...(folderId && { folderId }), path },
    ...(settings && { settings }),
  };
}

/** Somebody whom settings name or may name. */
export interface NamedRow {
  readonly id: string;
  readonly displayName: string;
  readonly username: string | null;
}

/** People of an account as settings name them: their username where another is called the same (FLD-03). */
export function namedPeople({ licence }: Reading, accountId: string, condition: RawBuilder<boolean>) {
  return sql<
    NamedRow & { name_key: string; role: Role; responsibleId: string | null }
  >`select u.id, u.display_name as "displayName", u.name_key, u.role,
      u.responsible_id as "responsibleId",
      case when exists (select from users t where t.licence_id = u.licence_id and t.account_id = u.account_id and t.name_key = u.name_key and t.id <> u.id)
        then u.username end as username
    from users u where u.licence_id = ${licence.id} and u.account_id = ${accountId} and ${condition}`;
}

async function presentSettings(
  reading: Reading,
  accountId: string,
  { source, root, node }: NonNullable<FolderFound['shared']>,
): Promise<FolderSettings> {
  const entries = source.settings ?? closed;
  const ids = [node.ownerId, entries.responsible?.id, ...(root.chosen?.ids ?? [])].filter((id) => typeof id === 'string');
  const [rows, [from]] = await Promise.all([
    reading.tx.run(sql<NamedRow>`${namedPeople(reading, accountId, sql<boolean>`u.id = any(${ids}::uuid[])`)} order by u.name_key, u.id`),
    reading.tx.run(sql<{ name: string }>`select name from folders where licence_id = ${reading.licence.id} and id = ${source.id}`),
  ]);
  const names = rows.map(({ id, displayName, username }) => ({ id, displayName, username }));
  return {
    owner: names.find(({ id }) => id === node.ownerId) ?? null,
    follows: node.settings === null,
    from: { id: source.id, name: from?.name ?? '' },
    entries,
    chosen: root.chosen && { ...root.chosen, ids: [...root.chosen.ids] },
    names,
  };
}
