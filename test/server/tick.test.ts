import { inbox } from '@knippa/server/node';
import type { Server, Store } from '@knippa/server';
import { session } from '@knippa/contract';
import { sql, type Compilable, type RawBuilder } from 'kysely';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, followMail, makeLicence, startGroup, unique } from '../licence.js';
import { changeRows, rowsOf } from './database.js';
import { PostOffice, sendingServer } from './post.js';
import { bothStores, onEachStore } from './stores.js';

const hour = 3_600_000;
const day = 24 * hour;

/** A licence that ends on a day, with its operator's address and a billing contact. */
async function ending(server: Server, expiresOn: string) {
  const billing = `${unique('billing')}@lindsta.example`;
  const licence = await makeLicence(server, {
    startsOn: '2025-01-01',
    expiresOn,
    billingContact: { name: 'Göran Hägglund', email: billing },
  });
  return { licence, billing, operator: `${licence.signIn.name}@lindsta.example` };
}

type Tx = Parameters<Parameters<Store['transaction']>[1]>[0];

type AnyQuery = Parameters<Tx['run']>[0];

/** A store in which some queries fail. */
function breaking(store: Store, fails: (query: string) => boolean): Store {
  const broken = (query: AnyQuery) => fails(JSON.stringify((query as RawBuilder<unknown>).toOperationNode()));
  return {
    ...store,
    transaction: <T>(mode: { write: boolean }, act: (tx: Tx) => Promise<T>) =>
      store.transaction(mode, (tx) =>
        act({ ...tx, run: <Row>(query: Compilable<Row> | RawBuilder<Row>) => tx.run(broken(query) ? sql<Row>`select 1 / 0` : query) }),
      ),
  };
}

interface Reminder {
  readonly to: string;
  readonly event: string;
  readonly at: string;
}

/** The reminders that wait in a licence's outbox, oldest first. */
function reminders(server: Server, licenceId: string): Promise<Reminder[]> {
  return rowsOf(server, licenceId, `select recipient as "to", event, created_at as at from outbox where template = 'renewal' order by id`);
}

