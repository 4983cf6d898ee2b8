import { css } from 'lit';

/** Modal dialogs: the one place with a shadow, and with a red button for what cannot be undone. */
export const dialogSheet = css`
  dialog {
    width: min(600px, 100vw - 32px);
    max-width: none;
    max-height: calc(100dvh - 32px);
    padding: 0;
    overflow: auto;
    overscroll-behavior: contain;
    font: inherit;
    color: var(--k-text);
    background: var(--k-raised);
    border: 1px solid var(--k-line);
    border-radius: 12px;
    box-shadow:
      0 24px 60px oklch(20% 0.03 260 / 0.28),
      0 2px 8px oklch(20% 0.03 260 / 0.16);
  }
  dialog.wide {
    width: min(760px, 100vw - 32px);
  }
  dialog::backdrop {
    background: oklch(20% 0.03 260 / 0.4);
  }
  dialog[open] {
    animation: arrive 0.15s;
  }
  .inside {
    container: knippa / inline-size;
    padding: 28px;
  }
  .inside > h2 {
    margin-bottom: 4px;
    overflow-wrap: anywhere;
  }
  button.danger {
    color: light-dark(#fff, oklch(20% 0.05 25));
    background: var(--k-danger);
    border-color: var(--k-danger);
  }
  .foot-row {
    margin-top: 24px;
  }
  button.danger {
    color: light-dark(#fff, oklch(20% 0.05 25));
    background: var(--k-danger);
    border-color: var(--k-danger);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @media (max-width: 480px) {
    dialog,
    dialog.wide {
      width: 100vw;
      max-height: 100dvh;
      border-radius: 0;
      border-inline: 0;
    }
    .inside {
      padding: 24px 16px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    dialog[open] {
      animation: none;
    }
  }
`;
