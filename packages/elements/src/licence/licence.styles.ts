import { css } from 'lit';

/** A bar for each type with its sentence, side by side where there is room. */
export const licenceSheet = css`
  .lines {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    gap: 16px 32px;
    align-items: end;
    margin-top: 20px;
    list-style: none;
    font-variant-numeric: tabular-nums;
  }
  .bar {
    display: block;
    width: 100%;
    height: 8px;
    margin-block: 6px;
    border-radius: 4px;
    fill: var(--k-accent);
    background: var(--k-line);
  }
  .none {
    font-weight: 600;
    color: var(--k-warning);
  }
  .more {
    margin: 12px 0 0 -8px;
  }
  .bones {
    display: grid;
    gap: 16px;
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid;
      fill: Highlight;
    }
  }
`;
