import { accounts, documents, publishing, users, wordlists, type CallInput } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { castSchool, townSchool } from '../../stories/town/cast.js';
import { townFile } from '../../stories/town/load.js';
import { furnishSchool, raiseSchool, type School } from '../../stories/town/school.js';
import { clientOf, entitlementId, followMail, makeLicence } from '../licence.js';
import { answers } from './asking.js';
import { holdEveryCell } from './school-cells.js';
import { makeSchool } from './school.js';
import { bothStores, onEachStore } from './stores.js';

/** The town's example school as the demo loads it, in a licence of its own. */
async function townsSchool(server: Server): Promise<School> {
  const { groupId, cast } = townSchool;
  const licence = await makeLicence(server, { entitlements: [{ kind: 'group', name: 'Skola', capacity: 400, purchased: 1 }] });
  const email = 'tuva.ekenstam@lindsta.example';
  const { id: accountId } = await licence.operator.call(accounts.start, {
    licenceId: licence.id,
    entitlementId: await entitlementId(licence, 'Skola'),
    email,
    displayName: 'Tuva af Ekenstam',
    group: { name: 'Östra skolan', groupId, username: cast['rektor'] ?? '' },
  });
  const input = { accountId, file: await townFile(`users/${groupId}.csv`) };
  const { token: plan } = await licence.operator.plan(users.import, input);
  await licence.operator.call(users.import, { ...input, plan });
  const { token } = await followMail(server, licence.id, email, 'ett långt lösenord');
  const school = await raiseSchool(await castSchool(accountId, clientOf(server, token), (session) => clientOf(server, session)));
  await furnishSchool(school);
  return school;
}

onEachStore(bothStores, (server) => {
  test('FLD-06 holds every cell of the example school over HTTP: list, open, search, count, create, edit, delete, export and error text', async () => {
    const school = await makeSchool(await makeLicence(server()));
    await holdEveryCell(school, (person, questions) => answers(server(), school.tokens[person] ?? assert.fail(person), questions));
  });

  test('FLD-06 holds every cell for the people of the demo town’s school, where there is something to look at', async () => {
    const school = await townsSchool(server());
    const { accountId, clients } = school;
    const of = (key: string) => clients[key] ?? assert.fail(`${key} is nobody`);
    const [pia, alva, rektor] = [of('pia'), of('alva'), of('rektor')];
    const titles = async (client: Client, input: Omit<CallInput<typeof documents.list>, 'accountId'>) =>
      (await client.call(documents.list, { accountId, ...input })).items.map(({ title }) => title);
    assert.deepEqual(await titles(pia, { in: 'shared' }), [
      'Brandövning på tisdag',
      'Hackspetten',
      'Min fågel',
      'Veckobrev 48',
      'Vårt fågelbord',
    ]);
    assert.deepEqual(await titles(alva, { folderId: school.folders['Klass 2/Arbeten'] }), ['En dag hos vikingarna', 'Min båt']);
    assert.deepEqual(await titles(alva, { in: 'published' }), ['Min fågel', 'Veckobrev 48']);
    assert.deepEqual(await titles(alva, { in: 'templates' }), ['Hur mår du? Klass 1']);
    assert.equal((await pia.call(wordlists.list, { accountId, wordlistId: accountId })).items.length, 5);
    const { link } = await rektor.call(publishing.read, { accountId });
    const page = await (await server().fetch(new Request(link?.url ?? ''))).text();
    assert.deepEqual([page.includes('Min fågel'), page.includes('Hackspetten')], [true, false]);
    await holdEveryCell(school);
  });
});
