import { inLicence } from './002-doors.js';

/** Names that change hands: a key of the directory is given up by the thing that holds it, and by nobody else. */
export const names = (role: string): string => /* sql */ `
create function give_up(of_kind text, held text, thing uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from directory where kind = of_kind and key = held and thing_id = thing and ${inLicence('licence_id')};
$$;

revoke execute on function give_up from public;
grant execute on function give_up to ${role};
`;
