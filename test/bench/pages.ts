import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';

/** A host's page with the elements' bundles, as our server hands them out beside the API. */
const hostPage = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Konton</title>
<link rel="modulepreload" href="/knippa/provider.js"><link rel="modulepreload" href="/knippa/account-list.js">
<script type="module" src="/knippa/provider.js"></script><script type="module" src="/knippa/account-list.js"></script>
<knippa-provider base-url="/api"><knippa-account-list></knippa-account-list></knippa-provider></html>`;

const types: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.html': 'text/html; charset=utf-8' };

/** Answers with the page or a file of the bundles; undefined for what belongs to the API. */
export async function hostFile(request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  if (pathname === '/') return answer(hostPage, '.html');
  if (!pathname.startsWith('/knippa/')) return undefined;
  return answer(await readFile(resolve('packages/elements/dist/bundle', `.${pathname.slice('/knippa'.length)}`)), extname(pathname));
}

/** Any answer of a page is fetched anew, as by somebody who comes for the first time. */
function answer(content: string | Uint8Array<ArrayBuffer>, extension: string): Response {
  return new Response(content, {
    headers: { 'Content-Type': types[extension] ?? 'application/octet-stream', 'Cache-Control': 'no-store' },
  });
}
