import type { InputOf, session as contract, SignedIn } from '@knippa/contract';
import { refuse } from '@knippa/core';
import { sql } from 'kysely';
import { attempt, named, triesOf, type Named } from './attempts.js';
import { codeMark, sameMark } from './codes.js';
import { signInWithCode } from './first-sign-in.js';
import type { Environment } from './kernel/environment.js';
import type { Opening } from './kernel/opening.js';
import { newToken } from './kernel/platform.js';
import { Refused } from './kernel/refused.js';
import { openSession } from './open-session.js';
import type { Query } from './store/store.js';
import { unhurried } from './unhurried.js';

/** Milliseconds after which a name has been looked up, whether or not somebody has it: longer than it takes. */
const looking = 25;

/**
 * Signs in with a name and a password, or with a one-time code and the password that it is exchanged for. The try is counted first, and forgotten when it was right.
 */
export async function signIn(opening: Opening, { door, name, password, newPassword }: InputOf<typeof contract.signIn>): Promise<SignedIn> {
  const { env, now } = opening;
  const who = named(door, name);
  const tries = triesOf(env, who);
  const lookup = env.store.transaction({ write: true }, async (tx) => {
    const [, found] = await Promise.all([attempt(tx, tries, now), tx.run(credentials(who))]);
    return found;
  });
  const [known] = await unhurried(looking, lookup);
  // a name that nobody has costs the same time as a wrong password (LIC-07)
  const right = await env.passwords.verify(password, known?.password_hash ?? (await unknownHash(env)));
  const code = codeMark(env, password);
  if (known?.code_hash && sameMark(known.code_hash, code))
    return signInWithCode(opening, { door, ...known, tries: [tries] }, code, newPassword);
  const password_hash = known?.password_hash;
  if (!password_hash || !right) throw new Refused(refuse('sign-in-failed'));
  return env.store.transaction({ write: true }, (tx) =>
    openSession(tx, opening, { door, ...known, password_hash, tries: [tries] }, 'session.signIn'),
  );
}

/** Whom a name leads to. */
export interface Known {
  readonly person_id: string;
  readonly licence_id: string;
  readonly password_hash: string | null;
  /** The mark of the one-time code of somebody who has no password yet. */
  readonly code_hash: Uint8Array | null;
}

/** What a name at a door leads to: an operator's e-mail or username, a user's e-mail or `group-id/username`. */
export function credentials({ door, first, second }: Named): Query<Known> {
  return sql<Known>`select * from credentials(${door}, ${first}, ${second})`;
}

const unknownHashes = new WeakMap<Environment, Promise<string>>();

function unknownHash(env: Environment): Promise<string> {
  let hash = unknownHashes.get(env);
  if (!hash) unknownHashes.set(env, (hash = env.passwords.hash(newToken())));
  return hash;
}
