import type { Order } from '@knippa/contract';
import { html, type TemplateResult } from 'lit';

// each is marked pure: a host's build leaves out those that nobody shows
const icon = (path: string): TemplateResult =>
  html`<svg width="20" height="20" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true"><path d=${path} /></svg>`;

const arrow = (width: number, height: number, line: number, path: string): TemplateResult =>
  html`<svg
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
    fill="none"
    stroke="currentColor"
    stroke-width=${line}
    aria-hidden="true"
  >
    <path d=${path} />
  </svg>`;

/** A triangle with a mark: look before you go on. */
export const warningIcon = /*@__PURE__*/ icon('M10 1.5 19 18H1L10 1.5Zm-.9 6v5h1.8v-5H9.1Zm0 6.5v1.8h1.8V14H9.1Z');

/** An arrow: which way a column is sorted. */
export const orderIcon = (order: Order): TemplateResult =>
  arrow(10, 12, 1.8, order === 'ascending' ? 'M5 11V1.5M1.5 5 5 1.5 8.5 5' : 'M5 1v9.5M1.5 7 5 10.5 8.5 7');

/** An arrow from the old to the new. */
export const towardsIcon = /*@__PURE__*/ arrow(16, 10, 1.6, 'M1 5h13M10 1l4 4-4 4');

/** A circle with a tick: it is done. */
export const doneIcon = /*@__PURE__*/ icon('M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-1.2 13L4.8 10l1.3-1.3 2.7 2.7 5.1-5.1L15.2 7.6 8.8 14Z');
