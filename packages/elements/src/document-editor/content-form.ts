import { documents, type Content } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { warningIcon } from '../kernel/icons.js';
import type { DocumentEditorTerms } from '../terms/document-editor.js';
import { full, withMore, without, withPiece, type At, type Piece } from './pieces.js';

/** A content that is written: its paragraphs, or its cells, each a field with its symbol. */
interface Writing {
  readonly content: Content;
  /** What is wrong with a text or a symbol, in words; undefined where nothing is. */
  wrong(at: At, what: Part): string | undefined;
  change(content: Content): void;
  /** Something has come or gone: the focus goes to the text that stands at `to`. */
  reshape(content: Content, to: At): void;
}

/** What a piece has: a text, and a symbol or none. */
type Part = keyof Piece;

/** The fields of a content. */
export function contentForm(writing: Writing, t: DocumentEditorTerms): TemplateResult {
  return writing.content.kind === 'document' ? blocks(writing.content, writing, t) : grid(writing.content, writing, t);
}

/** A button of the content; one that cannot be pressed says why, by the id of the sentence. */
function button(
  text: string,
  press: () => void,
  { id, label, why }: { id?: string; label?: string; why?: string | undefined },
): TemplateResult {
  return html`<button
    type="button"
    id=${id ?? nothing}
    class=${label === undefined ? nothing : 'quiet'}
    aria-label=${label ?? nothing}
    aria-disabled=${why === undefined ? nothing : 'true'}
    aria-describedby=${why ?? nothing}
    @click=${() => why === undefined && press()}
  >
    ${text}
  </button>`;
}

/** Why some of the buttons cannot be pressed. */
function reasons(all: Readonly<Record<string, string | false>>): TemplateResult[] {
  return Object.entries(all).flatMap(([id, text]) => (text === false ? [] : [html`<p class="muted small" id=${id}>${text}</p>`]));
}

function blocks(content: Content & { kind: 'document' }, writing: Writing, t: DocumentEditorTerms): TemplateResult {
  const count = content.blocks.length;
  const isFull = full(content, 'block');
  return html`<ol class="blocks" role="list">
      ${content.blocks.map(
        (block, at) =>
          html`<li>
            ${pieceFields(block, t.paragraph(at + 1), [at], writing, t)}
            ${button(t.remove, () => writing.reshape(without(content, 'block', at), [Math.min(at, count - 2)]), { label: t.removeParagraph(at + 1) })}
          </li>`,
      )}
    </ol>
    ${button(t.addParagraph, () => writing.reshape(withMore(content, 'block'), [count]), { id: 'add-block', why: isFull ? 'most-blocks' : undefined })}
    ${reasons({ 'most-blocks': isFull && t.mostParagraphs(documents.mostBlocks) })}`;
}

function grid(content: Content & { kind: 'grid' }, writing: Writing, t: DocumentEditorTerms): TemplateResult {
  const height = content.rows.length;
  const width = content.rows[0]?.length ?? 0;
  const why = {
    'last-row': height < 2 && t.lastRow,
    'last-column': width < 2 && t.lastColumn,
    'most-rows': full(content, 'row') && t.mostRows(documents.mostCells),
    'most-columns': full(content, 'column') && t.mostColumns(documents.mostCells),
  };
  const because = (id: keyof typeof why) => (why[id] === false ? undefined : id);
  const removeRow = (r: number) =>
    button(t.remove, () => writing.reshape(without(content, 'row', r), [Math.min(r, height - 2), 0]), {
      label: t.removeRow(r + 1),
      why: because('last-row'),
    });
  const removeColumn = (c: number) =>
    button(t.remove, () => writing.reshape(without(content, 'column', c), [0, Math.min(c, width - 2)]), {
      label: t.removeColumn(c + 1),
      why: because('last-column'),
    });
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t.content}>
      <table class="grid writing">
        <thead>
          <tr>
            <td></td>
            ${content.rows[0]?.map((_, c) => html`<th scope="col">${t.column(c + 1)} ${removeColumn(c)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${content.rows.map(
            (row, r) =>
              html`<tr>
                <th scope="row">${t.row(r + 1)} ${removeRow(r)}</th>
                ${row.map((cell, c) => html`<td>${pieceFields(cell, t.cell(r + 1, c + 1), [r, c], writing, t)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="row">
      ${button(t.addRow, () => writing.reshape(withMore(content, 'row'), [height, 0]), { why: because('most-rows') })}
      ${button(t.addColumn, () => writing.reshape(withMore(content, 'column'), [0, width]), { why: because('most-columns') })}
    </div>
    ${reasons(why)}`;
}

/** A text and its symbol, named by where they stand; what is wrong with either stands under them. */
function pieceFields({ text, symbol = '' }: Piece, name: string, at: At, writing: Writing, t: DocumentEditorTerms): TemplateResult {
  const change = (what: Part) => (event: Event) => {
    const { value } = event.target as HTMLInputElement | HTMLTextAreaElement;
    writing.change(withPiece(writing.content, at, { [what]: value }));
  };
  const place = at.join('-');
  const wrong = { text: writing.wrong(at, 'text'), symbol: writing.wrong(at, 'symbol') };
  const told = (what: Part) =>
    wrong[what] === undefined
      ? nothing
      : html`<div class="wrong" id="wrong-${place}-${what}">${warningIcon}<span>${wrong[what]}</span></div>`;
  const isCell = at.length > 1;
  return html`<div class="piece">
    <input
      class="symbol"
      aria-label=${t.symbolOf(name)}
      aria-invalid=${wrong.symbol === undefined ? nothing : 'true'}
      aria-describedby=${wrong.symbol === undefined ? 'symbol-hint' : `symbol-hint wrong-${place}-symbol`}
      placeholder=${t.symbol}
      maxlength="100"
      autocomplete="off"
      .value=${symbol}
      @input=${change('symbol')}
    />
    <textarea
      data-at=${place}
      aria-label=${name}
      aria-invalid=${wrong.text === undefined ? nothing : 'true'}
      aria-describedby=${wrong.text === undefined ? nothing : `wrong-${place}-text`}
      rows=${isCell ? 2 : Math.min(8, Math.max(2, Math.ceil(text.length / 70)))}
      maxlength=${isCell ? 2000 : 20_000}
      .value=${text}
      @input=${change('text')}
    ></textarea>
    ${told('symbol')} ${told('text')}
  </div>`;
}
