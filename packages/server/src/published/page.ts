import type { Content, Language } from '@knippa/contract';
import { html, raw } from 'hono/html';
import { publishedWords, type PublishedWords } from './words.js';

type Html = ReturnType<typeof html>;

/** A document as the public page shows it: nothing but this is known of it there. */
export interface PublishedDocument {
  readonly title: string;
  readonly maker: string | null;
  readonly content: Content;
}

/** One page of the list. */
export interface PublishedPage {
  readonly documents: readonly { readonly id: string; readonly title: string; readonly maker: string | null }[];
  readonly page: number;
  readonly more: boolean;
}

/** Where the pages stand: the style sheet, the account's own address, and the language that the address asks for, which every link carries. */
export interface PublishedAddress {
  readonly style: string;
  readonly home: string;
  readonly asked: Language | undefined;
}

/** The languages of a page: of its own words, which is the reader's, and of what was written, which is taken to be the licence's (WCAG 3.1.2). */
export interface PublishedLanguages {
  readonly words: Language;
  readonly written: Language;
}

/** How the pages look, light and dark, on a screen and on paper. */
export const publishedStyle = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 24px 16px 48px; max-width: 46rem; }
h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
p, td, li { overflow-wrap: anywhere; }
p, td { white-space: pre-wrap; }
a { color: light-dark(#1f4f8f, #9cc3ff); }
ul { list-style: none; padding: 0; }
li { padding: 8px 0; border-bottom: 1px solid light-dark(#d5d9df, #474d57); }
.muted { color: light-dark(#565d68, #b3bac5); font-size: 0.875rem; }
.symbol { display: block; font-size: 0.875rem; color: light-dark(#565d68, #b3bac5); }
[role='region'] { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
td { min-width: 6rem; border: 1px solid light-dark(#d5d9df, #474d57); padding: 8px; vertical-align: top; }
nav { display: flex; gap: 16px; padding-top: 16px; }
@page wide { size: landscape; }
@media print {
  nav { display: none; }
  body { padding: 0; max-width: none; }
  a { color: inherit; text-decoration: none; }
  [role='region'] { overflow: visible; }
  table { table-layout: fixed; }
  tr { break-inside: avoid; }
  td { min-width: 0; }
  .wide { page: wide; font-size: 0.75rem; }
  .wide td { padding: 3px; }
}
`;

function layout(language: Language, title: Html, style: string | Html, body: Html): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        ${title} ${typeof style === 'string' ? html`<link rel="stylesheet" href="${style}" />` : style}
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}

const byline = (t: PublishedWords, maker: string | null) => t.by(maker ?? t.formerUser);

/** An address of the pages, with what it asks for. */
function leading({ home, asked }: PublishedAddress, { id, page }: { id?: string; page?: number }): string {
  const query = new URLSearchParams({ ...(page && { page: String(page) }), ...(asked && { lang: asked }) }).toString();
  return `${home}${id === undefined ? '' : `/${id}`}${query && `?${query}`}`;
}

/** The list of what an account has published. */
export function listPage(
  { words, written }: PublishedLanguages,
  address: PublishedAddress,
  { documents, page, more }: PublishedPage,
): Html {
  const t = publishedWords[words];
  const rows = documents.map(
    ({ id, title, maker }) =>
      html`<li>
        <a href="${leading(address, { id })}" lang="${written}">${title}</a><br /><span class="muted">${byline(t, maker)}</span>
      </li>`,
  );
  const turn = (rel: string, to: number, text: string) => html`<a rel="${rel}" href="${leading(address, { page: to })}">${text}</a>`;
  const previous = page > 1 ? turn('prev', page - 1, t.previous) : '';
  const next = more ? turn('next', page + 1, t.next) : '';
  return layout(
    words,
    html`<title>${t.heading}</title>`,
    address.style,
    html`<h1>${t.heading}</h1>
      ${
        rows.length > 0
          ? html`<ul>
              ${rows}
            </ul>`
          : html`<p>${t.none}</p>`
      }
      ${previous || next ? html`<nav>${previous} ${next}</nav>` : ''}`,
  );
}

const symbolOf = (symbol: string | undefined) => (symbol === undefined ? '' : html`<span class="symbol">${symbol}</span>`);

/** Columns above which a grid is printed small, on paper that lies. */
const wide = 8;

/** A wide grid is scrolled in a box of its own, with the keyboard too. */
function contentOf(t: PublishedWords, written: Language, content: Content): Html {
  if (content.kind === 'document')
    return html`<div lang="${written}">${content.blocks.map(({ text, symbol }) => html`<p>${symbolOf(symbol)}${text}</p>`)}</div>`;
  const rows = content.rows.map(
    (row) =>
      html`<tr>
        ${row.map(({ text, symbol }) => html`<td>${symbolOf(symbol)}${text}</td>`)}
      </tr>`,
  );
  const columns = Math.max(...content.rows.map((row) => row.length));
  return html`<div role="region" aria-label="${t.grid}" tabindex="0" ${columns > wide ? html`class="wide"` : ''}>
    <table lang="${written}">
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/** One document. */
export function documentPage({ words, written }: PublishedLanguages, address: PublishedAddress, document: PublishedDocument): Html {
  const t = publishedWords[words];
  const { title, maker, content } = document;
  return layout(
    words,
    html`<title lang="${written}">${title}</title>`,
    address.style,
    html`<article>
        <h1 lang="${written}">${title}</h1>
        <p class="muted">${byline(t, maker)}</p>
        ${contentOf(t, written, content)}
      </article>
      <nav><a href="${leading(address, {})}">${t.all}</a></nav>`,
  );
}

/** One document as a file of its own, with its style in it. */
export function filePage({ words, written }: PublishedLanguages, { title, maker, content }: PublishedDocument): Html {
  const t = publishedWords[words];
  const article = html`<article>
    <h1 lang="${written}">${title}</h1>
    <p class="muted">${byline(t, maker)}</p>
    ${contentOf(t, written, content)}
  </article>`;
  const style = html`<style>
    ${raw(publishedStyle)}
  </style>`;
  return layout(words, html`<title lang="${written}">${title}</title>`, style, article);
}

/** What there is instead of a page: one sentence for a wrong link, an ended one, and a document that is not published; one for too many tries, and one for what failed. */
export function gonePage(language: Language, style: string, why: 'gone' | 'tooMany' | 'failed'): Html {
  const t = publishedWords[language];
  const heading = why === 'failed' ? t.failed : t.gone;
  return layout(
    language,
    html`<title>${heading}</title>`,
    style,
    html`<h1>${heading}</h1>
      <p>${{ gone: t.goneMeans, tooMany: t.tooMany, failed: t.failedMeans }[why]}</p>`,
  );
}
