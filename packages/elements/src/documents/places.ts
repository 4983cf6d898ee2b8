import { documents, type Account, type Lying, type Location } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentsTerms } from '../terms/documents.js';
import type { DocumentsRoute, Place } from './route.js';
import type { Shelf } from './shelf.js';
import { spelled } from './things.js';

/**
 * The places that there are for somebody in an account: what the group shares in a group account, and the standard templates by themselves in a
 * `single` one (ACC-11, TPL-02); My Documents for those who have it, others' for those who look into them.
 */
export function placesOf(account: Account, keeps: boolean): Place[] {
  const group = account.kind !== 'single';
  const others = may(account, documents.people) === true;
  return [
    ...(keeps ? (['personal'] as const) : []),
    ...(others ? (['people'] as const) : []),
    ...(group ? (['shared', 'templates'] as const) : (['standards'] as const)),
    'published',
    'bin',
  ];
}

/** The ways between the places. */
export function placesNav(
  places: readonly Place[],
  current: Place | undefined,
  personId: string,
  go: (place: Place) => void,
  t: DocumentsTerms,
): TemplateResult {
  return html`<nav class="places" aria-label=${t.placesLabel}>
    <ul role="list">
      ${places.map(
        (place) =>
          html`<li>
            <button
              class="quiet"
              aria-current=${place === current ? 'page' : nothing}
              data-drop=${spelled(locationOfRoute({ in: place }, personId))}
              @click=${() => go(place)}
            >
              ${t.places[place]}
            </button>
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** Where what is let go on a place or a step of the way would come to lie; undefined where nothing lies by itself. */
function locationOfRoute({ in: place, userId, folderId }: DocumentsRoute, personId: string): Location | undefined {
  if (folderId) return { folderId };
  if (place === 'personal') return { userId: userId ?? personId };
  return place === 'shared' || place === 'templates' ? { space: place } : undefined;
}

/** A step on the way to where one is. */
export interface Crumb {
  readonly name: string;
  readonly to: DocumentsRoute;
}

/** The way to a folder, or to a document, from its place: each step leads there. */
function crumbsTo(place: string, { in: within, userId }: DocumentsRoute, path: Lying['path']): Crumb[] {
  const to = { in: within, userId };
  return [{ name: place, to }, ...path.map(({ id, name }) => ({ name, to: { ...to, folderId: id } }))];
}

/** What the place is called, or the person whose it is. */
export function placeName({ others, place }: Shelf, t: DocumentsTerms): string {
  return others ? t.ofPerson(others.displayName) : t.places[place];
}

/** The way to what is shown: `inside` of what a list of the place or the folder holds. */
export function crumbsOf(shelf: Shelf, route: DocumentsRoute, inside: boolean, t: DocumentsTerms): Crumb[] {
  const { search, folder, place, others } = shelf;
  if (search) return inside ? [{ name: t.hits, to: { ...route, documentId: undefined, standardId: undefined } }] : [];
  const above: Crumb[] = others ? [{ name: t.places.people, to: { in: 'people' } }] : [];
  if (!route.folderId && !inside) return above;
  const path = [...(folder?.lying.path ?? []), ...(folder && inside ? [folder] : [])];
  return [...above, ...crumbsTo(placeName(shelf, t), { ...route, in: place }, path)];
}

/** The way, as links; where one is stands under it as the heading. */
export function crumbsNav(
  crumbs: readonly Crumb[],
  personId: string,
  go: (to: DocumentsRoute) => void,
  t: DocumentsTerms,
): TemplateResult | typeof nothing {
  if (crumbs.length === 0) return nothing;
  return html`<nav class="crumbs" aria-label=${t.pathLabel}>
    <ol role="list">
      ${crumbs.map(({ name, to }) => html`<li><button class="link" data-drop=${spelled(locationOfRoute(to, personId))} @click=${() => go(to)}>${name}</button></li>`)}
    </ol>
  </nav>`;
}