onEachStore(bothStores, (server, kind) => {
  test('LIC-05 tells the billing contact and the operators 60, 30 and 7 days before, at midnight in Stockholm, once each', async (t) => {
    // the instants at which each day begins in Stockholm: in winter, and on either side of both changes of the clock
    const tables: [expiresOn: string, first: string, second: string, third: string][] = [
      ['2027-02-26', '2026-12-27T23:00:00.000Z', '2027-01-26T23:00:00.000Z', '2027-02-18T23:00:00.000Z'],
      ['2027-04-26', '2027-02-24T23:00:00.000Z', '2027-03-26T23:00:00.000Z', '2027-04-18T22:00:00.000Z'],
      ['2027-11-29', '2027-09-29T22:00:00.000Z', '2027-10-29T22:00:00.000Z', '2027-11-21T23:00:00.000Z'],
      ['2028-01-05', '2027-11-05T23:00:00.000Z', '2027-12-05T23:00:00.000Z', '2027-12-28T23:00:00.000Z'],
    ];
    for (const [expiresOn, ...midnights] of tables) {
      const { licence, billing, operator } = await ending(server(), expiresOn);
      const both = [billing, operator].sort();
      for (const [at, before] of [60, 30, 7].entries()) {
        const midnight = Date.parse(midnights[at] ?? '');
        await server().tick(midnight - 1000);
        assert.equal((await reminders(server(), licence.id)).length, 2 * at, `${expiresOn}: none a second before midnight`);
        await server().tick(midnight);
        await server().tick(midnight);
        await server().tick(midnight + 5 * day);
        const told = (await reminders(server(), licence.id)).slice(2 * at);
        assert.deepEqual(told.map(({ to }) => to).sort(), both);
        for (const { event, at: instant } of told) {
          assert.equal(event, `renewal ${expiresOn} ${before}`);
          assert.equal(Date.parse(instant), midnight);
        }
      }
      for (const after of [1, 8, 20, 40]) await server().tick(Date.parse(expiresOn) + after * day);
      assert.equal((await reminders(server(), licence.id)).length, 6);
    }
    t.diagnostic(`${kind}: ${tables.length} expiry dates, 12 midnights, 24 reminders, each once`);
  });

  test('LIC-05 sends only the nearest reminder when several have passed, and none after the expiry date', async () => {
    const cases: [daysBefore: number[], events: number[]][] = [
      [[61, 60, 45], [60]],
      [[61, 20], [30]],
      [[61, 5], [7]],
      [
        [61, 60, 6],
        [60, 7],
      ],
      [
        [40, 29, 0],
        [60, 30, 7],
      ],
      [[0], [7]],
      [[-1, -10, -40], []],
    ];
    for (const [days, events] of cases) {
      const { licence } = await ending(server(), '2027-02-26');
      for (const before of days) await server().tick(Date.parse('2027-02-26T12:00:00Z') - before * day);
      const told = (await reminders(server(), licence.id)).map(({ event }) => event);
      assert.deepEqual(
        told,
        events.flatMap((event) => [`renewal 2027-02-26 ${event}`, `renewal 2027-02-26 ${event}`]),
        `seen ${days.join(', ')} days before`,
      );
    }
  });

  test('LIC-05 begins anew when staff have set a new date', async () => {
    const { licence } = await ending(server(), '2027-02-26');
    await server().tick(Date.parse('2027-02-20T12:00:00Z'));
    await changeRows(server(), licence.id, `update licences set expires_on = '2028-02-26'`);
    await server().tick(Date.parse('2027-02-21T12:00:00Z'));
    await server().tick(Date.parse('2028-02-21T12:00:00Z'));
    const told = (await reminders(server(), licence.id)).map(({ event }) => event);
    assert.deepEqual([...new Set(told)], ['renewal 2027-02-26 7', 'renewal 2028-02-26 7']);
    assert.equal(told.length, 4);
  });

  test('LIC-05 goes on with the other licences where a date was changed and set back', async () => {
    const { licence } = await ending(server(), '2027-02-26');
    const now = Date.parse('2027-01-20T10:00:00Z');
    await server().tick(now);
    for (const date of ['2027-03-10', '2027-02-26']) {
      await changeRows(server(), licence.id, `update licences set expires_on = '${date}'`);
      await server().tick(now + hour);
    }
    const told = await reminders(server(), licence.id);
    const { licence: next } = await ending(server(), '2027-03-01');
    await server().tick(now + 2 * hour);
    assert.equal((await reminders(server(), licence.id)).length, told.length, 'nobody is told twice of one day');
    assert.equal((await reminders(server(), next.id)).length, 2);
  });

  test('LIC-05 tells somebody who is both billing contact and operator once, with a way to sign in', async () => {
    const { licence, operator } = await ending(server(), '2027-02-26');
    await changeRows(server(), licence.id, `update licences set billing_email = '${operator.toUpperCase()}'`);
    await server().tick(Date.parse('2027-01-28T12:00:00Z'));
    const mails = (await inbox(server().env, licence.id)).filter(({ letter }) => letter.subject.includes('gäller till'));
    assert.deepEqual(
      mails.map(({ to, letter }) => [to, letter.action?.url]),
      [[operator, 'http://knippa.test/']],
    );
    assert.deepEqual(mails[0]?.letter.paragraphs, [
      'Det är dags att förnya: licensen Symbolbrukets kommun gäller till och med 26 februari 2027.',
      'Därefter går det till och med 26 mars 2027 att logga in och använda det som finns, men inte att skapa något nytt. Sedan kan ingen logga in på kontona. Huvudadministratörer kan läsa och exportera.',
      'Kontakta er leverantör för att förnya licensen.',
    ]);
  });

  test('LIC-05 tells the billing contact and the administrators of a standalone account', async () => {
    for (const kindOf of ['trial', 'subscription']) {
      const { licence, billing, operator } = await ending(server(), '2027-02-26');
      const account = await startGroup(licence, { name: 'Röda skolan' });
      await changeRows(server(), licence.id, `update licences set kind = '${kindOf}', name = 'Röda skolan'`);
      await server().tick(Date.parse('2027-01-28T12:00:00Z'));
      const told = (await reminders(server(), licence.id)).map(({ to }) => to);
      assert.deepEqual(told.sort(), [account.email, billing].sort());
      assert.ok(!told.includes(operator));
      const mail = (await inbox(server().env, licence.id)).find(({ to, signInName }) => to === account.email && !signInName);
      assert.equal(mail?.letter.action?.url, 'http://knippa.test/konto');
      assert.match(mail.letter.paragraphs[0] ?? '', kindOf === 'trial' ? /prova-på-kontot Röda skolan/ : /abonnemanget för Röda skolan/);
    }
  });

  test('F11 two servers whose clocks differ by five minutes, or by a day, remind once of each', async () => {
    for (const skew of [hour / 12, day]) {
      const { licence } = await ending(server(), '2027-02-26');
      for (let at = Date.parse('2026-12-26T12:00:00Z'); at < Date.parse('2027-03-01T00:00:00Z'); at += 6 * hour)
        await Promise.all([server().tick(at), server().tick(at + skew), server().tick(at - skew)]);
      const told = (await reminders(server(), licence.id)).map(({ event }) => event);
      assert.deepEqual(
        told,
        ['60', '60', '30', '30', '7', '7'].map((before) => `renewal 2027-02-26 ${before}`),
      );
    }
  });

  test('a tick clears away what nobody needs any more, and nothing else', async () => {
    const now = Date.now();
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const { token } = await followMail(server(), licence.id, account.email, 'karins lösenord');
    const counted = async (server: Server): Promise<Record<string, number>> => {
      const [submissions, outbox] = await Promise.all(
        ['submissions', 'outbox'].map(async (table) => (await rowsOf(server, licence.id, `select 1 from ${table}`)).length),
      );
      return { submissions: submissions ?? 0, outbox: outbox ?? 0 };
    };
    const groupId = await server().env.store.transaction({ write: true }, async (tx) => {
      // a name that was given up, reserved for another hour
      await tx.run(sql`select admit(${licence.id}::uuid)`);
      const key = account.groupId ?? '';
      await tx.run(sql`select reserve('group-id', ${key}, ${account.id}::uuid, ${new Date(now + hour).toISOString()}::timestamptz)`);
      return key;
    });
    const reserved = () =>
      server().env.store.transaction({ write: false }, (tx) => tx.run(sql`select * from taken('group-id', array[${groupId}], null)`));
    const before = await counted(server());
    assert.ok((before['submissions'] ?? 0) > 0);

    const first = await server().tick(now);
    assert.equal(first.purged.names, 0);
    assert.deepEqual(await counted(server()), before);
    assert.equal((await reserved()).length, 1);
    assert.equal((await clientOf(server(), token).call(session.read, {})).account?.id, account.id);

    const { purged } = await server().tick(now + 25 * hour);
    assert.ok(purged.submissions > 0 && purged.names > 0);
    assert.equal((await counted(server()))['submissions'], 0);
    assert.equal((await counted(server()))['outbox'], before['outbox'], 'what waits is kept');
    assert.equal((await reserved()).length, 0);

    const later = await server().tick(now + 38 * day);
    assert.ok(later.purged.sessions > 0 && later.purged.links > 0);
    await assert.rejects(clientOf(server(), token).call(session.read, {}), { code: 'not-signed-in' });
  });

  test('what fails of a tick is told, and keeps nothing else of it from being done', async () => {
    const { licence: failing } = await ending(server(), '2027-02-25');
    const { licence, operator } = await ending(server(), '2027-02-26');
    const office = await PostOffice.open();
    const store = breaking(
      server().env.store,
      (query) => query.includes('from purge(') || (query.includes('select admit(') && query.includes(failing.id)),
    );
    const broken = sendingServer({ env: { ...server().env, store } }, office);
    await broken.tick(Date.parse('2027-02-21T12:00:00Z'));
    await office.down();
    const divided = 'The database answered 22012';
    assert.deepEqual(broken.told, [divided, divided], 'of one licence, and of the purge');
    assert.equal((await reminders(server(), failing.id)).length, 0);
    assert.equal((await reminders(server(), licence.id)).length, 2);
    assert.equal(office.to(operator).length, 1);
  });
});
