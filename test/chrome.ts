import { existsSync } from 'node:fs';

/** Flags under which Chromium runs anywhere, as root and in a container too, and asks nobody outside for anything. */
export const chromeFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser of the tests: $CHROME_PATH, else the system's Chromium, else the one that npm brought (linux-x64). The last unpacks itself into
 * a fixed temporary folder, so ask once before starting processes beside each other; they inherit what this sets in the environment.
 */
export async function chromePath(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named) return named;
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('Install Chromium or Chrome, and set CHROME_PATH to its program.');
  // Believing itself there, the package unpacks the libraries it needs as well, so that the machine needs none.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}
