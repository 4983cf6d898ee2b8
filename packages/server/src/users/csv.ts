import type { Language } from '@knippa/contract';
import { writeHeader, writeRow } from '@knippa/core/csv';
import type { Reading } from '../kernel/answer.js';
import { permissionsOf, userRecords, type UserRecord } from './record.js';

/** The users of an account that the actor sees, as a file in the form that import reads, in parts: its header, then a row each (CSV-01). */
export async function usersFile(reading: Reading, accountId: string, language: Language): Promise<string[]> {
  const records = await reading.tx.run<UserRecord>(userRecords(reading, accountId).orderBy('u.name_key').orderBy('u.id'));
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
  return [writeHeader(language), ...rows];
}
