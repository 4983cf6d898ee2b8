import { html, nothing, type TemplateResult } from 'lit';
import type { UserImportTerms } from '../terms/user-import.js';

/** What becomes of a file that was handed in, while the service reads and judges it: how far it has come is not known, so that it goes on is shown. */
export function readingView(busy: boolean, t: UserImportTerms): TemplateResult {
  return html`<div class="reading ${busy ? 'late' : ''}">
    <p role="status">${busy ? t.reading : nothing}</p>
    ${busy ? html`<progress aria-label=${t.reading}></progress>` : nothing}
  </div>`;
}
