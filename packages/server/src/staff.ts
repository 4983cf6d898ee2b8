import { cleanName, emailKey, fold, isEmail, isName } from '@knippa/core';
import type { AccountKind } from '@knippa/contract';
import { sql } from 'kysely';
import type { Environment } from './kernel/environment.js';
import { newId } from './kernel/ids.js';
import { queueWelcomes } from './outbox.js';
import { sqlOf } from './store/store.js';

/** What staff write when a municipality has bought a licence (LIC-06). Days are `YYYY-MM-DD`. */
export interface NewLicence {
  readonly name: string;
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly billingContact?: { readonly name: string; readonly email: string };
  readonly entitlements: readonly {
    readonly kind: AccountKind;
    readonly name: string;
    readonly capacity: number;
    readonly purchased: number;
  }[];
  readonly operator: { readonly displayName: string; readonly username: string; readonly email: string };
}

/** Creates a licence with what was bought and its first operator, who is mailed a link to set a password; answers its id. */
export async function createLicence(env: Environment, licence: NewLicence): Promise<string> {
  const { operator, billingContact } = licence;
  if (!cleanName(licence.name) || !cleanName(operator.displayName)) throw new Error('A licence and its operator need a name.');
  if (!isEmail(operator.email)) throw new Error(`${operator.email} is not an e-mail address.`);
  if (!isName(operator.username)) throw new Error(`${operator.username} is not a username: letters and digits alone.`);
  const id = newId();
  const operatorId = newId();
  const now = new Date(env.clock()).toISOString();
  await env.store.transaction({ write: true }, async (tx) => {
    await tx.run(sql`select admit(${id}::uuid)`);
    await tx.run(
      sqlOf.insertInto('licences').values({
        id,
        kind: 'bought',
        name: licence.name,
        starts_on: licence.startsOn,
        expires_on: licence.expiresOn,
        billing_name: billingContact?.name ?? null,
        billing_email: billingContact?.email ?? null,
      }),
    );
    await tx.run(sqlOf.insertInto('heads').values({ licence_id: id, seq: 0, hash: new Uint8Array(32) }));
    await tx.run(
      sqlOf
        .insertInto('entitlements')
        .values(
          licence.entitlements.map((entitlement, position) => ({ licence_id: id, id: newId(), ...entitlement, started: 0, position })),
        ),
    );
    await tx.run(
      sqlOf.insertInto('operators').values({
        licence_id: id,
        id: operatorId,
        display_name: operator.displayName,
        username: operator.username,
        username_key: fold(operator.username),
        email: operator.email,
        email_key: emailKey(operator.email),
        password_hash: null,
        created_at: now,
        last_sign_in_at: null,
      }),
    );
    await tx.run(
      sqlOf.insertInto('directory').values([
        { kind: 'operator-email', key: emailKey(operator.email), licence_id: id, thing_id: operatorId },
        { kind: 'operator-username', key: fold(operator.username), licence_id: id, thing_id: operatorId },
      ]),
    );
    await queueWelcomes(tx, env, id, now, [
      {
        personId: operatorId,
        accountId: null,
        door: 'operator',
        email: operator.email,
        displayName: operator.displayName,
        signInName: operator.username,
      },
    ]);
  });
  return id;
}
