import type { Hono } from 'hono';
import { createHash } from 'node:crypto';
import type pg from 'pg';

interface Reader {
  person_id: string;
  licence_id: string;
  account_id: string;
  role: 'administrator' | 'manager' | 'user';
  responsible_id: string | null;
  may_publish: boolean;
}

interface FolderRow {
  shared_owner_id: string;
  follows: boolean;
  managers_read: boolean;
  users_read: boolean;
  responsible_id: string | null;
  responsible_read: boolean;
  chosen_read: boolean;
  chosen: boolean;
}

interface DocumentRow {
  id: string;
  kind: string;
  title: string;
  space: string;
  folder_id: string;
  creator_id: string;
  maker: string | null;
  maker_responsible: string | null;
  published: boolean;
  created_at: Date;
  changed_at: Date;
}

/** The first page of a shared folder as a developer would write it by hand: who asks, whether they may read along the way there, how many there are, and the page. */
export function openFolder(app: Hono, pool: pg.Pool): void {
  app.get('/api/accounts/:accountId/documents', async (context) => {
    const hash = createHash('sha256')
      .update(context.req.header('authorization')?.replace('Bearer ', '') ?? '')
      .digest();
    const readers = await pool.query<Reader>(
      `select s.person_id, s.licence_id, u.account_id, u.role, u.responsible_id, u.may_publish
       from sessions s join users u on u.licence_id = s.licence_id and u.id = s.person_id join licences l on l.id = s.licence_id
       where s.token_hash = $1 and s.ends_at > now() and s.used_at > now() - interval '2 hours' and l.expires_on >= current_date`,
      [hash],
    );
    const reader = readers.rows[0];
    if (!reader) return context.json({ code: 'not-signed-in' }, 401);
    const { accountId } = context.req.param();
    const of = [reader.licence_id, accountId, context.req.query('folderId')];
    const way = await pool.query<FolderRow>(
      `with recursive way as (
         select f.*, 0 as up from folders f where licence_id = $1 and account_id = $2 and id = $3 and space = 'shared' and deleted_at is null
         union all
         select f.*, way.up + 1 from way join folders f on f.licence_id = $1 and f.account_id = $2 and f.id = way.parent_id
       ) select way.*, exists (select from folder_people p where p.licence_id = $1 and p.account_id = $2 and p.folder_id = way.id and p.user_id = $4) as chosen
         from way order by up desc`,
      [...of, reader.person_id],
    );
    if (reader.account_id !== accountId || !reads(reader, way.rows)) return context.json({ code: 'not-found' }, 404);
    const counted = await pool.query<{ total: number }>(
      `select count(*)::int as total from documents
       where licence_id = $1 and account_id = $2 and space = 'shared' and owner_id is null and folder_id = $3 and deleted_at is null`,
      of,
    );
    const { rows } = await pool.query<DocumentRow>(
      `select d.id, d.kind, d.title, d.space, d.folder_id, d.creator_id, m.display_name as maker, m.responsible_id as maker_responsible, d.published,
         d.created_at, d.changed_at
       from documents d left join users m on m.licence_id = d.licence_id and m.id = d.creator_id
       where d.licence_id = $1 and d.account_id = $2 and d.space = 'shared' and d.owner_id is null and d.folder_id = $3 and d.deleted_at is null order by d.title_key, d.id limit 51`,
      of,
    );
    const last = rows.length > 50 ? rows[49] : undefined;
    const next = last && Buffer.from(JSON.stringify([last.title, last.id])).toString('base64url');
    const items = rows.slice(0, 50).map((row) => shown(row, reader));
    return context.json({ items, total: counted.rows[0]?.total, ...(next && { next }) }, 200, { 'Cache-Control': 'no-store' });
  });
}

/** Whether somebody reads the last folder of a path from its root. */
function reads({ role, person_id, responsible_id }: Reader, way: readonly FolderRow[]): boolean {
  if (way.length === 0) return false;
  if (role === 'administrator' || way.some((folder) => folder.shared_owner_id === person_id)) return true;
  const root = way[0];
  let read = false;
  for (const folder of way) {
    if (!folder.follows)
      read =
        (role === 'manager' ? folder.managers_read : folder.users_read) ||
        (folder.responsible_read && (folder.responsible_id === person_id || folder.responsible_id === responsible_id)) ||
        (root?.chosen === true && root.chosen_read);
    if (!read) return false;
  }
  return read;
}

/** A row to whoever reads it, and writes nowhere there. */
function shown(row: DocumentRow, { person_id, role, may_publish }: Reader) {
  const refused = (code: string) => ({ code, params: {} });
  const own = row.creator_id === person_id || (role === 'manager' && row.maker_responsible === person_id);
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    maker: { displayName: row.maker },
    space: row.space,
    folderId: row.folder_id,
    published: row.published,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    version: 'AAAAAAAAAAAAAAAA',
    can: {
      'documents.export': true,
      'documents.read': true,
      'documents.edit': refused('not-permitted'),
      'documents.move': refused('not-permitted'),
      'documents.copy': true,
      'documents.remove': refused('not-permitted'),
      'documents.publish': own ? may_publish || refused('permission-missing') : refused('not-permitted'),
      'documents.unpublish': own || refused('not-permitted'),
      'documents.readers': true,
    },
  };
}
