import type { Door, InputOf, MailedLink, session as contract, SignedIn } from '@knippa/contract';
import { emailKey, found as foundBy, mailsLink, passwordRefusal, phaseOf, refuse } from '@knippa/core';
import { sql } from 'kysely';
import { named, triesOf } from './attempts.js';
import { changeKey, takenKeys } from './directory.js';
import { writeJournal } from './kernel/journal.js';
import type { Opening } from './kernel/opening.js';
import { Refused } from './kernel/refused.js';
import { loginOf, tableOf, writePassword, type Login } from './logins.js';
import { openSession } from './open-session.js';
import { endLinks, linksSince, passwordPurposes, queueLinks } from './outbox.js';
import { credentials } from './sign-in.js';
import type { LinkPurpose } from './store/schema.js';
import type { Tx } from './store/store.js';
import { unhurried } from './unhurried.js';

/** Milliseconds after which whoever asks for a mail is answered: longer than any of the work. */
const mailing = 100;

/** Mails a link that sets a new password to whoever a name leads to, if it is to be mailed at all (USR-22). */
export function forgot(opening: Opening, { door, name }: InputOf<typeof contract.forgot>): Promise<null> {
  return mailed(opening, 'session.forgot', async (tx) => {
    const [known] = await tx.run(credentials(named(door, name)));
    if (!known) return undefined;
    await tx.run(sql`select admit(${known.licence_id}::uuid)`);
    return { door, person_id: known.person_id };
  });
}

/** Mails a new link in place of a used or ended one. */
export function renewLink(opening: Opening, { link }: InputOf<typeof contract.renewLink>): Promise<null> {
  return mailed(opening, 'session.renewLink', async (tx) => {
    const { env, now } = opening;
    const [ended] = await tx.run(sql<Followed>`select * from ended_link(${env.digest(link)}, ${now}::timestamptz)`);
    return ended && { ...ended };
  });
}

/** Whom a link is asked for. */
interface AskedFor {
  readonly door: Door;
  readonly person_id: string;
}

async function mailed(opening: Opening, operation: string, find: (tx: Tx) => Promise<AskedFor | undefined>): Promise<null> {
  const work = opening.env.store.transaction({ write: true }, async (tx) => {
    const asked = await find(tx);
    if (asked) await mailLink(tx, opening, operation, asked);
  });
  await unhurried(mailing, work);
  return null;
}

async function mailLink(tx: Tx, { env, now }: Opening, operation: string, { door, person_id: personId }: AskedFor): Promise<void> {
  const [login, [{ links: recent } = { links: 0 }]] = await Promise.all([
    loginOf(tx, door, personId, { held: true }),
    tx.run(linksSince(personId, passwordPurposes, now)),
  ]);
  if (!login?.email) return;
  const { licence_id: licenceId, account_id: accountId, role, email, language, may_reset: mayReset } = login;
  if (!mailsLink({ role, email, mayReset, phase: phaseOf(login.expires_on, Date.parse(now)), recent })) return;
  await tx.run(endLinks(personId, passwordPurposes, now));
  const person = { personId, accountId, door, email, language, displayName: login.display_name, signInName: login.sign_in_name };
  // who has chosen no password yet is still being welcomed
  await queueLinks(tx, env, licenceId, now, login.has_password ? 'reset' : 'welcome', [person]);
  const scopes = [licenceId, ...(accountId ? [accountId] : []), personId];
  const actor = { person: personId, licenceId };
  await writeJournal(tx, env.digest, { actor, at: now, operation, by: undefined, subjects: [personId], scopes, changes: [] });
}

/** Tells whom a link greets and what it is for. */
export function readLink({ env, now }: Opening, { link }: InputOf<typeof contract.readLink>): Promise<MailedLink> {
  return env.store.transaction({ write: false }, async (tx) => {
    const [followed] = await tx.run(sql<Followed>`select * from follow_link(${env.digest(link)}, ${now}::timestamptz)`);
    const { door, purpose, new_email: newEmail, login } = await holding(tx, followed, false);
    return { door, purpose, displayName: login.display_name, signInName: login.sign_in_name, newEmail };
  });
}

