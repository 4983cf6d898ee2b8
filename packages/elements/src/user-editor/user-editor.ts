import { session, users, type Account, type User } from '@knippa/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { KnippaDialog } from '../kernel/dialog.js';
import { dialogSheet } from '../kernel/dialog.styles.js';
import { tell } from '../kernel/events.js';
import { factsSheet } from '../kernel/facts.styles.js';
import { deed, doneNote, focusFirstWrong, formError } from '../kernel/form.js';
import { formSheet } from '../kernel/form.styles.js';
import { handedOut, handOut, type HandedOut } from '../kernel/hand-out.js';
import { announce } from '../kernel/live.js';
import { property, state } from '../kernel/property.js';
import { Reading } from '../kernel/reading.js';
import { Responsibles } from '../kernel/responsibles.js';
import { sheet } from '../kernel/sheet.js';
import { whenRead } from '../kernel/states.js';
import { Submission } from '../kernel/submission.js';
import type { CommonTerms } from '../terms/common.js';
import { userEditorTerms, type UserEditorTerms } from '../terms/user-editor.js';
import { createdNote, mailedTo } from './created.js';
import { Credentials } from './credentials.js';
import { Discarding } from './discarding.js';
import { EditForm } from './edit-form.js';
import { nobodyValue } from './responsibles.js';
import { room } from './room.js';
import { userEditorSheet } from './user-editor.styles.js';
import { UserFields } from './user-fields.js';

type Words = UserEditorTerms & CommonTerms;

/**
 * Creates a user of a group account, in a dialog, or several one after another; edits one, with what their role leaves behind, another password and sign-in
 * instructions. What is handed over by hand stands ready to copy and to print (USR-20).
 *
 * @tag knippa-user-editor
 * @summary Creates and edits users (USR-02…07, USR-20).
 * @event knippa-users-create - A user was created; `detail.accountId`.
 * @event knippa-users-edit - The user was edited; `detail.accountId`, `detail.userId`.
 * @event knippa-users-set-password - The user has another password; `detail.accountId`, `detail.userId`.
 * @event knippa-users-resend - The user was mailed sign-in instructions; `detail.accountId`, `detail.userId`.
 * @event knippa-close - The dialog has closed.
 * @csspart base - All of the element's inside.
 */
export class KnippaUserEditor extends KnippaDialog<UserEditorTerms> {
  static override styles = [sheet, formSheet, dialogSheet, factsSheet, userEditorSheet];

  /** The account. */
  @property({ attribute: false }) account: Account | undefined;
  /** The user to edit; without it, one is created. */
  @property({ attribute: 'user-id' }) userId = '';
  /** Where the account's people sign in, for what is handed out; without it, nothing is said of where. */
  @property({ attribute: 'sign-in-href' }) signInHref = '';

  /** Who was created since the dialog opened, and has a password handed over. */
  @state() private people: readonly HandedOut[] = [];
  /** Who was created last since it opened. */
  @state() private lastCreated: User | undefined;
  /** Whether the form has given way to what follows. */
  @state() private done = false;

  protected override readonly words = userEditorTerms;

