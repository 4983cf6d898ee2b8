import type { AnyOperation, CallInput, OutputOf } from '@knippa/contract';
import { initialState } from '@lit/task';
import type { Client } from '@knippa/sdk';
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
  /** How many there are in all, where that is told. */
  total: number | undefined;

  readonly #host: KnippaElement<object>;
  readonly #spec: PagesSpec;
  readonly #typing: Typing;
  /** Where each page begins after the first, up to the one shown. */
  #cursors: readonly (string | undefined)[] = [];
  #input = '';
  #turned = false;
  #loud = false;

  constructor(host: KnippaElement<object>, operation: Op, input: () => PagedInput<Op> | undefined, spec: PagesSpec) {
    this.#host = host;
    this.#spec = spec;
    this.#typing = new Typing(host);
    const paged = () => {
      const now = input();
      if (!now) return undefined;
      const spelled = JSON.stringify(now);
      if (spelled !== this.#input) {
        this.#cursors = [];
        this.#turned = false;
      }
      this.#input = spelled;
      return { ...now, size, cursor: this.#cursors.at(-1) } as unknown as CallInput<Op>;
    };
    const call = async (client: Client, now: CallInput<Op>, signal: AbortSignal) => {
      const read = (input: CallInput<Op>) => client.call(operation, input, { signal }) as Promise<Page>;
      const page = await read(now);
      if (page.items.length === 0 && !this.first) {
        this.#cursors = this.#cursors.slice(0, -1);
        this.total = undefined;
        return initialState;
      }
      // only the first page tells it; who turns to another has just read that, but one that is read again may be of fewer
      const counted = this.first ? page : this.#loud ? this : await read({ ...now, size: 1, cursor: undefined });
      this.total = counted.total;
      return page as OutputOf<Op>;
    };
    this.reading = new Reading(host, operation, paged, { ...spec, call, onRead: (page) => this.#read(page as Page) });
  }

  /** Whether the first page is shown. */
  get first(): boolean {
    return this.#cursors.length === 0;
  }

  /** Whether there are other pages, or were: the buttons keep the focus where the one that somebody turned to has become empty. */
  get turns(): boolean {
    return this.#turned || (this.reading.value as Page | undefined)?.next !== undefined;
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
    const next = page?.next;
    const back = this.#turn(t.previous, this.first, this.#cursors.slice(0, -1));
    const on = this.#turn(t.next, next === undefined, [...this.#cursors, next]);
    return html`<div class="foot">
      <span>${page ? this.#range(page, t) : nothing}${search ? t.rangeFor(search) : nothing}</span>
      <span class="row">${this.turns ? html`${back}${on}` : nothing} ${beside}</span>
    </div>`;
  }

  #turn(name: string, end: boolean, cursors: readonly (string | undefined)[]): TemplateResult {
    const turn = () => {
      if (end || this.reading.busy) return;
      this.#cursors = cursors;
      this.#turned = true;
      this.aloud();
      this.#host.requestUpdate();
    };
    return html`<button class="quiet" aria-disabled=${end ? 'true' : nothing} @click=${turn}>${name}</button>`;
  }

  #range(page: Page, t: CommonTerms): string {
    const { total } = this;
    const { length } = page.items;
    const upTo = this.#cursors.length * size + length;
    const last = Math.min(upTo, total ?? upTo);
    const first = last - length + 1;
    return total === undefined ? t.rangeOpen(first, last) : t.range(first, last, total);
  }

  #read(page: Page): void {
    const t = this.#host.terms as CommonTerms | undefined;
    const said = this.first ? this.#spec.found(this.total ?? page.items.length) : t && this.#range(page, t);
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
