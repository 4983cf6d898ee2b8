import type { Content } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { ContentTerms } from '../terms/document-editor.js';
import { samePiece, type Piece } from './pieces.js';

/**
 * A content to read: its texts as text, whatever stands in them, each with its symbol before it. With `since`, what is not as it was there is marked, and what is
 * there no more is struck out.
 */
export function contentView(content: Content, t: ContentTerms, since?: Content): TemplateResult {
  if (content.kind === 'document') {
    const before = since?.kind === 'document' ? since.blocks : undefined;
    const isNew = (block: Piece) => before !== undefined && !before.some((old) => samePiece(old, block));
    const gone = before?.filter((old) => !content.blocks.some((block) => samePiece(block, old))) ?? [];
    if (content.blocks.length + gone.length === 0) return html`<p class="muted">${t.empty}</p>`;
    return html`<div class="text">
      ${content.blocks.map((block) => html`<p>${pieceView(block, isNew(block), t)}</p>`)}
      ${gone.map((block) => html`<p><span class="hidden">${t.isRemoved}</span> <del>${block.text}</del></p>`)}
    </div>`;
  }
  const before = since?.kind === 'grid' ? since.rows : undefined;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t.content}>
    <table class="grid">
      <tbody>
        ${content.rows.map(
          (row, r) =>
            html`<tr>
              ${row.map((cell, c) => html`<td>${pieceView(cell, before !== undefined && !samePiece(before[r]?.[c], cell), t)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function pieceView({ text, symbol }: Piece, changed: boolean, t: ContentTerms): TemplateResult {
  return html`${symbol ? html`<span class="symbol">${symbol}</span> ` : nothing}${
    changed ? html`<mark><span class="hidden">${t.isChanged}</span> ${text}</mark>` : text
  }`;
}
