import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { inspect } from 'node:util';
import { documents, publishing, users, type Content } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import { createServer } from '@knippa/server';
import { nodePlatform } from '@knippa/server/node';
import { makeLicence, testSecret, testServer } from '../licence.js';
import { refusal } from '../refused.js';
import { changeRows } from './database.js';
import { makeSchool, writeIn, type School } from './school.js';
import { bothStores, onEachStore } from './stores.js';

const content: Content = { kind: 'document', blocks: [{ text: 'Vi ses på skolgården.', symbol: 'skola' }] };

onEachStore(bothStores, (server) => {
  let school: School;
  let licenceId: string;
  let accountId: string;
  before(async () => {
    const licence = await makeLicence(server());
    licenceId = licence.id;
    school = await makeSchool(licence);
    ({ accountId } = school);
  });
  const as = (key: string): Client => school.clients[key] ?? assert.fail(`${key} is nobody`);
  const visit = (url: string, init: RequestInit = {}) => server().fetch(new Request(url, init));
  const page = async (url: string, init: RequestInit = {}) => {
    const response = await visit(url, init);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const publish = async (title: string, more: Content = content) => {
    const { id } = await as('maj').call(documents.create, { accountId, userId: school.ids['maj'] ?? '', title, content: more });
    await as('maj').call(documents.publish, { accountId, documentId: id });
    return id;
  };
  const renewed = async () => (await as('rektor').call(publishing.renew, { accountId })).url;

  test('DOC-05 has no link until an administrator makes it; whoever may publish copies it, and renewing or closing it ends the old one at once', async () => {
    assert.deepEqual((await as('pia').call(publishing.read, { accountId })).link, null);
    for (const key of ['maj', 'pia'])
      assert.deepEqual(await refusal(as(key).call(publishing.renew, { accountId })), [403, 'not-permitted']);
    const first = await renewed();
    assert.match(first, /^http:\/\/knippa\.test\/published\/[\w-]{22}$/);
    assert.equal((await as('pia').call(publishing.read, { accountId })).link?.url, first);
    const { version, permissions } = await as('rektor').call(users.read, { accountId, userId: school.ids['ali'] ?? '' });
    await as('rektor').call(users.edit, {
      accountId,
      userId: school.ids['ali'] ?? '',
      version,
      permissions: { ...permissions, publish: false },
    });
    assert.deepEqual(await refusal(as('ali').call(publishing.read, { accountId })), [403, 'not-permitted']);
    assert.equal((await visit(first)).status, 200);
    const second = await renewed();
    assert.deepEqual([(await visit(first)).status, (await visit(second)).status], [404, 200]);
    await as('rektor').call(publishing.close, { accountId });
    assert.equal((await visit(second)).status, 404);
    assert.equal((await as('maj').call(publishing.read, { accountId })).link, null);
  });

  test('DOC-05 shows title, content and the maker’s name to anyone with the link, in the reader’s language, and nothing else of the account', async () => {
    const id = await publish('Veckobrev v. 9');
    await writeIn(as('maj'), accountId, school.folders['Klass 1/Arbeten'] ?? '', 'Hemlig planering');
    const url = await renewed();
    const list = await page(url, { headers: { 'accept-language': 'sv-SE,sv;q=0.9' } });
    assert.ok(list.text.includes('Publicerade dokument') && list.text.includes('Veckobrev v. 9') && list.text.includes('Av Maj Lärare'));
    const document = await page(`${url}/${id}`, { headers: { 'accept-language': 'de, en-GB;q=0.8, sv;q=0.2' } });
    assert.ok(
      document.text.includes('lang="en"') && document.text.includes('Vi ses på skolgården.') && document.text.includes('By Maj Lärare'),
    );
    for (const text of [list.text, document.text])
      for (const hidden of [
        'Björkskolan',
        school.groupId,
        'Hemlig',
        'Klass 1',
        'skola.example',
        'manager',
        school.ids['maj'] ?? '',
        accountId,
        licenceId,
      ])
        assert.ok(!text.includes(hidden), hidden);
    assert.ok(!/<script/i.test(list.text + document.text));
    assert.ok((await page('http://knippa.test/published/style.css')).text.includes('@media print'));
    const grid = await publish('Rutnät', { kind: 'grid', rows: [[{ text: 'sol' }, { text: 'regn', symbol: 'moln' }]] });
    assert.match((await page(`${url}/${grid}`)).text, /<table lang="sv">[\s\S]*<td>[\s\S]*regn/);
  });

  test('DOC-05 tells the language of its own words and of what was written apart, and carries the one that was asked for along (WCAG 3.1.2)', async () => {
    const id = await publish('Månadsbrev');
    const url = await renewed();
    const list = await page(`${url}?lang=en`, { headers: { 'accept-language': 'sv' } });
    assert.match(list.text, /<html lang="en">/);
    assert.ok(list.text.includes(`/${id}?lang=en" lang="sv">Månadsbrev</a>`));
    const document = await page(`${url}/${id}?lang=en`);
    assert.match(document.text, /<title lang="sv">Månadsbrev<\/title>[\s\S]*<h1 lang="sv">[\s\S]*By Maj[\s\S]*<div lang="sv"><p>/);
    assert.match(document.text, /<a href="[^"?]*\?lang=en">All documents<\/a>/);
    assert.ok(!(await page(url, { headers: { 'accept-language': 'en' } })).text.includes('lang=en"'));
  });

  test('DOC-05 reads documents at the root of a host of their own, and the operations stay where they are', async () => {
    const { store, doorUrls } = server().env;
    const own = (publishedUrl: string, basePath = '/api') =>
      createServer({ store, platform: nodePlatform, secret: testSecret, doorUrls, publishedUrl, basePath });
    const rooted = own('https://dela.skola.example');
    const id = await publish('Vid roten');
    const token = new URL(await renewed()).pathname.split('/').at(-1) ?? '';
    const at = async (path: string, headers: Record<string, string> = {}) =>
      (await rooted.fetch(new Request(`https://dela.skola.example${path}`, { headers }))).status;
    assert.deepEqual(
      [await at(`/${token}`), await at(`/${token}/${id}`), await at('/style.css'), await at('/annat')],
      [200, 200, 200, 404],
    );
    const signedIn = { authorization: `Bearer ${school.tokens['maj'] ?? ''}` };
    assert.deepEqual([await at('/api/session', signedIn), await at('/api/session')], [200, 401]);
    assert.throws(() => own('https://dela.skola.example/', '/'), /operations/);
    assert.equal(
      (await own('https://skola.example/published', '/').fetch(new Request(`https://skola.example/published/${token}`))).status,
      200,
    );
  });

  test('DOC-05 scrolls a wide grid in a box that the keyboard reaches', async () => {
    const rows = [Array.from({ length: 20 }, (_, n) => ({ text: `Kolumn ${n + 1}` }))];
    const id = await publish('Brett', { kind: 'grid', rows });
    const { text } = await page(`${await renewed()}/${id}`, { headers: { 'accept-language': 'sv' } });
    assert.match(text, /<div role="region" aria-label="Rutnät" tabindex="0" class="wide">\s*<table lang="sv">/);
    const { text: style } = await page('http://knippa.test/published/style.css');
    assert.match(style, /\[role='region'\] \{ overflow-x: auto; \}[\s\S]*td \{ min-width: 6rem;[\s\S]*tr \{ break-inside: avoid; \}/);
  });

  test('T-P1 answers guesses as nobody’s, and after a hundred in a minute with a wait, while the right link is answered on', async () => {
    const timed = testServer(server().env.store, () => Date.parse('2026-11-23T12:00:00Z'));
    const url = await renewed();
    const answers: number[] = [];
    for (let guess = 0; guess < 102; guess++)
      answers.push(
        (await timed.fetch(new Request(`http://knippa.test/published/${randomUUID().replaceAll('-', '').slice(0, 22)}`))).status,
      );
    assert.deepEqual([answers[0], answers[99], answers[100], answers[101]], [404, 404, 429, 429]);
    assert.equal((await timed.fetch(new Request(url))).status, 200);
  });

  test('T-P2 shows no unpublished document under a valid link: it is answered as one that nobody has', async () => {
    const { id } = await as('maj').call(documents.create, { accountId, userId: school.ids['maj'] ?? '', title: 'Utkast', content });
    const url = await renewed();
    const [hidden, unknown] = [await page(`${url}/${id}`), await page(`${url}/${randomUUID()}`)];
    assert.equal(hidden.status, 404);
    assert.deepEqual([hidden.text, [...hidden.headers]], [unknown.text, [...unknown.headers]]);
    assert.ok(!(await page(url)).text.includes('Utkast'));
  });

  test('T-P3 reaches nothing after it was made private, deleted, or the licence has ended; and in grace it does (I26)', async () => {
    const url = await renewed();
    const [first, second] = [await publish('Snart privat'), await publish('Snart borta')];
    assert.deepEqual([(await visit(`${url}/${first}`)).status, (await visit(`${url}/${second}`)).status], [200, 200]);
    await as('maj').call(documents.unpublish, { accountId, documentId: first });
    const { version } = await as('maj').call(documents.read, { accountId, documentId: second });
    await as('maj').call(documents.remove, { accountId, documentId: second, version });
    assert.deepEqual([(await visit(`${url}/${first}`)).status, (await visit(`${url}/${second}`)).status], [404, 404]);
    const third = await publish('Kvar');
    const at = (instant: string) => testServer(server().env.store, () => Date.parse(instant)).fetch(new Request(`${url}/${third}`));
    assert.deepEqual([(await at('2027-03-26T22:59:59Z')).status, (await at('2027-03-26T23:00:00Z')).status], [200, 404]);
    assert.equal((await visit(`${url}/${third}`)).headers.get('cache-control'), 'no-store');
  });

  test('T-P5 answers reading alone', async () => {
    const url = await renewed();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) assert.equal((await visit(url, { method })).status, 405, method);
    assert.equal((await visit(url, { method: 'HEAD' })).status, 200);
  });

  test('T-P6 tells no other site where it led from, and no search engine that it is there', async () => {
    const { headers } = await page(await renewed());
    assert.deepEqual([headers.get('referrer-policy'), headers.get('x-robots-tag')], ['no-referrer', 'noindex, nofollow']);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
  });

  test('T-P6 tells what failed on a page without the link, and shows whoever reads it a page of its own', async () => {
    const { store, doorUrls } = server().env;
    const told: unknown[] = [];
    const watched = createServer({ store, platform: nodePlatform, secret: testSecret, doorUrls, onError: (error) => told.push(error) });
    const id = await publish('Trasigt blad');
    await changeRows(server(), licenceId, `update documents set content = '{"kind": "document"}' where id = '${id}'`);
    const url = await renewed();
    const token = new URL(url).pathname.split('/').at(-1) ?? assert.fail('there is no token');
    const response = await watched.fetch(new Request(`${url}/${id}`, { headers: { 'accept-language': 'en' } }));
    const text = await response.text();
    assert.deepEqual([response.status, response.headers.get('referrer-policy'), told.length], [500, 'no-referrer', 1]);
    assert.ok(text.includes('Something went wrong on our side.') && !text.includes(token));
    for (const error of told) assert.ok(!inspect(error, { depth: Infinity, showHidden: true }).includes(token));
  });

  test('T-P7 shows markup and scripts in titles and contents as text', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)>';
    const id = await publish(evil, { kind: 'document', blocks: [{ text: evil, symbol: evil.slice(0, 90) }] });
    const url = await renewed();
    for (const { text } of [await page(url), await page(`${url}/${id}`)]) {
      assert.ok(!/<(img|script|svg)/i.test(text));
      assert.ok(text.includes('&lt;img src=x onerror=alert(1)&gt;'));
    }
  });

  test('T-P4 tells nobody’s username, e-mail or id, no folder, and nothing of who else there is', async () => {
    const { id } = await writeIn(as('maj'), accountId, school.folders['Klass 1/Arbeten'] ?? '', 'Anslag');
    await as('maj').call(documents.publish, { accountId, documentId: id });
    const url = await renewed();
    const { items: everybody } = await as('rektor').call(users.list, { accountId, size: 500 });
    const makers = ['Maj Lärare'];
    const hidden = everybody.flatMap((user) => [
      ...[user.id, user.username, user.email].filter((value) => value !== null),
      ...(makers.includes(user.displayName) ? [] : [user.displayName]),
    ]);
    assert.ok(hidden.length > everybody.length * 2);
    for (const { status, text } of [await page(url), await page(`${url}/${id}`)]) {
      assert.ok(status === 200 && text.includes('Anslag') && text.includes('Maj Lärare'));
      for (const told of [...hidden, ...Object.values(school.folders), 'Arbeten', 'Klass'])
        assert.ok(!text.includes(told), `${told} is told`);
    }
  });

  test('T-P4 lists a hundred a page, by title, and names makers who have left as former users', async () => {
    const url = await renewed();
    await changeRows(
      server(),
      licenceId,
      `insert into documents (licence_id, account_id, space, owner_id, id, creator_id, title, title_key, found, content, published, created_at, changed_at)
        select '${licenceId}', '${accountId}', 'personal', '${school.ids['maj']}', gen_random_uuid(), gen_random_uuid(), 'Blad ' || n, 'blad' || n, ' blad',
          '{"kind": "document", "blocks": []}', true, now(), now() from generate_series(1, 150) n`,
    );
    const first = await page(url, { headers: { 'accept-language': 'sv' } });
    assert.equal(first.text.match(/<li>/g)?.length, 100);
    assert.ok(first.text.includes('Av en tidigare användare') && first.text.includes('?page=2'));
    const second = await page(`${url}?page=2`);
    assert.ok((second.text.match(/<li>/g)?.length ?? 0) >= 50);
    for (const odd of ['0', '-1', 'x', '1e9', '']) assert.equal((await page(`${url}?page=${odd}`)).status, 200, odd);
  });
});
