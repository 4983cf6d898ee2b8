/**
 * Who gave somebody the password, or the code, that they have; null where they chose it themself, or have none (docs/decisions/016). An administrator
 * never has one that another gave. It names nobody that need be there still. Of what stands from before nobody knows who gave it: it counts as given
 * by somebody else.
 */
export const passwords = /* sql */ `
alter table users add column password_by uuid;
update users set password_by = '00000000-0000-0000-0000-000000000000'
  where role <> 'administrator' and (password_hash is not null or code_hash is not null);
alter table users add constraint users_password_by_check
  check (password_by is null or role <> 'administrator' and (password_hash is not null or code_hash is not null));
`;
