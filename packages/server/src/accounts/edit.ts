import type { accounts as contract } from '@knippa/contract';
import { emailKey, fold, found, sortKey, type AccountFacts, type AccountsFacts } from '@knippa/core';
import { sql } from 'kysely';
import { changeKey, suggestUsername, takenKeys } from '../directory.js';
import type { Answers, Reading } from '../kernel/answer.js';
import { endLinks, everyPurpose } from '../outbox.js';
import type { Query } from '../store/store.js';
import { placesOf } from './places.js';
import { accountRecords, presentAccount, primaryContact, type AccountRecord } from './record.js';

/** Gives an account a name, and what it is sorted and found by; a licence of its own has its account's name. */
export function nameAccount(licenceId: string, { id, groupId }: Pick<AccountFacts, 'id' | 'groupId'>, name: string): Query<unknown> {
  return sql`with own as (update licences set name = ${name} where id = ${licenceId} and kind in ('trial', 'subscription'))
    update accounts set name = ${name}, name_key = ${sortKey(name)}, found = ${found(name, groupId)}
    where licence_id = ${licenceId} and id = ${id}`;
}

/** Changes an account and its primary contact in one transaction (ACC-07). */
export const edit: Answers<typeof contract, AccountsFacts>['edit'] = {
  facts: async (asked) => {
    const { tx, subject, input } = asked;
    const row = asked.row as AccountRecord;
    const { email, username } = input;
    const contact = await heldContact(asked, primaryContact(row));
    const newEmail = email !== undefined && emailKey(email) !== emailKey(contact.email ?? '') ? [emailKey(email)] : [];
    const renamed = username !== undefined && fold(username) !== fold(contact.username ?? '');
    const wantedId = input.entitlementId ?? row.entitlement_id;
    const [places, names, taken] = await Promise.all([
      tx.run(placesOf(asked, [row.entitlement_id, wantedId])),
      renamed ? suggestUsername(asked, subject.account.id, username) : undefined,
      takenKeys(tx, 'user-email', newEmail),
    ]);
    const present = places.find(({ id }) => id === row.entitlement_id);
    if (!present) throw new Error('an account stands on a type');
    return {
      present,
      wanted: places.find(({ id }) => id === wantedId),
      contact,
      usernameTaken: names?.taken ?? false,
      suggestion: names?.suggestion ?? '',
      emailTaken: taken.size > 0,
    };
  },

  run: async (doing) => {
    const { tx, licence, subject, input, facts, now } = doing;
    const { account } = subject;
    const { present, wanted, contact } = facts;
    const ofLicence = sql`licence_id = ${licence.id}`;
    const writes: Query<unknown>[] = [];
    const name = account.kind === 'single' ? input.displayName : input.name;
    if (name !== undefined) writes.push(nameAccount(licence.id, account, name));
    if (wanted && wanted.id !== present.id)
      writes.push(
        sql`update entitlements set started = started + case id when ${wanted.id}::uuid then 1 else -1 end
          where ${ofLicence} and id in (${wanted.id}, ${present.id})`,
        sql`update accounts set entitlement_id = ${wanted.id}, capacity = ${wanted.capacity} where ${ofLicence} and id = ${account.id}`,
      );
    if ((input.displayName ?? input.email ?? input.username) !== undefined) {
      const { displayName = contact.displayName, email = contact.email, username = contact.username } = input;
      writes.push(
        sql`update users set display_name = ${displayName}, name_key = ${sortKey(displayName)}, email = ${email},
            email_key = ${email && emailKey(email)}, username = ${username}, username_key = ${username && fold(username)},
            found = ${found(displayName, username, email)}
          where ${ofLicence} and account_id = ${account.id} and id = ${contact.id}`,
        ...changeKey(licence.id, 'user-email', contact.id, contact.email && emailKey(contact.email), email && emailKey(email)),
        // a link to the old address leads nowhere: whoever follows it may ask for a new one
        ...(email === contact.email ? [] : [endLinks(contact.id, everyPurpose, now)]),
      );
    }
    const [[record]] = await Promise.all([
      Promise.all(writes.map((write) => tx.run(write))).then(() =>
        tx.run<AccountRecord>(accountRecords(doing).where('a.id', '=', account.id)),
      ),
    ]);
    if (!record) throw new Error('the account that was edited is not to be seen');
    return presentAccount(doing, record);
  },
};

type Contact = ReturnType<typeof primaryContact>;

/** The contact as they are now, whom nobody changes before this transaction ends: they may confirm an address of their own meanwhile. */
async function heldContact({ tx, licence }: Reading, { id }: Contact): Promise<Contact> {
  const [held] = await tx.run(
    sql<Contact>`select id, display_name as "displayName", email, username from users
      where licence_id = ${licence.id} and id = ${id} for no key update`,
  );
  if (!held) throw new Error('an account has a primary contact');
  return held;
}
