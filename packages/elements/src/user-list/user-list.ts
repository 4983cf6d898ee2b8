import { accounts, session, users, type Account, type Role, type User } from '@knippa/contract';
import { may } from '@knippa/sdk';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { ask, navigated } from '../kernel/events.js';
import { doneNote, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { announce } from '../kernel/live.js';
import { Pages, searchForm } from '../kernel/pages.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { save } from '../kernel/save.js';
import { sheet } from '../kernel/sheet.js';
import { bones, refusalSentence, whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { KnippaMoveUserDialog } from '../move-user-dialog/move-user-dialog.js';
import type { CommonTerms } from '../terms/common.js';
import { userTerms, type UserTerms } from '../terms/users.js';
import { userTable } from './rows.js';
import { userListSheet } from './user-list.styles.js';

/** What the list shows: what is searched for, and which role. */
export interface UserRoute {
  readonly search: string;
  readonly role: Role | '';
}

type Words = UserTerms & CommonTerms;
type Dialog = 'create' | 'import' | 'move';

/**
 * The users of an account: searched, filtered by role, fifty at a time. Creates one, imports and exports them as files, moves one to another
 * account.
 *
 * @tag knippa-user-list
 * @summary Lists the users of an account, and what is done with them (USR-01).
 * @event knippa-before-users-create - "Ny användare" was pressed; cancelable; `detail.accountId`.
 * @event knippa-before-users-move - A row's "Flytta" was pressed; cancelable; `detail.accountId`, `detail.userId`.
 * @event knippa-users-create - A user was created.
 * @event knippa-users-move - A user was moved.
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
  /** What was done last, kept on the screen. */
  @state() private result: unknown;

  protected override readonly words = userTerms;

  #rowsChange = false;

  readonly #export = new Submission(this, users.export);
  readonly #session = new Reading(this, session.read, () => (this.accountId ? undefined : {}));
  readonly #account = new Reading(this, accounts.read, () => this.#of({}), { needs: this.#session });
  readonly #list = new Pages(
    this,
    users.list,
    () => this.#of({ search: this.route.search.trim() || undefined, role: this.route.role || undefined }),
    { needs: this.#account, found: (total) => this.terms?.found(total) },
  );

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
    if (next.search === this.route.search && next.role === this.route.role) return;
    this.#list.aloud();
    this.route = next;
    navigated(this);
  }

  #openCreate(): void {
    const detail = this.#of({});
    if (detail && ask<typeof users.create>(this, 'users.create', detail)) this.dialog = 'create';
  }

  #openMove(user: User): void {
    if (!ask<typeof users.move>(this, 'users.move', { accountId: user.accountId, userId: user.id })) return;
    this.chosen = user;
    this.dialog = 'move';
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
    this.dialog = undefined;
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.focusHeading();
  }

  #moved(event: Event, t: Words): void {
    const { moved } = event.target as KnippaMoveUserDialog;
    this.#rowsChange = true;
    if (moved) this.result = html`${t.moved(moved.displayName, moved.account)} ${t.signsInWith(moved.signInName)}`;
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
      ${formError(this.#export, t)} ${this.#searchForm(t)} ${whenRead(this.#list.reading, t, bones(6), ({ items }) => this.#rows(items, t))}
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
    const { search, role } = this.route;
    const roles = ['administrator', 'manager', 'user'] as const;
    const beside = html`<label class="hidden" for="role">${t.role}</label>
      <select id="role" @change=${(event: Event) => this.#go({ role: (event.target as HTMLSelectElement).value as Role | '' })}>
        <option value="" ?selected=${role === ''}>${t.everyRole}</option>
        ${roles.map((name) => html`<option value=${name} ?selected=${role === name}>${t.roles[name]}</option>`)}
      </select>`;
    return searchForm(
      { label: t.searchLabel, hint: t.searchHint, value: search, beside },
      this.#list,
      (text) => this.#go({ search: text }),
      t,
    );
  }

  #rows(rows: readonly User[], t: Words): TemplateResult {
    const { role } = this.route;
    const search = this.route.search.trim();
    const filtered = search !== '' || role !== '';
    const showAll = filtered
      ? html`<button class="quiet" @click=${() => this.#go({ search: '', role: '' })}>${t.showAll}</button>`
      : nothing;
    if (rows.length === 0 && this.#list.first) {
      return html`<div class="empty">
        <h3>${filtered ? t.noHits(search) : t.empty}</h3>
        <p class="muted">${filtered ? t.noHitsHint : t.emptyFirst}</p>
        ${showAll}
      </div>`;
    }
    return html`<div aria-busy=${this.#list.reading.busy}>${userTable(rows, search, t, (user) => this.#openMove(user))}</div>
      ${this.#list.foot(t, search, showAll)}`;
  }

  #dialogs(account: Account, t: Words): TemplateResult {
    return html`<div
      @knippa-close=${this.#closeDialog}
      @knippa-users-move=${(event: Event) => this.#moved(event, t)}
      @knippa-users-import=${() => (this.result = undefined)}
    >
      <knippa-user-editor .account=${account} ?open=${this.dialog === 'create'}></knippa-user-editor>
      <knippa-user-import .account=${account} ?open=${this.dialog === 'import'}></knippa-user-import>
      <knippa-move-user-dialog .account=${account} .user=${this.chosen} ?open=${this.dialog === 'move'}></knippa-move-user-dialog>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-user-list': KnippaUserList;
  }
}
