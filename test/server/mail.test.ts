import { session, users } from '@knippa/contract';
import { inbox, openFolder, openPostgres, type PostgresOptions } from '@knippa/server/node';
import type { Server } from '@knippa/server';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { clientOf, followMail, makeLicence, startGroup, testSecret, testServer, unique, type TestLicence } from '../licence.js';
import { createDatabase, testPostgres } from '../postgres.js';
import { changeRows, rowsOf } from './database.js';
import { PostOffice, sendingServer } from './post.js';
import { runFile } from './process.js';
import { bothStores, onEachStore } from './stores.js';

const minute = 60_000;

/** What a mail is in the outbox. */
interface Row {
  readonly id: string;
  readonly params: object;
  readonly sealed: boolean;
  readonly attempts: number;
  readonly due: boolean;
  readonly sent: boolean;
  readonly given_up: boolean;
  readonly failure: string | null;
}

async function mailTo(server: Server, licenceId: string, to: string): Promise<Row> {
  const [row] = await rowsOf<Row>(
    server,
    licenceId,
    `select id, params, sealed_link is not null as sealed, attempts, due_at is not null as due, sent_at is not null as sent,
      given_up_at is not null as given_up, failure from outbox where recipient = '${to}' order by id desc limit 1`,
  );
  assert.ok(row, `a mail to ${to}`);
  return row;
}

const linkIn = (text: string): string => /#link=([\w-]+)/.exec(text)?.[1] ?? '';

