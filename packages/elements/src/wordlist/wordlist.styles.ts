import { css } from 'lit';
import { tableSheet } from '../kernel/table.styles.js';

/** A list of words: the symbol large enough to be told, the note in what room is left. */
export const wordlistSheet = [
  tableSheet,
  css`
    td.name {
      width: 30%;
      min-width: 8em;
      font-weight: 600;
    }
    td.symbol {
      width: 20%;
      overflow-wrap: anywhere;
    }
    td .sign {
      font-size: 1.5rem;
      line-height: 1.2;
    }
    td.note-text {
      overflow-wrap: anywhere;
    }
    td.acts {
      white-space: nowrap;
    }
    .reading {
      margin-top: 8px;
    }
    .result {
      margin-top: 12px;
    }
    .refused {
      margin-top: 20px;
    }
    .refused ul {
      display: grid;
      gap: 6px;
      margin-block: 4px 8px;
      list-style: none;
      overflow-wrap: anywhere;
    }
    .refused li:focus {
      outline: 3px solid var(--k-focus);
      outline-offset: 2px;
      border-radius: 2px;
    }
    @container knippa (max-width: 959.98px) {
      td.name,
      td.symbol {
        width: auto;
      }
      td.symbol,
      td.note-text {
        grid-column: 1 / -1;
      }
    }
  `,
];