  readonly #create = new Submission(this, users.create);
  readonly #session = new Reading(this, session.read, () => (this.open ? {} : undefined));
  readonly #user = new Reading(this, users.read, () => this.#of(this.userId));
  /** The manager themself, whose quota is filled. */
  readonly #own = new Reading(this, users.read, () => (this.#asManager ? this.#of(this.#session.value?.person.id ?? '') : undefined));
  readonly #responsibles = new Responsibles(this, () => {
    const wanted = this.open && this.#session.value !== undefined && !this.#asManager;
    return wanted ? this.account?.id : undefined;
  });
  readonly #fields = new UserFields(this);
  readonly #edit = new EditForm(this, {
    reading: this.#user,
    fields: this.#fields,
    responsibles: this.#responsibles,
    close: () => this.close(),
    saved: () => this.#leave(this.#credentials.typed),
  });
  readonly #credentials = new Credentials(this, (user) => this.#handOut(this.account ? [handedOut(user, this.account)] : []));
  readonly #discarding = new Discarding(this, () => super.close());

  get #asManager(): boolean {
    return this.#session.value?.account?.role === 'manager';
  }

  #of(userId: string): { accountId: string; userId: string } | undefined {
    return this.open && this.account && userId ? { accountId: this.account.id, userId } : undefined;
  }

  get #address(): string {
    return this.signInHref && new URL(this.signInHref, document.baseURI).href;
  }

  protected override get busy(): boolean {
    return this.#create.busy || this.#edit.busy || this.#credentials.busy;
  }

  protected override get shown(): boolean {
    return this.open && !this.#discarding.asks;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open')) this.#discarding.clear();
    if ((changed.has('open') && this.open) || changed.has('userId')) {
      this.people = [];
      this.lastCreated = undefined;
      this.#fields.begin('user');
      this.#again();
      this.#edit.clear();
      this.#credentials.clear();
    }
    super.willUpdate(changed);
  }

  #again(): void {
    this.done = false;
    this.#fields.begin(this.#fields.role);
    this.#create.clear();
  }

  /** Esc and the buttons that close: what is typed is not thrown away without a question. */
  protected override close(): void {
    const fields = this.renderRoot.querySelectorAll<HTMLInputElement>(
      '#new-user :is([type=text], [type=email], [type=tel], [name=password])',
    );
    this.#leave([...fields].some(({ value }) => value !== '') || this.#edit.changed || this.#credentials.typed);
  }

  #leave(typed: boolean): void {
    if (typed) this.#discarding.ask();
    else super.close();
  }

  async #send(event: SubmitEvent, t: Words): Promise<void> {
    event.preventDefault();
    const { account } = this;
    const form = event.target as HTMLFormElement;
    // an event that is over shows its submitter no more than from outside
    const more = event.submitter?.id === 'another';
    if (!account) return;
    if (!this.#fields.complete(form, false)) return focusFirstWrong(this);
    const { responsibleId, email, phone, password, quota, primaryContact, role, ...rest } = this.#fields.draft(form);
    const done = await this.#create.send({
      accountId: account.id,
      role,
      ...rest,
      ...(email && { email }),
      ...(phone && { phone }),
      ...(role !== 'administrator' && { password }),
      ...(quota !== undefined && { quota }),
      ...(role === 'administrator' && primaryContact && { primaryContact }),
      ...(responsibleId !== undefined && responsibleId !== nobodyValue && { responsibleId }),
    });
    if (!done) return focusFirstWrong(this);
    tell<typeof users.create>(this, 'users.create', { accountId: account.id });
    this.lastCreated = done.output;
    // whoever is mailed a link has nothing handed over
    if (role !== 'administrator') this.people = [...this.people, handedOut(done.output, account)];
    if (!more) {
      this.done = true;
      await this.updateComplete;
      this.focusHeading();
      return;
    }
    // role, permissions and responsible stay as they were chosen
    for (const name of ['displayName', 'username', 'email', 'phone', 'password']) {
      const control = this.find<HTMLInputElement>(`[name="${name}"]`);
      if (control) control.value = '';
    }
    announce([t.created(done.output.displayName), mailedTo(done.output, t)].filter(Boolean).join('. '));
    await this.updateComplete;
    this.find<HTMLInputElement>('#displayName')?.focus();
  }

  protected override inside(t: Words): unknown {
    const { account } = this;
    if (!account) return nothing;
    if (this.done && this.lastCreated) return this.#done(this.lastCreated, t);
    if (!this.userId) return this.#form(account, t);
    const name = this.#user.value?.displayName ?? '';
    return html`<h2 id="heading" tabindex="-1" autofocus>${t.editHeading(name)} <span class="muted">${t.inAccount(account.name)}</span></h2>
      ${whenRead(this.#session, t, nothingYet, () =>
        whenRead(
          this.#user,
          t,
          nothingYet,
          (user) =>
            html`${this.#edit.view(user, account, { own: user.id === this.#session.value?.person.id, asManager: this.#asManager }, t)}
            ${this.#credentials.view(user, t)}`,
        ),
      )}`;
  }

  #form(account: Account, t: Words): TemplateResult {
    const last = this.lastCreated;
    return html`<h2 id="heading" tabindex="-1" autofocus>${t.heading} <span class="muted">${t.inAccount(account.name)}</span></h2>
      <div role="status" class="made" ?hidden=${!last}>${last ? createdNote(last, t) : nothing}</div>
      ${whenRead(this.#session, t, nothingYet, () => this.#fieldsOfNew(account, t))}
      ${
        this.people.length > 0
          ? html`<section class="credentials">
              <h3>${t.handOverHeading}</h3>
              ${this.#handOut(this.people)}
            </section>`
          : nothing
      }`;
  }

  /** The form, once it is known whose it is: a manager is not asked what is not theirs to say. */
  #fieldsOfNew(account: Account, t: Words): TemplateResult {
    const spec = { account, from: undefined, sent: this.#create, asManager: this.#asManager, responsibles: this.#responsibles };
    const role = this.#asManager ? 'user' : this.#fields.role;
    return html`<div class="muted room">${room(account, this.#asManager, this.#own.value, t)}</div>
      <form id="new-user" class="form" novalidate @submit=${(event: SubmitEvent) => this.#send(event, t)}>
        ${this.#fields.view(spec, t)} ${formError(this.#create, t)}
        <div class="row">
          ${deed(t.create[role], this.#create, t)}
          <button id="another" aria-disabled=${this.#create.busy ? 'true' : nothing}>${t.createAnother}</button>
          <button type="button" @click=${() => this.close()}>${this.lastCreated ? t.close : t.cancel}</button>
        </div>
      </form>`;
  }

  #done(user: User, t: Words): TemplateResult {
    const mailed = mailedTo(user, t);
    return html`<h2 id="heading" tabindex="-1">${t.created(user.displayName)}</h2>
      <div class="form">
        ${mailed ? doneNote(mailed) : nothing} ${this.people.length > 0 ? this.#handOut(this.people) : nothing}
        <div class="row">
          <button class="primary" @click=${() => this.close()}>${t.close}</button>
          <button @click=${() => this.#again()}>${t.another}</button>
        </div>
      </div>`;
  }

  #handOut(people: readonly HandedOut[]): TemplateResult {
    const { terms: t, account } = this;
    return t ? handOut(people, { address: this.#address, primaryContact: account?.primaryContact }, t) : html``;
  }

  protected override view(t: Words): unknown {
    return html`${super.view(t)}${this.#discarding.view(t)}`;
  }
}

const nothingYet = html`<div class="form">${[0, 1, 2, 3].map(() => html`<span class="bone"></span>`)}</div>`;

declare global {
  interface HTMLElementTagNameMap {
    'knippa-user-editor': KnippaUserEditor;
  }
}
