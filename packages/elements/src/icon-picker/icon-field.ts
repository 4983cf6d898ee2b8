import { css, html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { folderIcon } from '../kernel/folder-icon.js';
import type { KnippaIconPicker } from './icon-picker.js';

/** The field's sheet, for the form around it. */
export const iconFieldSheet = css`
  .label {
    display: block;
    font-weight: 600;
  }
  button.icon {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    margin-top: 4px;
  }
  button.icon .folder-icon {
    color: var(--k-accent);
  }
  knippa-icon-picker {
    margin-top: 12px;
  }
`;

/** The words of the field: what it is called, and its button. */
interface Words {
  readonly icon: string;
  readonly changeIcon: string;
}

/** A form's field `icon`: a folder's symbol, and the choice that opens under it (FLD-01). The symbols are loaded when somebody wants to choose one. */
export class IconField {
  readonly #host: KnippaElement<object>;
  readonly #onChoose: () => void;
  #choosing = false;
  /** Whether a symbol was chosen: its name stands in the form. */
  #chosen = false;

  constructor(host: KnippaElement<object>, onChoose: () => void) {
    this.#host = host;
    this.#onChoose = onChoose;
  }

  /** Begins anew, closed. */
  clear(): void {
    this.#choosing = this.#chosen = false;
  }

  /** `from` is the symbol that the folder has; empty for none. */
  view(from: string, t: Words): TemplateResult {
    const control = () => this.#host.renderRoot.querySelector<HTMLInputElement>('[name="icon"]');
    const icon = (this.#chosen ? control()?.value : from) ?? '';
    const open = () => {
      this.#choosing = !this.#choosing;
      if (this.#choosing) void import('./define.js');
      this.#host.requestUpdate();
    };
    const choose = (event: Event) => {
      event.stopPropagation();
      const hidden = control();
      if (hidden) hidden.value = (event.target as KnippaIconPicker).value;
      this.#chosen = true;
      this.#onChoose();
      this.#host.requestUpdate();
    };
    return html`<div>
      <span class="label" id="icon-label">${t.icon}</span>
      <input type="hidden" name="icon" .value=${from} />
      <button type="button" class="icon" aria-expanded=${this.#choosing} @click=${open}>
        ${folderIcon(icon, this.#host)} ${t.changeIcon}
      </button>
      ${this.#choosing ? html`<knippa-icon-picker label=${t.icon} .value=${icon} @change=${choose}></knippa-icon-picker>` : nothing}
    </div>`;
  }
}
