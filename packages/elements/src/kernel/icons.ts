import type { Order } from '@knippa/contract';
import { svg, html, type TemplateResult } from 'lit';

const icon = (path: TemplateResult) =>
  html`<svg width="20" height="20" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">${path}</svg>`;

/** A triangle with a mark: look before you go on. */
export const warningIcon = icon(svg`<path d="M10 1.5 19 18H1L10 1.5Zm-.9 6v5h1.8v-5H9.1Zm0 6.5v1.8h1.8V14H9.1Z" />`);

/** An arrow: which way a column is sorted. */
export const orderIcon = (order: Order): TemplateResult =>
  html`<svg width="10" height="12" viewBox="0 0 10 12" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">
    <path d=${order === 'ascending' ? 'M5 11V1.5M1.5 5 5 1.5 8.5 5' : 'M5 1v9.5M1.5 7 5 10.5 8.5 7'} />
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
  svg`<path d="M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-1.2 13L4.8 10l1.3-1.3 2.7 2.7 5.1-5.1L15.2 7.6 8.8 14Z" />`,
);
