import { type Door, type InputOf, type PasswordLink, type session as contract, type SignedIn } from '@knippa/contract';
import { refuse } from '@knippa/core';
import { civilDate, emailKey, fold, passwordRefusal } from '@knippa/core';
import { sql } from 'kysely';
import { actorOf, entering, enteredOf, licenceFacts, sessionHours } from './kernel/actor.js';
import type { Environment } from './kernel/environment.js';
import { writeJournal } from './kernel/journal.js';
import type { Opening } from './kernel/opening.js';
import { newToken } from './kernel/platform.js';
import { Refused } from './kernel/refused.js';
import { presentSession } from './session.js';
import type { Query, Tx } from './store/store.js';

/** The operations that are asked without a session: they make one, or tell what a link would do. */
export const doors = {
  signIn: async (opening, { door, name, password }) => {
    const { env } = opening;
    const [known] = await env.store.transaction({ write: false }, (tx) => tx.run(credentials(door, name)));
    // a name that nobody has costs the same time as a wrong password (LIC-07)
    const right = await env.passwords.verify(password, known?.password_hash ?? (await unknownHash(env)));
    if (!known?.password_hash || !right) throw new Refused(refuse('sign-in-failed'));
    return env.store.transaction({ write: true }, (tx) => openSession(tx, opening, { door, ...known }, 'session.signIn'));
  },

  readLink: ({ env, now }, { link }) =>
    env.store.transaction({ write: false }, async (tx): Promise<PasswordLink> => {
      const [found] = await tx.run(sql<Followed>`select * from follow_link(${env.digest(link)}, ${now}::timestamptz)`);
      const person = found && (await personOf(tx, found));
      if (!found || !person) throw new Refused(refuse('link-ended'));
      return { door: found.door, displayName: person.display_name, signInName: person.sign_in_name };
    }),

  setPassword: async (opening, { link, password }) => {
    const { env, now } = opening;
    const wrong = passwordRefusal(password);
    if (wrong) throw new Refused(wrong);
    const hash = await env.passwords.hash(password);
    return env.store.transaction({ write: true }, async (tx) => {
      const [found] = await tx.run(sql<Followed>`select * from use_link(${env.digest(link)}, ${now}::timestamptz)`);
      const person = found && (await personOf(tx, found));
      if (!found || !person) throw new Refused(refuse('link-ended'));
      const { door, person_id } = found;
      await Promise.all([
        tx.run(sql`update ${sql.table(door === 'operator' ? 'operators' : 'users')} set password_hash = ${hash} where id = ${person_id}`),
        person.account_id && person.role === 'administrator'
          ? tx.run(sql`update accounts set activated_at = ${now}::timestamptz where id = ${person.account_id} and activated_at is null`)
          : undefined,
        tx.run(sql`select end_sessions(${person_id})`),
      ]);
      return openSession(tx, opening, { door, person_id, licence_id: person.licence_id }, 'session.setPassword');
    });
  },
} satisfies { [K in 'signIn' | 'readLink' | 'setPassword']: (opening: Opening, input: InputOf<(typeof contract)[K]>) => Promise<unknown> };

interface Known {
  readonly person_id: string;
  readonly licence_id: string;
  readonly password_hash: string | null;
}

/** What a name at a door leads to: an operator's e-mail or username, a user's e-mail or `group-id/username`. */
function credentials(door: Door, name: string): Query<Known> {
  const typed = name.trim();
  // an e-mail may hold a slash, and neither a group id nor a username an @
  const slash = typed.includes('@') ? -1 : typed.indexOf('/');
  const [first, second] = door === 'account' && slash >= 0 ? [typed.slice(0, slash), typed.slice(slash + 1)] : [typed, null];
  return sql<Known>`select * from credentials(${door}, ${emailKey(first.trim())}, ${second === null ? null : fold(second.trim())})`;
}

const unknownHashes = new WeakMap<Environment, Promise<string>>();

function unknownHash(env: Environment): Promise<string> {
  let hash = unknownHashes.get(env);
  if (!hash) unknownHashes.set(env, (hash = env.passwords.hash(newToken())));
  return hash;
}

interface Followed {
  readonly person_id: string;
  readonly door: Door;
  readonly email_key: string;
}

interface LinkPerson {
  readonly licence_id: string;
  readonly display_name: string;
  readonly sign_in_name: string;
  readonly account_id: string | null;
  readonly role: string | null;
}

/** Whom a link is for, while it still goes to the address that they have. */
async function personOf(tx: Tx, { person_id, door, email_key }: Followed): Promise<LinkPerson | undefined> {
  const query =
    door === 'operator'
      ? sql<LinkPerson>`select licence_id, display_name, username as sign_in_name, null as account_id, null as role
          from operators where id = ${person_id} and email_key = ${email_key}`
      : sql<LinkPerson>`select u.licence_id, u.display_name, coalesce(a.group_id || '/' || u.username, u.email) as sign_in_name, a.id as account_id, u.role
          from users u join accounts a on a.licence_id = u.licence_id and a.id = u.account_id where u.id = ${person_id} and u.email_key = ${email_key}`;
  return (await tx.run(query))[0];
}

/** Opens a session for a person who has shown who they are, counts the sign-in, and tells the journal. */
async function openSession(
  tx: Tx,
  { env, now, can }: Opening,
  { door, person_id, licence_id }: { door: Door; person_id: string; licence_id: string },
  operation: string,
): Promise<SignedIn> {
  const token = newToken();
  const tokenHash = env.digest(token);
  const until = new Date(Date.parse(now) + sessionHours.most * 3_600_000).toISOString();
  const month = `${civilDate(Date.parse(now)).slice(0, 7)}-01`;
  const [, , entered] = await Promise.all([
    tx.run(sql`select open_session(${tokenHash}, ${door}, ${licence_id}, ${person_id}, ${now}::timestamptz, ${until}::timestamptz)`),
    tx.run(
      sql`update ${sql.table(door === 'operator' ? 'operators' : 'users')} set last_sign_in_at = ${now}::timestamptz where id = ${person_id}`,
    ),
    tx.run(entering(tokenHash, now)),
  ]);
  const session = enteredOf(entered);
  const actor = actorOf(session);
  const { phase, expiresOn } = licenceFacts(session, Date.parse(now));
  if (phase === 'expired' && session.account_id) throw new Refused(refuse('licence-expired', { expiredOn: expiresOn }));
  if (session.account_id)
    await tx.run(sql`insert into sign_ins values (${licence_id}, ${session.account_id}, ${month}::date, 1)
      on conflict (licence_id, account_id, month) do update set count = sign_ins.count + 1`);
  writeJournal(tx, env.digest, {
    actor,
    at: now,
    operation,
    by: undefined,
    subjects: [person_id],
    scopes: [licence_id, ...(session.account_id ? [session.account_id] : []), person_id],
    changes: [],
  });
  return { token, session: presentSession(session, can('none', { actor, place: [actor.person] })) };
}
