import { fold, found, sortKey } from '@knippa/core';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { newId } from '../../packages/server/src/kernel/ids.js';
import { Choices } from './choices.js';
import { personName } from './people.js';

const howMany = 100_000;
const rowsOfStatement = 2_000;

/** A pupil of a file: a name, and the username that is made of it. */
export interface Pupil {
  readonly name: string;
  readonly username: string;
}

/** A hundred thousand pupils, from a fixed seed. */
export function pupils(): Pupil[] {
  const random = new Choices(20_260_228);
  return Array.from({ length: howMany }, (_, index) => {
    const name = personName(random);
    return {
      name,
      username: `${fold(name)
        .replaceAll(/[^\p{L}]/gu, '')
        .slice(0, 8)}${index}`,
    };
  });
}

/** Pupils as the file that a school's office sends of them: names, usernames, roles and permissions; no e-mail addresses, and no passwords. */
export function fileOf(people: readonly Pupil[]): Uint8Array<ArrayBuffer> {
  const rows = people.map(({ name, username }) => `${name};${username};Användare;ja;nej;ja;nej`);
  const header = '\ufeffVisat namn;Användarnamn;Roll;Skapa dokument;Publicera;Mina dokument;Återställa lösenord';
  return new TextEncoder().encode([header, ...rows, ''].join('\r\n'));
}

const columns =
  'licence_id, account_id, created_at, id, role, display_name, name_key, username, username_key, email, email_key, phone, password_hash, code_hash, ' +
  'responsible_id, quota, may_create, may_publish, has_documents, may_reset, primary_contact, language, found';

/** A pupil as a row of `users`, ready to be written. */
export function rowOf({ name, username }: Pupil, licenceId: string, accountId: string): unknown[] {
  const names = [name, sortKey(name), username, fold(username)];
  const flags = [true, false, true, false, false];
  return [
    licenceId,
    accountId,
    new Date(),
    newId(),
    'user',
    ...names,
    null,
    null,
    null,
    null,
    randomBytes(32),
    null,
    null,
    ...flags,
    'sv',
    found(name, username),
  ];
}

/** Writes rows into an account without us: one transaction of plain statements. */
export async function insert(owner: pg.Client, licenceId: string, accountId: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  await owner.query('begin');
  for (let from = 0; from < rows.length; from += rowsOfStatement) {
    const part = rows.slice(from, from + rowsOfStatement);
    let parameter = 0;
    const values = part.map((row) => `(${row.map(() => `$${++parameter}`).join()})`).join();
    await owner.query(`insert into users (${columns}) values ${values}`, part.flat());
  }
  await owner.query('update counters set users = users + $3 where licence_id = $1 and account_id = $2', [
    licenceId,
    accountId,
    rows.length,
  ]);
  await owner.query('commit');
}

/** Makes the accounts of a licence as empty as they were: what is measured after this finds the table as it was. */
export async function empty(owner: pg.Client, licenceId: string): Promise<void> {
  await owner.query('delete from users where licence_id = $1 and not primary_contact', [licenceId]);
  await owner.query('update counters set users = 1 where licence_id = $1', [licenceId]);
  await owner.query('vacuum users, journal_changes');
}
