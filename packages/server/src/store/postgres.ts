import pg from 'pg';
import { migrate } from './migrate.js';
import {
  compile,
  firstOfAll,
  isoInstant,
  opening,
  transactionEnded,
  type Mode,
  type Query,
  type Running,
  type Store,
  type Tx,
} from './store.js';

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, isoInstant);
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
types.setTypeParser(pg.types.builtins.INT8, Number);

export interface PostgresOptions {
  /** The address of a database, as its owner: it migrates, and lets the server's own role sign in. */
  readonly url: string;
  /** The password of the server's role; from the service's secret, so that every server of a database knows it. */
  readonly rolePassword: string;
  /** Most connections, 10 by default. */
  readonly connections?: number;
}

/** Opens a PostgreSQL database. The server signs in as a role of its own that owns nothing. */
export async function openPostgres({ url, rolePassword, connections = 10 }: PostgresOptions): Promise<Store> {
  const role = await prepare(url, rolePassword);
  const address = new URL(url);
  address.username = role;
  address.password = rolePassword;
  const pool = new pg.Pool({
    connectionString: address.href,
    max: connections,
    types,
    options: '-c timezone=UTC',
    pipeline: true,
  });
  pool.on('error', () => undefined); // an idle connection that broke is replaced at the next use

  return {
    kind: 'postgres',
    transaction: async (mode, run) => {
      const client = await pool.connect();
      const sent: Promise<unknown>[] = [];
      const over = new AbortController();
      let result;
      try {
        result = await run(begin(client, mode, sent, over.signal));
      } catch (error) {
        over.abort(transactionEnded());
        await rollback(client);
        throw error;
      }
      over.abort(transactionEnded());
      const ended = commit(client, sent);
      // who reads saw one moment, however its transaction ends
      if (mode.write) await ended;
      else ended.catch(() => undefined);
      return result;
    },
    close: () => pool.end(),
  };
}

/** Begins a transaction, without waiting; what is sent and not waited for is added to `sent`, and once it is over nothing is. */
function begin(client: pg.PoolClient, mode: Mode, sent: Promise<unknown>[], over: AbortSignal): Tx {
  const unawaited = (answer: Promise<unknown>) => {
    answer.catch(() => undefined);
    sent.push(answer);
  };
  const failed = firstOfAll();
  const run: Tx['run'] = async <Row>(query: Query<Row>, how?: Running) => {
    over.throwIfAborted();
    const { sql, parameters } = compile(query);
    const name = how ? undefined : nameOf(sql);
    const { rows } = await client.query({ ...(name && { name }), text: sql, values: parameters.map(asValue) }).catch(failed);
    return rows as Row[];
  };
  unawaited(client.query(opening(mode)));
  return { run, send: (query) => unawaited(run(query)) };
}

/** Commits, in the same trip as what was sent last, and lets the connection go. */
async function commit(client: pg.PoolClient, sent: readonly Promise<unknown>[]): Promise<void> {
  try {
    const [{ command }] = await Promise.all([client.query('commit'), ...sent]);
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back by the database.');
    client.release();
  } catch (error) {
    await rollback(client);
    throw error;
  }
}

/** Rolls back, and lets the connection go; a broken one is replaced at the next use. */
async function rollback(client: pg.PoolClient): Promise<void> {
  await client.query('rollback').then(
    () => client.release(),
    () => client.release(true),
  );
}

/**
 * A parameter as the driver is given it: an array as the text that PostgreSQL reads. The driver's own is joined element by element, and in V8
 * the pieces of a large one are held until all of it is there.
 */
function asValue(parameter: unknown): unknown {
  if (!Array.isArray(parameter)) return parameter;
  const texts = parameter.map(elementText);
  // braces at the ends before all is joined: around the joined text they would make a second one of it
  const first = texts[0] ?? '';
  const last = texts.length - 1;
  if (last <= 0) return `{${first}}`;
  texts[0] = `{${first}`;
  texts[last] = `${texts[last] ?? ''}}`;
  return texts.join();
}

function elementText(element: unknown): string {
  if (element === null || element === undefined) return 'NULL';
  if (element instanceof Uint8Array) return `"\\\\x${hexOf(element)}"`;
  if (typeof element === 'string') return `"${/["\\]/.test(element) ? element.replaceAll(/["\\]/g, String.raw`\$&`) : element}"`;
  if (typeof element === 'number' || typeof element === 'boolean') return String(element);
  throw new Error(`An array of ${typeof element} is no parameter.`);
}

function hexOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex');
}

const names = new Map<string, string>();

/** A prepared statement's name: the same text has the same, and after a few times a plan that is kept. */
function nameOf(sql: string): string {
  let name = names.get(sql);
  if (name === undefined) names.set(sql, (name = `k${names.size}`));
  return name;
}

/** Migrates, and lets the server's role sign in with its password; answers the role's name. */
async function prepare(url: string, rolePassword: string): Promise<string> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>('select current_database() as name');
    const role = `${rows[0]?.name ?? 'knippa'}_server`.slice(0, 63);
    await migrate(
      { exec: (sql) => owner.query(sql), rows: async (sql) => (await owner.query<Record<string, unknown>>(sql)).rows },
      owner.escapeIdentifier(role),
    );
    await owner.query(`alter role ${owner.escapeIdentifier(role)} login password ${owner.escapeLiteral(rolePassword)}`);
    return role;
  } finally {
    await owner.end();
  }
}
