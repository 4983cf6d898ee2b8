import { accounts, users } from '@knippa/contract';
import { createClient, isKnippaError, newKey, type CallOptions, type Client } from '@knippa/sdk';
import { listen } from '@knippa/server/node';
import assert from 'node:assert/strict';
import { createServer, request, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { entitlementId, makeLicence, startGroup, unique, type TestLicence } from '../licence.js';
import { eachAtOnce } from '../random.js';
import { rounds } from '../rounds.js';
import { inconsistencies } from './consistent.js';
import { asOwner } from './database.js';
import { bothStores, onEachStore } from './stores.js';
import { csv } from './walk/world.js';

/**
 * A proxy before the service that hands every request on, waits until the service has answered, and then cuts the line without a word, as
 * often as it is told to for the submission's key.
 */
class Cutting {
  lost = 0;
  /** How many replies of a submission are lost before one comes through. */
  times: (key: string) => number = () => 0;
  readonly #seen = new Map<string, number>();
  readonly #http: HttpServer;

  constructor(port: number) {
    this.#http = createServer((asked, answer) => {
      const { method, url, headers } = asked;
      const forwarded = request({ port, method, path: url, headers }, (reply) => {
        void bodyOf(reply).then((body) => {
          const key = headers['idempotency-key'];
          if (typeof key === 'string' && this.#cuts(key)) return void asked.socket.destroy();
          answer.writeHead(reply.statusCode ?? 0, reply.headers).end(body);
        });
      });
      asked.pipe(forwarded);
    });
  }

  #cuts(key: string): boolean {
    const seen = this.#seen.get(key) ?? 0;
    this.#seen.set(key, seen + 1);
    if (seen >= this.times(key)) return false;
    this.lost += 1;
    return true;
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/api`;
  }

  close(): Promise<void> {
    this.#http.closeAllConnections();
    return new Promise((resolve) => this.#http.close(() => resolve()));
  }
}

async function bodyOf(reply: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of reply) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const sum = (figures: Readonly<Record<string, number>>) => Object.values(figures).reduce((all, one) => all + one, 0);

onEachStore(bothStores, (server, kind, url) => {
  let proxy: Cutting;
  let baseUrl = '';
  let stop = () => Promise.resolve();
  before(async () => {
    const listening = await listen(server());
    proxy = new Cutting(listening.port);
    baseUrl = await proxy.open();
    stop = async () => {
      await proxy.close();
      await listening.close();
    };
  });
  after(() => stop());

  /** One submission each of what adds, moves, takes away and imports: made ready by a client whose line holds. */
  const submissions: Readonly<Record<string, (licence: TestLicence, school: string, to: string) => Promise<Send>>> = {
    'accounts.start': async (licence) => {
      const groupId = unique('g');
      const input = {
        licenceId: licence.id,
        entitlementId: await entitlementId(licence, 'Klass eller grupp'),
        email: `${groupId}@skola.example`,
        displayName: 'Karin Öberg',
        group: { name: 'Röda skolan', groupId, username: 'karin' },
      };
      return (client, options) => client.call(accounts.start, input, options);
    },
    'users.move': async ({ operator }, accountId, toAccountId) => {
      const username = unique('m');
      const person = { accountId, role: 'administrator', displayName: 'Mo Ek', username, email: `${username}@skola.example` } as const;
      const { id: userId } = await operator.call(users.create, person);
      const { token: plan } = await operator.plan(users.move, { accountId, userId, toAccountId });
      return (client, options) => client.call(users.move, { accountId, userId, toAccountId, plan }, options);
    },
    'accounts.delete': async (licence) => {
      const { id: accountId, groupId } = await startGroup(licence);
      const { token: plan } = await licence.operator.plan(accounts.delete, { accountId });
      return (client, options) => client.call(accounts.delete, { accountId, plan, confirmation: groupId ?? '' }, options);
    },
    'users.import': async ({ operator }, accountId) => {
      const file = csv(unique('f'));
      const { token: plan } = await operator.plan(users.import, { accountId, file });
      return (client, options) => client.call(users.import, { accountId, file, plan }, options);
    },
  };

  type Send = (client: Client, options: CallOptions) => Promise<unknown>;

  test('F13 does nothing twice whose reply was lost, and gives the reply when it is asked for again', { timeout: 600_000 }, async (t) => {
    const wanted = rounds(1000);
    const licence = await makeLicence(server(), {
      entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 10_000, purchased: 10_000 }],
    });
    const [school, to] = [(await startGroup(licence)).id, (await startGroup(licence, { name: 'Blå skolan' })).id];
    const client = createClient({ baseUrl, getToken: () => licence.token });
    const journalled = async () => {
      const rows = await asOwner<{ operation: string; n: number }>(
        server(),
        url(),
        `select operation, count(*)::int as n from journal where licence_id = '${licence.id}' group by 1`,
      );
      return Object.fromEntries(rows.map(({ operation, n }) => [operation, n]));
    };
    const names = Object.keys(submissions);
    const ready: { name: string; send: Send; lost: number; key: string }[] = [];
    // one, two or all three tries of a client lose their reply; after three a person presses the button again
    for (let lost = 0, at = 0; lost < wanted; at++) {
      const name = names[at % names.length] ?? '';
      const times = Math.min(wanted - lost, [1, 1, 1, 1, 2, 1, 1, 3][(at >> 2) % 8] ?? 1);
      ready.push({ name, send: await submissions[name]!(licence, school, to), lost: times, key: newKey() });
      lost += times;
    }
    const lostOf = new Map(ready.map(({ key, lost }) => [key, lost]));
    proxy.times = (key) => lostOf.get(key) ?? 0;
    const before = await journalled();
    let again = 0;
    let succeeded = 0;
    await eachAtOnce(names, names.length, async (name) => {
      await eachAtOnce(
        ready.filter((one) => one.name === name),
        8,
        async ({ send, key }) => {
          await send(client, { key }).catch(async (error: unknown) => {
            if (isKnippaError(error)) throw error;
            again += 1;
            await send(client, { key });
          });
          succeeded += 1;
        },
      );
    });
    const done = await journalled();
    const effects = Object.fromEntries(names.map((name) => [name, (done[name] ?? 0) - (before[name] ?? 0)]));
    const asked = Object.fromEntries(names.map((name) => [name, ready.filter((one) => one.name === name).length]));
    t.diagnostic(
      `${kind}: ${proxy.lost} replies lost of ${ready.length} submissions (${JSON.stringify(asked)}): duplicate effects ${sum(effects) - sum(asked)}, ` +
        `tried again ${again} times, succeeded ${((100 * succeeded) / ready.length).toFixed(1)} %`,
    );
    assert.equal(proxy.lost, wanted);
    assert.deepEqual(effects, asked);
    assert.equal(succeeded, ready.length);
    assert.deepEqual(await inconsistencies((query) => asOwner(server(), url(), query)), []);
  });
});
