import { randomInt } from 'node:crypto';
import { chromePath } from './chrome.js';
import { startPostgres } from './postgres.js';
import type { Counts } from './runner/counts.js';
import { sections, type Section } from './runner/sections.js';

/**
 * The test command: `npm test` for everything, `npm test -- core server` for some sections. Prepares what the sections share (one
 * PostgreSQL, one browser, one seed), runs them one after the other, and ends with `N passed, N failed`.
 */
async function main(words: string[]): Promise<void> {
  const chosen = words.length === 0 ? sections : words.map(choose);
  const seed = (process.env['KNIPPA_SEED'] ??= String(process.env['KNIPPA_LONG'] ? randomInt(2 ** 31) : 1));
  console.log(`seed ${seed}${process.env['KNIPPA_LONG'] ? ', full counts' : ''}`);
  const stop = await prepare(chosen);
  const total: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const section of chosen) add(total, await once(section));
  await stop();
  for (const failure of total.failures) console.log(`failed: ${failure}`);
  if (total.skipped > 0) console.log(`${total.skipped} skipped`);
  if (total.passed + total.failed === 0) total.failed = 1;
  process.exitCode = total.failed === 0 ? 0 : 1;
  console.log(`${total.passed} passed, ${total.failed} failed`);
}

function choose(word: string): Section {
  const found = sections.find(({ name }) => name === word);
  if (found) return found;
  throw new Error(`No section is called ${word}. There are: ${sections.map(({ name }) => name).join(', ')}.`);
}

/** Starts what the chosen sections share and tells it to their processes. */
async function prepare(chosen: Section[]): Promise<() => Promise<void>> {
  const names = chosen.map(({ name }) => name);
  if (names.some((name) => /^(sdk|elements|stories|e2e)$/.test(name))) process.env['CHROME_PATH'] = await chromePath();
  if (process.env['KNIPPA_TEST_POSTGRES'] || !names.some((name) => /^(server|e2e|sdk|elements)$/.test(name))) return async () => undefined;
  const postgres = await startPostgres();
  process.env['KNIPPA_TEST_POSTGRES'] = postgres.url;
  return () => postgres.stop();
}

async function once(section: Section): Promise<Counts> {
  const start = Date.now();
  console.log(`\n== ${section.name}`);
  const counts = await section.run().catch((error: unknown): Counts => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0, failures: [`${section.name} broke`] };
  });
  const took = `${((Date.now() - start) / 1000).toFixed(1)} s`;
  console.log(counts ? `== ${section.name}: ${counts.passed} passed, ${counts.failed} failed, ${took}` : `== ${section.name}: nothing yet`);
  return counts ?? { passed: 0, failed: 0, skipped: 0, failures: [] };
}

function add(total: Counts, counts: Counts): void {
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  total.failures.push(...counts.failures);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  console.log('0 passed, 1 failed');
}
