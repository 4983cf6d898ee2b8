import { css } from 'lit';

/** What an account is, beside its name. */
export const accountEditorSheet = css`
  dl {
    font-variant-numeric: tabular-nums;
  }
  .deeds {
    display: grid;
    gap: 16px;
    padding-top: 24px;
    margin-top: 32px;
    border-top: 1px solid var(--k-line);
  }
  .deeds > * {
    max-width: 480px;
  }
  .deed {
    display: grid;
    gap: 8px;
  }
  .deed > .form {
    margin-top: 4px;
  }
  textarea {
    display: block;
    width: 100%;
    margin-top: 4px;
    padding: 7px 12px;
    font: inherit;
    color: inherit;
    background: var(--k-raised);
    border: 1px solid var(--k-control);
    border-radius: 6px;
    resize: vertical;
  }
  textarea[aria-invalid='true'] {
    border-color: var(--k-danger);
    box-shadow: inset 0 0 0 1px var(--k-danger);
  }
`;
