import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPage } from '../browser.js';
import { runNode } from '../runner/child.js';
import { report } from '../runner/counts.js';
import { serve } from './serve.js';
import { axe, edge, listen, look, open, views, wider } from './visit.js';

interface Index {
  entries: Record<string, { id: string; type: string; title: string; name: string }>;
}

/**
 * Builds Storybook as a host would publish it and visits every story: it must render, its play must pass, it may ask nobody outside this
 * machine for anything, axe must find nothing in light, dark and narrow, and nothing may need scrolling sideways, nor where tables just have room. With
 * --screenshots each view is kept in screenshots/.
 * Words choose stories by a part of their id. The stories of a file share a page and its back end, and follow each other in it.
 */
async function main(words: string[], screenshots: boolean): Promise<boolean> {
  const { code } = await runNode(['node_modules/storybook/dist/bin/dispatcher.js', 'build', '--disable-telemetry', '--quiet'], 30);
  if (code !== 0) return false;
  const index = JSON.parse(readFileSync('storybook-static/index.json', 'utf8')) as Index;
  const files = new Map<string, string[]>();
  for (const { id, type, title } of Object.values(index.entries))
    if (type === 'story' && (words.length === 0 || words.some((word) => id.includes(word))))
      files.set(title, [...(files.get(title) ?? []), id]);
  if (screenshots) mkdirSync('screenshots', { recursive: true });
  const site = await serve('storybook-static');
  const browser = await launchBrowser();
  const waiting = [...files.values()];
  let clean = true;
  // Two at a time: a story waits more than it works.
  const worker = async () => {
    for (let stories = waiting.shift(); stories !== undefined; stories = waiting.shift())
      clean = (await visitAll(browser, site.url, stories, screenshots)) && clean;
  };
  await Promise.all([worker(), worker()]);
  await browser.close();
  site.stop();
  return clean;
}

async function visitAll(browser: Browser, url: string, stories: readonly string[], screenshots: boolean): Promise<boolean> {
  const page = await newPage(browser, { reducedMotion: 'reduce' });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught ${error.message}`));
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(url)) problems.push(`asked ${request.url()}`);
  });
  await page.addInitScript(listen);
  let clean = true;
  for (const id of stories) {
    problems.length = 0;
    await visit(page, url, id, screenshots, problems).catch((error: unknown) => problems.push(String(error)));
    report({ name: id, ...(problems.length === 0 ? { outcome: 'passed' } : { outcome: 'failed', why: problems.join('\n') }) });
    console.log(problems.length === 0 ? `✔ ${id}` : `✖ ${id}\n    ${problems.join('\n    ')}`);
    clean &&= problems.length === 0;
  }
  await page.close();
  return clean;
}

async function visit(page: Page, url: string, id: string, screenshots: boolean, problems: string[]): Promise<void> {
  await look(page, views[0]);
  problems.push(...(await open(page, url, id)));
  const broken = problems.length > 0;
  for (const view of views) {
    await look(page, view);
    if (!broken) problems.push(...[...(await axe(page, id, view)), ...(await wider(page))].map((problem) => `${view.name}: ${problem}`));
    if (screenshots) await page.screenshot({ path: `screenshots/${id}.${view.name}.png`, fullPage: true });
  }
  await look(page, edge);
  if (!broken) problems.push(...(await wider(page)).map((problem) => `${edge.width} px: ${problem}`));
}

const [flags, words] = [
  process.argv.slice(2).filter((word) => word.startsWith('--')),
  process.argv.slice(2).filter((word) => !word.startsWith('--')),
];
process.exitCode = (await main(words, flags.includes('--screenshots'))) ? 0 : 1;
