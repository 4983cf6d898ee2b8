import { css } from 'lit';

/** Sections of settings, each with a form of its own, parted by a line. */
export const settingsSheet = css`
  .value {
    overflow-wrap: anywhere;
  }
`;
