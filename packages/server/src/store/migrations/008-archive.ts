import { inLicence } from './002-doors.js';

/**
 * What an account's archive needs: a deletion that was announced, until when it waits and whether the archive was fetched; and of each document how
 * many bytes its content has, so that a page of an archive is as long as memory allows and its whole length is known about.
 */
export const archive = (role: string): string => /* sql */ `
create table deletions (
  licence_id uuid not null,
  account_id uuid not null,
  announced_at timestamptz not null,
  waits_until date not null,
  fetched_at timestamptz,
  primary key (licence_id, account_id),
  foreign key (licence_id, account_id) references accounts (licence_id, id) on delete cascade
);
alter table deletions enable row level security;
create policy licence on deletions using (${inLicence('licence_id')});
grant select, insert, update, delete on deletions to ${role};

alter table documents add column bytes int not null generated always as (octet_length(blocks::text)) stored;
create index documents_in_order on documents (licence_id, account_id, owner_id, id);
drop index documents_by_owner;
`;
