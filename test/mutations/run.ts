import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromePath } from '../chrome.js';
import { mutations, type Mutation } from '../mutations.js';
import { startPostgres } from '../postgres.js';
import { copyTree } from './copy.js';
import { outcome } from './outcome.js';

/**
 * `npm run mutations`, or with ids for some: in a copy of the tree each test is first seen to pass, then the guard is taken away and the test
 * must fail. A test that does not run at all shows nothing and fails the command.
 */
async function main(ids: string[]): Promise<void> {
  const chosen = mutations.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const copy = copyTree();
  const logs = resolve('.build/mutations');
  mkdirSync(logs, { recursive: true });
  const postgres = chosen.some(({ test }) => /^test\/(server|e2e|sdk|elements)/.test(test.file)) ? await startPostgres() : undefined;
  if (postgres) process.env['KNIPPA_TEST_POSTGRES'] = postgres.url;
  if (chosen.some(({ test }) => /^(stories|test\/(sdk|elements|e2e))/.test(test.file))) process.env['CHROME_PATH'] = await chromePath();
  const whole = new Map<string, string>();
  let passed = 0;
  try {
    for (const mutation of chosen) {
      const said = await show(mutation, copy, logs, whole);
      if (said === undefined) passed += 1;
      const { id, test } = mutation;
      console.log(
        `${said === undefined ? '✔' : '✖'} ${id.padEnd(32)} ${test.name}${said === undefined ? '' : `\n    ${said} (see .build/mutations/${id}.log)`}`,
      );
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
    await postgres?.stop();
  }
  process.exitCode = passed === chosen.length ? 0 : 1;
  console.log(`${passed} passed, ${chosen.length - passed} failed`);
}

/** Why a mutation proves nothing, or undefined when its test fails as it must. */
async function show(mutation: Mutation, copy: string, logs: string, whole: Map<string, string>): Promise<string | undefined> {
  const { id, test, behind } = mutation;
  const cuts = [mutation, ...(behind ? [behind] : [])];
  const originals = new Map(cuts.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]));
  for (const { file, text } of cuts) {
    const found = (originals.get(file) ?? '').split(text).length - 1;
    if (found !== 1) return `the text stands ${found} times in ${file}`;
  }
  const key = `${test.file} ${test.name}`;
  if (!whole.has(key)) whole.set(key, await outcome(test, copy, join(logs, `${id}.whole.log`)));
  if (whole.get(key) !== 'passed') return `with the guard in place its test ${whole.get(key) ?? 'did not run'}`;
  for (const { file, text, replacement } of cuts)
    writeFileSync(
      join(copy, file),
      readFileSync(join(copy, file), 'utf8').replace(text, () => replacement),
    );
  try {
    const ended = await outcome(test, copy, join(logs, `${id}.log`));
    return ended === 'failed' ? undefined : `without the guard its test ${ended}`;
  } finally {
    for (const [file, original] of originals) writeFileSync(join(copy, file), original);
  }
}

await main(process.argv.slice(2));
