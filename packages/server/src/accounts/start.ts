import type { accounts as contract } from '@knippa/contract';
import { emailKey, fold, found, sortKey, type AccountsFacts } from '@knippa/core';
import type { Answers } from '../kernel/answer.js';
import { claimKey, suggestGroupId, takenKeys } from '../directory.js';
import { queueWelcomes } from '../outbox.js';
import { sql } from 'kysely';
import { sqlOf } from '../store/store.js';
import { placesOf } from './places.js';
import { accountRecords, presentAccount, type AccountRecord } from './record.js';

/** Starts an account: a place, the account, its counters, its first administrator and their mail, in one transaction (ACC-01, ACC-02). */
export const start: Answers<typeof contract, AccountsFacts>['start'] = {
  facts: async ({ tx, licence, input }) => {
    const { group } = input;
    const [[entitlement], groupIds, emails, suggested] = await Promise.all([
      tx.run(placesOf({ licence }, [input.entitlementId])),
      takenKeys(tx, 'group-id', group ? [fold(group.groupId)] : []),
      takenKeys(tx, 'user-email', [emailKey(input.email)]),
      group && suggestGroupId(tx, group.groupId),
    ]);
    return { entitlement, groupIdTaken: groupIds.size > 0, suggestion: suggested?.groupId ?? '', emailTaken: emails.size > 0 };
  },

  run: async (doing) => {
    const { tx, env, licence, input, changes, now } = doing;
    const { entitlement } = doing.facts;
    if (!entitlement) throw new Error('an account is started on a type that fits');
    const id = changes.find(({ resource }) => resource === 'accounts')?.id ?? '';
    const personId = changes.find(({ resource }) => resource === 'users')?.id ?? '';
    const { group, email, displayName } = input;
    const groupId = group?.groupId ?? null;
    const username = group?.username ?? null;
    const name = group?.name ?? displayName;
    const writes = [
      sql`update entitlements set started = started + 1 where licence_id = ${licence.id} and id = ${input.entitlementId}`,
      sqlOf.insertInto('accounts').values({
        licence_id: licence.id,
        id,
        entitlement_id: input.entitlementId,
        kind: entitlement.kind,
        name,
        name_key: sortKey(name),
        group_id: groupId,
        group_id_key: groupId && fold(groupId),
        capacity: entitlement.capacity,
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
        created_at: now,
        last_sign_in_at: null,
        found: found(displayName, username, email),
      }),
      claimKey(licence.id, 'user-email', emailKey(email), personId),
      ...(groupId ? [claimKey(licence.id, 'group-id', fold(groupId), id)] : []),
    ];
    const signInName = groupId ? `${groupId}/${username}` : email;
    const [[record]] = await Promise.all([
      Promise.all(writes.map((write) => tx.run(write))).then(() => tx.run<AccountRecord>(accountRecords(doing).where('a.id', '=', id))),
      queueWelcomes(tx, env, licence.id, now, [{ personId, accountId: id, door: 'account', email, displayName, signInName }]),
    ]);
    if (!record) throw new Error('the account that was started is not to be seen');
    return presentAccount(doing, record);
  },
};
