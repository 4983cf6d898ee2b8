import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { accounts, documents, licences, session, users, wordlists, type User } from '@knippa/contract';
import { sees, usersSeen, type Actor } from '@knippa/core';
import { readUsers } from '../core/reading.js';
import { isKnippaError, pages, type Client } from '@knippa/sdk';
import { sql } from 'kysely';
import { clientOf, followMail, makeLicence, startGroup, unique, type TestLicence } from '../licence.js';
import { refusal } from '../refused.js';
import { rounds } from '../rounds.js';
import { changeRows, contentOf, rowsOf } from './database.js';
import { bothStores, onEachStore } from './stores.js';

const password = 'ett långt lösenord';

const many = [{ kind: 'group' as const, name: 'Klass eller grupp', capacity: 2000, purchased: 2000 }];

onEachStore(bothStores, (server, kind) => {
  const signedIn = async (name: string) =>
    clientOf(server(), (await clientOf(server()).call(session.signIn, { door: 'account', name, password })).token);

  /** An account with an administrator, two managers with users of their own, and users of nobody. */
  async function school() {
    const licence = await makeLicence(server());
    const account = await startGroup(licence);
    const administrator = clientOf(server(), (await followMail(server(), licence.id, account.email, password)).token);
    const create = (role: 'manager' | 'user', username: string, more: object = {}) =>
      licence.operator.call(users.create, { accountId: account.id, role, displayName: `Ö ${username}`, username, password, ...more });
    const managers = [];
    for (const name of ['maj', 'per']) {
      const manager = await create('manager', name, { email: `${unique(name)}@skola.example`, quota: 9 });
      for (const pupil of ['a', 'b']) await create('user', `${name}${pupil}`, { responsibleId: manager.id });
      managers.push(manager);
    }
    for (const name of ['fri1', 'fri2']) await create('user', name);
    return { licence, account, administrator, managers };
  }

  async function everybody(client: Client, accountId: string, size = 500): Promise<User[]> {
    const found: User[] = [];
    for await (const user of pages(client, users.list, { accountId, size })) found.push(user);
    return found;
  }

  test('I1 shows the same users in the rule, the list, the search, the count and the export', async () => {
    const { licence, account, administrator } = await school();
    const maj = await signedIn(`${account.groupId}/maj`);
    const [truth, me] = [await everybody(licence.operator, account.id), await maj.call(session.read, {})];
    const manager: Actor = {
      person: me.person.id,
      licenceId: licence.id,
      rights: [
        { right: 'manager', on: me.person.id },
        { right: 'self', on: me.person.id },
      ],
    };
    const administers: Actor = { person: '', licenceId: licence.id, rights: [{ right: 'administrator', on: account.id }] };
    for (const [client, actor] of [
      [maj, manager],
      [administrator, administers],
    ] as const) {
      const ruled = truth.filter(({ id, accountId, responsible }) =>
        sees(actor, usersSeen, { id, accountId, responsibleId: responsible?.id ?? null, licenceId: licence.id }),
      );
      const listed = await everybody(client, account.id);
      assert.deepEqual(
        listed.map(({ id }) => id),
        ruled.map(({ id }) => id),
      );
      assert.equal((await client.call(users.list, { accountId: account.id, size: 1 })).total, ruled.length);
      for (const user of truth) {
        const { items, total } = await client.call(users.list, { accountId: account.id, search: user.username ?? '' });
        const visible = ruled.some(({ id }) => id === user.id);
        assert.equal(
          items.some(({ id }) => id === user.id),
          visible,
          user.username ?? '',
        );
        assert.equal(items.length, total);
      }
    }
    const file = await administrator.call(users.export, { accountId: account.id });
    const exported = readUsers(new Uint8Array(await file.arrayBuffer())).rows.map(({ username }) => username);
    assert.deepEqual(
      exported,
      truth.map(({ username }) => username),
    );
  });

  test('I2 gives the same list in pages of 1, 2, 7 and 50 as in one, in the same order', async () => {
    const { licence, account } = await school();
    const whole = (await everybody(licence.operator, account.id)).map(({ id }) => id);
    assert.equal(whole.length, 9);
    for (const size of [1, 2, 7, 50])
      assert.deepEqual(
        (await everybody(licence.operator, account.id, size)).map(({ id }) => id),
        whole,
      );
    for (let started = 1; started < 5; started++) await startGroup(licence, { name: 'Samma namn' });
    for (const sort of ['name', 'created'] as const) {
      const list = async (size: number) => {
        const found: string[] = [];
        for await (const { id } of pages(licence.operator, accounts.list, { licenceId: licence.id, sort, size })) found.push(id);
        return found;
      };
      const all = await list(500);
      assert.equal(new Set(all).size, 5);
      for (const size of [1, 2, 7, 50]) assert.deepEqual(await list(size), all);
    }
  });

  test('I2 binds a cursor to its list, its filter and its reader', async () => {
    const { licence, account, administrator } = await school();
    const { next: cursor = '' } = await licence.operator.call(users.list, { accountId: account.id, size: 2 });
    assert.ok(await licence.operator.call(users.list, { accountId: account.id, size: 3, cursor }));
    assert.deepEqual(await refusal(licence.operator.call(users.list, { accountId: account.id, search: 'maj', cursor })), [
      400,
      'malformed',
    ]);
    assert.deepEqual(await refusal(administrator.call(users.list, { accountId: account.id, cursor })), [400, 'malformed']);
    assert.deepEqual(await refusal(licence.operator.call(accounts.list, { licenceId: licence.id, cursor })), [400, 'malformed']);
    assert.deepEqual(await refusal(licence.operator.call(users.list, { accountId: account.id, cursor: `${cursor.slice(0, -2)}AA` })), [
      400,
      'malformed',
    ]);
  });

  test('I4 writes one journal row for every act that changes something, chained by hash, and none for a refused one', async () => {
    const { licence, account, administrator } = await school();
    const to = await startGroup(licence);
    interface Row {
      seq: number;
      operation: string;
      body: string;
      hash: Uint8Array;
    }
    const journal = () => rowsOf<Row>(server(), licence.id, 'select seq, operation, body, hash from journal order by seq');
    const before = await journal();
    const [pupil] = (await licence.operator.call(users.list, { accountId: account.id, search: 'fri1' })).items;
    const input = { accountId: account.id, userId: pupil?.id ?? '', toAccountId: to.id };
    const { token: plan } = await licence.operator.plan(users.move, input);
    await licence.operator.call(users.move, { ...input, plan });
    await administrator.call(accounts.rename, {
      accountId: account.id,
      name: 'Nytt namn',
      version: (await administrator.call(accounts.read, { accountId: account.id })).version,
    });
    const rows = await journal();
    assert.deepEqual(
      rows.slice(before.length).map(({ operation }) => operation),
      ['users.move', 'accounts.rename'],
    );

    const entry = JSON.parse(rows.at(-2)?.body ?? '') as { by: unknown; changes: object[] };
    assert.deepEqual(entry.by, { right: 'licence', on: licence.id });
    assert.deepEqual(entry.changes, [
      { kind: 'changed', resource: 'users', id: input.userId, field: 'accountId', from: account.id, to: to.id },
    ]);
    let hash: Buffer = Buffer.alloc(32);
    for (const row of rows) {
      const seq = Buffer.alloc(8);
      seq.writeBigInt64BE(BigInt(row.seq));
      hash = createHash('sha256').update(hash).update(seq).update(row.body).digest();
      assert.ok(hash.equals(row.hash), `row ${row.seq} carries the hash of the one before`);
    }
    assert.deepEqual(
      rows.map(({ seq }) => seq),
      rows.map((_, index) => index + 1),
      'gapless',
    );
    for (const secret of [password, 'Karin', '$argon2', 'skola.example', 'Nytt namn'])
      assert.ok(!rows.some(({ body }) => body.includes(secret)), secret);

    const content = await contentOf(server(), licence.id);
    const acts = [
      () => licence.operator.call(users.move, { ...input, plan }),
      () => licence.operator.call(accounts.edit, { accountId: account.id, name: 'Annat', version: 'gammal' }),
      () => licence.operator.call(users.create, { accountId: account.id, role: 'user', displayName: 'X', username: 'maj', password }),
      () =>
        licence.operator.call(documents.create, {
          accountId: account.id,
          userId: input.userId,
          title: 'X',
          content: { kind: 'document', blocks: [] },
        }),
    ];
    for (const act of acts) await refusal(act());
    assert.equal(await contentOf(server(), licence.id), content);
  });

  test('I20 compares names by one key in every form, at sign-in and when one is taken', async () => {
    const { licence, account } = await school();
    const create = (username: string) =>
      licence.operator.call(users.create, { accountId: account.id, role: 'user', displayName: 'X', username, password });
    await create('rödaskolan');
    for (const twin of ['RÖDASKOLAN', 'rödaskolan'.normalize('NFD'), 'ｒödaskolan', 'Rödaſkolan']) {
      assert.deepEqual(await refusal(create(twin)), [409, 'username-taken'], twin);
      assert.ok(await signedIn(`${account.groupId}/${twin}`));
    }
    assert.ok(await create('rödåskolan'));
  });

  test('I21 keeps group ids, usernames and addresses unique also when they are taken at once, and says which is taken', async () => {
    const [one, two] = [await makeLicence(server(), { entitlements: many }), await makeLicence(server(), { entitlements: many })];
    /** What became of both: one stands, and the other is told what is taken. */
    const endings = async (acts: readonly Promise<unknown>[]) =>
      (
        await Promise.all(
          acts.map((act) =>
            act.then(
              () => 'done',
              (error: unknown) => (isKnippaError(error) ? error.code : String(error)),
            ),
          ),
        )
      ).sort();
    const start = async ({ operator, id }: TestLicence, names: { email?: string; groupId?: string }) => {
      const [type] = (await operator.call(licences.read, { licenceId: id })).entitlements;
      const { email = `${unique('e')}@skola.example`, groupId = unique('g') } = names;
      return operator.call(accounts.start, {
        licenceId: id,
        entitlementId: type?.id ?? '',
        email,
        displayName: 'X',
        group: { name: 'X', groupId, username: 'x' },
      });
    };
    const { id: accountId } = await startGroup(one);
    for (let round = 0; round < (kind === 'postgres' ? rounds(50) : 2); round++) {
      const username = unique('samma');
      const create = () => one.operator.call(users.create, { accountId, role: 'user', displayName: 'X', username, password });
      assert.deepEqual(await endings([create(), create()]), ['done', 'username-taken']);
      const email = `${unique('samma')}@skola.example`;
      assert.deepEqual(await endings([start(one, { email }), start(two, { email })]), ['done', 'email-taken']);
      const groupId = unique('samma');
      assert.deepEqual(await endings([start(one, { groupId }), start(two, { groupId })]), ['done', 'group-id-taken']);
    }
  });

  test('I29 shows every document and word of a moved user in exactly one account at every moment', async () => {
    const { licence, account, administrator } = await school();
    const to = await startGroup(licence);
    const [pupil] = (await licence.operator.call(users.list, { accountId: account.id, search: 'fri1' })).items;
    const userId = pupil?.id ?? '';
    for (const title of ['En', 'Två', 'Tre'])
      await administrator.call(documents.create, { accountId: account.id, userId, title, content: { kind: 'document', blocks: [] } });
    const ownWords = `insert into words (licence_id, account_id, owner_id, id, word, word_key, order_key, found)
      select licence_id, account_id, id, gen_random_uuid(), w, w, w, w from users, unnest(array['katt', 'sol']) as w where id = '${userId}'`;
    await changeRows(server(), licence.id, ownWords);
    await administrator.call(wordlists.add, { accountId: account.id, wordlistId: account.id, word: 'katt' });
    let moving = true;
    const seen = new Set<string>();
    const watch = async () => {
      while (moving) {
        const rows = await rowsOf<{ seen: string }>(
          server(),
          licence.id,
          `select json_build_array(
             (select count(*) from documents where owner_id = '${userId}'),
             (select count(distinct account_id) from documents where owner_id = '${userId}'),
             (select count(*) from words where owner_id = '${userId}'),
             (select count(distinct account_id) from words where owner_id = '${userId}'), (select count(*) from words),
             (select count(*) from (select owner_id, account_id from documents union all select owner_id, account_id from words) o
               join users u on u.id = o.owner_id where u.account_id <> o.account_id),
             (select sum(documents) from counters), (select sum(users) from counters), (select count(*) from users))::text as seen`,
        );
        seen.add(rows[0]?.seen ?? '');
        await setImmediate(); // an embedded database answers within one turn of the loop: the others want theirs
      }
    };
    const watching = watch();
    for (const [accountId, toAccountId] of [
      [account.id, to.id],
      [to.id, account.id],
      [account.id, to.id],
    ] as const) {
      const { token: plan } = await licence.operator.plan(users.move, { accountId, userId, toAccountId });
      await licence.operator.call(users.move, { accountId, userId, toAccountId, plan });
    }
    moving = false;
    await watching;
    assert.deepEqual([...seen], ['[3, 1, 2, 1, 3, 0, 3, 10, 10]']);
  });

  test('a query that forgets its licence sees no other licence’s rows', async () => {
    const [one, two] = [await makeLicence(server()), await makeLicence(server())];
    const { id: ofTwo } = await startGroup(two);
    const word = `insert into words (licence_id, account_id, id, word, word_key, order_key, found)
      values ('${two.id}', '${ofTwo}', gen_random_uuid(), 'katt', 'katt', 'katt', ' katt')`;
    await changeRows(server(), two.id, word);
    const ids = await rowsOf<{ licence_id: string }>(
      server(),
      one.id,
      'select licence_id from users union select licence_id from accounts union select licence_id from operators union select licence_id from words union select id from licences',
    );
    assert.deepEqual(
      ids.map(({ licence_id }) => licence_id),
      [one.id],
    );
    const nobody = await server().env.store.transaction({ write: false }, (tx) =>
      tx.run(sql`select 1 from users union all select 1 from licences`),
    );
    assert.deepEqual(nobody, []);
    for (const table of ['sessions', 'directory'])
      await assert.rejects(
        server().env.store.transaction({ write: false }, (tx) => tx.run(sql`select 1 from ${sql.table(table)}`)),
        /permission denied/,
      );
  });
});
