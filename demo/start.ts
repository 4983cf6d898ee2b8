import { createServer } from '@knippa/server';
import { nodePlatform, openInstallation, run } from '@knippa/server/node';
import { townPasswords } from '../stories/town/load.js';
import { portal } from './portal.js';
import { prepareTown } from './town.js';

/** Starts the service and a municipality's portal around it on one port, with the demo town loaded once. */
const port = Number(process.env['PORT'] ?? 8080);
const folder = process.env['KNIPPA_FOLDER'] ?? '.knippa';

const address = `http://localhost:${port}`;
const databaseUrl = process.env['DATABASE_URL'];

try {
  const licenceId = await prepareTown({ folder, databaseUrl }, (installation) => server(installation));
  const installation = await openInstallation({ folder, databaseUrl });
  const knippa = server(installation);
  await run(knippa, { port, fetch: portal(knippa, licenceId) });

  console.log(`
Knippa is running over ${installation.store.kind === 'pglite' ? `an embedded database in ${folder}/` : 'PostgreSQL'}.

  The operator's portal   ${address}/
    sign in as            åsalindström   ${townPasswords.operator}
  A school's own page     ${address}/konto
    an administrator      björkskolan/pärmå   ${townPasswords.administrator}
    a manager             björkskolan/stinalu   lindsta-gran-17
  Shared folders, full of things to read
    a headmaster          östraskolan/tuvaek   ${townPasswords.administrator}
    a teacher             östraskolan/annali   ${townPasswords.school}
    a pupil               östraskolan/soranku   ${townPasswords.school}
  Mail that was sent      ${address}/inkorg

In English: put ?lang=en behind an address. Stop with Ctrl+C.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function server({ store, secret, mail }: Awaited<ReturnType<typeof openInstallation>>) {
  return createServer({ store, secret, mail, platform: nodePlatform, doorUrls: { operator: `${address}/`, account: `${address}/konto` } });
}
