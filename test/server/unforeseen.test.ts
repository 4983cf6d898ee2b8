import { users } from '@knippa/contract';
import { createServer } from '@knippa/server';
import { nodePlatform } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { clientOf, makeLicence, startGroup, testSecret } from '../licence.js';
import { refusal } from '../refused.js';
import { asOwner } from './database.js';
import { csv } from './importing.js';
import { bothStores, onEachStore } from './stores.js';

onEachStore(bothStores, (server, _, url) => {
  test('tells whoever runs the service of an error of the database by its code and constraint, and nothing of whom it was about', async () => {
    const told: unknown[] = [];
    const doorUrls = { operator: 'http://knippa.test/', account: 'http://knippa.test/konto' };
    const { store } = server().env;
    const telling = createServer({ store, platform: nodePlatform, secret: testSecret, doorUrls, onError: (error) => told.push(error) });
    const licence = await makeLicence(server());
    const { id: accountId } = await startGroup(licence);
    const operator = clientOf(telling, licence.token);
    // a constraint that no rule stands before
    await asOwner(server(), url(), `alter table users add constraint users_unforeseen check (username <> 'hemlighansson')`);
    const person = { displayName: 'Hemlig Hansson', username: 'hemlighansson', email: 'hemlig.hansson@skola.example' };
    const create = operator.call(users.create, { accountId, role: 'user', ...person, password: 'ett långt lösenord' });
    assert.deepEqual(await refusal(create), [500, 'internal']);
    const file = csv('Hemlig Hansson;hemlighansson;hemlig.hansson@skola.example;;;;');
    const { token: plan } = await operator.plan(users.import, { accountId, file });
    assert.deepEqual((await refusal(operator.call(users.import, { accountId, file, plan })))[1], 'internal');
    assert.equal(told.length, 2);
    for (const error of told) {
      const said = inspect(error, { depth: Infinity, showHidden: true });
      assert.match(said, /23514 public users users_unforeseen\n\s+at /);
      assert.doesNotMatch(said, /hemlig|hansson/i);
    }
  });
});
