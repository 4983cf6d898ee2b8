import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/**
 * An option of a select whose choice is the element's to say: it stands chosen while `chosen` holds, also once somebody has picked another. A select
 * that is a form's own until it is sent begins with the attribute `selected` instead, which says nothing more once somebody has picked.
 */
export function option(value: string, label: unknown, chosen: boolean, { disabled = false } = {}): TemplateResult {
  return html`<option value=${value} ?disabled=${disabled} .selected=${live(chosen)}>${label}</option>`;
}
