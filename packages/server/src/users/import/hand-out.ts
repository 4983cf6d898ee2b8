import type { HandedOut } from '@knippa/contract';
import type { NewUser } from '../insert.js';

/** Somebody who was added, with what they are handed: the password that the file gave, or else a code. */
export interface Added extends NewUser {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
}

/** Whose details are handed over: those who are mailed nothing (CSV-06). */
export function handOutOf(added: readonly Added[], groupId: string): HandedOut[] {
  return added.flatMap(({ email, displayName, username, password, code }) =>
    email === null
      ? [{ displayName, signInName: `${groupId}/${username}`, ...(password === undefined ? { code: code ?? '' } : { password }) }]
      : [],
  );
}
