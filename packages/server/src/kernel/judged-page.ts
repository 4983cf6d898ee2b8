/** Most rows that are read and judged together for a page. */
export const together = 500;

interface Judging<Row, Shown> {
  readonly size: number;
  /** The sort keys after which the page begins; undefined on the first. */
  readonly at: readonly string[] | undefined;
  /** The next rows, `together` of them at most, after these sort keys. */
  readonly read: (at: readonly string[] | undefined) => Promise<readonly Row[]>;
  /** Those of them that are shown, in their order, each with its row. */
  readonly judge: (rows: readonly Row[]) => Promise<readonly JudgedRow<Row, Shown>[]>;
  /** A row's sort keys. */
  readonly keys: (row: Row) => readonly string[];
}

/** What is shown of a row. */
export interface JudgedRow<Row, Shown> {
  readonly row: Row;
  readonly shown: Shown;
}

/** A page of what was judged, and the sort keys of its last row where another follows. */
export interface JudgedPage<Shown> {
  readonly items: readonly Shown[];
  readonly last: readonly string[] | undefined;
}

/** A page of a list whose rows only code can judge: some are read at a time until the page is full, so that a page costs what it passes and never all there is. */
export async function judgedPage<Row, Shown>({ size, at, read, judge, keys }: Judging<Row, Shown>): Promise<JudgedPage<Shown>> {
  const found: JudgedRow<Row, Shown>[] = [];
  let from = at;
  while (found.length <= size) {
    const rows = await read(from);
    found.push(...(await judge(rows)));
    const last = rows.at(-1);
    if (!last || rows.length < together) break;
    from = keys(last);
  }
  const last = found.length > size ? found[size - 1] : undefined;
  return { items: found.slice(0, size).map(({ shown }) => shown), last: last && keys(last.row) };
}
