import { accounts, documents, folders, session, users, type Account, type DocumentSort, type Location } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { ask, navigated } from '../kernel/events.js';
import { doneNote, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { menu, type MenuItem } from '../kernel/menu.js';
import { Pages, searchForm } from '../kernel/pages.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { bones, refusalSentence, whenRead } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import { documentsTerms, type DocumentsTerms } from '../terms/documents.js';
import { DocumentActs, type Beside } from './acts.js';
import { Bin } from './bin.js';
import { documentsSheet } from './documents.styles.js';
import { crumbsNav, crumbsTo, placesNav, placesOf } from './places.js';
import type { DocumentsRoute, Place } from './route.js';
import { firstOrder, said, thingTable, type RowActs } from './rows.js';
import { nameOf, type Thing } from './things.js';

type Words = DocumentsTerms & CommonTerms;

/** As many folders as are shown of a place: a search finds the rest. */
const mostFolders = 500;

/**
 * The documents of an account as the person sees them: My Documents, shared folders and templates, what is published, and the bin. Folders are opened, things created,
 * renamed, moved, copied, published and deleted; a document opens in an editor, unless the page takes it over.
 *
 * @tag knippa-documents
 * @summary Everything that a person does with documents and folders (DOC-01…09, FLD-04, FLD-07, TPL-01).
 * @event knippa-before-documents-read - A document is opened; cancelable; `detail.accountId`, `detail.documentId` (DOC-07).
 * @event knippa-before-folders-set-rights - A folder's settings are opened; cancelable; `detail.accountId`, `detail.folderId`.
 * @event knippa-before-folders-readers - Who sees a folder is opened; cancelable; so `knippa-before-documents-readers`.
 * @event knippa-documents-create - A document was created; so `-create-in`, `-create-template`, `-edit`, `-move`, `-copy`, `-publish`, `-unpublish`, `-remove`.
 * @event knippa-folders-create - A folder was created; so `-create-own`, `-create-in`, `-edit`, `-move`, `-copy`, `-remove`.
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

  /** What folders are called that were seen: a heading stands before its folder is read. */
  readonly #names = new Map<string, string>();
  #toHeading = false;

  readonly #session = new Reading(this, session.read, () => ({}));
  readonly #account = new Reading(this, accounts.read, () => this.#of({}), { needs: this.#session });
  /** Whose My Documents is shown: the person's own, or that of the one whom the route names. */
  readonly #owner = new Reading(this, users.read, () => this.#of({ userId: this.route.userId ?? this.#personId }), {
    needs: this.#session,
  });
  readonly #folder = new Reading(
    this,
    folders.read,
    () => (this.route.folderId && !this.#search ? this.#of({ folderId: this.route.folderId }) : undefined),
    { onRead: ({ id, name, lying }) => [...lying.path, { id, name }].forEach((one) => this.#names.set(one.id, one.name)) },
  );
  readonly #folders = new Reading(this, folders.list, () => this.#foldersShown, {
    needs: this.#account,
    about: () => this.#shown,
    onRead: ({ items }) => items.forEach(({ id, name }) => this.#names.set(id, name)),
  });
  readonly #list = new Pages(this, documents.list, () => this.#documentsShown, {
    needs: this.#account,
    about: () => this.#shown,
    found: (total) => this.terms?.found(total),
  });
  readonly #bin = new Bin(this, {
    accountId: () => (this.#place === 'bin' && !this.#search ? this.#account.value?.id : undefined),
    needs: this.#account,
    said: (result) => this.#said(result),
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

  get #personId(): string {
    return this.#session.value?.person.id ?? '';
  }

  get #search(): string {
    return (this.route.search ?? '').trim();
  }

  /** The place that is shown: whoever has no My Documents begins at what the group shares. */
  get #place(): Place {
    const { in: place, userId, folderId } = this.route;
    const owner = this.#owner.value;
    const without = place === 'personal' && !userId && !folderId && owner !== undefined && !owner.permissions.documents;
    return without && this.#account.value?.kind !== 'single' ? 'shared' : place;
  }

  /** What is shown, for telling one place from another. */
  get #shown(): unknown {
    const { userId, folderId } = this.route;
    return [this.#place, userId, folderId, this.#search !== ''];
  }

  /** Until it is known whose My Documents there is, nothing is asked of it. */
  get #waits(): boolean {
    return this.route.in === 'personal' && !this.route.folderId && !this.#owner.value && this.#owner.error === undefined;
  }

  get #foldersShown() {
    const { userId, folderId } = this.route;
    const place = this.#place;
    if (this.#search) return this.#of({ search: this.#search, size: mostFolders });
    if (folderId) return this.#of({ parentId: folderId, size: mostFolders });
    if (place === 'published' || place === 'bin' || this.#waits) return undefined;
    return this.#of({ in: place, ...(userId && { userId }), size: mostFolders });
  }

  get #documentsShown() {
    const { userId, folderId, sort, order } = this.route;
    const place = this.#place;
    const sorted = { ...(sort && { sort }), ...(order && { order }) };
    if (this.#search) return this.#of({ search: this.#search, ...sorted });
    if (folderId) return this.#of({ folderId, ...sorted });
    // at the top of what is shared lie folders alone
    if (place === 'shared' || place === 'bin' || this.#waits) return undefined;
    return this.#of({ in: place, ...(userId && { userId }), ...sorted });
  }

  #of<T extends object>(rest: T): ({ accountId: string } & T) | undefined {
    const accountId = this.accountId || this.#session.value?.account?.id;
    return accountId && this.#session.value ? { accountId, ...rest } : undefined;
  }

  /** Reads again what is shown. */
  refresh(): void {
    this.#folders.again();
    this.#list.reading.again();
    this.#bin.again();
  }

  #said(result: unknown): void {
    this.result = result;
  }

  #go(route: DocumentsRoute): void {
    const placeOf = ({ in: place, userId, folderId, documentId }: DocumentsRoute) => JSON.stringify([place, userId, folderId, documentId]);
    this.#toHeading = placeOf(route) !== placeOf(this.route);
    if (this.#toHeading) this.result = undefined;
    this.beside = undefined;
    this.route = route;
    navigated(this);
  }

  #openThing(thing: Thing): void {
    const { row, resource } = thing;
    if (resource === 'documents') {
      this.#open(row.id, false);
      return;
    }
    this.#go({ in: row.space, ...(row.userId && row.userId !== this.#personId && { userId: row.userId }), folderId: row.id });
  }

  #open(documentId: string, fresh: boolean): void {
    const path = this.#of({ documentId });
    if (!path || !ask<typeof documents.read>(this, 'documents.read', path)) return;
    this.fresh = fresh ? documentId : '';
    this.#go({ ...this.route, documentId });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#toHeading || !this.terms) return;
    this.#toHeading = false;
    const editor = this.find<KnippaElement<object>>('knippa-document-editor');
    if (editor) editor.focusHeading();
    else this.focusHeading();
  }

  protected override view(t: Words): unknown {
    const account = this.#account.value;
    const owner = this.#owner.value;
    const keeps = this.route.userId !== undefined || owner?.permissions.documents !== false;
    const current = this.route.userId ? undefined : this.#place;
    return html`<div class="layout">
        ${account ? placesNav(placesOf(account, keeps), current, (place) => this.#go({ in: place }), t) : html`<div></div>`}
        <div>
          ${crumbsNav(this.#crumbs(t), (to) => this.#go(to), t)}
          ${this.beside ? this.#besideView(this.beside, t) : this.route.documentId ? this.#editor(this.route.documentId) : this.#listView(account, t)}
        </div>
      </div>
      ${account ? this.#acts.dialogs(account, this.#personId, t) : nothing}`;
  }

  /** What the place is called, or the person whose it is. */
  #placeName(t: Words): string {
    const owner = this.#owner.value;
    return this.route.userId && owner && owner.id !== this.#personId ? t.ofPerson(owner.displayName) : t.places[this.#place];
  }

  #crumbs(t: Words) {
    const { route } = this;
    const inside = route.documentId !== undefined || this.beside !== undefined;
    if (this.#search) return inside ? [{ name: t.hits, to: { ...route, documentId: undefined } }] : [];
    const folder = route.folderId ? this.#folder.value : undefined;
    const path = [...(folder?.lying.path ?? []), ...(folder && inside ? [folder] : [])];
    return route.folderId !== undefined || inside ? crumbsTo(this.#placeName(t), { ...route, in: this.#place }, path) : [];
  }

  #editor(documentId: string): TemplateResult {
    return html`<knippa-document-editor
      account-id=${this.#of({})?.accountId ?? ''}
      document-id=${documentId}
      ?editing=${this.fresh === documentId}
    ></knippa-document-editor>`;
  }

  /** Who sees a thing, or a folder's settings, in place of the list. */
  #besideView({ view, thing }: Beside, t: Words): TemplateResult {
    const accountId = this.#of({})?.accountId ?? '';
    const [folderId, documentId] = thing.resource === 'folders' ? [thing.row.id, nothing] : [nothing, thing.row.id];
    const back = (event?: Event) => {
      event?.stopPropagation();
      this.beside = undefined;
      this.#toHeading = true;
    };
    return html`<h2 tabindex="-1">${view === 'rights' ? t.rights : t.whoSees} <span class="muted">${nameOf(thing)}</span></h2>
      <div @knippa-close=${back}>
        ${
          view === 'rights'
            ? html`<knippa-folder-permissions account-id=${accountId} folder-id=${folderId}></knippa-folder-permissions>`
            : html`<knippa-who-can-see account-id=${accountId} folder-id=${folderId} document-id=${documentId}></knippa-who-can-see>`
        }
      </div>
      <div class="row result"><button @click=${() => back()}>${t.back}</button></div>`;
  }

  #listView(account: Account | undefined, t: Words): TemplateResult {
    const failed = this.#acts.failed;
    const [searching, place] = [this.#search !== '', this.#place];
    return html`<div class="head">
        <h2 tabindex="-1">${this.#heading(t)}</h2>
        ${account && !searching ? html`<div class="row">${place === 'bin' ? this.#bin.button(account, t) : this.#buttons(account, t)}</div>` : nothing}
      </div>
      ${this.#about(t)}
      <div class="result" role="status" ?hidden=${!this.result}>${this.result ? doneNote(this.result) : nothing}</div>
      ${failed ? html`<div class="result">${formError(failed, t)}</div>` : nothing}
      ${searchForm({ label: t.searchLabel, hint: t.searchHint, value: this.route.search ?? '' }, this.#list, (text) => this.#searchFor(text), t)}
      ${account && place === 'bin' && !searching ? this.#bin.view(account, t) : this.#things(account, t)}`;
  }

  #heading(t: Words): string {
    const { folderId } = this.route;
    if (this.#search) return t.hits;
    return folderId ? (this.#folder.value?.name ?? this.#names.get(folderId) ?? '') : this.#placeName(t);
  }

  #searchFor(text: string): void {
    if (text.trim() === this.#search) return;
    this.#list.aloud();
    this.#go({ ...this.route, search: text || undefined });
  }

  /** What holds of the folder for whoever may not do everything in it. */
  #about(t: Words): TemplateResult | typeof nothing {
    const folder = this.#search ? undefined : this.#folder.value;
    const told = folder ? said(folder, t) : [];
    return told.length > 0 ? html`<p class="about muted small">${told[0]}</p>` : nothing;
  }

  /** Where something new comes to lie, and whether it may. */
  #buttons(account: Account, t: Words): unknown {
    const { folderId } = this.route;
    const [place, folder, owner] = [this.#place, this.#folder.value, this.#owner.value];
    if (folderId) {
      if (!folder) return nothing;
      const items = this.#acts.items(account, { resource: 'folders', row: folder }, t);
      return html`${menu(t.more, t.moreNamed(folder.name), items, t)}
      ${this.#create('folders', { folderId }, may(folder, folders.createIn), t)}
      ${this.#create('documents', { folderId }, may(folder, documents.createIn), t)}`;
    }
    if (place === 'personal' && owner) {
      const where = { userId: owner.id };
      return html`${this.#create('folders', where, may(owner, folders.createOwn), t)}
      ${this.#create('documents', where, may(owner, documents.create), t)}`;
    }
    if (place === 'shared') return this.#create('folders', { space: 'shared' }, may(account, folders.create), t);
    if (place !== 'templates') return nothing;
    return html`${this.#create('folders', { space: 'templates' }, may(account, folders.create), t)}
    ${this.#create('documents', { space: 'templates' }, may(account, documents.createTemplate), t)}`;
  }

  /** The button of a new thing: what never may has none, what cannot be done now says why beside it. */
  #create(resource: 'folders' | 'documents', where: Location, allowed: MenuItem['allowed'], t: Words): unknown {
    if (allowed !== true && allowed.code === 'not-permitted') return nothing;
    const off = allowed === true ? nothing : `why-${resource}`;
    const press = () => allowed === true && this.#acts.create({ act: 'create', resource, where });
    const [kind, text] =
      resource === 'folders' ? ['quiet', t.newFolder] : ['primary', this.#place === 'templates' ? t.newTemplate : t.newDocument];
    return html`<button class=${kind} aria-disabled=${allowed === true ? nothing : 'true'} aria-describedby=${off} @click=${press}>
        ${text}
      </button>
      ${allowed === true ? nothing : html`<span id=${off} class="muted small">${refusalSentence(allowed, t)}</span>`}`;
  }

  #things(account: Account | undefined, t: Words): unknown {
    const { first, reading } = this.#list;
    const withFolders = this.#foldersShown !== undefined;
    const shown = (items: readonly Thing[], more: boolean) => this.#table(items, account, more, t);
    const docs = (above: readonly Thing[], more: boolean) =>
      this.#documentsShown === undefined && this.#foldersShown !== undefined
        ? shown(above, more)
        : whenRead(reading, t, bones(4), ({ items }) =>
            shown([...above, ...items.map((row) => ({ resource: 'documents', row }) as const)], more),
          );
    if (!withFolders || !first) return docs([], false);
    return whenRead(this.#folders, t, bones(4), ({ items, next }) =>
      docs(
        items.map((row) => ({ resource: 'folders', row }) as const),
        next !== undefined,
      ),
    );
  }

  #table(things: readonly Thing[], account: Account | undefined, more: boolean, t: Words): TemplateResult {
    if (things.length === 0 && this.#list.first) return this.#empty(t);
    if (!account) return bones(4);
    const busy = this.#list.reading.busy || this.#folders.busy;
    const showAll = this.#search ? html`<button class="quiet" @click=${() => this.#searchFor('')}>${t.showAll}</button>` : nothing;
    return html`<div aria-busy=${busy}>${thingTable(things, this.#heading(t), this.route, t, this.#rowActs(account, t))}</div>
      ${more ? html`<p class="muted small">${t.moreFolders}</p>` : nothing}
      ${this.#documentsShown === undefined || (this.#list.first && this.#list.reading.value?.items.length === 0) ? showAll : this.#list.foot(t, this.#search, showAll)}`;
  }

  #rowActs(account: Account, t: Words): RowActs {
    const self = this.#owner.value;
    const mine = self?.id === this.#personId && self.permissions.documents ? self.id : undefined;
    return {
      open: (thing) => this.#openThing(thing),
      items: (thing) => this.#acts.items(account, thing, t),
      sort: (by) => this.#sort(by),
      fromTemplate: (document) =>
        document.space === 'templates' && mine && may(document, documents.copy) === true
          ? () => void this.#acts.fromTemplate(account.id, document, mine)
          : undefined,
      lies: ({ row }) => {
        if (!this.#search) return undefined;
        if (!row.space) return t.places.published;
        return row.space === 'personal' && row.userId !== this.#personId ? t.personal : t.places[row.space];
      },
    };
  }

  #sort(by: DocumentSort): void {
    const present = (this.route.sort ?? 'title') === by ? (this.route.order ?? firstOrder(by)) : undefined;
    const order = present === undefined ? firstOrder(by) : present === 'ascending' ? 'descending' : 'ascending';
    this.#list.aloud();
    this.#go({ ...this.route, sort: by, order });
  }

  #empty(t: Words): TemplateResult {
    const folder = this.route.folderId ? this.#folder.value : undefined;
    const without = this.#place === 'personal' && !this.route.userId && this.#owner.value?.permissions.documents === false;
    const inFolder = folder && !folder.read ? t.empties.dropBox : t.empties.folder;
    const [heading, hint] = this.#search
      ? [t.noHits(this.#search), t.noHitsHint]
      : this.route.folderId
        ? inFolder
        : without
          ? t.withoutPlace
          : t.empties[this.#place];
    return html`<div class="empty">
      <h3>${heading}</h3>
      <p class="muted">${hint}</p>
      ${this.#search ? html`<button class="quiet" @click=${() => this.#searchFor('')}>${t.showAll}</button>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-documents': KnippaDocuments;
  }
}
