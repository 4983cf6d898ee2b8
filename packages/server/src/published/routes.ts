import type { Content, Language } from '@knippa/contract';
import { phaseOf } from '@knippa/core';
import { sql } from 'kysely';
import type { Environment } from '../kernel/environment.js';
import type { Tx } from '../store/store.js';
import {
  documentPage,
  gonePage,
  listPage,
  publishedStyle,
  type PublishedAddress,
  type PublishedDocument,
  type PublishedPage,
} from './page.js';
import { readersLanguage } from './words.js';

/** How many documents a page of the list has. */
const pageSize = 100;

/** Wrong addresses that are answered in a minute, before one is told to wait; right ones are answered always. */
const mostMisses = 100;

/** What a browser may do with a page: show its text and its style sheet, and nothing else; not even tell where it leads from (T-P6, T-P7). */
const headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  Vary: 'Accept-Language',
} as const;

interface Opened {
  readonly licence_id: string;
  readonly account_id: string;
  readonly expires_on: string;
}

/** What somebody wrote is in the language that their licence was bought in, as far as can be known. */
const writtenIn = (tx: Tx, { licence_id }: Opened) =>
  tx.run(sql<{ language: Language }>`select language from licences where id = ${licence_id}`);

/** Tells wrong addresses in a minute; of one server, for a guess at 128 bits needs no more. */
class Misses {
  #since = 0;
  #count = 0;

  /** Counts one, and says whether it was one too many. */
  more(now: number): boolean {
    if (now - this.#since >= 60_000) [this.#since, this.#count] = [now, 0];
    this.#count += 1;
    return this.#count > mostMisses;
  }
}

/**
 * The public pages of published documents, below the path of `publishedUrl`: `/{token}` lists them, `/{token}/{documentId}` shows one. They need no script, know no session and tell title,
 * content and the maker's name, as they are now (DOC-05). A wrong link, one that was renewed or closed, and a document that is not published are one answer. What fails is told to `onError`, without the link (T-P6).
 */
export function publishedPages(
  env: Environment,
  onError: (error: unknown) => void,
): { readonly path: string; fetch(request: Request): Promise<Response> } {
  const path = new URL(env.publishedUrl).pathname.replace(/\/$/, '');
  const misses = new Misses();
  const style = `${path}/style.css`;

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const lang = url.searchParams.get('lang');
    const language = readersLanguage(lang ?? request.headers.get('accept-language'));
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { ...headers, Allow: 'GET, HEAD' } });
    if (url.pathname === style) return new Response(publishedStyle, { headers: { ...headers, 'Content-Type': 'text/css; charset=utf-8' } });
    const [token = '', documentId, ...rest] = url.pathname.slice(path.length + 1).split('/');
    const address: PublishedAddress = { style, home: `${path}/${token}`, asked: lang === null ? undefined : language };
    const page = rest.length === 0 ? await shown(env, language, address, token, documentId, url.searchParams.get('page')) : undefined;
    if (page !== undefined) return respond(200, page);
    const wait = misses.more(env.clock());
    const gone = respond(wait ? 429 : 404, String(await gonePage(language, style, wait ? 'tooMany' : 'gone')));
    if (wait) gone.headers.set('Retry-After', '60');
    return gone;
  }

  async function failed(request: Request, error: unknown): Promise<Response> {
    onError(error);
    return respond(500, String(await gonePage(readersLanguage(request.headers.get('accept-language')), style, 'failed')));
  }

  return { path: `${path}/`, fetch: (request) => answer(request).catch((error: unknown) => failed(request, error)) };
}

function respond(status: number, page: string): Response {
  return new Response(page, { status, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' } });
}

/** The page of an address, or undefined where there is none. */
async function shown(
  env: Environment,
  language: Language,
  address: PublishedAddress,
  token: string,
  documentId: string | undefined,
  page: string | null,
): Promise<string | undefined> {
  if (!/^[\w-]{22}$/.test(token)) return undefined;
  return env.store.transaction({ write: false }, async (tx) => {
    const [opened] = await tx.run(sql<Opened>`select * from enter_published(${env.digest(token)})`);
    if (!opened || phaseOf(opened.expires_on, env.clock()) === 'expired') return undefined;
    const [licence] = await writtenIn(tx, opened);
    const languages = { words: language, written: licence?.language ?? language };
    if (documentId === undefined) return String(await listPage(languages, address, await pageOf(tx, opened, Number(page ?? 1))));
    const document = await documentOf(tx, opened, documentId);
    return document && String(await documentPage(languages, address, document));
  });
}

const ofPublished = ({ licence_id, account_id }: Opened) =>
  sql`d.licence_id = ${licence_id} and d.account_id = ${account_id} and d.published and d.deleted_at is null`;

async function pageOf(tx: Tx, opened: Opened, wanted: number): Promise<PublishedPage> {
  const page = Number.isSafeInteger(wanted) && wanted > 0 && wanted <= 100_000 ? wanted : 1;
  const documents = await tx.run(
    sql<PublishedPage['documents'][number]>`select d.id, d.title, m.display_name as maker from documents d
      left join users m on m.licence_id = d.licence_id and m.id = d.creator_id
      where ${ofPublished(opened)} order by d.title_key, d.id limit ${sql.lit(pageSize + 1)} offset ${(page - 1) * pageSize}`,
  );
  return { documents: documents.slice(0, pageSize), page, more: documents.length > pageSize };
}

async function documentOf(tx: Tx, opened: Opened, id: string): Promise<PublishedDocument | undefined> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  const [document] = await tx.run(
    sql<PublishedDocument & { content: Content }>`select d.title, d.content, m.display_name as maker from documents d
      left join users m on m.licence_id = d.licence_id and m.id = d.creator_id where ${ofPublished(opened)} and d.id = ${id}`,
  );
  return document;
}
