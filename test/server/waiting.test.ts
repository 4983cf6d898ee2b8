import { accounts, documents, licences, publishing, session, users } from '@knippa/contract';
import { inbox, signInStaff } from '@knippa/server/node';
import type { Client } from '@knippa/sdk';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { clientOf, followMail, makeLicence, startGroup, unique, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { rounds } from '../rounds.js';
import { makeSchool, writeIn } from './school.js';
import { onEachStore } from './stores.js';
import { timed } from './timing.js';

const password = 'karins lösenord';
const goran = { name: 'Göran Hägglund', email: 'faktura@roda.example' };

// What changed while a write waited for its locks: an embedded database has one connection, and nobody waits.
onEachStore(['postgres'], (server, _, url) => {
  let other: pg.Client;
  before(async () => {
    other = new pg.Client({ connectionString: url() });
    await other.connect();
  });
  after(() => other.end());

  /** Lets something else be done, and committed only once the write waits for it. */
  async function meanwhile(first: string, write: () => Promise<unknown>): Promise<unknown> {
    await other.query(`begin; ${first}`);
    const written = write();
    written.catch(() => undefined);
    for (let tries = 0; ; tries++) {
      // within a transaction the list of who works stays as it was first looked at
      await other.query('select pg_stat_clear_snapshot()');
      const { rows } = await other.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rows[0]!.waiting > 0) break;
      assert.ok(tries < 3000, 'the write waits for nothing');
      await wait(10);
    }
    await other.query('commit');
    return written;
  }

  const administrator = async (licence: TestLicence, email: string) =>
    clientOf(server(), (await followMail(server(), licence.id, email, password)).token);

  /** An account with a subscription of its own, and its administrator. */
  async function subscribed() {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    await administrator(licence, account.email);
    const { token: release } = await licence.operator.plan(accounts.release, { accountId: account.id });
    await licence.operator.call(accounts.release, { accountId: account.id, plan: release });
    const name = `${account.groupId}/karin`;
    const { token } = await clientOf(server()).call(session.signIn, { door: 'account', name, password });
    const karin = clientOf(server(), token);
    const { id: licenceId } = await karin.call(accounts.licence, { accountId: account.id });
    const { token: plan } = await karin.plan(licences.activate, { licenceId, billingContact: goran });
    await karin.call(licences.activate, { licenceId, billingContact: goran, plan });
    return { karin, licenceId };
  }

  test('I42 ends no subscription on a plan that was made before it was renewed, also when both come at once', async () => {
    const { karin, licenceId } = await subscribed();
    const { token: plan } = await karin.plan(licences.end, { licenceId });
    const renewed = `update licences set expires_on = expires_on + 365 where id = '${licenceId}'`;
    const ended = meanwhile(renewed, () => karin.call(licences.end, { licenceId, plan }));
    assert.deepEqual(await refusal(ended), [412, 'changed-since-preview']);
  });

  test('I42 writes over no renewal that came first, also while the write waits for it', async () => {
    const licence = await makeLicence(server());
    const staff = clientOf(server(), await signInStaff(server().env, { username: unique('staff'), displayName: 'Stina Stöd' }));
    const { version, expiresOn } = await staff.call(licences.read, { licenceId: licence.id });
    const renewed = `update licences set expires_on = '${expiresOn}'::date + 365 where id = '${licence.id}'`;
    const again = meanwhile(renewed, () => staff.call(licences.renew, { licenceId: licence.id, version, expiresOn: '2027-06-30' }));
    assert.deepEqual(await refusal(again), [412, 'changed-meanwhile']);
  });

  test('T-M10 lets nobody act by a role that was taken from them while the act waited', async () => {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const email = `${unique('siv')}@skola.example`;
    const person = { accountId: account.id, role: 'administrator', displayName: 'Siv Ek', username: unique('siv'), email } as const;
    const { id } = await licence.operator.call(users.create, person);
    const siv = await administrator(licence, email);
    const more = { ...person, username: unique('ny'), email: `${unique('ny')}@skola.example` };
    const demoted = `select 1 from accounts where id = '${account.id}' for no key update;
      update users set role = 'user', quota = null where id = '${id}'`;
    assert.deepEqual(await refusal(meanwhile(demoted, () => siv.call(users.create, more))), [403, 'not-permitted']);
  });

  /** Gives somebody another name, as an act does that came first. */
  const renamed = (id: string) => `update users set display_name = 'Bodil Nyström', found = 'bodil nyström' where id = '${id}'`;

  test('ACC-07 keeps the name that a contact took while the operator’s change of their address waited, and finds them by it', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, version, primaryContact } = await startGroup(licence);
    const email = `${unique('ny')}@skola.example`;
    const edited = () => licence.operator.call(accounts.edit, { accountId, version, email });
    await meanwhile(renamed(primaryContact?.id ?? ''), edited);
    for (const search of ['Bodil Nyström', email])
      assert.equal((await licence.operator.call(users.list, { accountId, search })).items[0]?.displayName, 'Bodil Nyström', search);
  });

  test('USR-15 keeps the name that somebody was given while the link to their new address waited, and finds them by it', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, groupId } = await startGroup(licence);
    const pupil = {
      accountId,
      role: 'user',
      displayName: 'Bo Ek',
      username: 'bo',
      email: `${unique('bo')}@skola.example`,
      password,
    } as const;
    const { id } = await licence.operator.call(users.create, pupil);
    const { token } = await clientOf(server()).call(session.signIn, { door: 'account', name: `${groupId}/bo`, password });
    const email = `${unique('ny')}@skola.example`;
    await clientOf(server(), token).call(session.changeEmail, { email });
    const mail = (await inbox(server().env, licence.id, 100)).find(({ to }) => to === email);
    const link = mail?.link?.split('#link=')[1] ?? '';
    await meanwhile(renamed(id), () => clientOf(server()).call(session.confirmEmail, { link }));
    for (const search of ['Bodil Nyström', email])
      assert.equal((await licence.operator.call(users.list, { accountId, search })).items[0]?.displayName, 'Bodil Nyström', search);
  });

  test('I31 lets nobody ask for another address, or for other settings, by a session that was ended while they waited', async () => {
    const licence = await makeLicence(server());
    const { id: accountId, groupId } = await startGroup(licence);
    const email = `${unique('bo')}@skola.example`;
    const person = { accountId, role: 'user', displayName: 'Bo Ek', username: 'bo', email, password } as const;
    const { id } = await licence.operator.call(users.create, person);
    const asks = [
      (as: Client) => as.call(session.changeEmail, { email: `${unique('elak')}@skola.example` }),
      (as: Client) => as.call(session.edit, { language: 'en' }),
      (as: Client) => as.call(session.changePassword, { present: password, password: 'ett annat lösenord' }),
    ];
    for (const ask of asks) {
      const { token } = await clientOf(server()).call(session.signIn, { door: 'account', name: `${groupId}/bo`, password });
      const promoted = `update users set role = 'administrator' where id = '${id}'; select end_access(array['${id}'::uuid])`;
      assert.deepEqual(await refusal(meanwhile(promoted, () => ask(clientOf(server(), token)))), [401, 'not-signed-in']);
    }
  });

  /** A group account whose row an act that came first has held, with what else it did; who is made in it is made beforehand. */
  async function school() {
    const licence = await makeLicence(server());
    const { id: accountId, primaryContact } = await startGroup(licence);
    const first = (deed: string) => `select 1 from accounts where id = '${accountId}' for no key update; ${deed}`;
    const make = (role: 'administrator' | 'manager' | 'user', more: object = {}) => {
      const username = unique('u');
      const secret = role === 'administrator' ? {} : { password };
      const person = { accountId, role, displayName: 'Siv Ek', username, email: `${username}@skola.example`, ...secret, ...more };
      return licence.operator.call(users.create, person);
    };
    return { licence, operator: licence.operator, accountId, karinId: primaryContact?.id ?? '', first, make };
  }

  test('T-A4 keeps the last administrator, whose fellow was demoted while their own demotion waited', async () => {
    const { operator, accountId, karinId, first, make } = await school();
    const { id: userId, version } = await make('administrator', { primaryContact: true });
    const demoted = first(`update users set role = 'manager', quota = 0 where id = '${karinId}';
      update counters set administrators = 1 where account_id = '${accountId}'`);
    const edit = { accountId, userId, version, role: 'manager', primaryContactId: karinId } as const;
    assert.deepEqual(await refusal(meanwhile(demoted, () => operator.call(users.edit, edit))), [409, 'last-administrator']);
  });

  test('F15 moves nobody who was removed while the move waited', async () => {
    const { licence, operator, accountId, first, make } = await school();
    const { id: toAccountId } = await startGroup(licence);
    const { id: userId } = await make('user', { email: undefined });
    const { token: plan } = await operator.plan(users.move, { accountId, userId, toAccountId });
    const removed = first(
      `delete from users where id = '${userId}'; update counters set users = users - 1 where account_id = '${accountId}'`,
    );
    const moved = meanwhile(removed, () => operator.call(users.move, { accountId, userId, toAccountId, plan }));
    assert.deepEqual(await refusal(moved), [404, 'not-found']);
  });

  test('I12 gives nobody a user beyond the quota that was filled while the redistribution waited', async () => {
    const { operator, accountId, first, make } = await school();
    const [maj, one, other] = [await make('manager', { quota: 1 }), await make('user'), await make('user')];
    const input = { accountId, users: [{ userId: one.id, responsibleId: maj.id }] };
    const { token: plan } = await operator.plan(users.redistribute, input);
    const given = first(`update users set responsible_id = '${maj.id}' where id = '${other.id}'`);
    const redistributed = meanwhile(given, () => operator.call(users.redistribute, { ...input, plan }));
    assert.deepEqual(await refusal(redistributed), [409, 'quota-exceeded']);
  });

  test('T-U4 answers at once of a document that others are saving, and of an account that others change, to whom it is not there', async (t) => {
    const licence = await makeLicence(server());
    const { accountId, ids, clients, folders } = await makeSchool(licence);
    const { id: abroad } = await startGroup(licence);
    const [alva, pia] = [clients['alva'] ?? assert.fail(), clients['pia'] ?? assert.fail()];
    const { id: hidden } = await writeIn(alva, accountId, folders['Klass 2/Arbeten'] ?? '', 'Alvas utkast');
    const to = { userId: ids['pia'] ?? '' };
    const acts = (documentId: string): (() => Promise<unknown>)[] => [
      () => pia.call(documents.edit, { accountId, documentId, version: 'x', title: 'Mitt' }),
      () => pia.call(documents.publish, { accountId, documentId }),
      () => pia.call(documents.unpublish, { accountId, documentId }),
      () => pia.call(documents.move, { accountId, documentId, version: 'x', to }),
      () => pia.call(documents.remove, { accountId, documentId, version: 'x' }),
    ];
    const ended = async (act: () => Promise<unknown>) => Promise.race([refusal(act()), wait(4000, 'it waits')]);
    await other.query(`begin; select 1 from documents where id = '${hidden}' for update`);
    try {
      for (const documentId of [hidden, randomUUID()])
        for (const act of acts(documentId)) assert.deepEqual(await ended(act), [404, 'not-found']);
      // beside the document's lock these take the account's, and are let past it too
      await other.query(`select 1 from accounts where id = '${accountId}' for update`);
      for (const act of acts(hidden)) assert.deepEqual(await ended(act), [404, 'not-found']);
      await other.query(`select 1 from accounts where id = '${abroad}' for update`);
      assert.deepEqual(await ended(() => pia.call(publishing.renew, { accountId: abroad })), [404, 'not-found']);
      const edit = (documentId: string) => () => refusal(acts(documentId)[0]?.() ?? assert.fail());
      await timed(t, 'a document that is being saved, and one that nobody has', [edit(hidden), edit(randomUUID())], 5);
    } finally {
      await other.query('rollback');
    }
    // whoever sees it waits for their turn
    const { version } = await alva.call(documents.read, { accountId, documentId: hidden });
    const held = `select 1 from documents where id = '${hidden}' for update`;
    await meanwhile(held, () => alva.call(documents.edit, { accountId, documentId: hidden, version, title: 'Alvas brev' }));
  });

  test('ACC-07 waits for nobody for ever: a first password and the operator’s changes at once end in no deadlock', async (t) => {
    const deadlocks = async () =>
      Number(
        (await other.query<{ deadlocks: string }>('select deadlocks from pg_stat_database where datname = current_database()')).rows[0]
          ?.deadlocks,
      );
    const licence = await makeLicence(server(), {
      entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 200 }],
    });
    const before = await deadlocks();
    for (let round = 0; round < rounds(100); round++) {
      const account = await startGroup(licence);
      const edits = async () => {
        for (let edit = 0; edit < 3; edit++) {
          const { version } = await licence.operator.call(accounts.read, { accountId: account.id });
          await licence.operator
            .call(accounts.edit, { accountId: account.id, version, displayName: `Karin ${edit}` })
            .catch(() => undefined);
        }
      };
      await Promise.all([administrator(licence, account.email), edits()]);
    }
    await wait(300); // the statistics are told a moment later
    const locked = (await deadlocks()) - before;
    t.diagnostic(`${rounds(100)} accounts, ${locked} deadlocks`);
    assert.equal(locked, 0);
  });
});
