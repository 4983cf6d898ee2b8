import { css } from 'lit';

/** What holds of the account as a list of terms, and under it what may be done about it. */
export const accountStateSheet = css`
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 8px 24px;
    margin-top: 20px;
  }
  dt {
    color: var(--k-muted);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .note {
    margin-top: 16px;
  }
  section {
    margin-top: 28px;
    padding-top: 24px;
    border-top: 1px solid var(--k-line);
  }
  section > h3 + p {
    margin-top: 4px;
  }
  dl + .row,
  form.deed {
    margin-top: 20px;
  }
  form.deed > p + .row {
    margin-top: 8px;
  }
  @container knippa (max-width: 479.98px) {
    dl {
      grid-template-columns: 1fr;
      gap: 0;
    }
    dd {
      margin-bottom: 8px;
    }
  }
`;
