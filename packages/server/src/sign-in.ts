import type { Door, InputOf, session as contract, SignedIn } from '@knippa/contract';
import { civilDate, refuse } from '@knippa/core';
import { sql } from 'kysely';
import { attempt, forgetAttempts, named, triesOf, type Named } from './attempts.js';
import { actorOf, entering, enteredOf, licenceFacts, sessionHours } from './kernel/actor.js';
import type { Environment } from './kernel/environment.js';
import { writeJournal } from './kernel/journal.js';
import type { Opening } from './kernel/opening.js';
import { newToken } from './kernel/platform.js';
import { Refused } from './kernel/refused.js';
import { tableOf } from './logins.js';
import { presentSession, subjectOf } from './session.js';
import type { Query, Tx } from './store/store.js';
import { unhurried } from './unhurried.js';

/** Milliseconds after which a name has been looked up, whether or not somebody has it: longer than it takes. */
const looking = 25;

/** Signs in with a name and a password. The try is counted first, and forgotten when it was right. */
export async function signIn(opening: Opening, { door, name, password }: InputOf<typeof contract.signIn>): Promise<SignedIn> {
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

/** Somebody who has shown who they are, and the keys under which their tries were counted. */
interface Shown {
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
  writeJournal(tx, env.digest, { actor, at: now, operation, by: undefined, subjects: [person_id], scopes: subject.place, changes: [] });
  return { token, session: presentSession(session, licence, now, can('none', subject)) };
}
