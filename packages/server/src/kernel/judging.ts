import { isRefusal, judge, refuse, type Right } from '@knippa/core';
import type { Tx } from '../store/store.js';
import { actorOf, entering, enteredOf, licenceFacts, type Entered } from './actor.js';
import type { Found, Reading } from './answer.js';
import type { Environment } from './environment.js';
import type { Ready } from './ready.js';
import { Refused } from './refused.js';
import { can } from './registry.js';

/** What a call was judged on, and the right that carried it. */
export interface Judged {
  readonly reading: Reading;
  readonly found: Found<'accountId'>;
  readonly by: Right;
}

/** The person behind the request's token, in this transaction. */
export async function enter(tx: Tx, ready: Ready): Promise<Entered> {
  return entered(ready, await tx.run(entering(ready.tokenHash, ready.now, wantedLicence(ready))));
}

/** The licence of the path: what staff's session opens, and no other (T-S5). */
export function wantedLicence({ input }: Ready): string | null {
  return typeof input['licenceId'] === 'string' ? input['licenceId'] : null;
}

/** The person whom the database's door told of, or a refusal; notes when they were last here. */
export function entered(ready: Ready, rows: readonly Entered[]): Entered {
  const session = enteredOf(rows);
  ready.usedAt = session.used_at;
  return session;
}

/** Loads the subject through visibility and judges it: the rule, the token's limits, the licence's phase. */
export async function judged(env: Environment, tx: Tx, ready: Ready, session: Entered): Promise<Judged> {
  const { route, input, tokenHash, nowMs, now } = ready;
  const reading = { tx, env, session, tokenHash, now, actor: actorOf(session), licence: licenceFacts(session, nowMs), can };
  const found = (await route.load(reading, input as Record<string, string>)) as Found<'accountId'> | undefined;
  if (!found) throw new Refused(refuse('not-found'));
  const by = judge(route.operation, route.rule, found.subject);
  if (isRefusal(by)) throw new Refused(by);
  return { reading, found, by };
}

/** Lets the person in, and judges what they ask. */
export async function admitted(env: Environment, tx: Tx, ready: Ready): Promise<Judged> {
  return judged(env, tx, ready, await enter(tx, ready));
}
