import { html, nothing } from 'lit';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { property } from '../kernel/property.js';
import { sheet } from '../kernel/sheet.js';
import { errorSentence, note } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import { askTerms } from '../terms/ask.js';

/**
 * Says what an act means, and asks for it. For acts that need no plan: what they do stands in its words.
 *
 * @tag knippa-ask-dialog
 * @summary Says what an act means before it is done.
 * @event knippa-apply - The deed's button was pressed.
 * @event knippa-close - The dialog has closed.
 * @slot - What the act means.
 * @csspart base - All of the element's inside.
 */
export class KnippaAskDialog extends KnippaDialog<object> {
  static override styles = [sheet, dialogSheet];

  /** What it is about, as a heading. */
  @property() heading = '';
  /** The deed, as the button says it. */
  @property() deed = '';
  /** Whether what is done cannot be undone. */
  @property({ type: Boolean }) danger = false;
  /** Whether it is being done. */
  @property({ type: Boolean }) doing = false;
  /** Why it was not done. */
  @property({ attribute: false }) error: unknown;

  protected override readonly words = askTerms;

  protected override get busy(): boolean {
    return this.doing;
  }

  protected override get urgent(): boolean {
    return this.danger;
  }

  #apply(): void {
    if (!this.busy) this.dispatchEvent(new CustomEvent('knippa-apply', { bubbles: true, composed: true, detail: {} }));
  }

  protected override inside(t: CommonTerms): unknown {
    const { danger, busy, error } = this;
    return html`<h2 id="heading" tabindex="-1" ?autofocus=${!danger}>${this.heading}</h2>
      <div id="consequence"><slot></slot></div>
      ${error === undefined ? nothing : html`<div role="alert">${note(errorSentence(error, t), 'bad')}</div>`}
      <div class="row foot-row">
        <button class=${danger ? 'danger' : 'primary'} aria-disabled=${busy ? 'true' : nothing} @click=${() => this.#apply()}>
          ${this.deed}
        </button>
        <button ?autofocus=${danger} @click=${() => busy || this.close()}>${t.cancel}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-ask-dialog': KnippaAskDialog;
  }
}
