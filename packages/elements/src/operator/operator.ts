import { session, type accounts, type Session, type users } from '@knippa/contract';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { AccountRoute, KnippaAccountList } from '../account-list/account-list.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { KnippaElement } from '../kernel/element.js';
import { navigated, type DetailOf } from '../kernel/events.js';
import { property } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { note, whenRead } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import { operatorTerms, type OperatorTerms } from '../terms/operator.js';

/** Where in the Operator view one is. */
export interface OperatorRoute {
  readonly view: 'accounts' | 'start' | 'account' | 'users' | 'settings';
  /** The open account, of `account` and `users`. */
  readonly accountId?: string;
  /** What the account list shows. */
  readonly list?: AccountRoute;
}

type Words = OperatorTerms & CommonTerms;
type Asked<Op extends typeof accounts.edit | typeof users.list> = CustomEvent<DetailOf<Op>>;

/**
 * The Operator view: signs in, says when the licence ends, shows it and its accounts, starts an account, opens one, and leads to its users and
 * to one's own settings. Put together of the elements that a host can also place by themselves.
 *
 * @tag knippa-operator
 * @summary Everything a municipality's operator does with accounts and users, from signing in.
 * @event knippa-navigate - `route` has changed; read it from the element.
 * @csspart base - All of the element's inside.
 */
export class KnippaOperator extends KnippaElement<OperatorTerms> {
  static override styles = [
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
      .bar > span > button {
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
      knippa-account-list,
      knippa-requests {
        margin-top: 40px;
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
  @property({ attribute: false }) route: OperatorRoute = { view: 'accounts' };
  /** Where users of accounts sign in. */
  @property({ attribute: 'account-door-href' }) accountDoorHref = '';

  protected override readonly words = operatorTerms;

  readonly #session = new Reading(this, session.read, () => (this.page?.session === 'out' ? undefined : {}));

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const dialog = this.find<HTMLDialogElement>('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    const before = changed.get('route');
    if (before && (before.view !== this.route.view || before.accountId !== this.route.accountId)) void this.#focusView();
  }

  /** Another view begins at its heading. */
  async #focusView(): Promise<void> {
    const view = this.find<KnippaAccountList>('.view > knippa-account-list:not([hidden]), .view > :last-child:not(knippa-requests)');
    await view?.updateComplete;
    view?.focusHeading();
  }

  #go(route: OperatorRoute): void {
    this.route = { ...route, ...(this.route.list && { list: this.route.list }) };
    navigated(this);
  }

  /** After the page has been asked: it may have taken the question over. */
  #unlessTaken(event: Event, then: () => void): void {
    queueMicrotask(() => {
      if (!event.defaultPrevented) then();
    });
  }

  #listNavigated(event: Event): void {
    event.stopPropagation();
    this.route = { ...this.route, list: (event.target as KnippaAccountList).route };
    navigated(this);
  }

  protected override view(t: Words): unknown {
    if (this.page?.session === 'out') return this.#door();
    return html`${whenRead(this.#session, t, html`<span class="bone"></span>`, (who) => this.#inside(who, t))} ${this.#endedDialog(t)}`;
  }

  #door(): TemplateResult {
    return html`<knippa-sign-in class="door" door="operator" other-door-href=${this.accountDoorHref}></knippa-sign-in>`;
  }

  #inside(who: Session, t: Words): TemplateResult {
    const { view } = this.route;
    const operator = who.door === 'operator';
    const button = (to: OperatorRoute['view'], text: string) =>
      html`<button class="quiet" @click=${() => this.#go({ view: to })}>${text}</button>`;
    return html`<div class="bar">
        <span>${view === 'accounts' ? nothing : button('accounts', `← ${t.toAccounts}`)}</span>
        <div class="row">
          ${operator && view !== 'settings' ? button('settings', t.settings) : nothing}
          ${this.page?.session === 'in' ? html`<knippa-sign-in door="operator"></knippa-sign-in>` : nothing}
        </div>
      </div>
      ${
        operator
          ? html`<knippa-grace-banner></knippa-grace-banner>${this.#views(who.licence.id)}`
          : note(html`<b>${t.notOperator}</b> ${t.notOperatorMeans}`)
      }`;
  }

  #views(licenceId: string): TemplateResult {
    const away = this.route.view !== 'accounts';
    return html`<div
      class="view"
      @knippa-before-accounts-start=${(event: Event) => this.#unlessTaken(event, () => this.#go({ view: 'start' }))}
      @knippa-before-accounts-edit=${(event: Asked<typeof accounts.edit>) =>
        this.#unlessTaken(event, () => this.#go({ view: 'account', accountId: event.detail.accountId }))}
      @knippa-before-users-list=${(event: Asked<typeof users.list>) =>
        this.#unlessTaken(event, () => this.#go({ view: 'users', accountId: event.detail.accountId }))}
      @knippa-close=${() => this.#go({ view: 'accounts' })}
    >
      <knippa-licence
        licence-id=${licenceId}
        ?hidden=${away}
        @knippa-navigate=${(event: Event) => event.stopPropagation()}
      ></knippa-licence>
      <knippa-account-list
        licence-id=${licenceId}
        .route=${this.route.list ?? { search: '', sort: 'name', order: 'ascending' }}
        ?hidden=${away}
        @knippa-navigate=${this.#listNavigated}
      ></knippa-account-list>
      <knippa-requests licence-id=${licenceId} quiet ?hidden=${away}></knippa-requests>
      ${away ? this.#opened(licenceId) : nothing}
    </div>`;
  }

  #opened(licenceId: string): TemplateResult {
    const { view, accountId } = this.route;
    if (view === 'settings') return html`<knippa-settings></knippa-settings>`;
    if (view === 'users') return html`<knippa-user-list account-id=${accountId ?? ''}></knippa-user-list>`;
    return html`<knippa-account-editor
      licence-id=${licenceId}
      account-id=${view === 'account' ? (accountId ?? '') : ''}
    ></knippa-account-editor>`;
  }

  /** Over what one was doing, which stays as it was. */
  #endedDialog(t: Words): TemplateResult | typeof nothing {
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

declare global {
  interface HTMLElementTagNameMap {
    'knippa-operator': KnippaOperator;
  }
}
