import { inLicence } from './002-doors.js';

/**
 * What ends with a right that is taken away: whoever is signed in by it, and the answers that are kept for whoever asks again, which told what nobody without that
 * right is told (I31).
 */
export const access = (role: string): string => /* sql */ `
create function end_access(people uuid[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from sessions where person_id = any(people);
  delete from submissions where person_id = any(people) and ${inLicence('licence_id')};
$$;

revoke execute on function end_access from public;
grant execute on function end_access to ${role};
`;
