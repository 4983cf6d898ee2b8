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

/** Where the pages stand: the style sheet, and the account's own address. */
export interface PublishedAddress {
  readonly style: string;
  readonly home: string;
}

/** How the pages look, light and dark, on a screen and on paper. */
export const publishedStyle = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 24px 16px 48px; max-width: 46rem; }
h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
p, td, li { overflow-wrap: anywhere; white-space: pre-wrap; }
a { color: light-dark(#1f4f8f, #9cc3ff); }
ul { list-style: none; padding: 0; }
li { padding: 8px 0; border-bottom: 1px solid light-dark(#d5d9df, #474d57); }
.muted { color: light-dark(#565d68, #b3bac5); font-size: 0.875rem; }
.symbol { display: block; font-size: 0.875rem; color: light-dark(#565d68, #b3bac5); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td { border: 1px solid light-dark(#d5d9df, #474d57); padding: 8px; vertical-align: top; }
nav { display: flex; gap: 16px; padding-top: 16px; }
@media print { nav { display: none; } body { padding: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
`;

function layout(language: Language, title: string, style: string | Html, body: Html): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${typeof style === 'string' ? html`<link rel="stylesheet" href="${style}" />` : style}
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}

const byline = (t: PublishedWords, maker: string | null) => t.by(maker ?? t.formerUser);

/** The list of what an account has published. */
export function listPage(language: Language, { style, home }: PublishedAddress, { documents, page, more }: PublishedPage): Html {
  const t = publishedWords[language];
  const rows = documents.map(
    ({ id, title, maker }) => html`<li><a href="${home}/${id}">${title}</a><br /><span class="muted">${byline(t, maker)}</span></li>`,
  );
  const previous = page > 1 ? html`<a rel="prev" href="${home}?page=${page - 1}">${t.previous}</a>` : '';
  const next = more ? html`<a rel="next" href="${home}?page=${page + 1}">${t.next}</a>` : '';
  return layout(
    language,
    t.heading,
    style,
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

function contentOf(content: Content): Html {
  if (content.kind === 'document') return html`${content.blocks.map(({ text, symbol }) => html`<p>${symbolOf(symbol)}${text}</p>`)}`;
  const rows = content.rows.map(
    (row) =>
      html`<tr>
        ${row.map(({ text, symbol }) => html`<td>${symbolOf(symbol)}${text}</td>`)}
      </tr>`,
  );
  return html`<table>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** One document. */
export function documentPage(language: Language, { style, home }: PublishedAddress, { title, maker, content }: PublishedDocument): Html {
  const t = publishedWords[language];
  return layout(
    language,
    title,
    style,
    html`<article>
        <h1>${title}</h1>
        <p class="muted">${byline(t, maker)}</p>
        ${contentOf(content)}
      </article>
      <nav><a href="${home}">${t.all}</a></nav>`,
  );
}

/** One document as a file of its own, with its style in it. */
export function filePage(language: Language, { title, maker, content }: PublishedDocument): Html {
  const article = html`<article>
    <h1>${title}</h1>
    <p class="muted">${byline(publishedWords[language], maker)}</p>
    ${contentOf(content)}
  </article>`;
  return layout(
    language,
    title,
    html`<style>
      ${raw(publishedStyle)}
    </style>`,
    article,
  );
}

/** What there is instead of a page: one sentence for a wrong link, an ended one, and a document that is not published. */
export function gonePage(language: Language, style: string, tooMany: boolean): Html {
  const t = publishedWords[language];
  return layout(
    language,
    t.gone,
    style,
    html`<h1>${t.gone}</h1>
      <p>${tooMany ? t.tooMany : t.goneMeans}</p>`,
  );
}
