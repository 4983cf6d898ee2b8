import { binDays, type Binned, type DocumentKind, type Space } from '@knippa/contract';
import { binnedSeen, civilDate, daysAfter, type BinnedFacts, type FolderRights, type Subjects, type ViewerFacts } from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';
import { accountFacts, loadAccount } from '../accounts/record.js';
import { personFacts, type HeldRecord } from '../folders/owner.js';
import { personalVisible, placeOf, type Asker } from '../folders/record.js';
import { seeing, type Seeing } from '../folders/rights.js';
import type { Found, Loader, Reading } from '../kernel/answer.js';
import { judgedPage, together } from '../kernel/judged-page.js';
import type { Lay } from './lying.js';
import { rightsOnce } from './rights.js';

/** Something in the bin that was put there by itself, as it is read. */
export interface BinnedRecord extends HeldRecord {
  readonly resource: 'documents' | 'folders';
  readonly id: string;
  readonly name: string;
  readonly kind: DocumentKind | null;
  readonly space: Space;
  /** The folder that it lay in. */
  readonly folder_id: string | null;
  readonly folder_in_bin: boolean;
  readonly creator_id: string | null;
  readonly deleted_at: string;
}

/** Everything in the bin that could be somebody's to bring back, as a condition on `d` and on the folder `p` that it lay in: a superset, which `binnedSeen` decides of one by one. */
function perhapsKept({ viewer, view }: Seeing): RawBuilder<boolean> {
  if (viewer.role === 'administrator') return sql<boolean>`true`;
  const owned = view.mine().flatMap(({ folder, verdict }) => (verdict.write?.right === 'owner' ? [folder.id] : []));
  const own = sql<boolean>`d.creator_id = ${viewer.id} or d.shared_owner_id = ${viewer.id}`;
  const shared = sql<boolean>`(${own} or d.folder_id = any(${owned}::uuid[]) or p.deleted_at is not null)`;
  const templates = viewer.role === 'manager' ? sql<boolean>`d.space = 'templates'` : sql<boolean>`false`;
  return sql<boolean>`(${personalVisible('d', viewer)} or ${templates} or d.space = 'shared' and ${shared})`;
}

/** What lies in an account's bin and fulfils a condition on `d`. */
function binnedRecords({ licence }: Reading, accountId: string, condition: RawBuilder<boolean>) {
  const ofAccount = sql`licence_id = ${licence.id} and account_id = ${accountId}`;
  return sql<BinnedRecord>`select d.resource, d.id, d.name, d.space, d.owner_id, o.role as owner_role, o.responsible_id as owner_responsible,
      o.has_documents as owner_keeps, d.kind, d.folder_id, coalesce(p.deleted_at is not null, false) as folder_in_bin, d.creator_id, d.deleted_at
    from (
      select 'documents' as resource, licence_id, account_id, id, title as name, kind, space, owner_id, folder_id, creator_id, null::uuid as shared_owner_id, deleted_at
        from documents where ${ofAccount} and deleted_with = id
      union all
      select 'folders', licence_id, account_id, id, name, null, space, owner_id, parent_id, null, shared_owner_id, deleted_at
        from folders where ${ofAccount} and deleted_with = id
    ) d
    left join users o on o.licence_id = d.licence_id and o.account_id = d.account_id and o.id = d.owner_id
    left join folders p on p.licence_id = d.licence_id and p.account_id = d.account_id and p.id = d.folder_id
    where ${condition}`;
}

interface Counted {
  readonly documents: number;
  readonly within: number;
}

/** How many documents folders in the bin took along, and how many lie in them in all, by folder. */
async function countsOf({ tx, licence }: Reading, accountId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Counted>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.run(
    sql<Counted & { id: string }>`with recursive below as (
        select id as top, id from folders where licence_id = ${licence.id} and account_id = ${accountId} and id = any(${ids}::uuid[])
        union all
        select below.top, f.id from below
          join folders f on f.licence_id = ${licence.id} and f.account_id = ${accountId} and f.parent_id = below.id
      ) select below.top as id, (count(*) filter (where d.deleted_with = below.top))::int as documents, count(*)::int as within
      from below join documents d on d.licence_id = ${licence.id} and d.account_id = ${accountId} and d.folder_id = below.id group by below.top`,
  );
  return new Map(rows.map(({ id, ...counted }) => [id, counted]));
}

/** Something in the bin that somebody sees, before what lies in it is counted. */
interface Judged {
  readonly record: BinnedRecord;
  readonly facts: Omit<BinnedFacts, keyof Counted>;
}

/** Something in the bin, as somebody sees it. */
export interface SeenBinned extends Judged {
  readonly facts: BinnedFacts;
}

function factsOf(viewer: ViewerFacts, once: FolderRights, record: BinnedRecord): Judged['facts'] {
  const { id, resource, name, space, folder_id, creator_id: makerId, folder_in_bin: folderInBin } = record;
  const decides = resource === 'folders' ? id : folder_id;
  const access = space === 'shared' && decides !== null ? (once.of(viewer).access(decides) ?? null) : null;
  return { id, resource, name, space, makerId, folderInBin, person: personFacts(record), access };
}

