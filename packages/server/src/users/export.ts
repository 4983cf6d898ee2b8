import type { users as contract } from '@knippa/contract';
import { writeHeader, writeRow } from '@knippa/core/csv';
import type { UsersFacts } from '@knippa/core';
import type { AccountRecord } from '../accounts/record.js';
import type { Answers } from '../kernel/answer.js';
import { permissionsOf, userRecords, type UserRecord } from './record.js';

const fileNames = { sv: 'användare', en: 'users' } as const;

/** The users that the actor sees, as a file in the form that import reads (CSV-01). */
export const exportFile: Answers<typeof contract, UsersFacts>['export'] = {
  run: async (asked) => {
    const { tx, row, input } = asked;
    const { language = 'sv' } = input;
    const account = row as AccountRecord;
    const records = await tx.run<UserRecord>(userRecords(asked, account.id).orderBy('u.name_key').orderBy('u.id'));
    const rows = records.map((record) =>
      writeRow(
        {
          displayName: record.display_name,
          username: record.username ?? '',
          email: record.email,
          phone: record.phone,
          role: record.role,
          responsible: record.responsible_username,
          quota: record.quota,
          primaryContact: record.primary_contact,
          permissions: permissionsOf(record),
        },
        language,
      ),
    );
    return { filename: `${account.group_id} ${fileNames[language]}.csv`, parts: [writeHeader(language), ...rows] };
  },
};
