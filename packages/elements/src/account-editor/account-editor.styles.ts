import { css } from 'lit';

/** What an account is, beside its name. */
export const accountEditorSheet = css`
  dl {
    font-variant-numeric: tabular-nums;
  }
  dl.differences {
    margin-top: 8px;
  }
  .deeds {
    display: grid;
    gap: 16px;
    max-width: 480px;
    padding-top: 24px;
    margin-top: 32px;
    border-top: 1px solid var(--k-line);
  }
  .deed {
    display: grid;
    gap: 8px;
  }
`;
