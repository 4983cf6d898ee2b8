import { inLicence } from './002-doors.js';

/**
 * How accounts end, leave and change their name. A group id that is given up stays in the directory, `reserved_until` an instant, and
 * signs nobody in. Statistics outlive their account. What sessions, links and the directory hold of an account goes, or goes along, through
 * one function each.
 */
export const endings = (role: string): string => /* sql */ `
alter table directory add column reserved_until timestamptz;
create index directory_reserved on directory (reserved_until) where reserved_until is not null;
alter table sign_ins drop constraint sign_ins_licence_id_account_id_fkey;

create or replace function credentials(at_door text, named text, user_key text)
returns table (person_id uuid, licence_id uuid, password_hash text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if at_door = 'operator' then
    return query select o.id, o.licence_id, o.password_hash from directory d
      join operators o on o.licence_id = d.licence_id and o.id = d.thing_id
      where d.kind = case when position('@' in named) > 0 then 'operator-email' else 'operator-username' end and d.key = named;
  elsif user_key is null then
    return query select u.id, u.licence_id, u.password_hash from directory d
      join users u on u.id = d.thing_id and u.licence_id = d.licence_id
      where d.kind = 'user-email' and d.key = named;
  else
    return query select u.id, u.licence_id, u.password_hash from directory d
      join users u on u.licence_id = d.licence_id and u.account_id = d.thing_id and u.username_key = user_key
      where d.kind = 'group-id' and d.key = named and d.reserved_until is null;
  end if;
end $$;

drop function taken(text, text[]);
create function taken(of_kind text, keys text[], own uuid) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select key from directory where kind = of_kind and key = any(keys) and (own is null or thing_id <> own);
$$;

create function reserve(of_kind text, held text, thing uuid, until timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update directory set reserved_until = until where kind = of_kind and key = held and thing_id = thing and ${inLicence('licence_id')};
$$;

create function claim(of_kind text, wanted text, licence uuid, thing uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update directory set reserved_until = null
    where kind = of_kind and key = wanted and thing_id = thing and licence_id = licence and ${inLicence('licence_id')};
  if not found then insert into directory (kind, key, licence_id, thing_id) values (of_kind, wanted, licence, thing); end if;
end $$;

create function free_reserved(at timestamptz) returns int
language sql security definer set search_path = public, pg_temp as $$
  with freed as (delete from directory where reserved_until <= at returning 1) select count(*)::int from freed;
$$;

create function forget_account(account uuid, until timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare people uuid[];
begin
  select array_agg(id) into people from (select id from users where account_id = account and ${inLicence('licence_id')} for update) held;
  delete from sessions where person_id = any(people);
  delete from links where person_id = any(people);
  delete from submissions where person_id = any(people);
  delete from directory where kind = 'user-email' and thing_id = any(people);
  update directory set reserved_until = until
    where kind = 'group-id' and thing_id = account and reserved_until is null and ${inLicence('licence_id')};
end $$;

create function hand_over(account uuid, old_licence uuid, new_licence uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare people uuid[];
begin
  select array_agg(id) into people
    from (select id from users where account_id = account and licence_id = old_licence and ${inLicence('licence_id')} for update) held;
  delete from sessions where person_id = any(people);
  delete from submissions where person_id = any(people);
  update links set licence_id = new_licence where person_id = any(people);
  update directory set licence_id = new_licence
    where licence_id = old_licence and (thing_id = account or kind = 'user-email' and thing_id = any(people));
end $$;

create function sessions_of(account uuid, at timestamptz) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from sessions s join users u on u.id = s.person_id
    where u.account_id = account and s.ends_at > at and s.used_at > at - interval '2 hours' and ${inLicence('u.licence_id')};
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to ${role};
`;
