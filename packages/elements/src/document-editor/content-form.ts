import type { Content } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentEditorTerms } from '../terms/document-editor.js';
import { withMore, without, withPiece, type Piece } from './pieces.js';

/** A content that is written: its paragraphs, or its cells, each a field with its symbol. `wrong` is the id of what is wrong with it, if anything. */
interface Writing {
  readonly content: Content;
  readonly wrong: string | undefined;
  change(content: Content): void;
}

/** The fields of a content. */
export function contentForm(writing: Writing, t: DocumentEditorTerms): TemplateResult {
  return writing.content.kind === 'document' ? blocks(writing.content, writing, t) : grid(writing.content, writing, t);
}

function blocks(content: Content & { kind: 'document' }, writing: Writing, t: DocumentEditorTerms): TemplateResult {
  return html`<ol class="blocks" role="list">
      ${content.blocks.map(
        (block, at) =>
          html`<li>
            ${pieceFields(block, t.paragraph(at + 1), [at], writing, t)}
            <button
              type="button"
              class="quiet"
              aria-label=${t.removeParagraph(at + 1)}
              @click=${() => writing.change(without(content, 'block', at))}
            >
              ${t.remove}
            </button>
          </li>`,
      )}
    </ol>
    <button type="button" id="add-block" @click=${() => writing.change(withMore(content, 'block'))}>${t.addParagraph}</button>`;
}

function grid(content: Content & { kind: 'grid' }, writing: Writing, t: DocumentEditorTerms): TemplateResult {
  const width = content.rows[0]?.length ?? 0;
  const remove = (what: 'row' | 'column', at: number, label: string, last: boolean) =>
    html`<button
      type="button"
      class="quiet"
      aria-label=${label}
      aria-disabled=${last ? 'true' : nothing}
      @click=${() => writing.change(without(content, what, at))}
    >
      ${t.remove}
    </button>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t.content}>
      <table class="grid writing">
        <thead>
          <tr>
            <td></td>
            ${content.rows[0]?.map((_, c) => html`<th scope="col">${t.column(c + 1)} ${remove('column', c, t.removeColumn(c + 1), width < 2)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${content.rows.map(
            (row, r) =>
              html`<tr>
                <th scope="row">${t.row(r + 1)} ${remove('row', r, t.removeRow(r + 1), content.rows.length < 2)}</th>
                ${row.map((cell, c) => html`<td>${pieceFields(cell, t.cell(r + 1, c + 1), [r, c], writing, t)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="row">
      <button type="button" @click=${() => writing.change(withMore(content, 'row'))}>${t.addRow}</button>
      <button type="button" @click=${() => writing.change(withMore(content, 'column'))}>${t.addColumn}</button>
    </div>`;
}

/** A text and its symbol, named by where they stand. */
function pieceFields(
  { text, symbol = '' }: Piece,
  name: string,
  at: readonly number[],
  writing: Writing,
  t: DocumentEditorTerms,
): TemplateResult {
  const change = (what: 'text' | 'symbol') => (event: Event) => {
    const { value } = event.target as HTMLInputElement | HTMLTextAreaElement;
    writing.change(withPiece(writing.content, at, { [what]: value }));
  };
  const isCell = at.length > 1;
  return html`<div class="piece">
    <input
      class="symbol"
      aria-label=${t.symbolOf(name)}
      aria-describedby="symbol-hint"
      placeholder=${t.symbol}
      maxlength="100"
      autocomplete="off"
      .value=${symbol}
      @input=${change('symbol')}
    />
    <textarea
      aria-label=${name}
      aria-invalid=${writing.wrong ? 'true' : nothing}
      aria-describedby=${writing.wrong ?? nothing}
      rows=${isCell ? 2 : Math.min(8, Math.max(2, Math.ceil(text.length / 70)))}
      maxlength=${isCell ? 2000 : 20_000}
      .value=${text}
      @input=${change('text')}
    ></textarea>
  </div>`;
}
