import { accounts, session, users, type Account, type Order, type Role, type User, type UserSort } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { ask, navigated } from '../kernel/events.js';
import { formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { announce } from '../kernel/live.js';
import { LostFocus } from '../kernel/lost-focus.js';
import { Pages, searchForm } from '../kernel/pages.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { Responsibles } from '../kernel/responsibles.js';
import { saveAs } from '../kernel/save.js';
import { sheet } from '../kernel/sheet.js';
import { bones, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { userTerms, type UserTerms } from '../terms/users.js';
import { UserActs } from './acts.js';
import { everybody, filterOf, filters, isFiltered, sortedBy } from './filters.js';
import { headButtons, headReasons, inSight, type ExportForm, type HeadActs } from './head.js';
import { userTable } from './rows.js';
import { userListSheet } from './user-list.styles.js';

/** What the list shows: what is searched for, which role, whose `user`s (`none`: nobody's), who never signed in; and its order. */
export interface UserRoute {
  readonly search: string;
  readonly role: Role | '';
  readonly responsibleId?: string;
  readonly neverSignedIn?: boolean;
  readonly sort?: UserSort;
  readonly order?: Order;
}

type Words = UserTerms & CommonTerms;
type Dialog = 'create' | 'import';

/**
 * The users of an account: searched, filtered and sorted, fifty at a time. Creates one, imports and exports them as files; moves, removes and redistributes
 * one, or several that were chosen, and sets permissions or mails instructions for those.
 *
 * @tag knippa-user-list
 * @summary Lists the users of an account, and what is done with them (USR-01).
 * @event knippa-before-users-create - "Ny användare" was pressed; cancelable; `detail.accountId`.
 * @event knippa-before-users-move - A row's "Flytta" was pressed; cancelable; `detail.accountId`, `detail.userId`.
 * @event knippa-users-create - A user was created.
 * @event knippa-users-move - A user was moved.
 * @event knippa-users-move-all - Several were moved; so `knippa-users-remove-all`, `-permit`, `-resend-all`, `-redistribute`, with `detail.accountId`.
 * @event knippa-users-remove - A user was removed.
 * @event knippa-users-import - A file was imported.
 * @event knippa-navigate - `route` has changed; read it from the element.
 * @csspart base - All of the element's inside.
 */
export class KnippaUserList extends KnippaElement<UserTerms> {
  static override styles = [sheet, formSheet, userListSheet];

  /** The account; without it, the one that the person is signed in to. */
  @property({ attribute: 'account-id' }) accountId = '';
  /** What is searched for, and which role. */
  @property({ attribute: false }) route: UserRoute = { search: '', role: '' };

  /** Where the account's people sign in, for what is handed out to them; without it, nothing is said of where. */
  @property({ attribute: 'sign-in-href' }) signInHref = '';

  @state() private dialog: Dialog | undefined;
  /** What was done last, kept on the screen. */
  @state() private result: unknown;

  protected override readonly words = userTerms;

  readonly #export = new Submission(this, users.export);
  readonly #session = new Reading(this, session.read, () => (this.accountId ? undefined : {}));
  readonly #account = new Reading(this, accounts.read, () => this.#of({}), { needs: this.#session });
  readonly #list = new Pages(this, users.list, () => this.#of(filterOf(this.route)), {
    needs: this.#account,
    found: (total) => this.terms?.found(total),
  });

  readonly #responsibles = new Responsibles(this, () => (this.#keeps ? this.#account.value?.id : undefined));
  readonly #acts = new UserActs(this, { said: (result) => (this.result = result), again: () => this.refresh() });
  /** Whose list it is, and for whom. */
  #shown = '';

  /** A manager themself, with their quota: they see no other manager. */
  readonly #own = new Reading(this, users.list, () => (this.#asManager ? this.#of({ role: 'manager' as const, size: 1 }) : undefined));

  /** Whether the person sees everybody's responsible: not a manager, who is it. */
  get #keeps(): boolean {
    const redistribute = this.#account.value && may(this.#account.value, users.redistribute);
    return redistribute !== undefined && (redistribute === true || redistribute.code !== 'not-permitted');
  }

  get #asManager(): boolean {
    const account = this.#account.value;
    return account !== undefined && !this.#keeps && may(account, users.list) === true;
  }

  /** Those who are chosen, and what was done, are of the account that is shown and of whom it is shown to. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const shown = JSON.stringify([this.accountId, this.page?.epoch]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.dialog = this.result = undefined;
      this.#acts.forget();
    }
    this.#acts.read(this.#list.reading.value?.items ?? []);
    super.willUpdate(changed);
  }

  /** Reads the list again. */
  refresh(): void {
    this.#list.reading.again();
    this.#account.again();
  }

  #of<T extends object>(rest: T): ({ accountId: string } & T) | undefined {
    const accountId = this.accountId || this.#session.value?.account?.id;
    return accountId ? { accountId, ...rest } : undefined;
  }

  #go(route: Partial<UserRoute>): void {
    const next = { ...this.route, ...route };
    if (JSON.stringify(filterOf(next)) === JSON.stringify(filterOf(this.route))) return;
    this.#list.aloud();
    this.route = next;
    navigated(this);
  }

  #openCreate(): void {
    const detail = this.#of({});
    if (detail && ask<typeof users.create>(this, 'users.create', detail)) this.dialog = 'create';
  }

  constructor() {
    super();
    new LostFocus(this);
  }

  /** The focus goes back to what opened the dialog, or to the heading when its row is gone. */
  async #closeDialog(event: Event): Promise<void> {
    event.stopPropagation();
    this.dialog = undefined;
    this.#acts.close();
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.focusHeading();
  }

  async #download(form: ExportForm, t: Words): Promise<void> {
    const xlsx = form === 'xlsx';
    const input = this.#of({ language: xlsx ? this.language : form, format: xlsx ? 'xlsx' : 'csv' } as const);
    this.find<HTMLDetailsElement>('#export')?.removeAttribute('open');
    const done = input && (await this.#export.send(input));
    if (!done) return;
    saveAs(done.output, this.#account.value?.groupId ?? 'knippa');
    announce(t.exported);
  }

  protected override view(t: Words): unknown {
    const account = this.#account.value;
    const own = this.#asManager ? this.#own.value?.items[0] : undefined;
    return html`<div class="head">
        <h2 tabindex="-1">
          ${t.users} <span class="muted">${account && (own || !this.#asManager) ? inSight(account, own, t) : nothing}</span>
        </h2>
        ${account ? headButtons(account, t, this.#head(t)) : nothing}
      </div>
      ${account ? headReasons(account, t) : nothing}
      <div class="result" role="status" ?hidden=${!this.result}>${this.result ?? nothing}</div>
      ${formError(this.#export, t)} ${this.#searchForm(t)}
      ${whenRead(this.#list.reading, t, bones(6), ({ items }) => this.#rows(items, account, own, t))}
      ${account ? this.#dialogs(account, t) : nothing}`;
  }

  #head(t: Words): HeadActs {
    return {
      create: () => this.#openCreate(),
      import: () => (this.dialog = 'import'),
      download: (form) => void this.#download(form, t),
    };
  }

  #searchForm(t: Words): TemplateResult {
    const { search } = this.route;
    const beside = filters(this.route, this.#keeps ? this.#responsibles : undefined, (route) => this.#go(route), t);
    return searchForm(
      { label: t.searchLabel, hint: t.searchHint, value: search, beside },
      this.#list,
      (text) => this.#go({ search: text }),
      t,
    );
  }

  #rows(rows: readonly User[], account: Account | undefined, own: User | undefined, t: Words): TemplateResult {
    const search = this.route.search.trim();
    const filtered = search !== '' || isFiltered(this.route);
    const showAll = filtered
      ? html`<button class="quiet" @click=${() => this.#go({ search: '', ...everybody })}>${t.showAll}</button>`
      : nothing;
    if (rows.length === 0 && this.#list.first) {
      return filtered ? emptyList(t.noHits(search), t.noHitsHint, showAll) : emptyList(t.empty, t.emptyFirst);
    }
    if (!account) return bones(6);
    const acts = this.#acts.ofRows(account, (by) => this.#go(sortedBy(this.route, by)));
    return html`${this.#acts.bar(account, t)}
      <div aria-busy=${this.#list.reading.busy}>${userTable(rows, this.route, this.#responsibles.names, t, acts)}</div>
      ${own && !filtered && own.users === 0 ? emptyList(t.emptyOwn, t.emptyOwnFirst) : nothing} ${this.#list.foot(t, search, showAll)}`;
  }

  #dialogs(account: Account, t: Words): TemplateResult {
    return html`<div @knippa-close=${this.#closeDialog} @knippa-users-import=${() => (this.result = undefined)}>
      <knippa-user-editor .account=${account} sign-in-href=${this.signInHref} ?open=${this.dialog === 'create'}></knippa-user-editor>
      <knippa-user-import .account=${account} sign-in-href=${this.signInHref} ?open=${this.dialog === 'import'}></knippa-user-import>
      ${this.#acts.dialogs(account, this.signInHref, t)}
    </div>`;
  }
}

/** What is said where no rows are. */
function emptyList(heading: string, hint: string, act: unknown = nothing): TemplateResult {
  return html`<div class="empty">
    <h3>${heading}</h3>
    <p class="muted">${hint}</p>
    ${act}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-user-list': KnippaUserList;
  }
}
