import { createServer } from '@knippa/server';
import { listen, nodePlatform, openInstallation } from '@knippa/server/node';
import { hostFile } from './pages.js';

/** Our side of the measurements over HTTP: the server as it was built, over the PostgreSQL of DATABASE_URL, with a host's page beside it. */
const { store, secret } = await openInstallation();
const doorUrls = { operator: 'http://localhost/operator', account: 'http://localhost/' };
const server = createServer({ store, secret, platform: nodePlatform, doorUrls });
const fetch = async (request: Request) => (request.url.includes('/api/') ? undefined : await hostFile(request)) ?? server.fetch(request);
const { port } = await listen({ fetch });
console.log(`http://127.0.0.1:${port}`);
