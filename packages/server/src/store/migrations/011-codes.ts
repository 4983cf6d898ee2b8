/**
 * One-time codes: what somebody without a password is handed, marked with the service's secret (CSV-06). They stand where no password does, and never for an
 * administrator, who chooses a password with a link. Whoever looks up a name learns its code's mark as it learns its password's hash.
 */
export const codes = (role: string): string => /* sql */ `
alter table users add column code_hash bytea;
alter table users add constraint users_code_check check (code_hash is null or password_hash is null and role <> 'administrator');

drop function credentials(text, text, text);
create function credentials(at_door text, named text, user_key text)
returns table (person_id uuid, licence_id uuid, password_hash text, code_hash bytea)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if at_door = 'operator' then
    return query select o.id, o.licence_id, o.password_hash, null::bytea from directory d
      join operators o on o.licence_id = d.licence_id and o.id = d.thing_id
      where d.kind = case when position('@' in named) > 0 then 'operator-email' else 'operator-username' end and d.key = named;
  elsif user_key is null then
    return query select u.id, u.licence_id, u.password_hash, u.code_hash from directory d
      join users u on u.id = d.thing_id and u.licence_id = d.licence_id
      where d.kind = 'user-email' and d.key = named;
  else
    return query select u.id, u.licence_id, u.password_hash, u.code_hash from directory d
      join users u on u.licence_id = d.licence_id and u.account_id = d.thing_id and u.username_key = user_key
      where d.kind = 'group-id' and d.key = named and d.reserved_until is null;
  end if;
end $$;

revoke execute on function credentials from public;
grant execute on function credentials to ${role};
`;
