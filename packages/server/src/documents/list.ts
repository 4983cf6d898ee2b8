import type { documents as contract } from '@knippa/contract';
import { likePattern, needle, refuse, type DocumentsFacts } from '@knippa/core';
import { sql, type RawBuilder } from 'kysely';
import { accountFacts, type AccountRecord } from '../accounts/record.js';
import { seenPerson } from '../folders/list.js';
import { folderRecords, folderVisible, personalVisible } from '../folders/record.js';
import { seeing, type Seeing } from '../folders/rights.js';
import type { Answers } from '../kernel/answer.js';
import { Cursors, rowsFor, usualSize } from '../kernel/pages.js';
import { Refused } from '../kernel/refused.js';
import {
  documentRecords,
  documentsVisible,
  presentDocument,
  presentDocumentRow,
  seenDocuments,
  seenIn,
  visibleIn,
  type DocumentFound,
  type DocumentRecord,
} from './record.js';

type Lists = Answers<typeof contract, DocumentsFacts>;
type Input = Parameters<Lists['list']['run']>[0]['input'];

const sorts = {
  title: { column: sql`d.title_key`, keyOf: ({ title_key }: DocumentRecord) => title_key },
  changed: { column: sql`d.changed_at`, keyOf: ({ changed_at }: DocumentRecord) => changed_at },
} as const;

/** Which documents a list keeps of those that somebody sees. */
function listed({ in: among, userId, folderId, search = '' }: Input, asking: Seeing): RawBuilder<boolean> {
  const space = among ?? (userId === undefined ? undefined : 'personal');
  const { viewer, view } = asking;
  const wanted = needle(search);
  const found = wanted.text === '' ? sql<boolean>`true` : sql<boolean>`d.id in (select documents_found(${likePattern(wanted)}))`;
  const personal = viewer.role === 'administrator' ? sql<boolean>`true` : personalVisible('d', viewer);
  // what lies in a shared folder is told apart by columns that an index has in this order
  if (folderId && view.may('see', folderId))
    return sql<boolean>`d.space = 'shared' and d.owner_id is null and d.folder_id = ${folderId} and ${found} and ${visibleIn(asking, folderId)}`;
  if (folderId)
    return sql<boolean>`d.space <> 'shared' and d.folder_id = ${folderId} and ${found} and (d.space = 'templates' or ${personal})`;
  if (space === 'published') return sql<boolean>`d.published and ${found}`;
  // what is searched for lies at any depth
  const top = wanted.text === '' ? sql<boolean>`d.folder_id is null` : found;
  if (space === 'personal') return sql<boolean>`d.space = 'personal' and d.owner_id = ${userId ?? viewer.id} and ${top} and ${personal}`;
  if (space === 'templates') return sql<boolean>`d.space = 'templates' and ${top}`;
  if (space === 'shared') return sql<boolean>`d.space = 'shared' and ${found} and ${documentsVisible(asking)}`;
  return sql<boolean>`${found} and (d.published or ${documentsVisible(asking)})`;
}

/** Documents that the actor sees, a page at a time, by title or by their latest change (DOC-02…04, FLD-04). */
export const list: Lists['list'] = {
  run: async (asked) => {
    const { tx, input, row } = asked;
    const account = accountFacts(row as AccountRecord);
    await seenPerson(asked, account.id, input.userId);
    const { in: space, userId, folderId, search = '', sort = 'title', size = usualSize, cursor } = input;
    const order = input.order ?? (sort === 'changed' ? 'descending' : 'ascending');
    const cursors = new Cursors(asked, 'documents', { account: account.id, space, userId, folderId, search: needle(search), sort, order });
    const at = await cursors.open(cursor);
    const asking = await seeing(asked, account.id, (asking) => {
      const access = folderId === undefined ? undefined : asking.view.access(folderId);
      // a shared folder that somebody may enter is there; of any other it is asked
      const folder = folderId !== undefined && !access && sql<boolean>`f.id = ${folderId} and ${folderVisible(asking, folderId)}`;
      return { viewer: asking.viewer, condition: listed(input, asking), access, folder };
    });
    if (!asking) throw new Refused(refuse('not-found'));
    const { viewer, condition, access, folder } = asking;
    const [direction, beyond] = order === 'ascending' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
    const { column, keyOf } = sorts[sort];
    const after = at ? sql<boolean>`${condition} and (${column}, d.id) ${beyond} (${at[0]}, ${at[1]})` : condition;
    const ordered = sql`order by ${column} ${direction}, d.id ${direction}`;
    const how = { planned: 'for-its-values' } as const;
    const [records, counted, there] = await Promise.all([
      tx.run(sql<DocumentRecord>`${documentRecords(asked, account.id, after, sql`${ordered} limit ${rowsFor(size)}`)} ${ordered}`, how),
      at
        ? undefined
        : tx.run(
            sql<{ total: number }>`select count(*)::int as total from documents d
              where d.licence_id = ${asked.licence.id} and d.account_id = ${account.id} and d.deleted_at is null and ${condition}`,
            how,
          ),
      folder ? tx.run(folderRecords(asked, account.id, folder)) : undefined,
    ]);
    if (there?.length === 0) throw new Refused(refuse('not-found'));
    const shown = records.slice(0, size);
    const seen = access
      ? shown.map((record) => seenIn(access, record))
      : await seeing(asked, account.id, (now) => seenDocuments(shown, now));
    const last = records.length > size ? records[size - 1] : undefined;
    return {
      items: (seen ?? []).map((document) => presentDocumentRow(asked, { account, viewer }, document)),
      ...(counted?.[0] && { total: counted[0].total }),
      ...(last && { next: await cursors.after(keyOf(last), last.id) }),
    };
  },
};

/** One document with its content, to whoever sees it. */
export const read: Lists['read'] = { run: async (asked) => presentDocument(asked, asked.row as DocumentFound) };
