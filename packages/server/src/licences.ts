import type { Licence, LicenceRow, licences as contract } from '@knippa/contract';
import { phaseOf, type LicencesFacts } from '@knippa/core';
import { sql } from 'kysely';
import { licenceFacts } from './kernel/actor.js';
import type { Answers, Reading } from './kernel/answer.js';
import { Cursors, usualSize } from './kernel/pages.js';
import { create } from './licences/create.js';
import { loadLicence, presentLicence, type LicenceRecord } from './licences/record.js';

interface ListedRow extends Pick<LicenceRow, 'id' | 'kind' | 'name' | 'waiting'> {
  readonly starts_on: string;
  readonly expires_on: string;
}

export const licences: Answers<typeof contract, LicencesFacts> = {
  list: {
    run: async (asked) => {
      const { tx, now, input } = asked;
      const { size = usualSize } = input;
      const cursors = new Cursors(asked, 'licences.list', {});
      const [day = null, id = null] = (await cursors.open(input.cursor)) ?? [];
      const rows = await tx.run(sql<ListedRow>`select * from licences_listed(${day}::date, ${id}::uuid, ${size + 1})`);
      const last = rows.length > size ? rows[size - 1] : undefined;
      const items = rows.slice(0, size).map(({ starts_on: startsOn, expires_on: expiresOn, ...row }) => ({
        ...row,
        startsOn,
        expiresOn,
        phase: phaseOf(expiresOn, Date.parse(now)),
      }));
      return { items, ...(last && { next: await cursors.after(last.expires_on, last.id) }) };
    },
  },

  read: { run: (asked) => presentLicence(asked, asked.subject, asked.row as LicenceRecord) },

  create,

  edit: {
    facts: ({ row }) => {
      const { billing_name: billingName, billing_email: billingEmail } = row as LicenceRecord;
      return Promise.resolve({ billingName, billingEmail });
    },
    run: async (doing) => {
      const { tx, licence, subject, input, facts } = doing;
      const contact =
        input.billingContact === undefined ? { name: facts.billingName, email: facts.billingEmail } : (input.billingContact ?? undefined);
      await tx.run(sql`update licences set name = ${input.name ?? subject.name}, billing_name = ${contact?.name ?? null},
        billing_email = ${contact?.email ?? null} where id = ${licence.id}`);
      return presentNow(doing, licence.expiresOn);
    },
  },

  renew: {
    run: async (doing) => {
      const { expiresOn } = doing.input;
      await doing.tx.run(sql`update licences set expires_on = ${expiresOn}::date where id = ${doing.licence.id}`);
      return presentNow(doing, expiresOn);
    },
  },
};

/** The licence as it is once it was written: a new day is a new phase, and another answer to what may be done. */
async function presentNow(reading: Reading, expiresOn: string): Promise<Licence> {
  const session = { ...reading.session, expires_on: expiresOn };
  const after = { ...reading, session, licence: licenceFacts(session, Date.parse(reading.now)) };
  const found = await loadLicence(after, { licenceId: reading.licence.id });
  if (!found) throw new Error('a licence that was written is not to be seen');
  return presentLicence(after, found.subject, found.row);
}
