import { browserPlatform } from '@knippa/server/browser';
import { nodePlatform } from '@knippa/server/node';
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { Sealer } from '../../packages/server/src/kernel/seal.js';
import { testSecret } from '../licence.js';

const platforms = [nodePlatform, await browserPlatform()];
const text = 'Åsa Öberg, 7B';

test('each platform opens what the other sealed, and nothing else', async () => {
  const [node, browser] = platforms.map((platform) => new Sealer(platform, testSecret));
  for (const [one, other] of [[node!, browser!] as const, [browser!, node!] as const]) {
    const sealed = await one.seal('mail', text);
    strictEqual(await other.open('mail', sealed), text);
    strictEqual(await other.open('cursor', sealed), undefined);
    strictEqual(await other.open('mail', sealed, 'a key'), undefined);
    strictEqual(await other.open('mail', sealed.subarray(0, -1)), undefined);
    strictEqual(await other.open('mail', sealed.subarray(0, 20)), undefined);
    strictEqual(await other.open('mail', new Uint8Array()), undefined);
    strictEqual(await other.open('mail', sealed.with(20, (sealed[20] ?? 0) ^ 1)), undefined);
    strictEqual(await other.open('reply', await one.seal('reply', text, 'a key'), 'a key'), text);
  }
});

test('each platform has the same hashes and password strings', async () => {
  const [node, browser] = platforms as [(typeof platforms)[0], (typeof platforms)[0]];
  deepStrictEqual(new Uint8Array(browser.digest(text)), new Uint8Array(node.digest(text)));
  strictEqual(browser.fingerprint(text), node.fingerprint(text));
  strictEqual(node.fingerprint(text), Buffer.from(node.digest(text)).subarray(0, 12).toString('base64url'));
  strictEqual(await node.passwords.verify('lösenord', await browser.passwords.hash('lösenord')), true);
  strictEqual(await browser.passwords.verify('lösenord', await node.passwords.hash('lösenord')), true);
});
