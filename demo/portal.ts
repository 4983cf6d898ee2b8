import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Server } from '@knippa/server';
import { inbox } from '@knippa/server/node';
import { pageAt } from './pages.js';

/** The strictest policy of a host that the elements promise to work under (WHY-15). */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

const files = new URL('files/', import.meta.url);
const bundles = new URL('../packages/elements/dist/bundle/', import.meta.url);
const town = new URL('../stories/town/', import.meta.url);

/** A municipality's portal: its pages and the elements' bundles, with the service at /api and the outbox shown as an inbox. */
export function portal(knippa: Server, licenceId: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/') || pathname.startsWith('/published/')) return knippa.fetch(request);
    if (pathname === '/demo/inbox')
      return Response.json(await inbox(knippa.env, licenceId, 50), { headers: { 'Cache-Control': 'no-store' } });
    if (pathname === '/demo/klass-5b.csv') return file(new URL('klass-5b.csv', town));
    if (pathname.startsWith('/knippa/')) return inside(bundles, pathname.slice('/knippa/'.length));
    const page = pageAt(pathname);
    return page ? answer(page, '.html') : inside(files, pathname.slice(1));
  };
}

/** The file at a path under a folder, and never one beside it: an absolute path or an address is no path under it. */
async function inside(root: URL, path: string): Promise<Response> {
  try {
    const url = new URL(`./${decodeURIComponent(path)}`, root);
    if (url.href.startsWith(root.href)) return await file(url);
  } catch {
    // what cannot be written so is not there
  }
  return nothing();
}

async function file(url: URL): Promise<Response> {
  try {
    return answer(new Uint8Array(await readFile(url)), extname(url.pathname));
  } catch {
    return nothing();
  }
}

function nothing(): Response {
  return new Response('Not found', { status: 404 });
}

function answer(content: string | Uint8Array<ArrayBuffer>, extension: string): Response {
  return new Response(content, {
    headers: {
      'Content-Type': types[extension] ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-cache',
    },
  });
}
