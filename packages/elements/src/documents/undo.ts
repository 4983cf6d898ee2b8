import { html, type TemplateResult } from 'lit';
import type { DocumentsTerms } from '../terms/documents.js';

/** The press that takes back what was done; it stands after the word of it. */
export function undo(back: () => Promise<void>, t: DocumentsTerms): TemplateResult {
  return html`<button class="link" @click=${() => void back()}>${t.undo}</button>`;
}
