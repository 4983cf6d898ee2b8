import type { Refusal } from '@knippa/contract';
import { html, nothing, type TemplateResult } from 'lit';
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

/** Buttons behind one. Esc and leaving it close it; whatever is pressed gives the focus back to the menu first, so that a dialog gives it back there. */
export function menu(text: string, label: string, items: readonly MenuItem[], t: CommonTerms): TemplateResult | typeof nothing {
  const offered = items.filter(({ allowed }) => allowed === true || allowed.code !== 'not-permitted');
  if (offered.length === 0) return nothing;
  const close = (details: HTMLDetailsElement | null | undefined, focus: boolean) => {
    if (!details?.open) return;
    details.open = false;
    if (focus) details.querySelector('summary')?.focus();
  };
  const of = (event: Event) => event.currentTarget as HTMLDetailsElement;
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !of(event).open) return;
    event.preventDefault();
    close(of(event), true);
  };
  const left = (event: FocusEvent) => {
    if (!of(event).contains(event.relatedTarget as Node | null) && event.relatedTarget !== null) close(of(event), false);
  };
  const press = (event: Event, { allowed, act }: MenuItem) => {
    if (allowed !== true) return;
    close((event.target as Element).closest('details'), true);
    act();
  };
  return html`<details class="menu" @keydown=${escape} @focusout=${left}>
    <summary aria-label=${label}>${text}</summary>
    <div>
      ${offered.map(
        (item) =>
          html`<button
              class="quiet"
              aria-label=${item.label}
              aria-disabled=${item.allowed === true ? nothing : 'true'}
              aria-describedby=${item.allowed === true ? nothing : item.id}
              @click=${(event: Event) => press(event, item)}
            >
              ${item.text}
            </button>
            ${item.allowed === true ? nothing : html`<p id=${item.id} class="muted small reason">${refusalSentence(item.allowed, t)}</p>`}`,
      )}
    </div>
  </details>`;
}
