import { html } from 'lit';

/** A sheet with an arrow into it: a file is handed in. It stands by itself, so that a page without files does not load it. */
export const fileIcon = html`<svg width="20" height="20" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
  <path d="M4 1h8l4 4v14H4V1Zm1.6 1.6v14.8h8.8V6h-3.2V2.6H5.6Zm3.6 12v-4.2l-1.6 1.6-1.1-1.1L10 7.4l3.5 3.5-1.1 1.1-1.6-1.6v4.2H9.2Z" />
</svg>`;
