import { css } from 'lit';

/** A folder's settings: one column, and the matrix under it. */
export const folderPermissionsSheet = css`
  h2 {
    display: flex;
    gap: 10px;
    align-items: start;
    overflow-wrap: anywhere;
  }
  h2 > svg {
    margin-top: 0.16em;
  }
  h2 > span {
    min-width: 0;
  }
  .folder-icon {
    color: var(--k-accent);
  }
  form.rights {
    margin-top: 32px;
    padding-top: 24px;
    border-top: 1px solid var(--k-line);
  }
  .rights [role='alert'] {
    max-width: 760px;
  }
  .rights [role='alert'],
  .rights [role='status']:not([hidden]) {
    margin-top: 16px;
  }
  .as-parent {
    max-width: 60ch;
    margin-top: 16px;
  }
  table.matrix {
    width: 100%;
    max-width: 760px;
    margin-top: 20px;
    border-collapse: collapse;
  }
  .matrix th {
    text-align: start;
    vertical-align: middle;
  }
  .matrix th,
  .matrix td {
    padding: 10px 0;
    border-bottom: 1px solid var(--k-line);
  }
  .matrix thead th {
    padding-block: 8px;
    font-size: 0.875em;
    font-weight: 600;
    color: var(--k-muted);
  }
  .matrix th + th,
  .matrix th + td,
  .matrix td + td {
    width: 88px;
    text-align: center;
  }
  .matrix tr.with-below > * {
    border-bottom: 0;
  }
  .matrix tr.below td {
    padding-top: 0;
    padding-bottom: 16px;
  }
  .matrix tr:last-child > * {
    border-bottom: 0;
  }
  .who {
    display: block;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .means {
    display: block;
    max-width: 60ch;
    font-size: 0.875em;
    font-weight: 400;
    color: var(--k-muted);
  }
  .matrix input[type='checkbox'] {
    width: 22px;
    height: 22px;
    margin: 0;
    vertical-align: middle;
    accent-color: var(--k-accent);
  }
  .below knippa-person-picker {
    max-width: 420px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-bottom: 8px;
    list-style: none;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    max-width: 100%;
    padding-inline-start: 12px;
    background: var(--k-accent-soft);
    border-radius: 18px;
  }
  .chip > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .chip button {
    display: grid;
    place-items: center;
    min-width: 36px;
    min-height: 36px;
    padding: 0;
    background: none;
    border: 0;
    border-radius: 18px;
  }
  .chip button:hover {
    background: var(--k-hover);
  }
  .names {
    overflow-wrap: anywhere;
  }
  .foot-row {
    margin-top: 20px;
  }
  @container knippa (max-width: 479.98px) {
    .matrix th + th,
    .matrix th + td,
    .matrix td + td {
      width: 60px;
    }
  }
  @media (pointer: coarse) {
    .matrix input[type='checkbox'] {
      width: 26px;
      height: 26px;
    }
    .chip button {
      min-width: 44px;
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    .chip {
      border: 1px solid;
    }
  }
`;
