import type { Content } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { ContentTerms } from '../terms/document-editor.js';
import { samePiece, type Piece } from './pieces.js';
import { steps, type Step } from './sequence.js';

/**
 * A content to read: its texts as text, whatever stands in them, each with its symbol before it. With `since`, what is not as it was there is marked, and what is
 * there no more is struck out: paragraphs by their order, cells by their place.
 */
export function contentView(content: Content, t: ContentTerms, since?: Content): TemplateResult {
  if (content.kind === 'document') {
    const told = steps(since?.kind === 'document' ? since.blocks : content.blocks, content.blocks);
    if (told.length === 0) return html`<p class="muted">${t.empty}</p>`;
    return html`<div class="text">${told.map((step) => html`<p>${pieceView(step, t)}</p>`)}</div>`;
  }
  const before = since?.kind === 'grid' ? since.rows : content.rows;
  const most = (of: (rows: typeof before) => number) => Array.from({ length: Math.max(of(content.rows), of(before)) }).keys();
  const columns = [...most((rows) => rows[0]?.length ?? 0)];
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t.content}>
    <table class="grid">
      <tbody>
        ${[...most((rows) => rows.length)].map(
          (r) =>
            html`<tr>
              ${columns.map((c) => html`<td>${cellView(content.rows[r]?.[c], before[r]?.[c], t)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cellView(now: Piece | undefined, old: Piece | undefined, t: ContentTerms): TemplateResult | typeof nothing {
  if (now) return pieceView({ piece: now, is: samePiece(old, now) ? 'kept' : 'new' }, t);
  return old ? pieceView({ piece: old, is: 'gone' }, t) : nothing;
}

function pieceView({ piece: { text, symbol }, is }: Step, t: ContentTerms): TemplateResult {
  const told = {
    kept: text,
    new: html`<mark><span class="hidden">${t.isChanged}</span> ${text}</mark>`,
    gone: html`<span class="hidden">${t.isRemoved}</span> <del>${text}</del>`,
  };
  return html`${symbol ? html`<span class="symbol">${symbol}</span> ` : nothing}${told[is]}`;
}
