import { css } from 'lit';
import { tableSheet } from '../kernel/table.styles.js';

/** What is the account list's own: the hit under a name, and the state with its mark. */
export const accountListSheet = [
  tableSheet,
  css`
    .hit {
      font-size: 0.875em;
      color: var(--k-muted);
    }
    #reason {
      flex-basis: 100%;
    }
    .state {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      font-size: 0.9333em;
    }
    .state::before {
      content: '';
      width: 8px;
      height: 8px;
      border: 2px solid var(--k-success);
      border-radius: 50%;
    }
    .invited::before,
    .grace::before {
      border-color: var(--k-warning);
    }
    .expired::before {
      border-color: var(--k-danger);
    }
    .active::before {
      background: var(--k-success);
    }
  `,
];
