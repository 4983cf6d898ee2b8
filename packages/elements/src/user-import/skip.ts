import { users } from '@knippa/contract';
import { isRefusal } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { UserImportTerms } from '../terms/user-import.js';

/** The way on without the columns that nobody knows, where a file was refused for them (CSV-09). */
export function skipUnknown(error: unknown, skip: () => void, t: UserImportTerms): TemplateResult | typeof nothing {
  if (!isRefusal(error, users.import, 'file-unknown-columns')) return nothing;
  return html`<div class="suggest"><button type="button" @click=${skip}>${t.skipUnknown}</button></div>`;
}
