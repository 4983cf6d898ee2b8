import type { Account, AccountRow, accounts as contract, AccountKind } from '@knippa/contract';
import { accountsSeen, found, likePattern, needle, sortKey, type AccountFacts, type AccountsFacts, type Subjects } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers, Found, Loader, Reading } from './kernel/answer.js';
import { Cursors, usualSize } from './kernel/pages.js';
import type { LicenceRow } from './licences.js';
import { start } from './accounts/start.js';
import { suggestGroupId } from './directory.js';
import { visible } from './store/scope.js';
import { sqlOf } from './store/store.js';

/** An account as it is read: its columns, its counts, and what of its type and primary contact is shown. */
export interface AccountRecord {
  readonly id: string;
  readonly kind: AccountKind;
  readonly name: string;
  readonly name_key: string;
  readonly group_id: string | null;
  readonly capacity: number;
  readonly created_at: string;
  readonly activated_at: string | null;
  readonly entitlement_id: string;
  readonly entitlement: string;
  readonly users: number;
  readonly administrators: number;
  readonly contact_id: string | null;
  readonly contact: string | null;
}

/** The accounts that the actor sees: every query of accounts begins here. */
function accountsSeenBy({ actor }: Reading) {
  return sqlOf
    .selectFrom('accounts as a')
    .select(['a.licence_id', 'a.id', 'a.kind', 'a.name', 'a.name_key', 'a.group_id', 'a.capacity', 'a.created_at', 'a.activated_at'])
    .select('a.entitlement_id')
    .where('a.licence_id', '=', actor.licenceId)
    .where(visible(actor, accountsSeen, { id: 'a.id' }));
}

/** Accounts that the actor sees, all unless some were chosen, with everything that rules and pages need, in one SELECT. */
export function accountRecords(reading: Reading, seen = accountsSeenBy(reading)) {
  return sqlOf
    .selectFrom(seen.as('a'))
    .innerJoin('entitlements as e', (join) => join.onRef('e.licence_id', '=', 'a.licence_id').onRef('e.id', '=', 'a.entitlement_id'))
    .innerJoin('counters as c', (join) => join.onRef('c.licence_id', '=', 'a.licence_id').onRef('c.account_id', '=', 'a.id'))
    .leftJoin('users as p', (join) =>
      join.onRef('p.licence_id', '=', 'a.licence_id').onRef('p.account_id', '=', 'a.id').on('p.primary_contact', '=', true),
    )
    .select(['a.id', 'a.kind', 'a.name', 'a.name_key', 'a.group_id', 'a.capacity', 'a.created_at', 'a.activated_at', 'a.entitlement_id'])
    .select(['e.name as entitlement', 'c.users', 'c.administrators', 'p.id as contact_id', 'p.display_name as contact']);
}

/** What rules know of an account. */
export function accountFacts({ id, kind, name, group_id: groupId, capacity, users, administrators }: AccountRecord): AccountFacts {
  return { id, kind, name, groupId, capacity, users, administrators };
}

function subjectOf({ actor, licence }: Reading, record: AccountRecord): Subjects['accountId'] {
  return { actor, place: [licence.id, record.id], licence, account: accountFacts(record) };
}

function versionOf({ env }: Reading, { id, name }: AccountRecord): string {
  return env.fingerprint(`${id}\n${name}`);
}

/** One account of a path, for those who see it. */
export const loadAccount: Loader<'accountId', AccountRecord> = async (reading, { accountId = '' }) => {
  const [record] = await reading.tx.run<AccountRecord>(accountRecords(reading).where('a.id', '=', accountId));
  return (
    record &&
    ({ subject: subjectOf(reading, record), row: record, version: versionOf(reading, record) } satisfies Found<'accountId', AccountRecord>)
  );
};

/** An account as it is shown. */
export function presentAccount(reading: Reading, record: AccountRecord): Account {
  const { phase } = reading.licence;
  return {
    id: record.id,
    kind: record.kind,
    name: record.name,
    groupId: record.group_id,
    entitlement: { id: record.entitlement_id, name: record.entitlement },
    primaryContact: record.contact_id === null ? null : { id: record.contact_id, displayName: record.contact ?? '' },
    users: record.users,
    capacity: record.capacity,
    createdAt: record.created_at,
    state: phase === 'active' && record.activated_at === null ? 'invited' : phase,
    version: versionOf(reading, record),
    can: reading.can('accountId', subjectOf(reading, record)),
  };
}

interface Hit {
  readonly hit_name: string | null;
  readonly hit_username: string | null;
  readonly hit_email: string | null;
}

type Seen = ReturnType<typeof accountsSeenBy>;

