import type { accounts as contract } from '@knippa/contract';
import { civilDate, daysAfter, trialDays, type AccountsFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers, Reading } from '../kernel/answer.js';
import { newId } from '../kernel/ids.js';
import { licenceLanguage } from '../licences/language.js';
import { sqlOf, type Query } from '../store/store.js';
import { endDeletion } from './deletion.js';
import { reservation } from './group-id.js';
import { primaryContact, type AccountRecord } from './record.js';

interface Contents {
  readonly documents: number;
  /** In everybody's wordlists and the group's. */
  readonly words: number;
  /** Those in the bin apart, as of documents. */
  readonly folders: number;
  readonly sessions: number;
  readonly addOns: number;
  readonly requests: number;
}

/** What is in an account, and about it, beside its users. */
export async function contents({ tx, licence, now }: Pick<Reading, 'tx' | 'licence' | 'now'>, accountId: string): Promise<Contents> {
  const [counted] = await tx.run(
    sql<Contents>`select documents, sessions_of(${accountId}, ${now}::timestamptz) as sessions,
        (select count(*)::int from words where licence_id = ${licence.id} and account_id = ${accountId}) as words,
        (select count(*)::int from folders where licence_id = ${licence.id} and account_id = ${accountId} and deleted_at is null) as folders,
        (select count(*)::int from add_on_accounts where licence_id = ${licence.id} and account_id = ${accountId}) as "addOns",
        (select count(*)::int from requests where licence_id = ${licence.id} and account_id = ${accountId}) as requests
      from counters where licence_id = ${licence.id} and account_id = ${accountId}`,
  );
  if (!counted) throw new Error('an account has its counters');
  return counted;
}

/** Gives back the place that an account stood on. */
function freePlace(licenceId: string, entitlementId: string): Query<unknown> {
  return sql`update entitlements set started = started - 1 where licence_id = ${licenceId} and id = ${entitlementId}`;
}

/** Ends what waits to be mailed about an account's announced deletion: it will not come to that. */
export function withdrawMails(licenceId: string, accountId: string): Query<unknown> {
  return sql`delete from outbox where licence_id = ${licenceId} and account_id = ${accountId} and template like 'deletion-%' and due_at is not null`;
}

/** Removes an account with everything in it and about it, and gives back its place; its group id is reserved (I28). */
export function endAccount(licenceId: string, id: string, entitlementId: string, now: string): Query<unknown>[] {
  return [
    sql`select forget_account(${id}, ${reservation(now).until}::timestamptz)`,
    sql`delete from outbox where licence_id = ${licenceId} and account_id = ${id}`,
    sql`delete from accounts where licence_id = ${licenceId} and id = ${id}`,
    freePlace(licenceId, entitlementId),
  ];
}

/**
 * Moves an account into a licence of its own. Its key changes, and everything owned follows in the database; what signs people in, or waits to
 * be mailed to them, is handed over or ended by name (ACC-08).
 */
export const release: Answers<typeof contract, AccountsFacts>['release'] = {
  facts: async (asked) => {
    const { session, subject, now } = asked;
    return {
      ...(await contents(asked, subject.account.id)),
      licence: session.licence_name,
      entitlement: (asked.row as AccountRecord).entitlement,
      expiresOn: daysAfter(civilDate(Date.parse(now)), trialDays),
    };
  },

  run: async (doing) => {
    const { tx, licence, subject, facts, now } = doing;
    const { id, kind, name, capacity } = subject.account;
    const { entitlement_id, entitlement } = doing.row as AccountRecord;
    const [ownLicence, ownPlace] = [newId(), newId()];
    await Promise.all([
      tx.run(sql`select set_config('knippa.licences', ${`{${licence.id},${ownLicence}}`}, true)`),
      tx.run(
        sqlOf.insertInto('licences').values({
          id: ownLicence,
          kind: 'trial',
          name,
          starts_on: civilDate(Date.parse(now)),
          expires_on: facts.expiresOn,
          billing_name: null,
          billing_email: null,
          language: licenceLanguage(licence.id),
        }),
      ),
      tx.run(sqlOf.insertInto('heads').values({ licence_id: ownLicence, seq: 0, hash: new Uint8Array(32) })),
      tx.run(sql`insert into entitlements (licence_id, id, kind, name, capacity, purchased, started, position)
        values (${ownLicence}, ${ownPlace}, ${kind}, ${entitlement}, ${capacity}, 1, 1, 0)`),
      tx.run(sql`delete from add_on_accounts where licence_id = ${licence.id} and account_id = ${id}`),
      endDeletion(doing),
      tx.run(sql`delete from requests where licence_id = ${licence.id} and account_id = ${id}`),
      tx.run(sql`select hand_over(${id}, ${licence.id}, ${ownLicence})`),
      tx.run(
        sql`update accounts set licence_id = ${ownLicence}, entitlement_id = ${ownPlace} where licence_id = ${licence.id} and id = ${id}`,
      ),
      tx.run(withdrawMails(licence.id, id)),
      tx.run(sql`update outbox set licence_id = ${ownLicence} where licence_id = ${licence.id} and account_id = ${id}`),
      tx.run(freePlace(licence.id, entitlement_id)),
    ]);
    return { expiresOn: facts.expiresOn };
  },
};

/** Removes an account, and everything in it and about it but the journal's pseudonyms, the statistics' numbers and its reserved group id (ACC-09, I28). */
export const deleteAccount: Answers<typeof contract, AccountsFacts>['delete'] = {
  facts: async (asked) => {
    const row = asked.row as AccountRecord;
    const { documents, folders, words, requests } = await contents(asked, row.id);
    return {
      documents,
      folders,
      words,
      requests,
      entitlement: row.entitlement,
      email: primaryContact(row).email ?? '',
      reservedUntil: reservation(asked.now).lastDay,
      today: civilDate(Date.parse(asked.now)),
    };
  },

  run: async (doing) => {
    const { tx, licence, subject, now } = doing;
    const { entitlement_id } = doing.row as AccountRecord;
    await Promise.all(endAccount(licence.id, subject.account.id, entitlement_id, now).map((write) => tx.run(write)));
    return null;
  },
};
