import type { AccountKind } from '@knippa/contract';
import { emailKey, fold, found, sortKey, type StartFacts } from '@knippa/core';
import { sql } from 'kysely';
import { claimKey, suggestGroupId, takenKeys } from '../directory.js';
import type { Doing, Reading } from '../kernel/answer.js';
import { licenceLanguage } from '../licences/language.js';
import { queueWelcomes } from '../outbox.js';
import { sqlOf } from '../store/store.js';
import { placesOf } from './places.js';

/** An account as it is opened: on which type, for how many users, and who administers it. */
export interface NewAccount {
  readonly id: string;
  readonly personId: string;
  readonly entitlementId: string;
  readonly kind: AccountKind;
  readonly capacity: number;
  readonly email: string;
  readonly displayName: string;
  readonly group: { readonly name: string; readonly groupId: string; readonly username: string } | undefined;
}

/** The type that is wanted, and whether the names are free in the whole service. */
export async function startFacts(
  reading: Pick<Reading, 'tx' | 'licence'>,
  { entitlementId, email, groupId }: { entitlementId: string; email: string; groupId: string | undefined },
): Promise<StartFacts> {
  const { tx } = reading;
  const [[entitlement], groupIds, emails, suggested] = await Promise.all([
    tx.run(placesOf(reading, [entitlementId])),
    takenKeys(tx, 'group-id', groupId === undefined ? [] : [fold(groupId)]),
    takenKeys(tx, 'user-email', [emailKey(email)]),
    groupId === undefined ? undefined : suggestGroupId(tx, groupId),
  ]);
  return { entitlement, groupIdTaken: groupIds.size > 0, suggestion: suggested?.groupId ?? '', emailTaken: emails.size > 0 };
}

/** Writes a place, the account, its counters, its first administrator and their mail (ACC-01, ACC-02). */
export async function openAccount(
  { tx, env, licence, now }: Pick<Doing<never, never, never>, 'tx' | 'env' | 'licence' | 'now'>,
  { id, personId, entitlementId, kind, capacity, email, displayName, group }: NewAccount,
): Promise<void> {
  const groupId = group?.groupId ?? null;
  const username = group?.username ?? null;
  const name = group?.name ?? displayName;
  const writes = [
    sql`update entitlements set started = started + 1 where licence_id = ${licence.id} and id = ${entitlementId}`,
    sqlOf.insertInto('accounts').values({
      licence_id: licence.id,
      id,
      entitlement_id: entitlementId,
      kind,
      name,
      name_key: sortKey(name),
      group_id: groupId,
      group_id_key: groupId && fold(groupId),
      capacity,
      created_at: now,
      activated_at: null,
      found: found(name, groupId),
    }),
    sqlOf.insertInto('counters').values({ licence_id: licence.id, account_id: id, users: 1, administrators: 1, documents: 0 }),
    sqlOf.insertInto('users').values({
      licence_id: licence.id,
      account_id: id,
      id: personId,
      role: 'administrator',
      display_name: displayName,
      name_key: sortKey(displayName),
      username,
      username_key: username && fold(username),
      email,
      email_key: emailKey(email),
      phone: null,
      password_hash: null,
      responsible_id: null,
      quota: null,
      may_create: true,
      may_publish: true,
      has_documents: true,
      may_reset: true,
      primary_contact: true,
      language: licenceLanguage(licence.id),
      created_at: now,
      last_sign_in_at: null,
      found: found(displayName, username, email),
    }),
    claimKey(licence.id, 'user-email', emailKey(email), personId),
    ...(groupId ? [claimKey(licence.id, 'group-id', fold(groupId), id)] : []),
  ];
  const signInName = groupId ? `${groupId}/${username}` : email;
  await Promise.all([
    ...writes.map((write) => tx.run<unknown>(write)),
    queueWelcomes(tx, env, licence.id, now, [{ personId, accountId: id, door: 'account', email, displayName, signInName }]),
  ]);
}
