import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';
import type { Store } from '@knippa/server';
import { sql } from 'kysely';
import { makeLicence, unique } from '../licence.js';
import { bothStores, onEachStore } from './stores.js';

type Tx = Parameters<Parameters<Store['transaction']>[1]>[0];

onEachStore(bothStores, (server) => {
  const mailTo = (licenceId: string, recipient: string) => sql`
    insert into outbox (licence_id, id, created_at, recipient, language, template, params)
    values (${licenceId}, gen_random_uuid(), now(), ${recipient}, 'sv', 'welcome', '{}')`;
  const mailsTo = (licenceId: string, recipient: string) =>
    server().env.store.transaction({ write: false }, async (tx) => {
      await tx.run(sql`select admit(${licenceId}::uuid)`);
      return (await tx.run(sql`select 1 from outbox where recipient = ${recipient}`)).length;
    });

  test('a transaction that failed takes what is still on its way with it, and runs nothing afterwards', async () => {
    const { id } = await makeLicence(server());
    const { store } = server().env;
    const late = `${unique('late')}@skola.example`;
    let branch: Promise<unknown> | undefined;
    const failed = store.transaction({ write: true }, async (tx) => {
      await tx.run(sql`select admit(${id}::uuid)`);
      branch = wait(50).then(() => tx.run(mailTo(id, late)));
      branch.catch(() => undefined);
      tx.run(mailTo(id, late)).catch(() => undefined);
      await tx.run(sql`select 1 / 0`);
    });
    await assert.rejects(failed, { code: '22012' });
    // another transaction of the licence has the connection while the branch comes too late
    await store.transaction({ write: true }, async (tx) => {
      await tx.run(sql`select admit(${id}::uuid)`);
      await wait(100);
    });
    await assert.rejects(branch ?? Promise.resolve(), /has ended/);
    assert.equal(await mailsTo(id, late), 0);
  });

  test('a transaction that was committed runs nothing afterwards', async () => {
    let kept: Tx | undefined;
    await server().env.store.transaction({ write: true }, async (tx) => {
      kept = tx;
    });
    await assert.rejects(async () => kept?.run(sql`select 1`), /has ended/);
  });

  test('arrays are read as they were written, whatever stands in them', async () => {
    const texts = ['', ' ', 'a', 'NULL', 'null', '"', '\\', '\\"', '{', '}', '{}', ',', "'", 'å\u030a😀', 'a\nb\tc', null];
    const bytes = [new Uint8Array(), Uint8Array.of(0, 34, 92, 255)];
    const [read] = await server().env.store.transaction({ write: false }, (tx) =>
      tx.run(
        sql<Record<string, unknown>>`select ${texts}::text[] as texts, ${bytes}::bytea[] as bytes, ${[1, -2.5]}::float8[] as numbers,
          ${[true, false]}::bool[] as truths, ${[] as string[]}::text[] as nothing, ${['']}::text[] as one`,
      ),
    );
    const { bytes: readBytes, ...others } = read ?? {};
    assert.deepEqual(others, { texts, numbers: [1, -2.5], truths: [true, false], nothing: [], one: [''] });
    assert.deepEqual(
      (readBytes as Uint8Array[]).map((one) => Uint8Array.from(one)),
      bytes,
    );
  });

  test('what is sent and not waited for fails the transaction it belongs to', async () => {
    const { id } = await makeLicence(server());
    const nobody = `${unique('nobody')}@skola.example`;
    const failed = server().env.store.transaction({ write: true }, async (tx) => {
      await tx.run(sql`select admit(${id}::uuid)`);
      tx.send(mailTo(id, nobody));
      tx.send(sql`select 1 / 0`);
    });
    await assert.rejects(failed, { code: '22012' });
    assert.equal(await mailsTo(id, nobody), 0);
  });
});
