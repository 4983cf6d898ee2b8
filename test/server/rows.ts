import type { AsOwner } from './consistent.js';

/** A row as JSON has it. */
export type Row = Readonly<Record<string, unknown>>;

/** Every row of a database: by table, and by what tells it from the table's others. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** One row that is not as it was. `fields` are the columns that differ, of one that was changed. */
export interface Difference {
  readonly table: string;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly fields: readonly string[];
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

/** Tables of which each licence has rows of its own under the same numbers. */
const ofEachLicence = new Set(['heads', 'journal']);

/** Reads every row of every table, past row-level security. A row is known again in another licence: by its key without that. */
export async function everyRow(run: AsOwner): Promise<Rows> {
  const tables = await run(`
    select t.table_name as name, coalesce(array_to_json(array_agg(k.column_name) filter (where k.column_name is not null)), '[]') as key
    from information_schema.tables t
    left join information_schema.table_constraints c
      on c.table_schema = t.table_schema and c.table_name = t.table_name and c.constraint_type = 'PRIMARY KEY'
    left join information_schema.key_column_usage k on k.constraint_name = c.constraint_name and k.table_schema = c.table_schema
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' group by 1 order by 1`);
  const found = new Map<string, Map<string, Row>>();
  for (const { name, key } of tables as { name: string; key: string[] }[]) {
    const parts = ofEachLicence.has(name) ? key : key.filter((column) => column !== 'licence_id');
    const rows = (await run(`select to_jsonb(t) as row from ${name} t`)) as { row: Row }[];
    found.set(name, new Map(rows.map(({ row }) => [JSON.stringify(parts.length > 0 ? parts.map((part) => row[part]) : row), row])));
    if (found.get(name)?.size !== rows.length) throw new Error(`rows of ${name} cannot be told apart`);
  }
  return found;
}

/** What differs between two readings. */
export function differences(before: Rows, after: Rows): Difference[] {
  const told: Difference[] = [];
  for (const table of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(table) ?? new Map<string, Row>(), after.get(table) ?? new Map<string, Row>()];
    for (const [key, row] of was) {
      const now = is.get(key);
      const fields = now ? Object.keys(row).filter((field) => JSON.stringify(row[field]) !== JSON.stringify(now[field])) : [];
      if (!now) told.push({ table, kind: 'removed', fields, before: row, after: undefined });
      else if (fields.length > 0) told.push({ table, kind: 'changed', fields: fields.sort(), before: row, after: now });
    }
    for (const [key, row] of is) if (!was.has(key)) told.push({ table, kind: 'added', fields: [], before: undefined, after: row });
  }
  return told;
}

/** How many rows of each table were added, removed, or changed in which columns: `users changed licence_id`. */
export function tally(told: readonly Difference[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { table, kind, fields } of told) {
    const name = [table, kind, ...fields].join(' ');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** In which tables each of some words stands, however it is written: in any column, in texts and in bytes. */
export function mentions(rows: Rows, words: readonly string[]): Record<string, string[]> {
  const found: Record<string, string[]> = Object.fromEntries(words.map((word) => [word, []]));
  const spelt = words.map((word) => [word, word.toLowerCase(), Buffer.from(word).toString('hex')] as const);
  for (const [table, held] of rows) {
    const text = JSON.stringify([...held.values()]).toLowerCase();
    for (const [word, plain, bytes] of spelt) if (text.includes(plain) || text.includes(bytes)) found[word]?.push(table);
  }
  return found;
}
