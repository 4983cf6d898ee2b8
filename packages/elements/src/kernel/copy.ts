import { html, type TemplateResult } from 'lit';
import type { CommonTerms } from '../terms/common.js';
import { copyTerms } from '../terms/copy.js';
import { languageOf } from './language.js';
import { announce } from './live.js';

/** A text to hand on, with a button that copies it; the text can also be marked and copied by hand. */
export function copyText(text: string, t: CommonTerms): TemplateResult {
  return html`<blockquote>${text}</blockquote>
    <div class="row">${copyButton(() => text, t)}</div>`;
}

/** A button that copies a text, and tells whether it has; one too long to show is made when it is copied. `then` is called once it was. */
export function copyButton(text: () => string, t: CommonTerms, label = t.copy, then?: () => void): TemplateResult {
  const copy = async (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    const status = button.nextElementSibling;
    const tell = (told: string) => {
      if (status) status.textContent = told;
      announce(told);
    };
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      tell((await copyTerms[languageOf(button)]()).notCopied);
      return;
    }
    tell(t.copied);
    then?.();
  };
  return html`<button type="button" @click=${(event: Event) => void copy(event).catch(() => undefined)}>${label}</button
    ><span class="muted small" role="status"></span>`;
}
