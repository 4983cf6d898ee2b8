import { css } from 'lit';

/** How the user editor is set out. */
export const userEditorSheet = css`
  .form {
    max-width: none;
  }
  .form > :not(.row) {
    max-width: 480px;
  }
  .credentials {
    margin-top: 28px;
    padding-top: 20px;
    border-top: 1px solid var(--k-line);
  }
  .made,
  .room {
    margin-top: 12px;
  }
  blockquote {
    white-space: pre-line;
  }
`;
