import { css } from 'lit';

/** Sections under each other, each with a form of its own, parted by a line. */
export const sectionsSheet = css`
  section {
    margin-top: 28px;
    padding-top: 24px;
    border-top: 1px solid var(--k-line);
  }
  section > h3 + p {
    margin-top: 4px;
  }
`;
