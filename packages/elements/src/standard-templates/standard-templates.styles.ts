import { css } from 'lit';

/** The standard templates as cards, and one of them as it is opened. */
export const standardTemplatesSheet = css`
  section {
    margin-top: 32px;
  }
  section:not(:has(h3)) {
    margin-top: 0;
  }
  section > p {
    max-width: 44em;
    margin-top: 4px;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(168px, 1fr));
    gap: 12px;
    margin-top: 12px;
    list-style: none;
  }
  .card {
    display: flex;
    flex-direction: column;
    gap: 2px;
    width: 100%;
    height: 100%;
    padding: 12px;
    font-weight: 400;
    text-align: start;
    border-color: var(--k-line);
    border-radius: 8px;
  }
  .card .name {
    color: var(--k-accent);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .miniature {
    display: grid;
    flex: 1;
    gap: 2px;
    align-content: center;
    min-height: 92px;
    margin-bottom: 8px;
    padding: 8px;
    background: var(--k-accent-soft);
    border-radius: 6px;
  }
  .line {
    display: flex;
    gap: 2px;
    justify-content: center;
  }
  .line span {
    position: relative;
    width: 22px;
    height: 24px;
    padding-top: 4px;
    overflow: hidden;
    font-size: 12px;
    line-height: 1;
    text-align: center;
    background: var(--k-raised);
    border-radius: 3px;
  }
  .line .said::after {
    content: '';
    position: absolute;
    inset: auto 5px 3px;
    height: 2px;
    background: var(--k-control);
    border-radius: 1px;
  }
  .badge {
    display: inline-block;
    padding: 1px 8px;
    color: var(--k-muted);
    font-size: 0.625em;
    font-weight: 600;
    letter-spacing: 0;
    vertical-align: middle;
    border: 1px solid var(--k-control);
    border-radius: 99px;
  }
  .meta {
    max-width: 44em;
  }
  @media (forced-colors: active) {
    .line span {
      outline: 1px solid;
    }
  }
`;
