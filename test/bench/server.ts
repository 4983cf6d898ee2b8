import { createServer } from '@knippa/server';
import { listen, nodePlatform, openInstallation } from '@knippa/server/node';

/** Our side of the measurements over HTTP: the server as it was built, over the PostgreSQL of DATABASE_URL. */
const { store, secret } = await openInstallation();
const doorUrls = { operator: 'http://localhost/operator', account: 'http://localhost/' };
const { port } = await listen(createServer({ store, secret, platform: nodePlatform, doorUrls }));
console.log(`http://127.0.0.1:${port}`);
