import { html, nothing, type TemplateResult } from 'lit';
import { bones } from '../kernel/states.js';
import type { DocumentsTerms } from '../terms/documents.js';
import type { Shelf } from './shelf.js';

/**
 * What stands in place of rows where there are none: why there are none, and what helps. `showAll` ends a search, also where standard templates are
 * all that it found.
 */
export function emptyView(shelf: Shelf, showAll: TemplateResult | typeof nothing, t: DocumentsTerms): TemplateResult | typeof nothing {
  const { folder, inFolder, search, standards, place, without, others } = shelf;
  if (search && !standards) return bones(4);
  if (search && standards?.length) return html`${showAll}`;
  const here = inFolder ? (folder && !folder.read ? 'dropBox' : 'folder') : others ? 'person' : place;
  if (here === 'standards') return nothing;
  const [heading, hint] = search ? [t.noHits(search), t.noHitsHint] : here === 'personal' && without ? t.withoutPlace : t.empties[here];
  return html`<div class="empty">
    <h3>${heading}</h3>
    <p class="muted">${hint}</p>
    ${showAll}
  </div>`;
}
