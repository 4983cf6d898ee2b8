import type { ReactiveController } from 'lit';
import type { KnippaElement } from './element.js';

/**
 * Gives the focus to the heading when what had it is gone: a row that was deleted, or moved away, with the button that did it. The browser lets it fall to the page,
 * and whoever goes by keyboard would begin at its top.
 */
export class LostFocus implements ReactiveController {
  readonly #host: KnippaElement<object>;
  /** What had the focus last, in the element or in one inside it; nothing once somebody has left it. */
  #last: Element | undefined;

  constructor(host: KnippaElement<object>) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const now = focusedIn(this.#host);
    if (now) this.#last = now;
    // it is still there: somebody has pressed beside it
    else if (this.#last?.checkVisibility()) this.#last = undefined;
  }

  hostUpdated(): void {
    if (!this.#last || document.activeElement !== document.body || this.#last.checkVisibility()) return;
    this.#last = undefined;
    this.#host.focusHeading();
  }
}

/** What has the focus in an element, inside every shadow root. */
function focusedIn(host: Element): Element | undefined {
  const inside = host.shadowRoot?.activeElement;
  return inside ? (focusedIn(inside) ?? inside) : undefined;
}
