import { documents } from '@knippa/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { ask, navigated } from '../kernel/events.js';
import { doneNote, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { LostFocus } from '../kernel/lost-focus.js';
import { searchForm } from '../kernel/pages.js';
import { property, state } from '../kernel/property.js';
import { sheet } from '../kernel/sheet.js';
import type { CommonTerms } from '../terms/common.js';
import { documentsTerms, type DocumentsTerms } from '../terms/documents.js';
import { DocumentActs, type Beside } from './acts.js';
import { Bin } from './bin.js';
import { headButtons } from './buttons.js';
import { documentsSheet } from './documents.styles.js';
import { Dragging } from './dragging.js';
import { besideView, editorView, insideTags, leave, publishedLinkView, standardsView } from './inside.js';
import { Listing } from './listing.js';
import { People } from './people.js';
import { crumbsNav, crumbsOf, placeName, placesNav, placesOf } from './places.js';
import type { DocumentsRoute } from './route.js';
import { said } from './rows.js';
import { Shelf } from './shelf.js';
import type { Thing } from './things.js';

type Words = DocumentsTerms & CommonTerms;

/**
 * The documents of an account as the person sees them: My Documents, shared folders and templates, what is published, and the bin. Folders are opened, things created,
 * renamed, moved, copied, published and deleted; a document opens in an editor, unless the page takes it over.
 *
 * @tag knippa-documents
 * @summary Everything that a person does with documents and folders (DOC-01…09, FLD-04, FLD-07, TPL-01, TPL-02).
 * @event knippa-before-documents-read - A document is opened; cancelable; `detail.accountId`, `detail.documentId` (DOC-07).
 * @event knippa-before-folders-set-rights - A folder's settings are opened; cancelable; `detail.accountId`, `detail.folderId`.
 * @event knippa-before-folders-readers - Who sees a folder is opened; cancelable; so `knippa-before-documents-readers`.
 * @event knippa-before-folders-seen-by - What somebody sees is opened; cancelable; `detail.accountId`, `detail.userId`.
 * @event knippa-documents-create - A document was created; so `-create-in`, `-create-template`, `-edit`, `-move`, `-copy`, `-publish`, `-unpublish`, `-remove`.
 * @event knippa-standard-templates-make-own - A template of one's own was made from a standard one; `detail.accountId`, `detail.userId`.
 * @event knippa-folders-create - A folder was created; so `-create-own`, `-create-in`, `-edit`, `-move`, `-copy`, `-remove`.
 * @event knippa-publishing-renew - There is a link to what is published, or another one; so `-close`; `detail.accountId`.
 * @event knippa-bin-restore - Something was brought back from the bin; so `-end`, `-empty`.
 * @event knippa-navigate - `route` has changed; read it from the element.
 * @csspart base - All of the element's inside.
 */
export class KnippaDocuments extends KnippaElement<DocumentsTerms> {
  static override styles = [sheet, formSheet, documentsSheet];

  /** The account; without it, the one that the person is signed in to. */
  @property({ attribute: 'account-id' }) accountId = '';
  /** What is shown. */
  @property({ attribute: false }) route: DocumentsRoute = { in: 'personal' };

  /** What was done last, kept on the screen. */
  @state() private result: unknown;
  @state() private beside: Beside | undefined;
  /** The document that was just created: it is opened to be written. */
  @state() private fresh = '';

  protected override readonly words = documentsTerms;

  #toHeading = false;

  readonly #shelf = new Shelf(this);
  readonly #bin = new Bin(this, {
    accountId: () => (this.#binShown ? this.#shelf.account?.id : undefined),
    needs: this.#shelf.needs,
    said: (result) => this.#said(result),
  });
  readonly #people = new People(this, {
    accountId: () => (this.#shelf.place === 'people' ? this.#shelf.account?.id : undefined),
    needs: this.#shelf.needs,
    search: () => (this.route.search ?? '').trim(),
    seek: (text) => this.#go({ ...this.route, search: text || undefined }),
    open: (userId) => this.#go({ in: 'personal', userId }),
  });
  readonly #acts = new DocumentActs(this, {
    said: (result) => this.#said(result),
    open: (documentId) => this.#open(documentId, true),
    gone: ({ id, parentId }) => this.route.folderId === id && this.#go({ ...this.route, folderId: parentId ?? undefined }),
    beside: (beside) => {
      this.beside = beside;
      this.#toHeading = true;
    },
  });

  readonly #dragging = new Dragging(this, this.#shelf, (account, thing, target) => {
    if (this.terms) this.#acts.drop(account, thing, target, this.terms);
  });

  readonly #listing = new Listing(this, this.#shelf, this.#acts, {
    go: (route) => this.#go(route),
    open: (thing) => this.#openThing(thing),
    showAll: () => this.#searchFor(''),
  });

  constructor() {
    super();
    new LostFocus(this);
  }

  get #binShown(): boolean {
    return this.#shelf.place === 'bin' && this.#shelf.search === '';
  }

  /** Reads again what is shown. */
  refresh(): void {
    this.#shelf.again();
    this.#bin.again();
    this.#people.again();
  }

  #said(result: unknown): void {
    this.result = result;
  }

  #go(route: DocumentsRoute): void {
    const placeOf = ({ in: place, userId, folderId, documentId, standardId }: DocumentsRoute) =>
      JSON.stringify([place, userId, folderId, documentId, standardId]);
    this.#toHeading = placeOf(route) !== placeOf(this.route);
    if (this.#toHeading) this.result = undefined;
    this.route = route;
    navigated(this);
  }

  get #accountId(): string {
    return this.#shelf.of({})?.accountId ?? '';
  }

  #openThing(thing: Thing): void {
    const { row, resource } = thing;
    if (resource === 'documents') {
      this.#open(row.id, false);
      return;
    }
    this.#go({ in: row.space, ...(row.userId && row.userId !== this.#shelf.personId && { userId: row.userId }), folderId: row.id });
  }

  #open(documentId: string, fresh: boolean, route = this.route): void {
    const path = this.#shelf.of({ documentId });
    if (!path || !ask<typeof documents.read>(this, 'documents.read', path)) return;
    this.fresh = fresh ? documentId : '';
    this.#go({ ...route, documentId });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route')) this.beside = undefined;
    super.willUpdate(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#toHeading || !this.terms) return;
    this.#toHeading = false;
    const inside = this.find<KnippaElement<object>>(insideTags);
    if (inside) void inside.updateComplete.then(() => inside.focusHeading());
    else this.focusHeading();
  }

  protected override view(t: Words): unknown {
    const { account, without, place, search, others, personId } = this.#shelf;
    const current = search ? undefined : others ? 'people' : place;
    const inside = (this.route.documentId ?? this.route.standardId) !== undefined || this.beside !== undefined;
    const crumbs = crumbsOf(this.#shelf, this.route, inside, t);
    const { start, over, drop, end } = this.#dragging;
    const go = (to: DocumentsRoute) => leave(this, () => this.#go(to));
    return html`<div class="layout" @dragstart=${start} @dragover=${over} @drop=${drop} @dragend=${end}>
        ${account ? placesNav(placesOf(account, !without), current, personId, (to) => go({ in: to }), t) : html`<div></div>`}
        <div>${crumbsNav(crumbs, personId, go, t)} ${this.#main(t)} ${this.#dragging.view(t)}</div>
      </div>
      ${account ? this.#acts.dialogs(account, this.#shelf.personId, t) : nothing}`;
  }

  #main(t: Words): TemplateResult {
    if (this.beside)
      return besideView(this.#accountId, this.beside, () => {
        this.beside = undefined;
        this.#toHeading = true;
      });
    const { documentId, standardId } = this.route;
    if (documentId) return editorView(this.#accountId, documentId, this.fresh === documentId);
    return standardId ? this.#standards({ standardId }) : this.#listView(t);
  }

  #listView(t: Words): TemplateResult {
    const { account, search, place, documents: list } = this.#shelf;
    if (place === 'people')
      return html`<h2 tabindex="-1">${t.places.people}</h2>
        ${this.#people.view(t)}`;
    const { failed } = this.#acts;
    const buttons = () => (this.#binShown && account ? this.#bin.button(account, t) : headButtons(this.#shelf, this.#acts, t));
    return html`<div class="head">
        <h2 tabindex="-1">${this.#heading(t)}</h2>
        ${search ? nothing : html`<div class="row">${buttons()}</div>`}
      </div>
      ${this.#about(t)}
      <div class="result" role="status" ?hidden=${!this.result}>${this.result ? doneNote(this.result) : nothing}</div>
      ${failed ? html`<div class="result">${formError(failed, t)}</div>` : nothing}
      ${place === 'published' && !search && this.#shelf.owner?.permissions.publish ? publishedLinkView(this.#accountId) : nothing}
      ${searchForm({ label: t.searchLabel, hint: t.searchHint, value: this.route.search ?? '' }, list, (text) => this.#searchFor(text), t)}
      ${this.#binShown && account ? this.#bin.view(account, t) : this.#listing.view(this.#heading(t), t)} ${this.#standardsHere()}`;
  }

  /** The standard templates under the group's own, or by themselves; of a search those that it finds, under what else it does. */
  #standardsHere(): TemplateResult | typeof nothing {
    const { search, place, standards: found } = this.#shelf;
    if (search) return found?.length ? this.#standards({ found }) : nothing;
    if (place === 'standards') return this.#standards({ untitled: true });
    return place === 'templates' && !this.route.folderId ? this.#standards({}) : nothing;
  }

  /** Standard templates, or one of them; one's own that is made of it is opened to be written. */
  #standards(which: Parameters<typeof standardsView>[2]): TemplateResult {
    return standardsView(this.#accountId, this.#shelf.owner, which, {
      open: (standardId) => this.#go({ ...this.route, userId: undefined, standardId }),
      made: (documentId) => this.#open(documentId, true, { in: 'personal' }),
    });
  }

  #heading(t: Words): string {
    if (this.#shelf.search) return t.hits;
    return (this.route.folderId && this.#shelf.folderName) || placeName(this.#shelf, t);
  }

  #searchFor(text: string): void {
    if (text.trim() === this.#shelf.search) return;
    this.#shelf.aloud();
    this.#go({ ...this.route, search: text || undefined });
  }

  /** What holds of the folder for whoever may not do everything in it, and who somebody else is whose documents one looks at. */
  #about(t: Words): TemplateResult | typeof nothing {
    const { folder, search, others } = this.#shelf;
    const whose =
      others && !search && !this.route.folderId ? [others.username, others.permissions.documents ? null : t.people.without] : [];
    const told = [...whose, ...(folder ? said(folder, t).slice(0, 1) : [])].filter((text) => text !== null);
    return told.length === 0 ? nothing : html`<p class="about muted small">${told.join(' · ')}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-documents': KnippaDocuments;
  }
}
