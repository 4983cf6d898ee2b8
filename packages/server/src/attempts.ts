import type { Door } from '@knippa/contract';
import { attempts, emailKey, fold, refuse } from '@knippa/core';
import { sql } from 'kysely';
import type { Environment } from './kernel/environment.js';
import { Refused } from './kernel/refused.js';
import type { Query, Tx } from './store/store.js';

/** What somebody types as a name at a door, as it is looked up: an e-mail or username, or a group id with a username. */
export interface Named {
  readonly door: Door;
  readonly first: string;
  readonly second: string | null;
}

/** A typed name in its parts, folded: however it is written, it is one name. */
export function named(door: Door, name: string): Named {
  const typed = name.trim();
  // an e-mail may hold a slash, and neither a group id nor a username an @
  const slash = typed.includes('@') ? -1 : typed.indexOf('/');
  if (door !== 'account' || slash < 0) return { door, first: emailKey(typed), second: null };
  return { door, first: emailKey(typed.slice(0, slash).trim()), second: fold(typed.slice(slash + 1).trim()) };
}

/** Under what a name's tries are counted, by name and not by person (decision 011): hashed with the service's secret, for people type passwords where names belong. */
export function triesOf(env: Environment, { door, first, second }: Named): Uint8Array {
  return env.sealer.mark('attempts', JSON.stringify(['sign-in', door, first, second]));
}

/** Under what somebody's tries to give their present password are counted. */
export function presentTriesOf(env: Environment, personId: string): Uint8Array {
  return env.sealer.mark('attempts', JSON.stringify(['present', personId]));
}

/**
 * Counts a try before it is known to be wrong, so that many at once are not more than many after one another. The eleventh in 15 minutes is
 * `too-many-attempts`, until the first of the ten is 15 minutes old; it is not counted itself (USR-15).
 */
export async function attempt(tx: Tx, key: Uint8Array, now: string): Promise<void> {
  const [counted] = await tx.run(
    sql<{
      wait: number;
    }>`select attempt(${key}, ${now}::timestamptz, ${attempts.most}, make_interval(mins => ${attempts.minutes}::int)) as wait`,
  );
  if (counted && counted.wait > 0) throw new Refused(refuse('too-many-attempts', { retryAfter: counted.wait }));
}

/** Forgets what was counted under keys: somebody has shown who they are. */
export function forgetAttempts(keys: readonly Uint8Array[]): Query<unknown> {
  return sql`select forget_attempts(array[${sql.join(keys)}]::bytea[])`;
}
