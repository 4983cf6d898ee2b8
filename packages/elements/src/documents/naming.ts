import { documents, folders, type Content, type DocumentKind, type Location } from '@knippa/contract';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { tell } from '../kernel/events.js';
import { deed, field, filled, focusFirstWrong, formError, type Sent } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { IconField, iconFieldSheet } from '../icon-picker/icon-field.js';
import { property, state } from '../kernel/property.js';
import { sheet } from '../kernel/sheet.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { documentsTerms, type DocumentsTerms } from '../terms/documents.js';
import { nameOf, type Thing } from './things.js';

/** What is named: something new in a place, a template where it lies among those, or a thing anew. */
export type Naming =
  | { readonly act: 'create'; readonly resource: 'folders' | 'documents'; readonly where: Location; readonly template?: boolean }
  | { readonly act: 'rename'; readonly thing: Thing };

type Words = DocumentsTerms & CommonTerms;

/** What a new document holds: something to write in. */
function emptyOf(kind: DocumentKind): Content {
  const row = () => Array.from({ length: 3 }, () => ({ text: '' }));
  return kind === 'grid' ? { kind, rows: [row(), row(), row()] } : { kind, blocks: [{ text: '' }] };
}

/**
 * Names a new document or folder, and creates it, or gives one another name, a folder with its symbol; in a dialog.
 *
 * @tag knippa-document-naming
 * @summary Creates a document or a folder, or renames it (DOC-08, FLD-07).
 * @event knippa-documents-create - A document was created; so `-create-in`, `-create-template`, and of folders `knippa-folders-create`, `-create-own`, `-create-in`.
 * @event knippa-documents-edit - The document has another title; so `knippa-folders-edit`.
 * @event knippa-close - The dialog has closed.
 * @csspart base - All of the element's inside.
 */
export class KnippaDocumentNaming extends KnippaDialog<DocumentsTerms> {
  static override styles = [
    sheet,
    formSheet,
    dialogSheet,
    iconFieldSheet,
    css`
      .form {
        max-width: none;
      }
    `,
  ];

  /** The account. */
  @property({ attribute: 'account-id' }) accountId = '';
  /** What is named. */
  @property({ attribute: false }) naming: Naming | undefined;

  /** What was created or renamed last: its id, and what it is called. */
  made: { readonly id: string; readonly name: string } | undefined;

  @state() private kind: DocumentKind = 'document';

  protected override readonly words = documentsTerms;

  readonly #document = new Submission(this, documents.create);
  readonly #documentIn = new Submission(this, documents.createIn);
  readonly #template = new Submission(this, documents.createTemplate);
  readonly #title = new Submission(this, documents.edit);
  readonly #folder = new Submission(this, folders.create);
  readonly #folderOwn = new Submission(this, folders.createOwn);
  readonly #folderIn = new Submission(this, folders.createIn);
  readonly #name = new Submission(this, folders.edit);
  readonly #icon = new IconField(this, () => undefined);

  protected override get busy(): boolean {
    return this.#sent.busy;
  }

  /** The submission that this naming is sent with. */
  get #sent(): Sent & { clear(): void } {
    const { naming } = this;
    if (naming?.act === 'rename') return naming.thing.resource === 'folders' ? this.#name : this.#title;
    const [inFolder, own, shared] =
      naming?.resource === 'folders' ? [this.#folderIn, this.#folderOwn, this.#folder] : [this.#documentIn, this.#document, this.#template];
    const where = naming?.where ?? {};
    return 'folderId' in where ? inFolder : 'userId' in where ? own : shared;
  }

