import { css } from 'lit';

/** How far it has come, and the button that cannot be undone: red only here. */
export const planDialogSheet = css`
  button.danger {
    color: light-dark(#fff, oklch(20% 0.05 25));
    background: var(--k-danger);
    border-color: var(--k-danger);
  }
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
