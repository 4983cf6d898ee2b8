import type { operators as contract } from '@knippa/contract';
import type { OperatorsFacts } from '@knippa/core';
import { sql } from 'kysely';
import { operatorNames } from './directory.js';
import type { Answers, Found, Loader, Reading } from './kernel/answer.js';
import { seesLicence } from './licences/record.js';
import { addOperators, operatorRecords, operatorSubject, presentOperator, type OperatorRecord } from './operators/record.js';

/** One operator of a licence, for those who see it. */
export const loadOperator: Loader<'operatorId', OperatorRecord> = async (reading, { licenceId, operatorId = '' }) => {
  if (!seesLicence(reading, licenceId)) return undefined;
  const row = await operatorOf(reading, operatorId);
  return row && ({ subject: operatorSubject(reading, row), row } satisfies Found<'operatorId', OperatorRecord>);
};

async function operatorOf(reading: Reading, id: string): Promise<OperatorRecord | undefined> {
  const [row] = await reading.tx.run<OperatorRecord>(operatorRecords(reading).where('id', '=', id));
  return row;
}

export const operators: Answers<typeof contract, OperatorsFacts> = {
  add: {
    facts: async ({ tx, input }) => {
      const [names] = await operatorNames(tx, [input]);
      if (!names) throw new Error('names are asked for one operator');
      return names;
    },
    run: async (doing) => {
      const { tx, env, licence, now, input, changes } = doing;
      const id = changes[0]?.id ?? '';
      await addOperators(tx, env, licence.id, now, [{ ...input, id }]);
      const row = await operatorOf(doing, id);
      if (!row) throw new Error('the operator who was added is not to be seen');
      return presentOperator(doing, row);
    },
  },

  remove: {
    run: async ({ tx, licence, row }) => {
      const { id, email } = row as OperatorRecord;
      await Promise.all([
        tx.run(sql`select forget_operator(${id})`),
        tx.run(sql`delete from outbox where licence_id = ${licence.id} and account_id is null and recipient = ${email}`),
        tx.run(sql`delete from operators where licence_id = ${licence.id} and id = ${id}`),
      ]);
      return null;
    },
  },
};
