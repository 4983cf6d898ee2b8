import { bin, documents, folders, users, type Content, type Document } from '@knippa/contract';
import { isKnippaError, type Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { openPostgres } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { clientOf, makeLicence, testSecret, testServer } from '../licence.js';
import { eachAtOnce } from '../random.js';
import { refusal } from '../refused.js';
import { rounds } from '../rounds.js';
import { inconsistencies } from './consistent.js';
import { asOwner } from './database.js';
import { setRights } from '../../stories/town/school.js';
import { makeSchool, writeIn, type School } from './school.js';
import { onEachStore } from './stores.js';
import { watched } from './watched.js';

const content: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };
const off = { read: false, write: false };
const reads = { read: true, write: false };
const both = { read: true, write: true };

// Two servers on one PostgreSQL: an embedded database has one connection, and hides every race.
onEachStore(['postgres'], (server, _, url) => {
  let other: Server;
  let holder: pg.Client;
  let school: School;
  let accountId: string;
  before(async () => {
    other = testServer(await openPostgres({ url: url(), rolePassword: testSecret }));
    holder = new pg.Client({ connectionString: url() });
    await holder.connect();
    school = await makeSchool(await makeLicence(server()));
    ({ accountId } = school);
  });
  after(async () => {
    await holder.end();
    await other.close();
  });

  const as = (key: string, at = server()): Client => clientOf(at, school.tokens[key]);
  const newRoot = async () => (await as('maj').call(folders.create, { accountId, space: 'shared', name: 'Projekt' })).id;
  const newLetter = async (folderId: string): Promise<Document> =>
    as('maj').call(documents.createIn, { accountId, folderId, title: 'Brev', content });
  const planned = async (folderId: string) => {
    const input = { accountId, folderId };
    return { ...input, plan: (await as('maj').plan(folders.remove, input)).token };
  };
  const whole = async () => assert.deepEqual(await inconsistencies((sql) => asOwner(server(), url(), sql)), []);

  const ending = (act: PromiseSettledResult<unknown>): string => {
    if (act.status === 'fulfilled') return 'done';
    if (isKnippaError(act.reason)) return act.reason.code;
    throw act.reason;
  };

  /** Runs pairs of acts, the second a few milliseconds after the first, four pairs at a time; says how they ended, the first act first. */
  async function race(
    t: TestContext,
    times: number,
    pair: (round: number) => Promise<readonly [() => Promise<unknown>, () => Promise<unknown>]>,
  ) {
    const ended: Record<string, number> = {};
    await eachAtOnce(
      Array.from({ length: times }, (_, round) => round),
      4,
      async (round) => {
        const [first, second] = await pair(round);
        const late = setTimeout((round % 8) * 3).then(second);
        const how = (await Promise.allSettled([first(), late])).map(ending);
        ended[how.join()] = (ended[how.join()] ?? 0) + 1;
      },
    );
    t.diagnostic(`${times} pairs: ${JSON.stringify(ended)}`);
    await whole();
    return ended;
  }

  /** Of a folder that is removed and something that comes to lie in it: it came first and the plan is another, or there was no folder any more. */
  const eitherFirst = ['changed-since-preview,done', 'done,not-found'];
  const onlyThese = (ended: Record<string, number>, possible: readonly string[]) =>
    assert.deepEqual(
      Object.keys(ended).filter((how) => !possible.includes(how)),
      [],
    );

  test('F15 lets nothing come to lie in a folder that goes to the bin: a new document, a copy, one that is moved', async (t) => {
    const from = await newRoot();
    const coming = (round: number, folderId: string) => async (): Promise<unknown> => {
      const maj = as('maj', other);
      if (round % 3 === 0) return maj.call(documents.createIn, { accountId, folderId, title: 'Nytt', content });
      const { id: documentId, version } = await newLetter(from);
      if (round % 3 === 1) return maj.call(documents.copy, { accountId, documentId, to: { folderId } });
      return maj.call(documents.move, { accountId, documentId, version, to: { folderId } });
    };
    const ended = await race(t, rounds(600), async (round) => {
      const folderId = await newRoot();
      const removal = await planned(folderId);
      return [() => as('maj').call(folders.remove, removal), coming(round, folderId)];
    });
    onlyThese(ended, eitherFirst);
  });

  test('I42 lets one of two who save a document with one version through, and tells the other that it changed meanwhile', async (t) => {
    const folderId = await newRoot();
    const ended = await race(t, rounds(600), async () => {
      const { id: documentId, version } = await newLetter(folderId);
      const save = (at: Server, text: string) => () =>
        as('maj', at).call(documents.edit, { accountId, documentId, version, content: { kind: 'document', blocks: [{ text }] } });
      return [save(server(), 'Min'), save(other, 'Din')];
    });
    onlyThese(ended, ['done,changed-meanwhile', 'changed-meanwhile,done']);
  });

  /** Does two acts that both wait, for what somebody holds or for each other: the first asks first. */
  async function inTurn(held: string, acts: readonly (() => Promise<unknown>)[]): Promise<string> {
    await holder.query(`begin; ${held}`);
    const ended: Promise<unknown>[] = [];
    try {
      for (const act of acts) {
        ended.push(act());
        ended.at(-1)?.catch(() => undefined);
        for (let tries = 0; (await waiting()) < ended.length; tries += 1) {
          assert.ok(tries < 800, 'an act waits for nothing');
          await setTimeout(5);
        }
      }
    } finally {
      await holder.query('commit');
    }
    return (await Promise.allSettled(ended)).map(ending).join();
  }
  const waiting = async () => {
    await holder.query('select pg_stat_clear_snapshot()');
    const { rows } = await holder.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows[0]?.waiting ?? 0;
  };

  interface About {
    readonly accountId: string;
    readonly documentId: string;
    readonly version: string;
  }

  /** An act on a document beside its removal, and how a removal after it ends: an edit leaves another version behind, others do not. */
  async function inEitherOrder(act: (maj: Client, about: About) => Promise<unknown>, ends: string): Promise<void> {
    const folderId = await newRoot();
    const held = (of: About) => `select 1 from documents where id = '${of.documentId}' for update`;
    for (let round = 0; round < rounds(50); round += 1) {
      const about = async () => {
        const { id: documentId, version } = await newLetter(folderId);
        return { accountId, documentId, version };
      };
      const [one, two] = [await about(), await about()];
      const remove = (of: About) => () => as('maj').call(documents.remove, of);
      assert.equal(await inTurn(held(one), [() => act(as('maj', other), one), remove(one)]), ends);
      assert.equal(await inTurn(held(two), [remove(two), () => act(as('maj', other), two)]), 'done,not-found');
    }
    await whole();
  }

  test('F15 ends an edit and a removal of the same document in the order in which they came', () =>
    inEitherOrder((maj, about) => maj.call(documents.edit, { ...about, title: 'Vårbrev' }), 'done,changed-meanwhile'));

  test('F15 ends a publishing and a removal of the same document in the order in which they came', () =>
    inEitherOrder((maj, { accountId: of, documentId }) => maj.call(documents.publish, { accountId: of, documentId }), 'done,done'));

  test('F15 ends a move and a removal of the same document in the order in which they came', () =>
    inEitherOrder((maj, about) => maj.call(documents.move, { ...about, to: { userId: school.ids['maj'] ?? '' } }), 'done,done'));

  /** A folder where managers write, with a letter of Måns's, and what he may do with it at the other server. */
  async function lent() {
    const folderId = await newRoot();
    await setRights(as('maj'), accountId, folderId, { entries: { managers: both, users: off, responsible: null } });
    const { id: documentId, version } = await writeIn(as('måns'), accountId, folderId, 'Brev');
    const mans = as('måns', other);
    return {
      folderId,
      documentId,
      version,
      edit: () => mans.call(documents.edit, { accountId, documentId, version, content }),
      publish: () => mans.call(documents.publish, { accountId, documentId }),
      create: () => mans.call(documents.createIn, { accountId, folderId, title: 'Nytt', content }),
      copy: () => mans.call(documents.copy, { accountId, documentId, to: { folderId } }),
    };
  }

  /** Leaves the managers these rights in a folder: planned, and then done. */
  async function leaving(folderId: string, managers: Readonly<typeof off>) {
    const input = { accountId, folderId, entries: { managers, users: off, responsible: null } };
    const { token: plan } = await as('maj').plan(folders.setRights, input);
    return () => as('maj').call(folders.setRights, { ...input, plan });
  }

  /** Puts a folder where none but its owner and the administrators see it: planned, and then done. */
  async function hiding(folderId: string) {
    const input = { accountId, folderId, to: { folderId: await newRoot() } };
    const { token: plan } = await as('maj').plan(folders.move, input);
    return () => as('maj').call(folders.move, { ...input, plan });
  }

  type Pair = readonly [write: () => Promise<unknown>, loss: () => Promise<unknown>];

  /** Ends a write and the loss of the right to it in the order in which they came: the loss waits for the write, or the write is refused. */
  async function beforeOrAfter(pair: () => Promise<Pair>, losing: string, refused: string, writing = 'documents'): Promise<void> {
    const still = (table: string) => `lock table ${table} in share mode`;
    for (let round = 0; round < rounds(20); round += 1) {
      assert.equal(await inTurn(still(writing), await pair()), 'done,done');
      const [write, loss] = await pair();
      assert.equal(await inTurn(still(losing), [loss, write]), `done,${refused}`);
    }
    await whole();
  }

  for (const act of ['edit', 'publish', 'create', 'copy'] as const)
    test(`FLD-07 ends one’s ${act} in a folder and the loss of the right to it in the order in which they came`, async () => {
      const losing = (managers: Readonly<typeof off>) => async (): Promise<Pair> => {
        const letter = await lent();
        return [letter[act], await leaving(letter.folderId, managers)];
      };
      await beforeOrAfter(losing(off), 'folders', 'not-found');
      // whoever reads may still publish what they made
      if (act !== 'publish') await beforeOrAfter(losing(reads), 'folders', 'not-permitted');
    });

  test('FLD-05 ends an edit in a folder and its move to where one does not see it in the order in which they came', () =>
    beforeOrAfter(
      async () => {
        const { folderId, edit } = await lent();
        return [edit, await hiding(folderId)];
      },
      'folders',
      'not-found',
    ));

  test('FLD-07 ends a copy and a move of the original to where one does not see it in the order in which they came', () =>
    beforeOrAfter(
      async () => {
        const { documentId, version, copy } = await lent();
        const to = { userId: school.ids['maj'] ?? '' };
        return [copy, () => as('maj').call(documents.move, { accountId, documentId, version, to })];
      },
      'documents',
      'not-found',
      'counters',
    ));

  test('FLD-07 answers a revoke while many save, however many come after it', async (t) => {
    const { folderId } = await lent();
    const lose = await leaving(folderId, off);
    const busy = testServer(await openPostgres({ url: url(), rolePassword: testSecret }));
    let [saved, late] = [0, false];
    const saving = Array.from({ length: 8 }, async () => {
      const letter = await newLetter(folderId);
      for (let { version } = letter; !late; saved += 1) {
        const input = { accountId, documentId: letter.id, version, title: `Brev ${saved}` };
        ({ version } = await as('maj', busy).call(documents.edit, input));
      }
    });
    while (saved < 20) await setTimeout(5);
    const before = saved;
    const answered = await Promise.race([lose().then(() => true), setTimeout(60_000, false, { ref: false })]);
    late = true;
    await Promise.all(saving);
    await busy.close();
    t.diagnostic(`${saved - before} saves meanwhile`);
    assert.ok(answered, 'a revoke waits for ever');
  });

  /** What Pia may do in her My Documents, which is taken from her, and with it the sight of what lies there. */
  async function keeping(act: 'edit' | 'create'): Promise<Pair> {
    const userId = school.ids['pia'] ?? '';
    const permitted = async (keeps: boolean) => {
      const input = { accountId, userIds: [userId], permissions: { documents: keeps } };
      const { token: plan } = await as('rektor').plan(users.permit, input);
      return () => as('rektor').call(users.permit, { ...input, plan });
    };
    await (
      await permitted(true)
    )();
    const create = () => as('pia', other).call(documents.create, { accountId, userId, title: 'Mitt', content });
    if (act === 'create') return [create, await permitted(false)];
    const { id: documentId, version } = await create();
    return [() => as('pia', other).call(documents.edit, { accountId, documentId, version, title: 'Ditt' }), await permitted(false)];
  }

  test('DOC-08 ends an edit in My Documents and its being taken away in the order in which they came', () =>
    beforeOrAfter(() => keeping('edit'), 'users', 'not-found'));

  test('DOC-08 ends a creation in My Documents and its being taken away in the order in which they came', () =>
    beforeOrAfter(() => keeping('create'), 'users', 'permission-missing'));

  test('F16 writes nothing after a revoke was answered, at whichever server: an edit, a new document', async (t) => {
    const told: (() => Promise<readonly [at: string, now: string]>)[] = [];
    const ended = await race(t, rounds(300), async (round) => {
      const { folderId, edit, create } = await lent();
      const lose = await leaving(folderId, round % 4 < 2 ? off : reads);
      const there = async () => JSON.stringify((await as('rektor').call(documents.list, { accountId, folderId })).items);
      let atRevoke = '';
      told.push(async () => [atRevoke, await there()]);
      const revoke = () => lose().then(async () => (atRevoke = await there()));
      return [revoke, round % 2 ? edit : create];
    });
    onlyThese(ended, ['done,done', 'done,not-permitted', 'done,not-found']);
    for (const one of told) {
      const [at, now] = await one();
      assert.equal(now, at);
    }
  });

  test('F15 takes along with a folder what was edited or published meanwhile, and publishes nothing in the bin', async (t) => {
    const ended = await race(t, rounds(600), async (round) => {
      const folderId = await newRoot();
      const { id: documentId, version } = await newLetter(folderId);
      const removal = await planned(folderId);
      const maj = as('maj', other);
      const acts: (() => Promise<unknown>)[] = [
        () => maj.call(documents.edit, { accountId, documentId, version, title: 'Vårbrev' }),
        () => maj.call(documents.publish, { accountId, documentId }),
        () => maj.call(documents.remove, { accountId, documentId, version }),
      ];
      return [() => as('maj').call(folders.remove, removal), acts[round % 3] ?? assert.fail()];
    });
    onlyThese(ended, ['done,done', 'done,not-found', 'changed-since-preview,done']);
  });

  test('DOC-09 purges nothing that is brought back at that instant, and brings back nothing that is purged', async () => {
    const due = async () => {
      const { id: documentId, version } = await newLetter(await newRoot());
      await as('maj').call(documents.remove, { accountId, documentId, version });
      await asOwner(server(), url(), `update documents set deleted_at = '2026-01-01' where id = '${documentId}'`);
      return documentId;
    };
    const thereAre = async (documentId: string) =>
      (await asOwner<{ id: string }>(server(), url(), `select id from documents where id = '${documentId}' and deleted_at is null`)).length;
    const [restoring, purging] = [new pg.Client({ connectionString: url() }), new pg.Client({ connectionString: url() })];
    await Promise.all([restoring.connect(), purging.connect()]);
    const purge = `select empty_bins('2026-02-01', 1000)`;
    try {
      const first = await due();
      await restoring.query('begin');
      // as a restore goes: it holds the account, brings the document back and counts it
      await restoring.query(`select 1 from accounts where id = '${accountId}' for no key update`);
      await restoring.query(`update documents set deleted_at = null, deleted_with = null where id = '${first}'`);
      await restoring.query(`update counters set documents = documents + 1 where account_id = '${accountId}'`);
      const purged = purging.query(purge);
      await Promise.race([purged, setTimeout(500)]);
      await restoring.query('commit');
      await purged;
      assert.equal(await thereAre(first), 1);
      await whole();

      const second = await due();
      await purging.query('begin');
      await purging.query(purge);
      const restored = refusal(as('maj').call(bin.restore, { accountId, binnedId: second }));
      await Promise.race([restored, setTimeout(500)]);
      await purging.query('commit');
      assert.deepEqual(await restored, [404, 'not-found']);
      assert.equal(await thereAre(second), 0);
      await whole();
    } finally {
      await Promise.all([restoring.end(), purging.end()]);
    }
  });

  test('DOC-09 brings no folder back from below one that goes to the bin at that instant, and says why', async () => {
    const above = await newRoot();
    const { id: binnedId } = await as('maj').call(folders.createIn, { accountId, folderId: above, name: 'Inre' });
    await as('maj').call(folders.remove, await planned(binnedId));
    const removal = await planned(above);
    await holder.query('begin; lock table documents in share mode');
    const removed = as('maj').call(folders.remove, removal);
    for (let tries = 0; (await waiting()) < 1; tries += 1) {
      assert.ok(tries < 800, 'the removal waits for nothing');
      await setTimeout(5);
    }
    // once the ways up are read, the folder above is gone
    let waits = true;
    const store = watched(other.env.store, async (rows) => {
      if (!waits || !rows.some((row) => 'deleted_with' in row)) return;
      waits = false;
      await holder.query('commit');
      await removed;
    });
    const restored = as('maj', testServer(store)).call(bin.restore, { accountId, binnedId });
    assert.deepEqual(await refusal(restored), [409, 'folder-in-bin']);
    await whole();
  });

  test('F16 tells nothing after a revoke was answered beyond what was on its way: no page, count, hit, folder, document or download', async (t) => {
    const folderId = await newRoot();
    const letters = new Set<string>();
    for (let letter = 0; letter < 8; letter += 1) letters.add((await writeIn(as('maj'), accountId, folderId, `Kråkbrev ${letter}`)).id);
    const [documentId = ''] = letters;
    await as('maj').call(folders.createIn, { accountId, folderId, name: 'Kråkbo' });
    const paged = (place: object): Way => {
      let cursor: string | undefined;
      return async (reader) => {
        const page = await reader.call(documents.list, { accountId, ...place, size: 1, ...(cursor && { cursor }) });
        cursor = page.next;
        return page.items.filter((row) => letters.has(row.id)).length;
      };
    };
    const told = async (one: Promise<unknown>) => ((await one) ? 1 : 0);
    const ways: (() => Way)[] = [
      () => paged({ folderId }),
      () => paged({ in: 'shared' }),
      () => paged({ search: 'kråkbrev' }),
      () => async (reader) => (await reader.call(documents.list, { accountId, search: 'kråkbrev', size: 1 })).total ?? 0,
      () => async (reader) => (await reader.call(folders.list, { accountId, search: 'kråkbo' })).items.length,
      () => (reader) => told(reader.call(folders.read, { accountId, folderId })),
      () => (reader) => told(reader.call(documents.read, { accountId, documentId })),
      () => (reader) => told(reader.call(documents.export, { accountId, documentId, format: 'html', language: 'sv' })),
    ];
    const times = rounds(200);
    const counted = { questions: 0, told: 0, after: 0, late: 0 };
    for (let round = 0; round < times; round += 1) {
      await setRights(as('maj'), accountId, folderId, { entries: { managers: reads, users: off, responsible: null } });
      const input = { accountId, folderId, entries: { managers: off, users: off, responsible: null } };
      const { token: plan } = await as('maj').plan(folders.setRights, input);
      let revoked: Promise<unknown> | undefined;
      const revoke = { answered: false };
      const ask = ways[round % ways.length]?.();
      assert.ok(ask);
      const turn = Math.floor(round / ways.length);
      const reader = as('måns', turn % 2 ? server() : other);
      // three questions after the revoke's answer end a round
      for (let left = 3, asked = 0; left > 0; asked += 1) {
        if (asked === turn % 7)
          revoked = as('maj', turn % 4 < 2 ? server() : other)
            .call(folders.setRights, { ...input, plan })
            .then(() => (revoke.answered = true));
        const late = revoke.answered;
        if (late) left -= 1;
        const found = await orNothing(ask(reader));
        counted.questions += 1;
        counted.told += found;
        if (late) [counted.after, counted.late] = [counted.after + 1, counted.late + found];
      }
      await revoked;
    }
    t.diagnostic(`${times} revokes: ${JSON.stringify(counted)}`);
    assert.ok(counted.told > times);
    assert.deepEqual([counted.late, counted.after], [0, times * 3]);
  });
});

/** A way to ask about what lies in a folder, again and again: how much was told. */
type Way = (reader: Client) => Promise<number>;

/** What was told; nothing where what is asked about is not found any more. */
async function orNothing(told: Promise<number>): Promise<number> {
  try {
    return await told;
  } catch (error) {
    if (isKnippaError(error) && error.code === 'not-found') return 0;
    throw error;
  }
}
