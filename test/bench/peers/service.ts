import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { openFolder } from './open-folder.js';

/**
 * What a developer would write by hand for the same things: a page of accounts, one of users, one of a folder's documents, and the move of a user. Hono and pg, one query after the
 * other, the same session check, licence filter, total and fields; `can` by hand, `version` a constant, no row-level security, no visibility.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const app = new Hono();

interface Session {
  person_id: string;
  licence_id: string;
  active: boolean;
}

async function sessionOf(header: string | undefined): Promise<Session | undefined> {
  const hash = createHash('sha256')
    .update(header?.replace('Bearer ', '') ?? '')
    .digest();
  const { rows } = await pool.query<Session>(
    `select s.person_id, s.licence_id, l.expires_on >= current_date as active
     from sessions s join operators o on o.licence_id = s.licence_id and o.id = s.person_id join licences l on l.id = s.licence_id
     where s.token_hash = $1 and s.ends_at > now() and s.used_at > now() - interval '2 hours'`,
    [hash],
  );
  return rows[0];
}

const fields = `a.id, a.kind, a.name, a.group_id, a.entitlement_id, a.capacity, a.created_at, a.activated_at, e.name as entitlement,
  c.users, p.id as contact_id, p.display_name as contact`;
const joins = `join entitlements e on e.licence_id = a.licence_id and e.id = a.entitlement_id
  join counters c on c.licence_id = a.licence_id and c.account_id = a.id
  left join users p on p.licence_id = a.licence_id and p.account_id = a.id and p.primary_contact`;
const matches = `(select account_id, (array_agg(user_id order by user_id))[1] as user_id, bool_or(user_id is null) as itself from (
    select id as account_id, null::uuid as user_id from accounts where licence_id = $1 and found like $2
    union all select account_id, id from users where licence_id = $1 and found like $2) m group by account_id)`;

interface Account {
  id: string;
  kind: string;
  name: string;
  group_id: string | null;
  entitlement_id: string;
  entitlement: string;
  capacity: number;
  users: number;
  created_at: Date;
  activated_at: Date | null;
  contact_id: string | null;
  contact: string;
  hit_name?: string | null;
  hit_username?: string | null;
  hit_email?: string | null;
}

app.get('/api/licences/:licenceId/accounts', async (context) => {
  const session = await sessionOf(context.req.header('authorization'));
  if (!session) return context.json({ code: 'not-signed-in' }, 401);
  const licenceId = context.req.param('licenceId');
  if (licenceId !== session.licence_id) return context.json({ code: 'not-found' }, 404);
  const search = context.req.query('search')?.toLowerCase();
  const page = search ? await found(licenceId, `%${search.replace(/[\\%_]/g, '\\$&')}%`) : await all(licenceId);
  const items = page.rows.slice(0, 50).map((row) => shown(row, session.active));
  const last = page.rows.length > 50 ? items.at(-1) : undefined;
  const next = last && Buffer.from(JSON.stringify([last.name, last.id])).toString('base64url');
  return context.json({ items, total: page.total, ...(next && { next }) }, 200, { 'Cache-Control': 'no-store' });
});

async function all(licenceId: string) {
  const totals = await pool.query<{ total: number }>('select sum(started)::int as total from entitlements where licence_id = $1', [
    licenceId,
  ]);
  const { rows } = await pool.query<Account>(
    `select ${fields} from accounts a ${joins} where a.licence_id = $1 order by a.name_key, a.id limit 51`,
    [licenceId],
  );
  return { rows, total: totals.rows[0]?.total };
}

async function found(licenceId: string, pattern: string) {
  const totals = await pool.query<{ total: number }>(`select count(*)::int as total from ${matches} f`, [licenceId, pattern]);
  const { rows } = await pool.query<Account>(
    `select ${fields}, h.display_name as hit_name, h.username as hit_username, h.email as hit_email
     from accounts a join ${matches} f on f.account_id = a.id ${joins}
     left join users h on h.licence_id = a.licence_id and h.account_id = a.id and h.id = f.user_id and not f.itself
     where a.licence_id = $1 order by a.name_key, a.id limit 51`,
    [licenceId, pattern],
  );
  return { rows, total: totals.rows[0]?.total };
}

function shown(row: Account, active: boolean) {
  const group = row.kind !== 'single';
  const refused = (code: string, params = {}) => ({ code, params });
  const ofGroups = group || refused('not-a-group-account');
  const full = row.users >= row.capacity && refused('account-full', { capacity: row.capacity, room: 0 });
  const can = {
    'accounts.read': true,
    'accounts.readers': true,
    'accounts.licence': true,
    'accounts.edit': true,
    'accounts.rename': ofGroups,
    'accounts.changeGroupId': ofGroups,
    'accounts.resend': true,
    'accounts.release': true,
    'accounts.delete': true,
    'accounts.archive': true,
    'accounts.announceDeletion': true,
    'accounts.withdrawDeletion': refused('deletion-not-announced'),
    'accounts.openSettings': refused('not-permitted'),
    'requests.askMove': group ? refused('not-a-single-account') : true,
    'users.list': ofGroups,
    'users.create': group && full ? full : ofGroups,
    'users.import': ofGroups,
    'users.export': ofGroups,
    'users.importErrors': ofGroups,
    'users.importTemplate': ofGroups,
    'users.redistribute': ofGroups,
    'users.moveAll': ofGroups,
    'users.removeAll': ofGroups,
    'users.permit': ofGroups,
    'users.resendAll': ofGroups,
  };
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    groupId: row.group_id,
    entitlement: { id: row.entitlement_id, name: row.entitlement },
    primaryContact: row.contact_id && { id: row.contact_id, displayName: row.contact },
    users: row.users,
    capacity: row.capacity,
    createdAt: row.created_at,
    state: !active ? 'expired' : row.activated_at ? 'active' : 'invited',
    version: 'AAAAAAAAAAAAAAAA',
    can,
    ...(row.hit_name && {
      hit: {
        displayName: row.hit_name,
        signInName: row.hit_username ? `${row.group_id}/${row.hit_username}` : row.hit_email,
        email: row.hit_email,
      },
    }),
  };
}

interface User {
  id: string;
  account_id: string;
  role: string;
  display_name: string;
  username: string;
  email: string | null;
  phone: string | null;
  primary_contact: boolean;
  last_sign_in_at: Date | null;
  may_create: boolean;
  has_documents: boolean;
  may_reset: boolean;
}

app.post('/api/accounts/:accountId/users/:userId/move', async (context) => {
  const session = await sessionOf(context.req.header('authorization'));
  if (!session) return context.json({ code: 'not-signed-in' }, 401);
  const { accountId, userId } = context.req.param();
  const body = await context.req.text();
  const { toAccountId } = JSON.parse(body) as { toAccountId: string };
  const key = context.req.header('idempotency-key');
  if (!key) return context.json({ code: 'key-missing' }, 400);
  const client = await pool.connect();
  try {
    await client.query('begin');
    const moved = await move(client, session, { accountId, userId, toAccountId, key, body });
    await client.query(moved.status === 200 ? 'commit' : 'rollback');
    return context.json(moved.output, moved.status);
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
});

type Move = Record<'accountId' | 'userId' | 'toAccountId' | 'key' | 'body', string>;

/** One transaction that writes what ours writes: the user, both accounts' counters, the documents, the journal, the reply. */
async function move(client: pg.PoolClient, { person_id, licence_id }: Session, { accountId, userId, toAccountId, key, body }: Move) {
  const keyHash = createHash('sha256').update(key).digest();
  const claimed = await client.query(
    `insert into submissions (licence_id, person_id, operation, key_hash, created_at) values ($1, $2, 'users.move', $3, now()) on conflict do nothing`,
    [licence_id, person_id, keyHash],
  );
  if (claimed.rowCount === 0) return { status: 409 as const, output: { code: 'key-reused' } };
  const accounts = await client.query<{ id: string; kind: string; capacity: number; users: number }>(
    `select a.id, a.kind, a.capacity, c.users from accounts a join counters c on c.licence_id = a.licence_id and c.account_id = a.id
     where a.licence_id = $1 and a.id = any($2) order by a.id for no key update of a`,
    [licence_id, [accountId, toAccountId]],
  );
  const target = accounts.rows.find(({ id }) => id === toAccountId);
  const users = await client.query<User>('select * from users where licence_id = $1 and account_id = $2 and id = $3', [
    licence_id,
    accountId,
    userId,
  ]);
  const user = users.rows[0];
  if (!user || !target || accounts.rows.length !== 2) return { status: 404 as const, output: { code: 'not-found' } };
  const taken = await client.query('select 1 from users where licence_id = $1 and account_id = $2 and username_key = $3', [
    licence_id,
    toAccountId,
    user.username,
  ]);
  const full = target.kind === 'single' || target.users >= target.capacity;
  if (full || taken.rowCount || user.role !== 'user' || user.primary_contact) return { status: 409 as const, output: { code: 'refused' } };
  const owned = await client.query<{ id: string; published: boolean }>(
    'select id, published from documents where licence_id = $1 and account_id = $2 and owner_id = $3',
    [licence_id, accountId, userId],
  );

  await client.query(
    `update users set account_id = $4, role = 'user', responsible_id = null, quota = null, may_publish = false
     where licence_id = $1 and account_id = $2 and id = $3`,
    [licence_id, accountId, userId, toAccountId],
  );
  await client.query('update documents set published = false where licence_id = $1 and owner_id = $2 and published', [licence_id, userId]);
  const count = 'update counters set users = users + $3, documents = documents + $4 where licence_id = $1 and account_id = $2';
  await client.query(count, [licence_id, accountId, -1, -owned.rows.length]);
  await client.query(count, [licence_id, toAccountId, 1, owned.rows.length]);

  const output = {
    id: user.id,
    accountId: toAccountId,
    role: 'user',
    displayName: user.display_name,
    username: user.username,
    email: user.email,
    phone: user.phone,
    responsible: null,
    permissions: { create: user.may_create, publish: false, documents: user.has_documents, resetPassword: user.may_reset },
    quota: null,
    users: 0,
    primaryContact: false,
    lastSignInAt: user.last_sign_in_at,
    version: 'AAAAAAAAAAAAAAAA',
    can: {
      'users.read': true,
      'users.edit': true,
      'users.setPassword': true,
      'users.resend': user.email ? true : { code: 'without-email', params: {} },
      'users.move': true,
      'documents.create': true,
    },
  };
  await client.query(
    `update submissions set request_hash = $3, sealed_reply = $4 where person_id = $1 and operation = 'users.move' and key_hash = $2`,
    [person_id, keyHash, createHash('sha256').update(body).digest(), Buffer.from(JSON.stringify(output))],
  );
  const changes = [
    { kind: 'changed', resource: 'users', id: userId, field: 'accountId', from: accountId, to: toAccountId },
    ...owned.rows
      .filter(({ published }) => published)
      .map(({ id }) => ({ kind: 'changed', resource: 'documents', id, field: 'published' })),
  ];
  const at = new Date().toISOString();
  const entry = JSON.stringify({ id: randomUUID(), at, person: person_id, operation: 'users.move', changes });
  await client.query(
    `with next as (
       update heads set seq = seq + 1, hash = sha256(hash || int8send(seq + 1) || convert_to($2, 'UTF8')) where licence_id = $1 returning seq, hash
     )
     insert into journal (licence_id, seq, at, person_id, operation, subjects, scopes, body, hash)
     select $1, seq, $3, $4, 'users.move', $5, $6, $2, hash from next`,
    [licence_id, entry, at, person_id, [userId], [licence_id, accountId, toAccountId, userId]],
  );
  return { status: 200 as const, output };
}

