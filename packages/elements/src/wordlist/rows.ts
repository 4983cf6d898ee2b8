import { wordlists, type Word } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { highlight } from '../kernel/highlight.js';
import type { CommonTerms } from '../terms/common.js';
import type { WordlistTerms } from '../terms/wordlist.js';

type Words = WordlistTerms & CommonTerms;

/** What the table does when one of its buttons is pressed. */
interface RowActs {
  edit(word: Word): void;
  remove(word: Word): void;
}

/** The words as a table. The roles say what the tags mean also where a card's layout takes it away. */
export function wordTable(
  words: readonly Word[],
  { search, caption }: { readonly search: string; readonly caption: string },
  t: Words,
  acts: RowActs,
): TemplateResult {
  const column = (name: unknown) => html`<th role="columnheader" scope="col">${name}</th>`;
  return html`<table role="table">
    <caption class="hidden">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${column(t.word)} ${column(t.symbol)} ${column(t.note)} ${column(html`<span class="hidden">${t.acts}</span>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        words,
        ({ id }) => id,
        (word) => wordRow(word, search, t, acts),
      )}
    </tbody>
  </table>`;
}

function wordRow(word: Word, search: string, t: Words, acts: RowActs): TemplateResult {
  const { word: spelling, symbol, note } = word;
  const act = (allowed: boolean, text: string, label: string, press: (of: Word) => void) =>
    allowed ? html`<button class="quiet" aria-label=${label} @click=${() => press(word)}>${text}</button>` : nothing;
  return html`<tr role="row">
    <td role="cell" class="name">${highlight(spelling, search)}</td>
    <td role="cell" class="symbol" data-label=${t.symbol}>${symbol === null ? nothing : shownSymbol(symbol, search)}</td>
    <td role="cell" class="note-text" data-label=${t.note}>${note === null ? nothing : highlight(note, search)}</td>
    <td role="cell" class="acts">
      ${act(may(word, wordlists.edit) === true, t.edit, t.editNamed(spelling), (of) => acts.edit(of))}
      ${act(may(word, wordlists.remove) === true, t.remove, t.removeNamed(spelling), (of) => acts.remove(of))}
    </td>
  </tr>`;
}

/** A sign is shown larger than what a symbol is called. */
function shownSymbol(symbol: string, search: string): unknown {
  return /[\p{L}\p{N}]{2}/u.test(symbol) ? highlight(symbol, search) : html`<span class="sign">${symbol}</span>`;
}
