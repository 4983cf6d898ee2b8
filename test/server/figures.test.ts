import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { accounts, licences, requests, type CallInput, type OutputOf } from '@knippa/contract';
import { openPostgres, signInStaff } from '@knippa/server/node';
import type { Server } from '@knippa/server';
import { isKnippaError, pages, type Client } from '@knippa/sdk';
import { clientOf, makeLicence, testSecret, testServer, unique, type TestLicence } from '../licence.js';
import { createDatabase, testPostgres } from '../postgres.js';
import { random } from '../random.js';
import { rounds, seed } from '../rounds.js';
import { inconsistencies } from './consistent.js';
import { asOwner } from './database.js';

const types = [
  { kind: 'group' as const, name: 'Klass', capacity: 30, purchased: 40 },
  { kind: 'group' as const, name: 'Skola', capacity: 200, purchased: 15 },
  { kind: 'group' as const, name: 'Liten grupp', capacity: 3, purchased: 5 },
  { kind: 'single' as const, name: 'En användare', capacity: 1, purchased: 20 },
  { kind: 'organisation' as const, name: 'Organisation', capacity: 500, purchased: 10 },
];
const [organisation] = types.filter(({ kind }) => kind === 'organisation').map(({ name }) => name);

/** Refusals that a program of chance may meet: somebody else was first, or there is no place. */
const meant = new Set(['no-account-available', 'not-found', 'changed-meanwhile', 'changed-since-preview']);

let servers: readonly [Server, Server];
let url = '';
let licence: TestLicence;

