import { bin, documents, folders, type Content, type Document, type OutputOf } from '@knippa/contract';
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

const content: Content = { kind: 'document', blocks: [{ text: 'Hej' }] };
const off = { read: false, write: false };
const reads = { read: true, write: false };

// Two servers on one PostgreSQL: an embedded database has one connection, and hides every race.
onEachStore(['postgres'], (server, _, url) => {
  let other: Server;
  let holder: pg.Client;
  let school: School;
  let accountId: string;
  before(async () => {
    other = testServer(await openPostgres({ url: url(), rolePassword: testSecret }));
    holder = new pg.Client({ connectionString: url() });
    holder.on('error', () => undefined); // the database stops before the suite does
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

  /** Does two acts on a document that both wait for somebody who holds it: the first asks first. */
  async function inTurn(documentId: string, acts: readonly (() => Promise<unknown>)[]): Promise<string> {
    await holder.query(`begin; select 1 from documents where id = '${documentId}' for update`);
    const ended: Promise<unknown>[] = [];
    for (const act of acts) {
      ended.push(act());
      ended.at(-1)?.catch(() => undefined);
      for (let tries = 0; (await waiting()) < ended.length; tries += 1) {
        assert.ok(tries < 800, 'an act waits for nothing');
        await setTimeout(5);
      }
    }
    await holder.query('commit');
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

  /** An act on a document beside its removal, and how a removal after it ends: an edit leaves another version behind, a publishing and a move do not. */
  async function inEitherOrder(act: (maj: Client, about: About) => Promise<unknown>, ends: string): Promise<void> {
    const folderId = await newRoot();
    for (let round = 0; round < rounds(50); round += 1) {
      const about = async () => {
        const { id: documentId, version } = await newLetter(folderId);
        return { accountId, documentId, version };
      };
      const [one, two] = [await about(), await about()];
      const remove = (of: About) => () => as('maj').call(documents.remove, of);
      assert.equal(await inTurn(one.documentId, [() => act(as('maj', other), one), remove(one)]), ends);
      assert.equal(await inTurn(two.documentId, [remove(two), () => act(as('maj', other), two)]), 'done,not-found');
    }
    await whole();
  }

  test('F15 ends an edit and a removal of the same document in the order in which they came', () =>
    inEitherOrder((maj, about) => maj.call(documents.edit, { ...about, title: 'Vårbrev' }), 'done,changed-meanwhile'));

  test('F15 ends a publishing and a removal of the same document in the order in which they came', () =>
    inEitherOrder((maj, { accountId: of, documentId }) => maj.call(documents.publish, { accountId: of, documentId }), 'done,done'));

  test('F15 ends a move and a removal of the same document in the order in which they came', () =>
    inEitherOrder((maj, about) => maj.call(documents.move, { ...about, to: { userId: school.ids['maj'] ?? '' } }), 'done,done'));

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

  test('F16 shows no row after a revoke was answered beyond the page that was on its way, however the pages run', async (t) => {
    const folderId = await newRoot();
    const letters = new Set<string>();
    for (let letter = 0; letter < 8; letter += 1) letters.add((await writeIn(as('maj'), accountId, folderId, `Brev ${letter}`)).id);
    const places = [{ folderId }, { in: 'shared' as const }, { search: 'brev' }];
    const times = rounds(200);
    const counted = { pages: 0, rows: 0, after: 0, late: 0 };
    for (let round = 0; round < times; round += 1) {
      await setRights(as('maj'), accountId, folderId, { entries: { managers: reads, users: off, responsible: null } });
      const input = { accountId, folderId, entries: { managers: off, users: off, responsible: null } };
      const { token: plan } = await as('maj').plan(folders.setRights, input);
      let revoked: Promise<unknown> | undefined;
      const revoke = { answered: false };
      let asked = 0;
      let cursor: string | undefined;
      const place = places[round % places.length] ?? {};
      const reader = as('måns', round % 2 ? server() : other);
      // three questions after the revoke's answer end a round
      for (let left = 3; left > 0; asked += 1) {
        if (asked === round % 7)
          revoked = as('maj', round % 4 < 2 ? server() : other)
            .call(folders.setRights, { ...input, plan })
            .then(() => (revoke.answered = true));
        const late = revoke.answered;
        if (late) left -= 1;
        const page = await foundPage(reader.call(documents.list, { accountId, ...place, size: 1, ...(cursor && { cursor }) }));
        const rows = page.items.filter((row) => letters.has(row.id)).length;
        counted.pages += 1;
        counted.rows += rows;
        if (late) [counted.after, counted.late] = [counted.after + 1, counted.late + rows];
        cursor = page.next;
      }
      await revoked;
    }
    t.diagnostic(`${times} revokes: ${JSON.stringify(counted)}`);
    assert.ok(counted.rows > times);
    assert.deepEqual([counted.late, counted.after], [0, times * 3]);
  });
});

type Page = OutputOf<typeof documents.list>;

/** A page, or an empty one where the folder that is asked about is not found any more. */
async function foundPage(page: Promise<Page>): Promise<Page> {
  try {
    return await page;
  } catch (error) {
    if (isKnippaError(error) && error.code === 'not-found') return { items: [] };
    throw error;
  }
}
