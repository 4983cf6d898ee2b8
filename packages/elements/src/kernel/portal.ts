import { session, type Door, type Session } from '@knippa/contract';
import { css, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import type { CommonTerms } from '../terms/common.js';
import type { PortalTerms } from '../terms/portal.js';
import { dialogSheet } from './dialog.styles.js';
import { KnippaElement } from './element.js';
import { navigated } from './events.js';
import { Reading } from './reading.js';
import { sheet } from './sheet.js';
import { note, whenRead } from './states.js';

/**
 * A view of several elements that one signs in to: the door, a bar, when the licence ends, what the `route` shows, and the door once more over what one was doing when
 * the service has ended the session.
 */
export abstract class Portal<T extends object, Route extends object> extends KnippaElement<T & PortalTerms> {
  static override styles: CSSResultGroup = [
    sheet,
    dialogSheet,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        justify-content: space-between;
        min-height: 40px;
        margin-bottom: 16px;
      }
      .bar > .ways > * {
        margin-inline-start: -8px;
      }
      .bar > .row {
        flex: 1 1 320px;
        justify-content: flex-end;
        gap: 0 8px;
      }
      .bar knippa-sign-in {
        flex: 0 1 400px;
      }
      .bar knippa-sign-in::part(base) {
        display: flex;
        justify-content: flex-end;
      }
      .door {
        max-width: 480px;
      }
      dialog .door {
        margin-top: 20px;
      }
    `,
  ];

  /** Where in the view one is. */
  abstract route: Route;

  /** Where one signs in, and where those do who belong at the other door. */
  protected abstract readonly door: Door;
  protected abstract readonly otherDoorHref: string;
  /** What stands in the view, by its selector; its heading gets the focus. */
  protected abstract readonly opened: string;
  /** What names a place in the view: another one begins at its heading. */
  protected abstract placeOf(route: Route): string;
  /** What leads elsewhere in the view, at the beginning of the bar. */
  protected abstract ways(who: Session, t: T & PortalTerms & CommonTerms): unknown;
  /** What stands beside the name of whoever has signed in. */
  protected abstract tools(who: Session, t: T & PortalTerms & CommonTerms): unknown;
  /** What is shown to whoever has signed in at this door. */
  protected abstract inside(who: Session, t: T & PortalTerms & CommonTerms): unknown;
  /** What is said to whoever belongs at the other. */
  protected abstract elsewhere(t: T & PortalTerms & CommonTerms): unknown;

  readonly #session = new Reading(this, session.read, () => (this.page?.session === 'out' ? undefined : {}));

  /** Whoever has signed in, once that is read. */
  protected get who(): Session | undefined {
    return this.#session.value;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const dialog = this.find<HTMLDialogElement>('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    const before = changed.get('route') as Route | undefined;
    if (before && this.placeOf(before) !== this.placeOf(this.route)) void this.#focusOpened();
  }

  async #focusOpened(): Promise<void> {
    const opened = this.find<KnippaElement<object>>(this.opened);
    await opened?.updateComplete;
    opened?.focusHeading();
  }

  /** Goes somewhere, and tells the page. */
  protected go(route: Route): void {
    this.route = route;
    navigated(this);
  }

  /** After the page has been asked: it may have taken the question over. */
  protected unlessTaken(event: Event, then: () => void): void {
    queueMicrotask(() => {
      if (!event.defaultPrevented) then();
    });
  }

  protected override view(t: T & PortalTerms & CommonTerms): unknown {
    if (this.page?.session === 'out') return this.#door();
    const waiting = html`<span class="bone"></span>`;
    return html`${whenRead(this.#session, t, waiting, (who) => html`${this.#bar(who, t)} ${this.#within(who, t)}`)} ${this.#endedDialog(t)}`;
  }

  #bar(who: Session, t: T & PortalTerms & CommonTerms): TemplateResult {
    return html`<div class="bar">
      <div class="ways">${this.ways(who, t)}</div>
      <div class="row">
        ${this.tools(who, t)} ${this.page?.session === 'in' ? html`<knippa-sign-in door=${this.door}></knippa-sign-in>` : nothing}
      </div>
    </div>`;
  }

  #within(who: Session, t: T & PortalTerms & CommonTerms): TemplateResult {
    if (who.door !== this.door) return note(this.elsewhere(t));
    return html`<knippa-grace-banner></knippa-grace-banner>${this.inside(who, t)}`;
  }

  #door(): TemplateResult {
    return html`<knippa-sign-in class="door" door=${this.door} other-door-href=${this.otherDoorHref}></knippa-sign-in>`;
  }

  /** Over what one was doing, which stays as it was. */
  #endedDialog(t: PortalTerms): TemplateResult | typeof nothing {
    if (this.page?.session !== 'ended') return nothing;
    return html`<dialog aria-labelledby="ended" @cancel=${(event: Event) => event.preventDefault()}>
      <div class="inside">
        <h2 id="ended" tabindex="-1" autofocus>${t.ended}</h2>
        <p class="muted">${t.endedMeans}</p>
        ${this.#door()} ${this.help()}
      </div>
    </dialog>`;
  }
}
