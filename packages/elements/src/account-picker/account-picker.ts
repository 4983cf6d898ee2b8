import { accounts, type AccountRow } from '@knippa/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { formSheet } from '../kernel/form.styles.js';
import { highlight } from '../kernel/highlight.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { whenRead } from '../kernel/states.js';
import { Typing } from '../kernel/typing.js';
import { accountPickerTerms, type AccountPickerTerms } from '../terms/account-picker.js';
import type { CommonTerms } from '../terms/common.js';
import { accountPickerSheet } from './account-picker.styles.js';

type Words = AccountPickerTerms & CommonTerms;

/**
 * Chooses one of a licence's group accounts that have room, by typing a part of its name. The focus stays in the field; arrows go through the
 * list, Enter takes one.
 *
 * @tag knippa-account-picker
 * @summary A combobox of accounts with room for so many more (USR-11).
 * @event change - Another account, or none, is chosen; read `chosen`.
 * @csspart base - All of the element's inside.
 */
export class KnippaAccountPicker extends KnippaElement<AccountPickerTerms> {
  static override styles = [sheet, formSheet, accountPickerSheet];

  /** The licence. */
  @property({ attribute: 'licence-id' }) licenceId = '';
  /** An account that is not offered. */
  @property() except = '';
  /** How many it must have room for. */
  @property({ type: Number }) room = 1;
  /** What is chosen, as the field's label says it. */
  @property() label = '';
  /** What stands under the label. */
  @property() hint = '';
  /** The account that is chosen. */
  @property({ attribute: false }) chosen: AccountRow | undefined;

  @state() private search = '';
  @state() private expanded = false;
  @state() private active = -1;

  protected override readonly words = accountPickerTerms;

  readonly #typing = new Typing(this);
  readonly #list = new Reading(this, accounts.list, () =>
    this.licenceId ? { licenceId: this.licenceId, withRoom: this.room, search: this.search.trim() || undefined, size: 20 } : undefined,
  );

  get #rows(): readonly AccountRow[] {
    return (this.#list.value?.items ?? []).filter(({ id }) => id !== this.except);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.find('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #type(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.expanded = true;
    this.active = -1;
    this.#choose(undefined);
    this.#typing.after(150, () => (this.search = value));
  }

  #take(row: AccountRow): void {
    this.expanded = false;
    this.active = -1;
    this.search = '';
    this.#choose(row);
  }

  #choose(row: AccountRow | undefined): void {
    if (row?.id === this.chosen?.id) return;
    this.chosen = row;
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  #key(event: KeyboardEvent): void {
    const rows = this.#rows;
    const last = rows.length - 1;
    const to: Partial<Record<string, number>> = {
      ArrowDown: this.active >= last ? 0 : this.active + 1,
      ArrowUp: this.active <= 0 ? last : this.active - 1,
      ...(this.active >= 0 && { Home: 0, End: last }),
    };
    const row = rows[this.active];
    if (to[event.key] !== undefined) {
      this.active = this.expanded || event.key === 'ArrowUp' ? (to[event.key] ?? -1) : 0;
      this.expanded = true;
    } else if (event.key === 'Enter' && this.expanded && row) this.#take(row);
    else if (event.key === 'Escape' && this.expanded) this.expanded = false;
    else return;
    event.preventDefault();
  }

  protected override view(t: Words): TemplateResult {
    const { value, error } = this.#list;
    const listed = this.expanded && value !== undefined;
    const active = this.expanded && this.active >= 0 ? `option-${this.active}` : nothing;
    return html`<div class="form">
      <div>
        <label for="field">${this.label}</label>
        <div class="hint" id="hint">${this.hint}</div>
        <input
          id="field"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-expanded=${listed}
          aria-controls="list"
          aria-activedescendant=${active}
          aria-describedby="hint"
          .value=${this.chosen?.name ?? this.search}
          @input=${this.#type}
          @keydown=${this.#key}
          @click=${() => (this.expanded = true)}
          @blur=${() => (this.expanded = false)}
        />
      </div>
      ${
        // while nothing is chosen, that they cannot be read stays, and so does the button beside it, when the focus goes from the field
        this.expanded || (error !== undefined && !this.chosen)
          ? whenRead(this.#list, t, html`<span class="bone"></span>`, () => (listed ? this.#options(t) : nothing))
          : nothing
      }
      ${listed ? nothing : html`<ul id="list" hidden></ul>`}
    </div>`;
  }

  #options(t: Words): TemplateResult {
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
            html`<li id="option-${at}" role="option" aria-selected=${at === this.active} @click=${() => this.#take(row)}>
              <span>${highlight(row.name, this.search.trim())}</span>
              <span class="muted small">${t.room(Math.max(0, row.capacity - row.users))}</span>
            </li>`,
        )}
      </ul>
      <p class=${rows.length === 0 ? 'muted' : 'hidden'} role="status">${rows.length === 0 ? t.noHits : t.found(rows.length)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-account-picker': KnippaAccountPicker;
  }
}
