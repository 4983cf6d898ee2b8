import { accounts, session, users, type Account, type Order, type Role, type User, type UserSort } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { copyText } from '../kernel/copy.js';
import { ask, navigated } from '../kernel/events.js';
import { doneNote, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { announce } from '../kernel/live.js';
import { Pages, searchForm } from '../kernel/pages.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { Responsibles } from '../kernel/responsibles.js';
import { save } from '../kernel/save.js';
import { sheet } from '../kernel/sheet.js';
import { bones, refusalSentence, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { KnippaMoveUserDialog } from '../move-user-dialog/move-user-dialog.js';
import type { CommonTerms } from '../terms/common.js';
import { userTerms, type UserTerms } from '../terms/users.js';
import { everybody, filterOf, filters, isFiltered, sortedBy } from './filters.js';
import { Mailing } from './mailing.js';
import { Permitting } from './permitting.js';
import { Removal } from './removal.js';
import { userTable, type RowActs } from './rows.js';
import { severalBar } from './several.js';
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
/** As many as an act takes. */
const most = 500;

type Dialog = 'create' | 'import' | 'move' | 'redistribute';

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

  @state() private dialog: Dialog | undefined;
  @state() private chosen: User | undefined;
  /** Who are chosen, by id, on whatever page. */
  @state() private several: ReadonlyMap<string, User> = new Map();
  /** What was done last, kept on the screen. */
  @state() private result: unknown;

  protected override readonly words = userTerms;

  #rowsChange = false;

  readonly #export = new Submission(this, users.export);
  readonly #session = new Reading(this, session.read, () => (this.accountId ? undefined : {}));
  readonly #account = new Reading(this, accounts.read, () => this.#of({}), { needs: this.#session });
  readonly #list = new Pages(this, users.list, () => this.#of(filterOf(this.route)), {
    needs: this.#account,
    found: (total) => this.terms?.found(total),
  });

  readonly #responsibles = new Responsibles(this, () => (this.#keeps ? this.#account.value?.id : undefined));
  readonly #removal = new Removal(this, {
    removed: (people) =>
      this.#done(people, (t) => (people.length === 1 ? t.removed(people[0]?.displayName ?? '') : t.removedMany(people.length))),
    moveInstead: (people) => {
      this.#removal.about([]);
      this.#openMove(people);
    },
  });
  readonly #permitting = new Permitting(this, (people) => this.#done(people, (t) => t.permitted(people.length)));
  readonly #mailing = new Mailing(this, (mailed) => this.#done([], (t) => t.mailed(mailed)));

  /** Whether the person sees everybody's responsible: not a manager, who is it. */
  get #keeps(): boolean {
    const account = this.#account.value;
    return account !== undefined && may(account, users.redistribute) === true;
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

  #openMove(people: readonly User[]): void {
    const [user] = people;
    if (!user) return;
    if (people.length === 1 && !ask<typeof users.move>(this, 'users.move', { accountId: user.accountId, userId: user.id })) return;
    this.chosen = people.length === 1 ? user : undefined;
    this.dialog = 'move';
  }

  #openRedistribute(from: User | undefined): void {
    this.chosen = from;
    this.dialog = 'redistribute';
  }

  #choose(people: readonly User[], chosen: boolean): void {
    const several = new Map(this.several);
    for (const user of people) {
      if (!chosen) several.delete(user.id);
      else if (several.size < most) several.set(user.id, user);
    }
    this.several = several;
  }

  /** Something was done: it is said, and those it was done to are chosen no more. */
  #done(people: readonly User[], said: (t: Words) => unknown): void {
    this.#rowsChange = true;
    this.#choose(people.length > 0 ? people : [...this.several.values()], false);
    if (this.terms) this.result = said(this.terms);
    this.#forget();
  }

  /** No dialog is open. */
  #forget(): void {
    this.dialog = undefined;
    for (const act of [this.#removal, this.#permitting, this.#mailing]) act.about([]);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // The row that opened the dialog is gone, and the focus with it.
    if (!this.#rowsChange || this.#list.reading.busy) return;
    this.#rowsChange = false;
    if (document.activeElement === document.body) this.focusHeading();
  }

  /** The focus goes back to what opened the dialog, or to the heading when its row is gone. */
  async #closeDialog(event: Event): Promise<void> {
    event.stopPropagation();
    this.#forget();
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.focusHeading();
  }

  #moved(event: Event, t: Words): void {
    const { moved } = event.target as KnippaMoveUserDialog;
    this.#rowsChange = true;
    if (this.chosen) this.#choose([this.chosen], false);
    if (moved) this.result = html`${t.moved(moved.displayName, moved.account)} ${t.signsInWith(moved.signInName)}`;
  }

  /** Several have moved: whoever signs in without an e-mail has to be told the new name, in a text for them all. */
  #movedAll(event: Event, t: Words): void {
    const { movedAll } = event.target as KnippaMoveUserDialog;
    if (!movedAll) return;
    const { people, account } = movedAll;
    const told = people.filter(({ email }) => email === null).map(({ displayName, signInName }) => `${displayName}: ${signInName}`);
    const text =
      told.length > 0
        ? html`<p>${t.tellThem}</p>
            ${copyText(told.join('\n'), t)}`
        : nothing;
    this.#done([], () => html`${t.movedMany(people.length, account)} ${text}`);
  }

  async #download(language: 'sv' | 'en', t: Words): Promise<void> {
    const input = this.#of({ language });
    this.find<HTMLDetailsElement>('.menu')?.removeAttribute('open');
    const done = input && (await this.#export.send(input));
    if (!done) return;
    save(done.output, `${this.#account.value?.groupId ?? 'knippa'}.csv`);
    announce(t.exported);
  }

  protected override view(t: Words): unknown {
    const account = this.#account.value;
    return html`<div class="head">
        <h2 tabindex="-1">
          ${t.users} <span class="muted">${account ? t.inAccount(account.name, account.users, account.capacity) : nothing}</span>
        </h2>
        ${account ? this.#buttons(account, t) : nothing}
      </div>
      ${account ? this.#reasons(account, t) : nothing}
      <div class="result" role="status" ?hidden=${!this.result}>${this.result ? doneNote(this.result) : nothing}</div>
      ${formError(this.#export, t)} ${this.#searchForm(t)}
      ${whenRead(this.#list.reading, t, bones(6), ({ items }) => this.#rows(items, account, t))}
      ${account ? this.#dialogs(account, t) : nothing}`;
  }

  #buttons(account: Account, t: Words): TemplateResult {
    const allowed = { import: may(account, users.import), export: may(account, users.export), create: may(account, users.create) };
    const off = (act: keyof typeof allowed) => (allowed[act] === true ? nothing : 'true');
    const open = (act: 'import' | 'create') => () => {
      if (allowed[act] !== true) return;
      if (act === 'create') this.#openCreate();
      else this.dialog = 'import';
    };
    const form = (language: 'sv' | 'en', name: string) =>
      html`<button class="quiet" @click=${() => this.#download(language, t)}>${name}</button>`;
    return html`<div class="row">
      ${
        allowed.export === true
          ? html`<details class="menu">
              <summary>${t.export}</summary>
              <div>${form('sv', t.exportSwedish)} ${form('en', t.exportEnglish)}</div>
            </details>`
          : nothing
      }
      <button class="quiet" aria-disabled=${off('import')} aria-describedby="reasons" @click=${open('import')}>${t.import}</button>
      <button class="primary" aria-disabled=${off('create')} aria-describedby="reasons" @click=${open('create')}>${t.create}</button>
    </div>`;
  }

  /** Why buttons are off, each reason once. */
  #reasons(account: Account, t: Words): TemplateResult {
    const refused = [may(account, users.create), may(account, users.import)].filter((allowed) => allowed !== true);
    const sentences = new Set(refused.map((refusal) => refusalSentence(refusal, t)));
    return html`<div id="reasons" class="muted small">${[...sentences].map((sentence) => html`<p>${sentence}</p>`)}</div>`;
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

  #rows(rows: readonly User[], account: Account | undefined, t: Words): TemplateResult {
    const search = this.route.search.trim();
    const filtered = search !== '' || isFiltered(this.route);
    const showAll = filtered
      ? html`<button class="quiet" @click=${() => this.#go({ search: '', ...everybody })}>${t.showAll}</button>`
      : nothing;
    if (rows.length === 0 && this.#list.first) {
      return html`<div class="empty">
        <h3>${filtered ? t.noHits(search) : t.empty}</h3>
        <p class="muted">${filtered ? t.noHitsHint : t.emptyFirst}</p>
        ${showAll}
      </div>`;
    }
    if (!account) return bones(6);
    return html`${this.#bar(account, t)}
      <div aria-busy=${this.#list.reading.busy}>${userTable(rows, this.route, t, this.#acts(account))}</div>
      ${this.#list.foot(t, search, showAll)}`;
  }

  #acts(account: Account): RowActs {
    return {
      account,
      choosing: may(account, users.removeAll) === true,
      chosen: ({ id }) => this.several.has(id),
      choose: (people, chosen) => this.#choose(people, chosen),
      sort: (by) => this.#go(sortedBy(this.route, by)),
      move: (user) => this.#openMove([user]),
      remove: (user) => this.#removal.about([user]),
      redistribute: (user) => this.#openRedistribute(user),
    };
  }

  #bar(account: Account, t: Words): TemplateResult {
    const people = [...this.several.values()];
    return severalBar(account, people, t, {
      move: () => this.#openMove(people),
      redistribute: () => this.#openRedistribute(undefined),
      permit: () => this.#permitting.about(people),
      mail: () => this.#mailing.about(people),
      remove: () => this.#removal.about(people),
      none: () => (this.several = new Map()),
    });
  }

  #dialogs(account: Account, t: Words): TemplateResult {
    const people = [...this.several.values()];
    const { chosen, dialog } = this;
    return html`<div
      @knippa-close=${this.#closeDialog}
      @knippa-users-move=${(event: Event) => this.#moved(event, t)}
      @knippa-users-move-all=${(event: Event) => this.#movedAll(event, t)}
      @knippa-users-redistribute=${() => this.#done([], () => t.redistributed)}
      @knippa-users-import=${() => (this.result = undefined)}
    >
      <knippa-user-editor .account=${account} ?open=${dialog === 'create'}></knippa-user-editor>
      <knippa-user-import .account=${account} ?open=${dialog === 'import'}></knippa-user-import>
      <knippa-move-user-dialog
        .account=${account}
        .user=${chosen}
        .users=${chosen ? [] : people}
        ?open=${dialog === 'move'}
      ></knippa-move-user-dialog>
      <knippa-redistribute-dialog
        .from=${chosen}
        .users=${chosen ? [] : people}
        ?open=${dialog === 'redistribute'}
      ></knippa-redistribute-dialog>
      ${this.#removal.view(account, t)} ${this.#permitting.view(t)} ${this.#mailing.view(t)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-user-list': KnippaUserList;
  }
}
