import type { entitlements as contract } from '@knippa/contract';
import type { EntitlementsFacts } from '@knippa/core';
import { sql } from 'kysely';
import {
  entitlementRecords,
  entitlementSubject,
  entitlementVersion,
  presentEntitlement,
  type EntitlementRecord,
} from './entitlements/record.js';
import type { Answers, Found, Loader, Reading } from './kernel/answer.js';
import { seesLicence } from './licences/record.js';

/** One line of what was bought, for those who see its licence. */
export const loadEntitlement: Loader<'entitlementId', EntitlementRecord> = async (reading, { licenceId, entitlementId = '' }) => {
  if (!seesLicence(reading, licenceId)) return undefined;
  const row = await entitlementOf(reading, entitlementId);
  return (
    row &&
    ({ subject: entitlementSubject(reading, row), row, version: entitlementVersion(reading, row) } satisfies Found<
      'entitlementId',
      EntitlementRecord
    >)
  );
};

async function entitlementOf(reading: Reading, id: string): Promise<EntitlementRecord | undefined> {
  const [row] = await reading.tx.run<EntitlementRecord>(entitlementRecords(reading).where('id', '=', id));
  return row;
}

export const entitlements: Answers<typeof contract, EntitlementsFacts> = {
  read: { run: async (asked) => presentEntitlement(asked, asked.row as EntitlementRecord) },

  add: {
    run: async (doing) => {
      const { tx, licence, changes } = doing;
      const id = changes[0]?.id ?? '';
      const { kind, name, capacity, purchased } = doing.input;
      await tx.run(sql`insert into entitlements (licence_id, id, kind, name, capacity, purchased, started, position)
        select ${licence.id}, ${id}, ${kind}, ${name}, ${capacity}, ${purchased}, 0, coalesce(max(position) + 1, 0)
        from entitlements where licence_id = ${licence.id}`);
      return presentEntitlement(doing, { id, kind, name, capacity, purchased, started: 0, available: purchased });
    },
  },

  edit: {
    run: async (doing) => {
      const { tx, licence, input } = doing;
      const row = doing.row as EntitlementRecord;
      const { name = row.name, purchased = row.purchased } = input;
      await tx.run(sql`update entitlements set name = ${name}, purchased = ${purchased}
        where licence_id = ${licence.id} and id = ${row.id}`);
      return presentEntitlement(doing, { ...row, name, purchased, available: purchased - row.started });
    },
  },
};
