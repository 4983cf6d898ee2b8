import type { AccountRow, accounts as contract } from '@knippa/contract';
import { likePattern, needle, type AccountsFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers } from '../kernel/answer.js';
import { Cursors, rowsFor, usualSize } from '../kernel/pages.js';
import type { LicenceRecord } from '../licences/record.js';
import { accountRecords, accountsSeenBy, presentRow, type AccountRecord } from './record.js';

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

/** Keeps the group accounts with room for so many more (USR-11). */
function withRoomIn(seen: Seen, more: number) {
  return seen.where('a.kind', '!=', 'single').where(
    sql<boolean>`exists (select from counters as r
      where r.licence_id = a.licence_id and r.account_id = a.id and r.users + ${more}::int <= a.capacity)`,
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

/** The accounts of a licence, a page at a time, by name or by when they were started (ACC-05, ACC-06). */
export const list: Answers<typeof contract, AccountsFacts>['list'] = {
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
      .$if(withRoom !== undefined, (query) => withRoomIn(query, withRoom === 'yes' ? 1 : (withRoom ?? 1)))
      .$if(at !== undefined, (query) => query.where(sql<boolean>`(${sql.ref(key)}, a.id) ${beyond} (${at?.[0]}, ${at?.[1]})`))
      .orderBy(key, direction)
      .orderBy('a.id', direction)
      .limit(rowsFor(size))
      .$if(counted, (query) => query.select(sql<number>`(count(*) over ())::int`.as('total')))
      .$if(wanted.text !== '', (query) => foundBy(query, likePattern(wanted)));
    const page = accountRecords(asked, seen)
      .$if(counted, (query) => query.select(sql<number>`a.total`.as('total')))
      .$if(wanted.text !== '', withHits)
      .orderBy(key, direction)
      .orderBy('a.id', direction);
    const records = await tx.run<AccountRecord & Partial<Hit & { total: number }>>(page);
    const total = counted ? (records[0]?.total ?? 0) : at ? undefined : (row as LicenceRecord).started;
    const items = records.slice(0, size).map((record) => ({ ...presentRow(asked, record), ...hitOf(record) }));
    const last = records.length > size ? records[size - 1] : undefined;
    return {
      items,
      ...(total !== undefined && { total }),
      ...(last && { next: await cursors.after(sort === 'name' ? last.name_key : last.created_at, last.id) }),
    };
  },
};
