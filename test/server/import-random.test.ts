import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeLicence, startGroup, unique } from '../licence.js';
import { randomHeader, randomRows } from '../random-rows.js';
import { rounds, seed } from '../rounds.js';
import { inconsistencies } from './consistent.js';
import { asOwner } from './database.js';
import { csv, importAsTold, importInto } from './importing.js';
import { bothStores, onEachStore } from './stores.js';

onEachStore(bothStores, (server, _kind, url) => {
  test('I32 does to an account what the plan of any file said, in people and in figures', async (t) => {
    const numRuns = rounds(400);
    const purchased = numRuns * 20; // a file that fails is tried in smaller ones
    const licence = await makeLicence(server(), { entitlements: [{ kind: 'group', name: 'Klass eller grupp', capacity: 5, purchased }] });
    const { operator } = licence;
    const seen = { added: 0, changed: 0, removed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(randomRows('DOMAIN'), async (rows) => {
        const account = await startGroup(licence);
        const domain = unique('s') + '.example';
        const begun = csv(`Maj;maj;maj@${domain};Manager;;2;`, 'Å0;å0;;;maj;;', 'Å1;å1;;;maj;;', `;karin;karin@${domain};;;;`);
        await importInto(operator, account.id, begun);
        const { counts } = await importAsTold(operator, account, [randomHeader, ...rows.map((row) => row.replace('DOMAIN', domain))]);
        for (const kind of ['added', 'changed', 'removed'] as const) seen[kind] += counts[`users.${kind}`] ?? 0;
        seen.refused += counts['rows.refused'] ?? 0;
      }),
      { numRuns, seed },
    );
    t.diagnostic(`${numRuns} files: ${JSON.stringify(seen)}`);
    assert.ok(
      Object.values(seen).every((count) => count > numRuns / 10),
      JSON.stringify(seen),
    );
    assert.deepEqual(await inconsistencies((query) => asOwner(server(), url(), query)), []);
  });
});
