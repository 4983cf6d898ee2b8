import type { FileFormat, Language } from '@knippa/contract';
import { usersSheet, writeHeader, writeRow, type UserCells } from '@knippa/core/csv';
import type { Reading } from '../kernel/answer.js';
import { permissionsOf, userRecords, type UserRecord } from './record.js';

/** The parts of a file of users, which make it together. */
export type FileParts = readonly (string | Uint8Array<ArrayBuffer>)[];

/** The users of an account that the actor sees, as a file in the form that import reads, by name (CSV-01). */
export async function usersFile(reading: Reading, accountId: string, language: Language, format: FileFormat = 'csv'): Promise<FileParts> {
  const records = await reading.tx.run<UserRecord>(userRecords(reading, accountId).orderBy('u.name_key').orderBy('u.id'));
  if (format === 'xlsx') return [usersSheet(cellsOf(records), language) as Uint8Array<ArrayBuffer>];
  return [writeHeader(language), ...records.map((record) => writeRow(cellOf(record), language))];
}

function* cellsOf(records: readonly UserRecord[]): Generator<UserCells, undefined> {
  for (const record of records) yield cellOf(record);
  return undefined;
}

function cellOf(record: UserRecord): UserCells {
  return {
    displayName: record.display_name,
    username: record.username ?? '',
    email: record.email,
    phone: record.phone,
    role: record.role,
    responsible: record.responsible_username,
    quota: record.quota,
    primaryContact: record.primary_contact,
    permissions: permissionsOf(record),
  };
}
