import type { AnyOperation } from '@knippa/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CommonTerms } from '../terms/common.js';
import { comboboxSheet } from './combobox.styles.js';
import { KnippaElement } from './element.js';
import { formSheet } from './form.styles.js';
import { highlight } from './highlight.js';
import { warningIcon } from './icons.js';
import { property, state } from './property.js';
import type { Reading } from './reading.js';
import { sheet } from './sheet.js';
import { whenRead } from './states.js';
import { Typing } from './typing.js';

/** The words of a choice by typing. */
export interface ComboboxTerms {
  noHits: string;
  found: (n: number) => string;
}

/** What is offered, as a reading of it. */
type Offer<Row> = Pick<Reading<AnyOperation>, 'error' | 'readAt' | 'again'> & {
  readonly value: { readonly items: readonly Row[] } | undefined;
};

/**
 * An element that chooses one of many by typing a part of its name. The focus stays in the field; arrows go through the list, Enter takes one. Fires `change` when another,
 * or none, is chosen.
 */
export abstract class KnippaCombobox<Row extends { readonly id: string }, T extends ComboboxTerms> extends KnippaElement<T> {
  static override styles = [sheet, formSheet, comboboxSheet];

  /** What is chosen, as the field's label says it. */
  @property() label = '';
  /** What stands under the label. */
  @property() hint = '';
  /** Why what is chosen cannot be, said under the field. */
  @property() wrong = '';
  /** What is chosen. */
  @property({ attribute: false }) chosen: Row | undefined;

  /** What is searched for. */
  @state() protected search = '';
  /** Whether somebody has come to the field. */
  @state() protected entered = false;
  @state() private typed = '';
  @state() private expanded = false;
  /** The row that the arrows have come to, by its id: a list that is read again may have it elsewhere, or not at all. */
  @state() private active: string | undefined;

  readonly #typing = new Typing(this);

  /** What is offered for `search`. */
  protected abstract readonly offer: Offer<Row>;

  /** What a row is called. */
  protected abstract nameOf(row: Row): string;

  /** What stands beside its name in the list. */
  protected abstract beside(row: Row, t: T & CommonTerms): unknown;

  /** Whether a row may be chosen at all. */
  protected abstract offers(row: Row): boolean;

  /** Comes to the field. */
  override focus(): void {
    this.find('#field')?.focus();
  }

  get #rows(): readonly Row[] {
    return (this.offer.value?.items ?? []).filter((row) => this.offers(row));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.find('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #type(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.expanded = true;
    this.active = undefined;
    this.#choose(undefined);
    this.#typing.after(150, () => (this.search = this.typed));
  }

  #take(row: Row): void {
    this.#typing.stop();
    this.expanded = false;
    this.active = undefined;
    this.search = '';
    this.typed = '';
    this.#choose(row);
  }

  #choose(row: Row | undefined): void {
    if (row?.id === this.chosen?.id) return;
    this.chosen = row;
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  #key(event: KeyboardEvent): void {
    const rows = this.#rows;
    const last = rows.length - 1;
    const at = rows.findIndex(({ id }) => id === this.active);
    const to: Partial<Record<string, number>> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      ...(at >= 0 && { Home: 0, End: last }),
    };
    const row = rows[at];
    if (to[event.key] !== undefined) {
      this.active = rows[this.expanded || event.key === 'ArrowUp' ? (to[event.key] ?? 0) : 0]?.id;
      this.expanded = true;
    } else if (event.key === 'Enter' && this.expanded && row) this.#take(row);
    else if (event.key === 'Escape' && this.expanded) this.expanded = false;
    else return;
    event.preventDefault();
  }

  protected override view(t: T & CommonTerms): TemplateResult {
    const { value, error } = this.offer;
    const listed = this.expanded && value !== undefined;
    const at = this.#rows.findIndex(({ id }) => id === this.active);
    const described = [this.hint && 'hint', this.wrong && 'wrong'].filter(Boolean).join(' ');
    return html`<div class="form">
      <div>
        <label for="field">${this.label}</label>
        ${this.hint ? html`<div class="hint" id="hint">${this.hint}</div>` : nothing}
        <input
          id="field"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-expanded=${listed}
          aria-controls="list"
          aria-activedescendant=${listed && at >= 0 ? `option-${at}` : nothing}
          aria-describedby=${described || nothing}
          aria-invalid=${this.wrong ? 'true' : nothing}
          .value=${live(this.chosen ? this.nameOf(this.chosen) : this.typed)}
          @focus=${() => (this.entered = true)}
          @input=${this.#type}
          @keydown=${this.#key}
          @click=${() => (this.expanded = true)}
          @blur=${() => (this.expanded = false)}
        />
        ${this.wrong ? html`<div class="wrong" id="wrong">${warningIcon}<span>${this.wrong}</span></div>` : nothing}
      </div>
      ${
        // while nothing is chosen, that they cannot be read stays, and so does the button beside it, when the focus goes from the field
        this.expanded || (error !== undefined && !this.chosen)
          ? whenRead(this.offer, t, html`<span class="bone"></span>`, () => (listed ? this.#options(t) : nothing))
          : nothing
      }
      ${listed ? nothing : html`<ul id="list" hidden></ul>`}
    </div>`;
  }

  #options(t: T & CommonTerms): TemplateResult {
    const rows = this.#rows;
    return html`<ul
        id="list"
        role="listbox"
        aria-label=${this.label}
        ?hidden=${rows.length === 0}
        @pointerdown=${(event: Event) => event.preventDefault()}
      >
        ${rows.map(
          (row, at) =>
            html`<li id="option-${at}" role="option" aria-selected=${row.id === this.active} @click=${() => this.#take(row)}>
              <span>${highlight(this.nameOf(row), this.search.trim())}</span>
              <span class="muted small">${this.beside(row, t)}</span>
            </li>`,
        )}
      </ul>
      <p class=${rows.length === 0 ? 'muted' : 'hidden'} role="status">${rows.length === 0 ? t.noHits : t.found(rows.length)}</p>`;
  }
}
