import { accounts, documents, folders, type Reader } from '@knippa/contract';
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
import { readerTable, type Asked } from './rows.js';

type Words = WhoCanSeeTerms & CommonTerms;

/**
 * Who sees an account, or a folder or a document in it: what each may, and the right that carries it, as far as one sees the people.
 *
 * @tag knippa-who-can-see
 * @summary Says who sees an account, a folder or a document, and why (WHY-02).
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

  /** The account, which is asked about itself where nothing in it is. */
  @property({ attribute: 'account-id' }) accountId = '';
  /** The folder in it that is asked about. */
  @property({ attribute: 'folder-id' }) folderId = '';
  /** The document in it that is asked about. */
  @property({ attribute: 'document-id' }) documentId = '';
  /** Whether it stands under a heading of somebody else's, without its own and without a way back. */
  @property({ type: Boolean }) bare = false;

  @state() private search = '';

  protected override readonly words = whoCanSeeTerms;

  readonly #account = new Reading(this, accounts.read, () => this.#ofAccount({}));
  readonly #folder = new Reading(this, folders.read, () => this.#ofFolder({}));
  readonly #document = new Reading(this, documents.read, () => this.#ofDocument({}));
  readonly #found = (n: number) => this.terms?.found(n);
  readonly #pages = {
    accounts: new Pages(this, accounts.readers, () => this.#ofAccount(this.#wanted), { needs: this.#account, found: this.#found }),
    folders: new Pages(this, folders.readers, () => this.#ofFolder(this.#wanted), { needs: this.#folder, found: this.#found }),
    documents: new Pages(this, documents.readers, () => this.#ofDocument(this.#wanted), { needs: this.#document, found: this.#found }),
  };

  get #wanted(): { search?: string } {
    const search = this.search.trim();
    return search ? { search } : {};
  }

  /** What is asked about: the document that is named, else the folder, else the account itself. */
  get #resource(): Asked['resource'] {
    if (this.documentId) return 'documents';
    return this.folderId ? 'folders' : 'accounts';
  }

  #ofAccount<T extends object>(rest: T): ({ accountId: string } & T) | undefined {
    const { accountId } = this;
    return accountId && this.#resource === 'accounts' ? { accountId, ...rest } : undefined;
  }

  #ofFolder<T extends object>(rest: T): ({ accountId: string; folderId: string } & T) | undefined {
    const { accountId, folderId } = this;
    return accountId && this.#resource === 'folders' ? { accountId, folderId, ...rest } : undefined;
  }

  #ofDocument<T extends object>(rest: T): ({ accountId: string; documentId: string } & T) | undefined {
    const { accountId, documentId } = this;
    return accountId && this.#resource === 'documents' ? { accountId, documentId, ...rest } : undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('accountId') || changed.has('folderId') || changed.has('documentId')) this.search = '';
    super.willUpdate(changed);
  }

  #seek(search: string): void {
    if (search.trim() === this.search.trim()) return;
    this.#pages[this.#resource].aloud();
    this.search = search;
  }

  protected override view(t: Words): unknown {
    const pages = this.#pages[this.#resource];
    return html`${this.bare ? nothing : html`<h2 tabindex="-1">${this.#heading(t)}</h2>`}
      <p class="muted">${this.#resource === 'accounts' ? t.youSeeOfAccount : t.youSee}</p>
      ${searchForm({ label: t.searchLabel, hint: t.searchHint, value: this.search }, pages, (text) => this.#seek(text), t)}
      ${whenRead(pages.reading, t, bones(4), ({ items }) => this.#rows(items, t))}
      ${this.bare ? nothing : html`<div class="row close"><button type="button" @click=${() => closed(this)}>${t.close}</button></div>`}`;
  }

  #heading(t: Words): string {
    const names = { accounts: this.#account.value?.name, folders: this.#folder.value?.name, documents: this.#document.value?.title };
    return t.heading(names[this.#resource] ?? '…');
  }

  #rows(rows: readonly Reader[], t: Words): TemplateResult {
    const pages = this.#pages[this.#resource];
    const search = this.search.trim();
    const showAll = search ? html`<button class="quiet" @click=${() => this.#seek('')}>${t.showAll}</button>` : nothing;
    if (rows.length === 0 && pages.first)
      return html`<div class="empty">
        <p>${search ? t.noHits(search) : t.empty}</p>
        ${showAll}
      </div>`;
    const folderId = this.documentId ? this.#document.value?.lying?.folderId : this.folderId;
    const asked = { resource: this.#resource, folderId };
    return html`<div aria-busy=${pages.reading.busy}>${readerTable(rows, this.#heading(t), asked, search, t)}</div>
      ${pages.foot(t, search, showAll)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-who-can-see': KnippaWhoCanSee;
  }
}
