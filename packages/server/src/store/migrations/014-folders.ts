import { inLicence } from './002-doors.js';

/**
 * Folders, and documents that lie in them: in somebody's My Documents (owned: they follow their person), in Shared folders or in Shared templates (they refer to whom
 * they name). A shared folder that `follows` has no entries of its own. What is in the bin has `deleted_at`, and `deleted_with` the thing that took it along. `revision`
 * counts the changes of an account's shared folders, so that a server knows what of them it has not seen; `folders_floor` is the last at which some went for ever.
 * What names somebody, or a folder, without following them is held at the end of a transaction: an account that is released takes along both sides, one after the other.
 */
export const folders = (role: string): string => /* sql */ `
create table folders (
  licence_id uuid not null,
  account_id uuid not null,
  id uuid not null unique,
  space text not null check (space in ('personal', 'shared', 'templates')),
  owner_id uuid,
  parent_id uuid,
  name text not null,
  name_key text not null collate "C",
  found text not null collate "C",
  icon text,
  shared_owner_id uuid,
  follows boolean not null default false,
  managers_read boolean not null default false,
  managers_write boolean not null default false,
  users_read boolean not null default false,
  users_write boolean not null default false,
  responsible_id uuid,
  responsible_read boolean not null default false,
  responsible_write boolean not null default false,
  chosen_read boolean not null default false,
  chosen_write boolean not null default false,
  revision bigint not null default 0,
  created_at timestamptz not null,
  deleted_at timestamptz,
  deleted_with uuid,
  primary key (licence_id, account_id, id),
  foreign key (licence_id, account_id) references accounts (licence_id, id) on update cascade on delete cascade,
  constraint folders_owner foreign key (licence_id, account_id, owner_id)
    references users (licence_id, account_id, id) on update cascade on delete cascade,
  constraint folders_parent foreign key (licence_id, account_id, parent_id)
    references folders (licence_id, account_id, id) on update no action on delete cascade,
  constraint folders_shared_owner foreign key (licence_id, account_id, shared_owner_id)
    references users (licence_id, account_id, id) on update no action deferrable initially deferred,
  constraint folders_responsible foreign key (licence_id, account_id, responsible_id)
    references users (licence_id, account_id, id) on update no action deferrable initially deferred,
  check ((space = 'personal') = (owner_id is not null)),
  check ((space = 'shared') = (shared_owner_id is not null)),
  check (not follows or (space = 'shared' and parent_id is not null)),
  check ((deleted_at is null) = (deleted_with is null))
);
create index folders_by_name on folders (licence_id, account_id, space, parent_id, name_key, id) where deleted_at is null;
create index folders_by_parent on folders (licence_id, account_id, parent_id) where parent_id is not null;
create index folders_by_owner on folders (licence_id, account_id, owner_id) where owner_id is not null;
create index folders_by_shared_owner on folders (licence_id, account_id, shared_owner_id) where shared_owner_id is not null;
create index folders_by_responsible on folders (licence_id, account_id, responsible_id) where responsible_id is not null;
create index folders_by_revision on folders (licence_id, account_id, revision) where space = 'shared';
create index folders_deleted on folders (deleted_at) where deleted_at is not null;
create index folders_found on folders using gin (found gin_trgm_ops);

create table folder_people (
  licence_id uuid not null,
  account_id uuid not null,
  folder_id uuid not null,
  user_id uuid not null,
  primary key (licence_id, account_id, folder_id, user_id),
  foreign key (licence_id, account_id, folder_id) references folders (licence_id, account_id, id) on update cascade on delete cascade,
  constraint folder_people_user foreign key (licence_id, account_id, user_id)
    references users (licence_id, account_id, id) on update no action on delete cascade deferrable initially deferred
);
create index folder_people_by_user on folder_people (licence_id, account_id, user_id);

drop index documents_in_order;
alter table documents drop column bytes;
alter table documents rename column blocks to content;
update documents set content = jsonb_build_object('kind', 'document', 'blocks', content);
alter table documents
  alter column owner_id drop not null,
  add column bytes int not null generated always as (octet_length(content::text)) stored,
  add column kind text not null generated always as (content ->> 'kind') stored,
  add column content_hash text not null generated always as (md5(content::text)) stored,
  add column space text not null default 'personal' check (space in ('personal', 'shared', 'templates')),
  add column folder_id uuid,
  add column found text collate "C",
  add column changed_at timestamptz,
  add column deleted_at timestamptz,
  add column deleted_with uuid,
  add constraint documents_folder foreign key (licence_id, account_id, folder_id)
    references folders (licence_id, account_id, id) on update no action on delete cascade deferrable initially deferred,
  add constraint documents_account foreign key (licence_id, account_id) references accounts (licence_id, id) on update cascade on delete cascade,
  add check ((space = 'personal') = (owner_id is not null)),
  add check (space <> 'shared' or folder_id is not null),
  add check ((deleted_at is null) = (deleted_with is null));
update documents set changed_at = created_at, found = ' ' || title_key;
alter table documents alter column changed_at set not null, alter column found set not null, alter column space drop default;
create index documents_in_order on documents
  (licence_id, account_id, coalesce(owner_id, folder_id, '00000000-0000-0000-0000-000000000000'::uuid), id);
create index documents_by_owner on documents (licence_id, account_id, owner_id) where owner_id is not null;
create index documents_by_place on documents (licence_id, account_id, space, owner_id, folder_id, title_key, id) where deleted_at is null;
create index documents_by_folder on documents (licence_id, account_id, folder_id) where folder_id is not null;
create index documents_by_creator on documents (licence_id, account_id, creator_id);
create index documents_published on documents (licence_id, account_id, title_key, id) where published and deleted_at is null;
create index documents_deleted on documents (deleted_at) where deleted_at is not null;
create index documents_found on documents using gin (found gin_trgm_ops);

alter table counters add column folders_revision bigint not null default 0, add column folders_floor bigint not null default 0;

${['folders', 'folder_people']
  .map(
    (table) => `alter table ${table} enable row level security;
