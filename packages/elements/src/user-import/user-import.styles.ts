import { css } from 'lit';

/** The place to hand a file in, tables that scroll within the dialog, and what stands between the steps. */
export const userImportSheet = css`
  h2 .muted {
    display: block;
  }
  .form p,
  .inside > p {
    overflow-wrap: anywhere;
  }
  .beginning,
  .result,
  .listed,
  .asked {
    display: grid;
    gap: 12px;
    min-width: 0;
    margin-top: 20px;
  }
  .beginning {
    padding-top: 20px;
    border-top: 1px solid var(--k-line);
  }
  .inside > p,
  .guesses,
  .noted,
  .error,
  .scroll {
    margin-top: 12px;
  }
  .scroll {
    max-height: 45vh;
    overflow: auto;
    border: 1px solid var(--k-line);
    border-radius: 6px;
  }
  .listed > .scroll,
  .result > .scroll {
    margin-top: 0;
  }
  .sheet {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
  }
  .sheet thead th {
    position: sticky;
    top: 0;
    background: var(--k-raised);
    color: var(--k-muted);
    font-size: 0.9333em;
    font-weight: 600;
    text-align: start;
    vertical-align: top;
    box-shadow: inset 0 -1px var(--k-line);
  }
  .sheet :is(th, td) {
    padding: 8px 12px;
  }
  .sheet:not(.lines) :is(th, td) {
    white-space: nowrap;
  }
  .sheet tbody :is(th, td) {
    border-top: 1px solid var(--k-line);
    vertical-align: top;
  }
  .sheet tbody th {
    color: var(--k-muted);
    font-weight: 400;
    text-align: end;
  }
  .sheet.lines tbody :is(th, td) {
    overflow-wrap: anywhere;
  }
  .sheet.lines tbody th {
    color: inherit;
    text-align: start;
  }
  .sheet .what {
    font-weight: 600;
    white-space: nowrap;
  }
  .sheet .refused .what {
    color: var(--k-danger);
  }
  .sheet .who {
    min-width: 9em;
  }
  .sheet tr:focus {
    outline: 3px solid var(--k-focus);
    outline-offset: -3px;
  }
  .sheet .refused {
    /* the headings stay over the rows */
    scroll-margin-top: 44px;
  }
  .to-errors {
    grid-column: 2;
    justify-self: start;
  }
  .reading.late {
    margin-top: 12px;
  }
  .reading progress {
    width: 100%;
    height: 8px;
    margin-top: 4px;
    accent-color: var(--k-accent);
  }
  .taken {
    display: block;
    font-size: 0.875em;
    font-weight: 400;
  }
  .result [role='status']:empty {
    margin-inline-start: -12px;
  }
  del {
    color: var(--k-muted);
  }
  ins {
    font-weight: 600;
    text-decoration: none;
  }
  code {
    font-size: 1em;
    user-select: all;
  }
  @media (max-width: 480px) {
    .sheet.lines thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .sheet.lines tr {
      display: grid;
      padding: 8px 0;
      border-top: 1px solid var(--k-line);
    }
    .sheet.lines tbody tr:first-child {
      border-top: 0;
    }
    .sheet.lines tbody :is(th, td) {
      padding: 2px 12px;
      border: 0;
    }
  }
`;
