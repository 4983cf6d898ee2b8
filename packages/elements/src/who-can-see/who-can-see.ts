import { documents, folders, type Reader } from '@knippa/contract';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { closed } from '../kernel/events.js';
import { Pages, searchForm } from '../kernel/pages.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { bones, whenRead } from '../kernel/states.js';
import { tableSheet } from '../kernel/table.styles.js';
import type { CommonTerms } from '../terms/common.js';
import { whoCanSeeTerms, type WhoCanSeeTerms } from '../terms/who-can-see.js';
import { readerTable } from './rows.js';

type Words = WhoCanSeeTerms & CommonTerms;

/**
 * Who sees a folder or a document: what each may, and the right that carries it, as far as one sees the people of the account.
 *
 * @tag knippa-who-can-see
 * @summary Says who sees a folder or a document, and why (WHY-02).
 * @event knippa-close - The person is done here.
 * @csspart base - All of the element's inside.
 */
export class KnippaWhoCanSee extends KnippaElement<WhoCanSeeTerms> {
  static override styles = [
    sheet,
    tableSheet,
    css`
      td.name {
        min-width: 10em;
      }
      .close {
        margin-top: 12px;
      }
      @container knippa (max-width: 959.98px) {
        td.why {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  /** The account. */
  @property({ attribute: 'account-id' }) accountId = '';
  /** The folder that is asked about. */
  @property({ attribute: 'folder-id' }) folderId = '';
  /** The document that is asked about, in place of a folder. */
  @property({ attribute: 'document-id' }) documentId = '';
  /** Whether it stands under a heading of somebody else's, without its own and without a way back. */
  @property({ type: Boolean }) bare = false;

  @state() private search = '';

  protected override readonly words = whoCanSeeTerms;

  readonly #folder = new Reading(this, folders.read, () => this.#ofFolder({}));
  readonly #document = new Reading(this, documents.read, () => this.#ofDocument({}));
  readonly #found = (n: number) => this.terms?.found(n);
  readonly #readersOfFolder = new Pages(this, folders.readers, () => this.#ofFolder(this.#wanted), {
    needs: this.#folder,
    found: this.#found,
  });
  readonly #readersOfDocument = new Pages(this, documents.readers, () => this.#ofDocument(this.#wanted), {
    needs: this.#document,
    found: this.#found,
  });

  get #wanted(): { search?: string } {
    const search = this.search.trim();
    return search ? { search } : {};
  }

  #ofFolder<T extends object>(rest: T): ({ accountId: string; folderId: string } & T) | undefined {
    const { accountId, folderId, documentId } = this;
    return accountId && folderId && !documentId ? { accountId, folderId, ...rest } : undefined;
  }

  #ofDocument<T extends object>(rest: T): ({ accountId: string; documentId: string } & T) | undefined {
    const { accountId, documentId } = this;
    return accountId && documentId ? { accountId, documentId, ...rest } : undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('folderId') || changed.has('documentId')) this.search = '';
    super.willUpdate(changed);
  }

  #seek(search: string): void {
    if (search.trim() === this.search.trim()) return;
    (this.documentId ? this.#readersOfDocument : this.#readersOfFolder).aloud();
    this.search = search;
  }

  protected override view(t: Words): unknown {
    const pages = this.documentId ? this.#readersOfDocument : this.#readersOfFolder;
    return html`${this.bare ? nothing : html`<h2 tabindex="-1">${this.#heading(t)}</h2>`}
      <p class="muted">${t.youSee}</p>
      ${searchForm({ label: t.searchLabel, hint: t.searchHint, value: this.search }, pages, (text) => this.#seek(text), t)}
      ${whenRead(pages.reading, t, bones(4), ({ items }) => this.#rows(items, t))}
      ${this.bare ? nothing : html`<div class="row close"><button type="button" @click=${() => closed(this)}>${t.close}</button></div>`}`;
  }

  #heading(t: Words): string {
    return t.heading((this.documentId ? this.#document.value?.title : this.#folder.value?.name) ?? '…');
  }

  #rows(rows: readonly Reader[], t: Words): TemplateResult {
    const pages = this.documentId ? this.#readersOfDocument : this.#readersOfFolder;
    const search = this.search.trim();
    const showAll = search ? html`<button class="quiet" @click=${() => this.#seek('')}>${t.showAll}</button>` : nothing;
    if (rows.length === 0 && pages.first)
      return html`<div class="empty">
        <p>${search ? t.noHits(search) : t.empty}</p>
        ${showAll}
      </div>`;
    const asked = this.documentId
      ? { document: true, folderId: this.#document.value?.lying?.folderId }
      : { document: false, folderId: this.folderId };
    return html`<div aria-busy=${pages.reading.busy}>${readerTable(rows, this.#heading(t), asked, search, t)}</div>
      ${pages.foot(t, search, showAll)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-who-can-see': KnippaWhoCanSee;
  }
}
