import type { documents as contract, Keeper } from '@knippa/contract';
import { likePattern, needle, type DocumentsFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers } from '../kernel/answer.js';
import { Cursors, rowsFor, usualSize } from '../kernel/pages.js';
import { usernameAmongAlike, usersSeenBy } from '../users/record.js';

interface KeeperRow extends Keeper {
  readonly name_key: string;
}

/** Those whose My Documents the actor may look into, by name: whom they see of the account, without themself (DOC-02, DOC-03). */
export const people: Answers<typeof contract, DocumentsFacts>['people'] = {
  run: async (asked) => {
    const { tx, input, subject, licence, actor } = asked;
    const { search = '', size = usualSize, cursor } = input;
    const { id } = subject.account;
    const wanted = needle(search);
    const cursors = new Cursors(asked, 'documents-people', { account: id, search: wanted });
    const at = await cursors.open(cursor);
    const found = wanted.text === '' ? sql<boolean>`true` : sql<boolean>`u.id in (select users_found(${likePattern(wanted)}))`;
    const seen = sql`from (${usersSeenBy(asked, id)}) u where u.id <> ${actor.person} and ${found}`;
    const beyond = at ? sql<boolean>`(u.name_key, u.id) > (${at[0]}, ${at[1]})` : sql<boolean>`true`;
    const [rows, counted] = await Promise.all([
      tx.run(
        sql<KeeperRow>`select u.id, u.display_name as "displayName", u.name_key, ${usernameAmongAlike(asked, id, 'u')} as username, u.role,
            u.has_documents as keeps,
            (select count(*)::int from documents d
              where d.licence_id = ${licence.id} and d.account_id = ${id} and d.owner_id = u.id and d.deleted_at is null) as documents
          from (select u.* ${seen} and ${beyond} order by u.name_key, u.id limit ${rowsFor(size)}) u order by u.name_key, u.id`,
      ),
      at ? undefined : tx.run(sql<{ total: number }>`select count(*)::int as total ${seen}`),
    ]);
    const last = rows.length > size ? rows[size - 1] : undefined;
    return {
      items: rows.slice(0, size).map(({ name_key: _, ...keeper }) => keeper),
      ...(counted?.[0] && { total: counted[0].total }),
      ...(last && { next: await cursors.after(last.name_key, last.id) }),
    };
  },
};
