import { css } from 'lit';
import { tokens } from './tokens.js';

/** What every element looks like inside: text, buttons, notes, and what stands in for rows that are on their way. */
export const sheet = [
  tokens,
  css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
    *,
    ::before,
    ::after {
      box-sizing: border-box;
    }
    .knippa {
      container: knippa / inline-size;
      color: var(--k-text);
      text-align: start;
    }
    h2,
    h3,
    p,
    dl,
    dd,
    ul {
      margin: 0;
      padding: 0;
    }
    h2 {
      font-size: 1.375em;
      line-height: 1.25;
      font-weight: 650;
      letter-spacing: -0.01em;
      text-wrap: balance;
    }
    h2:focus {
      outline: none;
    }
    h3 {
      font-size: 1em;
      font-weight: 650;
    }
    .muted {
      color: var(--k-muted);
      font-weight: 400;
    }
    .small {
      font-size: 0.875em;
    }
    .hidden {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      justify-content: space-between;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
    }
    button {
      font: inherit;
      font-weight: 600;
      color: inherit;
      min-height: 40px;
      padding: 6px 16px;
      border: 1px solid var(--k-control);
      border-radius: 6px;
      background: var(--k-raised);
      cursor: pointer;
    }
    button:hover {
      background: var(--k-hover);
    }
    button.primary {
      color: var(--k-on-accent);
      background: var(--k-accent);
      border-color: var(--k-accent);
    }
    button.primary:hover {
      background: color-mix(in oklch, var(--k-accent), var(--k-text) 15%);
    }
    button.quiet,
    button.link {
      color: var(--k-accent);
      background: none;
      border-color: transparent;
      padding-inline: 8px;
    }
    button.quiet:hover {
      background: var(--k-accent-soft);
    }
    button.link,
    a {
      color: var(--k-accent);
      font-weight: 600;
      text-decoration: none;
    }
    button.link {
      min-height: 0;
      padding: 0;
      border: 0;
      text-align: start;
      overflow-wrap: anywhere;
    }
    button.link:hover,
    a:hover {
      text-decoration: underline;
    }
    button[aria-disabled='true'] {
      opacity: 0.55;
      cursor: default;
    }
    :focus-visible {
      outline: 3px solid var(--k-focus);
      outline-offset: 2px;
      border-radius: 4px;
    }
    mark {
      color: var(--k-text);
      background: var(--k-mark);
      border-radius: 2px;
    }
    svg {
      flex: none;
    }
    .note {
      display: grid;
      grid-template-columns: 20px 1fr;
      gap: 4px 10px;
      padding: 12px 16px;
      border-radius: 8px;
      background: var(--k-warning-soft);
      overflow-wrap: anywhere;
    }
    .note > svg {
      margin-top: 2px;
      color: var(--k-warning);
    }
    .note.bad {
      background: var(--k-danger-soft);
    }
    .note.bad > svg {
      color: var(--k-danger);
    }
    .note button {
      margin-block: 8px 4px;
    }
    .help {
      margin-top: 24px;
    }
    .empty {
      padding: 32px 0;
    }
    .empty button {
      margin-top: 12px;
    }
    /* What stands in for rows shows after 300 ms: most answers are there before. */
    .late {
      animation: appear 0s 0.3s both;
    }
    .bone {
      display: block;
      width: 60%;
      height: 0.875em;
      margin-block: 0.3em;
      border-radius: 4px;
      background: var(--k-line);
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
    @media (pointer: coarse) {
      button:not(.link) {
        min-height: 44px;
      }
    }
    @media (forced-colors: active) {
      .note,
      mark {
        border: 1px solid;
      }
    }
  `,
];
