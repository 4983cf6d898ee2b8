import type { session as contract, Settings } from '@knippa/contract';
import { emailKey, found, passwordRefusal, settingsClosed, sortKey, type SessionFacts, type Subjects } from '@knippa/core';
import { sql } from 'kysely';
import { nameAccount } from './accounts/edit.js';
import { attempt, forgetAttempts, presentTriesOf } from './attempts.js';
import { takenKeys } from './directory.js';
import { entering, enteredOf } from './kernel/actor.js';
import type { Answers, Reading } from './kernel/answer.js';
import { doorOf, loginOf, ownFacts, tableOf, writePassword, type Login } from './logins.js';
import { endLinks, everyPurpose, queueLinks, queueNotice, waitForLink } from './outbox.js';
import type { Query, Tx } from './store/store.js';

type Own = Answers<typeof contract, SessionFacts, { changePassword: PasswordPrepared }>;

async function ownLogin({ tx, session }: Pick<Reading, 'tx' | 'session'>): Promise<Login> {
  return somebody(await loginOf(tx, doorOf(session), session.person_id));
}

/** One's own, whom nobody changes before this transaction ends. What ends a session holds its person first: theirs may have ended while they were waited for. */
async function heldLogin({ tx, session, tokenHash, now }: Pick<Reading, 'tx' | 'session' | 'tokenHash' | 'now'>): Promise<Login> {
  const [login, rows] = await Promise.all([
    loginOf(tx, doorOf(session), session.person_id, { held: true }),
    tx.run(entering(tokenHash, now)),
  ]);
  enteredOf(rows);
  return somebody(login);
}

function somebody(login: Login | undefined): Login {
  if (!login) throw new Error('whoever is signed in is somebody');
  return login;
}

function present({ session, can }: Pick<Reading, 'session' | 'can'>, subject: Subjects['none'], login: Login): Settings {
  const { display_name: displayName, sign_in_name: signInName, email, phone, language } = login;
  const closed = settingsClosed(ownFacts(doorOf(session), login));
  return { displayName, signInName, email, phone, language, closed, can: can('none', subject) };
}

/** One's own settings, as they are. */
export const settings: Own['settings'] = { run: async (asked) => present(asked, asked.subject, await ownLogin(asked)) };

/** Changes what of a person is their own to change; the one person of a `single` account gives it its name. */
export const edit: Own['edit'] = {
  facts: async (asked) => ownFacts(doorOf(asked.session), await heldLogin(asked)),
  run: async (doing) => {
    const { tx, session, licence, subject, changes } = doing;
    const login = await ownLogin(doing);
    const to = (field: string) => changes.find((change) => change.field === field)?.to;
    const name = to('displayName');
    const set = changes.map(({ field, to: value }) => {
      const column = { displayName: 'display_name', phone: 'phone', language: 'language' }[field ?? ''];
      if (column === undefined) throw new Error(`${field} is no setting`);
      return sql`${sql.ref(column)} = ${value}`;
    });
    if (typeof name === 'string' && doorOf(session) === 'account')
      set.push(sql`name_key = ${sortKey(name)}`, sql`found = ${found(name, login.username, login.email)}`);
    const writes: Query<unknown>[] = [];
    if (set.length > 0)
      writes.push(sql`update ${sql.table(tableOf(doorOf(session)))} set ${sql.join(set)} where id = ${session.person_id}`);
    if (typeof name === 'string' && login.account_id && login.account_kind === 'single')
      writes.push(nameAccount(licence.id, { id: login.account_id, groupId: null }, name));
    await Promise.all(writes.map((write) => tx.run(write)));
    return present(doing, subject, await ownLogin(doing));
  },
};

/** Whether the present password was right, as which hash it stood, and the hash of the new one. */
export interface PasswordPrepared {
  readonly right: boolean;
  readonly held: string | null;
  readonly hash: string;
}

/** Changes one's own password. The try is counted before the present one is looked at, as at the door. */
export const changePassword: Own['changePassword'] = {
  prepare: async ({ env, session, now, input }) => {
    if (passwordRefusal(input.password)) return { right: false, held: null, hash: '' };
    const held = await env.store.transaction({ write: true }, async (tx) => {
      await Promise.all([tx.run(sql`select admit(${session.licence_id}::uuid)`), attempt(tx, presentTriesOf(env, session.person_id), now)]);
      return heldHash(tx, session);
    });
    const right = held !== null && (await env.passwords.verify(input.present, held));
    return { right, held, hash: right ? await env.passwords.hash(input.password) : '' };
  },

  facts: async (asked) => {
    const { tx, session, prepared } = asked;
    const [login, held] = await Promise.all([heldLogin(asked), heldHash(tx, session)]);
    return { right: prepared.right && held === prepared.held, own: ownFacts(doorOf(session), login) };
  },

  run: async ({ tx, env, session, tokenHash, prepared, now }) => {
    const { person_id: id } = session;
    await Promise.all([
      tx.run(writePassword(doorOf(session), id, prepared.hash)),
      tx.run(sql`select end_other_sessions(${id}::uuid, ${tokenHash})`),
      tx.run(endLinks(id, everyPurpose, now)),
      tx.run(forgetAttempts([presentTriesOf(env, id)])),
    ]);
    return null;
  },
};

/** The hash of a person's password, which nobody changes before this transaction ends. */
async function heldHash(tx: Tx, session: Reading['session']): Promise<string | null> {
  const held = sql<{
    password_hash: string | null;
  }>`select password_hash from ${sql.table(tableOf(doorOf(session)))} where id = ${session.person_id} for no key update`;
  return (await tx.run(held))[0]?.password_hash ?? null;
}

/** Asks for another address: its confirmation goes to it, and word of it to the present one. Older asking ends. */
export const changeEmail: Own['changeEmail'] = {
  facts: async (asked) => {
    const { tx, session, now, input } = asked;
    const kind = doorOf(session) === 'operator' ? 'operator-email' : 'user-email';
    const [, taken, wait] = await Promise.all([
      heldLogin(asked),
      takenKeys(tx, kind, [emailKey(input.email)], session.person_id),
      waitForLink(tx, session.person_id, ['email'], now),
    ]);
    return { taken: taken.size > 0, wait };
  },

  run: async (doing) => {
    const { tx, env, session, licence, input, now } = doing;
    const login = await ownLogin(doing);
    const { person_id: personId, account_id: accountId, email, language } = login;
    const person = {
      personId,
      accountId,
      door: doorOf(session),
      language,
      displayName: login.display_name,
      signInName: login.sign_in_name,
    };
    await tx.run(endLinks(personId, ['email'], now));
    await Promise.all([
      queueLinks(tx, env, licence.id, now, 'email', [{ ...person, email: input.email, storedKey: login.email_key ?? '' }]),
      email === null ? undefined : queueNotice(tx, licence.id, now, { ...person, email }, input.email),
    ]);
    return null;
  },
};
