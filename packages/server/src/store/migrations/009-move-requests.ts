/**
 * Requests of another kind: that staff move the user of a `single` account. `account_id` is that account, and once they are moved the one
 * that they came to; `user_id` is who it is. An account has one that waits at a time.
 */
export const moveRequests = /* sql */ `
alter table requests
  add column kind text not null default 'organisation' check (kind in ('organisation', 'move')),
  add column user_id uuid,
  add column wish text,
  drop constraint requests_state_check,
  drop constraint requests_check1,
  drop constraint requests_check3,
  add constraint requests_state_check check (state in ('waiting', 'started', 'moved', 'declined')),
  add constraint requests_of_organisations check (kind <> 'organisation' or (state <> 'moved' and user_id is null and wish is null
    and (state = 'started') = (account_id is not null) and (state = 'waiting') = (email is not null))),
  add constraint requests_of_moves check (kind <> 'move' or (state <> 'started' and user_id is not null and account_id is not null
    and (state = 'waiting' or wish is null) and num_nonnulls(entitlement_id, name, group_id, username, display_name, email) = 0));
alter table requests alter column kind drop default;
create unique index requests_of_an_account on requests (licence_id, account_id) where kind = 'move' and state = 'waiting';
create index requests_by_account on requests (licence_id, account_id) where account_id is not null;
`;