  get #isFolder(): boolean {
    const { naming } = this;
    return (naming?.act === 'rename' ? naming.thing.resource : naming?.resource) === 'folders';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) {
      this.kind = 'document';
      this.#icon.clear();
      this.#sent.clear();
    }
    super.willUpdate(changed);
  }

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { naming } = this;
    if (!naming || this.busy) return;
    const { name = '', icon } = filled(event.target as HTMLFormElement);
    const made = await (naming.act === 'rename' ? this.#rename(naming.thing, name, icon) : this.#create(naming, name, icon));
    if (!made) return focusFirstWrong(this);
    this.made = made;
    this.close();
    this.#tell(naming);
  }

  async #rename({ resource, row }: Thing, name: string, icon: string | undefined): Promise<KnippaDocumentNaming['made']> {
    const { accountId } = this;
    const { id, version } = row;
    const done =
      resource === 'folders'
        ? await this.#name.send({ accountId, folderId: id, name, icon: icon ?? null, version })
        : await this.#title.send({ accountId, documentId: id, title: name, version });
    return done && { id, name };
  }

  async #create(
    { resource, where }: Naming & { act: 'create' },
    name: string,
    icon: string | undefined,
  ): Promise<KnippaDocumentNaming['made']> {
    const { accountId } = this;
    const draft = { accountId, title: name, content: emptyOf(this.kind) };
    const folder = { accountId, name, ...(icon && { icon }) };
    const isFolder = resource === 'folders';
    let done: { output: { readonly id: string } } | undefined;
    if ('folderId' in where)
      done = isFolder ? await this.#folderIn.send({ ...folder, ...where }) : await this.#documentIn.send({ ...draft, ...where });
    else if ('userId' in where)
      done = isFolder ? await this.#folderOwn.send({ ...folder, ...where }) : await this.#document.send({ ...draft, ...where });
    else done = isFolder ? await this.#folder.send({ ...folder, ...where }) : await this.#template.send(draft);
    return done && { id: done.output.id, name };
  }

  #tell(naming: Naming): void {
    const { accountId } = this;
    if (naming.act === 'rename') {
      const { resource, row } = naming.thing;
      if (resource === 'folders') tell<typeof folders.edit>(this, 'folders.edit', { accountId, folderId: row.id });
      else tell<typeof documents.edit>(this, 'documents.edit', { accountId, documentId: row.id });
      return;
    }
    const { where, resource } = naming;
    const isFolder = resource === 'folders';
    if ('folderId' in where && isFolder) tell<typeof folders.createIn>(this, 'folders.createIn', { accountId, ...where });
    else if ('folderId' in where) tell<typeof documents.createIn>(this, 'documents.createIn', { accountId, ...where });
    else if ('userId' in where && isFolder) tell<typeof folders.createOwn>(this, 'folders.createOwn', { accountId, ...where });
    else if ('userId' in where) tell<typeof documents.create>(this, 'documents.create', { accountId, ...where });
    else if (isFolder) tell<typeof folders.create>(this, 'folders.create', { accountId });
    else tell<typeof documents.createTemplate>(this, 'documents.createTemplate', { accountId });
  }

  protected override inside(t: Words): unknown {
    const { naming } = this;
    if (!naming) return nothing;
    const isFolder = this.#isFolder;
    const isNew = naming.act === 'create';
    const what = isFolder ? 'folder' : isNew && naming.template ? 'template' : 'document';
    const renamed = isNew ? undefined : naming.thing;
    const sent = this.#sent;
    // the field is one, whatever the operation calls it
    const named: Sent = {
      busy: sent.busy,
      error: sent.error,
      refusal: sent.refusal,
      toldAtField: sent.toldAtField,
      fieldCode: () => sent.fieldCode(isFolder ? 'name' : 'title'),
    };
    return html`<h2 id="heading" tabindex="-1" autofocus>${renamed ? t.renameHeading(nameOf(renamed)) : t.newThing[what]}</h2>
      <form class="form" novalidate @submit=${(event: SubmitEvent) => this.#send(event)}>
        ${field({ path: 'name', label: isFolder ? t.nameLabel : t.titleLabel, value: renamed ? nameOf(renamed) : '' }, named, t)}
        ${isFolder ? this.#icon.view(renamed?.resource === 'folders' ? (renamed.row.icon ?? '') : '', t) : isNew ? this.#kinds(t) : ''}
        ${formError(sent, t)}
        <div class="row">
          ${deed(isNew ? t.createThing[what] : t.save, sent, t)}
          <button type="button" @click=${() => this.busy || this.close()}>${t.cancel}</button>
        </div>
      </form>`;
  }

  #kinds(t: Words): TemplateResult {
    const choice = (kind: DocumentKind) =>
      html`<div class="choice">
        <input
          type="radio"
          name="kind"
          id="kind-${kind}"
          aria-describedby="about-${kind}"
          .checked=${this.kind === kind}
          @change=${() => (this.kind = kind)}
        />
        <label for="kind-${kind}">${t.kinds[kind]}</label>
        <span class="reason" id="about-${kind}">${t.kindHints[kind]}</span>
      </div>`;
    return html`<fieldset>
      <legend>${t.whichKind}</legend>
      ${choice('document')} ${choice('grid')}
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-document-naming': KnippaDocumentNaming;
  }
}
