import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { bundled } from '../../scripts/bundle.mjs';
import { launchBrowser, newPage } from '../browser.js';
import { interleaved } from './helpers.js';
import type { Measurement } from './measurement.js';
import { hostFolder } from './pages.js';
import { withServers, type Data } from './service.js';

const rounds = 9;

const packages = ['lit', 'ky', 'valibot', 'playwright-core'];
const goal = { max: 1.5 };

/**
 * From navigation until the first row of accounts is painted, in a browser that has nothing of the page yet: provider and account list as a
 * host's own build bundles them (what `bytes.account-list` weighs), and by the script tags of the published bundles. Against a page that
 * fetches the same rows of the peer's route and writes them as HTML. Every page knows its licence and its session.
 */
export const measurements: Measurement[] = [
  { id: 'paint.account-list', unit: 'ms', goal, packages, run: () => paints('/') },
  { id: 'paint.account-list@tags', unit: 'ms', goal, packages, run: () => paints('/tags') },
];

async function paints(path: string) {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  await writeHost();
  return withServers(async ({ ours, peer, data }) => {
    const browser = await launchBrowser();
    try {
      return await interleaved(
        rounds,
        () => firstRow(browser, `${ours}${path}?licence=${data.licenceId}`, data),
        () => firstRow(browser, peer, data),
      );
    } finally {
      await browser.close();
    }
  });
}

/** Bundles provider and account list as a host would. */
async function writeHost(): Promise<void> {
  await rm(hostFolder, { recursive: true, force: true });
  const entries = ['provider', 'account-list'].map((name) => resolve(`packages/elements/dist/${name}/define.js`));
  for (const { fileName, code } of await bundled(entries)) {
    await mkdir(dirname(join(hostFolder, fileName)), { recursive: true });
    await writeFile(join(hostFolder, fileName), code);
  }
}

/** Milliseconds from navigation to the frame that shows a row. */
async function firstRow(browser: Browser, url: string, { token, licenceId }: Data): Promise<number> {
  const page = await newPage(browser);
  try {
    await page.addInitScript(signedIn, { token, licenceId });
    await page.addInitScript(watch);
    // the page tells it by itself: whatever is asked of it would take the time that is measured
    const told = page.waitForEvent('console', { predicate: (message) => message.text().startsWith('painted ') });
    await page.goto(url, { waitUntil: 'commit' });
    return Number((await told).text().split(' ')[1]);
  } finally {
    await page.close();
  }
}

/** In the page: the session, where either side looks for it. */
function signedIn({ token, licenceId }: { token: string; licenceId: string }): void {
  sessionStorage.setItem('knippa-session /api', JSON.stringify({ token, person: licenceId }));
  sessionStorage.setItem('peer', JSON.stringify({ token, licenceId }));
}

/** In the page: looks at each frame whether a row with a name stands there, and notes when the frame after it begins. */
function watch(): void {
  const named = (root: ParentNode | null | undefined) =>
    [...(root?.querySelectorAll('tbody tr td') ?? [])].some((cell) => cell.textContent.trim() !== '');
  const look = () => {
    if (named(document) || named(document.querySelector('knippa-account-list')?.shadowRoot))
      requestAnimationFrame(() => console.log('painted', performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
