import { standardTemplates, type Cell, type Refusal, type StandardTemplate, type User } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { contentView } from '../document-editor/content-view.js';
import { documentEditorSheet } from '../document-editor/document-editor.styles.js';
import { KnippaElement } from '../kernel/element.js';
import { navigated, tell } from '../kernel/events.js';
import { formError } from '../kernel/form.js';
import { property } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { refusalSentence, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { standardTemplatesTerms, type StandardTemplatesTerms } from '../terms/standard-templates.js';
import { standardTemplatesSheet } from './standard-templates.styles.js';

type Words = StandardTemplatesTerms & CommonTerms;

/**
 * The grids that come with the service: all of them as small pictures, or one of them to read. Nobody changes them; editing one makes a template of one's own in My
 * Documents.
 *
 * @tag knippa-standard-templates
 * @summary Shows the standard templates, and makes one's own from one (TPL-02).
 * @event knippa-standard-templates-make-own - A template of one's own was made; `detail.accountId`, `detail.userId`; `made` is its id.
 * @event knippa-navigate - `standardId` has changed; read it from the element.
 * @csspart base - All of the element's inside.
 */
export class KnippaStandardTemplates extends KnippaElement<StandardTemplatesTerms> {
  static override styles = [sheet, documentEditorSheet, standardTemplatesSheet];

  /** The account. */
  @property({ attribute: 'account-id' }) accountId = '';
  /** The one that is opened; without it, all are shown. */
  @property({ attribute: 'standard-id' }) standardId = '';
  /** Those alone that are shown, where the page has found them; without, all are read. */
  @property({ attribute: false }) found: readonly StandardTemplate[] | undefined;
  /** Whether they stand under a heading of the page's that names them. */
  @property({ type: Boolean }) untitled = false;
  /** In whose My Documents one's own is made: whoever is signed in. */
  @property({ attribute: false }) person: User | undefined;

  /** The document that was made last. */
  made: string | undefined;

  protected override readonly words = standardTemplatesTerms;

  #toHeading = false;

  readonly #list = new Reading(this, standardTemplates.list, () =>
    this.accountId && !this.found ? { accountId: this.accountId, language: this.language } : undefined,
  );
  readonly #make = new Submission(this, standardTemplates.makeOwn);

  override focusHeading(): void {
    this.#toHeading = true;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('standardId')) this.#make.clear();
    super.willUpdate(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const heading = this.#toHeading ? this.find('h2') : null;
    if (!heading) return;
    this.#toHeading = false;
    heading.focus();
  }

  #open(standardId: string): void {
    this.standardId = standardId;
    navigated(this);
  }

  async #makeOwn({ id }: StandardTemplate): Promise<void> {
    const { accountId, person, language } = this;
    const standardId = standardTemplates.standardIds.find((known) => known === id);
    if (!person || !standardId || may(person, standardTemplates.makeOwn) !== true || this.#make.busy) return;
    const done = await this.#make.send({ accountId, userId: person.id, standardId, language });
    if (!done) return;
    this.made = done.output.id;
    tell<typeof standardTemplates.makeOwn>(this, 'standardTemplates.makeOwn', { accountId, userId: person.id });
  }

  protected override view(t: Words): unknown {
    if (this.found) return this.#all(this.found, t);
    return whenRead(this.#list, t, html`<span class="bone"></span>`, ({ items }) => {
      if (!this.standardId) return this.#all(items, t);
      const opened = items.find(({ id }) => id === this.standardId);
      return opened ? this.#opened(opened, t) : html`<p class="muted">${t.unknownStandard}</p>`;
    });
  }

  #all(items: readonly StandardTemplate[], t: Words): TemplateResult {
    return html`<section aria-label=${t.standards}>
      ${this.untitled ? nothing : html`<h3>${t.standards}</h3>`}
      <p class="muted small">${t.standardsMean}</p>
      <ul role="list">
        ${items.map(
          (standard) =>
            html`<li>
              <button class="card" @click=${() => this.#open(standard.id)}>
                ${miniature(standard)} <span class="name">${standard.title}</span>
                <span class="muted small">${t.standard}</span>
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #opened(standard: StandardTemplate, t: Words): TemplateResult {
    const allowed = this.person && may(this.person, standardTemplates.makeOwn);
    const refused = allowed === undefined || allowed === true ? undefined : allowed;
    return html`<div class="head">
        <h2 tabindex="-1">${standard.title} <span class="badge">${t.standard}</span></h2>
        <button
          class="primary"
          aria-disabled=${allowed === true ? nothing : 'true'}
          aria-describedby=${refused ? 'why' : 'means'}
          @click=${() => void this.#makeOwn(standard)}
        >
          ${t.edit}
        </button>
      </div>
      ${refused ? html`<p id="why" class="small meta">${this.#whyNot(refused, t)}</p>` : nothing}
      <p id="means" class="muted small meta">${t.editMeans}</p>
      <div class="told">${formError(this.#make, t)}</div>
      ${contentView(standard.content, t)}`;
  }

  /** Why one cannot have one's own: there is no My Documents to put it in, or the rule's reason. */
  #whyNot(refusal: Refusal, t: Words): string {
    return refusal.code === 'permission-missing' && this.person?.permissions.documents === false
      ? t.withoutPlace
      : refusalSentence(refusal, t);
  }
}

/** A grid as a small picture, for the eye: its symbols, and a line where there are words. Its name stands beside it. */
function miniature({ content }: StandardTemplate): TemplateResult | typeof nothing {
  if (content.kind !== 'grid') return nothing;
  const tile = ({ symbol, text }: Cell) => html`<span class=${text ? 'said' : nothing}>${symbol ?? nothing}</span>`;
  return html`<span class="miniature" aria-hidden="true">
    ${content.rows.map((row) => html`<span class="line">${row.map(tile)}</span>`)}
  </span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-standard-templates': KnippaStandardTemplates;
  }
}
