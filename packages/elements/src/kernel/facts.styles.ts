import { css } from 'lit';

/** What holds of something, as a list of terms with their values beside them, and under them where it is narrow. */
export const factsSheet = css`
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
