import { accounts, type Session } from '@knippa/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { KnippaDocuments } from '../documents/documents.js';
import type { DocumentsRoute } from '../documents/route.js';
import { Portal } from '../kernel/portal.js';
import { property } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import type { CommonTerms } from '../terms/common.js';
import { groupTerms, type GroupTerms } from '../terms/group.js';
import type { PortalTerms } from '../terms/portal.js';
import type { KnippaUserList, UserRoute } from '../user-list/user-list.js';

/** Where in an account's own administration one is. */
export interface GroupRoute {
  readonly view: 'account' | 'rename' | 'users' | 'documents' | 'words' | 'groupWords' | 'settings';
  /** What the user list shows. */
  readonly list?: UserRoute;
  /** Where among the documents one is. */
  readonly documents?: DocumentsRoute;
}

type Part = Exclude<GroupRoute['view'], 'rename'>;
type Words = GroupTerms & PortalTerms & CommonTerms;
/**
 * An account's own administration: its state and subscription, its name, its users, and for everybody in it the documents, the wordlists and their own settings. Put together
 * of the elements that a host can also place by themselves.
 *
 * @tag knippa-group
 * @summary Everything that the people of an account do with it, from signing in (ACC-12).
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

  /** The account, which says whether there is a group with a list of its own (ACC-11). */
  readonly #account = new Reading(this, accounts.read, () => {
    const account = this.who?.account;
    return account ? { accountId: account.id } : undefined;
  });

  protected override get otherDoorHref(): string {
    return this.operatorDoorHref;
  }

  protected override placeOf({ view }: GroupRoute): string {
    return view;
  }

  /** The parts that there are for somebody, the one where they begin first: an administrator at the account, a manager at their users, a `user` at the documents. */
  #partsOf({ account }: Session): readonly Part[] {
    const group = this.#account.value?.kind === 'group' || this.route.view === 'groupWords';
    const forAll: Part[] = ['documents', 'words', ...(group ? (['groupWords'] as const) : []), 'settings'];
    if (account?.role === 'administrator') return ['account', ...forAll];
    return account?.role === 'manager' ? ['users', ...forAll] : forAll;
  }

  #viewOf(who: Session): GroupRoute['view'] {
    const { view } = this.route;
    const parts = this.#partsOf(who);
    return who.account?.role === 'administrator' || parts.includes(view as Part) ? view : (parts[0] ?? 'settings');
  }

  protected override ways(who: Session, t: Words): unknown {
    if (!who.account) return nothing;
    const view = this.#viewOf(who);
    const parts = this.#partsOf(who);
    // the name and the users of an account are reached from it
    const current = parts.find((part) => part === view) ?? parts[0];
    const way = (to: Part) =>
      html`<button class="quiet" aria-current=${to === current ? 'page' : nothing} @click=${() => this.go({ ...this.route, view: to })}>
        ${t.views[to]}
      </button>`;
    return html`<nav aria-label=${t.parts}>${parts.map(way)}</nav>`;
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
    if (view === 'words') return html`<knippa-wordlist></knippa-wordlist>`;
    if (view === 'groupWords') return html`<knippa-wordlist whose="group"></knippa-wordlist>`;
    if (view === 'rename') return html`<knippa-account-editor account-id=${accountId}></knippa-account-editor>`;
    if (view === 'account') return html`<knippa-account-state account-id=${accountId}></knippa-account-state>`;
    if (view === 'documents')
      return html`<knippa-documents
        account-id=${accountId}
        .route=${this.route.documents ?? { in: 'personal' }}
        @knippa-navigate=${this.#documentsNavigated}
      ></knippa-documents>`;
    return html`<knippa-user-list
      account-id=${accountId}
      sign-in-href=${location.pathname}
      .route=${this.route.list ?? { search: '', role: '' }}
      @knippa-navigate=${this.#listNavigated}
    ></knippa-user-list>`;
  }

  #documentsNavigated(event: Event): void {
    event.stopPropagation();
    this.go({ ...this.route, documents: (event.target as KnippaDocuments).route });
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
