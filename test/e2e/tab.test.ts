import { listen, nodePlatform } from '@knippa/server/node';
import { build, type Plugin } from 'esbuild';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchBrowser, newPage } from '../browser.js';
import { play } from './tab/program.js';

declare function playHere(opened: () => Promise<void>): Promise<string[]>;

/** What the database’s package asks for under Node alone is nothing in a page. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup: (building) => {
    building.onResolve({ filter: /^(node:.*|fs|fs\/promises|path|url|module|util|crypto|stream|zlib|ws)$/ }, ({ path }) => ({
      path,
      namespace: 'none',
    }));
    building.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }));
  },
};

/** The whole back end as a page loads it: one script from our sources, and the database's own files beside it. */
async function script(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('tab/page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['@knippa/source', 'browser'],
    plugins: [withoutNode],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

test(
  'WHY-08 the whole back end runs in a browser tab without a network, and answers a term as a server does',
  { timeout: 180_000 },
  async (t) => {
    const database = new URL('.', import.meta.resolve('@electric-sql/pglite'));
    const page = '<!doctype html><script type="module" src="/page.js"></script>';
    const source = await script();
    const listening = await listen({
      fetch: async (request) => {
        const { pathname } = new URL(request.url);
        if (pathname === '/') return new Response(page, { headers: { 'content-type': 'text/html' } });
        if (pathname === '/page.js') return new Response(source, { headers: { 'content-type': 'text/javascript' } });
        const contents = await readFile(new URL(basename(pathname), database)).catch(() => undefined);
        const type = pathname.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
        return contents ? new Response(contents, { headers: { 'content-type': type } }) : new Response(null, { status: 404 });
      },
    });
    const browser = await launchBrowser();
    try {
      const tab = await newPage(browser);
      tab.on('pageerror', (error) => assert.fail(error));
      const asked: string[] = [];
      tab.on('request', (request) => asked.push(request.url()));
      await tab.exposeFunction('opened', () => tab.context().setOffline(true));
      await tab.goto(`http://127.0.0.1:${listening.port}/`);
      await tab.waitForFunction(() => 'playHere' in globalThis);
      const loaded = asked.length;
      const here = await tab.evaluate(() => playHere((globalThis as unknown as { opened: () => Promise<void> }).opened));
      const files = asked.slice(loaded).map((url) => basename(new URL(url).pathname));
      assert.ok(
        files.every((file) => /\.(wasm|data|tar\.gz)$/.test(file)),
        files.join(),
      );
      const there = await play(nodePlatform, () => Promise.resolve());
      assert.deepEqual(here, there);
      const refused = there.filter((line) => / \[\d{3},/.test(line)).length;
      assert.ok(refused >= 8, 'rules refused');
      t.diagnostic(`${here.length} answers, ${refused} of them refusals, the same in the tab without a network and under Node`);
    } finally {
      await browser.close();
      await listening.close(0);
    }
  },
);
