import type { AddOn } from '@knippa/contract';
import type { Subjects } from '@knippa/core';
import { sql } from 'kysely';
import type { Reading } from '../kernel/answer.js';
import { sqlOf } from '../store/store.js';

/** An add-on as it is read, with the accounts that have it by name, or null for all of them. */
export interface AddOnRecord {
  readonly id: string;
  readonly name: string;
  readonly accounts: readonly { readonly id: string; readonly name: string }[] | null;
}

/** The active add-ons of the licence, in the order in which they were activated. */
export function addOnRecords({ licence }: Reading) {
  return sqlOf
    .selectFrom('add_ons as o')
    .select(['o.id', 'o.name'])
    .select(
      sql<AddOnRecord['accounts']>`case when o.for_all then null else coalesce(
        (select json_agg(json_build_object('id', a.id, 'name', a.name) order by a.name_key, a.id) from add_on_accounts h
          join accounts a on a.licence_id = h.licence_id and a.id = h.account_id where h.licence_id = o.licence_id and h.add_on_id = o.id),
        '[]'::json) end`.as('accounts'),
    )
    .where('o.licence_id', '=', licence.id)
    .orderBy('o.created_at')
    .orderBy('o.id');
}

/** What rules know of an add-on. */
export function addOnSubject({ actor, licence }: Reading, { id, name }: AddOnRecord): Subjects['addOnId'] {
  return { actor, place: [licence.id, id], licence, addOn: { id, name } };
}

/** Of its name and the accounts that have it. */
export function addOnVersion({ env }: Reading, { id, name, accounts }: AddOnRecord): string {
  return env.fingerprint(JSON.stringify([id, name, accounts && accounts.map((account) => account.id).sort()]));
}

/** An add-on as it is shown. */
export function presentAddOn(reading: Reading, record: AddOnRecord): AddOn {
  const { id, name, accounts } = record;
  const can = reading.can('addOnId', addOnSubject(reading, record));
  return { id, name, accounts: accounts && [...accounts], version: addOnVersion(reading, record), can };
}
