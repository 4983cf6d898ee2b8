import type { InputOf, users as contract, UserSort } from '@knippa/contract';
import { fold, holds, likePattern, needle, refuse, type UsersFacts } from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';
import type { AccountRecord } from '../accounts/record.js';
import type { Answers } from '../kernel/answer.js';
import { Cursors, rowsFor, usualSize } from '../kernel/pages.js';
import { Refused } from '../kernel/refused.js';
import { peopleOf } from './people.js';
import { presentUser, userRecords, usersSeenBy, type UserRecord } from './record.js';

/** What each order goes by: the column, and its value in a row as a cursor holds it. */
const sorts: Readonly<Record<UserSort, { readonly column: RawBuilder<string>; readonly keyOf: (record: UserRecord) => string }>> = {
  name: { column: sql`u.name_key`, keyOf: ({ name_key }) => name_key },
  username: { column: sql`u.username_key`, keyOf: ({ username }) => fold(username ?? '') },
  signedIn: {
    column: sql`coalesce(u.last_sign_in_at, '-infinity'::timestamptz)`,
    keyOf: ({ last_sign_in_at: at }) => at ?? '-infinity',
  },
};

type Seen = ReturnType<typeof usersSeenBy>;

/** Keeps those whom a search finds and every filter lets through. */
function filtered(seen: Seen, { search = '', role, responsibleId, neverSignedIn }: InputOf<typeof contract.list>): Seen {
  const wanted = needle(search);
  let query = seen;
  if (role) query = query.where('u.role', '=', role);
  if (responsibleId === 'none') query = query.where('u.role', '=', 'user').where('u.responsible_id', 'is', null);
  else if (responsibleId) query = query.where('u.responsible_id', '=', responsibleId);
  if (neverSignedIn) query = query.where('u.last_sign_in_at', 'is', null);
  if (wanted.text !== '') query = query.where('u.id', 'in', sql<string>`(select users_found(${likePattern(wanted)}))`);
  return query;
}

/** The users of an account, a page at a time, by name, by username or by when they were last here (USR-01). */
export const list: Answers<typeof contract, UsersFacts>['list'] = {
  run: async (asked) => {
    const { tx, input, row } = asked;
    const account = row as AccountRecord;
    const { search = '', role, responsibleId, neverSignedIn, sort = 'name', size = usualSize, cursor } = input;
    const order = input.order ?? (sort === 'signedIn' ? 'descending' : 'ascending');
    const wanted = needle(search);
    const cursors = new Cursors(asked, 'users', { account: account.id, search: wanted, role, responsibleId, neverSignedIn, sort, order });
    const at = await cursors.open(cursor);

    const [direction, beyond] = order === 'ascending' ? (['asc', sql`>`] as const) : (['desc', sql`<`] as const);
    if (responsibleId && responsibleId !== 'none' && (await peopleOf(asked, account.id, [responsibleId])).length === 0)
      throw new Refused(refuse('not-found'));
    const { column, keyOf } = sorts[sort];
    const seen = usersSeenBy(asked, account.id);
    const chosen = filtered(seen, input);
    // what is joined to a row is joined to the page's rows alone
    const page = chosen
      .$if(at !== undefined, (query) => query.where(sql<boolean>`(${column}, u.id) ${beyond} (${at?.[0]}, ${at?.[1]})`))
      .orderBy(column, direction)
      .orderBy('u.id', direction)
      .limit(rowsFor(size));
    // the account's own count is everybody's whom nothing is kept from
    const whole = chosen === seen && holds(asked.actor, asked.subject.place, 'licence', 'administrator') !== undefined;
    const how = { planned: 'for-its-values' } as const;
    const counted = at || whole ? undefined : tx.run(sql<{ total: number }>`select count(*)::int as total from (${chosen}) as t`, how);
    const rows = userRecords(asked, account.id, page).orderBy(column, direction).orderBy('u.id', direction);
    const records = await tx.run<UserRecord>(rows, how);
    const total = at ? undefined : whole ? account.users : ((await counted)?.[0]?.total ?? 0);
    const last = records.length > size ? records[size - 1] : undefined;
    return {
      items: records.slice(0, size).map((record) => presentUser(asked, account, record)),
      ...(total !== undefined && { total }),
      ...(last && { next: await cursors.after(keyOf(last), last.id) }),
    };
  },
};
