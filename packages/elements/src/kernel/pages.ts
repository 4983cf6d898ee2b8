import type { AnyOperation, CallInput } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { CommonTerms } from '../terms/common.js';
import type { KnippaElement } from './element.js';
import { announce } from './live.js';
import { Reading } from './reading.js';
import { Typing } from './typing.js';

const size = 50;

interface Page {
  readonly items: readonly unknown[];
  readonly total?: number | undefined;
  readonly next?: string | undefined;
}

type PagedInput<Op extends AnyOperation> = Omit<CallInput<Op>, 'size' | 'cursor'>;

interface PagesSpec {
  readonly needs: Pick<Reading<AnyOperation>, 'error' | 'again'>;
  /** What tells one list from another, beside the names of the path (see `Reading`). */
  readonly about?: () => unknown;
  /** How many were found, in words; said once when a search has come to rest. */
  readonly found: (total: number) => string | undefined;
}

/** A list that is read fifty at a time: which page is shown, how many there are in all, and the buttons that turn it. */
export class Pages<Op extends AnyOperation> {
  /** The page that is shown. */
  readonly reading: Reading<Op>;

  readonly #host: KnippaElement<object>;
  readonly #spec: PagesSpec;
  readonly #typing: Typing;
  /** Where each page begins, up to the one shown. */
  #cursors: readonly (string | undefined)[] = [undefined];
  #input = '';
  #total: number | undefined;
  #loud = false;

  constructor(host: KnippaElement<object>, operation: Op, input: () => PagedInput<Op> | undefined, spec: PagesSpec) {
    this.#host = host;
    this.#spec = spec;
    this.#typing = new Typing(host);
    const paged = () => {
      const now = input();
      if (!now) return undefined;
      const spelled = JSON.stringify(now);
      if (spelled !== this.#input) this.#cursors = [undefined];
      this.#input = spelled;
      return { ...now, size, cursor: this.#cursors.at(-1) } as unknown as CallInput<Op>;
    };
    this.reading = new Reading(host, operation, paged, { ...spec, onRead: (page) => this.#read(page as Page) });
  }

  /** How many there are in all, where that is told. */
  get total(): number | undefined {
    return this.#total;
  }

  /** Whether the first page is shown. */
  get first(): boolean {
    return this.#cursors.length === 1;
  }

  /** Says what the next page holds when it is there: somebody asked for it. */
  aloud(): void {
    this.#typing.stop();
    this.#loud = true;
  }

  /** Searches 150 ms after the last key. */
  typed(event: Event, search: (text: string) => void): void {
    const { value } = event.target as HTMLInputElement;
    this.#typing.after(150, () => search(value));
  }

  /** What stands under the rows: which ones they are, and the buttons, which keep their place and the focus at either end. */
  foot(t: CommonTerms, search: string, beside: unknown = nothing): TemplateResult {
    const page = this.reading.value as Page | undefined;
    const turns = page?.next !== undefined || !this.first;
    return html`<div class="foot">
      <span>${page ? this.#range(page, t) : nothing}${search ? t.rangeFor(search) : nothing}</span>
      <span class="row">${turns ? html`${this.#turn(t.previous, false)}${this.#turn(t.next, true)}` : nothing} ${beside}</span>
    </div>`;
  }

  #turn(name: string, forward: boolean): TemplateResult {
    const next = (this.reading.value as Page | undefined)?.next;
    const end = forward ? next === undefined : this.first;
    const turn = () => {
      if (end || this.reading.busy) return;
      this.#cursors = forward ? [...this.#cursors, next] : this.#cursors.slice(0, -1);
      this.aloud();
      this.#host.requestUpdate();
    };
    return html`<button class="quiet" aria-disabled=${end ? 'true' : nothing} @click=${turn}>${name}</button>`;
  }

  #range(page: Page, t: CommonTerms): string {
    const first = (this.#cursors.length - 1) * size + 1;
    const last = first + page.items.length - 1;
    return this.#total === undefined ? t.rangeOpen(first, last) : t.range(first, last, this.#total);
  }

  #read(page: Page): void {
    if (this.first) this.#total = page.total;
    const t = this.#host.terms as CommonTerms | undefined;
    const said = this.first ? this.#spec.found(this.#total ?? page.items.length) : t && this.#range(page, t);
    if (this.#loud && said) announce(said, { after: 500 });
    this.#loud = false;
  }
}

/** The form that searches: by its button, and by itself after the last key. */
export function searchForm(
  { label, hint, value, beside }: { label: string; hint: string; value: string; beside?: unknown },
  pages: Pick<Pages<AnyOperation>, 'typed'>,
  search: (text: string) => void,
  t: CommonTerms,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    search(new FormData(event.target as HTMLFormElement).get('search') as string);
  };
  return html`<form class="search" role="search" @submit=${submit}>
    <label class="hidden" for="search">${label}</label>
    <input
      id="search"
      name="search"
      type="search"
      maxlength="200"
      autocomplete="off"
      placeholder=${hint}
      .value=${value}
      @input=${(event: Event) => pages.typed(event, search)}
    />
    ${beside ?? nothing}<button>${t.search}</button>
  </form>`;
}
