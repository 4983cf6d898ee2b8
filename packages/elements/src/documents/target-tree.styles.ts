import { css } from 'lit';

/** The tree of places. */
export const treeSheet = css`
  [role='tree'] {
    max-height: 320px;
    margin-top: 12px;
    padding: 4px;
    overflow: auto;
    list-style: none;
    border: 1px solid var(--k-control);
    border-radius: 8px;
  }
  [role='treeitem'] {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 40px;
    padding: 4px 12px 4px 4px;
    border-radius: 6px;
    cursor: pointer;
  }
  [role='treeitem']:hover {
    background: var(--k-hover);
  }
  [role='treeitem'] > svg {
    color: var(--k-accent);
  }
  [role='treeitem'][aria-disabled='true'] > svg,
  [role='treeitem'][aria-disabled='true'] > .text {
    color: var(--k-muted);
  }
  [role='treeitem'][aria-selected='true'] {
    font-weight: 600;
    background: var(--k-accent-soft);
    box-shadow: inset 3px 0 0 var(--k-accent);
  }
  [role='treeitem']:focus-visible {
    outline-offset: -3px;
  }
  .text {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .text.more {
    font-weight: 600;
    color: var(--k-accent);
  }
  .indent {
    flex: none;
    width: 20px;
  }
  .twist {
    display: grid;
    flex: none;
    place-items: center;
    width: 32px;
    height: 32px;
  }
  @media (pointer: coarse) {
    [role='treeitem'] {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    [role='treeitem'][aria-selected='true'] {
      outline: 2px solid;
      outline-offset: -2px;
    }
  }
`;