/** Adds administrators, each of whom is mailed; answers their addresses. */
async function addPeople({ operator }: TestLicence, accountId: string, count: number): Promise<string[]> {
  const emails: string[] = [];
  for (let at = 0; at < count; at++) {
    const username = unique('u');
    emails.push(`${username}@skola.example`);
    const input = { accountId, role: 'administrator', displayName: 'Mo Ek', username, email: `${username}@skola.example` } as const;
    await operator.call(users.create, input);
  }
  return emails;
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

onEachStore(bothStores, (server, kind) => {
  let office: PostOffice;
  before(async () => {
    office = await PostOffice.open();
  });
  after(() => office.down());

  /** Sends whatever earlier tests left waiting. */
  async function quiet(): Promise<void> {
    office.handle = () => 'accept';
    office.recipient = () => undefined;
    await sendingServer(server(), office).tick(Date.now() + 120 * minute);
    office.received.length = 0;
  }

  test('ACC-02 mails the first administrator, in plain text and HTML, a link that sets a password, and then keeps neither link nor name', async () => {
    const licence = await makeLicence(server());
    await quiet();
    const account = await startGroup(licence, { name: 'Ängens skola' });
    await sendingServer(server(), office).tick();
    const [mail, ...more] = office.to(account.email);
    assert.ok(mail);
    assert.equal(more.length, 0);
    const row = await mailTo(server(), licence.id, account.email);
    assert.deepEqual(mail.headers['message-id'], [`<${row.id}@lindsta.example>`]);
    assert.deepEqual(mail.headers['from'], ['Knippa <knippa@lindsta.example>']);
    assert.deepEqual(mail.headers['to'], [account.email]);
    assert.deepEqual(mail.headers['subject'], ['Välkommen till Knippa']);
    assert.deepEqual(mail.headers['auto-submitted'], ['auto-generated']);
    for (const body of [mail.text, mail.html]) {
      assert.match(body, /Hej Karin Öberg,/);
      assert.ok(body.includes(`Du loggar in med ${account.groupId}/karin i inloggningen för konton`), body);
      assert.match(body, /http:\/\/knippa\.test\/konto#link=[\w-]{22}/);
    }
    assert.match(mail.html, /<html lang="sv">/);
    assert.doesNotMatch(mail.html, /<img|<link|<script|src=/);
    assert.deepEqual([row.sent, row.due, row.sealed, row.params, row.attempts], [true, false, false, {}, 1]);
    assert.ok(!(await inbox(server().env, licence.id)).some(({ to }) => to === account.email), 'it waits no more');
    const signedIn = await clientOf(server()).call(session.setPassword, { link: linkIn(mail.text), password: 'karins lösenord' });
    assert.equal(signedIn.session.person.displayName, 'Karin Öberg');
  });

  test('USR-22 sends no mail whose link has been used, or has ended', async () => {
    const licence = await makeLicence(server());
    await quiet();
    const [used, ended] = [await startGroup(licence), await startGroup(licence)];
    await followMail(server(), licence.id, used.email, 'karins lösenord');
    const { mail } = await sendingServer(server(), office).tick(Date.now() + 8 * 24 * 60 * minute);
    assert.ok(mail.ended >= 2);
    for (const { email } of [used, ended]) {
      assert.equal(office.to(email).length, 0);
      const { due, given_up, failure, sealed } = await mailTo(server(), licence.id, email);
      assert.deepEqual({ due, given_up, failure, sealed }, { due: false, given_up: true, failure: 'link-ended', sealed: false });
    }
  });

  test('a name with line breaks adds no header and no recipient, and one with markup no markup', async () => {
    const licence = await makeLicence(server());
    await quiet();
    const email = `${unique('billing')}@lindsta.example`;
    const name = 'Göran\r\nBcc: evil@lindsta.example\r\n\r\n<img src=x onerror=alert(1)> & "Co"';
    await changeRows(
      server(),
      licence.id,
      `update licences set name = 'Lindsta' || chr(10) || 'Bcc: evil@lindsta.example', billing_email = '${email}', billing_name = '${name.replaceAll('\r\n', `' || chr(13) || chr(10) || '`)}'`,
    );
    await sendingServer(server(), office).tick(Date.parse('2027-02-20T12:00:00Z'));
    const [mail] = office.to(email);
    assert.ok(mail);
    assert.deepEqual(mail.to, [email]);
    assert.equal(mail.headers['bcc'], undefined);
    assert.deepEqual(mail.headers['subject'], ['Lindsta Bcc: evil@lindsta.example: gäller till och med 26 februari 2027']);
    assert.match(mail.text, /^Hej Göran Bcc: evil@lindsta\.example <img src=x onerror=alert\(1\)> & "Co",/);
    assert.match(mail.html, /&lt;img src=x onerror=alert\(1\)&gt; &amp; &quot;Co&quot;/);
    assert.doesNotMatch(mail.html, /<img/);
    assert.equal(office.received.flatMap(({ to }) => to).filter((to) => to.startsWith('evil')).length, 0);
  });

  test('F7 fails no request and loses no mail while the mail server is down for an hour, and sends what waits when it is back', async (t) => {
    const licence = await makeLicence(server());
    await quiet();
    const account = await startGroup(licence);
    const began = Date.now();
    let now = began;
    const sending = sendingServer(server(), office, () => now);
    await office.down();
    const emails = [account.email];
    for (let passed = 0; passed < 60; passed++, now += minute) {
      if (passed < 20) emails.push(...(await addPeople(licence, account.id, 1)));
      const { mail } = await sending.tick();
      assert.equal(mail.sent, 0);
      assert.ok(mail.putOff <= 1, 'one mail a minute finds out that nothing can be sent');
    }
    await office.up();
    const back = now;
    const timer = performance.now();
    while ((await rowsOf(server(), licence.id, 'select 1 from outbox where due_at is not null')).length > 0) {
      await sending.tick();
      now += minute;
      assert.ok(now - back <= 60 * minute, 'the backlog is drained');
    }
    const drained = performance.now() - timer;
    for (const email of emails) assert.equal(office.to(email).length, 1, email);
    assert.deepEqual(sending.told, []);
    t.diagnostic(
      `${kind}: creates that failed 0 of ${emails.length}, mails lost 0, sent twice 0; drained after ${(now - back) / minute} minutes of the clock, ${(drained / 1000).toFixed(2)} s of work`,
    );
  });

  test('F7 keeps requests as quick as before while the mail server is slow, and sends in the end', async (t) => {
    const licence = await makeLicence(server());
    await quiet();
    const account = await startGroup(licence);
    const emails = [account.email, ...(await addPeople(licence, account.id, 5))];
    const requests = async (count: number, enough = () => false) => {
      const took: number[] = [];
      for (let at = 0; at < count && !enough(); at++) {
        const start = performance.now();
        await licence.operator.call(users.list, { accountId: account.id });
        took.push(performance.now() - start);
      }
      return took.sort((a, b) => a - b);
    };
    await requests(20);
    const before = await requests(100);
    office.handle = async () => {
      await wait(700);
      return 'accept' as const;
    };
    const ticking = sendingServer(server(), office).tick();
    let ended = false;
    void ticking.then(() => (ended = true));
    await wait(100);
    const during = await requests(100, () => ended);
    assert.ok(during.length >= 10, 'mail was being sent all the while');
    await ticking;
    for (const email of emails) assert.equal(office.to(email).length, 1, email);
    const [p95, slowed] = [percentile(before, 0.95), percentile(during, 0.95)];
    t.diagnostic(`${kind}: request p95 ${p95.toFixed(1)} ms before, ${slowed.toFixed(1)} ms while each mail took 0.7 s`);
    assert.ok(slowed < 350, `a request that waited for a mail would take 700 ms: ${slowed} ms`);
  });

  test('F7 gives up a mail that is refused and tells it, tries one again that is put off, and lets neither keep the others back', async () => {
    const licence = await makeLicence(server());
    await quiet();
    const [refused, later, content, well] = [
      await startGroup(licence),
      await startGroup(licence),
      await startGroup(licence),
      await startGroup(licence),
    ];
    let now = Date.now();
    const sending = sendingServer(server(), office, () => now);
    office.recipient = (address) => ({ [refused.email]: 550, [later.email]: 451 })[address];
    office.handle = (mail) => (mail.to.includes(content.email) ? 550 : 'accept');
    assert.deepEqual((await sending.tick()).mail, { sent: 1, putOff: 1, givenUp: 2, ended: 0 });
    assert.equal(office.to(well.email).length, 1);
    for (const { email } of [refused, content]) {
      const row = await mailTo(server(), licence.id, email);
      assert.deepEqual([row.given_up, row.due, row.failure, row.sealed, row.params], [true, false, '550', false, {}]);
      assert.ok(sending.told.some((said) => said.includes(row.id) && said.includes('550') && !said.includes('@')));
    }
    assert.equal(sending.told.length, 2);
    now += minute;
    office.recipient = () => undefined;
    assert.deepEqual((await sending.tick()).mail, { sent: 1, putOff: 0, givenUp: 0, ended: 0 });
    assert.equal(office.to(later.email).length, 1);
    assert.equal(office.to(refused.email).length, 0, 'a mail that was given up is not tried again');
    const { attempts, failure, sent } = await mailTo(server(), licence.id, later.email);
    assert.deepEqual({ attempts, failure, sent }, { attempts: 2, failure: null, sent: true });
  });

  test('F7 waits longer each time, at most an hour, and gives up after three days', async (t) => {
    const licence = await makeLicence(server());
    await quiet();
    const { email } = await startGroup(licence);
    const began = Date.now();
    let now = began;
    const sending = sendingServer(server(), office, () => now);
    office.recipient = (address) => (address === email ? 450 : undefined);
    const tried: number[] = [];
    while (sending.told.length === 0) {
      assert.ok(tried.length < 100, 'it ends');
      if ((await sending.tick()).mail.putOff === 0) break;
      tried.push((now - began) / minute);
      const [{ due_at } = { due_at: '' }] = await rowsOf<{ due_at: string }>(
        server(),
        licence.id,
        `select due_at from outbox where recipient = '${email}'`,
      );
      now = Date.parse(due_at) - 1;
      assert.equal((await sending.tick()).mail.putOff, 0, 'not before it is due');
      now = Date.parse(due_at);
    }
    const hours = (now - began) / 60 / minute;
    assert.ok(hours >= 72 && hours < 73.1, `given up after ${hours} hours`);
    assert.equal(office.to(email).length, 0);
    const { due, given_up, failure } = await mailTo(server(), licence.id, email);
    assert.deepEqual({ due, given_up, failure }, { due: false, given_up: true, failure: '450' });
    t.diagnostic(`${kind}: tried ${tried.length + 1} times in ${hours.toFixed(1)} hours`);
  });

  test('F7 sends again under the same Message-ID when the connection breaks after a mail was taken', async () => {
    const licence = await makeLicence(server());
    await quiet();
    const { email } = await startGroup(licence);
    let now = Date.now();
    const sending = sendingServer(server(), office, () => now);
    office.handle = () => 'break';
    assert.deepEqual((await sending.tick()).mail, { sent: 0, putOff: 1, givenUp: 0, ended: 0 });
    office.handle = () => 'accept';
    now += minute;
    assert.equal((await sending.tick()).mail.sent, 1);
    now += 60 * minute;
    assert.equal((await sending.tick()).mail.sent, 0);
    const ids = office.to(email).map(({ headers }) => headers['message-id']?.[0]);
    assert.equal(ids.length, 2, 'one duplicate');
    assert.equal(new Set(ids).size, 1);
  });

  test('a mail is never told twice of one event', async () => {
    const licence = await makeLicence(server());
    const insert = `insert into outbox (licence_id, id, created_at, recipient, language, template, params, event)
      values ('${licence.id}', gen_random_uuid(), now(), 'a@lindsta.example', 'sv', 'renewal', '{}', 'renewal 2027-02-26 7')`;
    await changeRows(server(), licence.id, insert);
    await assert.rejects(changeRows(server(), licence.id, insert), { code: '23505' });
  });
});

for (const kind of bothStores)
  describe(`on ${kind}`, () => {
    let office: PostOffice;
    let folder: string | undefined;
    let where = '';
    before(async () => {
      office = await PostOffice.open();
      if (kind === 'pglite') where = folder = await mkdtemp(join(tmpdir(), 'knippa-mail-'));
      else where = await createDatabase(await testPostgres());
    });
    after(async () => {
      await office.down();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    });

    const open = () => (kind === 'pglite' ? openFolder(where) : openPostgres({ url: where, rolePassword: testSecret }));

    test('F7 sends at most one mail twice when a server is killed between a mail’s acceptance and its mark', async (t) => {
      const prepared = testServer(await open());
      const licence = await makeLicence(prepared);
      const account = await startGroup(licence);
      const emails = [account.email, ...(await addPeople(licence, account.id, 9))];
      await prepared.close();

      const ticking = (at: number) => {
        const child = runFile('mailing.ts');
        const lines = createInterface(child.stdout!)[Symbol.asyncIterator]();
        const said = (async () => {
          await lines.next();
          child.stdin!.write(`${JSON.stringify({ where, smtp: office.url, at })}\n`);
          const { value, done } = await lines.next();
          return done ? undefined : (JSON.parse(value) as { sent: number });
        })();
        return { child, said };
      };

      const killed = ticking(Date.now());
      const gone = once(killed.child, 'exit');
      office.handle = async () => {
        if (office.received.length < 5) return 'accept' as const;
        killed.child.kill('SIGKILL');
        await gone;
        return 'accept' as const;
      };
      assert.equal(await killed.said, undefined, 'it was killed at its fifth mail');
      office.handle = () => 'accept';
      const rest = await ticking(Date.now() + 11 * minute).said;

      const counts = emails.map((email) => office.to(email).length);
      const twice = counts.filter((count) => count === 2).length;
      assert.ok(counts.every((count) => count === 1 || count === 2) && twice <= 1, counts.join(' '));
      const ids = new Set(office.received.map(({ headers }) => headers['message-id']?.[0]));
      // the operator's own mail ended when it was followed
      assert.equal(ids.size, emails.length, 'a mail that came twice has one Message-ID');
      t.diagnostic(`${kind}: ${emails.length} mails, 1 kill: lost 0, sent twice ${twice}; the second server sent ${rest?.sent}`);
    });
  });

describe('on postgres', () => {
  test('F7 lets two servers that tick at once send each mail once', async (t) => {
    const office = await PostOffice.open();
    const options: PostgresOptions = { url: await createDatabase(await testPostgres()), rolePassword: testSecret };
    const [one, other] = [testServer(await openPostgres(options)), testServer(await openPostgres(options))];
    try {
      const licence = await makeLicence(one, { entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 300, purchased: 5 }] });
      const account = await startGroup(licence);
      const emails = [account.email, ...(await addPeople(licence, account.id, 150))];
      const start = performance.now();
      const came = await Promise.all([one, other].map((server) => sendingServer(server, office).tick()));
      const seconds = (performance.now() - start) / 1000;
      for (const email of emails) assert.equal(office.to(email).length, 1, email);
      const sent = came.map(({ mail }) => mail.sent);
      assert.equal(sent[0]! + sent[1]!, emails.length);
      assert.ok(Math.min(...sent) > 0, 'both took part');
      t.diagnostic(`${emails.length} mails, each once: ${sent.join(' and ')}, ${(emails.length / seconds).toFixed(0)} a second`);
    } finally {
      await Promise.all([one.close(), other.close(), office.down()]);
    }
  });
});
