import { documents, type Account, type Lying } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentsTerms } from '../terms/documents.js';
import type { DocumentsRoute, Place } from './route.js';

/**
 * The places that there are for somebody in an account: what the group shares in a group account alone, My Documents for those who have it, others' for those who look
 * into them.
 */
export function placesOf(account: Account, keeps: boolean): Place[] {
  const group = account.kind !== 'single';
  const others = may(account, documents.people) === true;
  return [
    ...(keeps ? (['personal'] as const) : []),
    ...(others ? (['people'] as const) : []),
    ...(group ? (['shared', 'templates'] as const) : []),
    'published',
    'bin',
  ];
}

/** The ways between the places. */
export function placesNav(
  places: readonly Place[],
  current: Place | undefined,
  go: (place: Place) => void,
  t: DocumentsTerms,
): TemplateResult {
  return html`<nav class="places" aria-label=${t.placesLabel}>
    <ul role="list">
      ${places.map(
        (place) =>
          html`<li>
            <button class="quiet" aria-current=${place === current ? 'page' : nothing} @click=${() => go(place)}>${t.places[place]}</button>
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** A step on the way to where one is. */
export interface Crumb {
  readonly name: string;
  readonly to: DocumentsRoute;
}

/** The way to a folder, or to a document, from its place: each step leads there. */
export function crumbsTo(place: string, { in: within, userId }: DocumentsRoute, path: Lying['path']): Crumb[] {
  const to = { in: within, userId };
  return [{ name: place, to }, ...path.map(({ id, name }) => ({ name, to: { ...to, folderId: id } }))];
}

/** The way, as links; where one is stands under it as the heading. */
export function crumbsNav(crumbs: readonly Crumb[], go: (to: DocumentsRoute) => void, t: DocumentsTerms): TemplateResult | typeof nothing {
  if (crumbs.length === 0) return nothing;
  return html`<nav class="crumbs" aria-label=${t.pathLabel}>
    <ol role="list">
      ${crumbs.map(({ name, to }) => html`<li><button class="link" @click=${() => go(to)}>${name}</button></li>`)}
    </ol>
  </nav>`;
}
