import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromeFlags, chromePath } from './chrome.js';

/** Starts Chromium for a test under Node. Close it in `after`. */
export const launchBrowser = async (): Promise<Browser> => chromium.launch({ executablePath: await chromePath(), args: chromeFlags });

/** Opens a page of a Swedish visitor, with nothing of another page's. Functions given to `page.evaluate` may hold functions of their own. */
export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    ...options,
  });
  // tsx marks every function's name with a call that a page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  return page;
}
