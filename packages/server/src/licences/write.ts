import type { Change, Licence, licences as contract } from '@knippa/contract';
import type { LicencesFacts } from '@knippa/core';
import { sql } from 'kysely';
import { licenceFacts } from '../kernel/actor.js';
import type { Answers, Reading } from '../kernel/answer.js';
import { loadLicence, presentLicence, type LicenceRecord } from './record.js';

/** Whom the invoice goes to now. */
export function billing({ row }: { readonly row: unknown }): Promise<LicencesFacts['edit']> {
  const { billing_name: billingName, billing_email: billingEmail } = row as LicenceRecord;
  return Promise.resolve({ billingName, billingEmail });
}

const columns: Readonly<Record<string, string>> = {
  name: 'name',
  kind: 'kind',
  expiresOn: 'expires_on',
  billingName: 'billing_name',
  billingEmail: 'billing_email',
};

/** Writes what changes of a licence, and answers it as it is then: a new day or kind is another phase, and other things may be done. */
export async function write({ changes, ...doing }: Reading & { readonly changes: readonly Change[] }): Promise<Licence> {
  const { tx, licence, now } = doing;
  const set = changes.flatMap(({ field = '', to }) => {
    const column = columns[field];
    if (column === undefined) throw new Error(`a licence has no ${field} to change`);
    return [sql`${sql.ref(column)} = ${to}`];
  });
  if (set.length > 0) await tx.run(sql`update licences set ${sql.join(set)} where id = ${licence.id}`);
  const after = { ...doing, ...(await written(doing, now)) };
  const found = await loadLicence(after, { licenceId: licence.id });
  if (!found) throw new Error('a licence that was written is not to be seen');
  return presentLicence(after, found.subject, found.row);
}

/** The session's licence as it stands in the database now. */
async function written({ tx, session, licence }: Reading, now: string): Promise<Pick<Reading, 'session' | 'licence'>> {
  const [row] = await tx.run(
    sql<
      Pick<Reading['session'], 'licence_kind' | 'expires_on'>
    >`select kind as licence_kind, expires_on from licences where id = ${licence.id}`,
  );
  const after = { ...session, ...row };
  return { session: after, licence: licenceFacts(after, Date.parse(now)) };
}

/** Ends a subscription; nobody is reminded that what they have ended is ending. */
export const end: Answers<typeof contract, LicencesFacts>['end'] = {
  run: async (doing) => {
    await doing.tx.run(
      sql`update licences set reminded_for = ${doing.licence.today}::date, reminded_before = 0 where id = ${doing.licence.id}`,
    );
    return write(doing);
  },
};