function subjectOf(reading: Reading, { account, viewer }: Asker, { record, facts }: SeenBinned): Subjects['binnedId'] {
  const { actor, licence } = reading;
  return { actor, licence, place: placeOf(reading, account.id, record, record.id), account, viewer, binned: facts };
}

/** Of records, those that somebody sees in the bin. */
async function judged(reading: Reading, accountId: string, records: readonly BinnedRecord[]): Promise<Judged[]> {
  const once = await rightsOnce(reading, accountId, records);
  const seen = await seeing(reading, accountId, ({ viewer }) =>
    records
      .map((record) => ({ record, facts: factsOf(viewer, once, record) }))
      .filter(({ record, facts }) => binnedSeen({ actor: reading.actor, place: placeOf(reading, accountId, record, record.id) }, facts)),
  );
  return seen ?? [];
}

/** The same with what lies in them. */
async function counted(reading: Reading, accountId: string, things: readonly Judged[]): Promise<SeenBinned[]> {
  const folders = things.flatMap(({ record: { id, resource } }) => (resource === 'folders' ? [id] : []));
  const counts = await countsOf(reading, accountId, folders);
  return things.map(({ record, facts }) => {
    const alone = record.resource === 'folders' ? 0 : 1;
    return { record, facts: { ...facts, ...(counts.get(record.id) ?? { documents: alone, within: alone }) } };
  });
}

/** What somebody sees in the bin. */
interface InBin {
  readonly viewer: ViewerFacts;
  readonly things: readonly SeenBinned[];
}

const perhaps = (reading: Reading, accountId: string) =>
  seeing(reading, accountId, (asking) => ({ viewer: asking.viewer, kept: perhapsKept(asking) }));

const latestFirst = sql`order by d.deleted_at desc, d.id desc`;

/** All that somebody sees in the bin of what fulfils a condition on `d`, the latest first; undefined for whoever is not of the account. */
export async function seenInBin(reading: Reading, accountId: string, condition: RawBuilder<boolean>): Promise<InBin | undefined> {
  const asking = await perhaps(reading, accountId);
  if (!asking) return undefined;
  const records = binnedRecords(reading, accountId, sql<boolean>`${condition} and ${asking.kept}`);
  const things = await judged(reading, accountId, await reading.tx.run(sql<BinnedRecord>`${records} ${latestFirst}`));
  return { viewer: asking.viewer, things: await counted(reading, accountId, things) };
}

/** A page of it, after the sort keys where the last one ended. */
export async function pageInBin(reading: Reading, accountId: string, { size, at }: { size: number; at: readonly string[] | undefined }) {
  const asking = await perhaps(reading, accountId);
  if (!asking) return undefined;
  const { items, last } = await judgedPage<BinnedRecord, Judged>({
    size,
    at,
    read: (from) => {
      const beyond = from ? sql<boolean>`(d.deleted_at, d.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql<boolean>`true`;
      const records = binnedRecords(reading, accountId, sql<boolean>`${beyond} and ${asking.kept}`);
      return reading.tx.run(sql<BinnedRecord>`${records} ${latestFirst} limit ${sql.lit(together)}`);
    },
    judge: async (records) => (await judged(reading, accountId, records)).map((shown) => ({ row: shown.record, shown })),
    keys: ({ deleted_at, id }) => [deleted_at, id],
  });
  return { viewer: asking.viewer, things: await counted(reading, accountId, items), last } satisfies InBin & { last: unknown };
}

/** What is read of something in the bin of a path. */
export interface BinnedFound extends Asker {
  readonly seen: SeenBinned;
}

/** One thing in the bin, in the account that the path names, for those who could have put it there. */
export const loadBinned: Loader<'binnedId', BinnedFound> = async (reading, { accountId = '', binnedId = '' }) => {
  const [account, bin] = await Promise.all([
    loadAccount(reading, { accountId }),
    seenInBin(reading, accountId, sql<boolean>`d.id = ${binnedId}`),
  ]);
  const seen = bin?.things[0];
  if (!account || !bin || !seen) return undefined;
  const found = { account: accountFacts(account.row), viewer: bin.viewer, seen };
  return { subject: subjectOf(reading, found, seen), row: found } satisfies Found<'binnedId', BinnedFound>;
};

/** Something in the bin as a list shows it. */
export function presentBinned(reading: Reading, asker: Asker, seen: SeenBinned, lay: Lay): Binned {
  const { id, resource, name, kind, deleted_at: deletedAt } = seen.record;
  const { documents, within } = seen.facts;
  const lastDay = daysAfter(civilDate(Date.parse(deletedAt)), binDays);
  const can = reading.can('binnedId', subjectOf(reading, asker, seen));
  return { id, resource, name, ...(kind && { kind }), ...lay, documents, within, deletedAt, lastDay, can };
}
