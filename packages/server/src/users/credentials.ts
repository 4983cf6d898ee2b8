import type { AnyOperation, Language, Role, users as contract } from '@knippa/contract';
import { passwordRefusal, type UsersFacts } from '@knippa/core';
import { sql } from 'kysely';
import { forgetAttempts, named, presentTriesOf, triesOf } from '../attempts.js';
import type { Answers, Doing } from '../kernel/answer.js';
import { writePassword } from '../logins.js';
import { endLinks, everyPurpose, passwordPurposes, queueWelcomes, waitForLink } from '../outbox.js';

type Own = Answers<typeof contract, UsersFacts, { setPassword: string }>;

/** Gives a manager or `user` another password; hashed before any lock is taken. Whoever is signed in with the old one is signed out (USR-21). */
export const setPassword: Own['setPassword'] = {
  prepare: async ({ env, input }) => (passwordRefusal(input.password) ? '' : env.passwords.hash(input.password)),

  run: async ({ tx, env, subject, prepared, now }) => {
    const { id, username, email } = subject.user;
    const names = [`${subject.account.groupId}/${username}`, ...(email === null ? [] : [email])];
    const tries = [...names.map((name) => triesOf(env, named('account', name))), presentTriesOf(env, id)];
    await Promise.all([
      tx.run(writePassword('account', id, prepared)),
      tx.run(sql`select end_sessions(${id})`),
      tx.run(endLinks(id, everyPurpose, now)),
      tx.run(forgetAttempts(tries)),
    ]);
    return null;
  },
};

/** Mails a user sign-in instructions with a new link (USR-06). */
export const resend: Own['resend'] = {
  facts: async ({ tx, subject, now }) => ({ wait: await waitForLink(tx, subject.user.id, passwordPurposes, now) }),
  run: async (doing) => resendTo(doing, doing.subject.account.groupId, [doing.subject.user]),
};

/** Whom sign-in instructions are mailed to, and the greater role that they got, if that is why. */
interface Instructed {
  readonly id: string;
  readonly displayName: string;
  readonly username: string | null;
  readonly email: string | null;
  readonly newRole?: Role;
}

/** What mailing instructions takes, of any act. */
export type Instructing = Pick<Doing<AnyOperation, unknown, unknown>, 'tx' | 'env' | 'licence' | 'now'>;

/** Mails people of an account new links, in their own languages; the older ones stop working. One place for a row of an account, for one user and for many. */
export async function resendTo(
  {
    tx,
    env,
    licence,
    subject,
    now,
  }: Instructing & { readonly subject: { readonly account: { readonly id: string; readonly name: string } } },
  groupId: string | null,
  people: readonly Instructed[],
): Promise<null> {
  const languages = await tx.run(
    sql<{ id: string; language: Language }>`select id, language from users
      where licence_id = ${licence.id} and id = any(${people.map(({ id }) => id)}::uuid[])`,
  );
  const mailed = people.map(({ id: personId, displayName, username, email, newRole: role }) => {
    if (email === null) throw new Error('whoever is mailed has an address');
    const signInName = groupId === null ? email : `${groupId}/${username}`;
    const language = languages.find(({ id }) => id === personId)?.language;
    const newRole = role && { role, name: subject.account.name };
    return { personId, accountId: subject.account.id, door: 'account' as const, email, displayName, signInName, language, newRole };
  });
  await Promise.all([
    ...mailed.map(({ personId }) => tx.run(endLinks(personId, passwordPurposes, now))),
    queueWelcomes(tx, env, licence.id, now, mailed),
  ]);
  return null;
}
