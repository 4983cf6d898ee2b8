import { css } from 'lit';
import { menuSheet } from '../kernel/menu.styles.js';
import { tableSheet } from '../kernel/table.styles.js';

/** What is the user list's own: two lines in a cell, and the choice of a file's form. */
export const userListSheet = [
  tableSheet,
  menuSheet,
  css`
    /* whoever has the longest name does not move what stands beside */
    #responsible {
      width: 200px;
    }
    td.name b {
      font-weight: 600;
    }
    td.username,
    td.contact,
    td.role {
      overflow-wrap: anywhere;
    }
    td.username {
      min-width: 7em;
    }
    td.contact {
      min-width: 13em;
    }
    td.role {
      min-width: 9em;
    }
    td.permissions {
      min-width: 10em;
      font-size: 0.875em;
    }
    td.acts .reason {
      min-width: 11em;
      margin-inline-start: auto;
      white-space: normal;
      overflow-wrap: break-word;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
      padding: 4px 8px 4px 12px;
      margin-bottom: 8px;
      background: var(--k-accent-soft);
      border-radius: 8px;
    }
    .bar[hidden] {
      display: none;
    }
    .bar .count {
      font-weight: 600;
    }
    .bar .none {
      margin-inline-start: auto;
    }
    .tick {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 40px;
    }
    .tick label {
      font-weight: 400;
    }
    .tick input,
    .choose input {
      width: 20px;
      height: 20px;
      margin: 0;
      accent-color: var(--k-accent);
    }
    th.choose,
    td.choose {
      width: 36px;
      padding-inline-end: 12px;
    }
    td.choose input {
      display: block;
    }
    .instead {
      margin-top: 16px;
    }
    .result {
      margin-top: 16px;
    }
    input[type='search'] {
      flex-shrink: 0;
      max-width: 100%;
    }
    /* eight columns beside each other, as in a page of 1024 px */
    @container knippa (min-width: 960px) and (max-width: 1119.98px) {
      th,
      td {
        padding-inline-end: 8px;
      }
      th.choose,
      td.choose {
        width: 28px;
        padding-inline-end: 4px;
      }
      td.name {
        min-width: 8.5em;
      }
      td.username {
        min-width: 6em;
      }
      td.contact {
        min-width: 11em;
      }
      td.role {
        min-width: 7.5em;
      }
      td.permissions {
        min-width: 8em;
      }
    }
    @container knippa (max-width: 959.98px) {
      input[type='search'] {
        flex-basis: 16em;
      }
      tr {
        position: relative;
      }
      td.choose {
        position: absolute;
        inset-block-start: 14px;
        inset-inline-end: 0;
        padding: 0;
      }
      td.choose ~ td.name {
        padding-inline-end: 36px;
      }
      td.acts .reason {
        min-width: 0;
        margin-inline: 8px 0;
      }
      td.username,
      td.contact,
      td.role,
      td.permissions {
        grid-column: 1 / -1;
        font-size: 0.9375em;
      }
      .menu > div {
        inset-inline: 0 auto;
      }
    }
    @container knippa (max-width: 519.98px) {
      input[type='search'] {
        flex-basis: 100%;
      }
      /* over fields of half its width it would leave slivers of them to touch */
      #export > div {
        position: static;
      }
    }
  `,
];
