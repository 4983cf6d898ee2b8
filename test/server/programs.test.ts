import { createServer, type Server } from '@knippa/server';
import { nodePlatform, openPostgres } from '@knippa/server/node';
import { hash, verify } from '@node-rs/argon2';
import fc from 'fast-check';
import pg from 'pg';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeLicence, testSecret } from '../licence.js';
import { createDatabase, testPostgres } from '../postgres.js';
import { seed } from '../rounds.js';
import { draws, type Draw } from './programs/acts.js';
import { entitlements, play, shorter, type Told } from './programs/play.js';
import { regressions } from './programs/regressions.js';
import type { Found } from './programs/rows.js';

const programs = Number(process.env['KNIPPA_PROGRAMS'] ?? (process.env['KNIPPA_LONG'] ? 10_000 : 500));
const acts = 50;
/** Programs that are played at once, each in accounts of its own. */
const atOnce = 6;

const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };
let server: Server;
const told: Told = new Map();
const found: Found[] = [];
let took = 0;

before(async () => {
  const url = await createDatabase(await testPostgres());
  const store = await openPostgres({ url, rolePassword: testSecret });
  server = createServer({
    store,
    // argon2id as everywhere, of less work: a program makes some twenty passwords
    platform: {
      ...nodePlatform,
      passwords: { hash: (password) => hash(password, cheap), verify: (password, stored) => verify(stored, password) },
    },
    secret: testSecret,
    doorUrls: { operator: 'http://knippa.test/', account: 'http://knippa.test/konto' },
    onError: (error) => console.error(error),
  });
  const began = performance.now();
  const share = Math.ceil(programs / atOnce);
  await Promise.all(
    Array.from({ length: atOnce }, async (_, lane) => {
      const owner = new pg.Client({ connectionString: url });
      await owner.connect();
      const stage = { licence: await makeLicence(server, { entitlements }), owner };
      let failed: { program: readonly Draw[]; found: readonly Found[] } | undefined;
      const property = fc.asyncProperty(fc.array(draws, { minLength: acts, maxLength: acts }), async (program) => {
        const now = await play(stage, program, told);
        if (now.length > 0) failed = { program, found: now };
        return now.length === 0;
      });
      const examples = lane === 0 ? regressions.map((program): [Draw[]] => [[...program]]) : [];
      // fast-check shortens one draw at a time: a program is shortened by leaving out acts
      const result = await fc.check(property, { numRuns: share, seed: seed * 1000 + lane, examples, endOnFailure: true });
      assert.equal(result.failed, failed !== undefined, String(result.errorInstance));
      const shortest = failed && (await shorter(stage, failed.program, failed.found));
      await owner.end();
      if (!shortest) return;
      const { program, found: least } = shortest;
      const from = `KNIPPA_SEED=${seed}, lane ${lane}; as a regression: ${JSON.stringify(program)}`;
      found.push(...least.map(({ invariant, what }) => ({ invariant, what: `${what}\n${from}` })));
    }),
  );
  took = performance.now() - began;
});
after(() => server.close());

/** Endings that any hundred programs reach: else chance has lost its way. */
const reached = [
  'allowed',
  'not-found',
  'not-permitted',
  'account-full',
  'last-administrator',
  'primary-contact',
  'has-users',
  'not-a-responsible',
  'quota-exceeded',
  'username-taken',
  'email-taken',
  'email-required',
  'permission-fixed',
  'password-by-link',
];

const none = (invariant: Found['invariant']) =>
  assert.deepEqual(
    found.filter((one) => one.invariant === invariant).map(({ what }) => what),
    [],
  );

test('USR-21 answers every act of random programs as the ledger says', (t) => {
  const acted = JSON.stringify(Object.fromEntries([...told].sort()));
  t.diagnostic(`${programs} programs of ${acts} acts, seed ${seed}, ${Math.round(took / 1000)} s: ${acted}`);
  none('USR-21');
  const endings = new Set([...told.keys()].map((name) => name.split(' ')[1]));
  if (programs >= 100) for (const ending of reached) assert.ok(endings.has(ending), ending);
});
test('USR-07 changes in random programs what the ledger says, and nothing else', () => none('USR-07'));
test('I1 shows in random programs the same people in the list, the search, the count, the reading and the export', () => none('I1'));
test('I11 leaves in random programs every account an administrator, and one primary contact', () => none('I11'));
test('I12 leaves in random programs no manager more users than their quota', () => none('I12'));
test('I13 leaves in random programs every user to a responsible of their account, or nobody', () => none('I13'));
test('I14 lets in random programs nobody give or take what they may not', () => none('I14'));
test('I31 denies in random programs whoever lost something, and answers the others by their role', () => none('I31'));
