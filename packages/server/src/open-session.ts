import type { Change, Door, SignedIn } from '@knippa/contract';
import { civilDate, refuse } from '@knippa/core';
import { sql } from 'kysely';
import { forgetAttempts } from './attempts.js';
import { actorOf, entering, enteredOf, licenceFacts, sessionHours } from './kernel/actor.js';
import { writeJournal } from './kernel/journal.js';
import type { Opening } from './kernel/opening.js';
import { newToken } from './kernel/platform.js';
import { Refused } from './kernel/refused.js';
import { tableOf } from './logins.js';
import { presentSession, subjectOf } from './session.js';
import type { Tx } from './store/store.js';

/** Somebody who has shown who they are, and the keys under which their tries were counted. */
export interface Shown {
  readonly door: Door;
  readonly person_id: string;
  readonly licence_id: string;
  /** What was shown to be known: whoever has set another meanwhile is let in no more. */
  readonly password_hash: string;
  readonly tries: readonly Uint8Array[];
}

/** Opens a session for a person who has shown who they are, counts the sign-in, and tells the journal. */
export async function openSession(
  tx: Tx,
  { env, now, can }: Opening,
  { door, person_id, licence_id, password_hash, tries }: Shown,
  operation: string,
  changes: readonly Change[] = [],
): Promise<SignedIn> {
  const token = newToken();
  const tokenHash = env.digest(token);
  const until = new Date(Date.parse(now) + sessionHours.most * 3_600_000).toISOString();
  const month = `${civilDate(Date.parse(now)).slice(0, 7)}-01`;
  const [, [known], , entered] = await Promise.all([
    tx.run(sql`select open_session(${tokenHash}, ${door}, ${licence_id}, ${person_id}, ${now}::timestamptz, ${until}::timestamptz)`),
    tx.run(
      sql<{ id: string }>`update ${sql.table(tableOf(door))} set last_sign_in_at = ${now}::timestamptz
        where id = ${person_id} and password_hash = ${password_hash} returning id`,
    ),
    tx.run(forgetAttempts(tries)),
    tx.run(entering(tokenHash, now)),
  ]);
  if (!known) throw new Refused(refuse('sign-in-failed'));
  const session = enteredOf(entered);
  const actor = actorOf(session);
  const licence = licenceFacts(session, Date.parse(now));
  if (licence.phase === 'expired' && session.account_id) throw new Refused(refuse('licence-expired', { expiredOn: licence.expiresOn }));
  if (session.account_id)
    await tx.run(sql`insert into sign_ins values (${licence_id}, ${session.account_id}, ${month}::date, 1)
      on conflict (licence_id, account_id, month) do update set count = sign_ins.count + 1`);
  const subject = subjectOf({ actor, licence, session });
  await writeJournal(tx, env.digest, { actor, at: now, operation, by: undefined, subjects: [person_id], scopes: subject.place, changes });
  return { token, session: presentSession(session, licence, now, can('none', subject)) };
}