/** Sets a password with a link, once. */
export async function setPassword(opening: Opening, { link, password }: InputOf<typeof contract.setPassword>): Promise<SignedIn> {
  const { env, now } = opening;
  const wrong = passwordRefusal(password);
  if (wrong) throw new Refused(wrong);
  const hash = await env.passwords.hash(password);
  return env.store.transaction({ write: true }, async (tx) => {
    const { door, person_id, login } = await use(tx, opening, link, passwordPurposes);
    await Promise.all([
      tx.run(writePassword(door, person_id, hash)),
      login.account_id && login.role === 'administrator'
        ? tx.run(sql`update accounts set activated_at = ${now}::timestamptz where id = ${login.account_id} and activated_at is null`)
        : undefined,
      tx.run(sql`select end_sessions(${person_id})`),
    ]);
    const names = [login.sign_in_name, ...(login.email ? [login.email] : [])];
    const tries = names.map((name) => triesOf(env, named(door, name)));
    return openSession(tx, opening, { door, person_id, licence_id: login.licence_id, password_hash: hash, tries }, 'session.setPassword');
  });
}

/** Makes a new address somebody's, with the link that was mailed to it. */
export function confirmEmail(opening: Opening, { link }: InputOf<typeof contract.confirmEmail>): Promise<null> {
  const { env, now } = opening;
  return env.store.transaction({ write: true }, async (tx) => {
    const { door, person_id: id, new_email: email, login } = await use(tx, opening, link, ['email']);
    if (email === null) throw new Error('a link that confirms an address has one');
    const { licence_id: licenceId, account_id: accountId, display_name: name, username } = login;
    if (accountId && phaseOf(login.expires_on, Date.parse(now)) === 'expired')
      throw new Refused(refuse('licence-expired', { expiredOn: login.expires_on }));
    const kind = door === 'operator' ? 'operator-email' : 'user-email';
    const key = emailKey(email);
    if ((await takenKeys(tx, kind, [key], id)).size > 0) throw new Refused(refuse('email-taken'));
    const resource = tableOf(door);
    const searched = door === 'operator' ? sql`` : sql`, found = ${foundBy(name, username, email)}`;
    await Promise.all(
      [
        sql`update ${sql.table(resource)} set email = ${email}, email_key = ${key}${searched} where id = ${id}`,
        ...changeKey(licenceId, kind, id, login.email_key, key),
      ].map((write) => tx.run(write)),
    );
    await writeJournal(tx, env.digest, {
      actor: { person: id, licenceId },
      at: now,
      operation: 'session.confirmEmail',
      by: undefined,
      subjects: [id],
      scopes: [licenceId, ...(accountId ? [accountId] : []), id],
      changes: [{ kind: 'changed', resource, id, name, field: 'email', from: login.email, to: email }],
    });
    return null;
  });
}

interface Followed {
  readonly person_id: string;
  readonly door: Door;
  readonly email_key: string;
  readonly purpose: LinkPurpose;
  readonly new_email: string | null;
}

type Held = Followed & { readonly login: Login };

/** Uses a link up, and all others of its person. The person is held first, as by everything that changes somebody and then ends their links. */
async function use(tx: Tx, { env, now }: Opening, link: string, purposes: readonly LinkPurpose[]): Promise<Held> {
  const token = env.digest(link);
  const [followed] = await tx.run(sql<Followed>`select * from follow_link(${token}, ${now}::timestamptz)`);
  const { login } = await holding(tx, followed, false);
  // an account is held before its people; that of an administrator is written with the first password
  if (login.role === 'administrator') await tx.run(sql`select 1 from accounts where id = ${login.account_id} for no key update`);
  const held = await holding(tx, followed, true);
  const [used] = await tx.run(sql<Followed>`select * from use_link(${token}, ${now}::timestamptz, ${[...purposes]}::text[])`);
  if (!used) throw new Refused(refuse('link-ended'));
  return held;
}

/** A link and its person, while they still have the address that they had when it was made; else `link-ended`. */
async function holding(tx: Tx, followed: Followed | undefined, held: boolean): Promise<Held> {
  const login = followed && (await loginOf(tx, followed.door, followed.person_id, { held }));
  if (!login || (login.email_key ?? '') !== followed.email_key) throw new Refused(refuse('link-ended'));
  return { ...followed, login };
}
