/** Runs SQL as the owner of the database, past row-level security. */
export type AsOwner = (sql: string) => Promise<Record<string, unknown>[]>;

/**
 * What must hold in a database between any two acts, each as a query for what breaks it: figures are counts of what is
 * there (I7, I8), names stand in the directory once, the journal is whole and chained (I4), nothing is half written.
 */
const broken: Readonly<Record<string, string>> = {
  'started is the number of accounts, between nothing and purchased': `
    select e.id, e.started, e.purchased from entitlements e
    where e.started <> (select count(*) from accounts a where a.entitlement_id = e.id) or e.started not between 0 and e.purchased`,
  'counters are the numbers of what is there': `
    select a.id, c.* from accounts a left join counters c on c.account_id = a.id
    left join (select account_id, count(*) as users, count(*) filter (where role = 'administrator') as administrators from users group by 1) u
      on u.account_id = a.id
    left join (select account_id, count(*) as documents from documents where deleted_at is null group by 1) d on d.account_id = a.id
    where c.users is distinct from coalesce(u.users, 0) or c.administrators is distinct from coalesce(u.administrators, 0)
      or c.documents is distinct from coalesce(d.documents, 0)`,
  'no account has more users than its capacity': `
    select a.id, a.capacity from accounts a join users u on u.account_id = a.id group by a.id, a.capacity having a.capacity < count(*)`,
  'every account has one primary contact': `
    select a.id from accounts a left join users u on u.account_id = a.id and u.primary_contact group by a.id having count(u.id) <> 1`,
  'managers have no more users than their quota': `
    select m.id, m.quota from users m join users u on u.responsible_id = m.id group by m.id, m.quota having m.quota < count(*)`,
  'every responsible is a manager or administrator of the same account': `
    select u.id, u.responsible_id from users u where u.responsible_id is not null and not exists (
      select from users m where m.id = u.responsible_id and m.account_id = u.account_id and m.role in ('manager', 'administrator'))`,
  'what lies in a folder of the bin is in the bin too': `
    select d.id from documents d join folders f on f.id = d.folder_id where f.deleted_at is not null and d.deleted_at is null
    union all select c.id from folders c join folders f on f.id = c.parent_id where f.deleted_at is not null and c.deleted_at is null`,
  'nothing in the bin is published': `select id from documents where deleted_at is not null and published`,
  'every address stands in the directory, and nothing else': `
    select coalesce(u.email_key, d.key) as key from (select * from users where email_key is not null) u
    full join (select * from directory where kind = 'user-email') d on d.key = u.email_key and d.thing_id = u.id and d.licence_id = u.licence_id
    where u.id is null or d.key is null`,
  'every group id stands in the directory, and nothing else': `
    select coalesce(a.group_id_key, d.key) as key from (select * from accounts where group_id_key is not null) a
    full join (select * from directory where kind = 'group-id' and reserved_until is null) d on d.key = a.group_id_key and d.thing_id = a.id
    where a.id is null or d.key is null`,
  'every mail has its link, and every link its person': `
    select count(*) from links l
    where not exists (select from users u where u.id = l.person_id) and not exists (select from operators o where o.id = l.person_id)
    having count(*) > 0 or (select count(*) from outbox where sealed_link is not null) <> (select count(*) from links)`,
  'nobody was mailed twice for one act, but told each time that another address was asked for': `
    select recipient, template from outbox o where template <> 'email-changing' group by licence_id, recipient, template, account_id, person_id
    having count(*) > 1 and count(*) > case when template in ('deletion-announced', 'deletion-withdrawn', 'new-role') then 0 else 1 end +
      (select count(*) from journal j where j.licence_id = o.licence_id and case template
        when 'deletion-announced' then j.operation = 'accounts.announceDeletion' and o.account_id = any(j.subjects)
        when 'deletion-withdrawn' then j.operation = 'accounts.withdrawDeletion' and o.account_id = any(j.subjects)
        when 'new-role' then j.operation in ('users.edit', 'users.import') and o.person_id = any(j.subjects)
        else j.operation = 'accounts.resend' and o.account_id = any(j.subjects)
          or j.operation in ('users.resend', 'users.move') and o.person_id = any(j.subjects)
          or j.operation in ('users.resendAll', 'users.moveAll', 'requests.move') end)`,
  'every key has its reply': `select operation from submissions where sealed_reply is null or request_hash is null`,
  'the journal has no gap, and ends where its head is': `
    select h.licence_id, h.seq from heads h
    where h.seq <> (select count(*) from journal j where j.licence_id = h.licence_id)
      or h.seq <> coalesce((select max(seq) from journal j where j.licence_id = h.licence_id), 0)`,
  'every row of the journal carries the hash of the one before': `
    select licence_id, seq from (
      select licence_id, seq, body, hash, coalesce(lag(hash) over (partition by licence_id order by seq), decode(repeat('00', 32), 'hex')) as before
      from journal) j
    where hash <> sha256(before || int8send(seq) || convert_to(body, 'UTF8'))`,
  'changes beside the journal belong to a row of it': `
    with entries as materialized (select (body::json->>'id')::uuid as id from journal)
    select c.entry_id from (select distinct entry_id from journal_changes) c where not exists (select from entries e where e.id = c.entry_id)`,
};

/** What of it does not hold, with the first rows that break it. */
export async function inconsistencies(run: AsOwner): Promise<string[]> {
  const said: string[] = [];
  for (const [what, sql] of Object.entries(broken)) {
    const rows = await run(sql);
    if (rows.length > 0) said.push(`${what}: ${rows.length} rows, ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return said;
}
