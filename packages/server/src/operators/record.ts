import type { NewOperator, Operator } from '@knippa/contract';
import { emailKey, fold, type Subjects } from '@knippa/core';
import { claimKey } from '../directory.js';
import type { Reading } from '../kernel/answer.js';
import type { Environment } from '../kernel/environment.js';
import { licenceLanguage } from '../licences/language.js';
import { queueWelcomes } from '../outbox.js';
import { sql } from 'kysely';
import { sqlOf, type Tx } from '../store/store.js';

/** An operator as they are read; `operators` counts those of the licence. */
export interface OperatorRecord {
  readonly id: string;
  readonly display_name: string;
  readonly email: string;
  readonly operators: number;
}

/** Every operator of the licence. */
export function operatorRecords({ licence }: Reading) {
  return sqlOf
    .selectFrom('operators')
    .select(['id', 'display_name', 'email', sql<number>`(select count(*)::int from operators)`.as('operators')])
    .where('licence_id', '=', licence.id)
    .orderBy('username_key');
}

/** What rules know of an operator. */
export function operatorSubject({ actor, licence }: Reading, record: OperatorRecord): Subjects['operatorId'] {
  const { id, display_name: displayName, operators } = record;
  return { actor, place: [licence.id, id], licence, operator: { id, displayName }, operators };
}

/** An operator as the licence's page shows them. */
export function presentOperator(reading: Reading, record: OperatorRecord): Operator {
  const { id, display_name: displayName, email } = record;
  return { id, displayName, email, can: reading.can('operatorId', operatorSubject(reading, record)) };
}

/** Writes a licence's new operators, takes their names in the whole service, and queues their mails (LIC-06). */
export async function addOperators(
  tx: Tx,
  env: Environment,
  licenceId: string,
  now: string,
  people: readonly (NewOperator & { readonly id: string })[],
): Promise<void> {
  await Promise.all([
    tx.run(
      sqlOf.insertInto('operators').values(
        people.map(({ id, displayName, username, email }) => ({
          licence_id: licenceId,
          id,
          display_name: displayName,
          username,
          username_key: fold(username),
          email,
          email_key: emailKey(email),
          password_hash: null,
          created_at: now,
          last_sign_in_at: null,
          language: licenceLanguage(licenceId),
        })),
      ),
    ),
    ...people.flatMap(({ id, username, email }) => [
      tx.run(claimKey(licenceId, 'operator-email', emailKey(email), id)),
      tx.run(claimKey(licenceId, 'operator-username', fold(username), id)),
    ]),
    queueWelcomes(
      tx,
      env,
      licenceId,
      now,
      people.map(({ id, displayName, username, email }) => ({
        personId: id,
        accountId: null,
        door: 'operator',
        email,
        displayName,
        signInName: username,
      })),
    ),
  ]);
}