before(async () => {
  url = await createDatabase(await testPostgres());
  const store = () => openPostgres({ url, rolePassword: testSecret });
  servers = [testServer(await store()), testServer(await store())];
  licence = await makeLicence(servers[0], { entitlements: types });
});
after(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

test('I8 keeps the figures of every type through random starts, asked-for starts, type changes, releases and deletions, sent twice and over two servers', async (t) => {
  const chance = random(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
  const clients = servers.map((server) => clientOf(server, licence.token));
  const stina = await signInStaff(servers[0].env, { username: unique('staff'), displayName: 'Stina Stöd' });
  const staff = servers.map((server) => clientOf(server, stina));
  const { entitlements } = await licence.operator.call(licences.read, { licenceId: licence.id });
  const idOf = new Map(entitlements.map(({ id, name }) => [name, id]));
  /** The accounts that are there, as the answers said. `stood` sums what each has come to and left: answers may come in another order than acts. */
  const live: { id: string; groupId: string | null; email: string; stood: Map<string, number> }[] = [];
  const add = (to: Map<string, number>, type: string, n: number) => to.set(type, (to.get(type) ?? 0) + n);
  const told: Record<string, number> = {};
  const tell = (what: string) => (told[what] = (told[what] ?? 0) + 1);

  /** Sends a submission once, or twice at once through both servers: the answers are equal, and the effect is one. */
  async function send<Op extends Parameters<Client['call']>[0]>(
    operation: Op,
    input: CallInput<Op>,
    by: readonly Client[] = clients,
  ): Promise<OutputOf<Op>> {
    const [first, second] = chance() < 0.5 ? by : [...by].reverse();
    const key = randomUUID();
    if (!first || !second || chance() > 0.3) return (first ?? licence.operator).call(operation, input, { key });
    const both = await Promise.allSettled([first.call(operation, input, { key }), second.call(operation, input, { key })]);
    const [one, other] = both.flatMap((ended) => (ended.status === 'fulfilled' ? [ended.value] : []));
    // a refusal keeps no key: the second may find what the first did not
    if (one === undefined) throw both[0].status === 'rejected' ? both[0].reason : new Error('nothing was answered');
    if (other !== undefined) assert.deepEqual(one, other);
    tell('sent twice');
    return one;
  }

  const acts: Record<string, () => Promise<void>> = {
    start: async () => {
      const type = pick(types.filter(({ kind }) => kind !== 'organisation')) ?? types[0]!;
      const groupId = type.kind === 'group' ? unique('g') : null;
      const email = `${unique('e')}@skola.example`;
      const { id } = await send(accounts.start, {
        licenceId: licence.id,
        entitlementId: idOf.get(type.name) ?? '',
        email,
        displayName: 'Karin Öberg',
        ...(groupId && { group: { name: 'Röda skolan', groupId, username: 'karin' } }),
      });
      live.push({ id, groupId, email, stood: new Map([[type.name, 1]]) });
    },
    // an organisation's account is asked for, and staff start it
    ask: async () => {
      const [groupId, email] = [unique('g'), `${unique('e')}@skola.example`];
      const { id: requestId } = await send(requests.send, {
        licenceId: licence.id,
        entitlementId: idOf.get(organisation ?? '') ?? '',
        email,
        displayName: 'Rut Berg',
        group: { name: 'Hemtjänsten', groupId, username: 'rut' },
      });
      const { accountId } = await send(requests.start, { licenceId: licence.id, requestId, users: 40 }, staff);
      live.push({ id: accountId ?? '', groupId, email, stood: new Map([[organisation ?? '', 1]]) });
    },
    retype: async () => {
      const account = pick(live.filter(({ groupId }) => groupId !== null));
      const type = pick(types.filter(({ kind }) => kind === 'group'));
      if (!account || !type) return;
      const { version, kind, entitlement } = await licence.operator.call(accounts.read, { accountId: account.id });
      if (kind === 'organisation') return;
      await send(accounts.edit, { accountId: account.id, version, entitlementId: idOf.get(type.name) ?? '' });
      add(account.stood, entitlement.name, -1);
      add(account.stood, type.name, 1);
    },
    release: () => end(accounts.release),
    delete: () => end(accounts.delete),
  };

  async function end(operation: typeof accounts.release | typeof accounts.delete): Promise<void> {
    const account = pick(live);
    if (!account) return;
    const accountId = account.id;
    if (operation === accounts.delete) {
      const { token: plan } = await licence.operator.plan(accounts.delete, { accountId });
      await send(accounts.delete, { accountId, plan, confirmation: account.groupId ?? account.email });
    } else {
      const { token: plan } = await licence.operator.plan(accounts.release, { accountId });
      await send(accounts.release, { accountId, plan });
    }
    live.splice(live.indexOf(account), 1);
  }

  const names = ['start', 'start', 'ask', 'retype', 'release', 'delete'];
  let left = rounds(10_000);
  const all = left;
  const worker = async () => {
    while (left-- > 0) {
      const name = pick(names) ?? 'start';
      try {
        await acts[name]?.();
        tell(name);
      } catch (error) {
        if (!isKnippaError(error) || !meant.has(error.code)) throw error;
        tell(error.code);
      }
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  t.diagnostic(`${all} acts, seed ${seed}: ${JSON.stringify(told)}`);

  const stands = new Map<string, number>();
  for (const { stood } of live) for (const [type, n] of stood) add(stands, type, n);
  const now = await licence.operator.call(licences.read, { licenceId: licence.id });
  for (const { name, purchased, started, available } of now.entitlements) {
    assert.equal(started, stands.get(name) ?? 0, name);
    assert.equal(started + available, purchased, name);
  }
  const ids: string[] = [];
  for await (const account of pages(licence.operator, accounts.list, { licenceId: licence.id, size: 500 })) ids.push(account.id);
  assert.deepEqual(ids.sort(), live.map(({ id }) => id).sort());
  for (const what of ['start', 'ask', 'retype', 'release', 'delete', 'sent twice', 'no-account-available']) assert.ok(told[what], what);
  assert.deepEqual(await inconsistencies((query) => asOwner(servers[0], url, query)), []);
});

test('I9 gives an account no day of its own, and puts each that was released into a trial of its own, of 30 days', async () => {
  const query = <Row>(text: string) => asOwner<Row>(servers[0], url, text);
  const days = await query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'accounts' and data_type = 'date'`,
  );
  assert.deepEqual(days, [], 'an account’s day is its licence’s');
  const rows = await query<{ kind: string; accounts: number; licences: number; own: number }>(
    `select l.kind, count(a.id)::int as accounts, count(distinct l.id)::int as licences,
       count(*) filter (where l.expires_on = l.starts_on + 30)::int as own
     from licences l join accounts a on a.licence_id = l.id group by l.kind order by l.kind`,
  );
  const [bought, trial, ...other] = rows;
  const { total } = await licence.operator.call(accounts.list, { licenceId: licence.id, size: 1 });
  assert.deepEqual([bought, other], [{ kind: 'bought', accounts: total, licences: 1, own: 0 }, []]);
  assert.ok(trial && trial.accounts > 0);
  assert.deepEqual(trial, { kind: 'trial', accounts: trial.accounts, licences: trial.accounts, own: trial.accounts });
});
