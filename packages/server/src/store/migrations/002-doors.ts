/** The tables that carry `licence_id`, and may be touched by the server's role under its policy. */
const ofLicence = ['entitlements', 'operators', 'accounts', 'users', 'documents', 'counters', 'sign_ins', 'outbox', 'submissions', 'heads'];
const appendOnly = ['journal', 'journal_changes'];
const insertOnly = ['directory', 'links'];

/** Whether a row is of the licence that has been entered. */
export const inLicence = (column: string) =>
  `${column} = any((select nullif(current_setting('knippa.licences', true), '')::uuid[])::uuid[])`;

/**
 * Row-level security behind the queries, and the doors through it. Before a licence is known nothing is visible; the
 * functions below are the only ones that see every licence, and each shows one thing. `sessions` and `directory` are
 * granted to nobody.
 */
export const doors = (role: string): string => /* sql */ `
${['licences', ...ofLicence, ...appendOnly, ...insertOnly].map((table) => `alter table ${table} enable row level security;`).join('\n')}
alter table sessions enable row level security;
create policy licence on licences using (${inLicence('id')});
${[...ofLicence, ...appendOnly, ...insertOnly].map((table) => `create policy licence on ${table} using (${inLicence('licence_id')});`).join('\n')}

grant usage on schema public to ${role};
grant select, insert, update on licences to ${role};
${ofLicence.map((table) => `grant select, insert, update, delete on ${table} to ${role};`).join('\n')}
${appendOnly.map((table) => `grant select, insert on ${table} to ${role};`).join('\n')}
${insertOnly.map((table) => `grant insert on ${table} to ${role};`).join('\n')}

create function admit(licence uuid) returns void language sql as $$
  select set_config('knippa.licences', '{' || licence || '}', true);
$$;

create function enter(token bytea, at timestamptz)
returns table (person_id uuid, door text, display_name text, licence_id uuid, licence_name text, expires_on date,
               account_id uuid, account_name text, role text, ends_at timestamptz, used_at timestamptz, ended boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare s sessions;
begin
  select * into s from sessions where token_hash = token;
  if not found then return; end if;
  if at >= s.ends_at or at >= s.used_at + interval '2 hours' then
    return query select s.person_id, s.door, null::text, s.licence_id, null::text, null::date,
      null::uuid, null::text, null::text, s.ends_at, s.used_at, true;
    return;
  end if;
  perform admit(s.licence_id);
  perform set_config('knippa.person', s.person_id::text, true);
  if s.door = 'operator' then
    return query select s.person_id, s.door, o.display_name, s.licence_id, l.name, l.expires_on,
      null::uuid, null::text, null::text, s.ends_at, s.used_at, false
      from operators o join licences l on l.id = o.licence_id where o.licence_id = s.licence_id and o.id = s.person_id;
  else
    return query select s.person_id, s.door, u.display_name, s.licence_id, l.name, l.expires_on,
      a.id, a.name, u.role, s.ends_at, s.used_at, false
      from users u join licences l on l.id = u.licence_id join accounts a on a.licence_id = u.licence_id and a.id = u.account_id
      where u.id = s.person_id and u.licence_id = s.licence_id;
  end if;
end $$;

create function touch_session(token bytea, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update sessions set used_at = at where token_hash = token and used_at < at;
$$;

create function open_session(token bytea, at_door text, licence uuid, person uuid, at timestamptz, until timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform admit(licence);
  delete from sessions where person_id = person and (ends_at <= at or used_at <= at - interval '2 hours');
  insert into sessions values (token, licence, person, at_door, at, at, until);
end $$;

create function end_session(token bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from sessions where token_hash = token;
$$;

create function end_sessions(person uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from sessions where person_id = person;
$$;

create function credentials(at_door text, named text, user_key text)
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
      where d.kind = 'group-id' and d.key = named;
  end if;
end $$;

create function follow_link(token bytea, at timestamptz)
returns table (person_id uuid, door text, email_key text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare l links;
begin
  select * into l from links where token_hash = token and used_at is null and ends_at > at;
  if not found then return; end if;
  perform admit(l.licence_id);
  return query select l.person_id, l.door, l.email_key;
end $$;

create function use_link(token bytea, at timestamptz)
returns table (person_id uuid, door text, email_key text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare l links;
begin
  update links set used_at = at where token_hash = token and used_at is null and ends_at > at returning * into l;
  if not found then return; end if;
  update links set used_at = at where links.person_id = l.person_id and used_at is null;
  perform admit(l.licence_id);
  return query select l.person_id, l.door, l.email_key;
end $$;

create function taken(of_kind text, keys text[]) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select key from directory where kind = of_kind and key = any(keys);
$$;

create function taken_like(of_kind text, stem text) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select key from directory where kind = of_kind and starts_with(key, stem) order by key limit 1000;
$$;

create function accounts_found(pattern text) returns table (account_id uuid, user_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, null::uuid from accounts where ${inLicence('licence_id')} and found like pattern
  union all
  select account_id, id from users where ${inLicence('licence_id')} and found like pattern;
$$;

create function users_found(pattern text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select id from users where ${inLicence('licence_id')} and found like pattern;
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to ${role};
`;
