import { migrations } from './migrations/index.js';

/** Runs SQL as the owner of the database. */
export interface Owner {
  exec(sql: string): Promise<unknown>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
}

/**
 * Brings the schema to this version, inside one transaction that keeps a second server out. A database that knows
 * steps which this version does not is refused: its meaning is newer than the code.
 */
export async function migrate(owner: Owner, role: string): Promise<void> {
  await owner.exec('begin');
  try {
    await owner.exec(`select pg_advisory_xact_lock(7253001)`);
    await owner.exec(`create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())`);
    const applied = new Set((await owner.rows('select name from migrations')).map(({ name }) => String(name)));
    const unknown = [...applied].filter((name) => !migrations.some((step) => step.name === name));
    if (unknown.length > 0) throw new Error(`The database is newer than this version of Knippa: it knows ${unknown.join(', ')}.`);
    await owner.exec(`do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`);
    for (const { name, sql } of migrations.filter((step) => !applied.has(step.name))) {
      await owner.exec(sql(role));
      await owner.exec(`insert into migrations (name) values ('${name}')`);
    }
    await owner.exec('commit');
  } catch (error) {
    await owner.exec('rollback');
    throw error;
  }
}
