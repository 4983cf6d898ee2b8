import { html, nothing, type PropertyValues } from 'lit';
import type { CommonTerms } from '../terms/common.js';
import { KnippaElement } from './element.js';
import { closed } from './events.js';
import { property } from './property.js';

/**
 * An element that is a modal dialog while it is `open`. The browser keeps Tab inside and gives the focus back to the opener; the dialog
 * begins at its heading, and Esc closes it unless something is being done.
 */
export abstract class KnippaDialog<T extends object> extends KnippaElement<T> {
  /** Whether the dialog is shown. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** Whether something is being done that should be waited for. */
  protected abstract readonly busy: boolean;

  /** Whether the dialog itself is shown: not while another one has taken its place. */
  protected get shown(): boolean {
    return this.open;
  }

  /** Whether it asks before harm: it is read out with what has the id `consequence`. */
  protected get urgent(): boolean {
    return false;
  }

  /** Whether it is as wide as a table needs. */
  protected get wide(): boolean {
    return false;
  }

  /** What the dialog shows, with a heading that has the id `heading`. */
  protected abstract inside(t: T & CommonTerms): unknown;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const dialog = this.find<HTMLDialogElement>('dialog');
    if (!dialog || dialog.open === this.shown) return;
    if (this.shown) dialog.showModal();
    else dialog.close();
  }

  /** Closes the dialog, and tells. */
  protected close(): void {
    this.open = false;
    closed(this);
  }

  /** Nobody comes to another element's foot while a modal dialog is open. */
  protected override get outermost(): boolean {
    return true;
  }

  /** Help stands inside the dialog. */
  protected override foot(): unknown {
    return nothing;
  }

  /** Esc: the dialog follows `open`, as it does for every button. A file field tells with the same event that no file was chosen. */
  #cancel(event: Event): void {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    if (!this.busy) this.close();
  }

  /** A browser may close a dialog without asking first, and tells it a frame later: by then it may be open again, or closed by us. */
  #closed(event: Event): void {
    event.stopPropagation();
    if (this.shown && !(event.target as HTMLDialogElement).open) this.close();
  }

  protected override view(t: T & CommonTerms): unknown {
    return html`<dialog
      class=${this.wide ? 'wide' : nothing}
      role=${this.urgent ? 'alertdialog' : nothing}
      aria-labelledby="heading"
      aria-describedby=${this.urgent ? 'consequence' : nothing}
      @cancel=${this.#cancel}
      @close=${this.#closed}
    >
      <div class="inside">${this.open ? html`${this.inside(t)}${this.help()}` : ''}</div>
    </dialog>`;
  }
}
