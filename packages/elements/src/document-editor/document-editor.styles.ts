import { css } from 'lit';

/** A document as one reads it and as one writes it. */
export const documentEditorSheet = css`
  .head h2 {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .meta {
    margin-top: 4px;
  }
  .told {
    margin-top: 16px;
  }
  .text {
    display: grid;
    gap: 12px;
    max-width: 44em;
    margin-top: 20px;
    line-height: 1.6;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  span.symbol {
    display: inline-block;
    padding: 0 8px;
    background: var(--k-accent-soft);
    border-radius: 6px;
  }
  .scroll {
    max-width: 100%;
    margin-top: 16px;
    overflow-x: auto;
  }
  table.grid {
    border-collapse: collapse;
  }
  table.grid td {
    min-width: 7em;
    max-width: 18em;
    padding: 12px;
    vertical-align: top;
    border: 1px solid var(--k-line);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  table.writing td {
    min-width: 10em;
    padding: 4px;
    white-space: normal;
  }
  table.writing thead td {
    min-width: 0;
    border: 0;
  }
  table.writing th {
    padding: 4px 8px;
    font-size: 0.875em;
    font-weight: 600;
    text-align: start;
    white-space: nowrap;
  }
  form.form {
    max-width: none;
  }
  .form > .title {
    max-width: 44em;
  }
  ol.blocks {
    display: grid;
    gap: 12px;
    max-width: 44em;
    margin: 8px 0 12px;
    padding: 0;
    list-style: none;
  }
  ol.blocks li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 8px;
    align-items: start;
  }
  .piece {
    display: grid;
    gap: 4px;
  }
  ol.blocks .piece {
    grid-template-columns: 7em 1fr;
  }
  textarea {
    width: 100%;
    min-height: 64px;
    padding: 7px 12px;
    font: inherit;
    color: inherit;
    background: var(--k-raised);
    border: 1px solid var(--k-control);
    border-radius: 6px;
    resize: vertical;
  }
  .form .piece input.symbol {
    align-self: start;
    margin: 0;
  }
  .scroll + .row {
    margin-top: 12px;
  }
  .row + p,
  #add-block + p {
    margin-top: 8px;
  }
  ::placeholder {
    color: var(--k-muted);
    opacity: 1;
  }
  textarea[aria-invalid='true'] {
    border-color: var(--k-danger);
  }
  .piece .wrong {
    grid-column: 1 / -1;
    margin: 0;
  }
  .beside {
    display: grid;
    gap: 24px 32px;
  }
  .beside > * {
    min-width: 0;
  }
  .beside > section {
    padding: 16px;
    background: var(--k-hover);
    border-radius: 8px;
  }
  del {
    color: var(--k-muted);
  }
  @container knippa (min-width: 800px) {
    .beside.late {
      grid-template-columns: 2fr 3fr;
    }
  }
  @container knippa (max-width: 519.98px) {
    table.grid:not(.writing) td {
      min-width: 4em;
      padding: 8px;
      overflow-wrap: break-word;
    }
    ol.blocks li,
    ol.blocks .piece {
      grid-template-columns: 1fr;
    }
    ol.blocks li > button {
      justify-self: start;
    }
  }
`;
