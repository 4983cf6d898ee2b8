import { css } from 'lit';

/** Forms: one column, the label above, the hint under it, what is wrong under the field. */
export const formSheet = css`
  form.form,
  .form {
    display: grid;
    gap: 20px;
    max-width: 480px;
    margin-top: 20px;
  }
  .form h3 {
    margin-top: 4px;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  label,
  legend {
    display: block;
    padding: 0;
    font-weight: 600;
  }
  label .muted,
  legend .muted {
    font-size: 0.875em;
  }
  .hint {
    margin-bottom: 4px;
    font-size: 0.875em;
    color: var(--k-muted);
  }
  .form input:not([type='checkbox'], [type='radio'], [hidden]),
  .form select {
    display: block;
    width: 100%;
    min-height: 40px;
    margin-top: 4px;
    padding: 7px 12px;
    font: inherit;
    color: inherit;
    background: var(--k-raised);
    border: 1px solid var(--k-control);
    border-radius: 6px;
    /* the focus brings its label and hint into view with it, and what is wrong under it */
    scroll-margin-block: 104px 56px;
  }
  .form input[readonly] {
    background: none;
    border-color: var(--k-line);
  }
  .form input[aria-invalid='true'] {
    border-color: var(--k-danger);
    box-shadow: inset 0 0 0 1px var(--k-danger);
  }
  ::file-selector-button {
    margin-inline-end: 12px;
    padding: 2px 12px;
    font: inherit;
    font-weight: 600;
    color: inherit;
    background: none;
    border: 1px solid var(--k-control);
    border-radius: 4px;
    cursor: pointer;
  }
  .wrong {
    display: grid;
    grid-template-columns: 20px 1fr;
    gap: 6px;
    margin-top: 6px;
    font-size: 0.9375em;
    font-weight: 600;
    color: var(--k-danger);
  }
  .suggest {
    margin-top: 6px;
    font-size: 0.875em;
  }
  .choice {
    display: grid;
    grid-template-columns: 22px 1fr;
    gap: 2px 10px;
    align-items: start;
    padding-block: 8px;
  }
  .choice label {
    font-weight: 400;
  }
  .choice .reason {
    grid-column: 2;
    font-size: 0.875em;
    color: var(--k-muted);
  }
  .choice input {
    width: 20px;
    height: 20px;
    margin: 2px 0 0;
    accent-color: var(--k-accent);
  }
  .with-button {
    display: flex;
    gap: 8px;
    align-items: end;
  }
  .with-button > input {
    flex: 1;
  }
  button[aria-pressed='true'] {
    background: var(--k-accent-soft);
    border-color: var(--k-accent);
  }
  .working {
    color: var(--k-muted);
  }
  .note.good {
    background: var(--k-success-soft);
  }
  .note.good > svg {
    color: var(--k-success);
  }
  blockquote {
    margin: 8px 0 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--k-control);
    overflow-wrap: anywhere;
  }
  blockquote + .row {
    margin-top: 8px;
  }
  @media (pointer: coarse) {
    .form input:not([type='checkbox'], [type='radio'], [hidden]),
    .form select {
      min-height: 44px;
    }
    .choice input {
      width: 24px;
      height: 24px;
    }
  }
`;
