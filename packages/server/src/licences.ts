import type { LicenceRow, licences as contract } from '@knippa/contract';
import { phaseOf, type LicencesFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers } from './kernel/answer.js';
import { Cursors, usualSize } from './kernel/pages.js';
import { create } from './licences/create.js';
import { presentLicence, type LicenceRecord } from './licences/record.js';
import { billing, end, write } from './licences/write.js';

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

  edit: { facts: billing, run: write },
  renew: { run: write },
  activate: { facts: billing, run: write },
  extend: { facts: billing, run: write },
  end,
};
