import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mutations } from '../mutations.js';

test('every guard that is shown failing stands in its file exactly once, and its test in its own', () => {
  const wrong = mutations.filter(({ file, text }) => readFileSync(file, 'utf8').split(text).length !== 2).map(({ id }) => id);
  // names of others are put together
  const untested = mutations.filter(
    ({ test: { file, name } }) => /^[A-Z]+-?[A-Z]?\d/.test(name) && /\.test\.ts$/.test(file) && !readFileSync(file, 'utf8').includes(name),
  );
  assert.deepEqual([wrong, untested.map(({ id }) => id)], [[], []]);
  assert.equal(new Set(mutations.map(({ id }) => id)).size, mutations.length);
});
