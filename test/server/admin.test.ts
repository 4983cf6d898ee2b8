import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accounts, licences, requests, session } from '@knippa/contract';
import { createServer, type Server } from '@knippa/server';
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

/** Works with a server over the installation. */
async function withServer(work: (server: Server) => Promise<void>): Promise<void> {
  const { store, secret } = await openInstallation({ folder, databaseUrl: undefined });
  const server = createServer({
    store,
    secret,
    platform: nodePlatform,
    doorUrls: { operator: 'http://knippa.test/', account: 'http://knippa.test/' },
  });
  try {
    await work(server);
  } finally {
    await server.close();
  }
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
  await withServer(async (server) => {
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
  });
});

/** The first id on the line that begins so, or holds this. */
function idOn(said: string, mark: string): string {
  const line = said.split('\n').find((one) => one.includes(mark)) ?? '';
  return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(line)?.[0] ?? '';
}

test('LIC-06 lets staff change what was bought, contacts, operators and the date from the installation, by the rules of the API', async () => {
  const inFolder = async (...args: string[]) => {
    const { code, said } = await run(...args, '--folder', folder);
    assert.equal(code, 0, `${args.join(' ')}: ${said}`);
    return said;
  };
  const second = ['--operator', 'bo:bo@lindsta.example:Bo Ek', '--operator', 'eva:eva@lindsta.example:Eva Ek'];
  const more = ['--entitlement', 'organisation:Organisation:500:1'];
  const created = await inFolder(...licence, ...more, ...second);
  assert.equal(created.match(/#link=/g)?.length, 2, created);
  const id = idOn(created, 'is created');
  assert.match(await inFolder('licences'), new RegExp(`${id} .*Lindsta kommun`));
  const before = await inFolder('licence', id);

  const line = idOn(before, 'Klass eller grupp');
  assert.match(await inFolder('edit-entitlement', id, line, '--purchased', '9'), /purchased: 9 {2}started: 0 {2}available: 9/);
  await inFolder('add-entitlement', id, '--entitlement', 'group:Skola:400:4');
  await inFolder('add-add-on', id, '--name', 'Talsyntes');
  await inFolder('remove-operator', id, idOn(before, 'Bo Ek'));
  assert.match(
    await inFolder('add-operator', id, '--operator', 'bo:bo@lindsta.example:Bo Ek'),
    /bo@lindsta.example sets a password at .*#link=/,
  );
  await inFolder('edit-licence', id, '--billing', 'faktura@lindsta.example:Göran');
  assert.match(await inFolder('renew', id, '--expires', '2028-02-26'), /valid until 2028-02-26/);
  const shown = await inFolder('licence', id);
  for (const part of ['2028-02-26', 'Skola  users: 400', 'Talsyntes  every account', 'Göran  faktura@lindsta.example', 'Bo Ek', 'Eva Ek'])
    assert.ok(shown.includes(part), `${part} in ${shown}`);
  await inFolder('edit-add-on', id, idOn(shown, 'Talsyntes'), '--name', 'Röst');
  await inFolder('remove-add-on', id, idOn(shown, 'Talsyntes'));
  assert.doesNotMatch(await inFolder('licence', id), /Röst|Talsyntes/);
});

test('LIC-06 lets staff say the language of a licence that they create: Swedish unless they do, and no third', async () => {
  const created = async (name: string, ...said: string[]) => {
    const staffed = ['--operator', `${name}:${name}@lindsta.example:Ann Berg`, ...said];
    return run(...licence, ...staffed, '--folder', folder);
  };
  for (const [name, language, ...said] of [
    ['ann', 'en', '--language', 'en'],
    ['sara', 'sv', '--language', 'sv'],
    ['sven', 'sv'],
  ] as const) {
    const { code, said: shown } = await created(name, ...said);
    assert.equal(code, 0, shown);
    const { said: read } = await run('licence', idOn(shown, 'is created'), '--folder', folder);
    assert.match(read, new RegExp(`^licence .* active {2}${language}$`, 'm'));
  }
  const { code, said } = await created('tom', '--language', 'de');
  assert.equal(code, 1);
  assert.match(said, /^"de" is not sv or en\.\n/);
});

test('ACC-04 lists requests for staff on the installation, who start one and decline another', async () => {
  const inFolder = async (...args: string[]) => (await run(...args, '--folder', folder)).said;
  const created = await inFolder(
    ...licence,
    '--entitlement',
    'organisation:Organisation:500:1',
    '--operator',
    'rut:rut@lindsta.example:Rut',
  );
  const id = idOn(created, 'is created');
  const link = /#link=([\w-]+)/.exec(created)?.[1] ?? '';
  await withServer(async (server) => {
    const { token } = await clientOf(server).call(session.setPassword, { link, password: 'ett långt lösenord' });
    const rut = clientOf(server, token);
    const { entitlements } = await rut.call(licences.read, { licenceId: id });
    const entitlementId = entitlements.find(({ kind }) => kind === 'organisation')?.id ?? '';
    for (const groupId of ['hemtjänsten', 'hemvården']) {
      const group = { name: groupId, groupId, username: 'eva' };
      await rut.call(requests.send, { licenceId: id, entitlementId, group, displayName: 'Eva', email: `${groupId}@lindsta.example` });
    }
  });
  const waiting = await inFolder('requests');
  const idOfRequest = (name: string) =>
    waiting
      .split('\n')
      .find((line) => line.includes(name))
      ?.split('  ')[1] ?? '';
  assert.match(await inFolder('start-request', id, idOfRequest('hemtjänsten'), '--users', '40'), /started[^]*sets a password at .*#link=/);
  assert.match(
    await inFolder('start-request', id, idOfRequest('hemvården'), '--users', '40'),
    /no-account-available {2}entitlement: Organisation/,
  );
  await inFolder('decline-request', id, idOfRequest('hemvården'), '--reason', 'Köp till en plats.');
  assert.equal(await inFolder('requests'), '');
  assert.match(await inFolder('requests', id), /declined .*hemvården {2}Köp till en plats\.[^]*started .*hemtjänsten/);
});

test('USR-12 shows staff on the installation what moving somebody would do, and moves them when they say so', async () => {
  const inFolder = async (...args: string[]) => (await run(...args, '--folder', folder)).said;
  const single = ['--entitlement', 'single:En användare:1:2', '--operator', 'siv:siv@lindsta.example:Siv'];
  const created = await inFolder(...licence, ...single);
  const id = idOn(created, 'is created');
  const link = /#link=([\w-]+)/.exec(created)?.[1] ?? '';
  await withServer(async (server) => {
    const { token } = await clientOf(server).call(session.setPassword, { link, password: 'ett långt lösenord' });
    const siv = clientOf(server, token);
    const { entitlements } = await siv.call(licences.read, { licenceId: id });
    const start = (kind: 'single' | 'group', displayName: string, more: object = {}) => {
      const entitlementId = entitlements.find((line) => line.kind === kind)?.id ?? '';
      const email = `${displayName.toLowerCase()}@lindsta.example`;
      return siv.call(accounts.start, { licenceId: id, entitlementId, displayName, email, ...more });
    };
    await start('group', 'Karin', { group: { name: 'Röda skolan', groupId: 'rödaskolan', username: 'karin' } });
    for (const name of ['Maj', 'Nils']) {
      const { id: accountId } = await start('single', name);
      await siv.call(requests.askMove, { accountId, wish: 'Till\nRöda skolan.' });
    }
  });
  const waiting = await inFolder('requests');
  const ofPerson = (name: string) =>
    waiting
      .split('\n')
      .find((line) => line.includes(`  ${name}  Till Röda skolan.`))
      ?.split('  ')[1] ?? '';
  const move = ['move-request', id, ofPerson('Maj'), '--account', 'rödaskolan', '--username'];
  assert.match(await inFolder(...move, 'karin'), /username-taken {2}suggestion: karin2/);
  const shown = await inFolder(...move, 'maj');
  assert.match(shown, /role: administrator → user[^]*removed {2}accounts {2}Maj[^]*place-freed {2}entitlement: En användare/);
  assert.match(await inFolder('licence', id), /En användare {2}users: 1 {2}purchased: 2 {2}started: 2 {2}available: 0/);
  assert.match(await inFolder(...move, 'maj', '--apply'), /Maj is moved to Röda skolan and signs in as rödaskolan\/maj/);
  assert.match(await inFolder('licence', id), /En användare {2}users: 1 {2}purchased: 2 {2}started: 1 {2}available: 1/);
  assert.match(await inFolder(...move, 'maj', '--apply'), /request-answered/);
  await inFolder('decline-request', id, ofPerson('Nils'), '--reason', 'Vart då?');
  assert.match(
    await inFolder('requests', id),
    /move {2}declined .*Nils {2}Vart då\?[^]*move {2}moved .*Maj {2}to Röda skolan {2}rödaskolan\/maj/,
  );
  assert.match(await inFolder('move-request', id, ofPerson('Maj'), '--username', 'maj'), /--account is missing/);
});

test('LIC-06 knippa-admin sign-in prints a token that calls the API as staff', async () => {
  const { code, said: token } = await run('sign-in', '--username', 'stina', '--name', 'Stina Stöd', '--folder', folder);
  assert.equal(code, 0, token);
  await withServer(async (server) => {
    const { door, person } = await clientOf(server, token).call(session.read, {});
    assert.deepEqual([door, person.displayName], ['staff', 'Stina Stöd']);
    assert.ok((await clientOf(server, token).call(licences.list, {})).items.length > 0);
  });
});

test('knippa-admin says what is missing or wrong, and does nothing', async () => {
  const before = (await run('licences', '--folder', folder)).said;
  const cases: [string[], RegExp][] = [
    [licence, /--operator is missing/],
    [[...licence, '--operator', 'å sa:a.sa@lindsta.example:Åsa'], /username-invalid/],
    [[...licence, '--operator', 'ny:ny@lindsta.example:Ny', '--expires', 'snart'], /expiresOn: invalid/],
    [[...licence, '--operator', 'ny:ny@lindsta.example:Ny', '--expires', '2027-02-30'], /day-invalid/],
    [[...licence, '--operator', 'ny:ny@lindsta.example:Ny', '--entitlement', 'group:Klass:0:5'], /entitlements.1.capacity: invalid/],
    [[...licence, '--operator', 'ny:ny@lindsta.example:Ny', '--entitlement', 'grupp:Klass:3:5'], /is not kind:name/],
    [['renew', '--expires', '2028-02-26'], /id of the licence is missing/],
    [['renew', 'x', '--expires', '2028-02-26'], /not-found/],
    [['sign-in'], /--username is missing/],
    [['licences', '--colour', 'red'], /--colour/],
  ];
  for (const [args, sentence] of cases) {
    const { code, said } = await run(...args, '--folder', folder);
    assert.equal(code, 1, said);
    assert.match(said, sentence);
  }
  assert.equal((await run('licences', '--folder', folder)).said, before);
  assert.equal((await run()).code, 0);
  assert.equal((await run('remove-everything')).code, 2);
});
