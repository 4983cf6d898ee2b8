import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { migrate } from './migrate.js';
import { compile, firstOfAll, isoInstant, opening, transactionEnded, type Mode, type Store, type Tx } from './store.js';

const role = 'knippa_server';

export interface PgliteOptions {
  /** A folder, `memory://`, or `idb://name` in a browser. */
  readonly dataDir: string;
  /** A dump to start from, in place of an empty database. */
  readonly snapshot?: Blob;
}

/** An embedded store, with the dump of its whole content. */
export interface PgliteStore extends Store {
  dump(): Promise<Blob>;
}

/** Opens an embedded database. It has one connection: transactions follow one another. */
export async function openPglite({ dataDir, snapshot }: PgliteOptions): Promise<PgliteStore> {
  const db = await PGlite.create({
    dataDir,
    extensions: { pg_trgm },
    parsers: { 1184: isoInstant, 1082: (text) => text, 20: Number },
    ...(snapshot && { loadDataDir: snapshot }),
  });
  await db.exec(`set timezone = 'UTC'`);
  await migrate({ exec: (sql) => db.exec(sql), rows: async (sql) => (await db.query<Record<string, unknown>>(sql)).rows }, role);
  let last: Promise<unknown> = Promise.resolve();

  return {
    kind: 'pglite',
    transaction: (mode, run) => {
      const mine = last.then(() => within(db, mode, run));
      last = mine.then(
        () => undefined,
        () => undefined,
      );
      return mine;
    },
    dump: () => db.dumpDataDir('gzip'),
    close: () => db.close(),
  };
}

async function within<T>(db: PGlite, mode: Mode, run: (tx: Tx) => Promise<T>): Promise<T> {
  await db.exec(`${opening(mode)}; set local role ${role}`);
  const sent: Promise<unknown>[] = [];
  const over = new AbortController();
  const failed = firstOfAll();
  const tx: Tx = {
    run: async <Row>(query: Parameters<Tx['run']>[0]) => {
      over.signal.throwIfAborted();
      const { sql, parameters } = compile(query);
      const { rows } = await db.query<Row>(sql, [...parameters]).catch(failed);
      return rows;
    },
    send: (query) => {
      const answer = tx.run(query);
      answer.catch(() => undefined);
      sent.push(answer);
    },
  };
  try {
    const result = await run(tx);
    over.abort(transactionEnded());
    await Promise.all(sent);
    await db.exec('commit');
    return result;
  } catch (error) {
    over.abort(transactionEnded());
    await db.exec('rollback');
    throw error;
  }
}
