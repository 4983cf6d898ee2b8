import { accounts, licences, session } from '@knippa/contract';
import { isKnippaError } from '@knippa/sdk';
import { openMemory, openPostgres, signInStaff } from '@knippa/server/node';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { clientOf, makeLicence, startGroup, testSecret, testServer } from '../licence.js';
import { midnights } from '../tables/midnights.js';

/**
 * A process in a time zone of its own, told over which PostgreSQL it runs (none is an embedded database): it looks at each midnight of the table a
 * millisecond before and at it, and tells the phase, the state of an account, and how starting another one ends.
 */
process.stdin.on('end', () => process.exit(0));
const [url] = (await once(createInterface(process.stdin), 'line')) as [string];

let now = Date.parse('2027-01-01T12:00:00Z');
const server = testServer(url ? await openPostgres({ url, rolePassword: testSecret }) : await openMemory(), () => now);
const licence = await makeLicence(server, { entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 50 }] });
await startGroup(licence);
const licenceId = licence.id;

/** What an operator sees and may do now. */
async function look(token: string): Promise<string[]> {
  const operator = clientOf(server, token);
  const { phase } = await operator.call(licences.read, { licenceId });
  const { items } = await operator.call(accounts.list, { licenceId, sort: 'created', order: 'ascending' });
  const started = await startGroup({ ...licence, operator, token }).then(
    () => 'done',
    (error: unknown) => {
      if (isKnippaError(error)) return error.code;
      throw error;
    },
  );
  return [phase, items[0]?.state ?? '', started];
}

const seen = [];
for (const { expiresOn, at } of midnights) {
  now = Date.parse(at) - 1;
  const staff = clientOf(server, await signInStaff(server.env, { username: 'stina', displayName: 'Stina Stöd' }));
  const { version } = await staff.call(licences.read, { licenceId });
  await staff.call(licences.renew, { licenceId, expiresOn, version });
  const { token } = await clientOf(server).call(session.signIn, { door: 'operator', ...licence.signIn });
  const before = await look(token);
  now += 1;
  seen.push({ expiresOn, at, before, from: await look(token) });
}
await server.close();
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
process.stdout.write(`${JSON.stringify({ timeZone, hour: new Date(midnights[0]?.at ?? '').getHours(), seen })}\n`);
process.exit(0);
