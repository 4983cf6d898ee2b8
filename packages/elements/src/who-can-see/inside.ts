import { css, html, nothing, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';

/** How what is folded away looks. */
export const readersSheet = css`
  details.readers {
    margin-top: 28px;
    padding-top: 16px;
    border-top: 1px solid var(--k-line);
  }
  details.readers > summary {
    min-height: 36px;
    padding-block: 6px;
    font-weight: 650;
    cursor: pointer;
  }
  knippa-who-can-see {
    margin-top: 12px;
  }
`;

/** Who sees a folder or an account, folded away in the element that shows it: asked while somebody has it open, and folded again with another. */
export class ReadersInside {
  readonly #host: KnippaElement<object>;
  /** Of what it is open. */
  #asked = '';

  constructor(host: KnippaElement<object>) {
    this.#host = host;
  }

  /** The question, and under it the answer once it is asked. */
  view({ accountId, folderId = '' }: { accountId: string; folderId?: string }, question: string): TemplateResult {
    const of = folderId || accountId;
    if (this.#asked !== of) this.#asked = '';
    const toggled = (event: Event) => {
      this.#asked = (event.target as HTMLDetailsElement).open ? of : '';
      this.#host.requestUpdate();
    };
    return html`<details class="readers" ?open=${this.#asked !== ''} @toggle=${toggled}>
      <summary>${question}</summary>
      ${this.#asked ? html`<knippa-who-can-see account-id=${accountId} folder-id=${folderId} bare></knippa-who-can-see>` : nothing}
    </details>`;
  }
}
