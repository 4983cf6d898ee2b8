import { wordlists, type Word } from '@knippa/contract';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { tell } from '../kernel/events.js';
import { deed, doneNote, field, filled, focusFirstWrong, formError, type Sent } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { Meanwhile } from '../kernel/meanwhile.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { wordEditorTerms, type WordEditorTerms } from '../terms/wordlist.js';

/** Which wordlist: the account, and the id of whose it is. */
export interface ListOf {
  readonly accountId: string;
  readonly wordlistId: string;
}

type Words = WordEditorTerms & CommonTerms;

/** What each field of the form holds of a word. */
const held = { word: ({ word }: Word) => word, symbol: ({ symbol }: Word) => symbol ?? '', note: ({ note }: Word) => note ?? '' };

/**
 * Adds words to a wordlist one after the other, or changes or removes one, in a dialog.
 *
 * @tag knippa-word-editor
 * @summary Adds, changes and removes a word of a wordlist (DOC-06).
 * @event knippa-wordlists-add - A word was added; `detail.accountId`, `detail.wordlistId`.
 * @event knippa-wordlists-edit - A word was changed; `detail.wordId` too.
 * @event knippa-wordlists-remove - A word was removed; `detail.wordId` too.
 * @event knippa-close - The dialog has closed.
 * @csspart base - All of the element's inside.
 */
export class KnippaWordEditor extends KnippaDialog<WordEditorTerms> {
  static override styles = [
    sheet,
    formSheet,
    dialogSheet,
    css`
      [role='status'] .note {
        margin-top: 16px;
      }
    `,
  ];

  /** The list. */
  @property({ attribute: false }) list: ListOf | undefined;
  /** The word that is changed or removed; without it, words are added. */
  @property({ attribute: false }) word: Word | undefined;
  /** Whether the word is to be removed. */
  @property({ type: Boolean }) removing = false;

  /** The word that was added last. */
  @state() private added = '';

  protected override readonly words = wordEditorTerms;