create policy licence on ${table} using (${inLicence('licence_id')});
grant select, insert, update, delete on ${table} to ${role};`,
  )
  .join('\n')}

create function documents_found(pattern text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select id from documents where found like pattern and ${inLicence('licence_id')};
$$;

create function folders_found(pattern text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select id from folders where found like pattern and ${inLicence('licence_id')};
$$;

create function leave_folders(licence uuid, account uuid, people uuid[], gone boolean) returns void language plpgsql as $$
declare reached bigint;
begin
  if not exists (select from folders where licence_id = licence and account_id = account and shared_owner_id = any(people))
    and not exists (select from folders where licence_id = licence and account_id = account and responsible_id = any(people))
    and not (gone and exists (select from folder_people where licence_id = licence and account_id = account and user_id = any(people)))
  then return; end if;
  update counters set folders_revision = folders_revision + 1
    where licence_id = licence and account_id = account returning folders_revision into reached;
  update folders set revision = reached,
      shared_owner_id = (select id from users where licence_id = licence and account_id = account and primary_contact)
    where licence_id = licence and account_id = account and shared_owner_id = any(people);
  update folders set revision = reached, responsible_id = null, responsible_read = false, responsible_write = false
    where licence_id = licence and account_id = account and responsible_id = any(people);
  if gone then
    update folders set revision = reached where licence_id = licence and account_id = account
      and id in (select folder_id from folder_people where licence_id = licence and account_id = account and user_id = any(people));
    delete from folder_people where licence_id = licence and account_id = account and user_id = any(people);
  end if;
end $$;

create function empty_bins(until timestamptz, most int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare ended int;
declare more int;
begin
  with gone as (delete from documents where id in (select id from documents where deleted_at <= until limit most) returning 1)
    select count(*)::int into ended from gone;
  update counters c set folders_floor = folders_revision where exists (select from folders f
    where f.licence_id = c.licence_id and f.account_id = c.account_id and f.space = 'shared' and f.deleted_at <= until);
  with gone as (delete from folders where id in (select id from folders where deleted_at <= until limit most) returning 1)
    select count(*)::int into more from gone;
  return ended + more;
end $$;

revoke execute on function documents_found, folders_found, leave_folders, empty_bins from public;
grant execute on function documents_found, folders_found, leave_folders, empty_bins to ${role};
`;