/** Keeps the accounts that a search finds, by themselves or by a user of theirs, whom the row then names (ACC-06). */
function foundBy(seen: Seen, pattern: string) {
  const matches = sql<{ account_id: string; hit_id: string | null }>`
    (select account_id, case when not bool_or(user_id is null) then (array_agg(user_id order by user_id))[1] end as hit_id
     from accounts_found(${pattern}) group by account_id)`;
  return seen.innerJoin(matches.as('f'), (join) => join.onRef('f.account_id', '=', 'a.id')).select('f.hit_id');
}

/** Names whom an account was found by. */
function withHits(records: ReturnType<typeof accountRecords>) {
  return records
    .leftJoin('users as h', (join) =>
      join
        .onRef('h.licence_id', '=', 'a.licence_id')
        .onRef('h.account_id', '=', 'a.id')
        .on('h.id', '=', sql<string>`a.hit_id`),
    )
    .select(['h.display_name as hit_name', 'h.username as hit_username', 'h.email as hit_email']);
}

/** Keeps the group accounts with room for one more (USR-11). */
function withRoomIn(seen: Seen) {
  return seen.where('a.kind', '!=', 'single').where(
    sql<boolean>`exists (select from counters as r
      where r.licence_id = a.licence_id and r.account_id = a.id and r.users < a.capacity)`,
  );
}

function hitOf({
  hit_name: displayName,
  hit_username: username,
  hit_email: email,
  group_id,
}: AccountRecord & Partial<Hit>): Pick<AccountRow, 'hit'> {
  if (!displayName) return {};
  return { hit: { displayName, signInName: username ? `${group_id}/${username}` : (email ?? ''), email: email ?? null } };
}

export const accounts: Answers<typeof contract, AccountsFacts> = {
  read: { run: async (asked) => presentAccount(asked, asked.row as AccountRecord) },

  list: {
    run: async (asked) => {
      const { tx, input, row } = asked;
      const { search = '', sort = 'name', withRoom, size = usualSize, cursor } = input;
      const order = input.order ?? (sort === 'created' ? 'descending' : 'ascending');
      const wanted = needle(search);
      const cursors = new Cursors(asked, 'accounts', { search: wanted, sort, order, withRoom });
      const at = await cursors.open(cursor);

      const key = sort === 'name' ? 'a.name_key' : 'a.created_at';
      const [direction, beyond] = order === 'ascending' ? (['asc', sql`>`] as const) : (['desc', sql`<`] as const);
      const counted = at === undefined && (wanted.text !== '' || withRoom !== undefined);
      // what is joined to a row is joined to the page's rows alone
      const seen = accountsSeenBy(asked)
        .$if(withRoom !== undefined, withRoomIn)
        .$if(at !== undefined, (query) => query.where(sql<boolean>`(${sql.ref(key)}, a.id) ${beyond} (${at?.[0]}, ${at?.[1]})`))
        .orderBy(key, direction)
        .orderBy('a.id', direction)
        .limit(size + 1)
        .$if(counted, (query) => query.select(sql<number>`(count(*) over ())::int`.as('total')))
        .$if(wanted.text !== '', (query) => foundBy(query, likePattern(wanted)));
      const page = accountRecords(asked, seen)
        .$if(counted, (query) => query.select(sql<number>`a.total`.as('total')))
        .$if(wanted.text !== '', withHits)
        .orderBy(key, direction)
        .orderBy('a.id', direction);
      const records = await tx.run<AccountRecord & Partial<Hit & { total: number }>>(page);
      const total = counted ? (records[0]?.total ?? 0) : at ? undefined : (row as LicenceRow).started;
      const items = records.slice(0, size).map((record) => ({ ...presentAccount(asked, record), ...hitOf(record) }));
      const last = records.length > size ? records[size - 1] : undefined;
      return {
        items,
        ...(total !== undefined && { total }),
        ...(last && { next: await cursors.after(sort === 'name' ? last.name_key : last.created_at, last.id) }),
      };
    },
  },

  start,

  suggestGroupId: { run: async ({ tx, input }) => suggestGroupId(tx, input.name) },

  edit: {
    run: async (doing) => {
      const { tx, subject, input } = doing;
      const { id } = subject.account;
      await tx.run(
        sqlOf
          .updateTable('accounts')
          .set({ name: input.name, name_key: sortKey(input.name), found: found(input.name, subject.account.groupId) })
          .where('licence_id', '=', doing.licence.id)
          .where('id', '=', id),
      );
      return presentAccount(doing, { ...(doing.row as AccountRecord), name: input.name });
    },
  },
};
