import { css } from 'lit';

/**
 * The roles of colour, in light and dark. A host sets `--knippa-accent` and so on on any element around; what it leaves alone keeps our
 * value, which has a contrast of at least 4.5 for text and 3 for controls. Light or dark follows the host's `color-scheme`.
 */
export const tokens = css`
  :host {
    --k-raised: var(--knippa-surface-raised, light-dark(#fff, oklch(24% 0.014 260)));
    --k-hover: var(--knippa-surface-hover, light-dark(oklch(97.6% 0.006 250), oklch(25% 0.014 260)));
    --k-text: var(--knippa-text, light-dark(oklch(24% 0.02 260), oklch(95% 0.006 260)));
    --k-muted: var(--knippa-text-muted, light-dark(oklch(47% 0.02 260), oklch(74% 0.014 260)));
    --k-line: var(--knippa-line, light-dark(oklch(90% 0.008 255), oklch(34% 0.016 260)));
    --k-control: var(--knippa-control, light-dark(oklch(62% 0.02 260), oklch(60% 0.02 260)));
    --k-accent: var(--knippa-accent, light-dark(oklch(46% 0.13 250), oklch(78% 0.1 245)));
    --k-on-accent: var(--knippa-on-accent, light-dark(#fff, oklch(20% 0.03 255)));
    --k-accent-soft: var(--knippa-accent-soft, light-dark(oklch(95% 0.025 245), oklch(29% 0.045 250)));
    --k-danger: var(--knippa-danger, light-dark(oklch(50% 0.19 27), oklch(75% 0.14 25)));
    --k-danger-soft: var(--knippa-danger-soft, light-dark(oklch(96% 0.02 25), oklch(28% 0.06 25)));
    --k-warning: var(--knippa-warning, light-dark(oklch(48% 0.11 70), oklch(82% 0.12 80)));
    --k-warning-soft: var(--knippa-warning-soft, light-dark(oklch(96% 0.04 85), oklch(30% 0.05 75)));
    --k-success: var(--knippa-success, light-dark(oklch(45% 0.11 150), oklch(80% 0.12 150)));
    --k-success-soft: var(--knippa-success-soft, light-dark(oklch(96% 0.03 150), oklch(28% 0.05 150)));
    --k-mark: var(--knippa-mark, light-dark(oklch(92% 0.09 95), oklch(42% 0.08 90)));
    --k-focus: var(--knippa-focus, light-dark(oklch(55% 0.2 255), oklch(80% 0.12 240)));
  }
`;
