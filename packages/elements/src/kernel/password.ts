import { html, type TemplateResult } from 'lit';
import type { CommonTerms } from '../terms/common.js';
import type { PasswordTerms } from '../terms/password.js';
import type { KnippaElement } from './element.js';
import { field, type FieldSpec, type Sent } from './form.js';

/** The fields of an element for passwords, with a button that shows what is typed; hidden again once it has been sent. */
export class PasswordFields {
  readonly #host: KnippaElement<object>;
  #visible = false;

  constructor(host: KnippaElement<object>) {
    this.#host = host;
  }

  /** One field. Every field of the element is shown and hidden together. */
  view(
    spec: Pick<FieldSpec, 'path' | 'label' | 'hint' | 'autocomplete'>,
    submission: Sent,
    t: PasswordTerms & CommonTerms,
  ): TemplateResult {
    const type = this.#visible ? 'text' : 'password';
    const beside = html`<button
      type="button"
      aria-pressed=${this.#visible}
      aria-label=${t.showPassword}
      @click=${() => this.#show(!this.#visible)}
    >
      ${t.show}
    </button>`;
    return field({ ...spec, type, beside }, submission, t);
  }

  /** Hides what is typed. */
  hide(): void {
    this.#show(false);
  }

  #show(visible: boolean): void {
    this.#visible = visible;
    this.#host.requestUpdate();
  }
}
