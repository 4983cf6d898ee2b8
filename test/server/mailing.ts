import { createServer } from '@knippa/server';
import { nodePlatform, openFolder, openPostgres, smtpMailer } from '@knippa/server/node';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { testSecret } from '../licence.js';

/**
 * A process that ticks once over a folder or a PostgreSQL, at an instant, and sends to a mail server; then it tells what
 * was sent. For a test that ends it while a mail is on its way.
 */
process.stdin.on('end', () => process.exit(0));
process.stdout.write('{}\n');
const [line] = (await once(createInterface(process.stdin), 'line')) as [string];
const { where, smtp, at } = JSON.parse(line) as { where: string; smtp: string; at: number };

const store = where.startsWith('postgres:') ? await openPostgres({ url: where, rolePassword: testSecret }) : await openFolder(where);
const server = createServer({
  store,
  platform: nodePlatform,
  secret: testSecret,
  clock: () => at,
  doorUrls: { operator: 'http://knippa.test/', account: 'http://knippa.test/konto' },
  mail: smtpMailer({ url: smtp, from: 'knippa@lindsta.example' }),
});
const { mail } = await server.tick();
await server.close();
process.stdout.write(`${JSON.stringify(mail)}\n`);
process.exit(0);
