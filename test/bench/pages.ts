import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

/** Where a host's own build of provider and account list stands while it is measured. */
export const hostFolder = '.build/bench/host';

const page = (scripts: readonly string[], licenceId: string) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Konton</title>
${scripts.map((script) => `<script type="module" src="${script}"></script>`).join('')}
<knippa-provider base-url="/api"><knippa-account-list licence-id="${licenceId}"></knippa-account-list></knippa-provider></html>`;

const types: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.html': 'text/html; charset=utf-8' };

/**
 * Answers as a host beside the API: at `/` a page with the host's own build, at `/tags` one with the published bundles' script tags; and their
 * files. Undefined for anything else.
 */
export async function hostFile(request: Request): Promise<Response | undefined> {
  const { pathname, searchParams } = new URL(request.url);
  const licenceId = (searchParams.get('licence') ?? '').replaceAll(/[^\w-]/g, '');
  if (pathname === '/') return answer(page(['/host/host.js'], licenceId), '.html');
  if (pathname === '/tags') return answer(page(['/knippa/provider.js', '/knippa/account-list.js'], licenceId), '.html');
  const [, folder = '', ...path] = normalize(pathname).split('/');
  const root = { host: hostFolder, knippa: 'packages/elements/dist/bundle' }[folder];
  return root === undefined ? undefined : answer(new Uint8Array(await readFile(join(root, ...path))), extname(pathname));
}

/** Everything is fetched anew, as by somebody who comes for the first time. */
function answer(content: string | Uint8Array<ArrayBuffer>, extension: string): Response {
  return new Response(content, {
    headers: { 'Content-Type': types[extension] ?? 'application/octet-stream', 'Cache-Control': 'no-store' },
  });
}
