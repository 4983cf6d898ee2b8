import type { Door, Language, Role } from '@knippa/contract';
import { emailKey, mostLinksInAnHour } from '@knippa/core';
import { sql } from 'kysely';
import type { Environment } from './kernel/environment.js';
import { newId } from './kernel/ids.js';
import { newToken } from './kernel/platform.js';
import { languageOf } from './licences/language.js';
import type { MailTemplate } from './mail/letter.js';
import type { LinkPurpose } from './store/schema.js';
import { sqlOf, type Query, type Tx } from './store/store.js';

/** How many hours a link of each purpose works (USR-22), and the mail that it goes in. */
const mails = {
  welcome: { hours: 7 * 24, template: 'welcome' },
  reset: { hours: 1, template: 'reset' },
  email: { hours: 24, template: 'confirm-email' },
} as const satisfies Record<LinkPurpose, { hours: number; template: MailTemplate }>;

/** The purposes of a link that sets a password. */
export const passwordPurposes: readonly LinkPurpose[] = ['welcome', 'reset'];

/** The purposes of every link: what ends with an address, a password or a role. */
export const everyPurpose = Object.keys(mails) as readonly LinkPurpose[];

/** Somebody who is mailed. */
export interface Mailed {
  readonly personId: string;
  readonly accountId: string | null;
  readonly door: Door;
  readonly email: string;
  readonly displayName: string;
  /** What they sign in with. */
  readonly signInName: string;
  /** Their own language, of whoever had time to choose one; else the licence's. */
  readonly language?: Language | undefined;
  /** For a link that confirms an address: the key of the stored one, which it holds for. `email` is then the new one. */
  readonly storedKey?: string;
  /** The greater role that they got, and in which account: a letter of its own says so, and brings the link. */
  readonly newRole?: { readonly role: Role; readonly name: string } | undefined;
}

/** Somebody who is mailed in a language. */
type Spoken = Mailed & { readonly language: Language };

/** Queues a welcome, or word of a new role, with a link that sets a password, for each, in the transaction that made them so. */
export function queueWelcomes(tx: Tx, env: Environment, licenceId: string, now: string, people: readonly Mailed[]): Promise<void> {
  return queueLinks(tx, env, licenceId, now, 'welcome', people);
}

/**
 * Queues a mail with a link, for each, in this transaction. The link's token is stored hashed; the waiting mail holds it sealed. A link works
 * while its person still has the address that was stored when it was made.
 */
export async function queueLinks(
  tx: Tx,
  env: Environment,
  licenceId: string,
  now: string,
  purpose: LinkPurpose,
  people: readonly Mailed[],
): Promise<void> {
  if (people.length === 0) return;
  const { hours, template } = mails[purpose];
  const endsAt = new Date(Date.parse(now) + hours * 3_600_000).toISOString();
  const first = await languageOf(tx, licenceId);
  const prepared = await Promise.all(
    people.map(async ({ language = first, ...one }) => {
      const token = newToken();
      return { person: { ...one, language }, tokenHash: env.digest(token), sealed: await env.sealer.seal('mail', token) };
    }),
  );
  await Promise.all([
    tx.run(
      sqlOf.insertInto('links').values(
        prepared.map(({ person, tokenHash }) => ({
          token_hash: tokenHash,
          licence_id: licenceId,
          person_id: person.personId,
          door: person.door,
          purpose,
          email_key: person.storedKey ?? emailKey(person.email),
          new_email: purpose === 'email' ? person.email : null,
          created_at: now,
          ends_at: endsAt,
          used_at: null,
        })),
      ),
    ),
    tx.run(
      sqlOf
        .insertInto('outbox')
        .values(
          prepared.map(({ person, sealed }) =>
            mailTo(person, licenceId, now, person.newRole ? 'new-role' : template, sealed, person.newRole),
          ),
        ),
    ),
  ]);
}

/** How many links of these purposes somebody was mailed in the last hour, and when the first. Whoever asks meanwhile waits. */
export function linksSince(
  personId: string,
  purposes: readonly LinkPurpose[],
  now: string,
): Query<{ links: number; oldest: string | null }> {
  return sql`select * from links_since(${personId}::uuid, ${[...purposes]}::text[], ${now}::timestamptz - interval '1 hour')`;
}

/** The seconds until somebody may be mailed another link of these purposes; 0 at once. */
export async function waitForLink(tx: Tx, personId: string, purposes: readonly LinkPurpose[], now: string): Promise<number> {
  const [asked] = await tx.run(linksSince(personId, purposes, now));
  if (!asked?.oldest || asked.links < mostLinksInAnHour) return 0;
  return Math.ceil((Date.parse(asked.oldest) + 3_600_000 - Date.parse(now)) / 1000);
}

/** Ends somebody's links of these purposes. */
export function endLinks(personId: string, purposes: readonly LinkPurpose[], now: string): Query<unknown> {
  return sql`select end_links(${personId}::uuid, ${[...purposes]}::text[], ${now}::timestamptz)`;
}

/** Tells somebody, at the address that they have, that another was asked for (USR-15). */
export async function queueNotice(tx: Tx, licenceId: string, now: string, person: Spoken, newEmail: string): Promise<void> {
  await tx.run(sqlOf.insertInto('outbox').values(mailTo(person, licenceId, now, 'email-changing', null, { newEmail })));
}

function mailTo(
  { personId, accountId, email, language, displayName, signInName, door }: Spoken,
  licenceId: string,
  now: string,
  template: MailTemplate,
  sealed: Uint8Array | null,
  more: Readonly<Record<string, string>> = {},
) {
  return {
    licence_id: licenceId,
    id: newId(),
    account_id: accountId,
    person_id: personId,
    created_at: now,
    recipient: email,
    language,
    template,
    params: JSON.stringify({ displayName, signInName, door, ...more }),
    sealed_link: sealed,
  };
}
