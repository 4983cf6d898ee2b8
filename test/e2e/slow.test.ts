import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { licences } from '@knippa/contract';
import { listen } from '@knippa/server/node';
import type { Server } from '@knippa/server';
import { portal } from '../../demo/portal.js';
import { launchBrowser, newPage } from '../browser.js';
import { makeLicence, startGroup, testServer, unique, type TestLicence } from '../licence.js';
import { emptyMemory } from '../memory.js';

/** A line of 400 kbps, and 400 ms to the service and back. */
const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const gone = { ...slow, offline: true };

let browser: Browser;
let server: Server;
let licence: TestLicence;
let address = '';
let close = () => Promise.resolve();
before(async () => {
  browser = await launchBrowser();
  server = testServer(await emptyMemory());
  licence = await makeLicence(server);
  await startGroup(licence, { name: 'Björkskolan' });
  const listening = await listen({ fetch: portal(server, licence.id) });
  address = `http://127.0.0.1:${listening.port}`;
  close = () => listening.close(0);
});
after(async () => {
  await browser.close();
  await close();
  await server.close();
});

/** A page with the operator signed in, and its line. */
async function operator(): Promise<{ page: Page; line: (conditions: typeof slow) => Promise<unknown> }> {
  const page = await newPage(browser);
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => assert.fail(error));
  await page.goto(address);
  await page.getByLabel('E-post eller användarnamn').fill(licence.signIn.name);
  await page.getByLabel('Lösenord', { exact: true }).fill(licence.signIn.password);
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  await page.getByRole('heading', { name: /^Konton/ }).waitFor();
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  return { page, line: (conditions) => session.send('Network.emulateNetworkConditions', conditions) };
}

async function fill(page: Page, groupId: string): Promise<void> {
  await page.getByRole('button', { name: 'Starta konto' }).click();
  await page.getByLabel(/Klass eller grupp/).check();
  await page.getByLabel('Gruppnamn').fill('Åsnans skola 5B');
  await page.getByLabel('Grupp-ID').fill(groupId);
  await page.getByLabel('Visat namn').fill('Karin Öberg');
  await page.getByLabel('E-post').fill(`${groupId}@lindsta.example`);
  await page.getByLabel('Användarnamn').fill('karin');
}

const start = (page: Page) => page.getByRole('button', { name: 'Starta konto' }).click();

async function started(): Promise<number> {
  const { entitlements } = await licence.operator.call(licences.read, { licenceId: licence.id });
  return entitlements.reduce((sum, line) => sum + line.started, 0);
}

/**
 * How many milliseconds after the next click the page says that it is at work, or shows the heading of what it was asked for. It is looked for in
 * every frame, shadow roots included.
 */
async function listening(page: Page, text: string, heading?: string): Promise<() => Promise<number>> {
  await page.evaluate(
    ([wanted, answered]) => {
      const says = (root: Document | ShadowRoot): boolean =>
        [...root.querySelectorAll('*')].some(
          (element) =>
            (element.checkVisibility({ visibilityProperty: true }) &&
              ((element.matches('[role=status]') && element.textContent.includes(wanted)) ||
                (answered !== undefined && element.matches('h2') && element.textContent.trim().startsWith(answered)))) ||
            (element.shadowRoot !== null && says(element.shadowRoot)),
        );
      const clicked = new Promise<number>((resolve) =>
        addEventListener('click', () => resolve(performance.now()), { capture: true, once: true }),
      );
      const heard = clicked.then(
        (began) =>
          new Promise<number>((resolve) => {
            const look = (): void => {
              const took = performance.now() - began;
              if (says(document) || took > 10_000) resolve(took);
              else requestAnimationFrame(look);
            };
            look();
          }),
      );
      Object.assign(globalThis, { heard });
    },
    [text, heading] as const,
  );
  return () => page.evaluate(() => (globalThis as unknown as { heard: Promise<number> }).heard);
}

test('F13 says in words within a second that it sends, on a line of 400 kbps and 400 ms', { timeout: 120_000 }, async (t) => {
  const { page, line } = await operator();
  await fill(page, unique('g'));
  await line(slow);
  const before = await started();
  const sent = await listening(page, 'Ett ögonblick …');
  await start(page);
  const sending = await sent();
  await page.getByText('Åsnans skola 5B är startat').waitFor();
  assert.equal(await started(), before + 1);
  await page.close();
  t.diagnostic(`a write says so after ${sending.toFixed(0)} ms`);
  assert.ok(sending < 1000, `${sending} ms`);
});

test('F13 says in words within a second that it reads, on a line of 400 kbps and 400 ms', { timeout: 120_000 }, async (t) => {
  const { page, line } = await operator();
  await line(slow);
  const read = await listening(page, 'Hämtar …', 'Användare');
  await page.getByRole('button', { name: 'Björkskolan', exact: true }).click();
  const reading = await read();
  await page.getByRole('heading', { name: /^Användare/ }).waitFor();
  await page.close();
  t.diagnostic(`a list says so, or is there, after ${reading.toFixed(0)} ms`);
  assert.ok(reading < 1000, `${reading} ms`);
});

test('F13 says that the line is gone, keeps what was typed, and does it once when the line is back', { timeout: 120_000 }, async () => {
  const { page, line } = await operator();
  await fill(page, unique('g'));
  const before = await started();
  await line(gone);
  await start(page);
  await page.getByRole('alert').getByText('Det går inte att nå tjänsten. Inget har gått förlorat.').waitFor();
  assert.equal(await page.getByLabel('Visat namn').inputValue(), 'Karin Öberg');
  assert.equal(await page.getByLabel('Gruppnamn').inputValue(), 'Åsnans skola 5B');
  assert.equal(await started(), before);
  await line(slow);
  await start(page);
  await page.getByText('Åsnans skola 5B är startat').waitFor();
  assert.equal(await started(), before + 1);
  await page.close();
});

test('F13 offers to try again where a list could not be read, and shows it when the line is back', { timeout: 120_000 }, async () => {
  const { page, line } = await operator();
  await line(gone);
  await page.getByRole('searchbox').fill('björk');
  await page.getByRole('alert').getByText('Det går inte att nå tjänsten').waitFor();
  await page.getByRole('button', { name: 'Försök igen' }).waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), 'björk');
  await line(slow);
  // it may have heard that the line is back before the button is pressed
  await page
    .getByRole('button', { name: 'Försök igen' })
    .click({ timeout: 2000 })
    .catch(() => undefined);
  await page.getByRole('row', { name: /Björkskolan/ }).waitFor();
  await page.close();
});
