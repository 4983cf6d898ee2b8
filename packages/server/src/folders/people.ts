import type { folders as contract } from '@knippa/contract';
import { finds, likePattern, needle, type FoldersFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers } from '../kernel/answer.js';
import { judgedPage, together } from '../kernel/judged-page.js';
import { Cursors, usualSize } from '../kernel/pages.js';
import { namedPeople, type NamedRow } from './record.js';

/**
 * Everybody of the account whom a folder's settings may name, by name (FLD-03). Rows are found by more than a name, and whoever asks may not know an address: what is found is held against
 * the display name once more.
 */
export const people: Answers<typeof contract, FoldersFacts>['people'] = {
  run: async (asked) => {
    const { tx, input, subject } = asked;
    const { search = '', role, size = usualSize, cursor } = input;
    const { id } = subject.account;
    const wanted = needle(search);
    const cursors = new Cursors(asked, 'folder-people', { account: id, search: wanted, role });
    const conditions = [sql<boolean>`true`];
    if (role) conditions.push(sql<boolean>`u.role in ('administrator', 'manager')`);
    if (wanted.text !== '') conditions.push(sql<boolean>`u.id in (select users_found(${likePattern(wanted)}))`);
    const all = sql<boolean>`${sql.join(conditions, sql` and `)}`;

    const { items, last } = await judgedPage({
      size,
      at: await cursors.open(cursor),
      read: (at) => {
        const beyond: typeof all = at ? sql<boolean>`${all} and (u.name_key, u.id) > (${at[0]}, ${at[1]})` : all;
        return tx.run(
          sql<NamedRow & { name_key: string }>`${namedPeople(asked, id, beyond)} order by u.name_key, u.id limit ${sql.lit(together)}`,
        );
      },
      judge: (rows) =>
        Promise.resolve(
          rows
            .filter(({ displayName }) => finds(wanted, displayName))
            .map((row) => ({ row, shown: { id: row.id, displayName: row.displayName, username: row.username } })),
        ),
      keys: ({ name_key, id: person }) => [name_key, person],
    });
    return { items: [...items], ...(last && { next: await cursors.after(...last) }) };
  },
};
