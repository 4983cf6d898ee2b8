import assert from 'node:assert/strict';
import { test } from 'node:test';

test('WHY-15 the classes of elements are imported on a server, where there is no page', async () => {
  assert.equal('document' in globalThis, false);
  const elements = (await import(
    new URL('../../packages/elements/dist/index.js', import.meta.url).href
  )) as typeof import('@knippa/elements');
  assert.equal(typeof elements.KnippaAccountList, 'function');
  assert.equal('document' in globalThis, false);
});
