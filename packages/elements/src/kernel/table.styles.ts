import { css } from 'lit';

/**
 * Lists: a table where there is room for one, the same rows as cards below 960 px, where it no longer fits, with the
 * same DOM order. A cell's `data-label` is its
 * column's name, which a card shows before it.
 */
export const tableSheet = css`
  form.search {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    margin-block: 20px 12px;
  }
  input[type='search'],
  .search select {
    font: inherit;
    color: inherit;
    background: var(--k-raised);
    min-height: 40px;
    min-width: 0;
    padding: 7px 12px;
    border: 1px solid var(--k-control);
    border-radius: 6px;
  }
  input[type='search'] {
    flex: 0 1 420px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th {
    padding: 8px 12px 8px 0;
    font-size: 0.875em;
    font-weight: 600;
    color: var(--k-muted);
    text-align: start;
    white-space: nowrap;
    border-bottom: 1px solid var(--k-line);
  }
  th button {
    min-height: 36px;
    padding: 0 8px;
    margin-inline-start: -8px;
    border: 0;
    background: none;
  }
  th[aria-sort] button {
    color: var(--k-text);
  }
  td {
    height: 56px;
    padding: 8px 12px 8px 0;
    font-size: 0.9375em;
    border-bottom: 1px solid var(--k-line);
  }
  tbody tr:last-child td {
    border-bottom: 0;
  }
  tbody tr:hover {
    background: var(--k-hover);
  }
  td.name {
    font-size: 1em;
    min-width: 12.5em;
  }
  td.name,
  td.id {
    overflow-wrap: anywhere;
  }
  td.id {
    min-width: 7em;
  }
  th.figure,
  td.figure {
    text-align: end;
  }
  .figure,
  .whole {
    white-space: nowrap;
  }
  td.acts {
    padding-inline-end: 0;
    text-align: end;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    justify-content: space-between;
    min-height: 44px;
    margin-top: 8px;
    font-size: 0.875em;
    color: var(--k-muted);
  }
  @container knippa (max-width: 959.98px) {
    input[type='search'] {
      flex: 1 1 180px;
    }
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    table,
    tbody {
      display: block;
    }
    tr {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 2px 12px;
      padding: 14px 0;
      border-bottom: 1px solid var(--k-line);
    }
    tbody tr:last-child {
      border-bottom: 0;
    }
    td,
    td.name,
    td.figure {
      overflow-wrap: anywhere;
      height: auto;
      min-width: 0;
      padding: 0;
      border: 0;
      text-align: start;
      white-space: normal;
    }
    td[data-label]::before {
      content: attr(data-label) ' ';
      font-size: 0.9333em;
      color: var(--k-muted);
    }
    td[data-label]:empty {
      display: none;
    }
    td.name,
    td.acts {
      grid-column: 1 / -1;
    }
    td.name {
      font-size: 1.0625em;
    }
    td.acts {
      text-align: start;
      margin-inline-start: -8px;
    }
  }
`;
