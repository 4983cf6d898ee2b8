import { css } from 'lit';

/** What holds of the account as a list of terms, and under it what may be done about it. */
export const accountStateSheet = css`
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
