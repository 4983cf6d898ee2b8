import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { listen } from '@knippa/server/node';
import { portal } from '../../demo/portal.js';
import { loadTown, townPasswords } from '../../stories/town/load.js';
import { launchBrowser, newPage } from '../browser.js';
import { testServer } from '../licence.js';
import { freePort } from '../ports.js';
import { bothStores, onEachStore } from '../server/stores.js';

const townFile = (name: string) => new URL(`../../stories/town/${name}`, import.meta.url).pathname;

onEachStore(bothStores, (server) => {
  let browser: Browser;
  let address = '';
  let close = () => Promise.resolve();

  before(async () => {
    browser = await launchBrowser();
    const { licenceId } = await loadTown(server());
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    const listening = await listen({ fetch: portal(testServer(server().env.store, Date.now, address), licenceId) }, { port });
    close = () => listening.close();
  });
  after(async () => {
    await browser.close();
    await close();
  });

  /** A page that fails the test when its script fails or its policy is broken. */
  async function visit(path: string): Promise<Page> {
    const page = await newPage(browser);
    page.on('pageerror', (error) => assert.fail(error));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security|Trusted/.test(message.text())) assert.fail(message.text());
    });
    page.setDefaultTimeout(20_000);
    await page.goto(`${address}${path}`);
    return page;
  }

  async function operator(): Promise<Page> {
    const page = await visit('/');
    await page.getByLabel('E-post eller användarnamn').fill('åsalindström');
    await page.getByLabel('Lösenord', { exact: true }).fill(townPasswords.operator);
    await page.getByRole('button', { name: 'Logga in', exact: true }).click();
    await page.getByRole('heading', { name: /^Konton/ }).waitFor();
    return page;
  }

  /** The sentence under the bar of "Klass eller grupp". */
  const figure = (page: Page): Locator => page.getByText(/av 30 startade/);

  test('the thread: an operator finds a pupil, starts an account, imports a class and moves a pupil', { timeout: 180_000 }, async () => {
    const page = await operator();
    const second = await operator();
    assert.match(await figure(page).innerText(), /28 av 30 startade, 2 kvar/);

    await page.getByRole('searchbox').fill('Alva af Ekenstam');
    await page.getByRole('row', { name: /Almby skola 1A.*Alva af Ekenstam/ }).waitFor();

    await page.getByRole('button', { name: 'Starta konto' }).click();
    await page.getByLabel(/Klass eller grupp/).check();
    await page.getByLabel('Gruppnamn').fill('Åsnans skola 5B');
    await page.getByLabel('Grupp-ID').fill('åsnan5b');
    await page.getByLabel('Visat namn').fill('Karin Öberg');
    await page.getByLabel('E-post').fill('karin.oberg@lindsta.example');
    await page.getByLabel('Användarnamn').fill('karin');
    await page.getByRole('button', { name: 'Starta konto' }).click();
    await page.getByText('Åsnans skola 5B är startat').waitFor();

    const inbox = await visit('/inkorg');
    await inbox.getByRole('listitem').filter({ hasText: 'karin.oberg@lindsta.example' }).getByRole('link').click();
    await inbox.getByText('Hej Karin Öberg').waitFor();
    await inbox.getByLabel('Nytt lösenord').fill('karins långa lösenord');
    await inbox.getByRole('button', { name: 'Spara och logga in' }).click();
    await inbox.getByRole('heading', { name: 'Åsnans skola 5B' }).waitFor();
    await inbox.getByRole('button', { name: 'Logga ut' }).click();
    await inbox.getByLabel(/Grupp-ID\/användarnamn/).fill('ÅSNAN5B/karin');
    await inbox.getByLabel('Lösenord', { exact: true }).fill('karins långa lösenord');
    await inbox.getByRole('button', { name: 'Logga in', exact: true }).click();
    await inbox.getByRole('button', { name: 'Visa användare' }).click();
    await inbox.getByRole('heading', { name: /i Åsnans skola 5B, 1 av 30/ }).waitFor();

    await page.getByRole('button', { name: 'Visa användare' }).click();
    await page.getByRole('button', { name: 'Importera/Exportera CSV' }).click();
    await page.getByLabel('Fil med användare').setInputFiles(townFile('klass-5b.csv'));
    await page.getByRole('button', { name: 'Läs filen' }).click();
    await page.getByRole('button', { name: 'Visa vad som ändras' }).click();
    await page.getByText(/Det här händer med/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Importera', exact: true }).click();
    await page.getByText(/26 tillagda/).waitFor();
    await page.keyboard.press('Escape');
    // nobody has kept what is handed out once
    await page.getByRole('button', { name: 'Stäng utan att spara' }).click();
    await page.getByRole('heading', { name: /i Åsnans skola 5B, 27 av 30/ }).waitFor();

    await page.getByLabel('Mer om Ängla Ståhl').click();
    await page.getByRole('button', { name: 'Flytta Ängla Ståhl' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('Almby skola 1A');
    await dialog
      .getByRole('option', { name: /Almby skola 1A/ })
      .first()
      .click();
    await dialog.getByText('Det här händer').waitFor();
    await dialog.getByRole('button', { name: 'Flytta användare' }).click();
    await page.getByRole('heading', { name: /i Åsnans skola 5B, 26 av 30/ }).waitFor();

    await page.getByRole('button', { name: 'Alla konton' }).click();
    assert.match(await figure(page).innerText(), /29 av 30 startade, 1 kvar/, 'at once where it was done');
    await second.reload();
    await second.getByRole('heading', { name: /^Konton/ }).waitFor();
    assert.match(await figure(second).innerText(), /29 av 30 startade, 1 kvar/, 'at the next request elsewhere');
  });
});
