import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mutations } from '../mutations.js';

test('every guard that is shown failing stands in its file exactly once, and its test in its own', () => {
  const wrong = mutations
    .filter(({ behind, ...first }) =>
      [first, ...(behind ? [behind] : [])].some(({ file, text }) => readFileSync(file, 'utf8').split(text).length !== 2),
    )
    .map(({ id }) => id);
  // names of others are put together
  const untested = mutations.filter(
    ({ test: { file, name } }) => /^[A-Z]+-?[A-Z]?\d/.test(name) && /\.test\.ts$/.test(file) && !begins(readFileSync(file, 'utf8'), name),
  );
  assert.deepEqual([wrong, untested.map(({ id }) => id)], [[], []]);
  assert.equal(new Set(mutations.map(({ id }) => id)).size, mutations.length);
});

/** Whether a file holds a test whose name begins so. */
function begins(file: string, name: string): boolean {
  return [`'`, '`', `"`].some((quote) => file.includes(quote + name.replaceAll(quote, `\\${quote}`)));
}
