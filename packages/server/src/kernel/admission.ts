import { refuse } from '@knippa/core';
import { enteredOf, entering, touching, type Entered } from './actor.js';
import type { Environment } from './environment.js';
import { Refused } from './refused.js';

/** Lets a request in whose token is a person's. Throws `Refused`. */
export async function admit(env: Environment, token: string | undefined): Promise<void> {
  await known(env, hashOf(env, token), new Date(env.clock()).toISOString());
}

/** What a token is stored as; a request without one is nobody's. */
export function hashOf(env: Environment, token: string | undefined): Uint8Array {
  if (token === undefined) throw new Refused(refuse('not-signed-in'));
  return env.digest(token);
}

/** Whose token it is, in a transaction of its own. Throws `Refused`. */
export function known({ store }: Environment, tokenHash: Uint8Array, now: string): Promise<Entered> {
  return store.transaction({ write: false }, async (tx) => enteredOf(await tx.run(entering(tokenHash, now))));
}

interface Used {
  /** When the session was last used, once it is known. */
  readonly usedAt: string | undefined;
  readonly tokenHash: Uint8Array;
  readonly nowMs: number;
  readonly now: string;
}

/** Notes that a session was used, at most once a minute, so that reads stay reads. */
export async function touch({ store }: Environment, { usedAt, nowMs, now, tokenHash }: Used): Promise<void> {
  if (usedAt === undefined || nowMs - Date.parse(usedAt) < 60_000) return;
  await store.transaction({ write: true }, (tx) => tx.run(touching(tokenHash, now)));
}
