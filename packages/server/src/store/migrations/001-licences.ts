/**
 * The first tables. Every table of a licence carries `licence_id` in its key. What is OWNED follows its owner
 * (ON UPDATE CASCADE); what only REFERS does not (NO ACTION), so that no row can point into another licence and a move
 * that forgot a reference fails. What is folded or sorted by is stored, and compared bytewise.
 */
export const tables = /* sql */ `
create extension if not exists pg_trgm;

create table licences (
  id uuid primary key,
  kind text not null check (kind in ('bought', 'trial', 'subscription')),
  name text not null,
  starts_on date not null,
  expires_on date not null check (expires_on >= starts_on),
  billing_name text,
  billing_email text
);

create table entitlements (
  licence_id uuid not null references licences,
  id uuid not null,
  kind text not null check (kind in ('single', 'group', 'organisation')),
  name text not null,
  capacity int not null check (capacity >= 1),
  purchased int not null check (purchased >= 0),
  started int not null default 0 check (started >= 0),
  position int not null,
  primary key (licence_id, id),
  check (started <= purchased)
);

create table operators (
  licence_id uuid not null references licences,
  id uuid not null unique,
  display_name text not null,
  username text not null,
  username_key text not null collate "C",
  email text not null,
  email_key text not null collate "C",
  password_hash text,
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  primary key (licence_id, id)
);

create table accounts (
  licence_id uuid not null references licences,
  id uuid not null unique,
  entitlement_id uuid not null,
  kind text not null check (kind in ('single', 'group', 'organisation')),
  name text not null,
  name_key text not null collate "C",
  group_id text,
  group_id_key text collate "C",
  capacity int not null check (capacity >= 1),
  created_at timestamptz not null,
  activated_at timestamptz,
  found text not null collate "C",
  primary key (licence_id, id),
  foreign key (licence_id, entitlement_id) references entitlements (licence_id, id),
  check ((kind = 'single') = (group_id is null)),
  check ((group_id is null) = (group_id_key is null))
);
create index accounts_by_name on accounts (licence_id, name_key, id);
create index accounts_by_created on accounts (licence_id, created_at, id);
create index accounts_found on accounts using gin (found gin_trgm_ops);

create table users (
  licence_id uuid not null,
  account_id uuid not null,
  id uuid not null unique,
  role text not null check (role in ('administrator', 'manager', 'user')),
  display_name text not null,
  name_key text not null collate "C",
  username text,
  username_key text collate "C",
  email text,
  email_key text collate "C",
  phone text,
  password_hash text,
  responsible_id uuid,
  quota int check (quota >= 0),
  may_create boolean not null,
  may_publish boolean not null,
  has_documents boolean not null,
  may_reset boolean not null,
  primary_contact boolean not null default false,
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  found text not null collate "C",
  primary key (licence_id, account_id, id),
  foreign key (licence_id, account_id) references accounts (licence_id, id) on update cascade on delete cascade,
  constraint users_responsible foreign key (licence_id, account_id, responsible_id)
    references users (licence_id, account_id, id) on update no action,
  check (role = 'user' or responsible_id is null),
  check ((role = 'manager') = (quota is not null)),
  check (not primary_contact or role = 'administrator'),
  check ((username is null) = (username_key is null))
);
create unique index users_username on users (licence_id, account_id, username_key);
create unique index users_primary_contact on users (licence_id, account_id) where primary_contact;
create index users_by_name on users (licence_id, account_id, name_key, id);
create index users_by_responsible on users (licence_id, account_id, responsible_id) where responsible_id is not null;
create index users_found on users using gin (found gin_trgm_ops);

create table documents (
  licence_id uuid not null,
  account_id uuid not null,
  owner_id uuid not null,
  id uuid not null unique,
  creator_id uuid not null,
  title text not null,
  title_key text not null collate "C",
  blocks jsonb not null,
  published boolean not null default false,
  created_at timestamptz not null,
  primary key (licence_id, account_id, id),
  foreign key (licence_id, account_id, owner_id) references users (licence_id, account_id, id) on update cascade on delete cascade
);
create index documents_by_owner on documents (licence_id, account_id, owner_id);

create table counters (
  licence_id uuid not null,
  account_id uuid not null,
  users int not null default 0 check (users >= 0),
  administrators int not null default 0 check (administrators >= 0),
  documents int not null default 0 check (documents >= 0),
  primary key (licence_id, account_id),
  foreign key (licence_id, account_id) references accounts (licence_id, id) on update cascade on delete cascade
);

create table sign_ins (
  licence_id uuid not null,
  account_id uuid not null,
  month date not null,
  count int not null,
  primary key (licence_id, account_id, month),
  foreign key (licence_id, account_id) references accounts (licence_id, id) on update cascade on delete cascade
);

create table directory (
  kind text not null check (kind in ('group-id', 'user-email', 'operator-email', 'operator-username')),
  key text not null collate "C",
  licence_id uuid not null references licences,
  thing_id uuid not null,
  primary key (kind, key)
);

create table sessions (
  token_hash bytea primary key,
  licence_id uuid not null references licences,
  person_id uuid not null,
  door text not null check (door in ('operator', 'account')),
  created_at timestamptz not null,
  used_at timestamptz not null,
  ends_at timestamptz not null
);
create index sessions_by_person on sessions (person_id);

create table links (
  token_hash bytea primary key,
  licence_id uuid not null references licences,
  person_id uuid not null,
  door text not null check (door in ('operator', 'account')),
  purpose text not null check (purpose in ('welcome')),
  email_key text not null collate "C",
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index links_by_person on links (person_id);

create table outbox (
  licence_id uuid not null references licences,
  id uuid not null,
  account_id uuid,
  created_at timestamptz not null,
  recipient text not null,
  language text not null,
  template text not null,
  params jsonb not null,
  sealed_link bytea,
  primary key (licence_id, id)
);
create index outbox_by_time on outbox (created_at);

create table submissions (
  licence_id uuid not null references licences,
  person_id uuid not null,
  operation text not null,
  key_hash bytea not null,
  created_at timestamptz not null,
  request_hash bytea,
  sealed_reply bytea,
  primary key (person_id, operation, key_hash)
);
create index submissions_by_time on submissions (created_at);

create table heads (
  licence_id uuid primary key references licences,
  seq bigint not null,
  hash bytea not null
);

create table journal (
  licence_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  person_id uuid not null,
  operation text not null,
  subjects uuid[] not null,
  scopes uuid[] not null,
  body text not null,
  hash bytea not null,
  primary key (licence_id, seq)
);

create table journal_changes (
  licence_id uuid not null,
  entry_id uuid not null,
  position int not null,
  change text not null,
  primary key (licence_id, entry_id, position)
);
`;
