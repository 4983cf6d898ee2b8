import { css } from 'lit';

/** A request after the other, each with where it stands. */
export const requestsSheet = css`
  .requests {
    display: grid;
    gap: 20px;
    margin-top: 16px;
    list-style: none;
  }
  .requests > li {
    padding-top: 16px;
    border-top: 1px solid var(--k-line);
  }
  .requests .head {
    justify-content: flex-start;
  }
  .requests .quiet {
    margin: 8px 0 0 -9px;
  }
  .state {
    padding: 2px 10px;
    font-size: 0.875em;
    font-weight: 600;
    border-radius: 8px;
    background: var(--k-accent-soft);
  }
  .state.declined {
    background: var(--k-danger-soft);
  }
  .state.waiting {
    background: var(--k-warning-soft);
  }
  dl {
    gap: 4px 24px;
    margin-top: 8px;
  }
  dd {
    white-space: pre-line;
  }
  .bones {
    display: grid;
    gap: 16px;
    margin-top: 16px;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    justify-content: space-between;
    align-items: center;
    margin-top: 16px;
  }
  @media (forced-colors: active) {
    .state {
      border: 1px solid;
    }
  }
`;
