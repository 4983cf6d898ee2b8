import type { SignedIn } from '@knippa/contract';
import { passwordRefusal, phaseOf, refuse } from '@knippa/core';
import { sql } from 'kysely';
import { forgetAttempts, named, triesOf } from './attempts.js';
import type { Opening } from './kernel/opening.js';
import { Refused } from './kernel/refused.js';
import { loginOf, writePassword, type Login } from './logins.js';
import { openSession, type Shown } from './open-session.js';
import { endLinks, everyPurpose } from './outbox.js';
import type { Tx } from './store/store.js';

/** Somebody who has shown the one-time code that they were handed. */
type Coded = Omit<Shown, 'password_hash'>;

/**
 * Exchanges a right code for a password, once, and signs in with it (CSV-06); without one, `password-to-choose`. Their tries are forgotten, as after a right
 * password, and in an expired licence they are told that, before they choose anything.
 */
export async function signInWithCode(opening: Opening, coded: Coded, code: Uint8Array, password: string | undefined): Promise<SignedIn> {
  const { env, now } = opening;
  await env.store.transaction({ write: true }, async (tx) => {
    await Promise.all([tx.run(sql`select admit(${coded.licence_id}::uuid)`), tx.run(forgetAttempts(coded.tries))]);
    const login = await codedLogin(tx, coded);
    if (phaseOf(login.expires_on, Date.parse(now)) === 'expired')
      throw new Refused(refuse('licence-expired', { expiredOn: login.expires_on }));
  });
  if (password === undefined) throw new Refused(refuse('password-to-choose'));
  const wrong = passwordRefusal(password);
  if (wrong) throw new Refused(wrong);
  const hash = await env.passwords.hash(password);
  return env.store.transaction({ write: true }, (tx) => exchange(tx, opening, coded, code, hash));
}

async function exchange(tx: Tx, opening: Opening, coded: Coded, code: Uint8Array, hash: string): Promise<SignedIn> {
  const { env, now } = opening;
  const { door, person_id: id } = coded;
  await tx.run(sql`select admit(${coded.licence_id}::uuid)`);
  // of two at once the second waits here, and finds the code used
  const [used] = await tx.run(sql`update users set code_hash = null where id = ${id} and code_hash = ${code} returning id`);
  if (!used) throw new Refused(refuse('sign-in-failed'));
  const login = await codedLogin(tx, coded);
  await Promise.all([tx.run(writePassword(door, id, hash)), tx.run(endLinks(id, everyPurpose, now))]);
  const names = [login.sign_in_name, ...(login.email ? [login.email] : [])];
  const tries = [...coded.tries, ...names.map((name) => triesOf(env, named(door, name)))];
  const chosen = { kind: 'changed', resource: 'users', id, name: login.display_name, field: 'password' } as const;
  return openSession(tx, opening, { ...coded, password_hash: hash, tries }, 'session.signIn', [chosen]);
}

/** Whoever has the code, unless they have left meanwhile. */
async function codedLogin(tx: Tx, { door, person_id }: Coded): Promise<Login> {
  const login = await loginOf(tx, door, person_id);
  if (!login) throw new Refused(refuse('sign-in-failed'));
  return login;
}
