import { html, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import type { UserEditorTerms } from '../terms/user-editor.js';

/** Asks before what is typed in a dialog is thrown away, in its place: Esc comes easily (reliability.md, section 7). Whoever stays is back where they were. */
export class Discarding {
  readonly #host: KnippaElement<object>;
  readonly #discard: () => void;
  #asks = false;
  #at: HTMLElement | null = null;

  constructor(host: KnippaElement<object>, discard: () => void) {
    this.#host = host;
    this.#discard = discard;
  }

  /** Whether it asks now: meanwhile the dialog is not shown. */
  get asks(): boolean {
    return this.#asks;
  }

  ask(): void {
    if (!this.#asks) this.#at = (this.#host.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    this.#turn(true);
  }

  /** Asks no more. */
  clear(): void {
    this.#turn(false);
  }

  view(t: UserEditorTerms): TemplateResult {
    const discard = (event: Event) => {
      event.stopPropagation();
      this.clear();
      this.#discard();
    };
    return html`<knippa-ask-dialog
      heading=${t.discard}
      deed=${t.discard}
      danger
      ?open=${this.#asks}
      @knippa-apply=${discard}
      @knippa-close=${(event: Event) => void this.#stay(event)}
      ><p>${t.discardMeans}</p></knippa-ask-dialog
    >`;
  }

  async #stay(event: Event): Promise<void> {
    event.stopPropagation();
    const asking = event.currentTarget as HTMLElementTagNameMap['knippa-ask-dialog'];
    this.clear();
    await this.#host.updateComplete;
    await asking.updateComplete;
    this.#at?.focus();
  }

  #turn(asks: boolean): void {
    this.#asks = asks;
    this.#host.requestUpdate();
  }
}
