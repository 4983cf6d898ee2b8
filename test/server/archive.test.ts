import { accounts, documents, session, users, type Account } from '@knippa/contract';
import { fileName } from '@knippa/core';
import { writeHeader } from '@knippa/core/csv';
import { inbox, listen } from '@knippa/server/node';
import { isWrongAnswer, type Client } from '@knippa/sdk';
import { unzipSync } from 'fflate';
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { names, usernames } from '../corpus.js';
import { clientOf, entitlementId, followMail, makeLicence, startGroup, testServer, unique, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { rounds } from '../rounds.js';
import { changeRows, rowsOf } from './database.js';
import { PostOffice, sendingServer } from './post.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'karins lösenord';
const planted = 'hemligheten i brevet';

interface Manifest {
  readonly counts: { users: number; documents: number };
  readonly holds: readonly string[];
  readonly madeBy: { displayName: string; as: string };
  readonly files: readonly { name: string; bytes: number; sha256: string }[];
}

interface Furnished {
  readonly account: Account & { email: string };
  readonly karin: Client;
  readonly karinId: string;
  readonly token: string;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** How many bytes this process holds on to: what is only waiting to be collected does not count, however long it waits. */
function held(): number {
  collect();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

/** A group account whose administrator is signed in. */
async function furnished(licence: TestLicence): Promise<Furnished> {
  const account = await startGroup(licence);
  const { token, session: signedIn } = await followMail(licence.server, licence.id, account.email, password);
  return { account, karin: clientOf(licence.server, token), karinId: signedIn.person.id, token };
}

const write = ({ account, karin, karinId }: Furnished, title: string, text = planted) =>
  karin.call(documents.create, { accountId: account.id, userId: karinId, title, content: { kind: 'document', blocks: [{ text }] } });

/** Fills an account with documents of one owner, of so many bytes each, where the operation would take an hour. */
async function fill(licence: TestLicence, { account, karinId }: Furnished, count: number, bytes: number): Promise<void> {
  const batch = 500;
  for (let from = 0; from < count; from += batch)
    await changeRows(
      licence.server,
      licence.id,
      `insert into documents (licence_id, account_id, space, owner_id, id, creator_id, title, title_key, found, content, created_at, changed_at)
        select '${licence.id}', '${account.id}', 'personal', '${karinId}', gen_random_uuid(), '${karinId}', 'Brev ' || n, 'brev', ' brev',
          jsonb_build_object('kind', 'document', 'blocks', b.blocks), now(), now()
        from (select jsonb_build_array(jsonb_build_object('text', repeat('x', ${bytes}))) as blocks) b, generate_series(${from + 1}, ${Math.min(count, from + batch)}) n`,
    );
  await changeRows(licence.server, licence.id, `update counters set documents = documents + ${count} where account_id = '${account.id}'`);
}

/** An archive, opened by another program than the one that made it. */
async function opened(client: Client, accountId: string): Promise<{ files: Record<string, Uint8Array>; manifest: Manifest }> {
  const blob = await client.call(accounts.archive, { accountId });
  assert.equal(blob.type, 'application/zip');
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  return { files, manifest: JSON.parse(textOf(files['manifest.json'])) as Manifest };
}

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** An archive's response, to be read as slowly as a test likes. */
async function reading(licence: TestLicence, accountId: string, token: string) {
  const headers = { authorization: `Bearer ${token}` };
  const response = await licence.server.fetch(new Request(`http://knippa.test/api/accounts/${accountId}/archive`, { headers }));
  assert.equal(response.status, 200);
  return response.body!.getReader();
}

/** Reads until documents have come. */
async function begin(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  for (let bytes = 0; bytes < 1_000_000;) bytes += (await reader.read()).value?.length ?? Infinity;
}

/** Reads to the end; answers how many bytes came, and whether it ended as it should. */
async function readOn(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<{ bytes: number; whole: boolean }> {
  let bytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) bytes += part.value.length;
    return { bytes, whole: true };
  } catch {
    return { bytes, whole: false };
  }
}

async function end(licence: TestLicence, operation: typeof accounts.release | typeof accounts.delete, account: Account): Promise<void> {
  const input = { accountId: account.id };
  const { token: plan } = await licence.operator.plan(operation, input);
  if (operation === accounts.delete) await licence.operator.call(accounts.delete, { ...input, plan, confirmation: account.groupId ?? '' });
  else await licence.operator.call(accounts.release, { ...input, plan });
}

onEachStore(bothStores, (server) => {
  test('ACC-10 gives an administrator users and every document, and says of each file what it holds', async () => {
    const licence = await makeLicence(server());
    const made = await furnished(licence);
    const { account, karin } = made;
    const accountId = account.id;
    const person = { accountId, role: 'user', displayName: 'Alva Ek', username: 'alva', password } as const;
    const { id: alva } = await karin.call(users.create, person);
    await karin.call(documents.create, {
      accountId,
      userId: alva,
      title: 'Veckobrev',
      content: { kind: 'document', blocks: [{ text: 'Hej' }, { text: 'då' }] },
    });
    await write(made, 'Veckobrev');
    await write(made, 'veckobrev');
    const { files, manifest } = await opened(karin, accountId);
    assert.deepEqual(Object.keys(files).sort(), [
      'documents/alva/Veckobrev.json',
      'documents/karin/Veckobrev.json',
      'documents/karin/veckobrev (2).json',
      'manifest.json',
      'users.csv',
    ]);
    const document = JSON.parse(textOf(files['documents/alva/Veckobrev.json'])) as Record<string, unknown>;
    assert.deepEqual(
      [document['title'], document['content'], document['owner'], document['published']],
      ['Veckobrev', { kind: 'document', blocks: [{ text: 'Hej' }, { text: 'då' }] }, { displayName: 'Alva Ek', signInName: 'alva' }, false],
    );
    assert.ok(Math.abs(Date.parse(String(document['createdAt'])) - Date.now()) < 60_000);
    const exported = await karin.call(users.export, { accountId });
    assert.equal(textOf(files['users.csv']), textOf(new Uint8Array(await exported.arrayBuffer())));
    assert.deepEqual([manifest.counts, manifest.holds], [{ users: 2, documents: 3 }, ['users', 'documents']]);
    assert.deepEqual(manifest.madeBy, { displayName: 'Karin Öberg', as: 'administrator' });
    assert.deepEqual(
      [...manifest.files].sort((a, b) => (a.name < b.name ? -1 : 1)),
      Object.entries(files)
        .filter(([name]) => name !== 'manifest.json')
        .map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });

  test('T-L8 gives an operator users and counts, and nothing of a document', async () => {
    const licence = await makeLicence(server());
    const made = await furnished(licence);
    await write(made, `Om ${planted}`);
    const { files, manifest } = await opened(licence.operator, made.account.id);
    assert.deepEqual(Object.keys(files).sort(), ['manifest.json', 'users.csv']);
    assert.deepEqual([manifest.counts, manifest.holds, manifest.madeBy.as], [{ users: 1, documents: 1 }, ['users'], 'operator']);
    for (const [name, bytes] of Object.entries(files)) assert.ok(!textOf(bytes).includes(planted), name);
    const bytes = Buffer.from(await (await licence.operator.call(accounts.archive, { accountId: made.account.id })).arrayBuffer());
    assert.equal(bytes.indexOf(planted), -1);
    const own = Buffer.from(await (await made.karin.call(accounts.archive, { accountId: made.account.id })).arrayBuffer());
    assert.ok(own.indexOf(planted) > 0, 'it was planted');
  });

  test('ACC-10 is for operators and administrators of the account, and for nobody else', async () => {
    const licence = await makeLicence(server());
    const [{ account, karin }, other] = [await furnished(licence), await furnished(licence)];
    const accountId = account.id;
    for (const role of ['manager', 'user'] as const) {
      const username = unique('u');
      const email = `${username}@skola.example`;
      await karin.call(users.create, {
        accountId,
        role,
        displayName: 'Bo Ek',
        username,
        email,
        password,
        ...(role === 'manager' && { quota: 1 }),
      });
      const name = `${account.groupId}/${username}`;
      const { token } = await clientOf(server()).call(session.signIn, { door: 'account', name, password });
      assert.deepEqual(await refusal(clientOf(server(), token).call(accounts.archive, { accountId })), [403, 'not-permitted']);
    }
    assert.deepEqual(await refusal(other.karin.call(accounts.archive, { accountId })), [404, 'not-found']);
    assert.deepEqual(await refusal((await makeLicence(server())).operator.call(accounts.archive, { accountId })), [404, 'not-found']);
    for (const operation of [accounts.announceDeletion, accounts.withdrawDeletion])
      assert.deepEqual(await refusal(karin.call(operation, { accountId })), [403, 'not-permitted']);
  });

  test('ACC-11 gives an account of one person an archive too', async () => {
    const licence = await makeLicence(server());
    const email = `${unique('maj')}@lindsta.example`;
    const person = { licenceId: licence.id, entitlementId: await entitlementId(licence, 'En användare'), email, displayName: 'Maj Sjö' };
    const { id: accountId } = await licence.operator.call(accounts.start, person);
    const { token, session: signedIn } = await followMail(server(), licence.id, email, password);
    const maj = clientOf(server(), token);
    await maj.call(documents.create, {
      accountId,
      userId: signedIn.person.id,
      title: 'Dagbok',
      content: { kind: 'document', blocks: [{ text: planted }] },
    });
    const { files } = await opened(maj, accountId);
    assert.deepEqual(Object.keys(files), ['users.csv', `documents/${email}/Dagbok.json`, 'manifest.json']);
    assert.ok(textOf(files['users.csv']).startsWith(writeHeader('sv')) && textOf(files['users.csv']).includes('Maj Sjö'));
  });

  test('ACC-10 names files so that every system takes them, none twice, whatever documents and people are called', async () => {
    const licence = await makeLicence(server());
    const made = await furnished(licence);
    const { account, karin, karinId } = made;
    const titles = [
      ...names.filter(({ accept }) => accept).map(({ value }) => value),
      ...[
        '..',
        '../../etc/passwd',
        'a/b',
        'a\\b',
        'C:\\x',
        'CON',
        'nul.txt',
        'com1',
        'x'.repeat(255),
        'å'.normalize('NFD').repeat(100),
        '.gömd',
        'slut.',
      ],
      ...['Brev', 'BREV', 'brev', 'Brev (2)', '👩‍👩‍👧‍👦'.repeat(30), '<b>', '"?*|', 'a\u200bb', 'manifest'],
    ];
    for (const title of titles) await write(made, title);
    const owners = usernames.filter(({ accept, value }) => accept && value.trim() === value).slice(0, 40);
    for (const { value } of owners) {
      const person = { accountId: account.id, role: 'user', displayName: 'Anna Ek', username: value, password: randomUUID() } as const;
      const userId = await karin.call(users.create, person).then(
        ({ id }) => id,
        () => undefined,
      );
      if (userId)
        await karin.call(documents.create, { accountId: account.id, userId, title: 'Brev', content: { kind: 'document', blocks: [] } });
    }
    const { files } = await opened(karin, account.id);
    const paths = Object.keys(files);
    const written = await rowsOf<{ title: string; owner_id: string }>(server(), licence.id, 'select title, owner_id from documents');
    assert.equal(paths.length, written.length + 2);
    assert.equal(new Set(paths.map((path) => path.normalize('NFC').toLowerCase())).size, paths.length);
    for (const path of paths)
      for (const part of path.split('/')) {
        assert.match(part, /^[^\p{C}<>:"\\|?*/]+$/u, path);
        assert.doesNotMatch(part, /^\.|\.$|^\s|\s$|^(con|nul|com\d)(\.|$)/iu, path);
        assert.equal(part, part.normalize('NFC'));
        assert.ok(Buffer.byteLength(part) <= 200, path);
      }
    const found = Object.values(files).flatMap((bytes) => {
      const text = textOf(bytes);
      return text.startsWith('{\n  "id"') ? [(JSON.parse(text) as { title: string }).title] : [];
    });
    assert.deepEqual(found.sort(), written.map(({ title }) => title).sort(), 'each file says what it was called');
    assert.ok(written.some(({ owner_id }) => owner_id !== karinId));
    for (const { value } of names) assert.notEqual(fileName(value, 'x'), '');
  });

  test('ACC-10 holds no more of an archive in memory than a page, however many documents there are', async (t) => {
    const count = rounds(10_000) >= 10_000 ? 10_000 : 2_000;
    const licence = await makeLicence(server());
    const made = await furnished(licence);
    await fill(licence, made, count, 100_000);
    let [most, parts] = [0, 0];
    const before = held();
    const reader = await reading(licence, made.account.id, made.token);
    let bytes = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.length;
      if (++parts % 1000 === 0) most = Math.max(most, held() - before);
    }
    t.diagnostic(`${count} documents, ${Math.round(bytes / 1e6)} MB, at most ${Math.round(most / 1e6)} MB more than before`);
    assert.ok(bytes > count * 100_000);
    assert.ok(most < 50_000_000, `${most} bytes were held`);
  });

  test('F13 tells how far a download has come, of about how much, and ends when it is cancelled', async () => {
    const licence = await makeLicence(server());
    const made = await furnished(licence);
    await fill(licence, made, 300, 20_000);
    const listening = await listen(server());
    try {
      const { createClient } = await import('@knippa/sdk');
      const karin = createClient({ baseUrl: `http://127.0.0.1:${listening.port}/api`, getToken: () => made.token });
      const steps: { done: number; of: number }[] = [];
      const file = await karin.call(accounts.archive, { accountId: made.account.id }, { onProgress: (step) => steps.push(step) });
      assert.ok(steps.length > 10);
      assert.deepEqual(
        steps,
        [...steps].sort((a, b) => a.done - b.done),
      );
      const last = steps.at(-1);
      assert.ok(last && last.done === last.of && Math.abs(last.of - file.size) < file.size * 0.05, `${last?.of} for ${file.size}`);
      const stop = new AbortController();
      let heard = 0;
      const stopped = karin.call(
        accounts.archive,
        { accountId: made.account.id },
        {
          signal: stop.signal,
          onProgress: () => {
            if (++heard === 5) stop.abort();
          },
        },
      );
      await assert.rejects(stopped, { name: 'AbortError' });
      assert.ok(heard < steps.length);
    } finally {
      await listening.close(1000);
    }
  });

  test('ACC-10 lets others write while somebody reads slowly', async () => {
    const licence = await makeLicence(server());
    const made = await furnished(licence);
    await fill(licence, made, 100, 100_000);
    const reader = await reading(licence, made.account.id, made.token);
    for (let at = 0; at < 20; at++) {
      await reader.read();
      const began = performance.now();
      await write(made, `Under tiden ${at}`);
      assert.ok(performance.now() - began < 2000);
    }
    assert.equal((await readOn(reader)).whole, true);
  });

  const breaking: readonly [string, (licence: TestLicence, made: Furnished) => Promise<unknown>][] = [
    ['is released', (licence, { account }) => end(licence, accounts.release, account)],
    ['is deleted', (licence, { account }) => end(licence, accounts.delete, account)],
  ];
  for (const [what, act] of breaking)
    test(`T-L9 ends a running archive when the account ${what}, and hands on nothing more`, async () => {
      const licence = await makeLicence(server());
      const made = await furnished(licence);
      await fill(licence, made, 200, 100_000);
      for (const token of [made.token, licence.token])
        assert.equal((await readOn(await reading(licence, made.account.id, token))).whole, true);
      const reader = await reading(licence, made.account.id, made.token);
      await begin(reader);
      await act(licence, made);
      const { bytes, whole } = await readOn(reader);
      assert.deepEqual([whole, bytes < 4_000_000], [false, true], `${bytes} bytes came`);
      assert.deepEqual(await refusal(licence.operator.call(accounts.archive, { accountId: made.account.id })), [404, 'not-found']);
    });

  test('F16 ends a running archive with the session, and with the role that it was fetched by', async () => {
    const licence = await makeLicence(server());
    const made = await furnished(licence);
    await fill(licence, made, 200, 100_000);
    const name = `${made.account.groupId}/karin`;
    const again = async () => (await clientOf(server()).call(session.signIn, { door: 'account', name, password })).token;
    const acts: (() => Promise<unknown>)[] = [
      () => made.karin.call(session.signOut, {}),
      () => changeRows(server(), licence.id, `update users set role = 'user', primary_contact = false where id = '${made.karinId}'`),
    ];
    for (const act of acts) {
      const token = await again();
      const reader = await reading(licence, made.account.id, act === acts[0] ? made.token : token);
      await begin(reader);
      await act();
      const { bytes, whole } = await readOn(reader);
      assert.deepEqual([whole, bytes < 4_000_000], [false, true], `${bytes} bytes came`);
    }
  });

  test('T-L9 shows a caller over HTTP a broken download, and never a whole one', async () => {
    const licence = await makeLicence(server());
    const made = await furnished(licence);
    await fill(licence, made, 400, 100_000);
    const listening = await listen(server());
    try {
      const { createClient } = await import('@knippa/sdk');
      const karin = createClient({ baseUrl: `http://127.0.0.1:${listening.port}/api`, getToken: () => made.token });
      let ended: Promise<unknown> | undefined;
      const broken = karin.call(
        accounts.archive,
        { accountId: made.account.id },
        {
          onProgress: () => {
            ended ??= end(licence, accounts.release, made.account);
          },
        },
      );
      const error = await broken.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      await ended;
      assert.ok(isWrongAnswer(error) && error.reason === 'cut-off', String(error));
    } finally {
      await listening.close(1000);
    }
  });

  test('T-L9 answers a list that was begun before a release as if the account had never been', async () => {
    const licence = await makeLicence(server());
    const { account, karin } = await furnished(licence);
    const accountId = account.id;
    for (const username of ['alva', 'bo', 'cia'])
      await karin.call(users.create, { accountId, role: 'user', displayName: username, username, password: randomUUID() });
    const first = await licence.operator.call(users.list, { accountId, size: 1 });
    assert.ok(first.next);
    await end(licence, accounts.release, account);
    assert.deepEqual(await refusal(licence.operator.call(users.list, { accountId, size: 1, cursor: first.next })), [404, 'not-found']);
    assert.deepEqual(await refusal(licence.operator.call(users.export, { accountId })), [404, 'not-found']);
    assert.deepEqual(await refusal(karin.call(users.list, { accountId, size: 1, cursor: first.next })), [401, 'not-signed-in']);
  });

  test('ACC-10 mails each administrator once, in their language, that they have 14 days, and tells them when it is taken back', async () => {
    const office = await PostOffice.open();
    try {
      let now = Date.parse('2026-09-07T08:00:00Z');
      const later = testServer(server().env.store, () => now);
      const licence = await makeLicence(later);
      const { account, karin, karinId } = await furnished(licence);
      const accountId = account.id;
      const email = `${unique('mo')}@skola.example`;
      await karin.call(users.create, { accountId, role: 'administrator', displayName: 'Mo Ek', username: 'mo', email });
      await changeRows(server(), licence.id, `update users set language = 'en' where id = '${karinId}'`);
      await sendingServer(server(), office, () => now).tick();
      office.received.length = 0;
      const { deletion, can } = await licence.operator.call(accounts.announceDeletion, { accountId });
      assert.deepEqual([deletion?.waitsUntil, deletion?.fetchedAt], ['2026-09-21', null]);
      assert.deepEqual(can['accounts.announceDeletion'], { code: 'deletion-announced', params: { until: '2026-09-21' } });
      assert.deepEqual(await refusal(licence.operator.call(accounts.announceDeletion, { accountId })), [409, 'deletion-announced']);
      await Promise.all([sendingServer(server(), office, () => now).tick(), sendingServer(server(), office, () => now).tick()]);
      const told = (to: string) => office.to(to).map(({ headers }) => headers['subject']?.[0]);
      assert.deepEqual(told(account.email), ['Röda skolan is going to be deleted: fetch the archive by 21 September 2026']);
      assert.deepEqual(told(email), ['Röda skolan ska tas bort: hämta arkivet senast 21 september 2026']);
      assert.equal(office.received.length, 2);
      const [mail] = office.to(email);
      assert.match(mail?.text ?? '', /Till och med 21 september 2026/);
      assert.match(mail?.html ?? '', /Till och med 21 september 2026/);
      now += 60_000;
      assert.equal((await licence.operator.call(accounts.withdrawDeletion, { accountId })).deletion, null);
      assert.deepEqual(await refusal(licence.operator.call(accounts.withdrawDeletion, { accountId })), [409, 'deletion-not-announced']);
      await sendingServer(server(), office, () => now).tick();
      assert.deepEqual(told(email).slice(1), ['Röda skolan tas inte bort']);
      assert.equal(office.received.length, 4);
      await licence.operator.call(accounts.announceDeletion, { accountId });
      await sendingServer(server(), office, () => now).tick();
      assert.equal(office.to(email).length, 3, 'another announcement is another event');
    } finally {
      await office.down();
    }
  });

  test('ACC-10 warns in the plan of a deletion until the archive is fetched or its days are over, and forbids nothing', async () => {
    let now = Date.parse('2026-09-07T08:00:00Z');
    const later = testServer(server().env.store, () => now);
    const licence = await makeLicence(later);
    const made = await furnished(licence);
    const accountId = made.account.id;
    await write(made, 'Brev');
    const warned = async () => {
      const { warnings } = await licence.operator.plan(accounts.delete, { accountId });
      return warnings.filter(({ code }) => code === 'archive-not-fetched').map(({ params }) => params['until']);
    };
    const fetchedAt = async () => (await made.karin.call(accounts.read, { accountId })).deletion?.fetchedAt;
    assert.deepEqual(await warned(), []);
    await licence.operator.call(accounts.announceDeletion, { accountId });
    assert.deepEqual(await warned(), ['2026-09-21']);
    await licence.operator.call(accounts.archive, { accountId });
    assert.equal(await fetchedAt(), null, 'an operator’s archive is not the whole');
    const reader = await reading(licence, accountId, made.token);
    await reader.read();
    await reader.cancel();
    assert.equal(await fetchedAt(), null, 'half a download is none');
    await made.karin.call(accounts.archive, { accountId });
    assert.equal(await fetchedAt(), new Date(now).toISOString().replace('.000', ''));
    assert.deepEqual(await warned(), []);
    const journal = await rowsOf<{ operation: string }>(server(), licence.id, `select operation from journal order by seq desc limit 1`);
    assert.deepEqual(journal, [{ operation: 'accounts.archive' }]);
    await made.karin.call(accounts.archive, { accountId });
    assert.equal(
      (await rowsOf(server(), licence.id, `select 1 from journal where operation = 'accounts.archive'`)).length,
      1,
      'the second download changes nothing',
    );
    await licence.operator.call(accounts.withdrawDeletion, { accountId });
    await licence.operator.call(accounts.announceDeletion, { accountId });
    assert.deepEqual(await warned(), ['2026-09-21'], 'another announcement asks for another archive');
    now = Date.parse('2026-09-21T21:59:00Z');
    const enter = { door: 'operator', ...licence.signIn } as const;
    const operator = clientOf(later, (await clientOf(later).call(session.signIn, enter)).token);
    assert.equal((await operator.plan(accounts.delete, { accountId })).warnings[0]?.code, 'archive-not-fetched');
    now = Date.parse('2026-09-21T22:01:00Z');
    const { warnings, token: plan } = await operator.plan(accounts.delete, { accountId });
    assert.ok(warnings.every(({ code }) => code !== 'archive-not-fetched'));
    await operator.call(accounts.delete, { accountId, plan, confirmation: made.account.groupId ?? '' });
    assert.deepEqual(await refusal(operator.call(accounts.read, { accountId })), [404, 'not-found']);
  });

  test('ACC-10 refuses to announce where nobody can sign in to fetch, and shows an announcement to nobody but who administers', async () => {
    const licence = await makeLicence(server());
    const invited = await startGroup(licence);
    assert.deepEqual(await refusal(licence.operator.call(accounts.announceDeletion, { accountId: invited.id })), [409, 'nobody-to-fetch']);
    const { account, karin } = await furnished(licence);
    const accountId = account.id;
    await karin.call(users.create, { accountId, role: 'user', displayName: 'Alva', username: 'alva', password });
    const name = `${account.groupId}/alva`;
    const alva = clientOf(server(), (await clientOf(server()).call(session.signIn, { door: 'account', name, password })).token);
    await licence.operator.call(accounts.announceDeletion, { accountId });
    assert.ok((await karin.call(accounts.read, { accountId })).deletion);
    assert.equal((await alva.call(accounts.read, { accountId })).deletion, null);
    const waiting = (await inbox(server().env, licence.id)).filter(({ template }) => template === 'deletion-announced');
    assert.deepEqual(
      waiting.map(({ to }) => to),
      [account.email],
    );
  });

  test('ACC-10 ends an announcement with the account’s release, and its waiting mail', async () => {
    const licence = await makeLicence(server());
    const { account } = await furnished(licence);
    await licence.operator.call(accounts.announceDeletion, { accountId: account.id });
    await end(licence, accounts.release, account);
    const name = `${account.groupId}/karin`;
    const { token, session: own } = await clientOf(server()).call(session.signIn, { door: 'account', name, password });
    const karin = clientOf(server(), token);
    assert.equal((await karin.call(accounts.read, { accountId: account.id })).deletion, null);
    assert.deepEqual(
      (await inbox(server().env, own.licence.id)).map(({ template }) => template).filter((of) => of.startsWith('deletion')),
      [],
    );
    assert.equal((await opened(karin, account.id)).manifest.counts.users, 1);
  });
});
