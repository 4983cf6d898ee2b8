import { binDays, folders, type FolderRow } from '@knippa/contract';
import { html, type TemplateResult } from 'lit';
import type { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { Planned } from '../kernel/planned.js';
import type { DocumentsTerms } from '../terms/documents.js';

/** Puts a folder and all in it in the bin, once it has been said how many documents go (FLD-07, DOC-09). */
export class FolderRemoval {
  readonly #host: KnippaElement<object>;
  readonly #planned: Planned<typeof folders.remove>;
  readonly #removed: (accountId: string, folder: FolderRow) => void;
  #about: { readonly accountId: string; readonly folder: FolderRow } | undefined;

  constructor(host: KnippaElement<object>, removed: (accountId: string, folder: FolderRow) => void) {
    this.#host = host;
    this.#planned = new Planned(host, folders.remove);
    this.#removed = removed;
  }

  /** Begins about a folder. */
  about(accountId: string, folder: FolderRow): void {
    this.#about = { accountId, folder };
    this.#planned.clear();
    void this.#planned.plan.ask({ accountId, folderId: folder.id });
  }

  #close(): void {
    this.#about = undefined;
    this.#planned.clear();
  }

  async #apply(): Promise<void> {
    const about = this.#about;
    const plan = this.#planned.plan.plan?.token;
    if (!about || plan === undefined) return;
    const path = { accountId: about.accountId, folderId: about.folder.id };
    if (!(await this.#planned.submission.send({ ...path, plan }))) {
      this.#planned.renew();
      return;
    }
    this.#close();
    this.#removed(about.accountId, about.folder);
    tell<typeof folders.remove>(this.#host, 'folders.remove', path);
  }

  /** The dialog, open while it is about a folder. */
  view(t: DocumentsTerms): TemplateResult {
    const { plan, submission } = this.#planned;
    const close = (event: Event) => {
      event.stopPropagation();
      this.#close();
    };
    return html`<knippa-plan-dialog
      heading=${t.removeFolderHeading(this.#about?.folder.name ?? '')}
      deed=${t.removeFolder}
      ?idle=${plan.error !== undefined}
      .plan=${plan.plan}
      .error=${plan.error ?? submission.error}
      ?doing=${submission.busy}
      ?open=${this.#about !== undefined}
      @knippa-plan-apply=${() => void this.#apply()}
      @knippa-close=${close}
    >
      <p>${t.removeFolderMeans(binDays)}</p>
    </knippa-plan-dialog>`;
  }
}
