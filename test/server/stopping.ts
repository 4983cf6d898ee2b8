import { nodePlatform, openFolder, openPostgres, run, smtpMailer } from '@knippa/server/node';
import { createServer } from '@knippa/server';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { testSecret } from '../licence.js';

/**
 * A service in a process of its own that is told over what it runs and how many requests it shall wait for: it says its
 * port, and says so when they are all in flight; before that it answers none of them.
 */
process.stdout.write('{}\n');
const [line] = (await once(createInterface(process.stdin), 'line')) as [string];
const { where, smtp, requests } = JSON.parse(line) as { where: string; smtp: string; requests: number };

const server = createServer({
  store: where.startsWith('postgres:') ? await openPostgres({ url: where, rolePassword: testSecret }) : await openFolder(where),
  platform: nodePlatform,
  secret: testSecret,
  doorUrls: { operator: 'http://knippa.test/', account: 'http://knippa.test/konto' },
  mail: smtpMailer({ url: smtp, from: 'knippa@lindsta.example' }),
});
let arrived = 0;
let all = (): void => undefined;
const everybody = new Promise<void>((resolve) => (all = resolve));
const { port } = await run(server, {
  fetch: async (request) => {
    if (++arrived === requests) {
      process.stdout.write(`${JSON.stringify({ inFlight: arrived })}\n`);
      all();
    }
    await everybody;
    return server.fetch(request);
  },
});
process.stdout.write(`${JSON.stringify({ port })}\n`);
