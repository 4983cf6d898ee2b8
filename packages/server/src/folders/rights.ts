import type { Role } from '@knippa/contract';
import { FolderRights, type FolderNode, type FolderView, type ViewerFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';

/** Accounts whose shared folders a server remembers, and folders of them all: what was used last is kept. */
const most = { accounts: 500, folders: 500_000 } as const;

interface Known {
  readonly rights: FolderRights;
  readonly revision: number;
}

/** The rights in shared folders that a server remembers, by account. */
export class KnownRights {
  readonly #accounts = new Map<string, Known>();

  /** What is remembered of an account. */
  at(accountId: string): Known | undefined {
    return this.#accounts.get(accountId);
  }

  /** Takes an account's rights out, to be kept again once they are in step: what fails between is not remembered. */
  take(accountId: string): Known | undefined {
    const known = this.#accounts.get(accountId);
    this.#accounts.delete(accountId);
    return known;
  }

  /** Remembers an account, the last to be forgotten from now on, and forgets those that were not asked about for longest when there are too many. */
  keep(accountId: string, known: Known): void {
    this.#accounts.delete(accountId);
    this.#accounts.set(accountId, known);
    let folders = 0;
    for (const { rights } of this.#accounts.values()) folders += rights.size;
    for (const [oldest, { rights }] of this.#accounts) {
      if (oldest === accountId || (this.#accounts.size <= most.accounts && folders <= most.folders)) return;
      this.#accounts.delete(oldest);
      folders -= rights.size;
    }
  }
}

interface NodeRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly shared_owner_id: string;
  readonly follows: boolean;
  readonly managers_read: boolean;
  readonly managers_write: boolean;
  readonly users_read: boolean;
  readonly users_write: boolean;
  readonly responsible_id: string | null;
  readonly responsible_read: boolean;
  readonly responsible_write: boolean;
  readonly chosen_read: boolean;
  readonly chosen_write: boolean;
  readonly people: string[] | null;
  readonly gone: boolean;
}

/** A shared folder's row, as access depends on it. */
export function nodeOf(row: NodeRow): FolderNode {
  const { responsible_id: responsible } = row;
  return {
    id: row.id,
    parentId: row.parent_id,
    ownerId: row.shared_owner_id,
    settings: row.follows
      ? null
      : {
          managers: { read: row.managers_read, write: row.managers_write },
          users: { read: row.users_read, write: row.users_write },
          responsible: responsible === null ? null : { id: responsible, read: row.responsible_read, write: row.responsible_write },
        },
    chosen: row.people === null ? null : { ids: row.people, read: row.chosen_read, write: row.chosen_write },
  };
}

/** The moment that an account's folders are asked about, and who asks; with each row of a folder, or with none. */
interface Moment {
  readonly at: number;
  readonly floor: number;
  readonly role: Role;
  readonly responsibleId: string | null;
  readonly create: boolean;
  readonly publish: boolean;
  readonly keeps: boolean;
}

type Row = Moment & (NodeRow | { readonly id: null });

/** Somebody of an account, the rights in its shared folders, and these folders as they see them. */
export interface Seeing {
  readonly viewer: ViewerFacts;
  readonly rights: FolderRights;
  readonly view: FolderView;
}

function seeingOf(viewer: ViewerFacts, rights: FolderRights): Seeing {
  return { viewer, rights, view: rights.of(viewer) };
}

/**
 * Asks what somebody of an account may in its shared folders, as they are in this transaction, and in no other: every list, search, count, export and explanation stands
 * on what `ask` gets (I1); nobody else is answered. It is asked at once, and nothing of it is kept, for the next transaction may see other rights. A server remembers them and
 * reads only what was changed since; one that remembers what this transaction does not see yet reads all anew. Never asked after a transaction's own changes: what is
 * not committed is not remembered.
 */
export async function seeing<T>(reading: Reading, accountId: string, ask: (seeing: Seeing) => T): Promise<T | undefined> {
  const { tx, env } = reading;
  const known = env.knownRights.at(accountId);
  const since = known?.revision;
  let rows = await tx.run(moments(reading, accountId, since));
  let [moment] = rows;
  if (!moment) return undefined;
  if (known && since !== undefined && env.knownRights.at(accountId) === known && moment.at >= since && moment.floor <= since) {
    env.knownRights.take(accountId);
    follow(known.rights, rows.filter(isNode));
    env.knownRights.keep(accountId, { rights: known.rights, revision: moment.at });
    return ask(seeingOf(viewerOf(reading, moment), known.rights));
  }
  // nothing was known, or something else than this transaction sees, or another request has gone on meanwhile
  if (since !== undefined) [moment] = rows = await tx.run(moments(reading, accountId, undefined));
  if (!moment) return undefined;
  const live = rows.filter(isNode).filter(({ gone }) => !gone);
  const rights = new FolderRights(accountId, live.map(nodeOf));
  const latest = env.knownRights.at(accountId);
  if (!latest || latest.revision < moment.at) env.knownRights.keep(accountId, { rights, revision: moment.at });
  return ask(seeingOf(viewerOf(reading, moment), rights));
}

const isNode = (row: Row): row is Moment & NodeRow => row.id !== null;

function viewerOf({ actor }: Reading, { role, responsibleId, create, publish, keeps }: Moment): ViewerFacts {
  return { id: actor.person, role, responsibleId, keeps, permissions: { create, publish } };
}

/** In one statement, and so of one moment: who asks, the account's revision, and its shared folders, all or those that were changed since one. */
function moments({ actor, licence }: Reading, accountId: string, since: number | undefined) {
  return sql<Row>`select c.folders_revision as at, c.folders_floor as floor, me.role, me.responsible_id as "responsibleId", me.may_create as "create",
      me.may_publish as publish, me.has_documents as keeps, f.id, f.parent_id, f.shared_owner_id, f.follows, f.managers_read, f.managers_write,
      f.users_read, f.users_write, f.responsible_id, f.responsible_read, f.responsible_write, f.chosen_read, f.chosen_write,
      f.deleted_at is not null as gone,
      (select array_agg(p.user_id order by p.user_id) from folder_people p
        where p.licence_id = f.licence_id and p.account_id = f.account_id and p.folder_id = f.id) as people
    from counters c
    join users me on me.licence_id = c.licence_id and me.account_id = c.account_id and me.id = ${actor.person}
    left join folders f on f.licence_id = c.licence_id and f.account_id = c.account_id and f.space = 'shared'
      and ${since === undefined ? sql`f.deleted_at is null` : sql`f.revision > ${since}`}
    where c.licence_id = ${licence.id} and c.account_id = ${accountId}`;
}

/**
 * Takes in what was changed: each folder after those that it lies in now, for on the way there one could lie under another that lies under it still; and what is gone last,
 * for with a folder all goes that is remembered below it, and some of that has come to lie elsewhere.
 */
function follow(rights: FolderRights, rows: readonly NodeRow[]): void {
  const waiting = new Map(rows.filter(({ gone }) => !gone).map((row) => [row.id, row]));
  const put = (row: NodeRow): void => {
    waiting.delete(row.id);
    let above = row.parent_id;
    while (above !== null && !waiting.has(above)) above = rights.parent(above) ?? null;
    const moved = above === null ? undefined : waiting.get(above);
    if (moved) put(moved);
    rights.put(nodeOf(row));
  };
  for (const row of rows) if (waiting.has(row.id)) put(row);
  for (const { id, gone } of rows) if (gone) rights.remove(id);
}

/** Counts a change of an account's shared folders, before the change is written with `revisionOf`: every server takes it in when it is asked next. */
export function revising(licenceId: string, accountId: string) {
  return sql`update counters set folders_revision = folders_revision + 1 where licence_id = ${licenceId} and account_id = ${accountId}`;
}

/** The revision that a change is written with. */
export function revisionOf(licenceId: string, accountId: string) {
  return sql<number>`(select folders_revision from counters where licence_id = ${licenceId} and account_id = ${accountId})`;
}
