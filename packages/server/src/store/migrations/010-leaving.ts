import { inLicence } from './002-doors.js';

/**
 * How somebody leaves for ever: nobody signs in as them, and what signs them in, or was mailed to them, goes. A mail knows whom it is to, for an address may be
 * another's tomorrow; of those written before, the address tells. Whoever held a person waits for it, and finds nobody.
 */
export const leaving = (role: string): string => /* sql */ `
alter table outbox add column person_id uuid;
create index outbox_by_person on outbox (person_id) where person_id is not null;

create function forget_users(people uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare held uuid[];
declare addresses text[];
begin
  select array_agg(id), array_agg(email) into held, addresses
    from (select id, email from users where id = any(people) and ${inLicence('licence_id')} order by id for update) u;
  delete from sessions where person_id = any(held);
  delete from links where person_id = any(held);
  delete from submissions where person_id = any(held);
  delete from directory where kind = 'user-email' and thing_id = any(held);
  delete from outbox where ${inLicence('licence_id')}
    and (person_id = any(held) or person_id is null and account_id is not null and recipient = any(addresses));
end $$;

revoke execute on function forget_users from public;
grant execute on function forget_users to ${role};
`;
