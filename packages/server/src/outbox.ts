import type { Door } from '@knippa/contract';
import { emailKey } from '@knippa/core';
import type { Environment } from './kernel/environment.js';
import { newId } from './kernel/ids.js';
import { newToken } from './kernel/platform.js';
import { sqlOf, type Tx } from './store/store.js';

/** How long a welcome link works (USR-22). */
const welcomeDays = 7;

/** Somebody who is mailed a link to set a password. */
export interface Welcomed {
  readonly personId: string;
  readonly accountId: string | null;
  readonly door: Door;
  readonly email: string;
  readonly displayName: string;
  /** What they sign in with. */
  readonly signInName: string;
}

/**
 * Queues a welcome with a link that sets a password, for each, in the transaction that made them. The link's token is
 * stored hashed; the waiting mail holds it sealed.
 */
export async function queueWelcomes(tx: Tx, env: Environment, licenceId: string, now: string, people: readonly Welcomed[]): Promise<void> {
  if (people.length === 0) return;
  const endsAt = new Date(Date.parse(now) + welcomeDays * 86_400_000).toISOString();
  const prepared = await Promise.all(
    people.map(async (person) => {
      const token = newToken();
      return { person, tokenHash: env.digest(token), sealed: await env.sealer.seal('mail', token) };
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
          purpose: 'welcome' as const,
          email_key: emailKey(person.email),
          created_at: now,
          ends_at: endsAt,
          used_at: null,
        })),
      ),
    ),
    tx.run(
      sqlOf.insertInto('outbox').values(
        prepared.map(({ person, sealed }) => ({
          licence_id: licenceId,
          id: newId(),
          account_id: person.accountId,
          created_at: now,
          recipient: person.email,
          language: 'sv',
          template: 'welcome',
          params: JSON.stringify({ displayName: person.displayName, signInName: person.signInName, door: person.door }),
          sealed_link: sealed,
        })),
      ),
    ),
  ]);
}
