import type { users as contract } from '@knippa/contract';
import { likePattern, needle, type UsersFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { AccountRecord } from '../accounts/record.js';
import type { Answers } from '../kernel/answer.js';
import { Cursors, usualSize } from '../kernel/pages.js';
import { presentUser, userRecords, type UserRecord } from './record.js';

/** The users of an account, a page at a time, by name (USR-01). */
export const list: Answers<typeof contract, UsersFacts>['list'] = {
  run: async (asked) => {
    const { tx, input, row } = asked;
    const account = row as AccountRecord;
    const { search = '', role, order = 'ascending', size = usualSize, cursor } = input;
    const wanted = needle(search);
    const cursors = new Cursors(asked, 'users', { account: account.id, search: wanted, role, order });
    const at = await cursors.open(cursor);

    const [direction, beyond] = order === 'ascending' ? (['asc', sql`>`] as const) : (['desc', sql`<`] as const);
    let query = userRecords(asked, account.id);
    if (role) query = query.where('u.role', '=', role);
    if (wanted.text !== '') query = query.where('u.id', 'in', sql<string>`(select users_found(${likePattern(wanted)}))`);
    let page = query
      .orderBy('u.name_key', direction)
      .orderBy('u.id', direction)
      .limit(size + 1);
    if (at) page = page.where(sql<boolean>`(u.name_key, u.id) ${beyond} (${at[0]}, ${at[1]})`);
    const counted = at
      ? undefined
      : tx.run(sql<{ total: number }>`select count(*)::int as total from (${query.clearSelect().select('u.id')}) as t`);
    const records = await tx.run<UserRecord>(page);
    const total = (await counted)?.[0]?.total;
    const last = records.length > size ? records[size - 1] : undefined;
    return {
      items: records.slice(0, size).map((record) => presentUser(asked, account, record)),
      ...(total !== undefined && { total }),
      ...(last && { next: await cursors.after(last.name_key, last.id) }),
    };
  },
};
