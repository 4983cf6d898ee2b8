import type { Order } from '@knippa/contract';
import { svg, html, type TemplateResult } from 'lit';

const icon = (path: TemplateResult) =>
  html`<svg width="20" height="20" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">${path}</svg>`;

/** A triangle with a mark: look before you go on. */
export const warningIcon = icon(svg`<path d="M10 1.5 19 18H1L10 1.5Zm-.9 6v5h1.800v-5H9.100Zm0 6.500v1.800h1.800V14H9.100Z" />`);

/** An arrow: which way a column is sorted. */
export const orderIcon = (order: Order): TemplateResult =>
  html`<svg width="10" height="12" viewBox="0 0 10 12" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">
    <path d=${order === 'ascending' ? 'M5 11V1.500M1.500 5 5 1.500 8.500 5' : 'M5 1v9.500M1.500 7 5 10.500 8.500 7'} />
  </svg>`;

/** An arrow from the old to the new. */
export const towardsIcon = html`<svg
  width="16"
  height="10"
  viewBox="0 0 16 10"
  fill="none"
  stroke="currentColor"
  stroke-width="1.6"
  aria-hidden="true"
>
  <path d="M1 5h13M10 1l4 4-4 4" />
</svg>`;

/** A circle with a tick: it is done. */
export const doneIcon = icon(
  svg`<path d="M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-1.200 13L4.800 10l1.300-1.300 2.700 2.700 5.100-5.100L15.200 7.600 8.800 14Z" />`,
);
