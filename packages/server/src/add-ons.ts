import type { addOns as contract } from '@knippa/contract';
import { emailKey, fold, type AddOnsFacts } from '@knippa/core';
import { sql } from 'kysely';
import { addOnRecords, addOnSubject, addOnVersion, presentAddOn, type AddOnRecord } from './add-ons/record.js';
import type { Answers, Found, Loader, Reading } from './kernel/answer.js';
import { seesLicence } from './licences/record.js';
import { sqlOf, type Query } from './store/store.js';

/** One add-on of a licence, for those who see it. */
export const loadAddOn: Loader<'addOnId', AddOnRecord> = async (reading, { licenceId, addOnId = '' }) => {
  if (!seesLicence(reading, licenceId)) return undefined;
  const row = await addOnOf(reading, addOnId);
  return row && ({ subject: addOnSubject(reading, row), row, version: addOnVersion(reading, row) } satisfies Found<'addOnId', AddOnRecord>);
};

async function addOnOf(reading: Reading, id: string): Promise<AddOnRecord | undefined> {
  const [row] = await reading.tx.run<AddOnRecord>(addOnRecords(reading).where('o.id', '=', id));
  return row;
}

/** The accounts of the licence by what they are called at the door: a group id, or the e-mail of a `single` one. */
async function accountsNamed({ tx, licence }: Reading, names: readonly string[] | null | undefined): Promise<AddOnsFacts['add']> {
  if (!names) return { ids: null, unknown: undefined };
  const keys = names.map((name) => (name.includes('@') ? emailKey(name) : fold(name)));
  const rows = await tx.run(
    sql<{ id: string; key: string }>`select a.id, coalesce(a.group_id_key, u.email_key) as key from accounts a
      left join users u on u.licence_id = a.licence_id and u.account_id = a.id and u.primary_contact and a.kind = 'single'
      where a.licence_id = ${licence.id} and (a.group_id_key = any(${keys}::text[]) or u.email_key = any(${keys}::text[]))`,
  );
  const ids = new Map(rows.map(({ key, id }) => [key, id]));
  return { ids: [...ids.values()], unknown: names.find((_, at) => !ids.has(keys[at] ?? '')) };
}

/** The rows that say which accounts have an add-on; none where every account does. */
function having(licenceId: string, addOnId: string, ids: readonly string[] | null): Query<unknown>[] {
  if (!ids) return [];
  const rows = ids.map((accountId) => ({ licence_id: licenceId, add_on_id: addOnId, account_id: accountId }));
  return [sqlOf.insertInto('add_on_accounts').values(rows)];
}

async function shown(reading: Reading, id: string) {
  const row = await addOnOf(reading, id);
  if (!row) throw new Error('an add-on that was written is not to be seen');
  return presentAddOn(reading, row);
}

export const addOns: Answers<typeof contract, AddOnsFacts> = {
  read: { run: async (asked) => presentAddOn(asked, asked.row as AddOnRecord) },

  add: {
    facts: (asked) => accountsNamed(asked, asked.input.accounts),
    run: async (doing) => {
      const { tx, licence, now, input, facts } = doing;
      const id = doing.changes[0]?.id ?? '';
      const { ids } = facts;
      const row = { licence_id: licence.id, id, name: input.name, for_all: ids === null, created_at: now };
      await Promise.all([sqlOf.insertInto('add_ons').values(row), ...having(licence.id, id, ids)].map((write) => tx.run<unknown>(write)));
      return shown(doing, id);
    },
  },

  edit: {
    facts: async (asked) => {
      const present = (asked.row as AddOnRecord).accounts;
      return { ...(await accountsNamed(asked, asked.input.accounts)), present: present && present.map(({ id }) => id) };
    },
    run: async (doing) => {
      const { tx, licence, subject, input, facts } = doing;
      const { id, name } = subject.addOn;
      const ofAddOn = sql`licence_id = ${licence.id} and`;
      const writes: Query<unknown>[] = [sql`update add_ons set name = ${input.name ?? name} where ${ofAddOn} id = ${id}`];
      if (input.accounts !== undefined)
        writes.push(
          sql`update add_ons set for_all = ${facts.ids === null} where ${ofAddOn} id = ${id}`,
          sql`delete from add_on_accounts where ${ofAddOn} add_on_id = ${id}`,
          ...having(licence.id, id, facts.ids),
        );
      await Promise.all(writes.map((write) => tx.run(write)));
      return shown(doing, id);
    },
  },

  remove: {
    run: async ({ tx, licence, subject }) => {
      await tx.run(sql`delete from add_ons where licence_id = ${licence.id} and id = ${subject.addOn.id}`);
      return null;
    },
  },
};
