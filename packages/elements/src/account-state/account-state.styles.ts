import { css } from 'lit';

/** What holds of the account as a list of terms, and under it what may be done about it. */
export const accountStateSheet = css`
  .check {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    min-height: 36px;
    margin-top: 12px;
    font-weight: 400;
  }
  .check input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 2px 0 0;
    accent-color: var(--k-accent);
  }
  .note {
    margin-top: 16px;
  }
  dl + .row,
  form.deed {
    margin-top: 20px;
  }
  form.deed > p + .row {
    margin-top: 8px;
  }
`;
