import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

/** Where a host's own build of provider and account list stands while it is measured. */
export const hostFolder = '.build/bench/host';

const page = (scripts: readonly string[], element: string) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Konton</title>
${scripts.map((script) => `<script type="module" src="${script}"></script>`).join('')}
<knippa-provider base-url="/api">${element}</knippa-provider></html>`;

const accountList = (licenceId: string) => `<knippa-account-list licence-id="${licenceId}"></knippa-account-list>`;
const userList = (accountId: string) => `<knippa-user-list account-id="${accountId}"></knippa-user-list>`;

/** What a page without any library does to search the users of an account. */
const bareSearch = (accountId: string) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Användare</title>
<input id="search"><table><tbody></tbody></table>
<script type="module">
  const { token } = JSON.parse(sessionStorage.getItem('knippa-session /api'));
  const escaped = (text) => String(text ?? '').replace(/[&<>"]/g, (letter) => '&#' + letter.charCodeAt(0) + ';');
  const show = async (search) => {
    const query = search ? '&search=' + encodeURIComponent(search) : '';
    const response = await fetch('/api/accounts/${accountId}/users?size=50' + query, { headers: { Authorization: 'Bearer ' + token } });
    document.querySelector('tbody').innerHTML = (await response.json()).items.map((user) => '<tr><td>' + [
      user.displayName, user.username, user.email, user.phone, user.role, user.responsible?.displayName, user.quota, user.lastSignInAt,
    ].map(escaped).join('</td><td>') + '</td></tr>').join('');
  };
  let timer;
  document.getElementById('search').addEventListener('input', ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(() => show(target.value), 150);
  });
  await show('');
</script></html>`;

const types: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.html': 'text/html; charset=utf-8' };

/**
 * Answers as a host beside the API: at `/` a page with the host's own build, at `/tags` and `/users` one with the published bundles' script tags, at
 * `/users-bare` one without any; and their files. Undefined for anything else.
 */
export async function hostFile(request: Request): Promise<Response | undefined> {
  const { pathname, searchParams } = new URL(request.url);
  const id = (name: string) => (searchParams.get(name) ?? '').replaceAll(/[^\w-]/g, '');
  const tags = (name: string) => ['/knippa/provider.js', `/knippa/${name}.js`];
  if (pathname === '/') return answer(page(['/host/host.js'], accountList(id('licence'))), '.html');
  if (pathname === '/tags') return answer(page(tags('account-list'), accountList(id('licence'))), '.html');
  if (pathname === '/users') return answer(page(tags('user-list'), userList(id('account'))), '.html');
  if (pathname === '/users-bare') return answer(bareSearch(id('account')), '.html');
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
