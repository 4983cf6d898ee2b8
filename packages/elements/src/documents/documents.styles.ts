import { css } from 'lit';
import { tableSheet } from '../kernel/table.styles.js';

/** Places beside the list where there is room, over it where there is not. */
export const documentsSheet = [
  tableSheet,
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
    td.acts {
      white-space: nowrap;
    }
    td.acts .menu {
      display: inline-block;
    }
    .menu {
      position: relative;
    }
    .menu summary {
      display: inline-flex;
      align-items: center;
      min-height: 40px;
      padding: 6px 8px;
      border-radius: 6px;
      font-weight: 600;
      color: var(--k-accent);
      cursor: pointer;
      list-style: none;
    }
    .menu summary:hover {
      background: var(--k-accent-soft);
    }
    .menu > div {
      position: absolute;
      z-index: 1;
      inset-inline-end: 0;
      display: grid;
      min-width: 15em;
      padding: 4px;
      background: var(--k-raised);
      border: 1px solid var(--k-line);
      border-radius: 8px;
      box-shadow: 0 8px 24px oklch(20% 0.03 260 / 0.18);
    }
    .menu button {
      text-align: start;
    }
    .menu .reason {
      max-width: 18em;
      margin: 0 8px 4px;
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
      .below {
        margin-bottom: 2px;
      }
      td.acts .menu > div {
        inset-inline: 0 auto;
      }
    }
  `,
];
