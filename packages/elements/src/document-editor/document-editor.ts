import { documents, session, type Content, type Document } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { tell } from '../kernel/events.js';
import { deed, doneNote, field, fieldSentence, focusFirstWrong, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { civilDay } from '../kernel/format.js';
import { warningIcon } from '../kernel/icons.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { note, refusalSentence, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { documentEditorTerms, type DocumentEditorTerms } from '../terms/document-editor.js';
import { contentForm } from './content-form.js';
import { contentView } from './content-view.js';
import { documentEditorSheet } from './document-editor.styles.js';
import { changesOf, type Draft } from './draft.js';
import { Drafting } from './drafting.js';
import type { At } from './pieces.js';

type Words = DocumentEditorTerms & CommonTerms;

/**
 * A document to read, and to write for those who may: its paragraphs or its cells, each a text with a symbol or without. What is written is kept as a draft in the tab
 * until it is saved or thrown away; when somebody else saved first, what they changed stands beside it (DOC-07).
 *
 * @tag knippa-document-editor
 * @summary Shows and edits a document (DOC-01, DOC-07).
 * @event knippa-documents-edit - The document was saved; `detail.accountId`, `detail.documentId`.
 * @csspart base - All of the element's inside.
 */
export class KnippaDocumentEditor extends KnippaElement<DocumentEditorTerms> {
  static override styles = [sheet, formSheet, documentEditorSheet];

  /** The account. */
  @property({ attribute: 'account-id' }) accountId = '';
  /** The document. */
  @property({ attribute: 'document-id' }) documentId = '';
  /** Whether it is written, by those who may. */
  @property({ type: Boolean, reflect: true }) editing = false;

  @state() private saved = false;
  @state() private discarding = false;

  protected override readonly words = documentEditorTerms;

  #toHeading = false;

  readonly #session = new Reading(this, session.read, () => ({}));
  readonly #document = new Reading(
    this,
    documents.read,
    () => (this.accountId && this.documentId ? { accountId: this.accountId, documentId: this.documentId } : undefined),
    { needs: this.#session },
  );
  readonly #edit = new Submission(this, documents.edit);

  readonly #drafting = new Drafting(this, {
    personId: () => this.#session.value?.person.id,
    document: () => this.#document.value,
    closed: () => {
      this.saved = false;
      this.discarding = false;
      this.#edit.clear();
    },
  });

  /** The heading, once there is one. */
  override focusHeading(): void {
    this.#toHeading = true;
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const heading = this.#toHeading ? this.find('h2') : null;
    if (!heading) return;
    this.#toHeading = false;
    heading.focus();
  }

  #begin(): void {
    this.editing = true;
    this.saved = false;
    this.focusHeading();
  }

  /** Paragraphs, rows and columns come and go, and the focus goes to the text at `to`; what was refused stood elsewhere then. */
  async #reshape(content: Content, to: At): Promise<void> {
    this.#drafting.change({ content });
    this.#edit.clear();
    await this.updateComplete;
    (this.find(`textarea[data-at="${to.join('-')}"]`) ?? this.find('#add-block'))?.focus();
  }

  #discard(): void {
    this.#drafting.discard();
    this.focusHeading();
  }

  async #send(event: SubmitEvent, document: Document): Promise<void> {
    event.preventDefault();
    const { draft, key } = this.#drafting;
    if (!draft || key === undefined || this.#edit.busy) return;
    const changes = changesOf(draft, draft.base);
    const { accountId, documentId } = this;
    this.saved = false;
    // once what somebody else saved is shown beside it, that is what is saved over
    const done = changes && (await this.#edit.send({ accountId, documentId, version: document.version, ...changes }));
    const elsewhere = this.#drafting.key !== key;
    if (elsewhere) this.#edit.clear();
    if (changes && !done) {
      if (elsewhere) return;
      if (this.#edit.refusedWith('changed-meanwhile')) this.#document.again();
      return focusFirstWrong(this);
    }
    const more = this.#drafting.saved(draft, key, done?.output);
    if (!elsewhere) {
      if (done) this.#document.value = done.output;
      if (!more) {
        this.#drafting.close();
        this.focusHeading();
      }
      this.saved = true;
    }
    tell<typeof documents.edit>(this, 'documents.edit', { accountId, documentId });
  }

  protected override view(t: Words): unknown {
    return whenRead(this.#document, t, html`<span class="bone"></span>`, (document) => this.#opened(document, t));
  }

  #opened(document: Document, t: Words): TemplateResult {
    const { title, maker, changedAt, published } = document;
    const allowed = may(document, documents.edit);
    const writing = this.editing && allowed === true ? this.#drafting.draft : undefined;
    const readOnly = allowed === true ? nothing : html`<p class="muted small meta">${this.#whyNot(allowed, t)}</p>`;
    return html`<div class="head">
        <h2 tabindex="-1">${title}</h2>
        ${allowed === true && !writing ? html`<button class="primary" @click=${() => this.#begin()}>${t.edit}</button>` : nothing}
      </div>
      <p class="muted small meta">
        ${t.by(maker.displayName ?? t.former, t.day(civilDay(changedAt)))}${published ? html`, ${t.published}` : nothing}
      </p>
      ${readOnly}
      <div class="told" role="status" ?hidden=${!this.saved}>${this.saved ? doneNote(t.saved) : nothing}</div>
      ${writing ? this.#writing(writing, document, t) : contentView(document.content, t)}`;
  }

  /** Why it is only read: that one may not, in words of its own; what will pass, in the rule's. */
  #whyNot(refusal: Exclude<ReturnType<typeof may<typeof documents.edit>>, true>, t: Words): string {
    return refusal.code === 'not-permitted' ? t.readOnly : refusalSentence(refusal, t);
  }

  #writing(draft: Draft, document: Document, t: Words): TemplateResult {
    const late = draft.base.version !== document.version;
    const changed = changesOf(draft, draft.base) !== undefined;
    return html`${this.#drafting.kept && !late ? html`<div class="told">${note(t.draftKept, 'mild')}</div>` : nothing}
      ${late ? html`<div class="told" role="alert">${note(html`<b>${t.changedMeanwhile}</b> ${t.changedMeanwhileMeans}`)}</div>` : nothing}
      <div class="beside told ${late ? 'late' : ''}">
        ${late ? this.#theirs(draft, document, t) : nothing} ${this.#form(draft, document, late, changed, t)}
      </div>
      <knippa-ask-dialog
        heading=${t.discard}
        deed=${t.discard}
        danger
        ?open=${this.discarding}
        @knippa-apply=${() => this.#discard()}
        @knippa-close=${(event: Event) => {
          event.stopPropagation();
          this.discarding = false;
        }}
        ><p>${t.discardMeans}</p></knippa-ask-dialog
      >`;
  }

  /** What somebody else has saved, with what they changed marked. */
  #theirs({ base }: Draft, document: Document, t: Words): TemplateResult {
    return html`<section aria-label=${t.savedByOther}>
      <h3>${t.savedByOther}</h3>
      ${document.title === base.title ? nothing : html`<p class="told"><mark>${document.title}</mark></p>`}
      ${contentView(document.content, t, base.content)}
      <div class="row told"><button @click=${() => (this.discarding = true)}>${t.takeSaved}</button></div>
    </section>`;
  }

  #form(draft: Draft, document: Document, late: boolean, changed: boolean, t: Words): TemplateResult {
    const sent = this.#edit;
    const renames = may(document, documents.move) === true;
    const code = sent.fieldCode('content');
    const told = (of: string | undefined) => of && fieldSentence(of, sent, t);
    const within = draft.content.kind === 'document' ? 'blocks' : 'rows';
    const content = {
      content: draft.content,
      wrong: (at: At, what: string) => told(sent.fieldCode(['content', within, ...at, what].join('.'))),
      change: (now: Content) => this.#drafting.change({ content: now }),
      reshape: (now: Content, to: At) => void this.#reshape(now, to),
    };
    return html`<form class="form" novalidate @submit=${(event: SubmitEvent) => this.#send(event, document)}>
      ${late ? html`<h3>${t.yours}</h3>` : nothing}
      <div class="title">
        ${field(
          {
            path: 'title',
            label: t.titleLabel,
            value: draft.title,
            // whoever may move a document may rename it (FLD-07)
            ...(!renames && { fixed: true, hint: t.titleFixed }),
            onInput: (title) => this.#drafting.change({ title }),
          },
          sent,
          t,
        )}
      </div>
      <fieldset>
        <legend>${t.content}</legend>
        <div class="hint" id="symbol-hint">${t.symbolHint}</div>
        ${contentForm(content, t)}
        ${code === undefined ? nothing : html`<div class="wrong" id="content-wrong" role="alert">${warningIcon}<span>${told(code)}</span></div>`}
      </fieldset>
      ${late && sent.refusedWith('changed-meanwhile') ? nothing : formError(sent, t)}
      <div class="row">
        ${deed(t.save, sent, t)}
        <button type="button" @click=${() => (changed ? (this.discarding = true) : this.#discard())}>
          ${changed ? t.discard : t.cancel}
        </button>
        ${changed ? html`<span class="muted small">${t.unsaved}</span>` : nothing}
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-document-editor': KnippaDocumentEditor;
  }
}
