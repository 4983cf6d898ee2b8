import { inLicence } from './002-doors.js';

/**
 * An account's one link to what is published. Whoever may publish copies it, so it is kept sealed under the service's secret; it is looked up by its hash, through the
 * one door that knows no licence yet: it tells what phase the licence is in and which account it is, and opens the licence for the transaction.
 */
export const publishing = (role: string): string => /* sql */ `
create table published_links (
  licence_id uuid not null,
  account_id uuid not null,
  token_hash bytea not null unique,
  sealed_token bytea not null,
  created_at timestamptz not null,
  primary key (licence_id, account_id),
  foreign key (licence_id, account_id) references accounts (licence_id, id) on update cascade on delete cascade
);
alter table published_links enable row level security;
create policy licence on published_links using (${inLicence('licence_id')});
grant select, insert, update, delete on published_links to ${role};

create function enter_published(token bytea) returns table (licence_id uuid, account_id uuid, expires_on date)
language plpgsql security definer set search_path = public, pg_temp as $$
declare p published_links;
begin
  select * into p from published_links where token_hash = token;
  if not found then return; end if;
  perform admit(p.licence_id);
  return query select p.licence_id, p.account_id, l.expires_on from licences l where l.id = p.licence_id;
end $$;

revoke execute on function enter_published from public;
grant execute on function enter_published to ${role};
`;
