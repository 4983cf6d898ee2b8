import { refuse } from '@knippa/core';
import { Refused } from './refused.js';

/** A rival committed first, or a constraint stood behind a rule: judge again, and the rule says so with its figures. */
const again = new Set(['40001', '40P01', '23505', '23514', '23503']);
/** Waited too long, was cut off, or there is no connection to be had: nothing was done. */
export const busy: ReadonlySet<string> = new Set(['55P03', '57014', '53300', '57P01', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET']);

const mostAttempts = 3;

/** Runs an act until it stands or is refused, at most three times. */
export async function persistently<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      const code = codeOf(error);
      if (busy.has(code)) throw new Refused(refuse('busy', { retryAfter: 1 }));
      if (!again.has(code) || attempt === mostAttempts) throw error;
    }
  }
}

/** The database's code of an error, or the network's. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
