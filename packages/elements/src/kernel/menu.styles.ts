import { css } from 'lit';

/** A row's menu: a button that opens what may be done, in the row's last cell. */
export const menuSheet = css`
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
`;
