import type { HandedOut } from '@knippa/contract';
import type { Entry } from '@knippa/core';

/**
 * Somebody who is added, with what they are handed: the password that the file gave, or else a code. What is written of them is made of this a batch at a time,
 * so that it never stands in memory for a whole file.
 */
export interface Added {
  readonly id: string;
  readonly after: NonNullable<Entry['after']>;
  readonly passwordHash: string | null;
  readonly password: string | undefined;
  readonly code: string | undefined;
}

/** Whose details are handed over: those who are mailed nothing (CSV-06). */
export function handOutOf(added: readonly Added[], groupId: string): HandedOut[] {
  return added
    .filter(({ after }) => after.email === null)
    .map(({ after: { displayName, username }, password, code = '' }) => {
      const signInName = `${groupId}/${username}`;
      return password === undefined ? { displayName, signInName, code } : { displayName, signInName, password };
    });
}
