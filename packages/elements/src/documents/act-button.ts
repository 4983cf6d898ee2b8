import { html, nothing, type TemplateResult } from 'lit';
import type { MenuItem } from '../kernel/menu.js';
import { refusalSentence } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';

/** A button that stands by itself. */
interface ActButton extends Pick<MenuItem, 'id' | 'text' | 'allowed' | 'act'> {
  readonly kind: 'primary' | 'quiet';
  /** Its name, with what it is about, where its text does not tell. */
  readonly label?: string;
}

/** The button of an act: what never may has none, what cannot be done now says why beside it (WHY-03). */
export function actButton({ id, text, label, kind, allowed, act }: ActButton, t: CommonTerms): TemplateResult | typeof nothing {
  if (allowed !== true && allowed.code === 'not-permitted') return nothing;
  const why = allowed === true ? nothing : `why-${id}`;
  const press = () => {
    if (allowed === true) act();
  };
  return html`<button
      class=${kind}
      aria-label=${label ?? nothing}
      aria-disabled=${allowed === true ? nothing : 'true'}
      aria-describedby=${why}
      @click=${press}
    >
      ${text}
    </button>
    ${allowed === true ? nothing : html`<span id=${why} class="muted small why">${refusalSentence(allowed, t)}</span>`}`;
}
