import { inLicence } from './002-doors.js';

/**
 * Links that are asked for: to reset a password, and to confirm a new address, which stands in `new_email` while `email_key` is still the
 * stored one. `attempts` counts tries under a hashed key, in no licence and granted to nobody. And what people set for themselves.
 */
export const links = (role: string): string => /* sql */ `
alter table links drop constraint links_purpose_check;
alter table links add column new_email text;
alter table links add constraint links_purpose_check check (purpose in ('welcome', 'reset', 'email') and (purpose = 'email') = (new_email is not null));

alter table accounts add column settings_open boolean not null default false;
alter table operators add column phone text;
alter table operators add column language text not null default 'sv' check (language in ('sv', 'en'));
alter table users add column language text not null default 'sv' check (language in ('sv', 'en'));

create table attempts (key_hash bytea not null, tried_at timestamptz not null);
create index attempts_by_key on attempts (key_hash, tried_at);
create index attempts_by_time on attempts (tried_at);
alter table attempts enable row level security;

create function attempt(key bytea, at timestamptz, most int, span interval) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare full_since timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(key, 'hex'), 0));
  delete from attempts where ctid in (select ctid from attempts where tried_at <= at - span order by tried_at limit 100 for update skip locked);
  select tried_at into full_since from attempts where key_hash = key and tried_at > at - span order by tried_at desc offset most - 1 limit 1;
  if found then return ceil(extract(epoch from full_since + span - at))::int; end if;
  insert into attempts values (key, at);
  return 0;
end $$;

create function forget_attempts(keys bytea[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from attempts where key_hash = any(keys);
$$;

drop function follow_link(bytea, timestamptz);
create function follow_link(token bytea, at timestamptz)
returns table (person_id uuid, door text, email_key text, purpose text, new_email text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare l links;
begin
  select * into l from links where token_hash = token and used_at is null and ends_at > at;
  if not found then return; end if;
  perform admit(l.licence_id);
  return query select l.person_id, l.door, l.email_key, l.purpose, l.new_email;
end $$;

drop function use_link(bytea, timestamptz);
create function use_link(token bytea, at timestamptz, purposes text[])
returns table (person_id uuid, door text, email_key text, purpose text, new_email text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare l links;
begin
  update links set used_at = at where token_hash = token and used_at is null and ends_at > at and links.purpose = any(purposes) returning * into l;
  if not found then return; end if;
  update links set used_at = at where links.person_id = l.person_id and used_at is null;
  perform admit(l.licence_id);
  return query select l.person_id, l.door, l.email_key, l.purpose, l.new_email;
end $$;

create function ended_link(token bytea, at timestamptz) returns table (person_id uuid, door text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare l links;
begin
  select * into l from links where token_hash = token and purpose <> 'email' and (used_at is not null or ends_at <= at);
  if not found then return; end if;
  perform admit(l.licence_id);
  return query select l.person_id, l.door;
end $$;

create function links_since(person uuid, purposes text[], since timestamptz) returns table (links int, oldest timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(person::text, 0));
  return query select count(*)::int, min(created_at) from links as l
    where l.person_id = person and l.purpose = any(purposes) and l.created_at > since and ${inLicence('l.licence_id')};
end $$;

create function end_links(person uuid, purposes text[], at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update links set used_at = at where person_id = person and purpose = any(purposes) and used_at is null and ${inLicence('licence_id')};
$$;

create function end_other_sessions(person uuid, kept bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from sessions where person_id = person and token_hash <> kept and ${inLicence('licence_id')};
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to ${role};
`;
