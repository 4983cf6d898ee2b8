import { html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import type { UserImportTerms } from '../terms/user-import.js';

/** Passwords and codes that are shown this once: whether they were printed, saved or copied, and the question where somebody closes without (CSV-06). */
export class Keeping {
  readonly #host: KnippaElement<object>;
  #kept = true;
  #asking = false;

  constructor(host: KnippaElement<object>) {
    this.#host = host;
  }

  /** From when something is handed out, or nothing is. */
  begin(handedOut: boolean): void {
    this.#kept = !handedOut;
    this.#asking = false;
  }

  /** They were printed, saved or copied. */
  readonly kept = (): void => {
    this.#kept = true;
  };

  /** Whether it may be closed; where it may not, that is asked. */
  mayClose(): boolean {
    if (this.#kept) return true;
    this.#ask(true);
    return false;
  }

  /** The question. `close` is what was held back. */
  view(close: () => void, t: UserImportTerms): TemplateResult | typeof nothing {
    if (this.#kept) return nothing;
    return html`<knippa-ask-dialog
      heading=${t.notKept}
      deed=${t.closeUnkept}
      danger
      ?open=${this.#asking}
      @knippa-apply=${() => {
        this.begin(false);
        close();
      }}
      @knippa-close=${(event: Event) => {
        event.stopPropagation();
        this.#ask(false);
      }}
      ><p>${t.notKeptMeans}</p></knippa-ask-dialog
    >`;
  }

  #ask(asking: boolean): void {
    this.#asking = asking;
    this.#host.requestUpdate();
  }
}