interface Row extends User {
  responsible_id: string | null;
  responsible: string | null;
  may_publish: boolean;
  quota: number | null;
  users: number;
}

/** A page of an account's users without what may be done to them: what \`list.can\` is held against. */
app.get('/api/accounts/:accountId/users', async (context) => {
  const session = await sessionOf(context.req.header('authorization'));
  if (!session) return context.json({ code: 'not-signed-in' }, 401);
  const { accountId } = context.req.param();
  const [account] = (
    await pool.query<{ users: number }>('select users from counters where licence_id = $1 and account_id = $2', [
      session.licence_id,
      accountId,
    ])
  ).rows;
  if (!account) return context.json({ code: 'not-found' }, 404);
  const { rows } = await pool.query<Row>(
    `select u.*, r.display_name as responsible, case when u.role = 'user' then 0 else
       (select count(*)::int from users m where m.licence_id = u.licence_id and m.account_id = u.account_id and m.responsible_id = u.id) end as users
     from users u left join users r on r.licence_id = u.licence_id and r.account_id = u.account_id and r.id = u.responsible_id
     where u.licence_id = $1 and u.account_id = $2 order by u.name_key, u.id limit 51`,
    [session.licence_id, accountId],
  );
  const items = rows.slice(0, 50).map((row) => ({
    id: row.id,
    accountId,
    role: row.role,
    displayName: row.display_name,
    username: row.username,
    email: row.email,
    phone: row.phone,
    responsible: row.responsible_id && { id: row.responsible_id, displayName: row.responsible },
    permissions: { create: row.may_create, publish: row.may_publish, documents: row.has_documents, resetPassword: row.may_reset },
    quota: row.quota,
    users: row.users,
    primaryContact: row.primary_contact,
    lastSignInAt: row.last_sign_in_at,
    version: 'AAAAAAAAAAAAAAAA',
  }));
  const last = rows.length > 50 ? rows[49] : undefined;
  const next = last && Buffer.from(JSON.stringify([last.display_name, last.id])).toString('base64url');
  return context.json({ items, total: account.users, ...(next && { next }) }, 200, { 'Cache-Control': 'no-store' });
});

openFolder(app, pool);

app.get('/', (context) => context.html(page));

/** The same rows on a page without any library. */
const page = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Konton</title><div id="accounts"></div>
<script type="module">
  const { token, licenceId } = JSON.parse(sessionStorage.getItem('peer'));
  const response = await fetch('/api/licences/' + licenceId + '/accounts?sort=name', { headers: { Authorization: 'Bearer ' + token } });
  const { items, total } = await response.json();
  const escaped = (text) => String(text ?? '').replace(/[&<>"]/g, (letter) => '&#' + letter.charCodeAt(0) + ';');
  document.getElementById('accounts').innerHTML = '<h2>Konton ' + total + '</h2><table><tbody>' + items.map((row) => '<tr><td>' + [
    row.name, row.groupId, row.entitlement.name, row.primaryContact?.displayName, row.users + ' / ' + row.capacity,
    row.createdAt.slice(0, 10), row.state,
  ].map(escaped).join('</td><td>') + '</td></tr>').join('') + '</tbody></table>';
</script></html>`;

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`http://127.0.0.1:${port}`));
