import type { Session } from '@knippa/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import { Portal } from '../kernel/portal.js';
import { property } from '../kernel/property.js';
import type { CommonTerms } from '../terms/common.js';
import { groupTerms, type GroupTerms } from '../terms/group.js';
import type { PortalTerms } from '../terms/portal.js';
import type { KnippaUserList, UserRoute } from '../user-list/user-list.js';

/** Where in an account's own administration one is. */
export interface GroupRoute {
  readonly view: 'account' | 'rename' | 'users' | 'settings';
  /** What the user list shows. */
  readonly list?: UserRoute;
}

type Words = GroupTerms & PortalTerms & CommonTerms;
/**
 * An account's own administration: its state and subscription, its name, its users, and for everybody in it their own settings. Put together
 * of the elements that a host can also place by themselves.
 *
 * @tag knippa-group
 * @summary Everything the administrators of an account do with it, from signing in (ACC-12).
 * @event knippa-navigate - `route` has changed; read it from the element.
 * @csspart base - All of the element's inside.
 */
export class KnippaGroup extends Portal<GroupTerms, GroupRoute> {
  static override styles = [
    Portal.styles,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
      }
      nav button[aria-current] {
        text-decoration: underline;
        text-underline-offset: 6px;
        text-decoration-thickness: 2px;
      }
    `,
  ];

  /** Where in the view one is. */
  @property({ attribute: false }) override route: GroupRoute = { view: 'account' };
  /** Where operators sign in. */
  @property({ attribute: 'operator-door-href' }) operatorDoorHref = '';

  protected override readonly words = groupTerms;
  protected override readonly door = 'account';
  protected override readonly opened = '.view > *';

  protected override get otherDoorHref(): string {
    return this.operatorDoorHref;
  }

  protected override placeOf({ view }: GroupRoute): string {
    return view;
  }

  /** An administrator begins at the account, a manager at their users, a `user` at their own settings. */
  #viewOf({ account }: Session): GroupRoute['view'] {
    const { view } = this.route;
    if (account?.role === 'administrator') return view;
    return account?.role === 'manager' && view !== 'settings' ? 'users' : 'settings';
  }

  protected override ways(who: Session, t: Words): unknown {
    const role = who.account?.role;
    if (role !== 'administrator' && role !== 'manager') return nothing;
    const home = role === 'manager' ? 'users' : 'account';
    const view = this.#viewOf(who);
    const way = (to: 'account' | 'users' | 'settings', current: boolean) =>
      html`<button class="quiet" aria-current=${current ? 'page' : nothing} @click=${() => this.go({ ...this.route, view: to })}>
        ${t.views[to]}
      </button>`;
    return html`<nav aria-label=${t.parts}>${way(home, view !== 'settings')} ${way('settings', view === 'settings')}</nav>`;
  }

  protected override tools(): unknown {
    return nothing;
  }

  protected override elsewhere(t: Words): unknown {
    return html`<b>${t.notMember}</b> ${t.notMemberMeans}`;
  }

  protected override inside(who: Session): unknown {
    const { account } = who;
    if (!account) return nothing;
    const to = (view: GroupRoute['view']) => (event: Event) => this.unlessTaken(event, () => this.go({ ...this.route, view }));
    return html`<div
      class="view"
      @knippa-before-accounts-rename=${to('rename')}
      @knippa-before-users-list=${to('users')}
      @knippa-close=${to('account')}
    >
      ${this.#opened(account.id, this.#viewOf(who))}
    </div>`;
  }

  #opened(accountId: string, view: GroupRoute['view']): TemplateResult {
    if (view === 'settings') return html`<knippa-settings></knippa-settings>`;
    if (view === 'rename') return html`<knippa-account-editor account-id=${accountId}></knippa-account-editor>`;
    if (view === 'account') return html`<knippa-account-state account-id=${accountId}></knippa-account-state>`;
    return html`<knippa-user-list
      account-id=${accountId}
      sign-in-href=${location.pathname}
      .route=${this.route.list ?? { search: '', role: '' }}
      @knippa-navigate=${this.#listNavigated}
    ></knippa-user-list>`;
  }

  #listNavigated(event: Event): void {
    event.stopPropagation();
    this.go({ ...this.route, list: (event.target as KnippaUserList).route });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-group': KnippaGroup;
  }
}
