import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { licences, session } from '@knippa/contract';
import { createServer } from '@knippa/server';
import { nodePlatform, openInstallation } from '@knippa/server/node';
import { admin } from '../../packages/server/src/node/admin.js';
import { clientOf } from '../licence.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knippa-admin-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await admin(args, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

const licence = [
  'create-licence',
  '--name',
  'Lindsta kommun',
  '--starts',
  '2026-02-27',
  '--expires',
  '2027-02-26',
  '--entitlement',
  'group:Klass eller grupp:30:5',
];
const operator = ['--operator', 'åsa:asa@lindsta.example:Åsa Lindström', '--billing', 'faktura@lindsta.example:Göran'];

test('LIC-06 lets staff create a licence with what was bought and an operator, who sets a password by the link', async () => {
  const { code, said } = await run(...licence, ...operator, '--folder', folder);
  assert.equal(code, 0, said);
  const link = /#link=([\w-]+)/.exec(said)?.[1] ?? '';
  const { store, secret } = await openInstallation({ folder, databaseUrl: undefined });
  const server = createServer({
    store,
    secret,
    platform: nodePlatform,
    doorUrls: { operator: 'http://knippa.test/', account: 'http://knippa.test/' },
  });
  try {
    const { token, session: opened } = await clientOf(server).call(session.setPassword, { link, password: 'ett långt lösenord' });
    const shown = await clientOf(server, token).call(licences.read, { licenceId: opened.licence.id });
    assert.deepEqual(
      [shown.name, shown.billingContact?.email, shown.operators[0]?.displayName],
      ['Lindsta kommun', 'faktura@lindsta.example', 'Åsa Lindström'],
    );
    assert.deepEqual(
      shown.entitlements.map(({ name, capacity, purchased, available }) => [name, capacity, purchased, available]),
      [['Klass eller grupp', 30, 5, 5]],
    );
  } finally {
    await server.close();
  }
});

test('knippa-admin says what is missing or wrong, and does nothing', async () => {
  const cases: [string[], RegExp][] = [
    [[...licence, '--folder', folder], /--operator is missing/],
    [[...licence, '--operator', 'å sa:asa@lindsta.example:Åsa', '--folder', folder], /not a username/],
    [[...licence, ...operator, '--expires', 'snart', '--folder', folder], /not a day/],
    [[...licence, ...operator, '--entitlement', 'group:Klass:0:5', '--folder', folder], /not an entitlement/],
  ];
  for (const [args, sentence] of cases) {
    const { code, said } = await run(...args);
    assert.equal(code, 1);
    assert.match(said, sentence);
  }
  assert.equal((await run()).code, 0);
  assert.equal((await run('remove-everything')).code, 2);
});
