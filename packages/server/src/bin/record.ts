import { binDays, type Binned, type Space } from '@knippa/contract';
import { binnedSeen, civilDate, daysAfter, type BinnedFacts, type Subjects, type Verdict, type ViewerFacts } from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';
import { accountFacts, loadAccount } from '../accounts/record.js';
import { personFacts, type HeldRecord } from '../folders/owner.js';
import { personalVisible, placeOf, type Asker } from '../folders/record.js';
import { seeing, type Seeing } from '../folders/rights.js';
import type { Found, Loader, Reading } from '../kernel/answer.js';

/** Something in the bin that was put there by itself, as it is read; what went with it is counted in `documents`. */
export interface BinnedRecord extends HeldRecord {
  readonly resource: 'documents' | 'folders';
  readonly id: string;
  readonly name: string;
  readonly space: Space;
  /** The folder that it lay in. */
  readonly folder_id: string | null;
  readonly folder_in_bin: boolean;
  readonly creator_id: string | null;
  readonly shared_owner_id: string | null;
  readonly documents: number;
  readonly deleted_at: string;
}

/** Everything in the bin that could be somebody's to bring back, as a condition on `d`: a superset, which `binnedSeen` decides of one by one. */
function perhapsKept({ viewer, rights }: Seeing): RawBuilder<boolean> {
  if (viewer.role === 'administrator') return sql<boolean>`true`;
  const writable = rights.mine(viewer).flatMap(({ folder, verdict }) => (verdict.write ? [folder.id] : []));
  const shared = sql<boolean>`(d.shared_owner_id = ${viewer.id} or d.folder_id = any(${writable}::uuid[]))`;
  const templates = viewer.role === 'manager' ? sql<boolean>`d.space = 'templates'` : sql<boolean>`false`;
  return sql<boolean>`(${personalVisible('d', viewer)} or ${templates} or d.space = 'shared' and ${shared})`;
}

/** What lies in an account's bin and fulfils a condition on `d`. */
export function binnedRecords({ licence }: Reading, accountId: string, condition: RawBuilder<boolean>) {
  const ofAccount = sql`licence_id = ${licence.id} and account_id = ${accountId}`;
  return sql<BinnedRecord>`select d.resource, d.id, d.name, d.space, d.owner_id, o.role as owner_role, o.responsible_id as owner_responsible,
      o.has_documents as owner_keeps, d.folder_id, coalesce(p.deleted_at is not null, false) as folder_in_bin, d.creator_id, d.shared_owner_id, d.deleted_at,
      case d.resource when 'documents' then 1 else
        (select count(*)::int from documents w where w.licence_id = ${licence.id} and w.account_id = ${accountId} and w.deleted_with = d.id) end as documents
    from (
      select 'documents' as resource, licence_id, account_id, id, title as name, space, owner_id, folder_id, creator_id, null::uuid as shared_owner_id, deleted_at
        from documents where ${ofAccount} and deleted_with = id
      union all
      select 'folders', licence_id, account_id, id, name, space, owner_id, parent_id, null, shared_owner_id, deleted_at
        from folders where ${ofAccount} and deleted_with = id
    ) d
    left join users o on o.licence_id = d.licence_id and o.account_id = d.account_id and o.id = d.owner_id
    left join folders p on p.licence_id = d.licence_id and p.account_id = d.account_id and p.id = d.folder_id
    where ${condition}`;
}

/**
 * What a shared folder gives somebody of what lay in it, or of itself: what is in the bin stands in no index. Nobody sees it below a folder that they do not see, whoever
 * owns it (FLD-05).
 */
function accessTo({ viewer, rights }: Seeing, accountId: string, record: BinnedRecord): Verdict | null {
  if (viewer.role === 'administrator') return full({ right: 'administrator', on: accountId });
  const above = record.folder_id === null ? null : (rights.access(viewer, record.folder_id) ?? null);
  const hidden = record.folder_id !== null && above === null;
  return record.shared_owner_id === viewer.id && !hidden ? full({ right: 'owner', on: record.id }) : above;
}

const full = (right: NonNullable<Verdict['read']>): Verdict => ({ read: right, write: right });

/** Something in the bin, as somebody sees it. */
export interface SeenBinned {
  readonly record: BinnedRecord;
  readonly facts: BinnedFacts;
}

function factsOf(asking: Seeing, accountId: string, record: BinnedRecord): BinnedFacts {
  const { id, resource, name, space, documents, creator_id: makerId, folder_in_bin: folderInBin } = record;
  const access = space === 'shared' ? accessTo(asking, accountId, record) : null;
  return { id, resource, name, space, documents, makerId, folderInBin, person: personFacts(record), access };
}

function subjectOf(reading: Reading, { account, viewer }: Asker, { record, facts }: SeenBinned): Subjects['binnedId'] {
  const { actor, licence } = reading;
  return { actor, licence, place: placeOf(reading, account.id, record, record.id), account, viewer, binned: facts };
}

interface InBin {
  readonly viewer: ViewerFacts;
  readonly things: readonly SeenBinned[];
}

/** What somebody sees in the bin, of what fulfils a condition on `d`: the latest first. */
export async function seenInBin(
  reading: Reading,
  accountId: string,
  condition: RawBuilder<boolean>,
  rest = sql``,
): Promise<InBin | undefined> {
  const kept = await seeing(reading, accountId, perhapsKept);
  if (!kept) return undefined;
  const records = await reading.tx.run(
    sql<BinnedRecord>`${binnedRecords(reading, accountId, sql<boolean>`${condition} and ${kept}`)} order by d.deleted_at desc, d.id desc ${rest}`,
  );
  return seeing(reading, accountId, (asking) => ({
    viewer: asking.viewer,
    things: records
      .map((record) => ({ record, facts: factsOf(asking, accountId, record) }))
      .filter(({ record, facts }) => binnedSeen({ actor: reading.actor, place: placeOf(reading, accountId, record, record.id) }, facts)),
  }));
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
export function presentBinned(reading: Reading, asker: Asker, seen: SeenBinned): Binned {
  const { id, resource, name, documents, deleted_at: deletedAt } = seen.record;
  const lastDay = daysAfter(civilDate(Date.parse(deletedAt)), binDays);
  return { id, resource, name, documents, deletedAt, lastDay, can: reading.can('binnedId', subjectOf(reading, asker, seen)) };
}
