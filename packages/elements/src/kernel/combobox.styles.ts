import { css } from 'lit';

/** The list stands under its field, in the flow, so that a dialog grows with it. */
export const comboboxSheet = css`
  .form {
    margin-top: 0;
    max-width: none;
    gap: 4px;
  }
  [role='alert'] {
    margin-block: 4px;
  }
  [role='listbox'] {
    max-height: 260px;
    padding: 4px;
    overflow: auto;
    list-style: none;
    background: var(--k-raised);
    border: 1px solid var(--k-line);
    border-radius: 8px;
  }
  [role='option'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: center;
    justify-content: space-between;
    min-height: 40px;
    padding: 6px 8px;
    border-radius: 6px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  [role='option'][aria-selected='true'] {
    background: var(--k-accent-soft);
    outline: 2px solid var(--k-focus);
    outline-offset: -2px;
  }
  @media (pointer: coarse) {
    [role='option'] {
      min-height: 44px;
    }
  }
`;
