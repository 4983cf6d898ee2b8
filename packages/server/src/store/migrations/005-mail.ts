/**
 * What sending needs of the outbox, and what the minute's tick sees of all licences. A mail is due at `due_at`, at once unless said otherwise;
 * one that was sent or given up is due no more, and holds neither names nor link. Who claims a mail moves its `due_at` on, so that it comes
 * due again if the server that claimed it is lost. `event` names what is told at most once to each recipient. A licence knows for which
 * expiry date, and how many days before it, its people were last reminded (LIC-05).
 */
export const mail = (role: string): string => /* sql */ `
alter table outbox
  add column event text,
  add column due_at timestamptz default '-infinity',
  add column attempts int not null default 0,
  add column lease uuid,
  add column sent_at timestamptz,
  add column given_up_at timestamptz,
  add column failure text,
  add check ((due_at is null) = (sent_at is not null or given_up_at is not null)),
  add check (due_at is not null or sealed_link is null);
create unique index outbox_event on outbox (licence_id, event, recipient) where event is not null;
create index outbox_due on outbox (due_at, id) where due_at is not null;
create index outbox_ended on outbox ((coalesce(sent_at, given_up_at))) where due_at is null;
create index sessions_by_end on sessions (ends_at);
create index links_by_end on links (ends_at);

alter table licences add column reminded_for date, add column reminded_before int;
create index licences_by_end on licences (expires_on);

create function claim_mail(at timestamptz, until timestamptz, mine uuid)
returns table (licence_id uuid, id uuid, created_at timestamptz, recipient text, language text, template text, params jsonb, sealed_link bytea, attempts int)
language sql security definer set search_path = public, pg_temp as $$
  update outbox o set due_at = until, attempts = o.attempts + 1, lease = mine
  from (select d.licence_id, d.id from outbox d where d.due_at <= at order by d.due_at, d.id limit 1 for update skip locked) due
  where o.licence_id = due.licence_id and o.id = due.id
  returning o.licence_id, o.id, o.created_at, o.recipient, o.language, o.template, o.params, o.sealed_link, o.attempts;
$$;

create function mail_sent(licence uuid, mail uuid, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update outbox set due_at = null, lease = null, sent_at = at, failure = null, sealed_link = null, params = '{}'
  where id = mail and due_at is not null;
$$;

create function put_off_mail(licence uuid, mail uuid, mine uuid, next timestamptz, why text) returns void
language sql security definer set search_path = public, pg_temp as $$
  update outbox set due_at = next, lease = null, failure = why where id = mail and lease = mine;
$$;

create function give_up_mail(licence uuid, mail uuid, mine uuid, at timestamptz, why text) returns void
language sql security definer set search_path = public, pg_temp as $$
  update outbox set due_at = null, lease = null, given_up_at = at, failure = why, sealed_link = null, params = '{}'
  where id = mail and lease = mine;
$$;

create function link_ends(token bytea, at timestamptz) returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select ends_at from links where token_hash = token and used_at is null and ends_at > at;
$$;

create function expiring(first date, last date)
returns table (licence_id uuid, expires_on date, reminded_for date, reminded_before int)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.expires_on, l.reminded_for, l.reminded_before from licences l where l.expires_on between first and last order by l.expires_on, l.id;
$$;

create function purge(at timestamptz, most int) returns table (submissions int, sessions int, links int, mails int)
language sql security definer set search_path = public, pg_temp as $$
  with old_submissions as (delete from submissions where ctid = any(array(
      select ctid from submissions where created_at <= at - interval '24 hours' limit most for update skip locked)) returning 1),
    old_sessions as (delete from sessions where ctid = any(array(
      select ctid from sessions where ends_at <= at - interval '1 day' limit most for update skip locked)) returning 1),
    old_links as (delete from links where ctid = any(array(
      select ctid from links where ends_at <= at - interval '30 days' limit most for update skip locked)) returning 1),
    old_mails as (delete from outbox where ctid = any(array(
      select ctid from outbox where due_at is null and coalesce(sent_at, given_up_at) <= at - interval '30 days'
      limit most for update skip locked)) returning 1)
  select (select count(*)::int from old_submissions), (select count(*)::int from old_sessions),
    (select count(*)::int from old_links), (select count(*)::int from old_mails);
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to ${role};
`;
