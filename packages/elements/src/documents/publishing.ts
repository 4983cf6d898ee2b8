import { documents, type DocumentRow } from '@knippa/contract';
import { html, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { Submission } from '../kernel/submission.js';
import type { DocumentsTerms } from '../terms/documents.js';

/** Publishes a document, once it has been said who will be able to read it and under what name (DOC-05). */
export class Publishing {
  readonly #host: KnippaElement<object>;
  readonly #submission: Submission<typeof documents.publish>;
  readonly #published: (document: DocumentRow) => void;
  #about: { readonly accountId: string; readonly document: DocumentRow } | undefined;

  constructor(host: KnippaElement<object>, published: (document: DocumentRow) => void) {
    this.#host = host;
    this.#submission = new Submission(host, documents.publish);
    this.#published = published;
  }

  /** Begins about a document. */
  about(accountId: string, document: DocumentRow): void {
    this.#about = { accountId, document };
    this.#submission.clear();
  }

  /** The dialog is closed. */
  close(): void {
    this.#about = undefined;
    this.#host.requestUpdate();
  }

  async #apply(): Promise<void> {
    const about = this.#about;
    if (!about) return;
    const path = { accountId: about.accountId, documentId: about.document.id };
    if (!(await this.#submission.send(path))) return;
    this.close();
    this.#published(about.document);
    tell<typeof documents.publish>(this.#host, 'documents.publish', path);
  }

  /** The dialog, open while it is about a document. */
  view(t: DocumentsTerms): TemplateResult {
    const document = this.#about?.document;
    return html`<knippa-ask-dialog
      heading=${t.publishHeading(document?.title ?? '')}
      deed=${t.publish}
      ?doing=${this.#submission.busy}
      .error=${this.#submission.error}
      ?open=${document !== undefined}
      @knippa-apply=${() => void this.#apply()}
    >
      <p>${t.publishMeans}</p>
      <p>${t.publishAs(document?.maker.displayName ?? t.former)}</p>
    </knippa-ask-dialog>`;
  }
}
