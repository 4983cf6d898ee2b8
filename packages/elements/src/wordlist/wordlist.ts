import { session, wordlists, type Refusal, type Word, type Wordlist, type WordsImported } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { fileSheet } from '../kernel/file-choice.js';
import { doneNote, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { announce } from '../kernel/live.js';
import { LostFocus } from '../kernel/lost-focus.js';
import { Pages, searchForm } from '../kernel/pages.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { save } from '../kernel/save.js';
import { sheet } from '../kernel/sheet.js';
import { bones, note, refusalSentence, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { wordlistTerms, type WordlistTerms } from '../terms/wordlist.js';
import { WordImport } from './import.js';
import { wordTable } from './rows.js';
import type { KnippaWordEditor, ListOf } from './word-editor.js';
import { wordlistSheet } from './wordlist.styles.js';

type Words = WordlistTerms & CommonTerms;

/**
 * A wordlist, one's own or the group's: searched, fifty words at a time; words are added, changed and removed by whoever may, imported and exported as files.
 *
 * @tag knippa-wordlist
 * @summary Shows a wordlist, and what is done with its words (DOC-06).
 * @event knippa-wordlists-add - A word was added; `detail.accountId`, `detail.wordlistId`.
 * @event knippa-wordlists-edit - A word was changed; `detail.wordId` too.
 * @event knippa-wordlists-remove - A word was removed; `detail.wordId` too.
 * @event knippa-wordlists-import - A file was imported; `detail.accountId`, `detail.wordlistId`.
 * @csspart base - All of the element's inside.
 */
export class KnippaWordlist extends KnippaElement<WordlistTerms> {
  static override styles = [sheet, formSheet, fileSheet, wordlistSheet];

  /** Whose list: the person's `own`, or the `group`'s. */
  @property() whose: 'own' | 'group' = 'own';

  @state() private search = '';
  /** What is done with a word in the dialog; undefined while it is closed. */
  @state() private dialog: { readonly word?: Word; readonly removing?: boolean } | undefined;
  /** What was done last, kept on the screen. */
  @state() private result = '';

  protected override readonly words = wordlistTerms;

  readonly #export = new Submission(this, wordlists.export);
  readonly #session = new Reading(this, session.read, () => ({}));
  readonly #list = new Pages(this, wordlists.list, () => this.#of && { ...this.#of, ...(this.search && { search: this.search }) }, {
    needs: this.#session,
    found: (total) => this.terms?.found(total),
  });
  readonly #import = new WordImport(
    this,
    () => this.#of,
    (done) => this.#imported(done),
  );

  constructor() {
    super();
    new LostFocus(this);
  }

  get #of(): ListOf | undefined {
    const { account, person } = this.#session.value ?? {};
    return account && person ? { accountId: account.id, wordlistId: this.whose === 'group' ? account.id : person.id } : undefined;
  }

  /** Reads the list again. */
  refresh(): void {
    this.#list.reading.again();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('whose')) this.search = this.result = '';
    super.willUpdate(changed);
  }

  #find(search: string): void {
    if (search.trim() === this.search) return;
    this.#list.aloud();
    this.search = search.trim();
  }

  #imported(done: WordsImported): void {
    this.result = this.terms?.imported(done) ?? '';
  }

  async #download(t: Words): Promise<void> {
    const list = this.#of;
    const done = list && (await this.#export.send({ ...list, language: this.language }));
    if (!done) return;
    save(done.output, `${t.fileName[this.whose]}.csv`);
    announce(t.exported);
  }

  /** Opens the dialog; what was done before is no longer what was done last. */
  #open(dialog: NonNullable<typeof this.dialog>): void {
    this.result = '';
    this.dialog = dialog;
  }

  /** The focus goes back to what opened the dialog, or to the heading when its row is gone. */
  async #closed(event: Event): Promise<void> {
    event.stopPropagation();
    this.dialog = undefined;
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.focusHeading();
  }

  #removed(t: Words): void {
    const { word } = this.find<KnippaWordEditor>('knippa-word-editor') ?? {};
    this.result = word ? t.removed(word.word) : '';
  }

  protected override view(t: Words): unknown {
    const { value } = this.#list.reading;
    if (this.#session.value && !this.#of) return note(t.notMember);
    const total = this.search ? undefined : this.#list.total;
    return html`<div class="head">
        <h2 tabindex="-1">${t.heading[this.whose]} <span class="muted">${total === undefined ? nothing : t.words(total)}</span></h2>
        ${value ? this.#buttons(value, t) : nothing}
      </div>
      ${value ? this.#reason(value, t) : nothing}
      <div class="result" role="status" ?hidden=${!this.result}>${this.result ? doneNote(this.result) : nothing}</div>
      ${formError(this.#export, t)}
      ${searchForm({ label: t.searchLabel, hint: t.searchHint, value: this.search }, this.#list, (text) => this.#find(text), t)}
      ${whenRead(this.#list.reading, t, bones(3), (page) => this.#rows(page, t))} ${this.#dialogs(t)}`;
  }

  #buttons(list: Pick<Wordlist, 'can'>, t: Words): TemplateResult {
    const button = (allowed: true | Refusal, kind: string, name: string, press: () => void) => {
      if (isNever(allowed)) return nothing;
      const off = allowed !== true;
      return html`<button
        class=${kind}
        aria-disabled=${off ? 'true' : nothing}
        aria-describedby=${off ? 'reason' : nothing}
        @click=${() => off || press()}
      >
        ${name}
      </button>`;
    };
    return html`<div class="row">
      ${button(may(list, wordlists.import), 'quiet', t.import, () => {
        this.result = '';
        this.#import.open();
      })}
      ${button(may(list, wordlists.export), 'quiet', t.export, () => void this.#download(t))}
      ${button(may(list, wordlists.add), 'primary', t.add, () => this.#open({}))}
    </div>`;
  }

  /** Why the list, or what of it, may not be changed. */
  #reason(list: Pick<Wordlist, 'can'>, t: Words): TemplateResult | typeof nothing {
    const allowed = may(list, wordlists.add);
    if (allowed === true) return nothing;
    return html`<p id="reason" class="muted small reading">${isNever(allowed) ? t.readOnly[this.whose] : refusalSentence(allowed, t)}</p>`;
  }

  #rows({ items, can }: Wordlist, t: Words): TemplateResult {
    const { search } = this;
    const showAll = search ? html`<button class="quiet" @click=${() => this.#find('')}>${t.showAll}</button>` : nothing;
    if (items.length === 0 && this.#list.first) {
      if (search) return empty(t.noHits(search), t.noHitsHint, showAll);
      return empty(t.empty, may({ can }, wordlists.add) === true ? t.emptyFirst : t.emptyReading[this.whose]);
    }
    const acts = { edit: (word: Word) => this.#open({ word }), remove: (word: Word) => this.#open({ word, removing: true }) };
    return html`<div aria-busy=${this.#list.reading.busy}>${wordTable(items, { search, caption: t.heading[this.whose] }, t, acts)}</div>
      ${this.#list.foot(t, search, showAll)}`;
  }

  #dialogs(t: Words): TemplateResult {
    return html`<knippa-word-editor
        .list=${this.#of}
        .word=${this.dialog?.word}
        ?removing=${this.dialog?.removing ?? false}
        ?open=${this.dialog !== undefined}
        @knippa-close=${this.#closed}
        @knippa-wordlists-remove=${() => this.#removed(t)}
      ></knippa-word-editor>
      ${this.#import.view(t)}`;
  }
}

/** Whether an act is not the person's on this list, now or later: it has no button, and the list says who may. */
function isNever(allowed: true | Refusal): boolean {
  return allowed !== true && ['not-permitted', 'permission-missing'].includes(allowed.code);
}

/** What is said where no words are. */
function empty(heading: string, hint: string, act: unknown = nothing): TemplateResult {
  return html`<div class="empty">
    <h3>${heading}</h3>
    <p class="muted">${hint}</p>
    ${act}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-wordlist': KnippaWordlist;
  }
}
