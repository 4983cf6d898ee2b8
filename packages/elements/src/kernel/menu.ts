import type { Refusal } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { CommonTerms } from '../terms/common.js';
import { refusalSentence } from './states.js';

/** One thing in a menu: what may not be done now says why, and what may never be done by this person is no item. */
export interface MenuItem {
  readonly id: string;
  readonly text: string;
  /** Its name, with what it is about. */
  readonly label: string;
  readonly allowed: true | Refusal;
  act(): void;
}

type Args = readonly [text: string, label: string, items: readonly MenuItem[], t: CommonTerms];

/**
 * Buttons behind one. Esc and leaving it close it; whatever is pressed gives the focus back to the menu first, so that a dialog gives it back there. What is in it is
 * drawn when it is opened first: of a list's menus hardly one is.
 */
class Menu extends AsyncDirective {
  #args: Args | undefined;
  #drawn = false;

  override render(...[text, label, items, t]: Args): TemplateResult | typeof nothing {
    this.#args = [text, label, items, t];
    const offered = items.filter(({ allowed }) => allowed === true || allowed.code !== 'not-permitted');
    if (offered.length === 0) return nothing;
    return html`<details class="menu" @keydown=${escape} @focusout=${left}>
      <summary aria-label=${label} @click=${this.#draw}>${text}</summary>
      <div>${this.#drawn ? offered.map((item) => itemView(item, t)) : nothing}</div>
    </details>`;
  }

  /** A click comes before what it opens, by a key too. */
  readonly #draw = (): void => {
    if (this.#drawn || !this.#args) return;
    this.#drawn = true;
    this.setValue(this.render(...this.#args));
  };
}

/** Buttons behind one, as `Menu` draws them. */
export const menu = directive(Menu);

function itemView(item: MenuItem, t: CommonTerms): TemplateResult {
  const { id, text, label, allowed } = item;
  return html`<button
      class="quiet"
      aria-label=${label}
      aria-disabled=${allowed === true ? nothing : 'true'}
      aria-describedby=${allowed === true ? nothing : id}
      @click=${(event: Event) => press(event, item)}
    >
      ${text}
    </button>
    ${allowed === true ? nothing : html`<p id=${id} class="muted small reason">${refusalSentence(allowed, t)}</p>`}`;
}

function press(event: Event, { allowed, act }: MenuItem): void {
  if (allowed !== true) return;
  close((event.target as Element).closest('details'), true);
  act();
}

function close(details: HTMLDetailsElement | null, focus: boolean): void {
  if (!details?.open) return;
  details.open = false;
  if (focus) details.querySelector('summary')?.focus();
}

const menuOf = (event: Event) => event.currentTarget as HTMLDetailsElement;

function escape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !menuOf(event).open) return;
  event.preventDefault();
  close(menuOf(event), true);
}

function left(event: FocusEvent): void {
  if (event.relatedTarget !== null && !menuOf(event).contains(event.relatedTarget as Node)) close(menuOf(event), false);
}
