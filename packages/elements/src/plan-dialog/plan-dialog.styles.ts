import { css } from 'lit';

/** What is typed to confirm, and how far it has come. */
export const planDialogSheet = css`
  .confirm {
    max-width: none;
    margin-top: 20px;
  }
  .words {
    overflow-wrap: anywhere;
  }
  .error {
    margin-top: 16px;
  }
  .doing {
    display: grid;
    gap: 4px;
    margin-top: 16px;
    font-variant-numeric: tabular-nums;
  }
  .doing label {
    font-weight: 600;
  }
  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--k-accent);
  }
`;
