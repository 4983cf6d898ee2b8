import { refuse } from '@knippa/core';
import { sql } from 'kysely';
import { sqlOf, type Query, type Tx } from '../store/store.js';
import type { Environment } from './environment.js';
import { Refused } from './refused.js';

/** One submission: its idempotency key, hashed, and what was asked under it. */
export interface Submission {
  readonly operation: string;
  readonly key: string;
  readonly keyHash: Uint8Array;
  readonly requestHash: Uint8Array;
}

interface Kept {
  readonly request_hash: Uint8Array | null;
  readonly sealed_reply: Uint8Array | null;
}

/**
 * Takes a key for this transaction. Whoever sends the same key meanwhile waits here, and then finds it taken. The
 * person is the one that `enter` let in, in the same trip.
 */
export function claim({ operation, keyHash }: Submission, now: string): Query<{ claimed: boolean }> {
  return sql<{ claimed: boolean }>`
    insert into submissions (licence_id, person_id, operation, key_hash, created_at)
    select (current_setting('knippa.licences', true)::uuid[])[1], current_setting('knippa.person', true)::uuid, ${operation}, ${keyHash}, ${now}::timestamptz
    where nullif(current_setting('knippa.person', true), '') is not null
    on conflict do nothing returning true as claimed`;
}

/** The reply that was kept under a key, opened; undefined when the key is new. Anything else under a known key is `key-reused`. */
export async function replay(
  tx: Tx,
  env: Environment,
  person: string,
  { operation, key, keyHash, requestHash }: Submission,
): Promise<{ output: unknown } | undefined> {
  const [kept] = await tx.run<Kept>(
    sqlOf
      .selectFrom('submissions')
      .select(['request_hash', 'sealed_reply'])
      .where('person_id', '=', person)
      .where('operation', '=', operation)
      .where('key_hash', '=', keyHash),
  );
  if (!kept?.request_hash || !kept.sealed_reply) return undefined;
  if (!sameBytes(kept.request_hash, requestHash)) throw new Refused(refuse('key-reused'));
  const reply = await env.sealer.open('reply', kept.sealed_reply, key);
  if (reply === undefined) throw new Refused(refuse('key-reused'));
  return { output: JSON.parse(reply) as unknown };
}

/** The reply under a key that somebody else claimed first, and has kept: `claim` waited for them. */
export async function replyOf(tx: Tx, env: Environment, person: string, submission: Submission): Promise<unknown> {
  const kept = await replay(tx, env, person, submission);
  if (!kept) throw new Error('a taken key has its reply');
  return kept.output;
}

/** Keeps the reply of a success, sealed under the key itself, so that a reader of the table learns nothing. */
export function keepReply(person: string, { operation, keyHash, requestHash }: Submission, sealed: Uint8Array): Query<unknown> {
  return sqlOf
    .updateTable('submissions')
    .set({ request_hash: requestHash, sealed_reply: sealed })
    .where('person_id', '=', person)
    .where('operation', '=', operation)
    .where('key_hash', '=', keyHash);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
