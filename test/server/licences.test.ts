import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts, licences } from '@knippa/contract';
import { entitlementId, makeLicence, startGroup } from '../licence.js';
import { bothStores, onEachStore } from './stores.js';

onEachStore(bothStores, (server) => {
  test('LIC-01 shows the expiry date and purchased, started and available of each type: the example of 000', async () => {
    const licence = await makeLicence(server());
    const single = await entitlementId(licence, 'En användare');
    for (const name of ['Anna', 'Bo'])
      await licence.operator.call(accounts.start, {
        licenceId: licence.id,
        entitlementId: single,
        email: `${name}.${licence.id}@lindsta.example`,
        displayName: name,
      });
    for (let i = 0; i < 3; i++) await startGroup(licence);
    const shown = await licence.operator.call(licences.read, { licenceId: licence.id });
    assert.equal(shown.expiresOn, '2027-02-26');
    assert.deepEqual(
      shown.entitlements.map(({ name, purchased, started, available }) => ({ name, purchased, started, available })),
      [
        { name: 'En användare', purchased: 3, started: 2, available: 1 },
        { name: 'Klass eller grupp', purchased: 5, started: 3, available: 2 },
      ],
    );
    assert.equal(shown.operators[0]?.displayName, 'Astrid Operatör');
    assert.equal(shown.can['accounts.start'], true);
  });
});
