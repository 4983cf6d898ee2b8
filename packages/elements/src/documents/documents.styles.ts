import { css } from 'lit';
import { menuSheet } from '../kernel/menu.styles.js';
import { tableSheet } from '../kernel/table.styles.js';

/** Places beside the list where there is room, over it where there is not. */
export const documentsSheet = [
  tableSheet,
  menuSheet,
  css`
    ul,
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .layout {
      display: grid;
      gap: 16px 32px;
    }
    .layout > * {
      min-width: 0;
    }
    .places ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      margin-inline-start: -8px;
    }
    .places button {
      text-align: start;
    }
    .places button[aria-current] {
      color: var(--k-text);
      background: var(--k-accent-soft);
    }
    .crumbs ol {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      min-height: 24px;
      margin-bottom: 4px;
      font-size: 0.875em;
    }
    .crumbs button {
      min-height: 24px;
    }
    .crumbs li::after {
      content: '/';
      content: '/' / '';
      margin-inline-start: 8px;
      color: var(--k-muted);
    }
    .head h2 {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .head .menu summary {
      min-height: 40px;
    }
    .thing {
      display: inline-flex;
      gap: 10px;
      align-items: start;
      overflow-wrap: anywhere;
    }
    button.link.thing {
      min-height: 24px;
      padding-block: 2px;
    }
    .thing > svg {
      margin-top: 2px;
      color: var(--k-muted);
    }
    .thing b {
      font-weight: 600;
    }
    .below {
      margin-inline-start: 30px;
    }
    td.maker {
      min-width: 8em;
      overflow-wrap: anywhere;
    }
    .menu .reason {
      max-width: 18em;
      margin: 0 8px 4px;
      white-space: normal;
    }
    td.acts .why {
      display: block;
      margin-inline-start: auto;
      max-width: 24em;
      white-space: normal;
    }
    .result {
      margin-top: 16px;
    }
    .note.good .link {
      margin: 0 0 0 8px;
    }
    .about {
      margin-top: 4px;
    }
    [data-over='takes'] {
      background: var(--k-accent-soft);
      outline: 2px solid var(--k-accent);
      outline-offset: -2px;
    }
    [data-over='refuses'] {
      outline: 2px dashed var(--k-danger);
      outline-offset: -2px;
    }
    .dragging {
      position: sticky;
      bottom: 8px;
      width: fit-content;
      margin-top: 12px;
      padding: 8px 12px;
      overflow-wrap: anywhere;
      background: var(--k-raised);
      border: 1px solid var(--k-control);
      border-radius: 8px;
    }
    @container knippa (min-width: 960px) {
      .layout {
        grid-template-columns: 184px 1fr;
      }
      .places ul {
        display: grid;
        gap: 2px;
        margin: 0;
      }
      .places button {
        width: 100%;
      }
    }
    @container knippa (max-width: 959.98px) {
      td.kind,
      td.maker {
        font-size: 0.9375em;
      }
      /* half of a narrow card is too little for the label of the last day */
      td.whole + td.whole {
        grid-column: 1 / -1;
      }
      td.acts .why {
        margin-inline-start: 8px;
      }
      .below {
        margin-bottom: 2px;
      }
      td.acts .menu > div {
        inset-inline: 0 auto;
      }
    }
  `,
];
