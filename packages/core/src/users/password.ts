import type { Change, Role } from '@knippa/contract';
import { isDemotion } from './confer.js';

/** What a change tells of a password: that it is another or none, never which. */
export function passwordChanged({ id, displayName: name }: { readonly id: string; readonly displayName: string }): Change {
  return { kind: 'changed', resource: 'users', id, name, field: 'password' };
}

/** A role that somebody gets. */
interface Promotion {
  readonly from: Role;
  readonly to: Role;
  /** Who gave them the password or code that they have; null where they chose it, or have none. */
  readonly passwordBy: string | null;
  /** Who gives the role. */
  readonly by: string;
}

/**
 * Whether a greater role ends the password, or the code, that somebody was given: whoever gave it may know it, and would be signed in as whom they may
 * not make (R1, T-A5, docs/decisions/016). An administrator's is nobody else's; a manager may have the one that whoever makes them a manager gave, and
 * might give again. Then their sessions and links end, and they are mailed one to choose their own. Whatever gives a greater role asks this: edit, import.
 */
export function endsPassword({ from, to, passwordBy, by }: Promotion): boolean {
  return passwordBy !== null && isDemotion(to, from) && (to === 'administrator' || passwordBy !== by);
}
