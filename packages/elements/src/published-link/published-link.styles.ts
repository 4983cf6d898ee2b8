import { css } from 'lit';

/** The link in a frame of its own, above what it leads to. */
export const publishedLinkSheet = css`
  section {
    max-width: 720px;
    padding: 16px;
    border: 1px solid var(--k-line);
    border-radius: 8px;
  }
  h3:focus {
    outline: none;
  }
  section > p {
    margin-top: 4px;
  }
  .told,
  .acts {
    margin-top: 12px;
  }
  .link-row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    margin-top: 12px;
  }
  output {
    flex: 1 1 20em;
    min-width: 0;
    padding: 8px 12px;
    overflow-wrap: anywhere;
    background: var(--k-hover);
    border-radius: 6px;
    user-select: all;
  }
`;
