import { inLicence } from './002-doors.js';

/** Staff's own house: the licence that is none, under which stands what they do before they have opened one. */
export const house = '00000000-0000-0000-0000-000000000000';

const isMe = (column: string) => `${column} = (select nullif(current_setting('knippa.person', true), '')::uuid)`;

/**
 * The provider's people, add-ons, and requests. Staff enter with the licence they want: that one is opened for the transaction, or else their own
 * house; the list of licences is a function that shows names of licences alone. A submission is seen by whoever sent it, in whatever licence.
 */
export const staff = (role: string): string => /* sql */ `
alter table licences drop constraint licences_kind_check;
alter table licences add constraint licences_kind_check check (kind in ('bought', 'trial', 'subscription', 'house'));
insert into licences (id, kind, name, starts_on, expires_on) values ('${house}', 'house', 'Staff', '2000-01-01', '9999-12-31');
insert into heads (licence_id, seq, hash) values ('${house}', 0, decode(repeat('00', 32), 'hex'));

create table staff (
  id uuid primary key,
  username text not null,
  username_key text not null unique collate "C",
  display_name text not null,
  created_at timestamptz not null,
  last_sign_in_at timestamptz
);
alter table staff enable row level security;
alter table sessions drop constraint sessions_door_check;
alter table sessions add constraint sessions_door_check check (door in ('operator', 'account', 'staff') and (door = 'staff') = (licence_id = '${house}'));

create table add_ons (
  licence_id uuid not null references licences,
  id uuid not null unique,
  name text not null,
  for_all boolean not null,
  created_at timestamptz not null,
  primary key (licence_id, id)
);
create table add_on_accounts (
  licence_id uuid not null,
  add_on_id uuid not null,
  account_id uuid not null,
  primary key (licence_id, add_on_id, account_id),
  foreign key (licence_id, add_on_id) references add_ons (licence_id, id) on delete cascade,
  foreign key (licence_id, account_id) references accounts (licence_id, id) on delete cascade
);

create table requests (
  licence_id uuid not null references licences,
  id uuid not null unique,
  state text not null check (state in ('waiting', 'started', 'declined')),
  sent_by uuid not null,
  sent_at timestamptz not null,
  answered_at timestamptz,
  reason text,
  account_id uuid,
  entitlement_id uuid,
  name text,
  group_id text,
  username text,
  display_name text,
  email text,
  primary key (licence_id, id),
  foreign key (licence_id, entitlement_id) references entitlements (licence_id, id),
  foreign key (licence_id, account_id) references accounts (licence_id, id) on update cascade on delete cascade,
  check ((state = 'waiting') = (answered_at is null)),
  check ((state = 'started') = (account_id is not null)),
  check ((state = 'declined') = (reason is not null)),
  check ((state = 'waiting') = (email is not null))
);
create index requests_by_time on requests (licence_id, sent_at desc, id desc);

${['add_ons', 'add_on_accounts', 'requests']
  .map(
    (table) => `alter table ${table} enable row level security;
create policy licence on ${table} using (${inLicence('licence_id')});
grant select, insert, update, delete on ${table} to ${role};`,
  )
  .join('\n')}

drop policy licence on submissions;
create policy licence on submissions using (${inLicence('licence_id')} or ${isMe('person_id')});

drop function enter(bytea, timestamptz);
create function enter(token bytea, at timestamptz, wanted uuid)
returns table (person_id uuid, door text, display_name text, licence_id uuid, licence_name text, licence_kind text, expires_on date,
               account_id uuid, account_name text, role text, ends_at timestamptz, used_at timestamptz, ended boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare s sessions;
declare opened uuid;
begin
  select * into s from sessions where token_hash = token;
  if not found then return; end if;
  if at >= s.ends_at or at >= s.used_at + interval '2 hours' then
    return query select s.person_id, s.door, null::text, s.licence_id, null::text, null::text, null::date,
      null::uuid, null::text, null::text, s.ends_at, s.used_at, true;
    return;
  end if;
  opened := s.licence_id;
  if s.door = 'staff' then select coalesce((select id from licences where id = wanted), s.licence_id) into opened; end if;
  perform admit(opened);
  perform set_config('knippa.person', s.person_id::text, true);
  if s.door = 'staff' then
    return query select s.person_id, s.door, p.display_name, l.id, l.name, l.kind, l.expires_on,
      null::uuid, null::text, null::text, s.ends_at, s.used_at, false
      from staff p join licences l on l.id = opened where p.id = s.person_id;
  elsif s.door = 'operator' then
    return query select s.person_id, s.door, o.display_name, s.licence_id, l.name, l.kind, l.expires_on,
      null::uuid, null::text, null::text, s.ends_at, s.used_at, false
      from operators o join licences l on l.id = o.licence_id where o.licence_id = s.licence_id and o.id = s.person_id;
  else
    return query select s.person_id, s.door, u.display_name, s.licence_id, l.name, l.kind, l.expires_on,
      a.id, a.name, u.role, s.ends_at, s.used_at, false
      from users u join licences l on l.id = u.licence_id join accounts a on a.licence_id = u.licence_id and a.id = u.account_id
      where u.id = s.person_id and u.licence_id = s.licence_id;
  end if;
end $$;

create function staff_enters(new_id uuid, as_name text, as_key text, called text, at timestamptz) returns uuid
language sql security definer set search_path = public, pg_temp as $$
  insert into staff values (new_id, as_name, as_key, called, at, at)
  on conflict (username_key) do update set last_sign_in_at = at returning id;
$$;

create function licences_listed(after_day date, after_id uuid, most int)
returns table (id uuid, kind text, name text, starts_on date, expires_on date, waiting int)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.kind, l.name, l.starts_on, l.expires_on,
    (select count(*)::int from requests r where r.licence_id = l.id and r.state = 'waiting')
  from licences l
  where l.kind <> 'house' and exists (select 1 from staff where ${isMe('staff.id')})
    and (after_day is null or (l.expires_on, l.id) > (after_day, after_id))
  order by l.expires_on, l.id limit most;
$$;

create function forget_operator(operator uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from operators where id = operator and ${inLicence('licence_id')}) then return; end if;
  delete from sessions where person_id = operator;
  delete from links where person_id = operator;
  delete from submissions where person_id = operator;
  delete from directory where thing_id = operator and kind in ('operator-email', 'operator-username');
end $$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to ${role};
`;
