import type { accounts, Session, users } from '@knippa/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { AccountRoute, KnippaAccountList } from '../account-list/account-list.js';
import type { DetailOf } from '../kernel/events.js';
import { Portal } from '../kernel/portal.js';
import { property } from '../kernel/property.js';
import type { CommonTerms } from '../terms/common.js';
import { operatorTerms, type OperatorTerms } from '../terms/operator.js';
import type { PortalTerms } from '../terms/portal.js';

/** Where in the Operator view one is. */
export interface OperatorRoute {
  readonly view: 'accounts' | 'start' | 'account' | 'users' | 'settings';
  /** The open account, of `account` and `users`. */
  readonly accountId?: string;
  /** What the account list shows. */
  readonly list?: AccountRoute;
}

type Words = OperatorTerms & PortalTerms & CommonTerms;
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
export class KnippaOperator extends Portal<OperatorTerms, OperatorRoute> {
  static override styles = [
    Portal.styles,
    css`
      knippa-account-list,
      knippa-requests {
        margin-top: 40px;
      }
    `,
  ];

  /** Where in the view one is. */
  @property({ attribute: false }) override route: OperatorRoute = { view: 'accounts' };
  /** Where users of accounts sign in. */
  @property({ attribute: 'account-door-href' }) accountDoorHref = '';

  protected override readonly words = operatorTerms;

  protected override readonly door = 'operator';
  protected override readonly opened = '.view > knippa-account-list:not([hidden]), .view > :last-child:not(knippa-requests)';

  protected override get otherDoorHref(): string {
    return this.accountDoorHref;
  }

  protected override placeOf({ view, accountId }: OperatorRoute): string {
    return `${view} ${accountId ?? ''}`;
  }

  /** Somewhere in the view, where the list stays as it was. */
  #to(view: OperatorRoute['view'], accountId?: string): void {
    this.go({ view, ...(accountId !== undefined && { accountId }), ...(this.route.list && { list: this.route.list }) });
  }

  #listNavigated(event: Event): void {
    event.stopPropagation();
    this.go({ ...this.route, list: (event.target as KnippaAccountList).route });
  }

  protected override ways(_who: Session, t: Words): unknown {
    return this.route.view === 'accounts' ? nothing : this.#button('accounts', `← ${t.toAccounts}`);
  }

  protected override tools({ door }: Session, t: Words): unknown {
    return door === this.door && this.route.view !== 'settings' ? this.#button('settings', t.settings) : nothing;
  }

  #button(to: OperatorRoute['view'], text: string): TemplateResult {
    return html`<button class="quiet" @click=${() => this.#to(to)}>${text}</button>`;
  }

  protected override elsewhere(t: Words): unknown {
    return html`<b>${t.notOperator}</b> ${t.notOperatorMeans}`;
  }

  protected override inside({ licence: { id: licenceId } }: Session): TemplateResult {
    const away = this.route.view !== 'accounts';
    return html`<div
      class="view"
      @knippa-before-accounts-start=${(event: Event) => this.unlessTaken(event, () => this.#to('start'))}
      @knippa-before-accounts-edit=${(event: Asked<typeof accounts.edit>) =>
        this.unlessTaken(event, () => this.#to('account', event.detail.accountId))}
      @knippa-before-users-list=${(event: Asked<typeof users.list>) =>
        this.unlessTaken(event, () => this.#to('users', event.detail.accountId))}
      @knippa-close=${() => this.#to('accounts')}
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
    if (view === 'users')
      return html`<knippa-user-list account-id=${accountId ?? ''} sign-in-href=${this.accountDoorHref}></knippa-user-list>`;
    return html`<knippa-account-editor
      licence-id=${licenceId}
      account-id=${view === 'account' ? (accountId ?? '') : ''}
    ></knippa-account-editor>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-operator': KnippaOperator;
  }
}