  readonly #add = new Submission(this, wordlists.add);
  readonly #edit = new Submission(this, wordlists.edit);
  readonly #remove = new Submission(this, wordlists.remove);
  readonly #reading = new Reading(this, wordlists.read, () =>
    this.open && !this.removing && this.list && this.word ? { ...this.list, wordId: this.word.id } : undefined,
  );
  readonly #meanwhile = new Meanwhile<Word, 'word' | 'symbol' | 'note'>(this, this.#reading.again, held);

  protected override get busy(): boolean {
    return this.#add.busy || this.#edit.busy || this.#remove.busy;
  }

  protected override get urgent(): boolean {
    return this.removing;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) {
      this.added = '';
      this.#meanwhile.clear();
      for (const sent of [this.#add, this.#edit, this.#remove]) sent.clear();
    }
    super.willUpdate(changed);
  }

  protected override inside(t: Words): unknown {
    if (this.word && this.removing) return this.#removal(this.word, t);
    if (!this.word) return this.#adding(t);
    return html`<h2 id="heading" tabindex="-1" autofocus>${t.editHeading(this.word.word)}</h2>
      ${whenRead(this.#reading, t, html`<p class="muted">${t.loading}</p>`, (word) => this.#editing(word, t))}`;
  }

  #adding(t: Words): TemplateResult {
    return html`<h2 id="heading" tabindex="-1" autofocus>${t.addHeading}</h2>
      <div role="status" ?hidden=${!this.added}>${this.added ? doneNote(t.added(this.added)) : nothing}</div>
      <form class="form" novalidate @submit=${this.#sendNew}>
        ${fields(undefined, this.#add, t)} ${formError(this.#add, t)}
        <div class="row">${deed(t.addDeed, this.#add, t)} ${this.#cancel(this.added ? t.close : t.cancel)}</div>
      </form>`;
  }

  #editing(word: Word, t: Words): TemplateResult {
    const send = (event: SubmitEvent) => void this.#sendChanged(event, word);
    return html`<form class="form" novalidate @submit=${send} @input=${this.#meanwhile.typed}>
      ${this.#meanwhile.view(word, t, t)} ${fields(this.#meanwhile.from(word), this.#edit, t)}
      ${this.#meanwhile.late ? nothing : formError(this.#edit, t)}
      <div class="row">${deed(t.save, this.#edit, t)} ${this.#cancel(t.cancel)}</div>
    </form>`;
  }

  #removal(word: Word, t: Words): TemplateResult {
    const send = (event: SubmitEvent) => void this.#sendRemoval(event, word);
    return html`<h2 id="heading" tabindex="-1">${t.removeHeading(word.word)}</h2>
      <form class="form" novalidate @submit=${send}>
        <p id="consequence">${t.removeMeans}</p>
        ${formError(this.#remove, t)}
        <div class="row">${deed(t.removeDeed, this.#remove, t, 'danger')} ${this.#cancel(t.cancel, true)}</div>
      </form>`;
  }

  #cancel(name: string, first = false): TemplateResult {
    return html`<button type="button" ?autofocus=${first} @click=${() => this.busy || this.close()}>${name}</button>`;
  }

  /** Adds a word, and begins with the next one. */
  readonly #sendNew = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const sent = filled(form);
    const { word = '', symbol, note } = sent;
    const { list } = this;
    if (!list) return;
    const done = await this.#add.send({ ...list, word, ...(symbol && { symbol }), ...(note && { note }) });
    if (!done) return focusFirstWrong(this);
    this.added = done.output.word;
    // what was written of the next word meanwhile stays
    const begun = Object.entries(filled(form)).filter(([path, text]) => text !== (sent[path] ?? ''));
    form.reset();
    for (const [path, text] of begun) Object.assign(this.find(`#${path}`) ?? {}, { value: text });
    await this.updateComplete;
    if (begun.length === 0) this.find('#word')?.focus();
    tell<typeof wordlists.add>(this, 'wordlists.add', list);
  };

  async #sendChanged(event: SubmitEvent, word: Word): Promise<void> {
    event.preventDefault();
    const { list } = this;
    const changes = this.#meanwhile.changes(word, filled(event.target as HTMLFormElement));
    if (!list) return;
    const empty = (text: string | undefined) => (text === '' ? null : text);
    const { symbol, note, ...named } = changes;
    const detail = { ...list, wordId: word.id };
    const done = await this.#edit.send({
      ...detail,
      version: this.#meanwhile.version(word),
      ...named,
      ...(symbol !== undefined && { symbol: empty(symbol) }),
      ...(note !== undefined && { note: empty(note) }),
    });
    if (!done) {
      if (!this.#edit.refusedWith('changed-meanwhile')) return focusFirstWrong(this);
      this.#meanwhile.compare();
      return;
    }
    this.close();
    tell<typeof wordlists.edit>(this, 'wordlists.edit', detail);
  }

  async #sendRemoval(event: SubmitEvent, word: Word): Promise<void> {
    event.preventDefault();
    const { list } = this;
    const detail = list && { ...list, wordId: word.id };
    if (!detail || !(await this.#remove.send(detail))) return;
    this.close();
    tell<typeof wordlists.remove>(this, 'wordlists.remove', detail);
  }
}

/** The word, its symbol and its note. */
function fields(word: Word | undefined, sent: Sent, t: Words): TemplateResult {
  const value = (path: keyof typeof held) => (word ? { value: held[path](word) } : {});
  return html`${field({ path: 'word', label: t.word, ...value('word') }, sent, t)}
  ${field({ path: 'symbol', label: t.symbol, hint: t.symbolHint, optional: true, ...value('symbol') }, sent, t)}
  ${field({ path: 'note', label: t.note, optional: true, ...value('note') }, sent, t)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-word-editor': KnippaWordEditor;
  }
}
