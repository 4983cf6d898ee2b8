import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { KnippaElement } from '../kernel/element.js';
import { framed, plainFolder } from '../kernel/folder-icon.js';
import { formSheet } from '../kernel/form.styles.js';
import { property, state } from '../kernel/property.js';
import { sheet } from '../kernel/sheet.js';
import type { CommonTerms } from '../terms/common.js';
import { iconPickerTerms, type IconPickerTerms } from '../terms/icon-picker.js';
import { folderIcons, type FolderIconName } from './icons.js';

type Words = IconPickerTerms & CommonTerms;

const names = Object.keys(folderIcons) as FolderIconName[];

/**
 * Chooses one of the kept symbols for a folder, or none. Each stands with what it is called; a search finds them by it. Loaded when it is opened, with every symbol.
 *
 * @tag knippa-icon-picker
 * @summary A choice of a folder's symbol (FLD-01).
 * @event change - Another symbol, or none, is chosen; read `value`.
 * @csspart base - All of the element's inside.
 */
export class KnippaIconPicker extends KnippaElement<IconPickerTerms> {
  static override styles = [
    sheet,
    formSheet,
    css`
      .form {
        max-width: none;
        margin: 0;
        gap: 8px;
      }
      .icons {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(96px, 1fr));
        gap: 4px;
        max-height: 320px;
        padding: 4px;
        overflow: auto;
        border: 1px solid var(--k-line);
        border-radius: 8px;
      }
      .icons label {
        position: relative;
        display: grid;
        gap: 4px;
        justify-items: center;
        align-content: start;
        padding: 10px 4px;
        font-size: 0.875em;
        font-weight: 400;
        line-height: 1.25;
        text-align: center;
        overflow-wrap: anywhere;
        hyphens: auto;
        border-radius: 6px;
        cursor: pointer;
      }
      .icons label:hover {
        background: var(--k-hover);
      }
      .icons svg {
        width: 28px;
        height: 28px;
      }
      .icons .icons-radio {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .icons label:has(:checked) {
        background: var(--k-accent-soft);
        font-weight: 600;
        outline: 2px solid var(--k-accent);
        outline-offset: -2px;
      }
      .icons label:has(:focus-visible) {
        outline: 3px solid var(--k-focus);
        outline-offset: -1px;
      }
    `,
  ];

  /** What is chosen with it, as its name. */
  @property() label = '';
  /** The name of the symbol; empty for a plain folder. */
  @property() value = '';

  @state() private search = '';

  protected override readonly words = iconPickerTerms;

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('value')) this.find(':checked')?.scrollIntoView({ block: 'nearest' });
  }

  protected override view(t: Words): TemplateResult {
    const wanted = this.search.trim().toLowerCase();
    const found = names.filter((name) => t.names[name].toLowerCase().includes(wanted));
    const plain = t.plain.toLowerCase().includes(wanted);
    return html`<div class="form">
      <div>
        <label for="search">${t.search}</label>
        <input
          id="search"
          autocomplete="off"
          spellcheck="false"
          .value=${live(this.search)}
          @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
          @keydown=${stay}
        />
      </div>
      <div class="icons" role="radiogroup" aria-label=${this.label} ?hidden=${!plain && found.length === 0}>
        ${plain ? this.#choice('', t.plain, plainFolder) : ''} ${found.map((name) => this.#choice(name, t.names[name], folderIcons[name]))}
      </div>
      <p class=${plain || found.length > 0 ? 'hidden' : 'muted'} role="status">${wanted ? t.found(found.length + (plain ? 1 : 0)) : ''}</p>
    </div>`;
  }

  #choice(name: FolderIconName | '', called: string, drawing: TemplateResult<2>): TemplateResult {
    const choose = (event: Event) => {
      event.stopPropagation();
      this.value = name;
      this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    };
    return html`<label>
      <input type="radio" class="icons-radio" name="icon" value=${name} .checked=${live(this.value === name)} @change=${choose} />
      ${framed(drawing)} <span>${called}</span>
    </label>`;
  }
}

/** Enter in the search sends no form around the picker. */
const stay = (event: KeyboardEvent) => {
  if (event.key === 'Enter') event.preventDefault();
};

declare global {
  interface HTMLElementTagNameMap {
    'knippa-icon-picker': KnippaIconPicker;
  }
}
