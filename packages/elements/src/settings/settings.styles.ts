import { css } from 'lit';

/** Sections of settings, each with a form of its own, parted by a line. */
export const settingsSheet = css`
  section {
    margin-top: 28px;
    padding-top: 24px;
    border-top: 1px solid var(--k-line);
  }
  section > h3 + p {
    margin-top: 4px;
  }
  .value {
    overflow-wrap: anywhere;
  }
`;
