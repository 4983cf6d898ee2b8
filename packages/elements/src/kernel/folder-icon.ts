import { html, svg, type TemplateResult } from 'lit';
import type { KnippaElement } from './element.js';
import { loadOnce } from './language.js';

/** The kept symbols, loaded when the first one is shown. */
const kept = async () => (await import('../icon-picker/icons.js')).folderIcons as Readonly<Record<string, TemplateResult<2>>>;

/** What a folder without a symbol is drawn as. */
export const plainFolder: TemplateResult<2> = svg`<path d="M20 20a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-7.9a2 2 0 0 1-1.69-.9L9.6 3.9A2 2 0 0 0 7.93 3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2Z" />`;

/** A symbol in its frame: a drawing for the eye, beside the folder's name. */
export const framed = (drawing: TemplateResult<2>): TemplateResult =>
  html`<svg
    class="folder-icon"
    width="20"
    height="20"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${drawing}
  </svg>`;

/** A folder's symbol by its name (FLD-01): a plain folder where it has none, where this copy does not keep it, and until the kept ones are there. */
export function folderIcon(name: string | null, host: KnippaElement<object>): TemplateResult {
  const all = name === null || name === '' ? undefined : loadOnce(kept, () => host.requestUpdate());
  const drawing = name !== null && all && Object.hasOwn(all, name) ? all[name] : undefined;
  return framed(drawing ?? plainFolder);
}
