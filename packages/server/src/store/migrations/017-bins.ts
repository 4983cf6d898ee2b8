/**
 * The bin is read page by page, and by what was taken along. What has lain there for its days goes account by account, each held as whoever brings something back
 * holds it: an account that is held now waits for the next minute, and nothing goes that comes back at that instant.
 */
export const bins = /* sql */ `
create index documents_in_bin on documents (licence_id, account_id, deleted_at desc, id desc) where deleted_with = id;
create index folders_in_bin on folders (licence_id, account_id, deleted_at desc, id desc) where deleted_with = id;
create index documents_taken_along on documents (licence_id, account_id, deleted_with) where deleted_with is not null;
create index folders_taken_along on folders (licence_id, account_id, deleted_with) where deleted_with is not null;

create or replace function empty_bins(until timestamptz, most int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare held uuid[];
declare ended int;
declare more int;
begin
  select array_agg(id) into held from (
    select id from accounts where id in (
      select account_id from (select account_id from documents where deleted_at <= until limit most) d
      union select account_id from (select account_id from folders where deleted_at <= until limit most) f)
    order by id for no key update skip locked) a;
  with gone as (delete from documents where id in
      (select id from documents where deleted_at <= until and account_id = any(held) limit most) returning 1)
    select count(*)::int into ended from gone;
  update counters c set folders_floor = folders_revision where account_id = any(held) and exists (select from folders f
    where f.licence_id = c.licence_id and f.account_id = c.account_id and f.space = 'shared' and f.deleted_at <= until);
  with gone as (delete from folders where id in
      (select id from folders where deleted_at <= until and account_id = any(held) limit most) returning 1)
    select count(*)::int into more from gone;
  return ended + more;
end $$;
`;
